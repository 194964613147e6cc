"""Runs the tools of other languages."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.languages.errors import CommandFailedError

SHOWN = 20
"""Lines that are shown of the beginning and of the end of a failed command's output."""
SECONDS = 600
"""After how long a command is given up."""


@dataclass(frozen=True)
class Command:
    """A program with its arguments (texts, paths), where it runs, and what its environment gets beside the usual."""

    arguments: Sequence[object]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, settings: Mapping[str, str] | None = None) -> str:
        """Run it to its end.

        Args:
            settings: More for its environment.

        Returns:
            What it printed.

        Raises:
            CommandFailedError: it cannot be started, took too long or failed.
        """
        arguments = [str(argument) for argument in self.arguments]
        shown = shlex.join([Path(arguments[0]).name, *arguments[1:6]]) + (" …" if len(arguments) > 6 else "")
        try:
            done = subprocess.run(  # noqa: S603 - the commands stand in `programs`
                arguments,
                cwd=self.folder,
                env={**os.environ, **self.environment, **(settings or {})},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except OSError as error:
            raise CommandFailedError(f"{shown}: {error.strerror}: {arguments[0]}") from None
        except subprocess.TimeoutExpired:
            raise CommandFailedError(f"{shown}: no end after {SECONDS} seconds") from None
        printed = done.stdout.decode(errors="replace")
        if done.returncode:
            lines = (printed + done.stderr.decode(errors="replace")).rstrip().splitlines()
            if len(lines) > 2 * SHOWN:
                lines[SHOWN:-SHOWN] = ["…"]
            told = "\n".join(f"    {line}" for line in lines)
            raise CommandFailedError(f"{shown}: exit code {done.returncode}\n{told}")
        return printed
