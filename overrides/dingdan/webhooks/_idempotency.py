"""Idempotency stores. They record handled pushes, so that a repeated push is not handled twice."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from enum import Enum
from typing import Protocol

from dingdan._errors import ConfigError

RESENT_FOR = timedelta(days=10)
"""The time for which the platform repeats a failed push every day."""
MAX_AGE = RESENT_FOR + timedelta(days=1)
CLAIM_AGE = timedelta(hours=1)
MAX_OPEN_CLAIMS = 10_000
"""The number of open claims of a process above which expired claims are removed."""
BUSY_TIMEOUT_SECONDS = 2.0
"""The timeout for a transaction of another process. The platform waits 5 seconds for the reply."""

# The table keeps its first name, so that existing files stay readable.
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS seen"
    " (msg_id TEXT PRIMARY KEY, done INTEGER NOT NULL, until REAL NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS seen_until ON seen (until)",
)
UNUSABLE = ("SQLITE_CANTOPEN", "SQLITE_NOTADB")
"""The names of permanent SQLite errors: the folder is missing, or the file is not a database."""


class Claim(Enum):
    """The state of a push when a worker claims it."""

    NEW = "new"
    """No worker has handled the push. The caller now holds the claim."""
    BUSY = "busy"
    """Another worker holds the claim."""
    DONE = "done"
    """The push was handled."""


class IdempotencyStore(Protocol):
    """Remembers the msg_ids of handled pushes. Implement it to share them between machines.

    Keep a completed push for more than 10 days: the platform repeats pushes for that long. A claim that is neither
    completed nor released must expire after a time that no handler needs, because its process may have died.
    """

    def claim(self, msg_id: str) -> Claim:
        """Claim a push. This must be atomic."""
        ...

    def complete(self, msg_id: str) -> None:
        """Mark a claimed push as handled."""
        ...

    def release(self, msg_id: str) -> None:
        """Release a claim whose push was not handled, so that the push is new when it is repeated.

        It is called in the thread that made the claim. If that claim has expired and another worker has claimed
        the push since, keep the claim of that worker.
        """
        ...


class _Claims:
    """The expiry times of a store and the claims made through it.

    The expiry time identifies a claim: a later claim of the same push expires later.
    """

    def __init__(self, max_age: timedelta, claim_age: timedelta, clock: Callable[[], float]) -> None:
        if max_age <= RESENT_FOR:
            raise ConfigError(
                "max_age must be more than 10 days: the platform repeats pushes for that long", platform="waiqin365"
            )
        if claim_age <= timedelta(0):
            raise ConfigError("claim_age must be positive", platform="waiqin365")
        self._max_age = max_age.total_seconds()
        self._claim_age = claim_age.total_seconds()
        self._clock = clock
        self._own: dict[tuple[int, int, str], float] = {}

    def _add_claim(self, msg_id: str, now: float) -> float:
        """Record a claim of this thread and return its expiry time."""
        if len(self._own) >= MAX_OPEN_CLAIMS:  # by users who neither complete nor release
            self._own = {key: until for key, until in list(self._own.items()) if until > now}
        until = self._own[self._key(msg_id)] = now + self._claim_age
        return until

    def _pop_claim(self, msg_id: str) -> float | None:
        """Remove the claim of this thread and return its expiry time."""
        return self._own.pop(self._key(msg_id), None)

    @staticmethod
    def _key(msg_id: str) -> tuple[int, int, str]:
        return os.getpid(), threading.get_ident(), msg_id


class MemoryIdempotencyStore(_Claims, IdempotencyStore):
    """An idempotency store in the memory of one process.

    Args:
        max_age: The time to keep handled pushes; more than 10 days.
        claim_age: The time after which claims expire.
        max_entries: The largest number of pushes. The oldest is removed first.
        clock: Returns epoch seconds.

    Raises:
        ConfigError: an age or number is too small.
    """

    def __init__(
        self,
        *,
        max_age: timedelta = MAX_AGE,
        claim_age: timedelta = CLAIM_AGE,
        max_entries: int = 100_000,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(max_age, claim_age, clock)
        if max_entries < 1:
            raise ConfigError("max_entries must be 1 or more", platform="waiqin365")
        self._max_entries = max_entries
        self._lock = threading.Lock()
        self._entries: OrderedDict[str, tuple[Claim, float]] = OrderedDict()

    def claim(self, msg_id: str) -> Claim:
        now = self._clock()
        with self._lock:
            while self._entries and next(iter(self._entries.values()))[1] <= now:
                self._entries.popitem(last=False)
            claim, until = self._entries.get(msg_id, (Claim.NEW, now))
            if until > now:
                return claim
            self._set(msg_id, Claim.BUSY, self._add_claim(msg_id, now))
            return Claim.NEW

    def complete(self, msg_id: str) -> None:
        with self._lock:
            self._pop_claim(msg_id)
            self._set(msg_id, Claim.DONE, self._clock() + self._max_age)

    def release(self, msg_id: str) -> None:
        with self._lock:
            if self._entries.get(msg_id) == (Claim.BUSY, self._pop_claim(msg_id)):
                del self._entries[msg_id]

    def _set(self, msg_id: str, claim: Claim, until: float) -> None:
        self._entries[msg_id] = (claim, until)
        self._entries.move_to_end(msg_id)
        if len(self._entries) > self._max_entries:
            self._entries.popitem(last=False)


class SQLiteIdempotencyStore(_Claims, IdempotencyStore):
    """An idempotency store in a SQLite file, shared by the threads and processes of one machine.

    Every call opens the file, so nothing must be closed and forks are safe. If the file was deleted, an empty one is
    created. Other errors of SQLite (a full disk, a lock of more than 2 s) are raised unchanged.

    Args:
        path: The file. It is created if its folder exists.
        max_age: The time to keep handled pushes; more than 10 days.
        claim_age: The time after which claims expire.
        clock: Returns epoch seconds.

    Raises:
        ConfigError: an age is too small, or SQLite cannot use the path. Every step raises it too when the folder is
            missing or the file is not a database.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        max_age: timedelta = MAX_AGE,
        claim_age: timedelta = CLAIM_AGE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(max_age, claim_age, clock)
        self._path = os.fspath(path)
        if self._path in ("", ":memory:"):
            raise ConfigError("path must be a file; use MemoryIdempotencyStore without one", platform="waiqin365")
        try:
            with self._transaction():
                pass
        except ConfigError:
            raise
        except (sqlite3.Error, ValueError) as error:  # ValueError: a NUL, or text that cannot be encoded
            raise self._unusable(error) from error

    def claim(self, msg_id: str) -> Claim:
        now = self._clock()
        with self._transaction() as database:
            database.execute("DELETE FROM seen WHERE until <= ?", (now,))
            row = database.execute("SELECT done FROM seen WHERE msg_id = ?", (msg_id,)).fetchone()
            if row is not None:
                return Claim.DONE if row[0] else Claim.BUSY
            database.execute("INSERT INTO seen VALUES (?, 0, ?)", (msg_id, self._add_claim(msg_id, now)))
            return Claim.NEW

    def complete(self, msg_id: str) -> None:
        until = self._clock() + self._max_age
        self._pop_claim(msg_id)
        with self._transaction() as database:
            database.execute("INSERT OR REPLACE INTO seen VALUES (?, 1, ?)", (msg_id, until))

    def release(self, msg_id: str) -> None:
        until = self._pop_claim(msg_id)
        with self._transaction() as database:
            database.execute("DELETE FROM seen WHERE msg_id = ? AND NOT done AND until = ?", (msg_id, until))

    def _unusable(self, error: Exception) -> ConfigError:
        return ConfigError(f"no idempotency store at {self._path!r}: {error}", platform="waiqin365")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None)) as database:
                # IMMEDIATE locks before it reads, so that nobody else claims between reading and writing.
                database.execute("BEGIN IMMEDIATE")
                for statement in SCHEMA:  # the file may have been deleted since
                    database.execute(statement)
                yield database
                database.execute("COMMIT")
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "").startswith(UNUSABLE):
                raise self._unusable(error) from error
            raise
