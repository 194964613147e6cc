"""What the spec does not allow is refused with the name of the field."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Caller


@pytest.mark.parametrize(
    ("operation", "body", "named"),
    [
        ("queryStdomOrder", {"page_number": "1"}, "page_number"),
        ("queryStdomOrder", {"start_create_date": "2026-11-01 00:00:00"}, "start_create_date"),
        ("queryStdomOrder", {"end_create_date": "2026-11-01"}, "end_create_date"),
        ("queryStdomOrder", {"create_date": "2026-02-30"}, "create_date"),
        ("queryStdomOrder", [], "object"),
        ("addStdomOrder", {"cm_code": "CUS-0731", "emp_code": "sales-017"}, "storehouse_id, storehouse_code"),
        ("addStdomOrderSent", [{"order_no": "X", "emp_id": "1", "products": [{"product_id": "1"}]}], "order_detail_id"),
        ("addStdomOrderSent", {"order_no": "X"}, "array"),
        ("cancelSendOrder", {}, "ids, sent_no"),
        ("closeStdomOrder", {"close_emp_id": "1"}, "id, order_no"),
        ("salesBillRevoke", {}, "id, order_no"),
        ("modifyCustomFields", {"exts": []}, "order_id, order_no"),
        ("addStdReturn", {"cm_code": "CUS-0731"}, "emp_id, emp_code, emp_name"),
    ],
)
def test_waiqin365(shared: Caller, operation: str, body: Any, named: str) -> None:
    message = shared.refused(operation, body, valid=False)
    assert message.startswith("参数错误: ")
    assert named in message


def test_a_code_where_an_id_belongs_is_answered_with_a_dump(shared: Caller) -> None:
    message = shared.refused("queryStdomOrder", {"cm_id": "CUS-0731"}, valid=False)
    assert 'invalid input syntax for integer: "CUS-0731"' in message
    assert message.count("\n") == 2
    assert "cm_id" in message


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"cm_code":"\\ud800"}', b'{"page_number":NaN}', b"[" * 100_000])
def test_no_json(shared: Caller, body: bytes) -> None:
    assert shared.refused("queryStdomOrder", body, valid=False)


@pytest.mark.parametrize("page", [0, -1])
def test_pages_begin_at_one(shared: Caller, page: int) -> None:
    assert shared.refused("queryStdomOrder", {"page_number": page}) == "页码必须从1开始!"


def test_a_whole_number_may_have_a_point(shared: Caller) -> None:
    assert shared.envelope("queryStdomOrder", b'{"page_number":2.0}') == shared.envelope(
        "queryStdomOrder", b'{"page_number":2}'
    )


@pytest.mark.parametrize("number", [2**31 - 1, 10**30])
def test_numbers_beyond_everything(shared: Caller, number: int) -> None:
    answer = shared.envelope("queryStdomOrder", {"page_number": number}, valid=False)
    assert (answer["return_code"], answer["response_data"]) in (("0", "[]"), ("1", None))
    assert shared.query("queryStdomOrder", id=number) == []
    assert shared.query("queryStdomSent", order_id=number) == []
    assert shared.refused("closeStdomOrder", {"id": number}) == "订单在系统中不存在!"
