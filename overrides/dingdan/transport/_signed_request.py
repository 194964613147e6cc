"""The signed copy of a request. The original request of a call never contains a secret."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx

ABOUT_THE_BODY = (b"content-length", b"content-encoding", b"transfer-encoding")


class SignedURL(httpx.URL):
    """A URL with a signature, token or secret.

    Transports use it like any other URL. Its `repr`, which appears in tracebacks and error reports, is that of the
    unsigned URL.
    """

    unsigned: httpx.URL | None = None
    """The URL that `repr` shows."""

    def __repr__(self) -> str:
        """Show the unsigned address."""
        return f"URL({str(self.unsigned or '')!r})"


class Sending:
    """The progress of sending the body of a write."""

    begun = False
    """True after the first access to the body by a transport or a hook. Before that the write cannot have been
    applied."""
    streamed = False
    """True after the first iteration over the stream of the body. Transports do this to send it, hooks do not."""


class _WatchedBody(httpx.ByteStream):
    """A body that records when it is sent."""

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
    """A request to a `SignedURL`. Its `repr` shows the unsigned URL.

    Attributes:
        unsigned: The unsigned original of this copy; None if it is not a copy.
        body: The body; None to read `stream` as httpx does.
    """

    unsigned: httpx.Request | None = None
    body: bytes | None = None
    _sending: Sending | None = None

    def watch(self, sending: Sending) -> None:
        """Record in `sending` when the body is sent."""
        self.stream = _WatchedBody(self.content, sending)
        self._sending = sending

    @property
    def content(self) -> bytes:
        """The body, for transports that do not iterate over `stream`."""
        if self._sending is not None:
            self._sending.begun = True
        return super().content if self.body is None else self.body

    def read(self) -> bytes:
        """Return the body, for transports that call this before sending."""
        if self._sending is not None:
            self._sending.begun = True
        return super().read() if self.body is None else self.body

    async def aread(self) -> bytes:
        """Return the body, for asynchronous transports that call this before sending."""
        return self.read()

    def __repr__(self) -> str:
        """Show the unsigned address."""
        return f"<Request({self.method!r}, {self.url!r})>"


def readdressed(request: httpx.Request, url: SignedURL) -> SignedRequest:
    """Return a copy of `request` with the same body and a signed URL."""
    copy = SignedRequest(
        # Given the stream, httpx takes headers and bytes as they are, and does not work them out anew.
        request.method, url, headers=request.headers, stream=request.stream, extensions=request.extensions
    )  # fmt: skip
    url.unsigned = request.url
    copy.url = url  # httpx has made a plain URL of it
    copy.unsigned, copy.body = request, request.read()
    if (sending := request.extensions.get("dingdan.sending")) is not None:
        copy.watch(sending)
    return copy


def is_signed(response: httpx.Response, request: httpx.Request | None = None) -> bool:
    """True if a response belongs to a signed request; if `request` is given, to a copy of it."""
    sent = response.request
    return isinstance(sent, SignedRequest) and (request is None or sent.unsigned is request)


def unsign(response: httpx.Response, request: httpx.Request | None = None) -> httpx.Response:
    """Remove signed requests and URLs from a response and return it.

    Args:
        response: The response to a signed request.
        request: The replacement for the signed request; by default its unsigned original.
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
