"""The files of specs/dist."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from yamlcore import CCoreLoader

DIST = Path(__file__).resolve().parents[2] / "specs" / "dist"
FILES = sorted(path.name for path in DIST.glob("*.yaml"))


def document(name: str) -> dict[str, Any]:
    """The content of a file, made anew for each call."""
    return yaml.load((DIST / name).read_text("utf-8"), Loader=CCoreLoader)  # type: ignore[no-any-return]
