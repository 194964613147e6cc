"""Every request example of the specs, sent to a fresh sandbox in the order of the specs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest

from dingdan_sandbox import Sandbox
from dingdan_sandbox.store import Store
from dingdan_sandbox.waiqin365.books import Books
from dingdan_sandbox.waiqin365.examples import seed_examples
from dingdan_sandbox.waiqin365.order_documents import SALES_BILL
from generator.document import operations
from tests.sandbox.conftest import Caller, calling
from tests.support.contract import contract_of
from tests.support.worlds import november

UNANSWERABLE: dict[tuple[str, str], str] = {}
"""Examples that no platform could answer, and why: operation and name of the example."""


class Example(NamedTuple):
    """A request example of the specs."""

    platform: str
    operation: str
    name: str
    method: str
    path: str
    body: Any
    read: bool


def examples() -> Iterator[Example]:
    for platform in ("waiqin365", "wshoto"):
        for path, operation, method in operations(contract_of(platform).document):
            media = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            shown = {name: each["value"] for name, each in media.get("examples", {}).items()}
            shown |= {"example": media["example"]} if "example" in media else {}
            if not media and operation.get("x-method"):
                shown[""] = {}  # a call that asks for nothing
            for name, body in shown.items():
                read = operation["x-access"] == "read"
                yield Example(platform, operation["operationId"], name, method, str(path[1]), body, read)


EXAMPLES = list(examples())


def outcome(caller: Caller, example: Example) -> str:
    """Send an example, and say what came of it: "ok", or what was wrong."""
    if example.platform == "waiqin365":
        answer = caller.envelope(example.operation, example.body)
        if answer["return_code"] != "0":
            return f"refused: {answer['return_msg']}"
        rows = json.loads(answer["response_data"]) if answer.get("response_data") else []
        return "ok" if rows or not example.read else "nothing found"
    answer = caller.wshoto(example.method, example.path.removeprefix("/openapi/"), example.body)
    if answer["code"] != 0:
        return f"refused: {answer['msg']}"
    data = answer["data"]
    return "ok" if (data.get("records", data) if isinstance(data, dict) else data) else "nothing found"


def outcomes(sandbox: Sandbox, sent: list[Example]) -> dict[tuple[str, str], str]:
    with calling(sandbox) as caller:
        return {(each.operation, each.name): outcome(caller, each) for each in sent}


ANSWERED = {(each.operation, each.name): "ok" for each in EXAMPLES if (each.operation, each.name) not in UNANSWERABLE}


@pytest.mark.finding(54)
@pytest.mark.parametrize("day", ["", "2020-02-29", "2026-11-01", "2026-11-03", "2031-06-01"])
def test_every_example_of_the_specs_is_answered_in_order(day: str) -> None:
    assert outcomes(Sandbox(until=date.fromisoformat(day) if day else None), EXAMPLES) == ANSWERED


@pytest.mark.finding(54)
@pytest.mark.parametrize("orders", [30, 2_000])
def test_examples_are_answered_by_a_sandbox_of_another_size_and_seed(orders: int) -> None:
    assert outcomes(Sandbox(orders=orders, seed=orders, lines=1), EXAMPLES) == ANSWERED


@pytest.mark.finding(54)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.operation} {each.name}")
def test_an_example_alone_is_answered_by_a_fresh_sandbox(example: Example) -> None:
    assert set(outcomes(Sandbox(orders=30), [example]).values()) == {"ok"}


@pytest.mark.finding(54)
def test_documents_of_the_examples_take_the_place_of_seeded_ones() -> None:
    with calling(november(60)) as without, calling(november(60, examples=True)) as caller:
        for operation in ("queryStdomOrder", "queryStdomSent", "queryStdReturn", "queryCarSaleOrder"):
            rows, seeded = caller.everything(operation), without.everything(operation)
            ids = [str(row["id"]) for row in rows]
            assert ids == [str(row["id"]) for row in seeded]
            assert len(set(ids)) == len(ids)


@pytest.mark.finding(54)
def test_shipments_of_the_examples_hold_what_their_orders_say_was_shipped() -> None:
    sandbox = november(60)
    store = Store(":memory:", {})
    try:
        books = Books(sandbox, store)
        seed_examples(books)
        sent: dict[tuple[int, int], int] = {}
        for position in range(4):
            shipment = books.shipments.load(position)
            assert shipment is not None
            for line in shipment.lines:
                key = (shipment.order, line.order_line)
                sent[key] = sent.get(key, 0) + line.count * line.factor
        orders = [order for position in range(5) if (order := books.orders.load(position)) is not None]
        shipped = {
            (order.position, index): line.shipped
            for order in orders
            for index, line in enumerate(order.lines)
            if order.order_type != SALES_BILL and line.shipped
        }
        assert sent == shipped
        assert [order.order_status for order in orders] == ["4", "1", "1", "3", "3"]
    finally:
        store.close()


@pytest.mark.finding(54)
@pytest.mark.parametrize("settings", [{"orders": 29}, {"orders": 60, "examples": False}], ids=str)
def test_a_small_sandbox_and_one_that_is_told_so_have_none(settings: dict[str, Any]) -> None:
    with calling(Sandbox(until=date(2031, 1, 1), **settings)) as caller:
        assert caller.query("queryStdomOrder", end_create_date="2030-01-01 00:00:00") == []


@pytest.mark.finding(54)
def test_a_kept_file_is_not_seeded_again(tmp_path: Any) -> None:
    close = {"order_no": "DH202611010003", "close_emp_code": "sales-017"}
    kept = Sandbox(orders=30, database=str(tmp_path / "sandbox.sqlite"))
    with calling(kept) as caller:
        caller.write("closeStdomOrder", close)
    with calling(kept) as caller:
        assert caller.refused("closeStdomOrder", close) == "订单已关闭!"
