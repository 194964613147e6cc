"""Warnings with a line of the user's program as their location."""

from __future__ import annotations

import sys
import warnings

OURS = frozenset({"dingdan", "dingdan_runtime", "waiqin365_api", "wshoto_api"})


def warn(message: str, category: type[Warning]) -> None:
    """Issue a warning. Its location is the innermost line outside of the packages of this project."""
    level, frame = 1, sys._getframe()  # inspect.stack would read the source of every frame
    while frame.f_back is not None and str(frame.f_globals.get("__name__")).partition(".")[0] in OURS:
        level, frame = level + 1, frame.f_back
    warnings.warn(message, category, stacklevel=level)
