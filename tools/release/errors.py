"""The error of the release tools."""

from __future__ import annotations


class ReleaseError(Exception):
    """A distribution or a release is not as it must be. The message has one line for each fault."""
