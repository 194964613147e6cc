"""Decodes responses that the strict decoder rejects: another charset, small faults, or text after the JSON.

The module is imported at the first such response. Tolerated faults become problems of the page or acknowledgement.
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
"""The path of a problem of the whole response."""
CHARSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
"""Accepted charsets of a Content-Type and their codecs. Latin-1 is not accepted: servlets declare it by default, and it
has no Chinese characters."""
TAIL = "JSON with no text behind it"
BLANKS = " \t\n\r\v\f"
"""Characters that `bytes.strip` removes."""
LONGEST_SHOWN = 80
"""The largest number of characters of the text after a response in its problem."""

_THREE_BYTES = re.compile(rb"[\xe0-\xf4]")


def declared_charset(content_type: str) -> str | None:
    """Return the codec of the charset in a Content-Type; None if it is not accepted."""
    found = re.search(r"""(?i)\bcharset\s*=\s*["']?([\w.:-]+)""", content_type[:500])
    if found is None:
        return None
    try:
        return CHARSETS.get(codecs.lookup(found[1]).name.replace("_", "-"))
    except LookupError:
        return None


def decode_charset(content_type: str, content: bytes) -> bytes:
    """Convert a body from the charset in its Content-Type to UTF-8; return it unchanged if it is invalid in it.

    A body that is valid UTF-8 with Chinese text was declared wrongly: such bytes are rarely valid in another charset.
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
    """Return the members of an envelope with small faults, unchanged.

    Args:
        content: The envelope, in UTF-8.
        data: The names of members with data; the records list the problems inside the data.
        problems: Tolerated faults are added to it.

    Raises:
        msgspec.DecodeError: the envelope is not a JSON object even after the repair of its faults.
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
    """Return a JSON text without the text after it, which is added to `problems`."""
    wire, tail = cut_tail(wire)
    if tail:
        problems.append(Problem(path, tail[: LONGEST_SHOWN * 4].decode(errors="replace")[:LONGEST_SHOWN], TAIL))
    return wire


def _faults_of_text(name: str, member: bytes) -> list[Problem]:
    """Return the first fault in a JSON string of an envelope, unless it is also a fault of the inner JSON."""
    if member[:1] != b'"':
        return []
    faults = (fault for fault in find_faults(member) if fault.expected != HALF)
    return [
        Problem(name, member[fault.start : fault.stop].decode(errors="replace"), fault.expected)
        for fault in list(faults)[:1]
    ]


def unquote(string: bytes) -> bytes:
    """Return the content of a JSON string in UTF-8; an unpaired surrogate stays an escape."""
    return read_text(string, Halves.QUOTED).encode()


def decode_tolerantly(wire: bytes, path: str, problems: list[Problem]) -> Any:
    """Decode a JSON value with small faults; an unpaired surrogate becomes U+FFFD.

    Raises:
        msgspec.DecodeError: the text is not JSON even after the repair of its faults.
    """
    check_depth(wire)
    check_text(wire)
    wire = without_tail(wire, path, problems)
    value = decode_any(mend(wire))
    problems += _problems(path, wire)
    return value


def decode_words(wire: bytes, path: str, problems: list[Problem]) -> str:
    """Decode data that is plain text or a JSON string; an unpaired surrogate becomes U+FFFD."""
    words = read_text(wire) if wire[:1] == b'"' else wire.decode()
    words = words.strip(BLANKS).removeprefix("\ufeff").strip(BLANKS)
    if "\ufffd" in words:
        problems.append(Problem(path, words, HALF))
    return words


def _problems(path: str, wire: bytes) -> list[Problem]:
    """Return the faults in the value at `path`."""
    return [
        Problem(path + (where if where[:1] in ("", "[") else f".{where}"), text, expected)
        for where, text, expected in find_problems(wire)
    ]
