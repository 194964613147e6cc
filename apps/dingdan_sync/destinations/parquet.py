"""Parquet: a folder with one file for each table and month, replaced as a whole.

The rows are kept in a file of DuckDB in the folder (`.dingdan.duckdb`), which is what the sync writes to. The same
transaction notes the months that a package touches. After a run the files of those months are written beside the old
ones and take their place, so whoever reads sees a file of before or after, and never half of one. A run that is killed
leaves its months noted, and the next run writes them.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from dingdan._replacing import replace
from dingdan_sync.destinations.columns import quote
from dingdan_sync.destinations.duckdb import DuckDB
from dingdan_sync.destinations.package import TENANT, Package, Target
from dingdan_sync.errors import DiskFullError, ReadOnlyError, UnreachableError

MONTHS = "dingdan_sync_months"
FILE = ".dingdan.duckdb"
NO_MONTH = "none"
"""The month of documents that have no time."""
ROWS_OF_A_GROUP = 20_480
"""Rows of a row group. A group waits in memory until it is written: 122,880 rows of 50 columns, the default, do not go
into the limit of DuckDB's memory."""


class Parquet(DuckDB):
    """A folder of Parquet files."""

    def __init__(self, folder: str) -> None:
        """Open the folder, or make it.

        Raises:
            UnreachableError: It cannot be made or opened.
        """
        self._folder = Path(folder)
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise UnreachableError(f"Parquet {folder}: {error.strerror}") from error
        super().__init__(str(self._folder / FILE))

    def make_own_tables(self) -> None:
        """Make the table of months too."""
        super().make_own_tables()
        self.execute(f"create table if not exists {MONTHS} (head varchar, month varchar)")

    def before_replacing(self, package: Package) -> None:
        """Note the months that the documents were in."""
        self._note_months(package)

    def after_replacing(self, package: Package) -> None:
        """Note the months that the documents are in."""
        self._note_months(package)

    def _note_months(self, package: Package) -> None:
        ids = list(package.ids) + list(package.vanished.ids if package.vanished else ())
        head = package.vanished.head if package.vanished else package.tables[0][0] if package.tables else None
        if head is not None and ids:
            condition, values = self.one_of(quote(head.owner), ids)
            self.execute(
                f"insert into {MONTHS} select distinct ?, {_month(head)} from {quote(head.name)} as head "
                f"where {TENANT} = ? and {condition}",
                [head.name, package.tenant, *values],
            )

    def finish(self, documents: Sequence[Sequence[Target]]) -> None:
        """Write the files of the months that changed.

        Raises:
            ReadOnlyError: A file cannot be replaced.
            DiskFullError: The disk is full.
        """
        with self.errors():
            for targets in documents:
                head = targets[0]
                months = self.execute(f"select distinct month from {MONTHS} where head = ? order by month", [head.name])
                for (month,) in months:
                    try:
                        for target in targets:
                            self._write(target, head, month)
                    except OSError as error:
                        kind = DiskFullError if error.errno == errno.ENOSPC else ReadOnlyError
                        raise kind(f"Parquet {self._folder}: {error.strerror}. The rows are kept; run again") from error
                    self.execute(f"delete from {MONTHS} where head = ? and month = ?", [head.name, month])

    def _write(self, target: Target, head: Target, month: str) -> None:
        folder = self._folder / target.name / f"month={month}"
        path, new = folder / "data.parquet", folder / ".data.parquet.new"
        # COPY takes no parameters; the month is one that strftime wrote.
        owners = (
            f"select {TENANT}, {quote(head.owner)} from {quote(head.name)} as head where {_month(head)} = '{month}'"
        )
        where = f"({TENANT}, {quote(target.owner)}) in ({owners})"
        if not self.execute(f"select 1 from {quote(target.name)} where {where} limit 1"):
            path.unlink(missing_ok=True)
            return
        folder.mkdir(parents=True, exist_ok=True)
        key = ", ".join(map(quote, target.key))
        rows = f"select * from {quote(target.name)} where {where}"
        try:
            try:
                self._copy(f"{rows} order by {key}", new)
            except duckdb.OutOfMemoryException:
                # To sort 200,000 lines of a month takes more than the limit; to write them as they come does not.
                self._copy(rows, new)
            replace(new, path)
        finally:
            new.unlink(missing_ok=True)

    def _copy(self, rows: str, path: Path) -> None:
        self.execute(
            f"copy ({rows}) to '{_text(path)}' (format parquet, compression zstd, row_group_size {ROWS_OF_A_GROUP})"
        )


def _month(head: Target) -> str:
    if head.month is None:
        return f"'{NO_MONTH}'"
    time = f"head.{quote(head.month)}"
    if pa.types.is_timestamp(head.schema.field(head.month).type):
        time = f"timezone('Asia/Shanghai', {time})"
    return f"coalesce(strftime({time}, '%Y-%m'), '{NO_MONTH}')"


def _text(path: Path) -> str:
    return str(path).replace("'", "''")
