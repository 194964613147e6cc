"""The bundled specs: operations, validation of requests, fields of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from jsonschema_path.readers import FilePathReader
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from openapi_core.validation.schemas.exceptions import InvalidSchemaValue
from starlette.requests import Request

from dingdan_sandbox.bundled import bundled
from dingdan_sandbox.formats import FORMATS

__all__ = ["Operation", "Spec", "bundled"]

METHODS = ("get", "post", "put", "patch", "delete")
_documents: dict[tuple[Path, int], Mapping[str, Any]] = {}
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
    """

    id: str
    path: str
    method: str
    definition: Mapping[str, Any]
    secured: bool

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
        document = _document(self.version)
        # The documented hosts are not this one.
        self._document = cast("dict[str, Any]", {**document, "servers": [{"url": "/"}]})
        # The specs are checked where they are made; doing it again takes longer than all else at the start.
        # None is how openapi-core turns it off, whatever its annotation says.
        config = Config(spec_validator_cls=None, extra_format_validators=dict(FORMATS))  # type: ignore[arg-type]
        self._openapi = OpenAPI.from_dict(self._document, config=config)

    def operations(self) -> Iterator[Operation]:
        """Iterate over the operations of the spec."""
        everywhere = bool(self._document.get("security"))
        for path, item in self._document["paths"].items():
            for method in METHODS:
                if method in item:
                    definition = self._resolved(item[method])
                    secured = bool(definition.get("security", everywhere))
                    yield Operation(definition["operationId"], path, method.upper(), definition, secured)

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

    def complaint(self, request: Request, body: bytes) -> str | None:
        """Validate a request; return the error with the field's name, or None if the request is valid."""
        try:
            self._openapi.validate_request(_RequestAdapter(request, body))
        except OpenAPIError as error:
            return _explanation(error)
        return None


def _document(version: tuple[Path, int]) -> Mapping[str, Any]:
    if version not in _documents:
        _documents[version], _ = FilePathReader(str(version[0])).read()
    return _documents[version]


class _RequestAdapter:
    """A request that implements openapi-core's `Request` protocol."""

    def __init__(self, request: Request, body: bytes) -> None:
        self.parameters = RequestParameters(query=request.query_params, header=request.headers)
        self.host_url = str(request.base_url)
        self.path = request.url.path
        self.method = request.method.lower()
        self.body = body or None
        # Waiqin365 takes requests without a content type, and all bodies of both platforms are JSON.
        self.content_type = "application/json"


def _explanation(error: BaseException) -> str:
    cause = error.__cause__
    if not isinstance(cause, InvalidSchemaValue):
        return str(cause or error)
    first: Any = next(iter(cause.schema_errors))
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first.path).lstrip(".")
    prefix = f"{where}: " if where else ""
    if first.validator == "anyOf":
        names = [name for choice in first.validator_value for name in choice.get("required", ())]
        if names:
            return f"{prefix}{', '.join(names)} 必须传一个"
    if first.validator == "format" and first.validator_value == "waiqin-id":
        # What the platform has been seen to answer when a code stands where an id belongs.
        return (
            f'ERROR: invalid input syntax for integer: "{first.instance}"\n'
            f"### Error querying database. Cause: org.postgresql.util.PSQLException\n### 参数: {where}"
        )
    return prefix + str(first.message)
