"""The error for invalid pages."""

from __future__ import annotations

from generator.errors import Finding


class PageError(Exception):
    """The page cannot be read. Nothing was written."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding
