"""JSON text: the strict decoder, with limits and numbers as the records need them.

Text that it refuses for a small fault is read by `tolerant_json`, which is loaded when the first such text comes.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

DEEPEST = 100
"""Levels of objects and lists that JSON may have here. Documents have five; Python itself ends near a thousand, and
sooner the deeper the caller stands, so what it takes must not depend on where an attribute is read."""
CHUNK = 1 << 20
"""Bytes that are turned into text at a time: the text of a whole page can take four times its bytes."""

_decode_quickly = msgspec.json.Decoder().decode
decode_items = msgspec.json.Decoder(list[msgspec.Raw]).decode
"""Cuts a list into the JSON texts of its items."""
decode_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
"""Cuts an object into the JSON texts of its members, by name."""
check_syntax = msgspec.json.Decoder(msgspec.Raw).decode
"""Rejects text that is not JSON."""

_ALL_AS_LISTS = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")
_NO_OPENING = bytes(byte for byte in range(256) if byte not in b"[{")
STRING = rb'"(?:[^"\\]++|\\(?s:.))*+(?:"|\\?\Z)'
"""A string, one that never ends included: else each of its escaped quotes would be looked at as a beginning."""


def check_depth(wire: bytes) -> None:
    """Reject JSON that is nested so deeply that reading it could overflow the stack of Python.

    Raises:
        msgspec.DecodeError: it has more than `DEEPEST` levels.
    """
    if len(wire.translate(None, _NO_OPENING)) > DEEPEST and _too_deep(wire) and _too_deep(re.sub(STRING, b"", wire)):
        raise msgspec.DecodeError(f"JSON is nested more than {DEEPEST} levels deep")


def _too_deep(wire: bytes) -> bool:
    # Take the innermost brackets away, level by level. Brackets inside strings may stay behind.
    brackets = wire.translate(_ALL_AS_LISTS, _NO_BRACKETS)
    for _ in range(DEEPEST):
        fewer = brackets.replace(b"[]", b"")
        if len(fewer) == len(brackets):
            break
        brackets = fewer
    return bool(brackets)


def check_text(wire: bytes) -> None:
    """Reject invalid UTF-8, which the decoder does not notice in members that it skips.

    Raises:
        msgspec.DecodeError: it is not UTF-8.
    """
    if wire.isascii():
        return
    decode = codecs.getincrementaldecoder("utf-8")().decode
    try:
        for start in range(0, len(wire), CHUNK):
            decode(wire[start : start + CHUNK])
        decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError(f"JSON is not UTF-8: {error.reason}") from None


def decode_json(wire: bytes | msgspec.Raw) -> Any:
    """Any JSON value, read as the standard library reads it; whole numbers too long for it are `Decimal`.

    Raises:
        msgspec.DecodeError: it is not JSON in UTF-8, or nested more than `DEEPEST` levels deep.
    """
    wire = bytes(wire)
    check_depth(wire)
    check_text(wire)
    return decode_any(wire)


def decode_any(wire: bytes, *, float_of: Callable[[str], Any] = float) -> Any:
    """`decode_json` for what has been checked already."""
    try:
        return _decode_quickly(wire) if float_of is float else _decode_precisely(wire)
    except msgspec.ValidationError:  # a number beyond a float's range, or of thousands of digits
        check_syntax(wire)  # the standard library also takes what is no JSON, such as NaN
        return json.loads(wire, parse_float=float_of, parse_int=whole_number)


def whole_number(digits: str) -> int | Decimal:
    """The whole number of `digits`."""
    try:
        return int(digits)
    except ValueError:  # more digits than Python turns into an int, or an int into text
        return Decimal(digits)


def bare_number(digits: str) -> Decimal | str:
    """The exact number of `digits`, with a point or an exponent."""
    # Decimal keeps every digit of a bare number, a float would not.
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent of more than 18 digits: it stays text, for the reader to refuse
        return digits


_decode_precisely = msgspec.json.Decoder(float_hook=bare_number).decode


def decode_exactly(wire: bytes) -> Any:
    """`decode_json` for what has been checked already, with bare numbers that have a point as `Decimal`.

    Raises:
        msgspec.DecodeError: it is not JSON.
    """
    return decode_any(wire, float_of=bare_number)
