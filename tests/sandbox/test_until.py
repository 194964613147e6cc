"""The days that seeded rows are of: they end on `until`, which is today unless told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from dingdan_sandbox import Sandbox, create_app
from tests.sandbox.conftest import Caller, Clock, calling
from tests.support.worlds import november

TODAY = date(2026, 11, 22)
"""The day of the tests' clock."""


def created(caller: Caller, operation: str, field: str = "create_time") -> list[str]:
    return [row[field][:10] for row in caller.everything(operation)]


@pytest.mark.finding(42)
@pytest.mark.parametrize("orders", [1, 360, 361, 800])
def test_seeded_orders_end_today_by_the_clock(orders: int) -> None:
    with calling(Sandbox(orders=orders, clock=Clock(), examples=False)) as caller:
        days = created(caller, "queryStdomOrder")
        assert (len(days), days[-1]) == (orders, str(TODAY))
        assert days[0] == str(TODAY - timedelta(days=(orders - 1) // 360))


@pytest.mark.finding(42)
def test_orders_of_yesterday_are_there_and_found_by_day() -> None:
    yesterday = str(TODAY - timedelta(days=1))
    with calling(Sandbox(clock=Clock())) as caller:
        rows = caller.everything("queryStdomOrder", create_date=yesterday)
        assert len(rows) == 360
        assert {row["create_time"][:10] for row in rows} == {yesterday}
        assert rows[0]["order_no"] == f"DH{yesterday.replace('-', '')}0001"


@pytest.mark.finding(42)
@pytest.mark.parametrize("until", [date(2024, 2, 29), date(2027, 1, 1)])
def test_the_last_day_can_be_fixed(until: date) -> None:
    with calling(Sandbox(orders=400, until=until, clock=Clock(), examples=False)) as caller:
        assert created(caller, "queryStdomOrder")[-1] == str(until)
        assert until - date.fromisoformat(created(caller, "queryCarSaleOrder")[-1]) <= timedelta(days=1)
        rows = caller.wshoto("GET", "mall/order/list", {"type": 1, "start_time": 0})["data"]["records"]
        assert rows


@pytest.mark.finding(42)
def test_same_seed_and_same_last_day_give_the_same_rows_on_any_day() -> None:
    seen = []
    for now in (Clock().now, Clock().now + 90 * 86_400):
        with calling(Sandbox(orders=40, until=TODAY, clock=Clock(now))) as caller:
            seen.append([caller.everything(each) for each in ("queryStdomOrder", "queryStdomSent", "queryStdReturn")])
    assert seen[0] == seen[1]


@pytest.mark.finding(42)
def test_rows_differ_from_one_last_day_to_the_next_in_their_days_alone() -> None:
    with calling(november(40)) as one, calling(november(40, until=TODAY)) as other:
        for row, later in zip(one.everything("queryStdomOrder"), other.everything("queryStdomOrder"), strict=True):
            assert row["create_time"][10:] == later["create_time"][10:]
            assert (row["id"], row["cm_code"], row["order_amount"]) == (
                later["id"], later["cm_code"], later["order_amount"],
            )  # fmt: skip


@pytest.mark.finding(42)
def test_the_last_day_stays_while_a_sandbox_runs_past_midnight_and_in_a_kept_file(tmp_path: Path) -> None:
    clock = Clock()
    sandbox = Sandbox(orders=40, clock=clock, database=str(tmp_path / "sandbox.sqlite"))
    with calling(sandbox) as caller:
        before = caller.everything("queryStdomOrder")
        clock.now += 3 * 86_400
        assert caller.everything("queryStdomOrder") == before
    with calling(sandbox) as caller:
        assert caller.everything("queryStdomOrder") == before
    with pytest.raises(ValueError, match="'until': '2026-11-22'"):
        create_app(Sandbox(orders=40, until=date(2026, 11, 25), database=sandbox.database))
