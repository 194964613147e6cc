"""The rows that callers have written, in SQLite. Seeded rows are computed, and stored only after a change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_LAST = 2**63 - 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (kind, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS document_number ON document (kind, number);
"""


class Store:
    """Changed and added documents by kind and position.

    One connection serves whatever thread the server runs in; requests are handled one after another.

    Attributes:
        fresh: Whether the database was made just now.
        settings: What it was made with, as text.
        version: How many transactions there were.
    """

    def __init__(self, database: str, settings: dict[str, Any], defaults: dict[str, Any] | None = None) -> None:
        """Open or make `database`.

        Args:
            database: A file, or `":memory:"`.
            settings: What the seeded rows depend on. A file goes on only with the settings it was made with.
            defaults: Settings of a file that is made now; one that is there keeps its own.

        Raises:
            ValueError: the file was made with other settings.
        """
        self.version = 0
        self._connection = sqlite3.connect(database, check_same_thread=False, isolation_level=None)
        try:
            self._connection.executescript(_SCHEMA)
            kept = dict(self._connection.execute("SELECT name, value FROM setting"))
            self.fresh = not kept
            wanted = {name: str(value) for name, value in {**(defaults or {}), **kept, **settings}.items()}
            if self.fresh:
                kept = wanted
                self._connection.executemany("INSERT INTO setting VALUES (?, ?)", wanted.items())
            self.settings = kept
            if kept != wanted:
                raise ValueError(f"{database} was made with {kept}; give the same settings or another file")
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep what is written inside, or none of it if an exception leaves."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        else:
            self._connection.execute("COMMIT")
        finally:
            self.version += 1

    def put(self, kind: str, position: int, number: str, body: bytes) -> None:
        """Keep a document, in place of an earlier state of it. `version` counts the transactions."""
        self._connection.execute("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?)", (kind, position, number, body))

    def body(self, kind: str, position: int) -> bytes | None:
        """Return a document's state, or None if nobody wrote it."""
        found = self._connection.execute(
            "SELECT body FROM document WHERE kind = ? AND position = ?", (kind, position)
        ).fetchone()
        return None if found is None else found[0]

    def bodies(self, kind: str, first: int, last: int | None = None) -> Iterator[tuple[int, bytes]]:
        """Iterate over the documents written at positions `first` to `last`, both included, in their order."""
        return self._connection.execute(
            "SELECT position, body FROM document WHERE kind = ? AND position BETWEEN ? AND ? ORDER BY position",
            (kind, first, _LAST if last is None else last),
        )

    def end(self, kind: str, seeded: int) -> int:
        """Return the position after the last document, of which `seeded` were computed."""
        last = self._connection.execute("SELECT max(position) FROM document WHERE kind = ?", (kind,)).fetchone()[0]
        return seeded if last is None else max(seeded, last + 1)

    def position(self, kind: str, number: str) -> int | None:
        """Find a written document by its number."""
        found = self._connection.execute(
            "SELECT position FROM document WHERE kind = ? AND number = ?", (kind, number)
        ).fetchone()
        return None if found is None else found[0]
