"""A sandbox over a real socket and a caller of its own: nothing here comes from the clients that it is for."""

from __future__ import annotations

import hashlib
import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

import httpx
import pytest

from dingdan_sandbox import Running, Sandbox, running
from generator.document import operations
from tests.support.contract import contract_of
from tests.support.worlds import november

# Reading the certificates anew for every client would take much of the time of these tests.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
CHINA = timezone(timedelta(hours=8))
OPERATIONS = {
    operation["operationId"]: str(path[1]).partition("/{")[0]
    for path, operation, _ in operations(contract_of("waiqin365").document)
}
"""The address of each operation of Waiqin365 without the segments of its signature, by operationId."""


@dataclass
class Clock:
    """A clock that a test sets; it stands still otherwise."""

    now: float = datetime(2026, 11, 22, 12, tzinfo=CHINA).timestamp()

    def __call__(self) -> float:
        return self.now


def as_bytes(body: Any) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()


@dataclass
class Caller:
    """Calls a sandbox with plain httpx, and holds every answer against the bundled specs.

    Requests are held against them too, unless `valid` is False. Of a page with more rows than `rows_checked` only
    the first are held against the spec: the validator takes two seconds for a thousand.
    """

    server: Running
    http: httpx.Client
    rows_checked: int = 20

    def address(self, operation: str, body: bytes, **other: str) -> str:
        """Sign `body` and give the URL; `other` takes the place of a segment."""
        sandbox = self.server.sandbox
        timestamp = other.get("timestamp", str(int(sandbox.clock() * 1000)))
        appkey = other.get("appkey", sandbox.appkey)
        digest = hashlib.md5(body + f"|{appkey}|{timestamp}".encode()).hexdigest()
        segments = (
            other.get("openid", sandbox.openid),
            timestamp,
            other.get("digest", digest),
            other.get("msg_id", "m-1"),
        )
        return "/".join((f"{self.server.url}{OPERATIONS[operation]}", *segments))

    def envelope(self, operation: str, body: Any, *, valid: bool = True, **other: str) -> dict[str, Any]:
        """Call Waiqin365 and give the whole answer."""
        content = as_bytes(body)
        response = self.http.post(
            self.address(operation, content, **other), content=content, headers={"Content-Type": "application/json"}
        )
        return self._checked("waiqin365", response, valid)

    def query(self, operation: str, *, valid: bool = True, **fields: Any) -> list[dict[str, Any]]:
        """Give the decoded rows of one page."""
        answer = self.envelope(operation, fields, valid=valid)
        assert answer["return_code"] == "0", answer
        rows: list[dict[str, Any]] = json.loads(answer["response_data"])
        return rows

    def everything(self, operation: str, **fields: Any) -> list[dict[str, Any]]:
        """Give the rows of all pages."""
        rows: list[dict[str, Any]] = []
        number = 1
        while page := self.query(operation, page_number=number, **fields):
            rows += page
            number += 1
        return rows

    def write(self, operation: str, body: Any) -> dict[str, Any]:
        """Write and expect success."""
        answer = self.envelope(operation, body)
        assert answer["return_code"] == "0", answer
        return answer

    def refused(self, operation: str, body: Any, *, valid: bool = True, code: str = "1") -> str:
        """Write and expect failure with a code; give its text."""
        answer = self.envelope(operation, body, valid=valid)
        assert (answer["return_code"], answer["response_data"]) == (code, None), answer
        message: str = answer["return_msg"]
        return message

    def token(self, **other: str) -> dict[str, Any]:
        """Ask Wshoto for a token and give the whole answer."""
        sandbox = self.server.sandbox
        query = {"appid": sandbox.appid, "app_secret": sandbox.app_secret} | other
        return self._checked("wshoto", self.http.get(f"{self.server.url}/openapi/access_token", params=query), True)

    def wshoto(
        self, method: str, path: str, body: Any, token: str | None = None, *, valid: bool = True
    ) -> dict[str, Any]:
        """Call Wshoto and give the whole answer."""
        content = as_bytes(body)
        query = {"access_token": self.token()["data"]["access_token"] if token is None else token}
        response = self.http.request(
            method, f"{self.server.url}/openapi/{path}", params=query, content=content,
            headers={"Content-Type": "application/json"},
        )  # fmt: skip
        return self._checked("wshoto", response, valid)

    def _checked(self, platform: str, response: httpx.Response, valid: bool) -> dict[str, Any]:
        contract = contract_of(platform)
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "application/json;charset=UTF-8"
        answer: dict[str, Any] = response.json()
        request, shorter = response.request, self._shortened(answer)
        if valid:
            contract.check(httpx.Response(200, json=shorter, request=request))
        else:
            template, _ = contract.operation(request.url.path, request.method.lower())
            assert contract.inner_errors(template, request.method.lower(), shorter) == []
        return answer

    def _shortened(self, answer: dict[str, Any]) -> dict[str, Any]:
        rows, data = self.rows_checked, answer.get("data")
        if text := answer.get("response_data"):
            return answer | {"response_data": json.dumps(json.loads(text)[:rows], ensure_ascii=False)}
        if isinstance(data, dict) and "records" in data:
            return answer | {"data": data | {"records": data["records"][:rows]}}
        return answer


@contextmanager
def calling(sandbox: Sandbox, **more: Any) -> Iterator[Caller]:
    """Run a sandbox and a caller of it."""
    with running(sandbox, **more) as server, httpx.Client(verify=NO_CERTIFICATES, timeout=60) as http:
        yield Caller(server, http)


@pytest.fixture(scope="module")
def shared() -> Iterator[Caller]:
    """A sandbox that nobody writes to."""
    with calling(november(orders=1500, clock=Clock())) as caller:
        yield caller


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def caller(clock: Clock) -> Iterator[Caller]:
    """A sandbox of the test's own."""
    with calling(november(orders=30, clock=clock)) as caller:
        yield caller


@pytest.fixture
def order() -> dict[str, Any]:
    """An order to add."""
    return {
        "order_no": "MINE-1", "cm_code": "CUS-0731", "emp_code": "sales-017", "storehouse_code": "CK-EAST",
        "submit_date": "2026-11-22 11:59:00", "consignment_date": "2026-11-25", "bill_discount": "3.70",
        "remarks": "你好，请送到后门🚚",
        "prods": [
            {"product_code": "SKU-TEA-500", "input_price": "11.85", "input_count": "10", "is_gift": "0"},
            {"product_code": "SKU-TEA-050", "input_price": "0", "input_count": "1", "is_gift": "1",
             "input_unit_name": "箱"},
        ],
    }  # fmt: skip
