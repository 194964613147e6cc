"""`follow` and `Follower`: a sync that repeats until it is stopped."""

from __future__ import annotations

import datetime as dt
import logging
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any, Unpack

from dingdan import ConfigError, InvalidRequest, LifecycleError, Waiqin365, Wshoto
from dingdan_sync._sync import Sync, SyncOptions
from dingdan_sync.control import StopSignal
from dingdan_sync.destinations.addresses import kind_of, resolve
from dingdan_sync.errors import (
    AccessDeniedError,
    AlreadyRunningError,
    ColumnTypeError,
    ForeignTableError,
    InvalidSyncError,
    StoppedError,
    SyncError,
    TenantMismatchError,
)
from dingdan_sync.feeds import feeds
from dingdan_sync.health import Health, LastError, Work
from dingdan_sync.metrics import open_metrics
from dingdan_sync.options import Options, Since, first_moment
from dingdan_sync.report import Report
from dingdan_sync.schedule import Span, seconds_of, usual_jitter, wait_after_failure, wait_after_success
from dingdan_sync.stopping import Stopper, stopped_by_signals
from dingdan_sync.texts import shown

logger = logging.getLogger("dingdan.sync")

PERMANENT = (InvalidSyncError, TenantMismatchError, AccessDeniedError, ForeignTableError, ColumnTypeError)
"""Errors that end a follower at once: another run fails too, until somebody changes something."""
PERMANENT_CAUSES = (ConfigError, InvalidRequest, LifecycleError)
"""Errors of the client under a `SourceError` that do the same. A rejected credential is none: neither platform
documents its codes, so a rejection may pass."""
SECONDS_BETWEEN_NOTES = 1.0
"""Time between two writes of the health file while packages are written."""


class Follower:
    """A sync that repeats until it is stopped. Each run opens the destination and closes it, so that others may read.

    It is stopped by `stop`, by the signal that it was made with, and in the main thread by SIGTERM and SIGINT.
    """

    def __init__(
        self,
        client: Waiqin365 | Wshoto,
        *,
        to: str,
        every: Span,
        tables: Iterable[str] | None = None,
        since: Since = None,
        verify: bool = False,
        health: str | Path | None = None,
        jitter: Span | None = None,
        retry_after: Span = "10s",
        longest_wait: Span = "15m",
        stop: StopSignal | None = None,
        on_run: Callable[[Health], object] | None = None,
        meter_provider: Any = None,
        **options: Unpack[SyncOptions],
    ) -> None:
        """Check the arguments; nothing is opened yet.

        Args:
            client: The client that reads.
            to: The destination; see `Sync`. `env:NAME` and `file:PATH` are read before each run.
            every: Time from the start of a run to the start of the next, such as `"5m"` or a timedelta. A run that
                takes longer is followed by the next at once; two never run at the same time.
            tables: Kinds of documents, such as `["orders"]`; all of the platform unless given.
            since: Changes from this moment on; a year back unless given.
            verify: Compare the whole destination with the platform in each run; see `Sync.run`.
            health: A file that tells how the follower is; see `dingdan_sync.health`.
            jitter: Time by which a run is late at most, by chance; a tenth of `every` unless given, at most 30 seconds.
            retry_after: Time from the end of a run that failed to the next; doubled with each further failure. A part
                of it, up to half, is left out by chance.
            longest_wait: The most that it is doubled to.
            stop: Ends the follower once its `is_set()` is true, as of a `threading.Event`. It is asked every 0.1 s.
            on_run: Called with the health after each run. An error that it raises is logged.
            meter_provider: A `MeterProvider` of OpenTelemetry; the global one unless given.
            options: See `Options`.

        Raises:
            InvalidSyncError: An argument is wrong.
        """
        checked = Options(**options)
        if tables is not None and not isinstance(tables, str):  # a text is refused with the names that there are
            tables = list(tables)  # read again before each run
        chosen = feeds(client, tables)
        first_moment(since, checked.now())
        self._every = _seconds("every", every)
        self._jitter = usual_jitter(self._every) if jitter is None else _seconds("jitter", jitter)
        self._retry_after = _seconds("retry_after", retry_after)
        self._longest_wait = _seconds("longest_wait", longest_wait)
        if not self._every:
            raise InvalidSyncError("every is longer than nothing, such as '5m'")
        kind = kind_of(to)
        if resolve(to).rpartition("/")[2] in ("", ":memory:") and kind in ("duckdb", "sqlite"):
            raise InvalidSyncError("a database in memory keeps nothing from run to run: name a file")
        self._client, self._to, self._tables, self._since, self._verify = client, to, tables, since, verify
        self._options, self._now, self._on_run = options, checked.now, on_run
        self._path = None if health is None else Path(health)
        self._stopper, self._guard = Stopper(stop), Lock()
        self._metrics = open_metrics(chosen[0].platform, checked.tenant, kind, meter_provider)
        self._cursors: dict[str, dt.datetime] = {}
        self._noted = 0.0
        now = dt.datetime.now(dt.UTC)
        self.health = Health(chosen[0].platform, checked.tenant, kind, now, now)
        """The state of the follower, as its file has it."""

    def stop(self) -> None:
        """Stop, from any thread: the package at work is written or left out whole. It does not wait for the end."""
        self._stopper.set()

    def run(self) -> Health:
        """Sync again and again, until it is stopped or an error ends it.

        Returns:
            The state at the end, after it was stopped.

        Raises:
            SyncError: One that another run does not heal: a wrong argument, access that is denied, a table that is not
                ours, a column of another type, rows of another account, or a client that cannot call.
            AlreadyRunningError: This follower runs in another thread.
        """
        if not self._guard.acquire(blocking=False):
            raise AlreadyRunningError("this follower runs in another thread")
        try:
            with stopped_by_signals(self._stopper):
                self._check_file()
                while not self._stopper.is_set():
                    self._stopper.wait(self._run_once())
        except Exception as error:
            self.health.consecutive_failures += not isinstance(error, SyncError)  # those were counted
            self.health.last_error = LastError(*self._told(error), dt.datetime.now(dt.UTC))
            raise
        finally:
            self._note("stopped")
            self._guard.release()
        return self.health

    def _run_once(self) -> float:
        """Run once; return the seconds to wait before the next run."""
        self._note("running")
        began, report, failure = time.monotonic(), Report(), None
        try:
            with Sync(self._client, to=self._to, tables=self._tables, since=self._since, **self._options) as opened:
                report = opened.run(verify=self._verify, stop=self._stopper, on_package=self._wrote)
        except StoppedError as error:
            report = error.report or report
            logger.info("%s: stopped, %d rows were written", self._name, report.rows)
            self._moved(report)
            return 0.0
        except SyncError as error:
            report, failure = error.report or report, error
        report.seconds = time.monotonic() - began
        wait = self._after(report, failure)
        if failure is not None and _is_permanent(failure):
            self._end_of_run(None)
            logger.error("%s: %s, which another run does not heal: %s", self._name, *self._told(failure))
            raise failure
        self._end_of_run(wait)
        self._log(report, failure, wait)
        return wait

    def _after(self, report: Report, failure: SyncError | None) -> float:
        """Note what a run did; return the seconds to wait before the next."""
        health, now = self.health, self._now()
        self._moved(report)
        health.runs += 1
        self._cursors.update({name: each.cursor for name, each in report.documents.items() if each.cursor is not None})
        lags = {name: max(0.0, (now - cursor).total_seconds()) for name, cursor in self._cursors.items()}
        health.read_until = min(self._cursors.values(), default=None)
        health.lag_seconds = max(lags.values(), default=None)
        self._metrics.ran(report.seconds, lags, failure)
        chance = random.random()  # noqa: S311 - spreads load, protects nothing
        if failure is None:
            health.last_success, health.consecutive_failures = dt.datetime.now(dt.UTC), 0
            return wait_after_success(self._every, self._jitter, report.seconds, chance)
        health.consecutive_failures += 1
        health.last_error = LastError(*self._told(failure), dt.datetime.now(dt.UTC))
        return wait_after_failure(health.consecutive_failures, self._retry_after, self._longest_wait, chance)

    def _moved(self, report: Report) -> None:
        self.health.rows, self.health.rows_total = report.rows, self.health.rows_total + report.rows
        self._metrics.moved(report)

    def _end_of_run(self, wait: float | None) -> None:
        self.health.last_package = None
        self.health.next_run = None if wait is None else dt.datetime.now(dt.UTC) + dt.timedelta(seconds=wait)
        self._note("waiting")
        if self._on_run is not None:
            try:
                self._on_run(self.health)
            except Exception:
                logger.exception("%s: on_run raised", self._name)

    def _wrote(self) -> None:
        self.health.last_package = dt.datetime.now(dt.UTC)
        if time.monotonic() - self._noted >= SECONDS_BETWEEN_NOTES:
            self._note("running")

    def _check_file(self) -> None:
        if self._path is not None:
            try:
                self.health.write(self._path)
            except OSError as error:
                raise InvalidSyncError(f"the health file {self._path} cannot be written: {error.strerror}") from error

    def _note(self, work: Work) -> None:
        """Write the health file; a failure is logged, since the sync itself may go on."""
        self._noted = time.monotonic()
        self.health.work, self.health.updated = work, dt.datetime.now(dt.UTC)
        if work != "waiting":
            self.health.next_run = None
        if self._path is not None:
            try:
                self.health.write(self._path)
            except OSError as error:
                logger.warning("%s: the health file %s cannot be written: %s", self._name, self._path, error.strerror)

    @property
    def _name(self) -> str:
        return f"sync of {self.health.platform} ({self.health.tenant}) to {self.health.destination}"

    def _told(self, error: Exception) -> tuple[str, str]:
        return type(error).__name__, shown(error, self._to)

    def _log(self, report: Report, failure: SyncError | None, wait: float) -> None:
        done = f"{report.rows} rows, {report.seconds:.1f} s, next in {wait:.1f} s"
        if failure is None:
            lag = "unknown" if self.health.lag_seconds is None else f"{self.health.lag_seconds:.0f} s"
            logger.info("%s: ok, %s, lag %s", self._name, done, lag)
        else:
            failures = self.health.consecutive_failures
            logger.warning("%s: %s, failure %d, %s: %s", self._name, type(failure).__name__, failures, done,
                           self._told(failure)[1])  # fmt: skip


def _seconds(name: str, span: Span) -> float:
    try:
        return seconds_of(span)
    except ValueError as error:
        raise InvalidSyncError(f"{name}: {error}") from None


def _is_permanent(error: SyncError) -> bool:
    return isinstance(error, PERMANENT) or isinstance(error.__cause__, PERMANENT_CAUSES)


def follow(
    client: Waiqin365 | Wshoto,
    *,
    to: str,
    every: Span,
    tables: Iterable[str] | None = None,
    since: Since = None,
    verify: bool = False,
    health: str | Path | None = None,
    jitter: Span | None = None,
    retry_after: Span = "10s",
    longest_wait: Span = "15m",
    stop: StopSignal | None = None,
    on_run: Callable[[Health], object] | None = None,
    meter_provider: Any = None,
    **options: Unpack[SyncOptions],
) -> Health:
    """Keep a destination up to date until SIGTERM, SIGINT or `stop`: `Follower(...).run()`.

    Args:
        client: The client that reads.
        to: The destination, such as `duckdb:///orders.duckdb`.
        every: Time from the start of a run to the start of the next, such as `"5m"` or a timedelta.
        tables: Kinds of documents, such as `["orders"]`; all of the platform unless given.
        since: Changes from this moment on; a year back unless given.
        verify: Compare the whole destination with the platform in each run; see `Sync.run`.
        health: A file that tells how the follower is; see `dingdan_sync.health`.
        jitter: Time by which a run is late at most, by chance; a tenth of `every` unless given, at most 30 seconds.
        retry_after: Time from the end of a run that failed to the next; doubled with each further failure.
        longest_wait: The most that it is doubled to.
        stop: Ends it once its `is_set()` is true, as of a `threading.Event`.
        on_run: Called with the health after each run.
        meter_provider: A `MeterProvider` of OpenTelemetry; the global one unless given.
        options: See `Options`.

    Returns:
        The state at the end, after it was stopped.

    Raises:
        SyncError: See `Follower` and `Follower.run`.
    """
    return Follower(
        client, to=to, every=every, tables=tables, since=since, verify=verify, health=health, jitter=jitter,
        retry_after=retry_after, longest_wait=longest_wait, stop=stop, on_run=on_run, meter_provider=meter_provider,
        **options,
    ).run()  # fmt: skip
