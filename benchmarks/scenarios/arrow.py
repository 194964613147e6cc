"""Conversion of orders with 3 lines to tables: Dingdan's Arrow tables, and alternatives written by hand.

Each case decodes the rows of a page of 1000 orders anew, because records cache attributes. The case "records" does only
this; its time is part of all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from benchmarks.case import Case, Run, Target

ORDERS, LINES = 1000, 3


def rows() -> list[bytes]:
    """Return the JSON texts of the orders."""
    from dingdan import Waiqin365
    from dingdan_sandbox import Sandbox, running

    sandbox = Sandbox(orders=ORDERS, lines=LINES, page_size=ORDERS)
    with running(sandbox) as server, Waiqin365(sandbox.openid, sandbox.appkey, base_url=server.url) as client:
        return [record.raw_json for record in client.orders.query().records]


def nothing() -> Callable[[Sequence[Any]], object]:
    """Return a function that does not read the records."""
    return len


def tables() -> Callable[[Sequence[Any]], object]:
    """Return the conversion to all tables of Dingdan: orders, lines, custom fields and problems."""
    from dingdan_runtime.arrow import TableReader
    from waiqin365_api.tables import ORDERS as DOCUMENT

    return TableReader(DOCUMENT).read


def head() -> Callable[[Sequence[Any]], object]:
    """Return the conversion to the table of orders only, like to_arrow()."""
    from dingdan_runtime.arrow import TableReader
    from waiqin365_api.tables import ORDERS as DOCUMENT

    return TableReader(DOCUMENT, parts=("",)).read


def head_and_lines() -> Callable[[Sequence[Any]], object]:
    """Return the conversion to the tables of orders and lines, like `attributes`."""
    from dingdan_runtime.arrow import TableReader
    from waiqin365_api.tables import ORDERS as DOCUMENT

    return TableReader(DOCUMENT, parts=("orders", "lines")).read


def attributes() -> Callable[[Sequence[Any]], object]:
    """Return a hand-written loop that converts orders and lines attribute by attribute."""
    import pyarrow as pa

    from dingdan_runtime.arrow import TableReader
    from waiqin365_api.tables import ORDERS as DOCUMENT

    schemas = TableReader(DOCUMENT).schemas

    def table(records: Sequence[Any], part: str) -> Any:
        found = DOCUMENT.table(part)
        columns = [column for column in found.columns if column.path]
        arrays = [
            pa.array([getattr(record, column.name) for record in records], schemas[found.name].field(column.name).type)
            for column in columns
        ]
        return pa.Table.from_arrays(arrays, names=[column.name for column in columns])

    return lambda orders: (table(orders, "orders"), table([line for order in orders for line in order.prods], "lines"))


def dicts() -> Callable[[Sequence[Any]], object]:
    """Return the conversion of orders and lines to pandas DataFrames through dicts."""
    import pandas as pd

    def frames(orders: Sequence[Any]) -> object:
        found = [order.to_dict() for order in orders]
        return pd.DataFrame(found), pd.DataFrame([line for order in found for line in order["prods"]])

    return frames


@contextmanager
def prepared(make: Callable[[], Callable[[Sequence[Any]], object]]) -> Iterator[Run]:
    """Prepare the rows and the conversion; yield the timed function."""
    from waiqin365_api.records import StdomOrder

    received, convert = rows(), make()

    def run() -> dict[str, float]:
        found = convert([StdomOrder.from_json(row) for row in received])
        assert found is not None
        return {"rows": float(ORDERS)}

    yield run


CASES = {
    name: Case(partial(prepared, make), passes=3)
    for name, make in {
        "records": nothing,
        "all tables": tables,
        "orders": head,
        "orders and lines": head_and_lines,
        "attribute by attribute": attributes,
        "pandas by dicts": dicts,
    }.items()
}
TARGETS = [
    Target("tables: processor time", "orders and lines", "attribute by attribute", 0.7, "cpu_seconds"),
    Target("tables: processor time", "all tables", "pandas by dicts", 0.7, "cpu_seconds"),
]
