"""Holds traffic against the bundled specs: openapi-core for requests and answers, and what it leaves out:
the JSON inside `response_data`.
"""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import jsonschema_rs
import yaml
from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict
from yamlcore import CCoreLoader

from generator.document import pointer
from generator.formats import FORMATS, fits
from generator.servers import server_url
from generator.validation import SPEC, validator_for

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "specs" / "dist"


class _Request:
    """An httpx request as openapi-core wants it, on the documented host."""

    def __init__(self, request: httpx.Request, host_url: str) -> None:
        self.host_url = host_url
        self.path = request.url.path
        self.method = request.method.lower()
        self.body = request.content or None
        self.content_type = request.headers.get("content-type", "")
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(request.url.params.multi_items()),
            header=Headers(request.headers.multi_items()),
        )


class _Response:
    def __init__(self, response: httpx.Response) -> None:
        self.status_code = response.status_code
        self.content_type = response.headers.get("content-type", "")
        self.data = response.content
        self.headers = Headers(response.headers.multi_items())


class Contract:
    """One platform's bundled spec.

    Args:
        platform: `waiqin365` or `wshoto`.
        dist: The folder of the bundled spec.
    """

    def __init__(self, platform: str, dist: Path = DIST) -> None:
        text = (dist / f"{platform}.yaml").read_text(encoding="utf-8")
        self.document: dict[str, Any] = yaml.load(text, Loader=CCoreLoader)
        self.openapi = OpenAPI.from_dict(self.document)
        self.host_url = server_url(self.document["servers"][0])
        self.seen: list[str] = []
        """operationIds of what was checked."""
        self._validators: dict[str, Any] = {}
        self._quick = _QuickValidators(self.document)

    def check(self, response: httpx.Response) -> None:
        """Check an answer and the request behind it; an httpx event hook."""
        response.read()
        self._check(response)

    async def acheck(self, response: httpx.Response) -> None:
        """Check an answer and the request behind it; an event hook of an asynchronous client."""
        await response.aread()
        self._check(response)

    def _check(self, response: httpx.Response) -> None:
        request = _Request(response.request, self.host_url)
        self.openapi.validate_request(request)
        assert response.status_code == 200, "the specs describe 200 alone; `default` is any other status"
        self.openapi.validate_response(request, _Response(response))
        path, operation = self.operation(request.path, request.method)
        self.seen.append(operation["operationId"])
        for error in self.inner_errors(path, request.method, json.loads(response.content)):
            raise AssertionError(f"{operation['operationId']}: {error}")

    def operation(self, path: str, method: str) -> tuple[str, dict[str, Any]]:
        """The path template and operation of a request."""
        for template, item in self.document["paths"].items():
            fixed = template.partition("/{")[0]
            if method in item and (path == template or path.startswith(f"{fixed}/")):
                return template, item[method]
        raise AssertionError(f"no operation for {method} {path}")

    def inner_errors(self, template: str, method: str, answer: Any) -> list[str]:
        """What is wrong with an answer, the JSON inside its strings included."""
        schema = pointer(("paths", template, method, "responses", "200", "content", "application/json", "schema"))
        if self._quick.is_valid(schema, answer):
            return []
        if schema not in self._validators:
            self._validators[schema] = validator_for(self.document, schema)
        errors = self._validators[schema].iter_errors(answer)
        return [f"{error.json_path}: {error.message[:300]}" for error in errors] or ["jsonschema-rs found an error"]


class _QuickValidators:
    """The validators of `generator.validation` by jsonschema-rs, which takes a hundredth of the time, without words."""

    def __init__(self, document: dict[str, Any]) -> None:
        absolute = json.loads(json.dumps(document, default=str), object_hook=_with_absolute_reference)
        self._options: dict[str, Any] = {
            "registry": jsonschema_rs.Registry([(SPEC, absolute)]),
            "validate_formats": True,
            "formats": {name: partial(fits, name) for name in FORMATS},
            "keywords": {"contentSchema": self._content_schema},
        }
        self._known: dict[str, Any] = {}

    def is_valid(self, schema: str, answer: Any) -> bool:
        """True if an answer fits the schema at the pointer `schema`."""
        if schema not in self._known:
            reference = f"{SPEC}#{quote(schema, safe='/~')}"
            self._known[schema] = jsonschema_rs.Draft202012Validator({"$ref": reference}, **self._options)
        return bool(self._known[schema].is_valid(answer))

    def _content_schema(self, parent: dict[str, Any], schema: Any, _path: object) -> _ContentSchema:
        return _ContentSchema(jsonschema_rs.Draft202012Validator(schema, **self._options), parent)


class _ContentSchema:
    """The keyword `contentSchema`."""

    def __init__(self, inner: Any, parent: dict[str, Any]) -> None:
        self._inner, self._applies = inner, parent.get("contentMediaType") == "application/json"

    def validate(self, instance: Any) -> None:
        """Raise ValueError if the JSON text inside is not as its schema says."""
        if self._applies and isinstance(instance, str) and instance and not self._inner.is_valid(json.loads(instance)):
            raise ValueError("the text inside does not fit")


def _with_absolute_reference(value: dict[str, Any]) -> dict[str, Any]:
    reference = value.get("$ref")
    return value | {"$ref": SPEC + reference} if isinstance(reference, str) and reference[0] == "#" else value


@cache
def contract_of(platform: str) -> Contract:
    """The committed spec of a platform, loaded once a process."""
    return Contract(platform)
