"""Errors that stop the check of one language."""

from __future__ import annotations


class LanguageError(Exception):
    """A tool of one language is missing or failed. The other languages continue."""


class ToolMissingError(LanguageError):
    """A tool is not installed. The message describes how to install it."""


class CommandFailedError(LanguageError):
    """A command failed. The message contains the command and the end of its output."""
