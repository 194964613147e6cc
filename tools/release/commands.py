"""Child processes of the release tools."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.release.errors import ReleaseError


def run(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Run a command and return its output.

    Args:
        command: The program and its arguments.
        cwd: The working folder.
        env: The whole environment; that of this process by default.

    Raises:
        ReleaseError: There is no such program, or it failed: the message has all that it printed.
    """
    words = [str(each) for each in command]
    try:
        done = subprocess.run(
            words,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError as error:
        raise ReleaseError(f"{words[0]} is not there: {error}") from error
    if done.returncode:
        printed = "\n".join(text.rstrip() for text in (done.stdout, done.stderr) if text.strip())
        raise ReleaseError(f"{' '.join(words)} failed with code {done.returncode}:\n{printed}")
    return done.stdout
