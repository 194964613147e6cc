"""Records of a test's own: put, edit, delete, list; the clients see them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from dingdan import Waiqin365, Wshoto
from dingdan_runtime import SHANGHAI
from dingdan_sandbox import Sandbox
from dingdan_sandbox.testing import SandboxServer, sandbox_server
from dingdan_sandbox.testing.kinds import KINDS

NUMBERS = {name: kind.number for name, kind in KINDS.items()}
NOON = datetime(2026, 11, 20, 12, 0)


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    with sandbox_server() as server:
        yield server


@pytest.fixture
def wq(sandbox: SandboxServer) -> Iterator[Waiqin365]:
    with Waiqin365(**sandbox.waiqin365_arguments) as client:
        yield client


@pytest.fixture
def ws(sandbox: SandboxServer) -> Iterator[Wshoto]:
    with Wshoto(**sandbox.wshoto_arguments) as client:
        yield client


def listed(kind: str, wq: Waiqin365, ws: Wshoto) -> list[dict[str, Any]]:
    """What the clients read of a kind."""
    found: Any
    if kind == "mall_orders":
        found = ws.mall_orders.list(type=1, start_time=0)
    elif kind == "valet_orders":
        found = ws.valet_orders.list(page_size=20)
    elif kind == "sale_orders":
        found = [ws.sale_orders.get(id=order.id) for order in ws.valet_orders.list(page_size=20) if order.id]
    else:
        found = getattr(wq, kind).query()
    return [record.raw for record in found]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_starts_empty_and_shows_what_was_put(
    kind: str, sandbox: SandboxServer, wq: Waiqin365, ws: Wshoto
) -> None:
    records = getattr(sandbox, kind)
    assert listed(kind, wq, ws) == records.list() == []
    if kind == "shipments":
        sandbox.orders.put()
    record = records.put(**{NUMBERS[kind]: "OWN-1"})
    assert (record["order"] if kind == "sale_orders" else record)[NUMBERS[kind]] == "OWN-1"
    assert listed(kind, wq, ws) == records.list() == [record]
    assert records.get("OWN-1") == record
    assert len(records) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_edited_and_deleted_by_number(
    kind: str, sandbox: SandboxServer, wq: Waiqin365, ws: Wshoto
) -> None:
    records = getattr(sandbox, kind)
    if kind == "shipments":
        sandbox.orders.put()
    records.put(**{NUMBERS[kind]: "OWN-1"})
    if kind == "shipments":
        sandbox.orders.put()
    records.put(**{NUMBERS[kind]: "OWN-2"})
    edited = records.edit("OWN-1", extra={"new_field": [1, None]})
    assert (edited["order"] if kind == "sale_orders" else edited)["new_field"] == [1, None]
    assert edited in listed(kind, wq, ws)
    records.delete("OWN-1", trace=False)
    assert listed(kind, wq, ws) == records.list() == [records.get("OWN-2")]
    with pytest.raises(LookupError, match="OWN-1"):
        records.edit("OWN-1")


def test_an_order_is_shown_as_it_was_put(sandbox: SandboxServer, wq: Waiqin365) -> None:
    sandbox.orders.put(
        order_no="SO-1", cm_code="CUS-0740", cm_name="张三商店", cm_source_code="ERP-77", submit_emp_code="sales-003",
        storehouse_code="CK-MAIN", consignment_date=date(2026, 11, 25), order_remark="请周四前送达",
        created=datetime(2026, 11, 20, 9, 30),
        prods=[
            {"product_code": "SKU-TEA-500", "order_count": 3, "price": Decimal("2.50")},
            {"product_code": "SKU-LJ-050", "order_count": "1.5", "is_gift": "1", "remarks": "赠品"},
        ],
    )  # fmt: skip
    (order,) = wq.orders.query(cm_code="CUS-0740", start_create_date="2026-11-20", start_consignment_date="2026-11-25")
    assert (order.order_no, order.cm_name, order.cm_source_code) == ("SO-1", "张三商店", "ERP-77")
    assert (order.submit_emp_code, order.storehouse_code, order.order_remark) == (
        "sales-003",
        "CK-MAIN",
        "请周四前送达",
    )
    assert order.create_time == datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)
    assert order.order_amount == Decimal("7.50")
    assert [(line.product_code, line.order_count, line.is_gift) for line in order.prods] == [
        ("SKU-TEA-500", 3, "0"),
        ("SKU-LJ-050", Decimal("1.5"), "1"),
    ]
    assert order.problems == []


def test_writes_of_a_client_refer_to_own_records(sandbox: SandboxServer, wq: Waiqin365) -> None:
    order = sandbox.orders.put(order_no="SO-1")
    line = order["prods"][0]
    shipped = {
        "product_code": line["product_code"], "order_detail_id": line["detail_id"], "sent_num": 4, "is_gift": "0",
    }  # fmt: skip
    wq.shipments.add(
        [
            {
                "order_no": "SO-1", "emp_code": "sales-017", "storehouse_code": "CK-EAST", "express_no": "EX-1",
                "send_time": datetime(2026, 11, 20, 9, 0, tzinfo=SHANGHAI), "products": [shipped],
            }
        ]
    )  # fmt: skip
    assert [each["express_no"] for each in sandbox.shipments.list()] == ["EX-1"]
    assert sandbox.orders.get("SO-1")["prods"][0]["stay_sent_num"] == "6.0000"
    assert sandbox.orders.get("SO-1")["order_status"] == "4"
    wq.orders.close(order_no="SO-1")
    assert sandbox.orders.get("SO-1")["close_detail_status"] == "2"


def test_a_shipment_ships_its_order(sandbox: SandboxServer) -> None:
    first = sandbox.orders.put(order_no="SO-1")
    sandbox.orders.put(order_no="SO-2")
    part = sandbox.shipments.put(order_no="SO-1", prods=[{"product_code": "SKU-TEA-500", "sent_num": 4}])
    assert (part["order_no"], part["order_id"], part["prods"][0]["sent_num"]) == ("SO-1", first["id"], "4.0000")
    rest = sandbox.shipments.put(order_id=first["id"], express_no="EX-9")
    assert (rest["prods"][0]["sent_num"], rest["express_no"]) == ("6.0000", "EX-9")
    assert sandbox.orders.get("SO-1")["order_status"] == "3"
    assert sandbox.shipments.put()["order_no"] == "SO-2"
    with pytest.raises(ValueError, match="SO-1 has nothing left to ship"):
        sandbox.shipments.put(order_no="SO-1")
    with pytest.raises(ValueError, match="no order SO-3 to ship; there are SO-1, SO-2"):
        sandbox.shipments.put(order_no="SO-3")


def test_without_an_order_there_is_nothing_to_ship(sandbox: SandboxServer) -> None:
    with pytest.raises(ValueError, match="put one first"):
        sandbox.shipments.put()


def test_lines_are_edited_and_what_was_shipped_stays_shipped(sandbox: SandboxServer) -> None:
    sandbox.orders.put(order_no="SO-1")
    sandbox.shipments.put(order_no="SO-1", prods=[{"sent_num": 4}])
    order = sandbox.orders.edit("SO-1", prods=[{"product_code": "SKU-TEA-500", "order_count": 5}])
    assert [line["stay_sent_num"] for line in order["prods"]] == ["1.0000"]


def test_dirty_values_are_shown_as_they_are(sandbox: SandboxServer, wq: Waiqin365) -> None:
    sandbox.orders.put(
        order_no="SO-1", order_amount="一百", submit_time="yesterday", print_count={"n": 1},
        prods=[{"product_code": "SKU-TEA-500", "order_count": "many"}],
    )  # fmt: skip
    (order,) = wq.orders.query()
    assert (order.order_amount, order.submit_time, order.prods[0].order_count) == (None, None, None)
    assert {problem.path for problem in order.problems} >= {"order_amount", "submit_time"}
    assert order.raw["prods"][0]["order_count"] == "many"
    sandbox.orders.edit("SO-1", prods="none")
    assert wq.orders.query().records[0].raw["prods"] == "none"


def test_states_of_an_order(sandbox: SandboxServer, wq: Waiqin365) -> None:
    for state in "01234":
        assert sandbox.orders.put(order_no=f"SO-{state}", order_status=state)["order_status"] == state
    assert [order.order_no for order in wq.orders.query(order_status="4")] == ["SO-4"]
    sandbox.orders.delete("SO-1")
    assert sandbox.orders.get("SO-1")["status"] == "0"
    assert [order.order_no for order in wq.orders.query(status="0")] == ["SO-1"]
    assert sandbox.orders.edit("SO-1", status="1")["status"] == "1"
    with pytest.raises(ValueError, match="status is '2'"):
        sandbox.orders.edit("SO-1", status="2")


def test_times_are_those_of_the_clock_or_given(sandbox: SandboxServer, wq: Waiqin365) -> None:
    sandbox.clock.set(NOON)
    assert sandbox.orders.put(order_no="SO-1")["create_time"] == "2026-11-20 12:00:00"
    sandbox.clock.advance(timedelta(hours=1))
    sandbox.orders.edit("SO-1", order_remark="later")
    assert [order.order_no for order in wq.orders.query(after_modify_date="2026-11-20 13:00:00")] == ["SO-1"]
    utc = datetime(2026, 11, 1, 1, 0, tzinfo=UTC)
    assert sandbox.orders.put(created=utc)["create_time"] == "2026-11-01 09:00:00"
    assert sandbox.orders.put(create_time="2026-11-02 08:00:00")["create_time"] == "2026-11-02 08:00:00"
    assert sandbox.orders.put(created=date(2026, 11, 3))["create_time"] == "2026-11-03 00:00:00"
    mall = sandbox.mall_orders.put(create_time=NOON, update_time=NOON.timestamp() + 5, finish_time=NOON)
    assert mall["finish_time"] == mall["create_time"] == mall["update_time"] - 5


def test_staff_of_wshoto(sandbox: SandboxServer, ws: Wshoto) -> None:
    sandbox.valet_orders.put(
        order_number="V-1", owner="wo-demo-sales-003", follow_user_id="wo-demo-sales-004",
        cooper_list=["wo-demo-sales-005"], field_map={"demo_field": "老客户"}, order_state=5, order_account=36900,
    )  # fmt: skip
    (order,) = ws.valet_orders.list(page_size=20)
    assert (order.owner, order.follow_user_id, order.cooper_list) == (
        "wo-demo-sales-003", "wo-demo-sales-004", ["wo-demo-sales-005"],
    )  # fmt: skip
    assert (order.order_state, order.order_account) == (5, 36900)
    goods = sandbox.sale_orders.edit("V-1", order_good_list=[{"goods_name": "绿茶", "count": 3}])
    assert goods["order"]["order_good_list"][0]["goods_name"] == "绿茶"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"order_nr": "SO-2"}, "unknown field of orders 'order_nr'; did you mean 'order_no'?"),
        ({"zzz": 1}, "unknown field of orders 'zzz'; put undocumented fields into extra={…}"),
        ({"id": 5}, "id cannot be set: the sandbox assigns it; set order_no"),
        ({"cm_code": "CUS-731"}, "unknown cm_code 'CUS-731'; did you mean 'CUS-0731'?"),
        ({"cm_code": "x"}, "unknown cm_code 'x'; the sandbox has CUS-0701 and 306 more"),
        ({"dealer": "x"}, "dealer of orders follows from cm_code: set that"),
        ({"order_no": "SO-1"}, r"orders has a record with order_no SO-1 already: use edit\(\)"),
        ({"create_time": "today"}, "create_time is 'today'; it must be a time such as 2026-11-01 09:30:00"),
        ({"prods": [{"product_cod": "x"}]}, "unknown field of prods of orders 'product_cod'; did you mean 'product_c"),
        ({"prods": [{"product_code": "SKU-TEA-5"}]}, "unknown product_code 'SKU-TEA-5'; did you mean 'SKU-TEA-500'?"),
        ({"prods": [{"input_unit_name": "桶"}]}, "SKU-TEA-500 has no such unit; its units are 包, 盒, 箱"),
    ],
)
def test_wrong_fields_are_named_and_nothing_is_stored(
    fields: dict[str, Any], message: str, sandbox: SandboxServer
) -> None:
    sandbox.orders.put(order_no="SO-1")
    with pytest.raises(ValueError, match=message):
        sandbox.orders.put(**fields)
    assert len(sandbox.orders) == 1


def test_seeded_records_are_found_and_edited_too() -> None:
    with sandbox_server(Sandbox(orders=30, examples=False)) as sandbox:
        first = sandbox.orders.list()[0]
        assert sandbox.orders.edit(first["order_no"], order_remark="改过")["order_remark"] == "改过"
        assert sandbox.orders.get(first["id"])["order_remark"] == "改过"
        assert len(sandbox.orders) == 30
