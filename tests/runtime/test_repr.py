"""What `repr` shows of a line: which product and how many, and nothing of a person."""

from __future__ import annotations

import json
import re

import pytest

import waiqin365_api.privacy
import waiqin365_api.records
import wshoto_api.privacy
import wshoto_api.records
from dingdan_runtime import Record
from waiqin365_api.records import StdomOrderLine, StdomSent

pytestmark = pytest.mark.finding(45)
GENERATED: list[tuple[type[Record], frozenset[str]]] = [
    (value, package.privacy.PERSONAL)
    for package in (waiqin365_api, wshoto_api)
    for value in vars(package.records).values()
    if isinstance(value, type) and issubclass(value, Record) and value is not Record
]


def test_line_shows_its_product_and_counts() -> None:
    line = StdomOrderLine.from_json(
        b'{"product_name":"tea","product_code":"SKU-1","order_count":"2.50","confirm_count":2,"stay_sent_num":1}'
    )
    shown = "StdomOrderLine(product_code='SKU-1', order_count=Decimal('2.50'), confirm_count=Decimal('2'), ...)"
    assert repr(line) == shown


@pytest.mark.parametrize(
    "record",
    [record for record, _ in GENERATED if record.__name__.endswith(("Line", "MallOrderDetail", "Good"))],
    ids=lambda record: record.__name__,
)
def test_every_kind_of_line_tells_what_and_how_many(record: type[Record]) -> None:
    shown = repr(record.from_json(json.dumps(dict.fromkeys(record.__struct_encode_fields__, "5")).encode()))
    assert any(f"{name}='5'" in shown for name in ("product_code", "sku_no", "id"))
    assert re.search(r"(count|num)=(Decimal\('5'\)|5)", shown)


def test_leaves_out_what_is_not_there() -> None:
    assert repr(StdomSent.from_json(b'{"sent_no":"S-1"}')) == "StdomSent(sent_no='S-1', ...)"


@pytest.mark.parametrize(("record", "personal"), GENERATED, ids=lambda value: getattr(value, "__name__", ""))
def test_no_field_that_the_specs_call_personal_is_shown(record: type[Record], personal: frozenset[str]) -> None:
    for value in ("13800000000", 13800000000):
        shown = repr(record.from_json(json.dumps(dict.fromkeys(personal, value)).encode()))
        assert "13800000000" not in shown
