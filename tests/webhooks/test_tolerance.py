"""Pushes whose data is not quite JSON."""

from __future__ import annotations

import json

import pytest

from dingdan.webhooks import PushError
from tests.webhooks.pushing import body, encoded_again
from tests.webhooks.test_reading import read

FAULTS = [
    pytest.param(r"\ud83d", "\ufffd", marks=pytest.mark.finding(14)),
    pytest.param("a\nb", "a\nb", marks=pytest.mark.finding(15)),
    pytest.param(r"it\'s", "it's", marks=pytest.mark.finding(15)),
]


@pytest.mark.parametrize(("fault", "shown"), FAULTS)
@pytest.mark.parametrize("again", [False, True], ids=["once", "twice"])
@pytest.mark.parametrize("several", [False, True], ids=["object", "list"])
def test_data_is_read_and_its_problems_are_listed(fault: str, shown: str, again: bool, several: bool) -> None:
    order = f'{{"id":"1","order_remark":"{fault}"}}'
    data = f"[{order}]" if several else order
    push = read(body(dataType="stdorder_order", data=encoded_again(data) if again else data))
    assert push.data == ([{"id": "1", "order_remark": shown}] if several else {"id": "1", "order_remark": shown})
    assert push.data_json == data.encode()
    (record,) = push.records()
    assert (record.order_remark, record.raw_json) == (shown, order.encode())  # type: ignore[union-attr]  # an order
    assert [problem.path for problem in record.problems] == ["order_remark"]
    assert [problem.path for problem in push.problems] == ["data[0].order_remark" if several else "data.order_remark"]


@pytest.mark.finding(70)
def test_text_behind_data_is_cut_off_and_listed() -> None:
    push = read(body(dataType="stdorder_order", data='{"id":"1"}\n<!-- 12ms -->'))
    assert [record.id for record in push.records()] == ["1"]
    assert [(problem.path, problem.value) for problem in push.problems] == [("data", "<!-- 12ms -->")]


@pytest.mark.parametrize("again", [False, True], ids=["once", "twice"])
def test_byte_order_mark_before_data_is_left_out(again: bool) -> None:
    data = '\ufeff{"id":"1"}'
    push = read(body(dataType="stdorder_order", data=encoded_again(data) if again else data))
    assert ([record.id for record in push.records()], push.data_json) == (["1"], b'{"id":"1"}')


def test_clean_data_has_no_problems() -> None:
    assert read(body(data=json.dumps({"id": "1"}))).problems == []
    assert read(body(data="")).problems == []


@pytest.mark.finding(14, 15)
@pytest.mark.parametrize("data", [r'{"id":"\ud83d"', '{"id":"\n"', '["\n",]'])
def test_data_that_is_no_json_all_the_same_is_refused(data: str) -> None:
    with pytest.raises(PushError, match="data: is not JSON"):
        read(body(dataType="stdorder_order", data=data))
