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
        """The finding as `file:line: message`, which editors and CI understand."""
        return f"{self.file}:{self.line}: {self.message}"


class SpecError(Exception):
    """One or more specs cannot be used. Nothing was written."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class ToolError(Exception):
    """A generator that the pipeline runs failed; the text is its own output. Nothing was written."""
