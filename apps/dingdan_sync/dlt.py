"""The feed of the sync as a source of dlt, for destinations that only dlt has. Needs the extra `dlt`.

    import dlt
    from dingdan import Waiqin365
    from dingdan_sync.dlt import source

    pipeline = dlt.pipeline("orders", destination="clickhouse", dataset_name="orders")
    pipeline.run(source(Waiqin365(), tables=["orders"], since="2026-11-01"))

dlt sends usage data home unless `RUNTIME__DLTHUB_TELEMETRY=false` is in its environment or its configuration. It loads
table after table: orders may be torn until a run has ended. `docs/sync.md` says more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from importlib import import_module
from typing import Any, TypedDict, Unpack

from dingdan import Waiqin365, Wshoto
from dingdan_runtime.tables import Column, Table
from dingdan_sync._sync import SyncOptions
from dingdan_sync.accounts import check_account
from dingdan_sync.destinations.package import State, Target
from dingdan_sync.errors import InvalidSyncError
from dingdan_sync.feeds import Feed, feeds
from dingdan_sync.options import Options, Since, first_moment
from dingdan_sync.packing import Packer
from dingdan_sync.report import DocumentReport
from dingdan_sync.run import DocumentRun
from dingdan_sync.spool import DELETED, Spool, deletions_schema, most_places, with_deletions

__all__ = ["source"]


class _Kept(TypedDict):
    """The progress of a tenant in the state of dlt: times as ISO text, and the fingerprints of its accounts."""

    since: str
    cursor: str
    accounts: list[str]


MERGE = {"disposition": "merge", "strategy": "delete-insert"}


def source(
    client: Waiqin365 | Wshoto,
    *,
    tables: Iterable[str] | None = None,
    since: Since = None,
    **options: Unpack[SyncOptions],
) -> Any:
    """Make a source of dlt: a resource for each kind of document, which fills all tables of it.

    The first run reads changes from `since` on, a later one those since the run before; how far it has come is in the
    state of dlt. Rows come as Arrow tables. Their primary key is that of the sync, their merge key the id of the
    document, so an order's lines are replaced as a whole. Deleted documents are removed: a column `deleted`, which dlt
    takes as `hard_delete`, is true for them. Amounts have 18 decimal places, since dlt does not widen columns.

    Args:
        client: The client that reads.
        tables: Kinds of documents, such as `["orders"]`; all of the platform unless given.
        since: Changes from this moment on; a year back unless given.
        options: See `dingdan_sync.Options`. Documents cannot be marked (`deleted="mark"`).

    Returns:
        A `dlt.sources.DltSource`.

    Raises:
        InvalidSyncError: An argument is wrong.
        ImportError: dlt is not installed.
    """
    dlt = _library()
    checked = Options(**options)
    if checked.deleted != "remove":
        raise InvalidSyncError(f"deleted is {checked.deleted!r}: a source of dlt removes deleted documents")
    first = first_moment(since, checked.now())
    chosen = feeds(client, tables)

    def resources() -> list[Any]:
        return [dlt.resource(_reader(dlt, client, feed, checked, first), name=feed.name) for feed in chosen]

    return dlt.source(resources, name=chosen[0].platform)()


def _library() -> Any:
    try:
        return import_module("dlt")
    except ModuleNotFoundError as error:
        if error.name != "dlt":
            raise
        raise ImportError('dlt is not installed: pip install "dingdan[dlt]"', name="dlt") from None


def _reader(
    dlt: Any, client: Waiqin365 | Wshoto, feed: Feed, options: Options, since: datetime
) -> Callable[[], Iterator[Any]]:
    """The function that reads a kind of document, and moves the cursor in the state of dlt."""

    def read() -> Iterator[Any]:
        states: dict[str, _Kept] = dlt.current.resource_state()
        kept = states.get(options.tenant)
        state = State(*map(datetime.fromisoformat, (kept["since"], kept["cursor"]))) if kept else None
        packer = Packer(feed, options.tenant, "remove", options.raw, most_places(feed.document))
        with Spool(kept["accounts"] if kept else ()) as spool:
            check_account(client, spool, feed.platform, options.tenant, options.same_enterprise)
            DocumentRun(feed, packer, spool, options, DocumentReport()).catch_up(since, state)
            if state is None:
                for target in packer.targets:
                    yield _marked(dlt, feed, target, deletions_schema(target).empty_table())
            for changes in spool.changes():
                for target, rows in changes.tables:
                    yield _marked(dlt, feed, target, with_deletions(target, rows, changes.ids, options.tenant))
            if (reached := spool.state or state) is not None:
                states[options.tenant] = {
                    "since": reached.since.isoformat(),
                    "cursor": reached.cursor.isoformat(),
                    "accounts": spool.fingerprints,
                }

    return read


def _marked(dlt: Any, feed: Feed, target: Target, rows: Any) -> Any:
    """Rows with the name of their table, its keys and the meanings of its columns."""
    table = feed.document.table(target.name)
    hints = dlt.mark.make_hints(
        table_name=target.name,
        write_disposition=MERGE,
        primary_key=list(target.key),
        merge_key=["tenant", target.owner],
        columns=_columns(table),
    )
    return dlt.mark.with_hints(rows, hints, create_table_variant=True)


def _columns(table: Table) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {
        column.name: {"name": column.name, "description": text}
        for column in table.columns
        if (text := _meaning(column))
    }
    found[DELETED] = {"name": DELETED, "hard_delete": True}
    return found


def _meaning(column: Column) -> str:
    return ": ".join(filter(None, (column.label, column.description)))
