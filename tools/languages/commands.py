"""Execution of the tools of other languages."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.languages.errors import CommandFailedError

SHOWN = 20
"""The number of lines shown from the start and from the end of a failed command's output."""
SECONDS = 600
"""The timeout of a command, in seconds."""


@dataclass(frozen=True)
class Command:
    """A command: the program and its arguments, its working directory and additional environment variables."""

    arguments: Sequence[object]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, settings: Mapping[str, str] | None = None) -> str:
        """Run the command and wait for its end.

        Args:
            settings: Further environment variables.

        Returns:
            The standard output.

        Raises:
            CommandFailedError: the command cannot be started, timed out or failed.
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
            raise CommandFailedError(f"{shown}: timed out after {SECONDS} seconds") from None
        printed = done.stdout.decode(errors="replace")
        if done.returncode:
            lines = (printed + done.stderr.decode(errors="replace")).rstrip().splitlines()
            if len(lines) > 2 * SHOWN:
                lines[SHOWN:-SHOWN] = ["…"]
            output = "\n".join(f"    {line}" for line in lines)
            raise CommandFailedError(f"{shown}: exit code {done.returncode}\n{output}")
        return printed
