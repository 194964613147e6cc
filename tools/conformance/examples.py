"""The implementations in examples/conformance, and the programs that they need."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.conformance.cases import TASKS

FOLDER = Path("examples/conformance")
SIGNING = ("sign", "format_timestamp", "sign_path")


@dataclass(frozen=True)
class Example:
    """An implementation of the repository: its programs, arguments and the tasks that it must carry out."""

    programs: Sequence[str]
    file: str
    tasks: Sequence[str] = SIGNING

    def command(self) -> list[str]:
        """Return the command.

        Raises:
            FileNotFoundError: a program is missing; the message is its name.
        """
        paths = [_find(program) for program in self.programs]
        return [paths[0], str(FOLDER / self.file)]


def _find(program: str) -> str:
    if program == "python":
        return sys.executable
    beside = Path(sys.executable).parent / program  # Node comes with the venv
    found = str(beside) if beside.exists() else shutil.which(program)
    if found is None:
        raise FileNotFoundError(program)
    return found


EXAMPLES = {
    "bash": Example(["bash", "openssl"], "sign.sh"),
    "node": Example(["node"], "sign.mjs"),
    "php": Example(["php"], "sign.php"),
    "python": Example(["python"], "dingdan_client.py", TASKS),
}
