"""The addresses that a spec's `servers` stand for."""

from __future__ import annotations

from typing import Any


def server_url(server: dict[str, Any]) -> str:
    """The address of a server, each variable in it filled in with its default."""
    url = str(server["url"])
    for name, variable in server.get("variables", {}).items():
        url = url.replace(f"{{{name}}}", str(variable["default"]))
    return url


def is_open(server: dict[str, Any]) -> bool:
    """True if a variable lets callers put an address of their own there."""
    return any("enum" not in variable for variable in server.get("variables", {}).values())
