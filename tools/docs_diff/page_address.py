"""Finds the address that a saved page was copied from, so that the specs can link to it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HEAD = re.compile(r"\s*(SOURCE|COPY)\s*:\s*(.*)")
"""A line at the top of a stored copy that is about the copy and no part of the page."""
_IN_MARKUP = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE),
    re.compile(r"<link\b(?=[^<>]*\brel=[\"']?canonical\b)[^<>]*\bhref=[\"']?(https?://[^\s\"'<>]+)", re.IGNORECASE),
)
_CUT = re.compile(r"\bcut\b|截断|不完整", re.IGNORECASE)
_URL = re.compile(r"https?://\S+")


def split_head(text: str) -> tuple[str, str | None]:
    """Split off the lines at the top of a stored copy that say where it is from.

    Returns:
        The page with these lines empty, so that no line number changes, and the address of the page; None if the copy
        does not say it. Browsers write it into HTML.
    """
    lines, address = text.split("\n"), None
    for index, line in enumerate(lines):
        found = _HEAD.match(line.lstrip("\ufeff"))
        if line.strip() and not found:
            break
        if found:
            url = _URL.match(found[2])
            address = url[0] if url and found[1] == "SOURCE" else address
            lines[index] = ""
    marked = (pattern.search(text) for pattern in _IN_MARKUP)
    return "\n".join(lines), address or next((found[1] for found in marked if found), None)


def cut_note(text: str) -> str | None:
    """Return what the top of a stored copy says of parts that are cut off; None if it says nothing of the kind."""
    for line in text.lstrip("\ufeff").splitlines():
        found = _HEAD.match(line)
        if line.strip() and not found:
            return None
        if found and found[1] == "COPY" and _CUT.search(found[2]):
            return found[2].strip()
    return None


def is_same_page(one: str, other: str) -> bool:
    """True if two addresses are those of one page. Hosts may differ: the platforms serve a page under several names."""
    return urlsplit(one).path == urlsplit(other).path
