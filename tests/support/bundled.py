"""The bundled specs as plain data."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DIST = Path(__file__).resolve().parents[2] / "specs" / "dist"


@cache
def bundled_spec(name: str) -> dict[str, Any]:
    """A file of specs/dist, such as `waiqin365` or `wshoto.docs`, read as a tool of another language would.

    It is parsed once a process, so do not change it.
    """
    found: dict[str, Any] = yaml.load((DIST / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found
