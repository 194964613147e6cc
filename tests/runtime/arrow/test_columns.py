"""Columns hold what the attributes give, and list what does not fit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dingdan_runtime import Record
from dingdan_runtime.arrow import MOST_PLACES, Raised, TableReader, Tables, join
from dingdan_runtime.tables import Column, Document, document_of
from tests.runtime.json_values import VALUES
from waiqin365_api import tables as waiqin365
from waiqin365_api.records import StdomOrder, StdomSent, StdReturn
from wshoto_api import tables as wshoto
from wshoto_api.records import MallOrder, ValetOrder

TIMES = (
    st.datetimes().map(str)
    | st.dates().map(str)
    | st.from_regex(r"\A[0-9]{4}-[01][0-9]-[0-3][0-9]([ T][0-2][0-9](:[0-6][0-9](:[0-6][0-9](\.[0-9]{1,7})?)?)?)?Z?\Z")
)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False).map(str) | st.from_regex(
    r"\A ?[-+]?[0-9]{0,22}\.?[0-9]{0,20}(e[0-9])?\Z"
)
ODD = st.sampled_from(
    [
        "",
        " ",
        "\u3000",
        "\x1c",
        "0x14",
        "1_000",
        "１２",
        "NaN",
        "inf",
        "2026-11-01 24:00:00",
        "2026-11-01 09",
        "1986-05-04 00:30:00",
        "0001-01-01",
        "9999-12-31 23:59:59",
        "2026-11-01 00:00:00",
        "全部发货关闭",
        "3.0",
        " 1 ",
        "12.5000",
        "1e30",
    ]
)
RECEIVED = (
    VALUES | TIMES | NUMBERS | ODD | st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
)
DOCUMENTS = [*waiqin365.DOCUMENTS, wshoto.VALET_ORDERS, wshoto.MALL_ORDERS]
KINDS: dict[str, tuple[type[Record], str]] = {
    "text": (StdomOrder, "cm_name"),
    "id": (StdomOrder, "cm_id"),
    "amount": (StdomOrder, "order_amount"),
    "integer": (StdomOrder, "print_count"),
    "time": (StdomOrder, "submit_time"),
    "date": (StdomOrder, "plan_distribution_time"),
    "code": (StdomOrder, "order_status"),
    "epoch": (ValetOrder, "create_time"),
    "integer code": (ValetOrder, "order_state"),
    "number": (ValetOrder, "discount"),
    "other spelling": (StdomSent, "sign_status"),
    "texts": (ValetOrder, "pic_list"),
    "whole day": (StdReturn, "create_time"),
    "long id": (ValetOrder, "company_id"),
}
"""By kind of column: a record and its field."""


def narrowed(kind: type[Record], *names: str) -> Document[Any]:
    """The document with the id and a few other columns alone, which is sooner read."""
    document = document_of(kind)
    head = document.head
    columns = tuple(column for column in head.columns if column.name in ("id", *names))
    problems = document.table("problems")
    return replace(document, tables=(replace(head, columns=columns, custom_fields=(), custom_members=""), problems))


def one_column(kind: type[Record], name: str, values: Sequence[Any]) -> tuple[Tables, list[Any], list[Record]]:
    """The column of records that differ in one field, and the records."""
    wire = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))[name]
    records = [kind.from_json(msgspec.json.encode({"id": str(row), wire: value})) for row, value in enumerate(values)]
    found = TableReader(narrowed(kind, name)).read(records)
    return found, found.head.column(name).to_pylist(), records


def expected(column: Column, record: Record) -> Any:
    value = getattr(record, column.name)
    if column.kind in ("code", "integer-code"):
        return None if value is None else value.value
    if column.kind == "json":
        return msgspec.json.encode(value).decode() if value else None
    return str(value) if column.kind == "id" and value is not None else value


@pytest.mark.parametrize(
    ("received", "given", "problems"),
    [
        (f"99.{'0' * 84}1", None, 1),
        (f"99.{'0' * 90}", Decimal(99), 0),
        (f"0.{'0' * 70}147404894088791", None, 1),
        ("1.47404894088791E-71", None, 1),
        (1.47404894088791e-71, None, 1),
        ("1.5e1", Decimal(15), 0),
        (f"{'0' * 60}12.50", Decimal("12.50"), 0),
    ],
)
def test_amount_of_many_places_is_exact_or_a_problem(received: object, given: Decimal | None, problems: int) -> None:
    """Arrow takes some of them for 0.00 without a word."""
    found, column, _ = one_column(StdomOrder, "order_amount", ["1.00", received])
    assert column == [Decimal(1), given]
    assert found.problems.num_rows == problems


@pytest.mark.parametrize("case", KINDS)
@given(data=st.data())
def test_a_column_holds_what_the_attributes_give(case: str, data: st.DataObject) -> None:
    kind, name = KINDS[case]
    values = data.draw(
        st.lists(RECEIVED, max_size=4)
        | st.lists(TIMES, max_size=4)
        | st.lists(NUMBERS, max_size=4)
        | st.lists(ODD, max_size=3)
    )
    found, column, records = one_column(kind, name, values)
    of = next(each for each in found.document.head.columns if each.name == name)
    told = {(problem["text"], problem["path"]) for problem in found.problems.to_pylist()}
    for row, record in enumerate(records):
        if column[row] != expected(of, record):
            assert (column[row], bool(told)) == (None, True)
    documented = [(problem.path, problem.expected) for record in records for problem in record.problems]
    listed = [(problem["path"], problem["expected"]) for problem in found.problems.to_pylist()]
    assert [each for each in documented if each not in listed] == []


@pytest.mark.parametrize(
    "names",
    [
        ("cm_name", "cm_code", "order_remark"),
        ("order_amount", "tax_amount", "cost_amount"),
        ("submit_time", "create_time"),
        ("cm_id", "submit_emp_id", "dealer"),
    ],
)
@given(data=st.data())
def test_columns_that_are_read_together_hold_what_each_holds_alone(names: tuple[str, ...], data: st.DataObject) -> None:
    values = st.sampled_from(["1.50", "2026-11-01 09:30:00", "长沙", "", None, 7]) | RECEIVED | ODD
    rows = data.draw(st.lists(st.tuples(*[values] * len(names)), max_size=4))
    records = [
        StdomOrder.from_json(msgspec.json.encode({"id": str(number), **dict(zip(names, row, strict=True))}))
        for number, row in enumerate(rows)
    ]
    together = TableReader(narrowed(StdomOrder, *names)).read(records)
    problems: list[Any] = []
    for name in names:
        alone = TableReader(narrowed(StdomOrder, name)).read(records)
        assert together.head.column(name).to_pylist() == alone.head.column(name).to_pylist()
        assert together.head.schema.field(name).type == alone.head.schema.field(name).type
        problems += map(_told, alone.problems.to_pylist())
    assert set(map(_told, together.problems.to_pylist())) == set(problems)


def _told(problem: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(problem[name] for name in ("order_id", "path", "text", "expected"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_without_records_there_are_all_columns(document: Document[Any]) -> None:
    found = TableReader(document).read([])
    assert [(name, table.num_rows) for name, table in found.items()] == [(table.name, 0) for table in document.tables]
    assert [table.schema.names for table in found.values()] == [
        [column.name for column in table.columns] for table in document.tables
    ]


def test_types() -> None:
    head = TableReader(StdomOrder).schemas["waiqin365_orders"]
    lines = TableReader(StdomOrder).schemas["waiqin365_order_lines"]
    names = ("id", "order_amount", "submit_time", "plan_distribution_time", "order_status", "print_count")
    types = ["string", "decimal128(38, 2)", "timestamp[us, tz=Asia/Shanghai]", "date32[day]", "string", "int64"]
    assert [str(head.field(name).type) for name in names] == types
    assert str(lines.field("price").type) == "decimal128(38, 8)"
    assert str(TableReader(MallOrder).schemas["wshoto_mall_orders"].field("status").type) == "int64"


def test_metadata_says_what_a_column_is() -> None:
    schema = TableReader(StdomSent).schemas["waiqin365_shipments"]
    told = {name.decode(): text.decode() for name, text in schema.field("sign_status").metadata.items()}
    assert (told["label"], told["source"], told["kind"]) == ("签收状态", "sign_status, signe_status", "code")
    assert msgspec.json.decode(told["codes"])[0][0] == "1"
    assert TableReader(StdomOrder).schemas["waiqin365_orders"].field("receive_phone").metadata[b"personal"] == b"true"
    assert schema.metadata == {b"table": b"waiqin365_shipments", b"key": b"id"}


class TestScales:
    def test_a_value_with_more_digits_raises_the_scale_and_says_so(self) -> None:
        found, column, _ = one_column(StdomOrder, "order_amount", ["1.50", "12.3450", "7"])
        assert column == [Decimal("1.500"), Decimal("12.345"), Decimal("7.000")]
        assert found.raised == (Raised("waiqin365_orders", "order_amount", 2, 3),)
        assert found.head.schema.field("order_amount").type == pa.decimal128(38, 3)

    def test_zeros_at_the_end_raise_nothing(self) -> None:
        found, column, _ = one_column(StdomOrder, "order_amount", ["12.34000000", "2.00000000"])
        assert (column, found.raised) == ([Decimal("12.34"), Decimal("2.00")], ())

    def test_a_scale_stays_raised_and_another_reader_goes_on_with_it(self) -> None:
        reader = TableReader(StdomOrder)
        reader.read([StdomOrder.from_json(b'{"id":1,"order_amount":"1.2345"}')])
        after = reader.read([StdomOrder.from_json(b'{"id":1,"order_amount":"1.5"}')])
        assert (after.head.column("order_amount").to_pylist(), after.raised) == ([Decimal("1.5000")], ())
        other = TableReader(StdomOrder, scales=reader.scales)
        assert other.schemas["waiqin365_orders"].field("order_amount").type == pa.decimal128(38, 4)

    @pytest.mark.parametrize("text", ["0." + "1" * 19, "1" * 21, "-1" + "0" * 20 + ".00", "1" * 37, 10**20, "1e40"])
    def test_an_amount_that_does_not_fit_every_scale_is_null_and_a_problem(self, text: str | int) -> None:
        found, column, _ = one_column(StdomOrder, "order_amount", [text, "1.50"])
        assert column == [None, Decimal("1.50")]
        (problem,) = found.problems.to_pylist()
        assert (problem["order_id"], problem["path"], Decimal(problem["text"])) == ("0", "order_amount", Decimal(text))
        assert problem["expected"] == "at most 20 digits before the point and 2 after it"

    @pytest.mark.parametrize("amount", ["9" * 20, "-" + "9" * 20 + ".99", int("9" * 20)])
    def test_the_largest_amount_stays_when_a_later_one_raises_the_scale(self, amount: str | int) -> None:
        reader = TableReader(StdomOrder)
        parts = [
            reader.read([StdomOrder.from_json(json.dumps({"id": number, "order_amount": each}).encode())])
            for number, each in enumerate([amount, "0." + "1" * MOST_PLACES])
        ]
        assert join(reader, parts).head.column("order_amount").to_pylist()[0] == Decimal(amount)
        assert not join(reader, parts).problems.num_rows
