"""Queries as tables: whole, page by page, and in batches."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from decimal import Decimal
from typing import Any

import httpx
import pandas as pd
import pyarrow as pa
import pytest

from dingdan_runtime import AsyncPage, AsyncPager, Page
from dingdan_runtime.arrow import Raised
from waiqin365_api.records import StdomOrder

RESPONSE = httpx.Response(200)
PAGES = [3, 2, 1, 0]
"""Orders on each page of a query."""


def orders(first: int, count: int, amount: str = "1.50") -> list[StdomOrder]:
    wire = '{"id":%d,"order_amount":"%s","prods":[{"detail_id":1},{"detail_id":2}]}'
    return [StdomOrder.from_json((wire % (first + place, amount)).encode()) for place in range(count)]


def query(sizes: list[int] = PAGES, amounts: dict[int, str] | None = None, kind: Any = StdomOrder) -> Page[StdomOrder]:
    """The first page of a query with pages of these sizes; `amounts` are those of some pages."""

    def make(place: int) -> Page[StdomOrder]:
        records = orders(sum(sizes[:place]), sizes[place], (amounts or {}).get(place, "1.50"))
        fetch = (lambda: make(place + 1)) if place + 1 < len(sizes) else None
        return Page(records, None, RESPONSE, fetch, _kind=kind)

    return make(0)


def async_query(sizes: list[int] = PAGES) -> AsyncPager[StdomOrder]:
    def fetching(place: int) -> Callable[[], Awaitable[AsyncPage[StdomOrder]]]:
        async def fetch() -> AsyncPage[StdomOrder]:
            onward = fetching(place + 1) if place + 1 < len(sizes) else None
            return AsyncPage(orders(sum(sizes[:place]), sizes[place]), None, RESPONSE, onward, _kind=StdomOrder)

        return fetch

    return AsyncPager(fetching(0))


def ids(table: Any) -> list[str]:
    found: list[str] = table.column("id").to_pylist()
    return found


ALL = [str(number) for number in range(6)]


class TestWhole:
    def test_all_pages_are_in_the_table(self) -> None:
        assert ids(query().to_arrow()) == ALL
        assert query().to_arrow("lines").column("order_id").to_pylist() == [each for each in ALL for _ in range(2)]

    def test_one_page_alone(self) -> None:
        assert [ids(page.to_arrow(this_page=True)) for page in query().iter_pages()] == [ALL[:3], ALL[3:5], ALL[5:], []]

    def test_a_query_without_records_has_the_columns(self) -> None:
        table = query([0]).to_arrow()
        assert (table.num_rows, table.schema) == (0, query().to_arrow().schema)
        assert list(query([0]).to_pandas("lines").columns) == list(query().to_pandas("lines").columns)

    def test_scales_of_all_pages_are_one(self) -> None:
        table = query(amounts={1: "1.2345"}).to_arrow()
        assert table.schema.field("order_amount").type == pa.decimal128(38, 4)
        assert table.column("order_amount").to_pylist()[2:4] == [Decimal("1.5000"), Decimal("1.2345")]

    def test_pandas_keeps_amounts_and_whole_numbers_exact(self) -> None:
        frame = query().to_pandas()
        assert frame["order_amount"].sum() == Decimal("9.00")
        assert str(frame["order_amount"].dtype) == "decimal128(38, 2)[pyarrow]"
        assert str(frame["print_count"].dtype) == "int64[pyarrow]"
        assert str(frame["create_time"].dtype) == "datetime64[us, Asia/Shanghai]"
        merged = frame.merge(query().to_pandas("lines"), left_on="id", right_on="order_id")
        assert len(merged) == 12
        assert isinstance(frame["id"].dtype, pd.StringDtype)

    def test_polars(self) -> None:
        frame = query().to_polars()
        assert frame["order_amount"].sum() == Decimal("9.00")
        assert frame["id"].to_list() == ALL

    def test_raw(self) -> None:
        assert query([1]).to_arrow(raw=True).column("raw").to_pylist() == [orders(0, 1)[0].raw_json.decode()]

    def test_a_page_without_records_that_nothing_is_known_of(self) -> None:
        with pytest.raises(LookupError, match="the class of this page"):
            query([0], kind=None).to_arrow()
        assert ids(query([2], kind=None).to_arrow()) == ALL[:2]

    def test_an_unknown_table_is_told_before_anything_is_fetched(self) -> None:
        with pytest.raises(LookupError, match="waiqin365_orders has no table 'line'"):
            query().to_pandas("line")


class TestBatches:
    @pytest.mark.parametrize(
        ("rows", "sizes"), [(1, [1] * 6), (2, [2, 2, 2]), (4, [4, 2]), (6, [6]), (7, [6]), (10_000, [6])]
    )
    def test_batches_are_bounded_and_hold_every_order_once(self, rows: int, sizes: list[int]) -> None:
        batches = list(query().iter_arrow(rows))
        assert [batch.head.num_rows for batch in batches] == sizes
        assert [batch["lines"].num_rows for batch in batches] == [2 * size for size in sizes]
        assert [each for batch in batches for each in ids(batch.head)] == ALL

    def test_a_query_without_records_is_one_empty_batch(self) -> None:
        (batch,) = query([0]).iter_arrow()
        assert [table.num_rows for table in batch.values()] == [0, 0, 0, 0]

    def test_schemas_stay_until_an_amount_needs_more_places(self) -> None:
        batches = list(query([2, 2, 2], amounts={1: "1.234"}).iter_arrow(2))
        assert [batch.head.schema.field("order_amount").type.scale for batch in batches] == [2, 3, 3]
        raised = Raised("waiqin365_orders", "order_amount", 2, 3)
        assert [batch.raised for batch in batches] == [(), (raised,), ()]
        assert batches[0].head.schema.equals(batches[0].head.schema)
        assert batches[1].head.schema.equals(batches[2].head.schema, check_metadata=True)

    def test_a_batch_of_pages_with_different_scales_has_the_greatest(self) -> None:
        (batch,) = query([2, 2], amounts={1: "1.234"}).iter_arrow()
        assert batch.head.column("order_amount").to_pylist()[1:3] == [Decimal("1.500"), Decimal("1.234")]

    def test_scales_to_begin_with(self) -> None:
        (batch,) = query([1]).iter_arrow(scales={"waiqin365_orders": {"order_amount": 5}})
        assert (batch.head.schema.field("order_amount").type.scale, batch.raised) == (5, ())

    def test_a_batch_is_yielded_before_more_is_fetched(self) -> None:
        fetched: list[int] = []
        page: Page[StdomOrder] = Page(orders(0, 2), None, RESPONSE, lambda: fetched.append(1) or query([0]))
        assert next(page.iter_arrow(2)).head.num_rows == 2
        assert fetched == []

    @pytest.mark.parametrize("rows", [0, -1])
    def test_a_batch_of_no_rows_is_refused(self, rows: int) -> None:
        with pytest.raises(ValueError, match="batch_rows must be 1 or more"):
            query().iter_arrow(rows)


class TestAsync:
    pytestmark = pytest.mark.anyio

    async def test_all_pages_are_in_the_table(self) -> None:
        assert ids(await async_query().to_arrow()) == ALL
        assert ids(await (await async_query()).to_arrow()) == ALL
        assert ids(await (await async_query()).to_arrow(this_page=True)) == ALL[:3]
        assert list((await async_query().to_pandas())["id"]) == ALL
        assert (await async_query().to_polars("lines"))["line_no"].to_list() == [1, 2] * 6

    async def test_batches(self) -> None:
        async def sizes(batches: AsyncIterator[Any]) -> list[int]:
            return [batch.head.num_rows async for batch in batches]

        assert await sizes(async_query().iter_arrow(4)) == [4, 2]
        assert await sizes((await async_query()).iter_arrow(4)) == [4, 2]
        assert await sizes(async_query([0]).iter_arrow()) == [0]


WITHOUT = """
import sys

class Without:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Without())
from waiqin365_api.records import StdomOrder
from dingdan_runtime import Page
page = Page([StdomOrder.from_json(b'{{"id":1}}')], None, None)
try:
    page.{call}()
except ImportError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("name", "call", "told"),
    [
        ("pyarrow", "to_pandas", 'pyarrow is not installed: pip install "dingdan[arrow]"'),
        ("pyarrow", "iter_arrow", 'pyarrow is not installed: pip install "dingdan[arrow]"'),
        ("pandas", "to_pandas", "pandas is not installed: pip install pandas"),
        ("polars", "to_polars", "polars is not installed: pip install polars"),
    ],
)
def test_a_missing_library_is_told_with_the_command_that_installs_it(name: str, call: str, told: str) -> None:
    script = WITHOUT.format(name=name, call=call)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == told


def test_tables_modules_need_no_pyarrow() -> None:
    script = "import sys, waiqin365_api.tables, wshoto_api.tables, dingdan; print('pyarrow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
