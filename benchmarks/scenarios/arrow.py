"""Orders of 3 lines as tables: Dingdan's Arrow tables, and what people would write in their place.

Each case decodes the rows of a page of 1000 orders anew, as records remember what was read of them. "records" does no
more than that, and is in the figures of all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from benchmarks.case import Case, Run, Target

ORDERS, LINES = 1000, 3


def rows() -> list[bytes]:
    """The JSON texts of the orders."""
    from dingdan import Waiqin365
    from dingdan_sandbox import Sandbox, running

    sandbox = Sandbox(orders=ORDERS, lines=LINES, page_size=ORDERS)
    with running(sandbox) as server, Waiqin365(sandbox.openid, sandbox.appkey, base_url=server.url) as client:
        return [record.raw_json for record in client.orders.query().records]


def nothing() -> Callable[[Sequence[Any]], object]:
    """Leave the records alone."""
    return len


def tables() -> Callable[[Sequence[Any]], object]:
    """All tables of Dingdan: orders, lines, custom fields and problems."""
    from dingdan_runtime.arrow import TableReader
    from waiqin365_api.tables import ORDERS as DOCUMENT

    return TableReader(DOCUMENT).read


def head() -> Callable[[Sequence[Any]], object]:
    """The table of orders alone, as to_arrow() gives it."""
    from dingdan_runtime.arrow import TableReader
    from waiqin365_api.tables import ORDERS as DOCUMENT

    return TableReader(DOCUMENT, parts=("",)).read


def head_and_lines() -> Callable[[Sequence[Any]], object]:
    """The tables of orders and lines, as `attributes` has them."""
    from dingdan_runtime.arrow import TableReader
    from waiqin365_api.tables import ORDERS as DOCUMENT

    return TableReader(DOCUMENT, parts=("orders", "lines")).read


def attributes() -> Callable[[Sequence[Any]], object]:
    """Orders and lines, attribute by attribute: the loop that an own program has."""
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
    """Orders and lines as frames of pandas, by way of dicts."""
    import pandas as pd

    def frames(orders: Sequence[Any]) -> object:
        found = [order.to_dict() for order in orders]
        return pd.DataFrame(found), pd.DataFrame([line for order in found for line in order["prods"]])

    return frames


@contextmanager
def prepared(make: Callable[[], Callable[[Sequence[Any]], object]]) -> Iterator[Run]:
    """The rows, and what reads them."""
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
