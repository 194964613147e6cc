"""Seeded documents end where the sandbox's clock does: nothing of them lies in the future."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dingdan_sandbox import Sandbox, create_app
from tests.sandbox.conftest import CHINA, Caller, Clock, calling
from tests.sandbox.test_queries import QUERIES

NOON = Clock().now
MIDNIGHT = datetime(2026, 11, 22, tzinfo=CHINA).timestamp()
HAPPENED = {
    "create_time", "submit_time", "order_date", "confirm_time", "send_time", "sign_time", "return_time",
    "modify_time", "write_off_time", "submit_date", "update_time", "pay_time", "finish_time", "close_time",
    "receipt_time", "approval_time",
}  # fmt: skip
"""The fields of both platforms that say when something happened, as opposed to when it is wanted."""


def moments(value: Any) -> list[float]:
    """Give all that happened anywhere in a record, in epoch seconds."""
    if isinstance(value, list):
        return [moment for item in value for moment in moments(item)]
    if not isinstance(value, dict):
        return []
    found = [moment for item in value.values() for moment in moments(item)]
    for name in HAPPENED & value.keys():
        text = value[name]
        if isinstance(text, str) and text:
            found.append(datetime.fromisoformat(text).replace(tzinfo=CHINA).timestamp())
        elif text:
            found.append(text)
    return found


def records(caller: Caller) -> dict[str, list[dict[str, Any]]]:
    """Give all records of both platforms."""
    token = caller.token()["data"]["access_token"]
    valet = caller.wshoto("POST", "valetorder/info/list", {"page_num": 1, "page_size": 1000}, token)["data"]["records"]
    mall = caller.wshoto("GET", "mall/order/list", {"type": 1, "start_time": 0, "page_size": 1000}, token)["data"]
    return {name: caller.everything(operation) for name, operation in QUERIES.items()} | {
        "valet": valet,
        "mall": mall["records"],
        "details": [caller.wshoto("GET", "crm/saleOrder/detail", {"id": row["id"]}, token)["data"] for row in valet],
    }


@pytest.mark.parametrize("now", [MIDNIGHT, MIDNIGHT + 1, MIDNIGHT + 601, NOON, MIDNIGHT + 86_399])
def test_nothing_seeded_lies_in_the_future(now: float) -> None:
    with calling(Sandbox(orders=800, lines=1, clock=Clock(now), examples=False)) as caller:
        found = records(caller)
        assert all(max(moments(rows)) <= now for rows in found.values())
        later = str(datetime.fromtimestamp(now + 1, CHINA).replace(tzinfo=None))
        assert not any(caller.query(operation, after_modify_date=later) for operation in QUERIES.values())
        modified_later = {"type": 3, "start_time": int(now) + 1}
        assert caller.wshoto("GET", "mall/order/list", modified_later)["data"]["total"] == 0


@pytest.mark.parametrize("orders", [40, 400, 1500])
def test_seeds_reach_up_to_the_clock(orders: int) -> None:
    """A reader of the last hours finds something at any time of day, however many orders the last day has."""
    with calling(Sandbox(orders=orders, lines=1, clock=Clock(), examples=False)) as caller:
        assert caller.everything("queryStdomOrder")[-1]["create_time"] >= "2026-11-22 11:00:00"
        for operation in ("queryStdomOrder", "queryStdomSent"):
            assert caller.query(operation, after_modify_date="2026-11-22 11:00:00")


def test_events_of_an_order_keep_their_order() -> None:
    with calling(Sandbox(orders=800, lines=1, clock=Clock(), examples=False)) as caller:
        orders = {order["order_no"]: order for order in caller.everything("queryStdomOrder")}
        shipments = caller.everything("queryStdomSent")
        assert len(shipments) == 640
        for shipment in shipments:
            order = orders[shipment["order_no"]]
            assert order["create_time"] <= order["confirm_time"] <= shipment["send_time"]
            assert shipment["sign_time"] == "" or shipment["send_time"] <= shipment["sign_time"]


@pytest.mark.parametrize(
    "first",
    ["2026-11-19 23:00:00", "2026-11-21 18:00:00", "2026-11-22 00:00:00", "2026-11-22 05:00:00", "2026-11-22 11:30:00"],
)
@pytest.mark.parametrize("orders", [730, 1500])
def test_windows_near_the_end_find_what_they_should(orders: int, first: str) -> None:
    """The seeds of the last day are spread anew, and what is searched must move with them."""
    with calling(Sandbox(orders=orders, lines=1, clock=Clock(), examples=False)) as caller:
        for operation, field in (
            ("queryStdomOrder", "create_time"), ("queryStdomSent", "send_time"), ("queryCarSaleOrder", "create_time"),
        ):  # fmt: skip
            rows = caller.everything(operation)
            wanted = [row["id"] for row in rows if row[field] >= first]
            assert [row["id"] for row in caller.everything(operation, after_create_date=first)] == wanted
            wanted = [row["id"] for row in rows if row[field][:10] == first[:10]]
            assert [row["id"] for row in caller.everything(operation, create_date=first[:10])] == wanted


def test_end_can_be_fixed_to_a_moment_and_then_any_clock_gives_the_same() -> None:
    seen = []
    for now in (NOON, NOON + 90 * 86_400):
        until = datetime(2026, 11, 22, 3, 30, tzinfo=UTC)
        with calling(Sandbox(orders=400, lines=1, until=until, clock=Clock(now), examples=False)) as caller:
            seen.append(records(caller))
    assert seen[0] == seen[1]
    assert max(map(max, map(moments, seen[0].values()))) <= datetime(2026, 11, 22, 11, 30, tzinfo=CHINA).timestamp()


def test_moment_without_a_zone_is_of_shanghai() -> None:
    naive = Sandbox(until=datetime(2026, 11, 22, 0, 30))
    assert naive.end == int(datetime(2026, 11, 22, 0, 30, tzinfo=CHINA).timestamp())
    assert naive.last_day == date(2026, 11, 22)


def test_kept_file_refuses_another_moment(tmp_path: Path) -> None:
    database = str(tmp_path / "sandbox.sqlite")
    with calling(Sandbox(orders=40, until=datetime(2026, 11, 22, 9), database=database)) as caller:
        before = caller.everything("queryStdomOrder")
    with calling(Sandbox(orders=40, database=database, clock=Clock(NOON + 86_400))) as caller:
        assert caller.everything("queryStdomOrder") == before
    with pytest.raises(ValueError, match="was created with"):
        create_app(Sandbox(orders=40, until=datetime(2026, 11, 22, 10), database=database))
