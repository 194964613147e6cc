"""The report of a run."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass
class DocumentReport:
    """The results of a run for one kind of document.

    Attributes:
        windows: Windows of time that were read.
        passes: Times that a window was read; more than `windows` where rows were modified meanwhile.
        requests: Responses of the platform, one for each page and each document that was read by itself.
        documents: Documents that came, those of several windows each time.
        deleted: Documents among them that the platform marks as deleted.
        unidentified: Documents without an id, which no table can hold.
        rows: Rows written, by table.
        cursor: The moment up to which all changes are in the destination; None if no window was finished.
        repaired: Documents that a verification found to be other than the platform's, and wrote.
        vanished: Documents that a verification found to be gone from the platform, and removed or marked.
        unsettled: Windows whose rows were modified during each pass. Their rows are written and the cursor stays before
            them, so the next run reads them again.
    """

    windows: int = 0
    passes: int = 0
    requests: int = 0
    documents: int = 0
    deleted: int = 0
    unidentified: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    cursor: dt.datetime | None = None
    repaired: int = 0
    vanished: int = 0
    unsettled: int = 0


@dataclass
class Report:
    """The results of a run.

    Attributes:
        documents: By kind of document, such as `orders`.
        seconds: Seconds that the run took.
    """

    documents: dict[str, DocumentReport] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def rows(self) -> int:
        """Rows written, of all tables."""
        return sum(sum(each.rows.values()) for each in self.documents.values())
