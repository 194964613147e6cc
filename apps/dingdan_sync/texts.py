"""Texts of errors as files and logs may hold them."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from dingdan._redaction import redact_text
from dingdan_sync.destinations.addresses import resolve
from dingdan_sync.errors import InvalidSyncError

LONGEST = 500
"""Characters of a text."""


def shown(error: Exception, to: str) -> str:
    """The text of an error on one line, without secrets, phone numbers and the password of the destination.

    Args:
        error: The error.
        to: The address of the destination.
    """
    text = "".join(char if char.isprintable() else " " for char in redact_text(str(error), _passwords(to)))
    return " ".join(text.split())[:LONGEST]


def _passwords(to: str) -> list[str]:
    try:
        password = urlsplit(resolve(to)).password
    except (InvalidSyncError, ValueError):
        return []
    return [] if password is None else [password, unquote(password)]
