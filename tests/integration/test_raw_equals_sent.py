"""What the sandbox sent is what `.raw` gives back, for every record that it has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from dingdan import Page, Waiqin365, Wshoto
from dingdan_runtime import Record


def sent_rows(page: Page[Any]) -> list[Any]:
    """The rows of a page by the standard library alone."""
    envelope = json.loads(page.response.content)
    if "response_data" in envelope:
        rows: list[Any] = json.loads(envelope["response_data"])
        return rows
    records: list[Any] = envelope["data"]["records"]
    return records


def read_all(record: Record) -> Iterator[Any]:
    """Read every attribute, at every depth."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        yield value
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, Record):
                yield from read_all(inner)


@pytest.mark.parametrize("resource", ["orders", "shipments", "returns", "car_sales"])
def test_every_waiqin365_record(wq: Waiqin365, resource: str) -> None:
    rows = 0
    for page in getattr(wq, resource).query().iter_pages():
        assert [record.raw for record in page.records] == sent_rows(page)
        for record in page.records:
            rows += 1
            assert json.loads(record.raw_json) == record.raw
            assert any(value is not None for value in read_all(record))
            assert record.problems == []
    assert rows > 0


def test_every_wshoto_record(ws: Wshoto) -> None:
    for first in (ws.valet_orders.list(page_size=7), ws.mall_orders.list(type=1, start_time=0)):
        rows = 0
        for page in first.iter_pages():
            assert [record.raw for record in page.records] == sent_rows(page)
            rows += len(page.records)
            assert [problem for record in page.records for problem in record.problems] == []
        assert rows == page.total


def test_every_sale_order(ws: Wshoto) -> None:
    for valet in ws.valet_orders.list(page_size=50):
        detail = ws.sale_orders.get(id=valet.id or 0)
        assert detail.raw["order"]["id"] == valet.id
        assert detail.problems == []
        assert detail.order is not None
        assert detail.order.raw == detail.raw["order"]
        assert [line.raw for line in detail.order.order_good_list] == detail.raw["order"]["order_good_list"]


def test_the_dirt_is_there(wq: Waiqin365) -> None:
    """The sandbox is as dirty as the real thing, or the tests above would prove little."""
    raws = [order.raw for order in wq.orders.query()]
    text = json.dumps(raws, ensure_ascii=False)
    assert any(isinstance(raw["id"], int) and raw["id"] > 2**53 for raw in raws)
    assert any(isinstance(raw["plan_distribution_emp_id"], str) and raw["plan_distribution_emp_id"] for raw in raws)
    assert any(key.startswith("ext_") for raw in raws for key in raw)
    assert any(raw["prods"][0]["order_count"].endswith(".0000") for raw in raws)
    assert any(value == "" for raw in raws for value in raw.values())
    assert any(ord(character) > 0xFFFF for character in text)
