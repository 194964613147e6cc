"""The copy of a request that is sent, and its removal from responses."""

from __future__ import annotations

import anyio
import httpx
import pytest

from dingdan.transport._signed_request import (
    Sending,
    SignedRequest,
    SignedURL,
    is_signed,
    readable,
    readdressed,
    unsign,
)

UNSIGNED = "https://waiqin365.invalid/api/order"
SIGNED = f"{UNSIGNED}/openid/1793500200000/70d1dac33b10b71da47b5673c6c1c35c/m1"


def request(sending: Sending | None = None) -> httpx.Request:
    """An unsigned request."""
    extensions = {} if sending is None else {"dingdan.sending": sending}
    return httpx.Request("POST", UNSIGNED, content=b'{"id":"1"}', extensions=extensions)


def signed(original: httpx.Request) -> SignedRequest:
    """The signed copy of a request."""
    return readdressed(original, SignedURL(SIGNED))


class Unread(httpx.SyncByteStream):
    """A body that nobody has read yet."""

    def __iter__(self) -> None:  # type: ignore[override]
        raise AssertionError("the body is read")


def unread(**told: bytes) -> httpx.Response:
    """A response whose body was not read, in a compressed form."""
    headers = [("Content-Length", "90"), ("content-ENCODING", "gzip"), ("Transfer-Encoding", "chunked"), ("X-Id", "7")]
    return httpx.Response(503, headers=headers, stream=Unread(), request=request(), extensions={**told, "trace": "x"})


def test_a_signed_request_has_the_body_and_the_headers_of_its_original_and_shows_its_address() -> None:
    """Only the address differs, and no representation shows it."""
    original = request()
    copy = signed(original)
    assert (str(copy.url), copy.content, copy.method) == (SIGNED, b'{"id":"1"}', "POST")
    assert copy.headers == original.headers
    assert copy.unsigned is original
    assert repr(copy) == f"<Request('POST', URL('{UNSIGNED}'))>"
    assert repr(copy.url) == f"URL('{UNSIGNED}')"


def test_a_body_that_was_looked_at_is_begun_and_one_that_was_iterated_over_is_streamed() -> None:
    """A hook that reads the content has not sent it; a transport that iterates over the stream has."""
    sending = Sending()
    copy = signed(request(sending))
    assert (sending.begun, sending.streamed) == (False, False)
    assert copy.content == b'{"id":"1"}'
    assert (sending.begun, sending.streamed) == (True, False)
    assert isinstance(copy.stream, httpx.SyncByteStream)
    assert b"".join(copy.stream) == b'{"id":"1"}'
    assert (sending.begun, sending.streamed) == (True, True)


@pytest.mark.parametrize("how", ["read", "aread", "async for"])
def test_every_way_to_the_body_begins_the_write(how: str) -> None:
    """Transports take the body in one of these ways."""
    sending = Sending()
    copy = signed(request(sending))

    async def take() -> bytes:
        if how == "read":
            return copy.read()
        if how == "aread":
            return await copy.aread()
        assert isinstance(copy.stream, httpx.AsyncByteStream)
        return b"".join([part async for part in copy.stream])

    assert anyio.run(take) == b'{"id":"1"}'
    assert (sending.begun, sending.streamed) == (True, how == "async for")


def test_a_response_refers_to_the_unsigned_request_afterwards() -> None:
    """A signed address is in the request, in the history, in the next request and in Location."""
    original = request()
    copy = signed(original)
    response = httpx.Response(302, headers={"location": f"{SIGNED}?page=2"}, request=copy)
    response.history, response.next_request = [httpx.Response(302, request=copy)], copy
    assert is_signed(response)
    assert is_signed(response, original)
    assert not is_signed(response, request())
    assert unsign(response) is response
    assert response.request is original
    assert (response.history, response.next_request) == ([], None)
    assert "70d1dac33b10b71da47b5673c6c1c35c" not in response.headers["Location"]
    assert response.headers["Location"].startswith(UNSIGNED)
    assert not is_signed(response)


def test_the_request_of_a_caller_replaces_the_signed_one() -> None:
    """It is given where the caller made the request themselves."""
    given = request()
    assert unsign(httpx.Response(200, request=signed(request())), given).request is given


def test_a_response_to_an_unsigned_request_keeps_it() -> None:
    """There is nothing to remove."""
    original = request()
    response = unsign(httpx.Response(200, request=original))
    assert response.request is original
    assert "location" not in response.headers


def test_an_unread_response_becomes_one_without_a_body() -> None:
    """Headers about the body go: they are no longer true. What the transport knows of the response stays."""
    response = readable(unread(http_version=b"HTTP/2", reason_phrase=b"Gone Fishing"))
    assert response.content == b""
    assert (response.status_code, response.http_version, response.reason_phrase) == (503, "HTTP/2", "Gone Fishing")
    assert response.headers.raw == [(b"X-Id", b"7")]
    assert "trace" not in response.extensions
    assert str(response.request.url) == UNSIGNED


def test_a_response_that_was_read_stays() -> None:
    """No copy is made."""
    response = httpx.Response(200, content=b"body", request=request())
    assert readable(response) is response
