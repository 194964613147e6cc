"""Limits of time and size for reading the body of a response.

httpx decompresses a whole chunk at once: a megabyte of gzip can become a gigabyte. Here zlib returns pieces of bounded
length, and reading ends at the limit.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

import httpx

from dingdan._errors import UnreadBodyError
from dingdan.transport._deadline import LATE, Deadline

PIECE = 2**18
"""The largest number of bytes decompressed at once."""
GZIP = frozenset({"gzip", "x-gzip"})
ACCEPT_ENCODING = "gzip, deflate"
"""The requested encodings: those that the standard library can decompress in pieces."""


def bound_body(response: httpx.Response, deadline: Deadline, max_bytes: int | None) -> None:
    """Limit the time and the size of reading the body of `response`.

    A timeout of httpx applies to each read, so a slow response could take any time.

    Args:
        response: The response. If a hook has already read its body, only the size is checked.
        deadline: The deadline of the call.
        max_bytes: The largest size of the decompressed body, in bytes; None for no limit.

    Raises:
        UnreadBodyError: the body was already read and is too large, has an encoding that was not requested, or can
            no longer be read.
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
    unpackers = _unpackers(response) if "Content-Encoding" in response.headers else []
    stream: Any = response.stream
    response.stream = _BoundBody(stream, unpackers, deadline, max_bytes, response.status_code)


def _unpackers(response: httpx.Response) -> list[_Unpacker]:
    """Return what decompresses a response, and remove its `Content-Encoding`, so that httpx does not do it again."""
    named = [name.strip().lower() for name in response.headers.get_list("Content-Encoding", split_commas=True)]
    packed = [name for name in named if name not in ("", "identity")]
    if any(name not in GZIP and name != "deflate" for name in packed):
        raise UnreadBodyError(
            f"the response's encoding is {', '.join(packed)}, but {ACCEPT_ENCODING} was requested", response.status_code
        )
    del response.headers["Content-Encoding"]
    return [_Unpacker(name) for name in reversed(packed)]


def _too_large(max_bytes: int, status_code: int) -> UnreadBodyError:
    return UnreadBodyError(
        f"the response has more than {max_bytes} bytes (unpacked), the most that is read: "
        "ask for smaller pages, or make the client with a larger max_response_bytes",
        status_code,
    )


class _BoundBody(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A decompressed body with limits of time and size."""

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

    def _pieces(self, chunk: bytes) -> Iterable[bytes]:
        pieces: Iterable[bytes] = (chunk,)
        for unpacker in self._unpackers:
            pieces = unpacker.unpack(pieces)
        return pieces

    def _checked(self, piece: bytes) -> bytes:
        if self._deadline.remaining() == 0:
            raise httpx.ReadTimeout(LATE)
        self._size += len(piece)
        if self._max_bytes is not None and self._size > self._max_bytes:
            raise _too_large(self._max_bytes, self._status_code)
        return piece

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            for piece in self._pieces(chunk):
                yield self._checked(piece)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            for piece in self._pieces(chunk):
                yield self._checked(piece)

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
    """Decompresses gzip or deflate in pieces of bounded length. Data after the compressed data is ignored."""

    def __init__(self, name: str) -> None:
        self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 16 if name in GZIP else zlib.MAX_WBITS)
        self._may_be_raw = name == "deflate"

    def unpack(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Iterate over the decompressed content of `chunks`."""
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
