"""The folder of the bundled specs."""

from __future__ import annotations

from pathlib import Path

PACKAGED = Path(__file__).parent / "specs"
REPOSITORY = Path(__file__).parents[2] / "specs" / "dist"


def bundled() -> Path:
    """Return the folder of the bundled specs: in the package, or in the repository if run from source."""
    return PACKAGED if PACKAGED.is_dir() else REPOSITORY
