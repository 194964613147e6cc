"""Reads JSON text that the strict decoder rejects because of a small fault in a string.

It repairs three faults: an unpaired surrogate (half an emoji), an unescaped control character, and an invalid escape.
Each fault is reported with its path. Text that is still not JSON is rejected, as is invalid UTF-8. Time and memory are
proportional to the size of the text.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, NamedTuple

import msgspec

from dingdan_runtime.json_text import STRING, check_syntax, whole_number

HALF = "text of whole characters (here is half of a surrogate pair)"
CONTROL = "text with its control characters escaped"
ESCAPE = "text with no escapes but those of JSON"

_HEX = rb"[0-9a-fA-F]"
_PAIR = rb"u[dD][89abAB]%b{2}\\u[dD][c-fC-F]%b{2}" % (_HEX, _HEX)
_CLEAN = re.compile(
    rb'[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])%b{4}|%b)[^"\\\x00-\x1f]*+)*+' % (_HEX, _PAIR)
)
_UNICODE_ESCAPE = re.compile(rb"\\u%b{4}" % _HEX)
_TOKENS = re.compile(rb"%b|[{}\[\],:]" % STRING)
_SPACE = re.compile(rb"[ \t\n\r]*+")
_PLAIN = re.compile(rb'(?:[^"{}\[\]]++|%b)*+' % STRING)
_SCALAR = re.compile(rb"%b|[^,\]} \t\n\r]*+" % STRING)

_TAIL = re.compile(rb'[^\x00-\x1f{}\[\],:"]')


class Halves(Enum):
    """The replacements for an unpaired surrogate."""

    REPLACED = b"\\ufffd"
    """U+FFFD, for attributes."""
    KEPT = b"\\u%b"
    """Unchanged. Only the standard library reads it."""
    QUOTED = b"\\\\u%b"
    """The six characters of the escape, for text that contains JSON."""


class Fault(NamedTuple):
    """A fault in a JSON string."""

    string: int
    """The position of the opening quotation mark of the string, in bytes."""
    start: int
    stop: int
    expected: str
    """The expected text at the fault."""


def find_faults(wire: bytes) -> Iterator[Fault]:
    """Iterate over all faults in the strings of a JSON text."""
    string = wire.find(b'"')
    while string >= 0:
        position = string + 1
        while True:
            position = _CLEAN.match(wire, position).end()  # type: ignore[union-attr]  # it matches nothing too
            at = wire[position : position + 1]
            if at in (b'"', b""):
                break
            if at != b"\\":
                stop, expected = position + 1, CONTROL
            elif _UNICODE_ESCAPE.match(wire, position):  # and no pair, or it would be clean
                stop, expected = position + 6, HALF
            else:
                stop, expected = position + 2, ESCAPE
            yield Fault(string, position, stop, expected)
            position = stop
        string = wire.find(b'"', position + 1)


def mend(wire: bytes, halves: Halves = Halves.REPLACED) -> bytes:
    """Return a JSON text with its faults repaired.

    Raises:
        msgspec.DecodeError: the repaired text is not JSON.
    """
    text = _mended(wire, halves)
    check_syntax(text)
    return text


def is_mendable(wire: bytes) -> bool:
    """True if a text is JSON after the repair of its faults."""
    try:
        mend(wire)
    except (msgspec.MsgspecError, RecursionError):
        return False
    return True


def _mended(wire: bytes, halves: Halves) -> bytes:
    mended, end = io.BytesIO(), 0
    for fault in find_faults(wire):
        mended.write(wire[end : fault.start])
        end = fault.stop
        if fault.expected == HALF:
            digits = wire[fault.start + 2 : fault.stop]
            mended.write(halves.value % digits if halves is not Halves.REPLACED else halves.value)
        else:  # the character itself; of one in several bytes the first, which the others follow
            byte = wire[fault.stop - 1 : fault.stop]
            mended.write(b"\\u%04x" % ord(byte) if byte and byte < b" " else byte)
    mended.write(wire[end:])
    return mended.getvalue()


def load(wire: bytes, *, float_of: Callable[[str], Any] = float) -> Any:
    """Decode any JSON value after the repair of its faults, like `json.loads(strict=False)`. Surrogates are kept.

    Raises:
        msgspec.DecodeError: the repaired text is not JSON.
    """
    mend(wire)
    return json.loads(_mended(wire, Halves.KEPT), parse_float=float_of, parse_int=whole_number)


def list_items(wire: bytes) -> list[bytes]:
    """Return the JSON texts of the items of a list, as received.

    Raises:
        msgspec.DecodeError: the text is not a list, or not JSON even after the repair of its faults.
    """
    return [part for _, part in _parts(wire, b"[", "array")]


def list_members(wire: bytes) -> dict[str, bytes]:
    """Return the JSON texts of the members of an object, as received, by name.

    Raises:
        msgspec.DecodeError: the text is not an object, or not JSON even after the repair of its faults.
    """
    return {read_text(name): part for name, part in _parts(wire, b"{", "object")}


def read_text(string: bytes, halves: Halves = Halves.REPLACED) -> str:
    """Decode a JSON string, given with its quotation marks."""
    text: str = msgspec.json.decode(mend(string, halves), type=str)
    return text


def _parts(wire: bytes, opening: bytes, kind: str) -> Iterator[tuple[bytes, bytes]]:
    """Iterate over the parts of a list or object: the JSON name (empty in a list) and the JSON text of each."""
    mend(wire)
    start = _space(wire, 0)
    if wire[start : start + 1] != opening:
        raise msgspec.ValidationError(f"Expected `{kind}`")
    for name, begin, stop in part_spans(wire, start):
        yield name, wire[begin:stop]


def part_spans(wire: bytes, start: int) -> Iterator[tuple[bytes, int, int]]:
    """Iterate over the parts of the list or object at `start`: the JSON name (empty in a list), start and end of each.

    The text must be JSON, at least after the repair of its faults.
    """
    named = wire[start : start + 1] == b"{"
    position = _space(wire, start + 1)
    while wire[position : position + 1] not in (b"]", b"}"):
        name = b""
        if named:
            stop = _stop(wire, position)
            name = wire[position:stop]
            position = _space(wire, _space(wire, stop) + 1)
        stop = _stop(wire, position)
        yield name, position, stop
        position = _space(wire, stop)
        if wire[position : position + 1] == b",":
            position = _space(wire, position + 1)


def _space(wire: bytes, position: int) -> int:
    return _SPACE.match(wire, position).end()  # type: ignore[union-attr]  # it matches nothing too


def _stop(wire: bytes, position: int) -> int:
    """Return the end of the value at `position`. If the text is not JSON, the result is a later position."""
    if wire[position : position + 1] not in (b"{", b"["):
        return _SCALAR.match(wire, position).end()  # type: ignore[union-attr]  # it matches nothing too
    depth = 0
    while True:
        bracket = wire[position : position + 1]
        depth += 1 if bracket in (b"{", b"[") else -1
        position += 1
        if not depth:
            return position
        position = _PLAIN.match(wire, position).end()  # type: ignore[union-attr]  # it matches nothing too


def find_problems(wire: bytes) -> Iterator[tuple[str, Any, str]]:
    """Iterate over the strings with faults in a JSON text: path, text and expected form.

    For a faulty member name, the path is that of the member and the text is the name.
    """
    faulty: dict[int, list[str]] = {}
    for fault in find_faults(wire):
        expected = faulty.setdefault(fault.string, [])
        if fault.expected not in expected:
            expected.append(fault.expected)
    for path, string in find_strings(wire):
        if string.start() in faulty:
            yield written(path), _exact_text(string[0]), "; ".join(faulty[string.start()])


def find_strings(wire: bytes) -> Iterator[tuple[list[bytes | int], re.Match[bytes]]]:
    """Iterate over all strings of a JSON text, also names, with their paths. A path is valid until the next string.

    Of several members with the same name, only the strings of the last are included.
    """
    overridden = _overridden_members(wire)
    # Of each object and list that is open: the name or index of the part at hand.
    path: list[bytes | int] = []
    naming = False
    left_out = 0  # the length of the path of the member that is being left out
    for token in _TOKENS.finditer(wire):
        mark = token[0]
        if mark == b"{":
            path.append(b"")
            naming = True
        elif mark == b"[":
            path.append(0)
            naming = False
        elif mark in (b"}", b"]"):
            path.pop()
            naming = False
            if len(path) < left_out:
                left_out = 0
        elif mark == b",":
            last = path[-1]
            naming = isinstance(last, bytes)
            if isinstance(last, int):
                path[-1] = last + 1
        elif mark == b":":
            naming = False
        else:
            if naming:
                path[-1] = mark
                if left_out in (0, len(path)):
                    left_out = len(path) if token.start() in overridden else 0
            if not left_out:
                yield path, token


def _overridden_members(wire: bytes) -> set[int]:
    """Return the positions of member names that occur again later in the same object."""
    found: set[int] = set()
    # Of each object and list that is open: the last position of each name.
    names: list[dict[str, int]] = []
    last: re.Match[bytes] | None = None
    for token in _TOKENS.finditer(wire):
        mark = token[0]
        if mark in (b"{", b"["):
            names.append({})
        elif mark in (b"}", b"]"):
            names.pop()
        elif mark == b":" and last is not None:
            name = _exact_text(last[0])
            if name in names[-1]:
                found.add(names[-1][name])
            names[-1][name] = last.start()
        last = token
    return found


def _exact_text(string: bytes) -> str:
    """Decode a JSON string; unpaired surrogates are kept."""
    if b"\\" not in string:
        return string[1:-1].decode()
    text: str = json.loads(_mended(string, Halves.KEPT))
    return text


def written(path: list[bytes | int]) -> str:
    """Format a path as in `Problem.path`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{read_text(part)}" for part in path)
    return "".join(parts).removeprefix(".")


def cut_tail(wire: bytes) -> tuple[bytes, bytes]:
    """Split a list or object from the text after it; if that text may be JSON, do not split."""
    start = _space(wire, 0)
    if wire[start : start + 1] not in (b"{", b"["):
        return wire, b""
    stop = _stop(wire, start)
    tail = wire[stop:].strip()
    return (wire[:stop], tail) if _TAIL.match(tail) else (wire, b"")
