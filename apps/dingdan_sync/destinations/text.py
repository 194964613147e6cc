"""Columns of Arrow as text, for databases that take text."""

from __future__ import annotations

import pyarrow as pa

from dingdan_sync.compute import compute


def as_text(rows: pa.Table) -> pa.Table:
    """Write decimals, dates and times as text, times as `2026-11-01 09:30:00+08:00`; the rest stays."""
    return pa.table([_column(column) for column in rows.columns], names=rows.column_names)


def _column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    of = column.type
    if pa.types.is_timestamp(of):
        text = compute.replace_substring(column.cast(pa.string()), ".000000", "")
        return compute.replace_substring_regex(text, r"([+-]\d\d)(\d\d)$", r"\1:\2")
    if pa.types.is_decimal(of) or pa.types.is_date(of):
        return column.cast(pa.string())
    return column
