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
    assert (order.order_state, isinstance(order.order_state, CodeLabels)) == (value, value != 99)
