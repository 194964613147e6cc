"""The rows that callers have written, in SQLite. Seeded rows are computed, and stored only after a change."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (kind, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS document_number ON document (kind, number);
CREATE INDEX IF NOT EXISTS document_times ON document (kind, position, created, modified);
"""
_LAYOUT = 2
"""The number of this schema, as `PRAGMA user_version`; files of before have 0."""

EVER = (-(2**62), 2**62)
"""A span of time without bounds."""


class Store:
    """Changed and added documents by kind and position.

    One connection serves the thread of the server and those that edit documents beside it; who uses the store holds
    its lock.

    Attributes:
        lock: Held while a request is answered or a document edited.
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
        self.lock = threading.RLock()
        self._connection = sqlite3.connect(database, check_same_thread=False, isolation_level=None)
        try:
            known = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if known and self._connection.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
                raise ValueError(f"{database} was made with another version of the sandbox; give another file")
            self._connection.executescript(f"{_SCHEMA}PRAGMA user_version = {_LAYOUT};")
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

    def put(self, kind: str, position: int, number: str, times: tuple[int, int], body: bytes) -> None:
        """Keep a document, in place of an earlier state of it; `times` are those of creation and modification."""
        self._connection.execute(
            "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?)", (kind, position, number, *times, body)
        )

    def body(self, kind: str, position: int) -> bytes | None:
        """Return a document's state, or None if nobody wrote it."""
        found = self._connection.execute(
            "SELECT body FROM document WHERE kind = ? AND position = ?", (kind, position)
        ).fetchone()
        return None if found is None else found[0]

    def positions(
        self, kind: str, within: range, created: tuple[int, int] = EVER, modified: tuple[int, int] = EVER
    ) -> list[int]:
        """Return the positions of the documents written at a place `within` and with both times in their spans."""
        # Callers may name any integer, and SQLite holds those of 64 bits.
        bounds = (max(EVER[0], min(bound, EVER[1])) for bound in (*created, *modified))
        rows = self._connection.execute(
            "SELECT position FROM document INDEXED BY document_times WHERE kind = ? AND position BETWEEN ? AND ?"
            " AND created BETWEEN ? AND ? AND modified BETWEEN ? AND ? ORDER BY position",
            (kind, within.start, within.stop - 1, *bounds),
        )
        return [position for (position,) in rows]

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
