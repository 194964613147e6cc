"""Errors that stop the pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """An error in a spec, with its file and line."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        """Return `file:line: message`, a format that editors and CI recognize."""
        return f"{self.file}:{self.line}: {self.message}"


class SpecError(Exception):
    """A spec has errors. Nothing was written."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class ToolError(Exception):
    """An external generator failed; the message contains its output. Nothing was written."""
