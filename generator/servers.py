"""The URLs of a spec's `servers`."""

from __future__ import annotations

from typing import Any


def server_url(server: dict[str, Any]) -> str:
    """Return the URL of a server, with the default value of each variable."""
    url = str(server["url"])
    for name, variable in server.get("variables", {}).items():
        url = url.replace(f"{{{name}}}", str(variable["default"]))
    return url


def is_open(server: dict[str, Any]) -> bool:
    """True if a variable allows callers to set their own address."""
    return any("enum" not in variable for variable in server.get("variables", {}).values())
