"""Receivers of customers are kept, changed and refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from dingdan_sandbox import Sandbox
from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.master import CUSTOMERS
from dingdan_sandbox.store import Store
from dingdan_sandbox.waiqin365.receivers import Receivers
from tests.sandbox.conftest import Caller

Named = tuple[str, str, bool]


def customer(code: str) -> Any:
    return CUSTOMERS[CUSTOMERS.index_of(code)]


@pytest.fixture
def receivers() -> Iterator[Receivers]:
    with closing(Store(":memory:", {})) as store:
        yield Receivers(Sandbox(), store)


@pytest.fixture
def found(receivers: Receivers) -> Callable[[str], list[Named]]:
    """The receivers of a customer: code, place, default."""
    return lambda code: [
        (CUSTOMERS[each.customer].code, each.sequ, each.default) for each in receivers.of(customer(code))
    ]


def test_one_in_four_customers_has_a_receiver_from_the_start(
    receivers: Receivers, found: Callable[[str], list[Named]]
) -> None:
    assert sum(bool(receivers.of(each)) for each in CUSTOMERS) == len(CUSTOMERS) // 4 + 1
    assert (found("CUS-0701"), found("CUS-0702")) == ([("CUS-0702", "1", True)], [])


def test_named_ones_are_added_or_changed_and_others_kept(
    receivers: Receivers, found: Callable[[str], list[Named]]
) -> None:
    added = [{"cm_code": "CUS-0732", "cm_sequ": "2"}, {"cm_code": " CUS-0733", "cm_is_default": "1"}]
    receivers.maintain({"cm_code": "CUS-0701", "cm_receive_info": added})
    kept = [("CUS-0702", "1", False), ("CUS-0732", "2", False), ("CUS-0733", "", True)]
    assert found("CUS-0701") == kept
    receivers.maintain({"cm_code": "CUS-0701"})
    assert found("CUS-0701") == kept
    changed = [{"cm_code": "CUS-0732", "cm_sequ": "9"}, {"cm_code": "CUS-0733", "cm_is_default": "0"}]
    receivers.maintain({"cm_code": "CUS-0701", "cm_receive_info": changed})
    assert found("CUS-0701") == [("CUS-0702", "1", False), ("CUS-0732", "9", False), ("CUS-0733", "", False)]


def test_id_of_another_system_counts_before_the_platforms_id_and_this_before_the_code(
    receivers: Receivers, found: Callable[[str], list[Named]]
) -> None:
    ids = {"cm_id": "ERP-CUS-0732", "cm_waiqin_365_id": str(customer("CUS-0734").id), "cm_code": "CUS-0736"}
    for code in ("CUS-0732", "CUS-0734", "CUS-0736"):
        assert found(code) == []
        receivers.maintain({**ids, "cm_receive_info": [{"cm_code": code}]})
        assert found(code) == [(code, "", False)]
        ids.pop(next(iter(ids)))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"cm_id": "CUS-0732"}, "客户在系统中不存在!"),
        ({"cm_id": "", "cm_code": "CUS-9999"}, "客户在系统中不存在!"),
        ({"cm_id": "", "cm_code": ""}, "客户不能为空!"),
        ({"cm_receive_info": [{"cm_code": "CUS-0733"}, {"cm_waiqin_365_id": "7"}]}, "收货方在系统中不存在!"),
        ({"cm_receive_info": [{"cm_code": ""}]}, "收货方不能为空!"),
    ],
)
def test_refused_as_a_whole(
    receivers: Receivers, found: Callable[[str], list[Named]], changed: dict[str, Any], message: str
) -> None:
    with pytest.raises(RejectedError, match=message):
        receivers.maintain({"cm_id": "ERP-CUS-0732", **changed})
    assert found("CUS-0732") == []


def test_over_a_socket(caller: Caller) -> None:
    body = {"cm_code": "CUS-0731", "cm_receive_info": [{"cm_code": "CUS-0732"}]}
    answer = caller.write("maintainCmReceiverRelation", body)
    assert answer == {"return_code": "0", "return_msg": "", "msg_id": "m-1"}
    assert caller.refused("maintainCmReceiverRelation", body | {"cm_code": "X"}) == "客户在系统中不存在!"
    wrongs: list[dict[str, Any]] = [{"cm_receive_info": []}, {**body, "cm_receive_info": [{"cm_sequ": "1"}]}]
    for wrong in wrongs:
        assert "cm_code 必须传一个" in caller.refused("maintainCmReceiverRelation", wrong, valid=False)
