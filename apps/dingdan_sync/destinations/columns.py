"""Columns: their logical types, as `dingdan_sync_columns` keeps them, and their names in SQL."""

from __future__ import annotations

import pyarrow as pa


def logical_type(of: pa.DataType) -> str:
    """The name that a type of Arrow has in `dingdan_sync_columns`.

    Raises:
        TypeError: No table has columns of this type.
    """
    if pa.types.is_string(of) or pa.types.is_large_string(of):
        return "text"
    if pa.types.is_decimal(of):
        return f"decimal({of.precision}, {of.scale})"
    if pa.types.is_integer(of):
        return "integer"
    if pa.types.is_timestamp(of):
        return "timestamp"
    if pa.types.is_date(of):
        return "date"
    if pa.types.is_boolean(of):
        return "boolean"
    raise TypeError(f"no column has the type {of}")


def scale_of(logical: str) -> int | None:
    """The scale of a logical type; None if it is no decimal."""
    return int(logical[:-1].split(", ")[1]) if logical.startswith("decimal(") else None


def quote(name: str) -> str:
    """Write a name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'
