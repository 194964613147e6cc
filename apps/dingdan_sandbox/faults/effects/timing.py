"""Faults of time: late, slow and endless responses, and dates to wait for."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from dingdan_sandbox.faults.connection import ClientGoneError
from dingdan_sandbox.faults.effects.framing import headers_only
from dingdan_sandbox.faults.messages import Reply
from dingdan_sandbox.faults.plan import Exchange, Fault

PATIENCE = 4.0
"""Seconds after which an endless response ends: a client that waits for it fails its test, but no test hangs."""


def drips(pause: float, *, bodies: bool = True) -> Fault:
    """Send the response byte by byte: the body, or with `bodies=False` the headers."""

    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        head = reply.head(Content_Length=str(len(reply.body)), X_Padding="x" * 1000)
        end = time.monotonic() + PATIENCE
        if bodies:
            exchange.connection.send(head)
        for byte in reply.body if bodies else head:
            exchange.connection.send(bytes([byte]))
            exchange.connection.wait(pause)
            if time.monotonic() > end:
                raise ClientGoneError

    return fault


def interim_drip(pause: float) -> Fault:
    """Send "100 Continue" until the client hangs up."""

    def fault(exchange: Exchange) -> None:
        exchange.forward()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            exchange.connection.send(b"HTTP/1.1 100 Continue\r\n\r\n")
            exchange.connection.wait(pause)
        raise ClientGoneError

    return fault


def in_pieces(pause: float, pieces: int = 10) -> Fault:
    """Send the body slowly, in pieces."""

    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        exchange.connection.send(headers_only(reply))
        size = -(-len(reply.body) // pieces)
        for start in range(0, len(reply.body), size):
            exchange.connection.wait(pause)
            exchange.connection.send(reply.body[start : start + size])

    return fault


def late(seconds: float) -> Fault:
    """Answer after some seconds."""

    def fault(exchange: Exchange) -> None:
        data = exchange.forward().wire()
        exchange.connection.wait(seconds)
        exchange.connection.send(data)

    return fault


def http_date(seconds: float) -> str:
    """Return a time, in seconds from now, in the format of HTTP."""
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def unavailable_until(seconds: float) -> Fault:
    """Answer 503 with a date in Retry-After, in seconds from the moment of sending."""

    def fault(exchange: Exchange) -> None:
        exchange.connection.send(
            Reply(b"", 503, {"Retry-After": http_date(seconds), "Content-Type": "text/plain"}).wire()
        )

    return fault
