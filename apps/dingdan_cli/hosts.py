"""Addresses that servers of the command line listen on, and their options."""

from __future__ import annotations

from typing import Annotated

import typer

from dingdan_cli.languages import text

HostOption = Annotated[
    str,
    typer.Option(
        "--host", help=text("Address to listen on; by default this machine alone.", "监听地址，默认只限本机。")
    ),
]
PortOption = Annotated[
    int, typer.Option("--port", min=0, max=65535, help=text("Port; 0 picks a free one.", "端口，0 为自动选择。"))
]


def is_public(host: str) -> bool:
    """True if other machines can reach a server that listens on `host`, such as 192.168.1.7, 0.0.0.0 or ::."""
    from dingdan._config import _is_loopback as is_loopback

    # As an address to connect to, 0.0.0.0 is this machine; as one to listen on, it is every address of it.
    return is_every(host) or not is_loopback(host)


def is_every(host: str) -> bool:
    """True if `host` stands for all addresses of the machine."""
    return host in ("", "0.0.0.0", "::", "0", "[::]", "::0")  # noqa: S104 - compared, not bound
