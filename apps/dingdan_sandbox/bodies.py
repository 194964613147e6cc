"""Decoding of request bodies."""

from __future__ import annotations

from typing import Any

import msgspec


def decode(body: bytes) -> Any:
    """Decode a JSON body; an empty body decodes to None. As in JSON Schema, `1.0` is an integer.

    Raises:
        ValueError: the body is not JSON in UTF-8, or is nested too deeply.
    """
    if not body:
        return None
    try:
        return _whole_floats_to_int(msgspec.json.decode(body))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _whole_floats_to_int(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: _whole_floats_to_int(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_whole_floats_to_int(item) for item in value]
    return value
