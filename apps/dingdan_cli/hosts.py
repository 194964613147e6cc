"""Addresses that servers of the command line listen on."""

from __future__ import annotations


def is_public(host: str) -> bool:
    """True if other machines can reach a server that listens on `host`, such as 192.168.1.7, 0.0.0.0 or ::."""
    from dingdan._config import _is_loopback as is_loopback

    # As an address to connect to, 0.0.0.0 is this machine; as one to listen on, it is every address of it.
    return is_every(host) or not is_loopback(host)


def is_every(host: str) -> bool:
    """True if `host` stands for all addresses of the machine."""
    return host in ("", "0.0.0.0", "::", "0", "[::]", "::0")  # noqa: S104 - compared, not bound
