"""Envelopes that the strict decoder refuses: in another charset, with small faults, or with text behind the JSON.

Loaded when the first such answer comes. What is tolerated is listed as problems of the page or the acknowledgement.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

import msgspec

from dingdan_runtime import Problem
from dingdan_runtime.json_text import check_depth, check_text, decode_any
from dingdan_runtime.tolerant_json import (
    HALF,
    Halves,
    cut_tail,
    find_faults,
    find_problems,
    list_members,
    mend,
    read_text,
)

ANSWER = "answer"
"""Path of a problem with an answer as a whole."""
CHARSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
"""Charsets that count when they are declared, and the codec that reads each. Latin-1 is none of them: servlets declare
it when nobody has set one, and it has no Chinese character."""
TAIL = "JSON with no text behind it"
LONGEST_SHOWN = 80
"""Characters of what stands behind an answer that its problem shows."""

_HALF_ESCAPE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_THREE_BYTES = re.compile(rb"[\xe0-\xf4]")


def declared_charset(content_type: str) -> str | None:
    """The codec of the charset that a Content-Type declares, where it counts."""
    found = re.search(r"""(?i)\bcharset\s*=\s*["']?([\w.:-]+)""", content_type[:500])
    if found is None:
        return None
    try:
        return CHARSETS.get(codecs.lookup(found[1]).name.replace("_", "-"))
    except LookupError:
        return None


def decode_charset(content_type: str, content: bytes) -> bytes:
    """Give a body as UTF-8 that is in the charset that its Content-Type declares; any other as it came.

    A body that is UTF-8 all the same, with Chinese in it, was declared wrongly: in another charset such bytes are
    hardly ever UTF-8 too.
    """
    charset = declared_charset(content_type)
    if charset is None or (charset != "utf-16" and content.isascii() and b"\0" not in content):
        return content
    try:
        check_text(content)
        if b"\0" not in content and _THREE_BYTES.search(content):
            return content
    except msgspec.DecodeError:
        pass
    try:
        return content.decode(charset).removeprefix("\ufeff").encode()
    except UnicodeError:
        return content


def tolerant_members(content: bytes, data: tuple[str, ...], problems: list[Problem]) -> dict[str, msgspec.Raw]:
    """The members of an envelope that is not quite JSON, as they came.

    Args:
        content: The envelope, in UTF-8.
        data: Members that hold data, of which records list the problems themselves.
        problems: Where what is tolerated is added.

    Raises:
        msgspec.DecodeError: it is no JSON object even so.
    """
    check_text(content)
    content = without_tail(content, ANSWER, problems)
    members = list_members(content)
    for name, member in members.items():
        if name in data:
            problems += _faults_of_text(name, member)
        else:
            problems += _problems(name, member)
    return {name: msgspec.Raw(member) for name, member in members.items()}


def without_tail(wire: bytes, path: str, problems: list[Problem]) -> bytes:
    """Give a JSON text without other text that follows it."""
    wire, tail = cut_tail(wire)
    if tail:
        problems.append(Problem(path, tail[: LONGEST_SHOWN * 4].decode(errors="replace")[:LONGEST_SHOWN], TAIL))
    return wire


def _faults_of_text(name: str, member: bytes) -> list[Problem]:
    """Faults of JSON that is text in an envelope, other than those that its own text still has."""
    if member[:1] != b'"':
        return []
    faults = (fault for fault in find_faults(member) if fault.expected != HALF)
    return [
        Problem(name, member[fault.start : fault.stop].decode(errors="replace"), fault.expected)
        for fault in list(faults)[:1]
    ]


def unquote(string: bytes) -> bytes:
    """Unquote a JSON string, to UTF-8; half of a surrogate pair stays the escape that it is."""
    return read_text(string, Halves.QUOTED).encode()


def decode_tolerantly(wire: bytes, path: str, problems: list[Problem]) -> Any:
    """Any JSON value that is not quite JSON, with U+FFFD for half of a surrogate pair.

    Raises:
        msgspec.DecodeError: it is no JSON even so.
    """
    check_depth(wire)
    check_text(wire)
    wire = without_tail(wire, path, problems)
    value = decode_any(mend(wire))
    problems += _problems(path, wire)
    return value


def decode_words(wire: bytes, path: str, problems: list[Problem]) -> str:
    """The text of data that is words, with U+FFFD for half of a surrogate pair, which `unquote` has kept an escape."""
    words = _HALF_ESCAPE.sub("\ufffd", wire.decode())
    if "\ufffd" in words:
        problems.append(Problem(path, words, HALF))
    return words


def _problems(path: str, wire: bytes) -> list[Problem]:
    """The faults of what stands at `path`."""
    return [
        Problem(path + (where if where[:1] in ("", "[") else f".{where}"), text, expected)
        for where, text, expected in find_problems(wire)
    ]
