"""A client's connection as the server sees it."""

from __future__ import annotations

import select
import socket
import struct
from contextlib import suppress

from dingdan_sandbox.faults.messages import Request

_RESET = struct.pack("ii", 1, 0)


class ClientGoneError(Exception):
    """The client has hung up, or the server stops."""


class MalformedRequestError(Exception):
    """The bytes on a connection are no HTTP request, such as a TLS handshake."""


class Connection:
    """A client's connection as the server sees it."""

    def __init__(self, sock: socket.socket) -> None:
        """Wrap an accepted socket."""
        self._socket = sock
        self._read = b""
        self.open = True

    def arrived(self) -> bool:
        """Wait for the first bytes of a request without reading them; return False if the client hangs up."""
        try:
            return bool(self._read) or bool(self._socket.recv(1, socket.MSG_PEEK))
        except OSError:
            return False

    def request(self) -> Request:
        """Read a request.

        Raises:
            MalformedRequestError: the bytes are no HTTP request with a length.
        """
        while b"\r\n\r\n" not in self._read:
            self._read += self._receive()
            if not self._read[:1].isupper():  # a TLS handshake would be waited for without end
                raise MalformedRequestError
        head, _, rest = self._read.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines)
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        try:
            method, target, _ = first.split(" ")
            length = int(headers.get("content-length", 0))
        except ValueError:
            raise MalformedRequestError from None
        if "transfer-encoding" in headers:
            raise MalformedRequestError
        while len(rest) < length:
            rest += self._receive()
        self._read = rest[length:]
        return Request(method, target, headers, rest[:length])

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        try:
            self._socket.sendall(data)
        except OSError:
            raise ClientGoneError from None

    def cork(self) -> None:
        """Hold the last bytes back until the connection is closed, where the system can."""
        if hasattr(socket, "TCP_CORK"):
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)

    def wait(self, seconds: float) -> None:
        """Wait; stop if the client hangs up."""
        if select.select([self._socket], [], [], seconds)[0] and not self.arrived():
            raise ClientGoneError

    def outlast(self) -> None:
        """Do nothing until the client hangs up."""
        with suppress(ClientGoneError):
            while True:
                self._receive()

    def reset(self) -> None:
        """Reset the connection: the client gets "connection reset by peer"."""
        if self.open:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.close()

    def close(self) -> None:
        """Close the connection in an orderly way."""
        self.open = False
        self._socket.close()

    def wake(self) -> None:
        """End a wait on the connection in another thread."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def _receive(self) -> bytes:
        try:
            data = self._socket.recv(65536)
        except OSError:
            data = b""
        if not data:
            raise ClientGoneError
        return data
