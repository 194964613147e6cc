"""Storage of added and changed rows in SQLite. Seeded rows are computed, and stored only after a change."""

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
"""The version of the database schema, in `PRAGMA user_version`. Files of the first version have 0."""

EVER = (-(2**62), 2**62)
"""An unbounded time span, in epoch seconds."""


class Store:
    """Stores changed and added documents by kind and position.

    The server's thread and the threads that edit documents share one connection. Callers must hold `lock`.

    Attributes:
        lock: The lock that callers hold while they answer a request or edit a document.
        fresh: True if this object created the database.
        settings: The settings that the database was created with, as text.
        version: The number of transactions so far.
    """

    def __init__(self, database: str, settings: dict[str, Any], defaults: dict[str, Any] | None = None) -> None:
        """Open `database`; create it if it does not exist.

        Args:
            database: The path of a file, or `":memory:"`.
            settings: The settings that seeded rows depend on. They must equal the settings of an existing file.
            defaults: Further settings for a new file; an existing file keeps its own.

        Raises:
            ValueError: the file was created with other settings or by another version of the sandbox.
        """
        self.version = 0
        self.lock = threading.RLock()
        self._connection = sqlite3.connect(database, check_same_thread=False, isolation_level=None)
        try:
            known = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if known and self._connection.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
                raise ValueError(f"{database} was created by another version of the sandbox; use another file")
            self._connection.executescript(f"{_SCHEMA}PRAGMA user_version = {_LAYOUT};")
            kept = dict(self._connection.execute("SELECT name, value FROM setting"))
            self.fresh = not kept
            wanted = {name: str(value) for name, value in {**(defaults or {}), **kept, **settings}.items()}
            if self.fresh:
                kept = wanted
                self._connection.executemany("INSERT INTO setting VALUES (?, ?)", wanted.items())
            self.settings = kept
            if kept != wanted:
                raise ValueError(f"{database} was created with {kept}; use the same settings or another file")
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit the writes of the `with` block; roll them back if it raises."""
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
        """Store a document in place of its earlier version.

        Args:
            kind: The kind of the document.
            position: Its position.
            number: Its document number.
            times: The times of creation and modification, in epoch seconds.
            body: The document as JSON.
        """
        self._connection.execute(
            "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?)", (kind, position, number, *times, body)
        )

    def body(self, kind: str, position: int) -> bytes | None:
        """Return the JSON of a stored document; None if it is not stored."""
        found = self._connection.execute(
            "SELECT body FROM document WHERE kind = ? AND position = ?", (kind, position)
        ).fetchone()
        return None if found is None else found[0]

    def positions(
        self, kind: str, within: range, created: tuple[int, int] = EVER, modified: tuple[int, int] = EVER
    ) -> list[int]:
        """Return the positions of stored documents, ascending.

        Args:
            kind: The kind of the documents.
            within: The range of positions.
            created: The first and the last creation time, in epoch seconds, inclusive.
            modified: The first and the last modification time, in epoch seconds, inclusive.
        """
        # Callers may name any integer, and SQLite holds those of 64 bits.
        bounds = (max(EVER[0], min(bound, EVER[1])) for bound in (*created, *modified))
        rows = self._connection.execute(
            "SELECT position FROM document INDEXED BY document_times WHERE kind = ? AND position BETWEEN ? AND ?"
            " AND created BETWEEN ? AND ? AND modified BETWEEN ? AND ? ORDER BY position",
            (kind, within.start, within.stop - 1, *bounds),
        )
        return [position for (position,) in rows]

    def end(self, kind: str, seeded: int) -> int:
        """Return the position after the last document of `kind`, if `seeded` documents are computed."""
        last = self._connection.execute("SELECT max(position) FROM document WHERE kind = ?", (kind,)).fetchone()[0]
        return seeded if last is None else max(seeded, last + 1)

    def position(self, kind: str, number: str) -> int | None:
        """Return the position of the stored document with `number`; None if there is none."""
        found = self._connection.execute(
            "SELECT position FROM document WHERE kind = ? AND number = ?", (kind, number)
        ).fetchone()
        return None if found is None else found[0]
