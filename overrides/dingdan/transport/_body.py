"""Reading the body of a response within its time and size.

httpx unpacks as much as a piece of a compressed body gives: a megabyte of gzip may become a gigabyte. Here zlib gives
a piece of bounded length at a time, and reading ends at the limit.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx

from dingdan._errors import UnreadBodyError
from dingdan.transport._deadline import LATE, Deadline

PIECE = 2**18
"""Bytes that are unpacked at once at most."""
GZIP = frozenset({"gzip", "x-gzip"})
ACCEPT_ENCODING = "gzip, deflate"
"""Encodings that the standard library can unpack piece by piece; no others are asked for."""


def bound_body(response: httpx.Response, deadline: Deadline, max_bytes: int | None) -> None:
    """Make reading the body of `response` end in time and in size.

    A timeout of httpx is for each read, so that a byte now and then keeps a response going for ever.

    Args:
        response: One whose body was not read yet. A body that a hook has read already is only measured.
        deadline: Of the call.
        max_bytes: Of the body, unpacked. None for no limit.

    Raises:
        UnreadBodyError: The body was read already and is too large, has an encoding that was not requested, or cannot
            be read any more.
    """
    if response.is_stream_consumed:
        try:
            size = len(response.content)
        except httpx.ResponseNotRead:
            raise UnreadBodyError(
                "the body was read and not kept: let event hooks call response.read()", response.status_code
            ) from None
        if max_bytes is not None and size > max_bytes:
            raise _too_large(max_bytes, response.status_code)
        return
    if response.is_closed:
        raise UnreadBodyError("the response was closed before its body was read", response.status_code)
    named = [name.strip().lower() for name in response.headers.get_list("Content-Encoding", split_commas=True)]
    packed = [name for name in named if name not in ("", "identity")]
    if any(name not in GZIP and name != "deflate" for name in packed):
        raise UnreadBodyError(
            f"the response is packed as {', '.join(packed)}, and {ACCEPT_ENCODING} was asked for", response.status_code
        )
    # So that httpx does not unpack it once more.
    response.headers.pop("Content-Encoding", None)
    stream: Any = response.stream
    unpackers = [_Unpacker(name) for name in reversed(packed)]
    response.stream = _BoundBody(stream, unpackers, deadline, max_bytes, response.status_code)


def _too_large(max_bytes: int, status_code: int) -> UnreadBodyError:
    return UnreadBodyError(
        f"the response has more than {max_bytes} bytes (unpacked), the most that is read: "
        "ask for smaller pages, or make the client with a larger max_response_bytes",
        status_code,
    )


class _BoundBody(httpx.SyncByteStream, httpx.AsyncByteStream):
    """An unpacked body that ends at its limits."""

    def __init__(
        self,
        stream: Any,
        unpackers: list[_Unpacker],
        deadline: Deadline,
        max_bytes: int | None,
        status_code: int,
    ) -> None:
        self._stream: Any = stream
        self._unpackers = unpackers
        self._deadline = deadline
        self._max_bytes = max_bytes
        self._status_code = status_code
        self._size = 0

    def _pieces(self, chunk: bytes) -> Iterator[bytes]:
        pieces = iter((chunk,))
        for unpacker in self._unpackers:
            pieces = unpacker.unpack(pieces)
        for piece in pieces:
            if self._deadline.remaining() == 0:
                raise httpx.ReadTimeout(LATE)
            self._size += len(piece)
            if self._max_bytes is not None and self._size > self._max_bytes:
                raise _too_large(self._max_bytes, self._status_code)
            yield piece

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            yield from self._pieces(chunk)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            for piece in self._pieces(chunk):
                yield piece

    def close(self) -> None:
        if (stream := self._let_go()) is not None:
            stream.close()

    async def aclose(self) -> None:
        if (stream := self._let_go()) is not None:
            await stream.aclose()

    def _let_go(self) -> Any:
        # A stream of httpx holds the response that holds it, so that only the collector would free both.
        stream, self._stream = self._stream, None
        return stream


class _Unpacker:
    """Unpacks gzip or deflate, a bounded piece at a time. What follows the end of the packed data is left out."""

    def __init__(self, name: str) -> None:
        self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 16 if name in GZIP else zlib.MAX_WBITS)
        self._may_be_raw = name == "deflate"

    def unpack(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the decompressed content of `chunks`."""
        for chunk in chunks:
            rest, more = chunk, bool(chunk)
            while more:
                piece = self._step(rest)
                rest = self._zlib.unconsumed_tail
                more = not self._zlib.eof and (bool(rest) or len(piece) == PIECE)
                if piece:
                    yield piece

    def _step(self, packed: bytes) -> bytes:
        raw, self._may_be_raw = self._may_be_raw, False
        try:
            return self._zlib.decompress(packed, PIECE)
        except zlib.error as error:
            if raw:  # Some servers call deflate what has no header of zlib's.
                self._zlib = zlib.decompressobj(-zlib.MAX_WBITS)
                return self._step(packed)
            raise httpx.DecodingError(str(error)) from error
