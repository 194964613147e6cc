"""Faults of HTTP: the response of the sandbox in wrong bytes."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from dingdan_sandbox.faults.messages import Reply
from dingdan_sandbox.faults.plan import Exchange, Fault


def sends(make: Callable[[Reply], bytes], *, then_reset: bool = False, then_silent: bool = False) -> Fault:
    """Forward the request, send the bytes that `make` returns for the response, then close the connection."""

    def fault(exchange: Exchange) -> None:
        exchange.connection.send(make(exchange.forward()))
        if then_silent:
            exchange.connection.outlast()
        if then_reset:
            exchange.connection.reset()
        exchange.connection.close()

    return fault


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def headers_only(reply: Reply) -> bytes:
    """Return the headers alone."""
    return reply.head(Content_Length=str(len(reply.body)))


def half_the_headers(reply: Reply) -> bytes:
    """Return the first half of the headers."""
    return _half(headers_only(reply))


def half_the_body(reply: Reply) -> bytes:
    """Return the headers with the full length, and half of the body."""
    return headers_only(reply) + _half(reply.body)


def whole(reply: Reply) -> bytes:
    """Return the whole response."""
    return reply.wire()


def length_too_long(reply: Reply) -> bytes:
    """Return the whole body under twice its length."""
    return reply.head(Content_Length=str(2 * len(reply.body))) + reply.body


def length_too_short(reply: Reply) -> bytes:
    """Return the whole body under half of its length."""
    return reply.head(Content_Length=str(len(reply.body) // 2)) + reply.body


def two_lengths(reply: Reply) -> bytes:
    """Return the whole body under two different lengths."""
    return reply.head(Content_Length=f"{len(reply.body)}\r\nContent-Length: {len(reply.body) - 7}") + reply.body


def half_without_length(reply: Reply) -> bytes:
    """Return half of the body without a length: the end of the connection is the end of the body."""
    return reply.head(Connection="close") + _half(reply.body)


def without_length(reply: Reply) -> bytes:
    """Return the body without a length, as HTTP/1.0 does: the end of the connection ends it."""
    return reply.head(Connection="close") + reply.body


def chunked_cut(reply: Reply) -> bytes:
    """Return a body that ends in the middle of a chunk."""
    return reply.head(Transfer_Encoding="chunked") + _chunk(_half(reply.body)) + b"%x\r\n{" % len(reply.body)


def chunked_without_end(reply: Reply) -> bytes:
    """Return all chunks except the empty one that ends them."""
    return reply.head(Transfer_Encoding="chunked") + _chunk(reply.body)


def chunked_nonsense(reply: Reply) -> bytes:
    """Return a chunk whose size is no number."""
    return reply.head(Transfer_Encoding="chunked") + b"no hexadecimal\r\n" + reply.body


def gzip_cut(reply: Reply) -> bytes:
    """Return half of a compressed body, with the length of the half."""
    packed = _half(gzip.compress(reply.body))
    return reply.head(Content_Encoding="gzip", Content_Length=str(len(packed))) + packed


def gzip_in_name(reply: Reply) -> bytes:
    """Return a plain body that claims to be compressed."""
    return reply.head(Content_Encoding="gzip", Content_Length=str(len(reply.body))) + reply.body


def interim_noise(reply: Reply) -> bytes:
    """Return interim responses that nobody asked for, then the response."""
    return b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + reply.wire()


def garbage(_reply: Reply) -> bytes:
    """Return bytes that are no HTTP."""
    return b"\x16\x03\x01\x02\x00SSH-2.0-OpenSSH_9.6\r\n\x00\xff\r\n\r\n"


def endless_header(reply: Reply) -> bytes:
    """Return a header of 400 KB."""
    return reply.head(X_Padding="x" * 400_000)
