"""Conversion of records to dicts for `Record.to_dict` and `Record.to_json_dict`; imported at their first call."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

import msgspec

from dingdan_runtime.json_text import decode_exactly, decode_members
from dingdan_runtime.record import Record
from dingdan_runtime.tolerant_json import mend

MOST_DIGITS = 40
"""The largest number of digits before the decimal point, or zeros after it, that are written out."""
HALF_CHARACTERS = "[\ud800-\udfff]"
"""Pattern of an unpaired surrogate (half an emoji), which UTF-8 cannot encode."""


def python_dict(record: Record, *, extra: bool) -> dict[str, Any]:
    """Return the attributes of `record` by name, in the order of the specs; see `Record.to_dict`."""
    return _members(record, extra, json_safe=False)


def json_dict(record: Record, *, extra: bool) -> dict[str, Any]:
    """Return the attributes of `record` as JSON values; see `Record.to_json_dict`."""
    return _members(record, extra, json_safe=True)


def some_members(record: Record, names: Sequence[str], *, json_safe: bool) -> dict[str, Any]:
    """Return some attributes of `record` and members that no spec names, as `json_dict` or `python_dict` would.

    Only these are converted.

    Args:
        record: The record.
        names: The names, in the order of the result. A name that the record does not have is None.
        json_safe: True for JSON values, False for Python values.
    """
    known = record.__struct_fields__
    others = undocumented(record) if any(name not in known for name in names) else {}
    values = {name: getattr(record, name) if name in known else others.get(name) for name in names}
    return {name: _plain(value, True, json_safe) for name, value in values.items()}


def _members(record: Record, extra: bool, *, json_safe: bool) -> dict[str, Any]:
    found = {name: _plain(getattr(record, name), extra, json_safe) for name in record.__struct_fields__}
    if extra:
        for name, value in undocumented(record).items():
            found.setdefault(name, _plain(value, extra, json_safe))
    return found


def _plain(value: Any, extra: bool, json_safe: bool) -> Any:
    if isinstance(value, Record):
        return _members(value, extra, json_safe=json_safe)
    if isinstance(value, dict):
        members = value.items()
        return {
            _plain(key, extra, True) if json_safe else key: _plain(inner, extra, json_safe) for key, inner in members
        }
    if isinstance(value, list):
        return [_plain(item, extra, json_safe) for item in value]
    return _json_safe(value) if json_safe else value


def undocumented(record: Record) -> dict[str, Any]:
    """Return `Record.extra` with exact numbers, and with unpaired surrogates replaced."""
    try:
        return _others(record.raw_json, type(record))
    except msgspec.DecodeError:  # no strict JSON, or half of a surrogate pair in it
        return _others(mend(record.raw_json), type(record))


def _others(wire: bytes, kind: type[Record]) -> dict[str, Any]:
    known = _documented(kind)
    # Documented members are not decoded.
    return {name: decode_exactly(bytes(text)) for name, text in decode_members(wire).items() if name not in known}


@cache
def _documented(kind: type[Record]) -> frozenset[str]:
    return frozenset(kind.__struct_encode_fields__)


def _json_safe(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value if value.isascii() else re.sub(HALF_CHARACTERS, "\ufffd", value)
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def decimal_text(value: Decimal) -> str:
    """Return a decimal number as digits: `0.00000000`, not `0E-8`. A number with a huge exponent keeps it."""
    text = str(value)
    return f"{value:f}" if "E" in text and abs(value.adjusted()) <= MOST_DIGITS else text
