"""Requests are those that httpx itself builds, whatever the user does with the httpx client between two calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from dingdan import Waiqin365
from dingdan.transport._request_builder import HTTPX_BUILD_REQUEST, RequestBuilder
from tests.support.profiled import profiled

URL = httpx.URL("https://h.invalid/api/order?a=1")
HEADERS = httpx.Headers({"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "dingdan/0"})
EXTENSIONS = {"timeout": {"read": 1.0}, "mine": 7}


def set_cookie(client: httpx.Client) -> None:
    client.cookies.set("session", "7", domain="h.invalid")


def clear_cookies(client: httpx.Client) -> None:
    client.cookies.clear()


def add_parameter(client: httpx.Client) -> None:
    client.params = client.params.add("tenant", "7")


def add_header(client: httpx.Client) -> None:
    client.headers["X-Trace"] = "1"


def replace_header(client: httpx.Client) -> None:
    client.headers["accept-encoding"] = "identity"


def remove_header(client: httpx.Client) -> None:
    client.headers.pop("connection", None)


def set_length(client: httpx.Client) -> None:
    client.headers["Content-Length"] = "7"


def nothing(client: httpx.Client) -> None:
    assert not client.is_closed


CHANGES = [nothing, set_cookie, clear_cookies, add_parameter, add_header, replace_header, remove_header, set_length]


def both(builder: RequestBuilder, client: httpx.Client, content: bytes) -> list[dict[str, Any]]:
    """What a request of the builder and one of httpx are."""
    found = []
    for request in (
        builder.build(client, "POST", URL, content=content, extensions=EXTENSIONS),
        client.build_request("POST", URL, content=content, headers=HEADERS, extensions=dict(EXTENSIONS)),
    ):
        told = {
            "type": type(request),
            "method": request.method,
            "url": str(request.url),
            "headers": sorted(request.headers.raw),
            "encoding": request.headers.encoding,
            "content": request.content,
            "sent": b"".join(request.stream),  # type: ignore[arg-type]
            "extensions": request.extensions,
        }
        found.append(told)
    return found


@pytest.mark.parametrize("before", CHANGES)
@pytest.mark.parametrize("change", CHANGES)
def test_requests_are_those_of_httpx(
    before: Callable[[httpx.Client], None], change: Callable[[httpx.Client], None]
) -> None:
    builder = RequestBuilder(HEADERS)
    with httpx.Client(headers={"X-Own": "x"}) as client:
        before(client)
        for content in (b"{}", b'{"a":1}', b'{"a":12345678901}'):
            ours, theirs = both(builder, client, content)
            assert ours == theirs
        change(client)
        for content in (b"{}", b'{"a":1}'):
            ours, theirs = both(builder, client, content)
            assert ours == theirs


def test_each_client_has_headers_of_its_own() -> None:
    builder = RequestBuilder(HEADERS)
    with httpx.Client(headers={"X-Own": "1"}) as one, httpx.Client(headers={"X-Own": "2"}) as other:
        for client in (one, other, one):
            ours, theirs = both(builder, client, b"{}")
            assert ours == theirs


def test_requests_share_neither_headers_nor_extensions() -> None:
    builder = RequestBuilder(HEADERS)
    with httpx.Client() as client:
        for _ in range(3):
            request = builder.build(client, "POST", URL, content=b"{}", extensions=EXTENSIONS)
            assert request.extensions == EXTENSIONS
            assert "X-Hook" not in request.headers
            request.headers["X-Hook"] = request.extensions["hook"] = "1"


def test_a_class_with_a_build_request_of_its_own_is_asked_for_every_call() -> None:
    class Numbering(httpx.Client):
        number = 0

        def build_request(self, *arguments: Any, **options: Any) -> httpx.Request:
            self.number += 1
            request = super().build_request(*arguments, **options)
            request.headers["X-Number"] = str(self.number)
            return request

    sent = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["X-Number"])
        return httpx.Response(200, json={"return_code": "0", "return_msg": "", "msg_id": "", "response_data": "[]"})

    with (
        Numbering(transport=httpx.MockTransport(respond)) as http,
        Waiqin365("openid", "appkey", base_url="https://h.invalid", http_client=http) as client,
    ):
        for _ in range(3):
            client.orders.query()
    assert sent == ["1", "2", "3"]


def test_httpx_merges_headers_once() -> None:
    """It takes as long as signing."""
    asked = []

    def watch(frame: Any, event: str, _: object) -> None:
        if event == "call" and frame.f_code is HTTPX_BUILD_REQUEST.__code__:
            asked.append(frame)

    builder = RequestBuilder(HEADERS)
    with httpx.Client(headers={"X-Own": "x"}) as client:
        for _ in range(3):
            profiled(lambda: builder.build(client, "POST", URL, content=b"{}", extensions=EXTENSIONS), watch)
    assert len(asked) == 1
