"""Runs the command as people do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def generator(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m generator`."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder with its bytes."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
