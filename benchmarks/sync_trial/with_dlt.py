"""The loader dlt: delete-insert by owner and key, tombstones as hard deletes, and the cursor in dlt's state."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import dlt
import pyarrow as pa
from dlt.common.pipeline import LoadInfo

from benchmarks.sync_trial.source import KEYS, OWNER, TABLES, Document, Package, packages

MERGE: Any = {"disposition": "merge", "strategy": "delete-insert"}


@dlt.source(name="trial")  # type: ignore[untyped-decorator]
def feed(state: dict[str, Document]) -> Any:
    """Return the dlt source with three tables of changes. The cursor is in dlt's state, loaded with the rows."""
    found: list[tuple[Package, dt.datetime]] = []

    def tables(name: str) -> Iterator[pa.Table]:
        kept = dlt.current.source_state()
        if not found:  # the first of the three reads, and sets the cursor
            found.extend(packages(state, dt.datetime.fromisoformat(kept["cursor"]) if "cursor" in kept else None))
            kept["cursor"] = found[-1][1].isoformat()
        for package, _ in found:
            yield package[name]

    for name in TABLES:
        yield dlt.resource(
            tables(name),
            name=name,
            primary_key=KEYS[name],
            merge_key=OWNER[name],
            write_disposition=MERGE,
            columns={"deleted": {"hard_delete": True}},
        )


def run(to: str, folder: str, state: dict[str, Document], tell: Callable[[str], None], indexes: bool) -> None:
    """Load pending packages of an earlier process, then new changes."""
    os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
    os.environ["RUNTIME__LOG_LEVEL"] = "ERROR"
    if to.startswith("postgresql:"):
        destination: Any = dlt.destinations.postgres(to, create_indexes=indexes)
    else:
        destination = dlt.destinations.duckdb(to, create_indexes=indexes)
    pipeline = dlt.pipeline("trial", pipelines_dir=f"{folder}/dlt", destination=destination, dataset_name="main_trial")
    for step in ("extract", "normalize", "load"):
        setattr(pipeline, step, _reporting(getattr(pipeline, step), partial(tell, step)))
    tell("restore")
    for _ in range(3):
        had_pending = _run(pipeline, state)
        tell("between")
        if not had_pending:
            return
    raise RuntimeError("packages stay pending after repeated loads")


def _run(pipeline: Any, state: dict[str, Document]) -> bool:
    """Run once; return True if only pending packages of an earlier process were loaded."""
    pending = bool(pipeline.has_pending_data)
    info: LoadInfo | None = pipeline.run(feed(state)) if not pending else pipeline.run()
    if info is not None:
        info.raise_on_failed_jobs()
    return pending


def _reporting(step: Callable[..., Any], tell: Callable[[], None]) -> Callable[..., Any]:
    def reported(*args: Any, **options: Any) -> Any:
        tell()
        return step(*args, **options)

    return reported
