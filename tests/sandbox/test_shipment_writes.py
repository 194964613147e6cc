"""Shipments that are written can be read back, and change their orders."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Caller, Clock


@pytest.fixture
def added(caller: Caller, order: dict[str, Any]) -> dict[str, Any]:
    caller.write("addStdomOrder", order)
    return caller.query("queryStdomOrder")[-1]


def parcel(order: dict[str, Any], *numbers: str, **more: Any) -> dict[str, Any]:
    """A shipment of some of each line."""
    return {
        "order_no": order["order_no"], "emp_code": "driver-052", "send_time": "2026-11-22 14:30",
        "products": [
            {"product_code": line["product_code"], "input_unit_name": line["input_unit_name"], "sent_num": number,
             "order_detail_id": str(line["detail_id"])}
            for line, number in zip(order["prods"], numbers, strict=False)
        ],
    } | more  # fmt: skip


def state(caller: Caller, order: dict[str, Any]) -> tuple[str, list[str]]:
    (found,) = caller.query("queryStdomOrder", id=str(order["id"]))
    return found["order_status"], [line["stay_sent_num"] for line in found["prods"]]


def test_in_parts(caller: Caller, added: dict[str, Any]) -> None:
    answer = caller.write("addStdomOrderSent", [parcel(added, "4")])
    assert answer == {"return_code": "0", "return_msg": "", "msg_id": "m-1"}
    assert state(caller, added) == ("4", ["6.0000", "1.0000"])
    caller.write("addStdomOrderSent", [parcel(added, "6", "1", storehouse_code="CK-WEST", express_no="EX7")])
    assert state(caller, added) == ("3", ["0.0000", "0.0000"])
    first, second = caller.query("queryStdomSent", order_no="MINE-1")
    assert [first, second] == caller.query("queryStdomSent", order_id=str(added["id"]))
    assert [first] == caller.query("queryStdomSent", sent_no=first["sent_no"])
    assert first["send_time"] == "2026-11-22 14:30:00"
    assert (first["sent_name"], first["user_name"], first["order_id"]) == ("司机小罗", "小林", added["id"])
    assert (first["storehouse_name"], second["storehouse_name"], second["express_no"]) == ("东区仓", "西区仓", "EX7")
    (line,) = first["prods"]
    assert (line["sent_num"], line["send_amount"], line["is_gift"]) == ("4.0000", "47.40", "0")
    assert line["order_detail_id"] == added["prods"][0]["detail_id"]
    assert second["prods"][1]["is_gift"] == "1"
    assert caller.query("queryStdomSent")[-2:] == [first, second]
    assert caller.query("queryStdomSent", cm_code="CUS-0731", create_date="2026-11-22") == [first, second]


def test_another_unit(caller: Caller, added: dict[str, Any]) -> None:
    shipment = parcel(added, "1")
    shipment["products"][0]["input_unit_name"] = "盒"
    caller.write("addStdomOrderSent", [shipment])
    assert state(caller, added) == ("4", ["4.0000", "1.0000"])
    (sent,) = caller.query("queryStdomSent", order_no="MINE-1")
    assert (sent["prods"][0]["base_unit_sent_num"], sent["send_amount"]) == ("6.0000", "71.10")
    assert caller.refused("addStdomOrderSent", [shipment]) == "发货数量大于待发货数量!"


def test_the_list_is_added_as_a_whole_or_not_at_all(caller: Caller, added: dict[str, Any]) -> None:
    message = caller.refused("addStdomOrderSent", [parcel(added, "6"), parcel(added, "5")])
    assert message == "发货数量大于待发货数量!"
    assert state(caller, added) == ("1", ["10.0000", "1.0000"])
    assert caller.query("queryStdomSent", order_no="MINE-1") == []
    caller.write("addStdomOrderSent", [parcel(added, "6"), parcel(added, "4")])
    assert [row["prods"][0]["sent_num"] for row in caller.query("queryStdomSent", order_no="MINE-1")] == [
        "6.0000",
        "4.0000",
    ]


@pytest.mark.parametrize(
    ("more", "line", "message"),
    [
        ({"order_no": "nothing"}, {}, "订单在系统中不存在!"),
        ({"emp_code": "nobody"}, {}, "业务员在系统中不存在!"),
        ({"storehouse_code": "CK-?"}, {}, "仓库在系统中不存在!"),
        ({"products": []}, {}, "商品明细不能为空!"),
        ({}, {"order_detail_id": ""}, "订单子表ID不能为空!"),
        ({}, {"order_detail_id": "7300200000000000000"}, "订单子表ID在订单中不存在!"),
        ({}, {"product_code": "SKU-LJ-500"}, "商品与订单明细不一致!"),
        ({}, {"sent_num": "0"}, "发货数量必须大于0!"),
        ({}, {"sent_num": "10.0001"}, "发货数量大于待发货数量!"),
    ],
)
def test_refused(
    caller: Caller, added: dict[str, Any], more: dict[str, Any], line: dict[str, Any], message: str
) -> None:
    shipment = parcel(added, "1")
    shipment["products"][0] |= line
    assert caller.refused("addStdomOrderSent", [shipment | more]) == message


def test_orders_that_are_not_shipped(caller: Caller, added: dict[str, Any]) -> None:
    rows = caller.query("queryStdomOrder")
    pending = next(row for row in rows if row["order_status"] == "0" and row["status"] == "1")
    assert caller.refused("addStdomOrderSent", [parcel(pending, "1")]) == "订单未确认，不能发货!"
    caller.write("closeStdomOrder", {"order_no": "MINE-1"})
    assert caller.refused("addStdomOrderSent", [parcel(added, "1")]) == "订单已关闭，不能发货!"


def test_reversing_gives_the_quantities_back(caller: Caller, clock: Clock, added: dict[str, Any]) -> None:
    caller.write("addStdomOrderSent", [parcel(added, "10", "1")])
    (sent,) = caller.query("queryStdomSent", order_no="MINE-1")
    clock.now += 60
    caller.write("cancelSendOrder", {"sent_no": sent["sent_no"]})
    assert state(caller, added) == ("1", ["10.0000", "1.0000"])
    reversed_, reversal = caller.query("queryStdomSent", order_no="MINE-1")
    assert (reversed_["hc_status"], reversed_["hc_id"], reversed_["hc_no"]) == (
        "1",
        reversal["id"],
        reversal["sent_no"],
    )
    assert (reversal["hc_status"], reversal["send_amount"]) == ("2", "-118.50")
    assert [line["sent_num"] for line in reversal["prods"]] == ["-10.0000", "-1.0000"]
    assert caller.query("queryStdomSent", after_modify_date="2026-11-22 12:01:00") == [reversed_, reversal]
    assert caller.refused("cancelSendOrder", {"ids": str(sent["id"])}) == "该发货单已红冲!"
    assert caller.refused("cancelSendOrder", {"ids": str(reversal["id"])}) == "该发货单已红冲!"
    assert caller.refused("cancelSendOrder", {"ids": "1"}) == "发货单不存在"
    assert caller.refused("cancelSendOrder", {"sent_no": "nothing"}) == "发货单不存在"


def test_reversing_a_seeded_shipment(caller: Caller) -> None:
    sent = caller.query("queryStdomSent")[0]
    (order,) = caller.query("queryStdomOrder", id=str(sent["order_id"]))
    caller.write("cancelSendOrder", {"ids": str(sent["id"])})
    (after,) = caller.query("queryStdomOrder", id=str(sent["order_id"]))
    for line, old, new in zip(sent["prods"], order["prods"], after["prods"], strict=True):
        assert float(new["stay_sent_num"]) == float(old["stay_sent_num"]) + float(line["sent_num"])
    shipments = caller.query("queryStdomSent", order_no=order["order_no"])
    assert shipments[0]["id"] == sent["id"]
    assert [row["hc_status"] for row in shipments].count("2") == 1
