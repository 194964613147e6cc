"""The strict JSON decoder of records, with a limit of depth and exact numbers.

If it rejects a text for a small fault, `tolerant_json` reads it, which is imported at the first such text.
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
"""The largest depth of objects and lists in JSON. Documents have five levels. Python's own limit is near 1,000 and
depends on the depth of the call stack, so it is not used."""
CHUNK = 1 << 20
"""The number of bytes decoded to text at a time: the text of a whole page can take four times its bytes."""

_decode_quickly = msgspec.json.Decoder().decode
decode_items = msgspec.json.Decoder(list[msgspec.Raw]).decode
"""Splits a list into the JSON texts of its items."""
decode_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
"""Splits an object into the JSON texts of its members, by name."""
check_syntax = msgspec.json.Decoder(msgspec.Raw).decode
"""Rejects text that is not JSON."""

_ALL_AS_LISTS = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")
_NO_OPENING = bytes(byte for byte in range(256) if byte not in b"[{")
STRING = rb'"(?:[^"\\]++|\\(?s:.))*+(?:"|\\?\Z)'
"""Pattern of a JSON string, also of an unterminated one: otherwise its escaped quotes would match as new strings."""


def check_depth(wire: bytes) -> None:
    """Reject JSON whose depth could overflow Python's stack.

    Raises:
        msgspec.DecodeError: the JSON has more than `DEEPEST` levels.
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
    """Reject invalid UTF-8, which the decoder does not detect in skipped members.

    Raises:
        msgspec.DecodeError: the text is not UTF-8.
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
    """Decode any JSON value like the standard library; integers that are too long for it become `Decimal`.

    Raises:
        msgspec.DecodeError: the text is not JSON in UTF-8, or has more than `DEEPEST` levels.
    """
    wire = bytes(wire)
    check_depth(wire)
    check_text(wire)
    return decode_any(wire)


def decode_any(wire: bytes, *, float_of: Callable[[str], Any] = float) -> Any:
    """Decode JSON like `decode_json`, without checks of depth and encoding."""
    try:
        return _decode_quickly(wire) if float_of is float else _decode_precisely(wire)
    except msgspec.ValidationError:  # a number beyond a float's range, or of thousands of digits
        check_syntax(wire)  # the standard library also takes what is no JSON, such as NaN
        return json.loads(wire, parse_float=float_of, parse_int=whole_number)


def whole_number(digits: str) -> int | Decimal:
    """Convert digits to an integer, or to a `Decimal` if there are more than Python's limit."""
    try:
        return int(digits)
    except ValueError:  # more digits than Python turns into an int, or an int into text
        return Decimal(digits)


def bare_number(digits: str) -> Decimal | str:
    """Convert digits with a decimal point or exponent to a `Decimal`; return text if the exponent is too long."""
    # Decimal keeps every digit of a bare number, a float would not.
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent of more than 18 digits: it stays text, for the reader to refuse
        return digits


_decode_precisely = msgspec.json.Decoder(float_hook=bare_number).decode


def decode_exactly(wire: bytes) -> Any:
    """Decode JSON like `decode_json`, with exact numbers (`Decimal`) and without checks of depth and encoding.

    Raises:
        msgspec.DecodeError: the text is not JSON.
    """
    return decode_any(wire, float_of=bare_number)
