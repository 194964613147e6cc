"""Returns that are written can be read back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Caller, Clock

BODY: dict[str, Any] = {
    "cm_code": "CUS-0731", "emp_code": "sales-017", "storehouse_code": "CK-EAST", "return_date": "2026-11-21",
    "return_name": "小湖", "return_tel": "00000000000", "return_phone": "010-00000000", "remarks": "外箱破损😢",
    "exts": [{"return_ext_key": "退货原因", "return_ext_value": "包装破损,临期"}],
    "prods": [
        {"product_code": "SKU-TEA-500", "return_price": "11.85", "return_count": "2.5", "sequ": "7", "remark": "受潮"},
        {"product_code": "SKU-TEA-500", "return_price": "0", "return_count": "1", "is_gift": "1"},
    ],
}  # fmt: skip


@pytest.fixture
def added(caller: Caller) -> dict[str, Any]:
    caller.write("addStdReturn", BODY)
    return caller.query("queryStdReturn")[-1]


def confirm(caller: Caller, decision: str, *returns: dict[str, Any], **more: Any) -> None:
    caller.write("confirmStdReturn", {"id": ",".join(row["id"] for row in returns), "approvalType": decision, **more})


def stage(caller: Caller, row: dict[str, Any]) -> str:
    (found,) = caller.query("queryStdReturn", id=row["id"])
    return str(found["return_status"])


def test_an_added_return(caller: Caller, added: dict[str, Any]) -> None:
    wanted = {
        "return_status": "0", "cm_name": "湖畔便利店", "return_emp_name": "小林", "storehouse_name": "东区仓",
        "return_date": "2026-11-21", "create_time": "2026-11-22", "return_name": "小湖", "return_tel": "00000000000",
        "return_phone": "010-00000000", "remarks": "外箱破损😢", "return_count": "3.50000000", "return_amount": "29.63",
        "confirm_count": "", "confirm_time": "", "source_type": "0", "order_id": "", "hc_id": "0",
    }  # fmt: skip
    assert {name: added[name] for name in wanted} == wanted
    assert added["exts"][0] == {"ext_key": "退货原因", "ext_value": "包装破损,临期"}
    line, gift = added["prods"]
    assert (line["return_count"], line["return_amount"], line["sequ"], line["remarks"]) == (
        "2.5000",
        "29.63",
        "7",
        "受潮",
    )
    assert {gift["is_gift"], line["is_gift"]} <= {"1", "0"} or {gift["is_gift"], line["is_gift"]} == {"Y", "N"}
    assert caller.query("queryStdReturn", after_create_date="2026-11-22 12:00:00") == [added]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cm_code": "?"}, "客户在系统中不存在!"),
        ({"dealer_code": "?"}, "供货商在系统中不存在!"),
        ({"prods": []}, "商品明细不能为空!"),
        ({"exts": [{"return_ext_key": "天气", "return_ext_value": ""}]}, "扩展字段天气在系统中不存在!"),
    ],
)
def test_refused(caller: Caller, change: dict[str, Any], message: str) -> None:
    assert caller.refused("addStdReturn", BODY | change) == message


@pytest.mark.parametrize(
    ("decisions", "stages"),
    [("1", "3"), ("14", "31"), ("4", "1"), ("2", "2"), ("15", "30"), ("45", "10"), ("154", "301")],
)
def test_decisions(caller: Caller, added: dict[str, Any], decisions: str, stages: str) -> None:
    found = ""
    for decision in decisions:
        confirm(caller, decision, added, cancelRe="请补充照片", modifyTimes="")
        found += stage(caller, added)
    assert found == stages
    (row,) = caller.query("queryStdReturn", id=added["id"])
    decided = found[-1] in "13"
    assert (row["confirm_time"], row["confirm_count"]) == (("2026-11-22", "3.50000000") if decided else ("", ""))
    assert row["cancel_reason"] == ("请补充照片" if found[-1] == "2" else "")
    assert row["modifyier_code"] == "audit-021"


def test_a_list_is_decided_as_a_whole_or_not_at_all(caller: Caller, added: dict[str, Any]) -> None:
    caller.write("addStdReturn", BODY)
    other = caller.query("queryStdReturn")[-1]
    confirm(caller, "1", other)
    assert caller.refused("confirmStdReturn", {"id": f"{added['id']},{other['id']}", "approvalType": "1"}) == (
        "该退货单数据已被审核！"
    )
    assert stage(caller, added) == "0"
    confirm(caller, "5", other)
    confirm(caller, "1", added, other)
    assert (stage(caller, added), stage(caller, other)) == ("3", "3")


def test_reversing(caller: Caller, clock: Clock, added: dict[str, Any]) -> None:
    assert caller.refused("confirmStdReturn", {"id": added["id"], "approvalType": "3"}) == "该退货单数据未审核!"
    confirm(caller, "1", added)
    clock.now += 60
    confirm(caller, "3", added)
    reversed_, reversal = caller.query("queryStdReturn", after_modify_date="2026-11-22 12:01:00")
    assert (reversed_["id"], reversed_["hc_status"], reversed_["hc_id"]) == (added["id"], "1", reversal["id"])
    assert (reversal["hc_status"], reversal["hc_id"], reversal["return_amount"]) == ("2", added["id"], "-29.63")
    assert (reversed_["hc_no"], reversal["hc_no"]) == (reversal["return_no"], added["return_no"])
    assert caller.refused("confirmStdReturn", {"id": added["id"], "approvalType": "5"}) == "该退货单已红冲!"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"approvalType": "1"}, "退货单id不能为空!"),
        ({"id": "7300500000000000000"}, "审批类型错误!"),
        ({"id": "7300500000000000000", "approvalType": "6"}, "审批类型错误!"),
        ({"id": "7300500000000009999", "approvalType": "1"}, "退货单在系统中不存在!"),
        ({"id": "7300500000000000000;", "approvalType": "1"}, "退货单在系统中不存在!"),
    ],
)
def test_decisions_that_make_no_sense(caller: Caller, body: dict[str, Any], message: str) -> None:
    assert caller.refused("confirmStdReturn", body) == message
