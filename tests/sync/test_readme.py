"""README's lines of the sync do what they say: SQLite, PostgreSQL, Excel and pandas, each in three lines at most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dingdan import Waiqin365
from dingdan_sandbox import Running, Sandbox, running
from tests.integration.test_readme import blocks, printed_by
from tests.sync.conftest import LAST_DAY
from tests.sync.equality import differences, everything, query
from waiqin365_api.tables import ORDERS

SERVER = "postgresql://user:password@host/database"


@pytest.fixture
def box() -> Iterator[Running]:
    """A small sandbox; its queries have two pages."""
    with running(Sandbox(orders=60, page_size=50, until=LAST_DAY)) as world:
        yield world


def test_each_line_brings_all_orders(
    box: Running, wq: Waiqin365, new_database: Callable[[], str], tmp_path: Path
) -> None:
    # The Chinese one has the same: see test_document_pairs.
    (block,) = (each for each in blocks("README.md", "python") if "dingdan_sync" in each)
    imports, lines = (part.splitlines() for part in block.strip().split("\n\n"))
    assert [line.partition("  # ")[2] for line in lines] == ["SQLite", "PostgreSQL", "Excel", "pandas"]
    assert len(imports) + 1 <= 3
    assert SERVER in block

    postgresql = new_database()
    script = f"{block}\nprint(len(orders), orders['id'].nunique(), orders['order_amount'].sum())"
    printed = printed_by(script.replace(SERVER, postgresql), box, tmp_path)

    for to in (f"sqlite:///{tmp_path}/orders.sqlite", postgresql):
        assert differences(wq, to, (ORDERS,)) == {}
        assert query(to, "select count(*) from waiqin365_order_lines")[0][0] > 100
    workbook = load_workbook(tmp_path / "orders.xlsx", read_only=True)
    (existing,) = query(postgresql, "select count(*) from waiqin365_orders")[0]
    assert len(list(workbook["orders"].iter_rows())) - 2 == existing  # labels, names
    workbook.close()
    orders = everything(wq, ORDERS)
    amount = sum(order.order_amount for order in orders)
    assert printed.split() == [str(len(orders)), str(len(orders)), str(amount)]
