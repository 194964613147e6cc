"""The interface of writers of records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Writer:
    """Writes the records of a read, a page at a time."""

    def write(self, records: Sequence[Any]) -> None:
        """Write the records of a page."""
        raise NotImplementedError

    def finish(self) -> None:
        """Write the end. Without it the output is incomplete."""

    def close(self) -> None:
        """Release what is open, also after an error."""
