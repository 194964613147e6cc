"""Codes: values that know their labels."""

from __future__ import annotations

import copy
import json
import pickle
from enum import Enum
from typing import Any

import msgspec
import pytest

import waiqin365_api.codes
import wshoto_api.codes
from dingdan_runtime import CodeLabels, IntCode, StrCode
from waiqin365_api.codes import CloseDetailStatus, OrderStatus
from waiqin365_api.records import StdomOrder
from wshoto_api.codes import OrderState
from wshoto_api.records import ValetOrder

GENERATED = [getattr(module, name) for module in (waiqin365_api.codes, wshoto_api.codes) for name in module.__all__]


def test_member_knows_its_labels() -> None:
    member = OrderStatus.CONFIRMED
    assert (member.value, member.label, member.label_zh) == ("1", "Confirmed", "已确认")


def test_text_code_is_its_text() -> None:
    member: Any = OrderStatus.CONFIRMED
    assert (member, f"{member}", str(member), hash(member)) == ("1", "1", "1", hash("1"))
    assert member != "2"
    assert member != 1


def test_number_code_is_its_number() -> None:
    member = next(iter(OrderState))
    assert (member, f"{member}", hash(member), member + 0) == (member.value, str(member.value), member.value, member)


@pytest.mark.parametrize("codes", GENERATED, ids=lambda codes: codes.__name__)
def test_generated_codes_all_have_labels_and_a_value_of_their_kind(codes: Any) -> None:
    kind = str if issubclass(codes, StrCode) else int
    assert issubclass(codes, StrCode | IntCode)
    assert [
        member for member in codes if type(member.value) is not kind or not member.label or not member.label_zh
    ] == []


@pytest.mark.parametrize("member", [OrderStatus.CONFIRMED, next(iter(OrderState))])
def test_member_survives_copies_and_json(member: Enum) -> None:
    assert pickle.loads(pickle.dumps(member)) is member
    assert copy.deepcopy(member) is member
    assert json.loads(json.dumps(member)) == msgspec.json.decode(msgspec.json.encode(member)) == member.value


def test_value_that_no_page_lists_is_no_member() -> None:
    with pytest.raises(ValueError, match="'99' is not a valid OrderStatus"):
        OrderStatus("99")  # type: ignore[call-arg]


@pytest.mark.parametrize("wire", ['"1"', "1"])
def test_attribute_gives_the_member(wire: str) -> None:
    order = StdomOrder.from_json(f'{{"order_status":{wire}}}'.encode())
    assert order.order_status is OrderStatus.CONFIRMED
    assert isinstance(order.order_status, CodeLabels)


def test_attribute_gives_the_member_for_its_chinese_label() -> None:
    order = StdomOrder.from_json('{"close_detail_status":"全部发货关闭"}'.encode())
    assert order.close_detail_status is CloseDetailStatus.FULLY_SHIPPED


@pytest.mark.parametrize(("wire", "value"), [('"99"', "99"), ("99", "99"), ('""', None), ("null", None)])
def test_attribute_gives_a_value_that_no_page_lists_as_it_is(wire: str, value: str | None) -> None:
    order = StdomOrder.from_json(f'{{"order_status":{wire}}}'.encode())
    assert (order.order_status, order.problems) == (value, [])


@pytest.mark.parametrize(("wire", "value"), [('"2"', 2), ("2", 2), ("99", 99), ('"99"', 99)])
def test_number_code_is_read_from_text_too(wire: str, value: int) -> None:
    order = ValetOrder.from_json(f'{{"order_state":{wire}}}'.encode())
    assert (order.order_state, isinstance(order.order_state, OrderState)) == (value, value != 99)


@pytest.mark.finding(58, 68)
@pytest.mark.parametrize("wire", ['"3 "', '" 3"', '"\\t3\\u3000"', "3.0", '"3.0"', '"03"', "3e0", '"已发货 "'])
def test_code_is_the_member_however_it_is_printed(wire: str) -> None:
    order = StdomOrder.from_json(f'{{"order_status":{wire}}}'.encode())
    assert (order.order_status, order.problems) == (OrderStatus("3"), [])  # type: ignore[call-arg]
    assert order.raw_json == f'{{"order_status":{wire}}}'.encode()


@pytest.mark.finding(58, 68)
@pytest.mark.parametrize("wire", ['"2 "', "2.0", '" 2.00"', '"02"'])
def test_number_code_is_the_member_however_it_is_printed(wire: str) -> None:
    order = ValetOrder.from_json(f'{{"order_state":{wire}}}'.encode())
    assert (order.order_state, order.problems) == (OrderState(2), [])  # type: ignore[call-arg]


class TestUnknownCode:
    """Finding 17: a code that no page lists answers all that a documented one does."""

    pytestmark = pytest.mark.finding(17)

    @pytest.fixture(params=["text", "number"])
    def code(self, request: pytest.FixtureRequest) -> Any:
        if request.param == "text":
            return StdomOrder.from_json(b'{"order_status":"99"}').order_status
        return ValetOrder.from_json(b'{"order_state":99}').order_state

    def test_labels_are_the_code_itself(self, code: Any) -> None:
        assert (code.label, code.label_zh, code.name, code.known) == ("99", "99", "99", False)

    def test_member_is_known(self) -> None:
        assert (OrderStatus.CONFIRMED.known, next(iter(OrderState)).known) == (True, True)

    def test_it_is_the_bare_value_in_all_but_its_type(self, code: Any) -> None:
        bare = code.value
        assert type(bare) in (str, int)
        assert (code, hash(code), repr(code), f"{code}", {bare: 1}[code]) == (bare, hash(bare), repr(bare), "99", 1)
        assert code != "98"
        assert code not in list(OrderStatus)

    def test_it_serialises_as_the_bare_value(self, code: Any) -> None:
        assert json.loads(json.dumps([code])) == msgspec.json.decode(msgspec.json.encode([code])) == [code.value]
        assert type(msgspec.to_builtins(code)) is type(code.value)

    def test_it_survives_copies_and_pickling(self, code: Any) -> None:
        again = pickle.loads(pickle.dumps(code))
        assert (again, type(again), again.label_zh, again.known) == (code, type(code), "99", False)
        assert copy.copy(code) is copy.deepcopy(code) is code

    def test_a_line_has_them_too(self) -> None:
        line = StdomOrder.from_json('{"prods":[{"is_gift":"随便"}]}'.encode()).prods[0]
        assert line.is_gift is not None
        assert (line.is_gift.label_zh, line.is_gift.known) == ("随便", False)
