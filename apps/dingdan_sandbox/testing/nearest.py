"""Error messages that name the nearest right name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def unknown(what: str, name: str, known: Iterable[str], hint: str = "") -> ValueError:
    """Return the error for an unknown name.

    Args:
        what: The kind of name, such as `fault`.
        name: The given name.
        known: The right names.
        hint: The end of the message if no name is near.
    """
    near = get_close_matches(name, list(known), n=1)
    end = f"; did you mean {near[0]!r}?" if near else f"; {hint}" if hint else ""
    return ValueError(f"unknown {what} {name!r}{end}")
