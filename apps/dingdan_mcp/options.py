"""`Options`: what a server allows and how large its answers are."""

from __future__ import annotations

from dataclasses import dataclass, field

DEFAULT_MAX_CHARS = 20_000
LEAST_MAX_CHARS = 2_000
"""The smallest limit of an answer: a few rows and the line above them must fit."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """The settings of a server."""

    platforms: tuple[str, ...] = ("waiqin365", "wshoto")
    """The platforms whose tools are listed."""
    writes: frozenset[str] = field(default_factory=frozenset)
    """The operationIds of the allowed writes; by default none."""
    allow_personal: bool = False
    """True shows personal fields, and custom fields, which may hold anything."""
    max_chars: int = DEFAULT_MAX_CHARS
    """The largest number of characters of an answer."""
    settle_seconds: float = 5.0
    """Seconds to repeat the reads after an unknown outcome, before a write counts as not applied."""
