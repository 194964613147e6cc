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

from dingdan_sandbox.formats import FORMATS

PACKAGED = Path(__file__).parent / "specs"
REPOSITORY = Path(__file__).parents[2] / "specs" / "dist"
METHODS = ("get", "post", "put", "patch", "delete")
_documents: dict[tuple[Path, int], Mapping[str, Any]] = {}
"""The parsed specs by file and time of change, since the tests of a program may start a sandbox each."""


def bundled() -> Path:
    """Return the folder of the bundled specs: the package's own, or the repository's in a source tree."""
    return PACKAGED if PACKAGED.is_dir() else REPOSITORY


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of a spec.

    Attributes:
        id: The platform's name for it.
        path: Its path, with `{parameters}`.
        method: In capitals.
        definition: The operation object.
        secured: Whether it asks for the security scheme.
    """

    id: str
    path: str
    method: str
    definition: Mapping[str, Any]
    secured: bool

    def example(self, code: str, success: object) -> dict[str, Any]:
        """Return the first documented answer whose member `code` is `success`; just that member if there is none."""
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
        version: Its file and when that was changed last, in nanoseconds.
    """

    def __init__(self, file: Path) -> None:
        """Read `file`."""
        self.version = file, file.stat().st_mtime_ns
        document = _document(self.version)
        # The documented hosts are not this one.
        self._document = cast("dict[str, Any]", {**document, "servers": [{"url": "/"}]})
        # The specs are checked where they are made; doing it again takes longer than all else at the start.
        # None is how openapi-core turns it off, whatever its annotation says.
        config = Config(spec_validator_cls=None, extra_format_validators=dict(FORMATS))  # type: ignore[arg-type]
        self._openapi = OpenAPI.from_dict(self._document, config=config)

    def operations(self) -> Iterator[Operation]:
        """Iterate over the operations."""
        everywhere = bool(self._document.get("security"))
        for path, item in self._document["paths"].items():
            for method in METHODS:
                if method in item:
                    definition = item[method]
                    secured = bool(definition.get("security", everywhere))
                    yield Operation(definition["operationId"], path, method.upper(), definition, secured)

    def properties(self, component: str) -> dict[str, Mapping[str, Any]]:
        """Return the fields of a schema; none if there is no such schema."""
        schemas = self._document.get("components", {}).get("schemas", {})
        fields: dict[str, Mapping[str, Any]] = schemas.get(component, {}).get("properties", {})
        return fields

    def complaint(self, request: Request, body: bytes) -> str | None:
        """Return the error in a request, with the name of the field; None if there is none."""
        try:
            self._openapi.validate_request(_Received(request, body))
        except OpenAPIError as error:
            return _explanation(error)
        return None


def _document(version: tuple[Path, int]) -> Mapping[str, Any]:
    if version not in _documents:
        _documents[version], _ = FilePathReader(str(version[0])).read()
    return _documents[version]


class _Received:
    """A request as openapi-core wants it."""

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
