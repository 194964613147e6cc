"""Runs the commands of `python -m generator`: most without a process, whose imports take longer than the command."""

from __future__ import annotations

import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from generator.__main__ import app

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Done:
    """What a process would have left."""

    returncode: int
    stdout: str
    stderr: str


def generator(*arguments: str | Path) -> Done:
    """Run what `python -m generator` runs, in this process."""
    with chdir(ROOT):
        result = CliRunner().invoke(app, [*map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


def process(*arguments: str | Path) -> Done:
    """Run `python -m generator` as people do."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder with its bytes."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
