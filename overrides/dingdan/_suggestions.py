"""Advice for wrong names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Return advice for a wrong name: the most similar known name, or all of them."""
    names = list(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]}?"
    return f"there {'is' if len(names) == 1 else 'are'} {', '.join(names)}" if names else "there are none"
