"""Holds traffic against the bundled specs: openapi-core for requests and answers, and what it leaves out:
the JSON inside `response_data`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import yaml
from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict
from yamlcore import CCoreLoader

from generator.servers import server_url
from generator.validation import validator_for

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
        pointer = f"/paths/{template.replace('~', '~0').replace('/', '~1')}/{method}/responses/200"
        if pointer not in self._validators:
            self._validators[pointer] = validator_for(self.document, f"{pointer}/content/application~1json/schema")
        errors = self._validators[pointer].iter_errors(answer)
        return [f"{error.json_path}: {error.message[:300]}" for error in errors]


@cache
def contract_of(platform: str) -> Contract:
    """The committed spec of a platform, loaded once a process."""
    return Contract(platform)
