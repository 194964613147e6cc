"""The signed request: a copy that is sent, so that the request that the call keeps never holds a secret."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx

ABOUT_THE_BODY = (b"content-length", b"content-encoding", b"transfer-encoding")


class SignedURL(httpx.URL):
    """An address with a signature, token or secret in it.

    Transports read it like any other. Its `repr`, which tracebacks and error reports show of a variable, is that of
    the unsigned address.
    """

    shown = ""

    def __repr__(self) -> str:
        """Show the unsigned address."""
        return f"URL({self.shown!r})"


class Sending:
    """The progress of sending the body of a write."""

    begun = False
    """True once somebody asked for the body: a transport that sends it, or a hook that looks at it. Until then the
    write cannot have been applied."""
    streamed = False
    """True once its stream was iterated over: transports do that to send it, hooks do not."""


class _WatchedBody(httpx.ByteStream):
    """A body that notes when it is sent."""

    def __init__(self, content: bytes, sending: Sending) -> None:
        super().__init__(content)
        self._sending = sending

    def __iter__(self) -> Iterator[bytes]:
        self._sending.begun = self._sending.streamed = True
        return super().__iter__()

    def __aiter__(self) -> AsyncIterator[bytes]:
        self._sending.begun = self._sending.streamed = True
        return super().__aiter__()


class SignedRequest(httpx.Request):
    """A request to a `SignedURL`, whose `repr` shows the unsigned address.

    Attributes:
        unsigned: The request that this is a copy of, if it is one.
    """

    unsigned: httpx.Request | None = None
    _sending: Sending | None = None

    def watch(self, sending: Sending) -> None:
        """Note in `sending` when the body is sent."""
        self.stream = _WatchedBody(self.content, sending)
        self._sending = sending

    @property
    def content(self) -> bytes:
        """Return the body. Transports that do not iterate over `stream` send this."""
        if self._sending is not None:
            self._sending.begun = True
        return super().content

    def read(self) -> bytes:
        """Return the body, for transports that call this before sending."""
        if self._sending is not None:
            self._sending.begun = True
        return super().read()

    async def aread(self) -> bytes:
        """Return the body, for asynchronous transports that call this before sending."""
        return self.read()

    def __repr__(self) -> str:
        """Show the unsigned address."""
        return f"<Request({self.method!r}, {self.url!r})>"


def readdressed(request: httpx.Request, url: SignedURL) -> SignedRequest:
    """Copy `request`, bytes and all, for its signed address."""
    copy = SignedRequest(
        # Given the stream, httpx takes headers and bytes as they are, and does not work them out anew.
        request.method, url, headers=request.headers, stream=request.stream, extensions=request.extensions
    )  # fmt: skip
    url.shown = str(request.url)
    copy.url = url  # httpx has made a plain URL of it
    copy.unsigned = request
    copy.read()  # so that hooks of the user's can look at its content
    if (sending := request.extensions.get("dingdan.sending")) is not None:
        copy.watch(sending)
    return copy


def is_signed(response: httpx.Response, request: httpx.Request | None = None) -> bool:
    """Return True if a response is to a signed request: to the copy of `request`, if given."""
    sent = response.request
    return isinstance(sent, SignedRequest) and (request is None or sent.unsigned is request)


def unsign(response: httpx.Response, request: httpx.Request | None = None) -> httpx.Response:
    """Remove signed requests, and addresses that may repeat them, from a response and return it.

    Args:
        response: The response to a signed request.
        request: What stands in for that; the request that it is a copy of unless given.
    """
    sent = response.request
    unsigned = sent.unsigned if isinstance(sent, SignedRequest) else None
    response.request, response.history, response.next_request = request or unsigned or sent, [], None
    if "Location" in response.headers:
        from dingdan._redaction import redact_url  # its patterns take time, and redirects are rare

        response.headers["Location"] = redact_url(response.headers["Location"])
    return response


def readable(response: httpx.Response) -> httpx.Response:
    """Return `response`, or a copy without a body if a hook raised before the body was read."""
    try:
        response.content  # noqa: B018 - raises
    except httpx.ResponseNotRead:
        headers = [pair for pair in response.headers.raw if pair[0].lower() not in ABOUT_THE_BODY]
        told = {name: value for name, value in response.extensions.items() if name in ("http_version", "reason_phrase")}
        return httpx.Response(
            response.status_code, headers=headers, content=b"", request=response.request, extensions=told
        )
    return response
