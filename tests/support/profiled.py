"""`sys.setprofile` for tests that count what code calls."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

Result = TypeVar("Result")
Hook = Callable[[FrameType, str, Any], object]
"""As of `sys.setprofile`: a frame, the event ("call", "c_call", ...) and, for functions in C, the function."""


def profiled(work: Callable[[], Result], hook: Hook) -> Result:
    """Call `work`, and `hook` for each event of its calls.

    Garbage is not collected meanwhile: that would run finalizers and callbacks of whatever ran before in this process,
    and count these too.
    """
    gc.collect()
    gc.disable()
    sys.setprofile(hook)
    try:
        return work()
    finally:
        sys.setprofile(None)
        gc.enable()
