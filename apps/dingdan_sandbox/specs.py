"""The bundled specs: operations, validation of requests, fields of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dingdan_sandbox.bundled import bundled
from dingdan_sandbox.request_validation import RequestValidator

__all__ = ["Operation", "Spec", "bundled"]

METHODS = ("get", "post", "put", "patch", "delete")
_documents: dict[tuple[Path, int], dict[str, Any]] = {}
"""Cache of parsed specs by file and modification time: each test of a program may start a sandbox."""


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of a spec.

    Attributes:
        id: The operation's id.
        path: The path template, with `{parameters}`.
        method: The HTTP method, in capitals.
        definition: The operation object.
        secured: True if the operation requires authentication.
        validator: The validator of its requests.
    """

    id: str
    path: str
    method: str
    definition: Mapping[str, Any]
    secured: bool
    validator: RequestValidator

    def example(self, code: str, success: object) -> dict[str, Any]:
        """Return the first documented success example.

        Args:
            code: The member of the response that has the code, such as `return_code`.
            success: The code of a success.

        Returns:
            The example; `{code: success}` if the spec has none.
        """
        for response in self.definition.get("responses", {}).values():
            for content in response.get("content", {}).values():
                named = [example.get("value") for example in content.get("examples", {}).values()]
                for value in [*named, content.get("example")]:
                    if isinstance(value, dict) and value.get(code) == success:
                        return dict(value)
        return {code: success}


class Spec:
    """A bundled spec.

    Attributes:
        version: The file and its modification time in nanoseconds.
    """

    def __init__(self, file: Path) -> None:
        """Read the spec in `file`."""
        self.version = file, file.stat().st_mtime_ns
        self._document = _document(self.version)

    def operations(self) -> Iterator[Operation]:
        """Iterate over the operations of the spec."""
        everywhere = bool(self._document.get("security"))
        for path, item in self._document["paths"].items():
            for method in METHODS:
                if method in item:
                    definition = self._resolved(item[method])
                    secured = bool(definition.get("security", everywhere))
                    yield Operation(
                        definition["operationId"], path, method.upper(), definition, secured,
                        RequestValidator(self._document, path, method),
                    )  # fmt: skip

    def _resolved(self, definition: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return an operation with the responses that it refers to."""
        shared = self._document.get("components", {}).get("responses", {})
        responses = {
            status: shared[answer["$ref"].rpartition("/")[2]] if "$ref" in answer else answer
            for status, answer in definition.get("responses", {}).items()
        }
        return {**definition, "responses": responses}

    def properties(self, component: str) -> dict[str, Mapping[str, Any]]:
        """Return the properties of a component schema by name; empty if there is no such schema."""
        schemas = self._document.get("components", {}).get("schemas", {})
        fields: dict[str, Mapping[str, Any]] = schemas.get(component, {}).get("properties", {})
        return fields


def _document(version: tuple[Path, int]) -> dict[str, Any]:
    if version not in _documents:
        # The specs are our own; the loader in C takes a tenth of the time.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        _documents[version] = yaml.load(version[0].read_bytes(), Loader=loader)  # noqa: S506 - a safe loader
    return _documents[version]
