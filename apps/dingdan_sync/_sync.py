"""`sync` and `Sync`: the orders of a platform in a database, kept up to date."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self, TypedDict, Unpack

from dingdan import Waiqin365, Wshoto
from dingdan_sync.accounts import check_account
from dingdan_sync.control import RunControl, StopSignal
from dingdan_sync.destinations import Target, open_destination
from dingdan_sync.errors import SyncError
from dingdan_sync.feeds import feeds
from dingdan_sync.options import Options, Since, first_moment
from dingdan_sync.packing import Deleted, Packer
from dingdan_sync.passes import Clock
from dingdan_sync.report import DocumentReport, Report
from dingdan_sync.run import DocumentRun


class SyncOptions(TypedDict, total=False):
    """The options of a sync; `Options` documents them."""

    tenant: str
    deleted: Deleted
    raw: bool
    window_days: int
    trailing_days: int
    overlap: dt.timedelta
    workers: int
    max_passes: int
    pause: dt.timedelta
    package_documents: int
    clock: Clock | None
    same_enterprise: bool


class Sync:
    """A sync of a platform into a destination. Use it as a context manager, or close it.

    Each package of documents (their old rows are deleted, the new inserted, the cursor moved) is one transaction of
    the destination, so a run may be killed at any moment, and the next goes on.
    """

    def __init__(
        self,
        client: Waiqin365 | Wshoto,
        *,
        to: str,
        tables: Iterable[str] | None = None,
        since: Since = None,
        **options: Unpack[SyncOptions],
    ) -> None:
        """Open the destination.

        Args:
            client: The client that reads.
            to: The destination as SQLAlchemy writes it, such as `duckdb:///orders.duckdb`, `sqlite:///orders.sqlite`
                or `postgresql://user:password@host/database`; or `env:NAME` or `file:PATH`, where it is written.
            tables: Kinds of documents, such as `["orders", "returns"]`; all of the platform unless given.
            since: Changes from this moment on; a year back unless given. See `dingdan_sync.options.first_moment`.
            options: See `Options`.

        Raises:
            InvalidSyncError: An argument is wrong.
            DestinationError: The destination cannot be opened.
        """
        self._client = client
        self._options = Options(**options)
        self._feeds = feeds(client, tables)
        self._platform = self._feeds[0].platform
        self._since = first_moment(since, self._options.now())
        self.destination = open_destination(to)
        """The destination, open until `close`."""
        self.report = Report()
        """The report of the last run. It grows while a run is at work: `on_package` may read it."""

    def __enter__(self) -> Self:
        """Sync while the block runs."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the destination."""
        self.close()

    def close(self) -> None:
        """Close the destination."""
        self.destination.close()

    def run(
        self,
        *,
        verify: bool = False,
        stop: StopSignal | None = None,
        on_package: Callable[[], object] | None = None,
    ) -> Report:
        """Bring the destination up to date.

        Args:
            verify: Then read everything since the first moment once more, compare it row for row with the destination,
                and repair what differs: documents that arrived with an old time of modification, or left no trace.
            stop: Ends the run after the package at work once its `is_set()` is true, as of a `threading.Event`.
            on_package: Called after each package that was written.

        Returns:
            What was read and written.

        Raises:
            AlreadyRunningError: Another sync of the platform works on the destination.
            TenantMismatchError: The rows of the tenant came from another account.
            SourceError: A call of the platform failed.
            StoppedError: The run was asked to stop.
            CursorError: A cursor in the destination is later than now.
            DestinationError: The destination failed. Errors of all kinds have `report`, with what was done before.
        """
        began = time.monotonic()
        report = self.report = Report()
        documents: list[list[Target]] = []
        try:
            with self.destination.lock(self._platform):
                check_account(
                    self._client, self.destination, self._platform, self._options.tenant, self._options.same_enterprise
                )
                for feed in self._feeds:
                    packer = Packer(
                        feed, self._options.tenant, self._options.deleted, self._options.raw, self.destination.scales()
                    )
                    self.destination.prepare(feed.platform, feed.name, packer.targets)
                    state = self.destination.states(feed.platform, self._options.tenant).get(feed.name)
                    done = report.documents[feed.name] = DocumentReport()
                    control = RunControl(stop, on_package)
                    run = DocumentRun(feed, packer, self.destination, self._options, done, control)
                    try:
                        run.catch_up(self._since, state)
                        state = self.destination.states(feed.platform, self._options.tenant).get(feed.name)
                        if verify and state is not None:
                            run.verify(state)
                    finally:
                        done.requests = control.requests
                    documents.append(packer.targets)
                self.destination.finish(documents)
        except SyncError as error:
            error.report = report
            raise
        finally:
            report.seconds = time.monotonic() - began
        return report


def sync(
    client: Waiqin365 | Wshoto,
    *,
    to: str,
    tables: Iterable[str] | None = None,
    since: Since = None,
    verify: bool = False,
    **options: Unpack[SyncOptions],
) -> Report:
    """Bring a destination up to date with a platform, and close it: `Sync(...).run()`.

    Args:
        client: The client that reads.
        to: The destination, such as `duckdb:///orders.duckdb`.
        tables: Kinds of documents, such as `["orders"]`; all of the platform unless given.
        since: Changes from this moment on; a year back unless given.
        verify: Compare the whole destination with the platform afterwards, and repair it; see `Sync.run`.
        options: See `Options`.

    Returns:
        What was read and written.

    Raises:
        SyncError: See `Sync` and `Sync.run`.
    """
    with Sync(client, to=to, tables=tables, since=since, **options) as opened:
        return opened.run(verify=verify)
