"""Errors that leave a language without a line to compare."""

from __future__ import annotations


class LanguageError(Exception):
    """A requirement of one language is missing or failed. The other languages continue."""


class ToolMissingError(LanguageError):
    """A tool is not on this machine; the message says how to get it."""


class CommandFailedError(LanguageError):
    """A command failed; the message shows it and the end of what it printed."""
