"""Records as Arrow tables: one of documents, one of their lines, one of their custom fields, one of problems.

Needs pyarrow: `pip install "dingdan[arrow]"`. Pages have `to_arrow()`, `to_pandas()`, `to_polars()` and `iter_arrow()`;
here is what they are made of. The tables, their columns and keys are in `waiqin365_api.tables` and `wshoto_api.tables`.

Ids and codes are text (codes of Wshoto are numbers), amounts `decimal128(38, s)`, times `timestamp[us, Asia/Shanghai]`.
A value that does not fit its column is null there, and a row in the problems.
"""

from __future__ import annotations

from collections.abc import Sequence

from dingdan_runtime.arrow._reader import Raised, Scales, TableReader, Tables
from dingdan_runtime.arrow._schemas import MOST_PLACES, schema
from dingdan_runtime.arrow._stream import aiter_tables, iter_tables, join, to_pandas, to_polars
from dingdan_runtime.record import Record

__all__ = [
    "MOST_PLACES",
    "Raised",
    "Scales",
    "TableReader",
    "Tables",
    "aiter_tables",
    "iter_tables",
    "join",
    "read",
    "schema",
    "to_pandas",
    "to_polars",
]


def read(records: Sequence[Record], kind: type[Record] | None = None, *, raw: bool = False) -> Tables:
    """Return the tables of some records, such as one of `sale_orders.get`.

    Args:
        records: Records of one class.
        kind: Their class; needed where there may be none.
        raw: Whether the head has a column `raw`, the JSON text of the document as received.

    Raises:
        LookupError: No spec describes tables of these records, or there are no records and no `kind`.
    """
    if kind is None:
        if not records:
            raise LookupError("there are no records: kind says of which class they would be")
        kind = type(records[0])
    return TableReader(kind, raw=raw).read(records)
