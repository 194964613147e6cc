"""The four checkers of a spec: Spectral, swagger-parser, openapi-spec-validator and Redocly."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent
NODE = str(Path(sys.executable).parent / "node")
SECONDS = 600
"""The timeout of a checker. It takes up to 3 seconds for all files on an idle machine."""

COMMANDS: dict[str, list[str | Path]] = {
    "Spectral": [
        NODE, FOLDER / "node_modules/@stoplight/spectral-cli/dist/index.js", "lint",
        "--ruleset", FOLDER / "spectral.yaml", "--fail-severity", "warn", "--fail-on-unmatched-globs",
    ],
    "swagger-parser": [NODE, FOLDER / "swagger_parser.mjs"],
    "openapi-spec-validator": [sys.executable, "-m", "tools.spec_checkers.spec_validator"],
    # No call of plain-3.0 refers to the records inside response_data: a sentence names them.
    "Redocly": [
        NODE, ROOT / "tools/redocly/node_modules/@redocly/cli/bin/cli.js", "lint",
        "--config", ROOT / "specs/redocly.yaml", "--skip-rule", "no-unused-components",
    ],
}  # fmt: skip
"""The command of each checker, without the files."""


@dataclass(frozen=True)
class Outcome:
    """The verdict of a checker, and what it printed."""

    accepted: bool
    printed: str


def check(checker: str, files: Sequence[Path]) -> Outcome:
    """Run a checker on files.

    Args:
        checker: A name of `COMMANDS`.
        files: The specs. They are accepted if there is neither an error nor a warning in any.
    """
    command = [str(word) for word in (*COMMANDS[checker], *files)]
    done = subprocess.run(  # noqa: S603 - the pinned tools, on files of the repository
        command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
    )
    return Outcome(done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace"))
