"""Decodes the bodies of requests."""

from __future__ import annotations

from typing import Any

import msgspec


def decode(body: bytes) -> Any:
    """Decode JSON as JSON Schema sees it, where `1.0` is an integer; nothing from an empty body.

    Raises:
        ValueError: it is not JSON in UTF-8, or nested too deeply.
    """
    if not body:
        return None
    try:
        return _whole(msgspec.json.decode(body))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_whole(item) for item in value]
    return value
