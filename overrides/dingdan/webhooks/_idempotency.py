"""Which pushes have been handled, so that one that comes again is not handled again."""

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
"""For how long the platform sends a failed push again, daily."""
MAX_AGE = RESENT_FOR + timedelta(days=1)
CLAIM_AGE = timedelta(hours=1)
MOST_CLAIMS = 10_000
"""Claims that are under way in a process before those that have ended are looked for and dropped."""
BUSY_TIMEOUT = 2.0
"""Seconds to wait for another process's transaction; the platform waits 5 for all."""

SCHEMA = (
    "CREATE TABLE IF NOT EXISTS seen"
    " (msg_id TEXT PRIMARY KEY, done INTEGER NOT NULL, until REAL NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS seen_until ON seen (until)",
)
UNUSABLE = ("SQLITE_CANTOPEN", "SQLITE_NOTADB")
"""SQLite's names of errors that waiting does not mend: the folder is gone, or another file is in the place."""


class Claim(Enum):
    """What a store knows of a push that somebody wants to handle."""

    NEW = "new"
    """Nobody has handled it; whoever asked now may, and nobody else."""
    BUSY = "busy"
    """Somebody is handling it."""
    DONE = "done"
    """It has been handled."""


class SeenStore(Protocol):
    """Remembers the msg_ids of pushes. Implement it to share them between machines.

    A store remembers what is done for more than 10 days, as long as the platform sends again, and forgets a
    claim that was neither finished nor forgotten (its process died) after a time that no handler needs. By then
    another worker may have claimed the push: the first one's `forget` must not free that claim.
    """

    def begin(self, msg_id: str) -> Claim:
        """Claim a push, in one step that no other can come between."""
        ...

    def finish(self, msg_id: str) -> None:
        """Mark a claimed push as handled."""
        ...

    def forget(self, msg_id: str) -> None:
        """Give up a claim: the push was not handled, and is new when it comes again.

        Called in the thread that claimed it. A claim of another worker stays.
        """
        ...


class _Claims:
    """The ages of a store, and the claims that are its own.

    A claim is told by the moment at which it ends: a later one of the same push ends later.
    """

    def __init__(self, max_age: timedelta, claim_age: timedelta, clock: Callable[[], float]) -> None:
        if max_age <= RESENT_FOR:
            raise ConfigError("max_age must be more than 10 days: so long a push is sent again", platform="waiqin365")
        if claim_age <= timedelta(0):
            raise ConfigError("claim_age must be more than nothing", platform="waiqin365")
        self._max_age = max_age.total_seconds()
        self._claim_age = claim_age.total_seconds()
        self._clock = clock
        self._own: dict[tuple[int, int, str], float] = {}

    def _claim(self, msg_id: str, now: float) -> float:
        """Note a claim as this thread's, and give the moment at which it ends."""
        if len(self._own) >= MOST_CLAIMS:  # of users who finish none of them
            self._own = {key: until for key, until in list(self._own.items()) if until > now}
        until = self._own[self._key(msg_id)] = now + self._claim_age
        return until

    def _give_up(self, msg_id: str) -> float | None:
        """The moment at which this thread's claim ends, which is its own no longer."""
        return self._own.pop(self._key(msg_id), None)

    @staticmethod
    def _key(msg_id: str) -> tuple[int, int, str]:
        return os.getpid(), threading.get_ident(), msg_id


class MemorySeenStore(_Claims):
    """Remembers in this process: enough for one worker, and forgotten when it ends.

    Args:
        max_age: How long a handled push is remembered, more than 10 days.
        claim_age: After how long a push that is being handled counts as given up.
        max_entries: How many are remembered; the oldest is forgotten first.
        clock: Gives epoch seconds.

    Raises:
        ConfigError: an age or number that guards nothing.
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
        self._seen: OrderedDict[str, tuple[Claim, float]] = OrderedDict()

    def begin(self, msg_id: str) -> Claim:
        """Claim a push."""
        now = self._clock()
        with self._lock:
            while self._seen and next(iter(self._seen.values()))[1] <= now:
                self._seen.popitem(last=False)
            claim, until = self._seen.get(msg_id, (Claim.NEW, now))
            if until > now:
                return claim
            self._set(msg_id, Claim.BUSY, self._claim(msg_id, now))
            return Claim.NEW

    def finish(self, msg_id: str) -> None:
        """Mark a push as handled."""
        with self._lock:
            self._give_up(msg_id)
            self._set(msg_id, Claim.DONE, self._clock() + self._max_age)

    def forget(self, msg_id: str) -> None:
        """Give up a claim of this thread; one that another has made since stays."""
        with self._lock:
            if self._seen.get(msg_id) == (Claim.BUSY, self._give_up(msg_id)):
                del self._seen[msg_id]

    def _set(self, msg_id: str, claim: Claim, until: float) -> None:
        self._seen[msg_id] = (claim, until)
        self._seen.move_to_end(msg_id)
        if len(self._seen) > self._max_entries:
            self._seen.popitem(last=False)


class SQLiteSeenStore(_Claims):
    """Remembers in a file that several threads and processes of one machine share, and that outlives them.

    Every step opens the file anew, so that nothing has to be closed and a fork does no harm. A file that was
    deleted is made again, empty: what it remembered is lost. What SQLite raises (a full disk, a lock of more than
    2 s) comes through.

    Args:
        path: The file; made where it is not there, in a folder that is.
        max_age: How long a handled push is remembered, more than 10 days.
        claim_age: After how long a push that is being handled counts as given up.
        clock: Gives epoch seconds.

    Raises:
        ConfigError: an age that guards nothing, or a path that SQLite cannot keep a file at; every step raises it
            as well, once the folder is gone or another file is in the place.
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
            raise ConfigError("path must be a file; MemorySeenStore needs none", platform="waiqin365")
        try:
            with self._transaction():
                pass
        except ConfigError:
            raise
        except (sqlite3.Error, ValueError) as error:  # ValueError: a NUL, or text that cannot be encoded
            raise self._refusal(error) from error

    def begin(self, msg_id: str) -> Claim:
        """Claim a push."""
        now = self._clock()
        with self._transaction() as database:
            database.execute("DELETE FROM seen WHERE until <= ?", (now,))
            row = database.execute("SELECT done FROM seen WHERE msg_id = ?", (msg_id,)).fetchone()
            if row is not None:
                return Claim.DONE if row[0] else Claim.BUSY
            database.execute("INSERT INTO seen VALUES (?, 0, ?)", (msg_id, self._claim(msg_id, now)))
            return Claim.NEW

    def finish(self, msg_id: str) -> None:
        """Mark a push as handled."""
        until = self._clock() + self._max_age
        self._give_up(msg_id)
        with self._transaction() as database:
            database.execute("INSERT OR REPLACE INTO seen VALUES (?, 1, ?)", (msg_id, until))

    def forget(self, msg_id: str) -> None:
        """Give up a claim of this thread; one that another has made since stays."""
        until = self._give_up(msg_id)
        with self._transaction() as database:
            database.execute("DELETE FROM seen WHERE msg_id = ? AND NOT done AND until = ?", (msg_id, until))

    def _refusal(self, error: Exception) -> ConfigError:
        return ConfigError(f"no store of pushes at {self._path!r}: {error}", platform="waiqin365")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=BUSY_TIMEOUT, isolation_level=None)) as database:
                # Locks before it reads, so that nobody else claims between reading and writing.
                database.execute("BEGIN IMMEDIATE")
                for statement in SCHEMA:  # somebody may have deleted the file since
                    database.execute(statement)
                yield database
                database.execute("COMMIT")
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "").startswith(UNUSABLE):
                raise self._refusal(error) from error
            raise
