"""Tables of records: rows of lists, custom fields, problems, keys; and raw text."""

from __future__ import annotations

import json
import re
from typing import Any

import pyarrow as pa
import pytest
from msgspec.structs import replace

from dingdan_runtime import Record
from dingdan_runtime.arrow import Raised, TableReader, Tables, read
from dingdan_runtime.arrow._reader import READ_AT_ONCE
from dingdan_runtime.custom_fields import name_custom_fields
from dingdan_runtime.tables import document_of
from tests.support.profiled import profiled
from waiqin365_api import tables as waiqin365
from waiqin365_api.records import StdomOrder, StdomSent, StdReturn
from wshoto_api import tables as wshoto
from wshoto_api.records import MallOrder, SaleOrderDetail, ValetOrder

DETAIL = {
    "order": {
        "id": 7300000000000001001,
        "order_number": "N-1",
        "field_map": {"colour": "red", "sizes": [1, 2.50]},
        "order_good_list": [
            {"id": "g1", "goods_file": [{"material_id": "f1"}, {"material_id": "f2"}], "self_map": {"cut": "slim"}},
            {"id": "g2", "goods_file": [{"material_id": "f3"}]},
        ],
    },
    "receipt_list": [
        {"id": 5, "receipt_account": 100, "receipt_contract": [{"material_id": "c1", "material_type": 3}]}
    ],
}


def order(**fields: Any) -> StdomOrder:
    return StdomOrder.from_json(json.dumps({"id": "7", **fields}, ensure_ascii=False).encode())


def rows(tables: Tables, part: str, *names: str) -> list[tuple[Any, ...]]:
    """The rows of a table, of some columns."""
    return [tuple(row[name] for name in names) for row in tables[part].to_pylist()]


def problems(tables: Tables) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in tables.problems.to_pylist()]


class TestLines:
    def test_lines_have_the_id_of_their_document_and_their_position(self) -> None:
        found = read(
            [order(prods=[{"detail_id": 1}, {"detail_id": 2}]), order(id="8"), order(id="9", prods=[{"detail_id": 3}])]
        )
        assert rows(found, "lines", "order_id", "line_no", "detail_id") == [("7", 1, "1"), ("7", 2, "2"), ("9", 1, "3")]

    def test_lists_in_lists_also_have_the_position_of_their_parent(self) -> None:
        found = read([SaleOrderDetail.from_json(json.dumps(DETAIL).encode())])
        assert rows(found, "goods_files", "sale_order_id", "parent_line_no", "line_no", "material_id") == [
            ("7300000000000001001", 1, 1, "f1"),
            ("7300000000000001001", 1, 2, "f2"),
            ("7300000000000001001", 2, 1, "f3"),
        ]
        assert rows(found, "receipt_contracts", "parent_line_no", "line_no", "material_id") == [(1, 1, "c1")]

    def test_fields_of_an_object_in_the_record_are_columns(self) -> None:
        wires = (b'{"order_code":"M","order_address_info":{"city":"X"}}', b'{"order_code":"N"}')
        found = read([MallOrder.from_json(wire) for wire in wires])
        assert rows(found, "mall_orders", "order_code", "order_address_info_city") == [("M", "X"), ("N", None)]

    def test_a_field_named_as_the_id_of_the_document_stays_beside_it(self) -> None:
        found = read([StdReturn.from_json(b'{"id":"7","prods":[{"return_id":"70"}]}')])
        assert rows(found, "lines", "return_id", "return_id_") == [("7", "70")]


class TestCustomFields:
    def test_they_are_rows_of_their_document_and_line(self) -> None:
        fields = [{"ext_key": "紧急程度", "ext_value": "加急"}, {"ext_key": "空", "ext_value": ""}]
        found = read([order(exts=fields, prods=[{"detail_id": 1}, {"exts_detail": fields[:1]}])])
        assert rows(found, "custom_fields", "order_id", "part", "line_no", "field_no", "name", "value") == [
            ("7", "orders", 0, 1, "紧急程度", "加急"),
            ("7", "orders", 0, 2, "空", None),
            ("7", "lines", 2, 1, "紧急程度", "加急"),
        ]

    def test_members_that_the_specs_know_by_their_pattern(self) -> None:
        found = read([order(ext_2611010001="加急", other="x", prods=[{"ext_1": "in a line"}])])
        assert rows(found, "custom_fields", "name", "value") == [("ext_2611010001", "加急")]

    @pytest.mark.parametrize(
        ("members", "expected"),
        [
            ('"ext_2":"b","ext_1" : "a"', [("ext_2", "b"), ("ext_1", "a")]),
            ('"ext_1":null,"ext_2":""', [("ext_1", None), ("ext_2", None)]),
            ('"ext_1":1.10,"ext_2":9007199254740993', [("ext_1", "1.10"), ("ext_2", "9007199254740993")]),
            (f'"ext_1":{"9" * 5000}', [("ext_1", "9" * 5000)]),
            ('"ext_1":{"a":[1]}', [("ext_1", '{"a":[1]}')]),
            ('"ext_1":"a","ext_1":"b"', [("ext_1", "b")]),
            ('"prods":[{"ext_2":"x"}],"ext_1":"a","ext_2":"b"', [("ext_1", "a"), ("ext_2", "b")]),
            ('"prods":[{"ext_2":"x"}],"ext_1":"a"', [("ext_1", "a")]),
            ('"order_no":"\\"ext_1\\":"', []),
            (r'"order_no":"\ud83d","ext_1":"\ud83d"', [("ext_1", "\ufffd")]),
            ('"ext_1x":"a","xext_1":"b","ext_":"c"', []),
        ],
    )
    def test_members_whatever_is_in_them_or_beside_them(
        self, members: str, expected: list[tuple[str, str | None]]
    ) -> None:
        found = read([order(id="6"), StdomOrder.from_json(f'{{"id":"7",{members}}}'.encode())])
        assert rows(found, "custom_fields", "order_id", "name", "value") == [("7", *each) for each in expected]

    @pytest.mark.parametrize(
        "pattern",
        [
            "^ext_[0-9]+$",
            "^(ext|own)_[0-9]+$",
            "^ext_1$|^own_",
            "^ext_.+$",
            "ext_",
            "^[!-~]+$",
            "^[A-z0-9]+$",
            "^[一-龥]+$",
        ],
    )
    def test_any_pattern_of_members(self, pattern: str) -> None:
        document = waiqin365.ORDERS
        head, *others = document.tables
        changed = replace(document, tables=(replace(head, custom_members=pattern), *others))
        record = StdomOrder.from_json(
            '{"own_9":"x","id":"7","ext_1":"a","a\\\\":"y","颜色":"红","prods":[{"ext_2":"b"}],"order_no":"ext_3"}'.encode()
        )
        names = [name for name in ("own_9", "ext_1", "a\\", "颜色") if re.search(pattern, name)]
        found = TableReader(changed).read([record])
        assert [name for (name,) in rows(found, "custom_fields", "name")] == names

    def test_labels_of_codes(self) -> None:
        record = StdomSent.from_json(
            b'{"id":"7","ext_9":"a","prods":[{"prod_ext":[{"ext_key":"ext_9","ext_value":"b"}]}]}'
        )
        name_custom_fields(record, {"ext_9": "颜色"})
        assert rows(read([record]), "custom_fields", "part", "name", "value") == [
            ("shipments", "颜色", "a"),
            ("lines", "颜色", "b"),
        ]

    def test_members_of_a_map(self) -> None:
        found = read([SaleOrderDetail.from_json(json.dumps(DETAIL).encode())])
        assert rows(found, "custom_fields", "part", "line_no", "name", "value") == [
            ("sale_orders", 0, "colour", "red"),
            ("sale_orders", 0, "sizes", "[1,2.5]"),
            ("goods", 1, "cut", "slim"),
        ]


class TestProblems:
    def test_a_value_that_does_not_fit_is_null_and_told(self) -> None:
        found = read([order(order_amount="面议", prods=[{"price": [1]}]), order(id="8", create_time="soon")])
        assert found.head.column("order_amount").to_pylist() == [None, None]
        assert problems(found) == [
            ("7", 1, "order_amount", "面议", "a decimal number"),
            ("7", 2, "prods[0].price", "[1]", "a decimal number"),
            ("8", 1, "create_time", "soon", "yyyy-MM-dd HH:mm:ss"),
        ]

    @pytest.mark.parametrize("wire", [
        '{"id":"7","prods":[{"detail_id":1,"price":"x"},5]}', '{"id":"7","prods":"none"}', '{"id":"7","exts":[1]}',
        '{"id":"7","cm_name":"\\ud83d","order_amount":"y"}', '{"id":"7","zzz":1}', '{"id":"7","prods":[{"zzz":1}]}',
    ])  # fmt: skip
    def test_all_problems_of_the_record_are_told_once(self, wire: str) -> None:
        record = StdomOrder.from_json(wire.encode())
        told = [(path, expected) for _, _, path, _, expected in problems(read([record]))]
        assert sorted(told) == sorted((problem.path, problem.expected) for problem in record.problems)

    def test_a_document_without_an_id_is_a_problem(self) -> None:
        found = read([StdomOrder.from_json(b'{"order_no":"N-1"}')])
        assert problems(found) == [(None, 1, "id", None, "the id of a document")]

    def test_a_whole_number_beyond_64_bits(self) -> None:
        found = read([order(print_count=2**70)])
        assert problems(found) == [("7", 1, "print_count", str(2**70), "a whole number of 64 bits")]


def test_raw_is_the_text_as_received() -> None:
    wire = '{"id":"7","x":[1.10],"名":"红"}'
    found = read([StdomOrder.from_json(wire.encode())], raw=True)
    assert found.head.column("raw").to_pylist() == [wire]
    assert found.head.schema.names[-1] == "raw"
    assert "raw" not in found["lines"].schema.names


def test_only_the_parts_that_are_asked_for_are_read() -> None:
    found = TableReader(StdomOrder, parts=["lines", "problems"]).read(
        [order(order_amount="x", prods=[{"detail_id": 1, "price": "y"}])]
    )
    assert list(found) == ["waiqin365_order_lines", "waiqin365_order_problems"]
    assert [each[2] for each in problems(found)] == ["prods[0].price"]


def test_records_made_in_python() -> None:
    found = read([ValetOrder(id=5, order_number="N", field_map={"a": 1})])
    assert rows(found, "valet_orders", "id", "order_number") == [("5", "N")]
    assert rows(found, "custom_fields", "name", "value") == [("a", "1")]


@pytest.mark.parametrize("document", [*waiqin365.DOCUMENTS, *wshoto.DOCUMENTS], ids=lambda document: document.name)
def test_every_table_has_its_keys_and_those_of_its_parent(document: Any) -> None:
    names = {table.name: table for table in document.tables}
    assert document_of(document.record) is document
    for table in document.tables:
        columns = [column.name for column in table.columns]
        assert len(set(columns)) == len(columns)
        assert {*table.key, *table.parent_key, table.owner} <= {*columns}
        if table.parent is not None:
            assert len(table.parent_key) == len(names[table.parent].key)


def test_times_of_a_document() -> None:
    orders, mall = waiqin365.ORDERS, wshoto.MALL_ORDERS
    assert orders.modified is not None
    assert (orders.modified.column, orders.modified.after, orders.modified.end) == (
        None,
        "after_modify_date",
        "end_modify_date",
    )
    assert orders.modified.whole_days == ("end_modify_date", "modify_date")
    assert orders.deleted is not None
    assert (orders.deleted.column, orders.deleted.values) == ("status", ("0",))
    assert mall.modified is not None
    assert (mall.modified.column, mall.modified.always) == ("update_time", (("type", 3),))
    assert wshoto.VALET_ORDERS.modified is None
    assert wshoto.SALE_ORDERS.details is not None
    assert wshoto.SALE_ORDERS.details.operation == wshoto.VALET_ORDERS.operation


class Other(Record):
    pass


def test_records_without_tables_say_so() -> None:
    with pytest.raises(LookupError, match="no spec describes tables of Other"):
        read([Other()])
    with pytest.raises(LookupError, match="has no table 'line'; its tables are orders, lines, custom_fields, problems"):
        TableReader(StdomOrder, parts=["line"])


def test_more_documents_than_are_converted_at_once_are_the_same_rows() -> None:
    count = 2 * READ_AT_ONCE + 1
    documents = [
        order(
            id=str(number),
            order_amount="0.125" if number == READ_AT_ONCE else "1.5",
            create_time="soon" if number % 400 == 0 else "2026-11-01 09:30:00",
            exts=[{"ext_key": "a", "ext_value": str(number)}],
            prods=[{"detail_id": 1}] * (number % 3),
        )
        for number in range(count)
    ]
    found = read(documents)
    one_by_one = TableReader(StdomOrder, scales={"waiqin365_orders": {"order_amount": 3}})
    each = [one_by_one.read([document]) for document in documents]
    assert found.raised == (Raised("waiqin365_orders", "order_amount", 2, 3),)
    for name, table in found.items():
        assert table.equals(pa.concat_tables([part[name] for part in each])), name
    assert [row["order_id"] for row in found.problems.to_pylist()] == ["0", "400", "800"]


def test_more_documents_take_no_more_calls_to_decode_them() -> None:
    """Lists are decoded together: single ones take twice as long."""

    def calls(count: int) -> int:
        records = [order(id=str(number), prods=[{"detail_id": 1, "price": "2.5"}]) for number in range(count)]
        seen: list[str] = []
        profiled(lambda: read(records), lambda _, event, of: seen.append(of.__name__) if event == "c_call" else None)
        return seen.count("decode")

    assert calls(100) == calls(10)
