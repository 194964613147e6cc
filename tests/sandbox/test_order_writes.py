"""Orders and sales bills that are written can be read back."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.sandbox.conftest import Caller, Clock


def find(caller: Caller, order_no: str) -> dict[str, Any]:
    (found,) = (row for row in caller.everything("queryStdomOrder", after_modify_date="2026-11-01 00:00:00")
                if row["order_no"] == order_no)  # fmt: skip
    return found


def test_an_added_order(caller: Caller, order: dict[str, Any]) -> None:
    answer = caller.write("addStdomOrder", order)
    assert answer == {"return_code": "0", "return_msg": "", "msg_id": "m-1"}
    rows = caller.query("queryStdomOrder")
    assert len(rows) == 31
    added = rows[-1]
    assert added == find(caller, "MINE-1")
    assert added == caller.query("queryStdomOrder", cm_code="CUS-0731", after_create_date="2026-11-22 00:00:00")[-1]
    assert added == caller.query("queryStdomOrder", id=str(added["id"]))[0]
    wanted = {
        "order_status": "1", "close_detail_status": "", "status": "1", "order_type": "1",
        "create_time": "2026-11-22 12:00:00", "submit_time": "2026-11-22 11:59:00",
        "confirm_time": "2026-11-22 12:00:00", "consignment_date": "2026-11-25", "cm_name": "湖畔便利店",
        "submit_emp_name": "小林", "storehouse_name": "东区仓",
        "order_amount": "118.50", "discount_amount": "114.80", "incentives_amount": "3.70", "bill_discount": "3.70",
        "order_remark": "你好，请送到后门🚚", "dealer": "", "order_no": "MINE-1",
    }  # fmt: skip
    assert {name: added[name] for name in wanted} == wanted | {"dealer": added["dealer"]}
    tea, gift = added["prods"]
    assert (tea["price"], tea["order_count"], tea["order_amount"], tea["stay_sent_num"]) == (
        "11.85000000", "10.0000", "118.50", "10.0000")  # fmt: skip
    assert (tea["input_unit_name"], tea["bill_discount"]) == ("包", "3.70")
    assert (gift["is_gift"], gift["input_unit_name"], gift["base_unit_order_count"]) == ("1", "箱", "12.0000")
    assert Decimal(gift["gift_amount"]) == Decimal(gift["gift_price"]) > 0


def test_an_order_by_ids_or_names(caller: Caller, order: dict[str, Any]) -> None:
    caller.write("addStdomOrder", order)
    tea = order["prods"][0] | {"product_code": "", "product_id": "7300000000000000501"}
    triple = {
        "cm_id": 7300000000000000731, "emp_id": "7300000000000000017", "storehouse_id": "7300000000000000201",
        "cm_code": "", "emp_code": "", "storehouse_code": "", "order_no": "MINE-2", "prods": [tea],
    }  # fmt: skip
    caller.write("addStdomOrder", order | triple)
    named = {"cm_name": "湖畔便利店", "emp_name": "小林", "storehouse_name": "东区仓", "order_no": "MINE-3",
             "prods": [order["prods"][0]]}  # fmt: skip
    caller.write("addStdomOrder", {name: value for name, value in order.items() if not name.endswith("_code")} | named)
    first, second, third = caller.query("queryStdomOrder")[-3:]
    assert {row["cm_id"] for row in (first, second, third)} == {7300000000000000731}
    assert first["prods"][0]["product_code"] == second["prods"][0]["product_code"] == third["prods"][0]["product_code"]
    assert second["order_amount"] == third["order_amount"] == "118.50"


def test_an_order_without_a_number_gets_one(caller: Caller, order: dict[str, Any]) -> None:
    for _ in range(3):
        caller.write("addStdomOrder", order | {"order_no": ""})
    numbers = [row["order_no"] for row in caller.query("queryStdomOrder")]
    assert len(set(numbers)) == 33
    assert all(number.startswith("DH20261122120000") for number in numbers[-3:])


def test_logistics(caller: Caller, order: dict[str, Any]) -> None:
    driver = {"plan_distribution_emp_code": "driver-051", "plan_distribution_time": "2026-11-24"}
    courier = {"express_company_name": "示例快递", "express_no": "EX1"}
    for number, logistics in (("A", "1"), ("B", "2"), ("C", "3")):
        caller.write("addStdomOrder", order | driver | courier | {"order_no": number, "logistics_type": logistics})
    fields = ("plan_distribution_emp_name", "plan_distribution_time", "express_company_name", "express_no")
    assert [[row[field] for field in fields] for row in caller.query("queryStdomOrder")[-3:]] == [
        ["司机小程", "2026-11-24", "", ""], ["", "", "示例快递", "EX1"], ["", "", "", ""],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cm_code": "CUS-9999"}, "客户在系统中不存在!"),
        ({"cm_code": ""}, "客户不能为空!"),
        ({"emp_code": "nobody"}, "业务员在系统中不存在!"),
        ({"storehouse_code": "CK-?"}, "仓库在系统中不存在!"),
        ({"prods": []}, "商品明细不能为空!"),
        ({"prods": [{"product_code": "SKU-TEA-500", "input_count": "1"}] * 100}, "商品明细不能超过99行!"),
        ({"prods": [{"product_code": "SKU-?", "input_count": "1"}]}, "商品在系统中不存在!"),
        ({"prods": [{"product_code": "SKU-TEA-500", "input_count": "0"}]}, "商品SKU-TEA-500的数量必须大于0!"),
        ({"prods": [{"product_code": "SKU-TEA-500", "input_count": "0.00001"}]}, "商品数量最多4位小数!"),
        ({"prods": [{"product_code": "SKU-TEA-500", "input_count": "1" * 10}]}, "商品数量过大!"),
        ({"prods": [{"product_code": "SKU-TEA-500", "input_count": "1", "input_price": "-1"}]},
         "商品SKU-TEA-500的价格不能小于0!"),
        ({"prods": [{"product_code": "SKU-TEA-500", "input_count": "1", "input_price": "1", "is_gift": "1"}]},
         "赠品SKU-TEA-500的价格必须为0!"),
        ({"prods": [{"product_code": "SKU-TEA-500", "input_count": "1", "input_unit_name": "吨"}]},
         "商品SKU-TEA-500的单位在系统中不存在!"),
        ({"bill_discount": "118.51"}, "整单优惠不能大于订单金额!"),
        ({"order_no": "DH202611010001"}, "订单编号已存在!"),
    ],
)  # fmt: skip
def test_refused_orders(caller: Caller, order: dict[str, Any], change: dict[str, Any], message: str) -> None:
    assert caller.refused("addStdomOrder", order | change) == message
    assert len(caller.query("queryStdomOrder")) == 30


def test_an_order_number_is_taken_once(caller: Caller, order: dict[str, Any]) -> None:
    caller.write("addStdomOrder", order)
    assert caller.refused("addStdomOrder", order) == "订单编号已存在!"
    assert caller.refused("salesBillAdd", order) == "订单编号已存在!"


@pytest.mark.parametrize(("status", "code"), [("1", "1"), ("4", "2"), ("3", "3")])
def test_close(caller: Caller, clock: Clock, status: str, code: str) -> None:
    def fits(row: dict[str, Any]) -> bool:
        return (row["order_status"], row["close_detail_status"], row["status"]) == (status, "", "1")

    target = next(filter(fits, caller.query("queryStdomOrder")))
    clock.now += 60
    caller.write("closeStdomOrder", {"id": str(target["id"]), "close_emp_code": "sales-017"})
    (closed,) = caller.query("queryStdomOrder", id=str(target["id"]))
    assert closed["order_status"] == "3"
    assert closed["close_detail_status"] in (code, {"1": "未发货关闭", "2": "部分发货关闭", "3": "全部发货关闭"}[code])
    assert closed | {"order_status": "", "close_detail_status": ""} == target | {
        "order_status": "",
        "close_detail_status": "",
    }
    assert closed in caller.query("queryStdomOrder", order_status="3")
    assert caller.query("queryStdomOrder", after_modify_date="2026-11-22 12:01:00") == [closed]
    assert [str(row["id"]) for row in caller.query("queryStdomOrder")] == sorted(
        str(row["id"]) for row in caller.query("queryStdomOrder")
    )
    assert caller.refused("closeStdomOrder", {"order_no": target["order_no"]}) == "订单已关闭!"


def test_orders_that_cannot_be_closed(caller: Caller) -> None:
    rows = caller.query("queryStdomOrder")
    pending = next(row for row in rows if row["order_status"] == "0" and row["status"] == "1")
    assert caller.refused("closeStdomOrder", {"id": str(pending["id"])}) == "订单未确认，不能关闭!"
    assert caller.refused("closeStdomOrder", {"id": "1"}) == "订单在系统中不存在!"
    assert caller.refused("closeStdomOrder", {"order_no": "nothing"}) == "订单在系统中不存在!"
    assert (
        caller.refused("closeStdomOrder", {"id": "7300100000000000000", "close_emp_code": "?"})
        == "业务员在系统中不存在!"
    )


def test_custom_fields(caller: Caller) -> None:
    target = caller.query("queryStdomOrder")[4]
    assert {field["ext_key"] for field in target["exts"]} == {"紧急程度", "配送要求", "期望送达"}
    lines = [str(line["detail_id"]) for line in target["prods"]]
    answer = caller.write("modifyCustomFields", {
        "order_no": target["order_no"],
        "exts": [{"ext_key": "ext_2611010003", "ext_value": "早上8点🌅"}],
        "products": [{"id": lines[2], "exts": [{"ext_key": "ext_2611010011", "ext_value": "浓香"}]}],
    })  # fmt: skip
    assert answer == {"return_code": "0", "return_msg": None, "msg_id": "m-1", "response_data": None}
    (changed,) = caller.query("queryStdomOrder", id=str(target["id"]))
    assert {"ext_key": "期望送达", "ext_value": "早上8点🌅"} in changed["exts"]
    assert changed["ext_2611010003"] == "早上8点🌅"
    assert {"ext_key": "口味", "ext_value": "浓香"} in changed["prods"][2]["exts_detail"]
    assert changed["prods"][:2] == target["prods"][:2]
    caller.write(
        "modifyCustomFields", {"order_id": target["id"], "exts": [{"ext_key": "ext_2611010003", "ext_value": ""}]}
    )
    (again,) = caller.query("queryStdomOrder", id=str(target["id"]))
    assert {"ext_key": "期望送达", "ext_value": ""} in again["exts"]


def test_custom_fields_that_are_not_there(caller: Caller) -> None:
    def change(**more: Any) -> str:
        return caller.refused("modifyCustomFields", {"order_no": "DH202611010005", **more})

    before = caller.query("queryStdomOrder")
    assert change(exts=[{"ext_key": "ext_1", "ext_value": ""}]) == "扩展字段ext_1在系统中不存在!"
    assert change(exts=[{"ext_key": "紧急程度", "ext_value": "x"}]) == "扩展字段紧急程度在系统中不存在!"
    good = [{"ext_key": "ext_2611010001", "ext_value": "加急"}]
    assert change(exts=good, products=[{"id": "1", "exts": []}]) == "订单明细在系统中不存在!"
    assert caller.query("queryStdomOrder") == before


def test_deleted_orders_stay_as_they_are(caller: Caller) -> None:
    bill = json.loads(caller.write("salesBillAdd", {
        "cm_code": "CUS-0731", "emp_code": "sales-017", "storehouse_code": "CK-EAST",
        "prods": [{"product_code": "SKU-TEA-500", "input_price": "1", "input_count": "1"}],
    })["response_data"])[0]  # fmt: skip
    caller.write("salesBillRevoke", {"id": bill["id"]})
    assert caller.refused("closeStdomOrder", {"id": bill["id"]}) == "订单已删除!"
    assert caller.refused("modifyCustomFields", {"order_id": bill["id"]}) == "订单已删除!"


def test_a_sales_bill(caller: Caller, clock: Clock, order: dict[str, Any]) -> None:
    answer = caller.write("salesBillAdd", order | {"order_no": "", "receive_amount": "50"})
    (result,) = json.loads(answer["response_data"])
    assert set(result) == {"id", "orderNo"}
    (bill,) = caller.query("queryStdomOrder", id=result["id"])
    assert (bill["order_no"], bill["order_type"], bill["order_status"]) == (result["orderNo"], "4", "3")
    assert (bill["receive_amount"], bill["write_off_status"]) == ("50.00", "2")
    assert {line["stay_sent_num"] for line in bill["prods"]} == {"0.0000"}
    clock.now += 60
    caller.write("salesBillRevoke", {"order_no": result["orderNo"]})
    (revoked,) = caller.query("queryStdomOrder", status="0", after_modify_date="2026-11-22 12:01:00")
    assert (revoked["id"], revoked["del_remark"]) == (bill["id"], "红冲")
    assert caller.refused("salesBillRevoke", {"id": result["id"]}) == "销货单已红冲!"


def test_bills_that_cannot_be_revoked(caller: Caller) -> None:
    assert caller.refused("salesBillRevoke", {"order_no": "DH202611010001"}) == "销货单在系统中不存在!"
    assert caller.refused("salesBillRevoke", {"id": ""}) == "单据编码和单据ID不能同时为空!"
