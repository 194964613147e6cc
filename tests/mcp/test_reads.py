"""Reads: tables, cursors, the size of answers, personal fields, dirty data, faults of arguments and of the platform."""

from __future__ import annotations

from typing import Any

import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Running
from dingdan_sandbox.testing import SandboxServer
from tests.mcp.agents import Agent, Answered, ask, ask_one

ORDERS = "waiqin365_orders_query"
PERSONAL = {"cm_linkman_name", "receive_name", "receive_phone", "receive_tel", "receive_addr"}


@pytest.fixture(scope="module")
def numbers(sandbox: Running) -> list[str]:
    """The numbers of all orders that still exist, in the order of the platform."""
    arguments: Any = {"openid": "sandbox-openid", "appkey": "sandbox-appkey", "base_url": sandbox.url}
    with Waiqin365(**arguments) as client:
        return [str(order.order_no) for order in client.orders.query(status="1")]


def test_cursor_leads_through_all_rows_and_no_answer_is_larger_than_the_limit(
    sandbox: Running, numbers: list[str]
) -> None:
    async def work(agent: Agent) -> list[Answered]:
        found = [await agent.call(ORDERS, arguments={"status": "1"})]
        while (cursor := found[-1].meta["next_cursor"]) is not None:
            found.append(await agent.call(ORDERS, arguments={"status": "1"}, cursor=cursor))
        return found

    answers = ask(sandbox.url, work, max_chars=15_000)
    assert [row["order_no"] for each in answers for row in each.rows] == numbers
    assert all(each.meta["rows"] == len(each.rows) > 0 for each in answers)
    assert max(len(each.text) for each in answers) <= 15_000
    assert len(answers) > 3


def test_small_answer_reads_all_pages_and_knows_the_total(sandbox: Running, numbers: list[str]) -> None:
    answered = ask_one(sandbox.url, ORDERS, {"arguments": {"status": "1"}, "fields": ["order_no"]})
    assert [row["order_no"] for row in answered.rows] == numbers
    assert (answered.meta["total_rows"], answered.meta["next_cursor"]) == (len(numbers), None)


def test_limit(sandbox: Running, numbers: list[str]) -> None:
    async def work(agent: Agent) -> list[list[str]]:
        first = await agent.call(ORDERS, arguments={"status": "1"}, fields=["order_no"], limit=2)
        cursor = first.meta["next_cursor"]
        second = await agent.call(ORDERS, arguments={"status": "1"}, fields=["order_no"], limit=3, cursor=cursor)
        return [[row["order_no"] for row in each.rows] for each in (first, second)]

    assert ask(sandbox.url, work) == [numbers[:2], numbers[2:5]]


def test_total_of_the_platform(sandbox: Running) -> None:
    arguments = {"type": 1, "start_time": 1700000000}
    answered = ask_one(sandbox.url, "wshoto_mall_orders_list", {"arguments": arguments, "limit": 1})
    assert answered.meta["total_documents"] > 1


def test_codes_are_explained_and_empty_columns_left_out(sandbox: Running) -> None:
    answered = ask_one(sandbox.url, ORDERS, {"arguments": {"order_status": "4"}})
    assert answered.meta["codes"]["order_status"] == {"4": "部分发货 (Partly shipped)"}
    assert all(any(row[name] for row in answered.rows) for name in answered.rows[0])


def test_personal_columns_are_left_out_unless_allowed(sandbox: Running) -> None:
    answered = ask_one(sandbox.url, ORDERS, {})
    assert set(answered.meta["personal_columns_left_out"]) == PERSONAL
    assert PERSONAL & set(answered.rows[0]) == set()
    refused = ask_one(sandbox.url, ORDERS, {"fields": ["receive_phone"]})
    assert refused.meta["faults"] == [{"field": "fields", "rule": "receive_phone is personal; the server allows none"}]
    assert ask_one(sandbox.url, ORDERS, {"table": "custom_fields"}).meta["faults"][0]["field"] == "table"
    shown = ask_one(sandbox.url, ORDERS, {"fields": ["receive_phone"], "limit": 1}, allow_personal=True)
    assert shown.rows[0]["receive_phone"]
    custom = ask_one(sandbox.url, ORDERS, {"table": "custom_fields", "limit": 1}, allow_personal=True)
    assert set(custom.rows[0]) >= {"order_id", "name"}


def test_one_record_and_its_lines(sandbox: Running) -> None:
    async def work(agent: Agent) -> tuple[Answered, Answered]:
        (order,) = (await agent.call("wshoto_valet_orders_list", arguments={}, fields=["id"], limit=1)).rows
        asked = {"arguments": {"id": order["id"]}}
        return await agent.call("wshoto_sale_orders_get", **asked), await agent.call(
            "wshoto_sale_orders_get", **asked, table="goods"
        )

    head, goods = ask(sandbox.url, work)
    assert (head.meta["rows"], head.meta["next_cursor"]) == (1, None)
    assert {row["sale_order_id"] for row in goods.rows} == {head.rows[0]["id"]}


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"arguments": {"nonsense": 1}}, ["arguments.nonsense"]),
        ({"arguments": {"page_number": 2}}, ["arguments.page_number"]),
        ({"arguments": []}, ["arguments"]),
        ({"arguments": {"after_modify_date": "yesterday"}}, ["arguments.after_modify_date"]),
        ({"arguments": {"cm_id": 7300000000000000731}}, ["arguments.cm_id"]),
        ({"table": "nonsense"}, ["table"]),
        ({"fields": ["nonsense"]}, ["fields"]),
        ({"fields": "order_no"}, ["fields"]),
        ({"limit": 0}, ["limit"]),
        ({"limit": True}, ["limit"]),
        ({"cursor": "nonsense"}, ["cursor"]),
        ({"cursor": "1.0.00000000"}, ["cursor"]),
        ({"tabel": "lines", "arguments": {"order_stat": "4"}}, ["tabel", "arguments.order_stat"]),
    ],
)
def test_wrong_arguments_are_refused_with_field_and_rule(own: SandboxServer, given: Any, fields: list[str]) -> None:
    refused = ask_one(own.url, ORDERS, given)
    assert (refused.is_error, refused.meta["error"]) == (True, "invalid_argument")
    assert [fault["field"] for fault in refused.meta["faults"]] == fields
    assert len(own.requests) == 0


def test_required_arguments_are_named(own: SandboxServer) -> None:
    refused = ask_one(own.url, "wshoto_mall_orders_list", {})
    assert [fault["field"] for fault in refused.meta["faults"]] == ["arguments.type", "arguments.start_time"]


def test_values_that_do_not_fit_are_noted_and_listed(own: SandboxServer) -> None:
    own.orders.put(order_no="SO-1", order_amount="a lot", receive_phone={"not": "text"})
    answered = ask_one(own.url, ORDERS, {"fields": ["order_no", "order_amount"]})
    assert answered.rows == [{"order_no": "SO-1", "order_amount": ""}]
    assert any("order_amount" in note for note in answered.meta["notes"])
    assert "a lot" not in answered.text
    problems = {row["path"]: row["text"] for row in ask_one(own.url, ORDERS, {"table": "problems"}).rows}
    assert problems["order_amount"] == "a lot"
    assert problems["receive_phone"].startswith("(left out")


def test_row_larger_than_an_answer_has_its_cells_cut(own: SandboxServer) -> None:
    own.orders.put(order_no="SO-1", order_remark="长" * 50_000)
    answered = ask_one(own.url, ORDERS, {"arguments": {}}, max_chars=2500)
    assert len(answered.text) <= 2500
    assert answered.rows[0]["order_remark"].endswith("…")
    assert answered.meta["cells_cut_to"] > 100


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("500-for-ever", "no_answer"),
        ("html", "no_answer"),
        ("digest-rejected", "refused"),
        ("sql-dump", "refused"),
        ("429-for-ever", "refused"),
        ("same-page-for-ever", "no_answer"),
    ],
)
def test_failure_of_the_platform_keeps_its_kind(own: SandboxServer, fault: str, kind: str) -> None:
    own.orders.put(order_no="SO-1")
    own.fault(fault)
    failed = ask_one(own.url, ORDERS, {}, max_chars=2000)
    assert (failed.is_error, failed.meta["error"]) == (True, kind)
    assert len(failed.text) <= 2000


def test_platform_that_is_gone_is_no_answer() -> None:
    failed = ask_one("http://127.0.0.1:9", ORDERS, {})
    assert (failed.is_error, failed.meta["error"]) == (True, "no_answer")
