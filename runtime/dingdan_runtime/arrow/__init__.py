"""Records as Arrow tables: one of documents, one of their lines, one of their custom fields, one of problems.

Needs pyarrow: `pip install "dingdan[arrow]"`. This package implements `to_arrow()`, `to_pandas()`, `to_polars()` and
`iter_arrow()` of pages. `waiqin365_api.tables` and `wshoto_api.tables` describe the tables, columns and keys.

Ids and codes are text (codes of Wshoto are integers), amounts are `decimal128(38, s)`, times are
`timestamp[us, Asia/Shanghai]`. A value that does not fit its column becomes null and a row of the table of problems.
"""

from __future__ import annotations

from collections.abc import Sequence

from dingdan_runtime.arrow._reader import Raised, Scales, TableReader, Tables, join
from dingdan_runtime.arrow._schemas import MOST_PLACES, schema
from dingdan_runtime.arrow._stream import aiter_tables, iter_tables, to_pandas, to_polars
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
    """Convert records to Arrow tables, such as the record that `sale_orders.get` returns.

    Args:
        records: Records of one class.
        kind: The class of the records; required if `records` can be empty.
        raw: True adds a column `raw` to the head: the JSON text of the document as received.

    Raises:
        LookupError: no spec describes tables of these records, or there are no records and no `kind`.
    """
    if kind is None:
        if not records:
            raise LookupError("there are no records: pass their class as kind")
        kind = type(records[0])
    return TableReader(kind, raw=raw).read(records)
