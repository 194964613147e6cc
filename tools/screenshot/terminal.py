"""A terminal in tmux that runs commands one after the other."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

SECONDS_FOR_A_COMMAND = 60


class Terminal:
    """A shell in a tmux server of its own. Use it as a context manager."""

    def __init__(self, environment: Mapping[str, str], folder: Path, columns: int, rows: int) -> None:
        """Take the shell's environment and working folder, and the size of the screen."""
        self._sockets = tempfile.TemporaryDirectory(prefix="tmux")
        self._environment, self._folder, self._size = dict(environment), folder, (columns, rows)
        self._prompts = 0

    def __enter__(self) -> Self:
        """Start the shell."""
        columns, rows = map(str, self._size)
        told = f'tmux -S {self._socket} wait-for -S "prompt$((prompts++))"'  # before each prompt, unseen
        given = [f"{name}={value}" for name, value in {**self._environment, "PROMPT_COMMAND": told}.items()]
        shell = shlex.join(["env", "-i", "TERM=xterm-256color", "COLORTERM=truecolor", *given, "bash", "--norc"])
        self._tmux("new-session", "-d", "-s", "shown", "-x", columns, "-y", rows, "-c", str(self._folder), shell)
        self._tmux("set-option", "-g", "status", "off")
        self._wait_for_prompt()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End tmux."""
        self._tmux("kill-server")
        self._sockets.cleanup()

    def run(self, command: str) -> None:
        """Type a command, and wait until it has ended.

        Raises:
            subprocess.TimeoutExpired: It has not within a minute.
        """
        self._tmux("send-keys", "-t", "shown", "-l", command)
        self._tmux("send-keys", "-t", "shown", "Enter")
        self._wait_for_prompt()

    def _wait_for_prompt(self) -> None:
        self._tmux("wait-for", f"prompt{self._prompts}", seconds=SECONDS_FOR_A_COMMAND)
        self._prompts += 1
        while self.shown().splitlines()[-1:] != [
            self._environment["PS1"].rstrip()
        ]:  # what is typed before it shows twice
            time.sleep(0.02)

    def shown(self) -> str:
        """Return what the screen shows, with its colours as ANSI sequences."""
        return self._tmux("capture-pane", "-t", "shown", "-e", "-p").rstrip()

    @property
    def _socket(self) -> str:
        return f"{self._sockets.name}/socket"

    def _tmux(self, *arguments: str, seconds: float = 10) -> str:
        command = ["tmux", "-S", self._socket, *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=seconds)
        return done.stdout
