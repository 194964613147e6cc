"""`dingdan describe` and `dingdan codes`: offline, for both platforms."""

from __future__ import annotations

import pytest

from dingdan_cli.operations.catalog import all_operations
from tests.cli.operations.conftest import Command, process


def test_calls_of_both_platforms_are_listed(offline: Command) -> None:
    calls = [row["call"] for row in offline("describe", "--format", "json").json]
    assert len(calls) == len(set(calls)) == len(list(all_operations())) > 16
    assert {"orders.query", "shipments.add", "sale_orders.get"} < set(calls)


@pytest.mark.parametrize(
    "name", ["orders.query", "queryStdomOrder", "waiqin365 orders query", "waiqin365.orders.query"]
)
def test_call_is_described(offline: Command, name: str) -> None:
    described = offline("describe", *name.split(), "--format", "json").json
    assert (described["id"], described["label"]) == ("queryStdomOrder", "查询订单数据")
    fields = {field["name"]: field for field in described["request"]["fields"]}
    assert fields["order_status"]["codes"][3]["label_zh"] == "已关闭"
    lines = next(field for field in described["response"]["fields"] if field["name"] == "prods")
    assert lines["members"]["fields"][0]["label"] == "订单子表id"


@pytest.mark.parametrize("operation", [each.call for each in all_operations()])
def test_every_call_is_described_as_a_table(offline: Command, operation: str) -> None:
    done = offline("describe", operation, "--format", "table")
    assert (done.code, done.err) == (0, "")
    assert done.out.split()[1] == operation


def test_description_says_rules_and_quirks(offline: Command) -> None:
    shown = offline("describe", "shipments.add", "--format", "table").out
    assert "Request: AddStdomOrderSentItem (a list)" in shown
    assert "At least one of emp_id, emp_code, emp_name." in shown
    assert "The only operation of the page whose body is an array." in shown


def test_codes_of_a_field_differ_in_request_and_response(offline: Command) -> None:
    rows = offline("codes", "orders.order_status", "--format", "json").json
    shown = {(row["used_in"], row["label"]) for row in rows if row["value"] == "3"}
    assert shown == {("request query", "Closed"), ("response query", "Shipped")}
    names = ("waiqin365.orders.order_status", "orders.order-status")
    assert [offline("codes", name, "--format", "json").json for name in names] == [rows, rows]


def test_all_codes_are_listed(offline: Command) -> None:
    fields = {row["field"] for row in offline("codes").json}
    assert {"orders.order_status", "mall_orders.type", "valet_orders.order_status"} < fields


def test_description_is_chinese_on_request() -> None:
    done = process("http://127.0.0.1:9", "describe", "orders.close", "--format", "table", lang="zh")
    assert (done.code, done.err) == (0, "")
    assert "至少给出其一：id、order_no。" in done.out
