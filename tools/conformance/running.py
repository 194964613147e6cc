"""Execution of an implementation: all questions in, all answers out."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.conformance.cases import Case


class NotStartedError(Exception):
    """The command of an implementation cannot be started."""


@dataclass(frozen=True)
class Output:
    """The standard output of a program, and a message if it did not end with exit code 0."""

    printed: str
    ended: str


def run(command: Sequence[str], cases: Sequence[Case], folder: Path, seconds: float) -> Output:
    """Run a program, write a line for each case to its standard input, and wait for its end.

    Args:
        command: The program and its arguments.
        cases: The cases to ask.
        folder: The working directory.
        seconds: The timeout of the whole run. What the program has printed by then counts.

    Raises:
        NotStartedError: the program cannot be started.
    """
    lines = "".join(case.line + "\n" for case in cases).encode()
    try:
        program = subprocess.Popen(  # noqa: S603 - the user's own command
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # so that its children end with it
        )
    except OSError as error:
        raise NotStartedError(f"{command[0]}: {error.strerror}") from None
    ended = ""
    try:
        printed, errors = program.communicate(lines, timeout=seconds)
    except subprocess.TimeoutExpired:
        ended = f"the program was stopped after {seconds:g} seconds"
        _kill_group(program)
        printed, errors = program.communicate()
    except BaseException:
        _kill_group(program)
        program.wait()
        raise
    if not ended and program.returncode:
        ended = f"the program ended with exit code {program.returncode}"
    if ended and (last := errors.decode(errors="replace").strip().splitlines()[-1:]):
        ended += f": {last[0][:200]}"
    return Output(printed.decode(errors="replace"), ended)


def _kill_group(program: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(program.pid, signal.SIGKILL)
    except ProcessLookupError:
        program.kill()
