"""A server to which no connection comes about."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress


@contextmanager
def crowded() -> Iterator[str]:
    """The address of a server to which no connection comes about: too many others wait, and nobody takes them."""
    others: Sequence[socket.socket] = [socket.socket() for _ in range(4)]
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        try:
            for other in others:
                other.setblocking(False)
                with suppress(BlockingIOError):
                    other.connect(listener.getsockname())
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            for other in others:
                other.close()
