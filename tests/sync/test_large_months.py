"""A month of Parquet with more rows than DuckDB can sort within its limit of memory."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dingdan_sync.destinations.package import TENANT, Package, Target
from dingdan_sync.destinations.parquet import Parquet

ROWS, COLUMNS = 60_000, 30


def test_large_month_is_written_though_it_cannot_be_sorted(tmp_path: Path) -> None:
    head = pa.table({TENANT: ["a"], "id": ["1"]})
    column = pa.array([f"{row:024}" for row in range(ROWS)])
    lines = pa.table(
        {TENANT: ["a"] * ROWS, "head_id": ["1"] * ROWS, "number": range(ROWS)}
        | {f"text{number}": column for number in range(COLUMNS)}
    )
    targets = [
        Target("heads", head.schema, (TENANT, "id"), "id"),
        Target("lines", lines.schema, (TENANT, "head_id", "number"), "head_id"),
    ]
    destination = Parquet(str(tmp_path))
    try:
        destination.prepare("waiqin365", "orders", targets)
        destination.apply(Package("waiqin365", "a", "orders", ["1"], list(zip(targets, (head, lines), strict=True))))
        destination.execute("set memory_limit = '64MB'")
        destination.finish([targets])
    finally:
        destination.close()
    written = pq.read_table(tmp_path / "lines" / "month=none" / "data.parquet")
    assert written.num_rows == ROWS
    assert written["text0"].combine_chunks().sort().equals(column.sort())
