"""Records and pages as plain dicts."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import field

from dingdan_runtime import (
    SHANGHAI,
    Amount,
    AsyncPage,
    Code,
    Epoch,
    Json,
    LocalDate,
    Mapped,
    Nested,
    Page,
    Record,
    StrCode,
    Text,
)
from tests.runtime.json_values import TEXTS, VALUES, wire
from waiqin365_api.codes import OrderStatus
from waiqin365_api.records import StdomOrder
from wshoto_api.records import MallOrder

pytestmark = pytest.mark.finding(44)

ORDER = """{"id":7300000000000000101,"order_no":"DD-1","order_amount":"1234567890123456789.10",
 "submit_time":"2026-11-01 09:30:00","order_status":"1","order_type":"77","ext_9":"加急","ext_n":0.10,
 "prods":[{"product_code":"SKU-1","order_count":2.50,"ext_1":"x"},{"product_code":"SKU-2"}],"cm_name":""}""".encode()


class Shade(StrCode):
    RED = "1", "Red", "红"


class Inner(Record):
    amount: Amount = None
    shade: Code[Shade] = None


class Every(Record):
    text: Text = None
    day: LocalDate = None
    epoch: Epoch = None
    shade: Code[Shade] = None
    mapped: Mapped = field(default_factory=dict)
    any: Json = None
    inner: Nested[Inner | None] = None
    inners: Nested[list[Inner]] = field(default_factory=list)


class TestPythonValues:
    def test_values_are_those_of_the_attributes(self) -> None:
        found = StdomOrder.from_json(ORDER).to_dict()
        assert (found["id"], found["order_no"], found["cm_name"]) == ("7300000000000000101", "DD-1", None)
        assert found["order_amount"] == Decimal("1234567890123456789.10")
        assert found["submit_time"] == datetime(2026, 11, 1, 9, 30, tzinfo=SHANGHAI)
        assert found["order_status"] is OrderStatus.CONFIRMED
        assert (found["order_type"], found["order_type"].known) == ("77", False)

    def test_records_inside_are_dicts(self) -> None:
        found = StdomOrder.from_json(ORDER).to_dict()
        assert [(line["product_code"], line["order_count"]) for line in found["prods"]] == [
            ("SKU-1", Decimal("2.50")),
            ("SKU-2", None),
        ]

    def test_every_record_of_a_type_has_the_keys_that_its_attributes_have(self) -> None:
        full, empty = StdomOrder.from_json(ORDER).to_dict(), StdomOrder.from_json(b"{}").to_dict()
        assert tuple(full) == tuple(empty) == StdomOrder.__struct_fields__

    def test_undocumented_fields_follow_where_they_are_asked_for(self) -> None:
        found = StdomOrder.from_json(ORDER).to_dict(extra=True)
        assert list(found)[-2:] == ["ext_9", "ext_n"]
        assert (found["ext_9"], repr(found["ext_n"])) == ("加急", "Decimal('0.10')")
        assert found["prods"][0]["ext_1"] == "x"
        assert "ext_1" not in StdomOrder.from_json(ORDER).to_dict()["prods"][0]

    def test_undocumented_field_does_not_hide_an_attribute(self) -> None:
        record = MallOrder.from_json(b'{"orderCode":"M-1","order_code":"other"}')
        assert record.to_dict(extra=True)["order_code"] == record.order_code

    def test_changing_the_dict_changes_nothing_of_the_record(self) -> None:
        record = Every.from_json(b'{"mapped":{"a":[1]},"any":[{"b":2}],"inners":[{"amount":1}]}')
        found = record.to_dict()
        found["mapped"]["a"].append(2)
        found["any"][0]["b"] = 3
        found["inners"].clear()
        assert (record.mapped, record.any, len(record.inners)) == ({"a": [1]}, [{"b": 2}], 1)

    def test_record_made_in_python(self) -> None:
        found = Every(text="a", inner=Inner(amount=Decimal("1.0")), inners=[Inner()]).to_dict()
        assert (found["text"], found["inner"]["amount"], found["inners"]) == (
            "a",
            Decimal("1.0"),
            [{"amount": None, "shade": None}],
        )


class TestJsonValues:
    def test_json_holds_every_digit(self) -> None:
        found = json.loads(json.dumps(StdomOrder.from_json(ORDER).to_json_dict(extra=True)))
        assert (found["order_amount"], found["prods"][0]["order_count"]) == ("1234567890123456789.10", "2.50")
        assert (found["submit_time"], found["order_status"], found["order_type"]) == (
            "2026-11-01T09:30:00+08:00",
            "1",
            "77",
        )
        assert (found["ext_9"], found["ext_n"], found["prods"][0]["ext_1"]) == ("加急", "0.10", "x")

    def test_dates_times_and_whole_numbers(self) -> None:
        record = Every.from_json(b'{"day":"2026-11-01","epoch":1780000000,"any":[1.50,7300000000000000101,1e400,true]}')
        assert (record.day, record.to_json_dict()) == (
            date(2026, 11, 1),
            {
                "text": None,
                "day": "2026-11-01",
                "epoch": "2026-05-29T04:26:40+08:00",
                "shade": None,
                "mapped": {},
                "any": ["1.50", 7300000000000000101, "1E+400", True],
                "inner": None,
                "inners": [],
            },
        )

    def test_half_characters_do_not_stop_the_writing(self) -> None:
        found = Every(text="a\ud83d", mapped={"b\udc00": "c"}).to_json_dict()
        assert json.dumps(found, ensure_ascii=False).encode()
        assert (found["text"], found["mapped"]) == ("a\ufffd", {"b\ufffd": "c"})

    @pytest.mark.parametrize("text", [b'"a\\ud83d"', b'"a\tb"'], ids=["half", "raw tab"])
    def test_text_that_a_tolerant_reader_has_read(self, text: bytes) -> None:
        record = StdomOrder.from_json(
            b'{"order_no":%s,"ext_1":%s,"ext_n":1.50,"prods":[{"ext_2":%s}]}' % (text, text, text)
        )
        found = record.to_json_dict(extra=True)
        assert json.dumps(found, ensure_ascii=False).encode()
        assert found["order_no"] == found["ext_1"] == found["prods"][0]["ext_2"] == record.order_no
        assert found["ext_n"] == "1.50"
        assert record.to_dict(extra=True)["ext_n"].as_tuple() == Decimal("1.50").as_tuple()

    @given(
        value=st.dictionaries(
            st.sampled_from(["text", "day", "epoch", "shade", "mapped", "any", "inner", "inners"]) | TEXTS, VALUES
        )
    )
    def test_whatever_arrived_is_json_again(self, value: Any) -> None:
        record = Every.from_json(wire(value))
        for extra in (False, True):
            text = json.dumps(record.to_json_dict(extra=extra), allow_nan=False, ensure_ascii=False).encode()
            assert json.loads(text).keys() == record.to_dict(extra=extra).keys()


class TestPages:
    @pytest.fixture(params=[Page, AsyncPage])
    def page(self, request: pytest.FixtureRequest) -> Any:
        return request.param([StdomOrder.from_json(ORDER), StdomOrder.from_json(b"{}")], None, httpx.Response(200))

    def test_rows_of_a_page_are_its_records_as_dicts(self, page: Any) -> None:
        assert page.to_dicts() == [record.to_dict() for record in page.records]
        assert page.to_dicts(extra=True)[0]["ext_9"] == "加急"
        assert page.to_json_dicts() == [record.to_json_dict() for record in page.records]
        assert json.loads(json.dumps(page.to_json_dicts(extra=True)))[0]["ext_9"] == "加急"

    def test_dicts_make_a_table(self, page: Any) -> None:
        written = io.StringIO()
        table = csv.DictWriter(written, ["order_no", "order_amount"], extrasaction="ignore")
        table.writerows(page.to_dicts())
        assert written.getvalue() == "DD-1,1234567890123456789.10\r\n,\r\n"
