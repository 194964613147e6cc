"""Tables: columns, encodings, rows of one document, and what is wrong in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from dingdan_cli.batches.documents import Document
from dingdan_cli.batches.faults import Faults
from dingdan_cli.batches.source import Source
from dingdan_cli.batches.table import table_documents
from dingdan_cli.failures import CommandError
from dingdan_cli.operations.catalog import find_operation

os.environ["DINGDAN_LANG"] = "en"

ADD = find_operation("shipments.add")
LINE = {"product_code": "P1", "sent_num": "2.50"}


def documents(
    content: str | bytes,
    call: str = "shipments.add",
    keys: tuple[str, ...] = ("express_no",),
    group_by: str | None = None,
) -> list[Document]:
    """The documents of a table without faults."""
    faults = Faults("table.csv")
    data = content if isinstance(content, bytes) else content.encode()
    found = table_documents(Source("--csv", "table.csv", data), find_operation(call), keys, group_by, faults)
    assert faults.found == []
    return found


def arguments(content: str | bytes, **options: Any) -> list[dict[str, Any]]:
    """The arguments of each document of a table."""
    return [each.arguments for each in documents(content, **options)]


def faults_of(content: str, **options: Any) -> list[str]:
    """The faults of a table, each with its place."""
    faults = Faults("table.csv")
    source = Source("--csv", "table.csv", content.encode())
    operation = find_operation(options.pop("call", "shipments.add"))
    try:
        table_documents(source, operation, options.pop("keys", ("express_no",)), options.pop("group_by", None), faults)
    except CommandError as error:
        if not faults.found:
            return [str(error)]
    return [f"{place}: {message}" for place, message in faults.found]


def test_columns_have_names_of_arguments_of_the_platform_and_labels() -> None:
    table = "express_no,销售订单编码,商品编码,products.发货数量\nSF1,DH1,P1,2.50\n"
    assert arguments(table) == [{"express_no": "SF1", "order_no": "DH1", "products": [LINE]}]
    assert arguments("approvalType,id,modifyTimes\n1,7,x\n", call="returns.confirm", keys=("id",)) == [
        {"approval_type": "1", "id": "7", "modify_times": "x"}
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(encoding: str, separator: str, capsys: pytest.CaptureFixture[str]) -> None:
    table = (
        separator.join(["快递单号", "order_no", "发货单备注"])
        + "\r\n"
        + separator.join(["SF1", "DH1", "轻放"])
        + "\r\n"
    )
    assert arguments(table.encode(encoding)) == [{"express_no": "SF1", "order_no": "DH1", "send_remark": "轻放"}]
    said = {"gb18030": "GB18030", "gbk": "GB18030", "utf-16": "UTF-16"}.get(encoding)
    expected = f"dingdan: table.csv is not UTF-8; it was read as {said}\n" if said else ""
    assert capsys.readouterr().err == expected


def test_rows_with_one_number_are_one_document_wherever_they_stand() -> None:
    table = "express_no,order_no,products.product_code\nSF1,DH1,P1\nSF2,DH2,P2\nSF1,,P3\n"
    found = documents(table)
    assert [(each.rows, each.told) for each in found] == [((2, 4), "rows 2, 4"), ((3,), "row 3")]
    assert found[0].arguments["products"] == [{"product_code": "P1"}, {"product_code": "P3"}]


def test_rows_without_a_head_belong_to_the_row_above() -> None:
    table = "express_no,order_no,products.product_code\nSF1,DH1,P1\n,,P2\n\nSF2,DH2,P3\n"
    assert [(each.rows, len(each.arguments["products"])) for each in documents(table)] == [((2, 3), 2), ((5,), 1)]


def test_rows_are_grouped_by_their_head_or_by_the_columns_asked_for() -> None:
    table = "order_no,send_remark,products.product_code\nDH1,a,P1\nDH1,a,P2\nDH1,b,P3\n"
    assert [each.rows for each in documents(table)] == [(2, 3), (4,)]
    table = "express_no,order_no,products.product_code\nSF1,DH1,P1\nSF1,DH2,P2\n"
    assert [each.rows for each in documents(table, group_by="express_no, order_no")] == [(2,), (3,)]
    assert faults_of(table) == [
        "row 3, column order_no: differs from row 2 of the same document: correct it, or use --group-by with this"
        " column too"
    ]
    assert faults_of(table, group_by="order") == ["--group-by: there is no column order; did you mean order_no?"]


def test_rows_without_lines_are_documents_of_their_own() -> None:
    assert arguments("id\n7\n8\n", call="orders.close", keys=("id", "order_no")) == [{"id": "7"}, {"id": "8"}]


def test_lists_in_lists_and_two_lists() -> None:
    table = (
        "order_no,products.id,products.exts.ext_key,products.exts.ext_value,exts.ext_key,exts.ext_value\n"
        "DH1,7,ext_1,红,ext_2,是\nDH1,8,,,,\n"
    )
    assert arguments(table, call="orders.modify_custom_fields", keys=("order_id", "order_no")) == [
        {
            "order_no": "DH1",
            "products": [
                {"id": "7", "exts": [{"ext_key": "ext_1", "ext_value": "红"}]},
                {"id": "8"},
            ],
            "exts": [{"ext_key": "ext_2", "ext_value": "是"}],
        }
    ]


def test_cells_keep_their_digits_and_empty_ones_are_left_out() -> None:
    table = "express_no,order_id,emp_code,products.sent_num\n0012, 7300200000000000123 ,,1.10\n"
    assert arguments(table) == [
        {"express_no": "0012", "order_id": "7300200000000000123", "products": [{"sent_num": "1.10"}]}
    ]


@pytest.mark.parametrize(
    ("cell", "sent"), [("1", "1"), ("赠品", "1"), ("Gift", "1"), ("not a gift", "0"), ("非赠品", "0")]
)
def test_codes_by_value_or_label(cell: str, sent: str) -> None:
    assert arguments(f"express_no,products.is_gift\nSF1,{cell}\n")[0]["products"] == [{"is_gift": sent}]


def test_unknown_code_is_warned_of_once(capsys: pytest.CaptureFixture[str]) -> None:
    arguments("express_no,products.is_gift\nSF1,7\nSF2,7\n")
    assert capsys.readouterr().err.count("no documented code") == 1


@pytest.mark.parametrize(
    ("heading", "cell", "fault"),
    [
        ("order_id", "7.3002E+18", "7.3002E+18 has lost its digits in a spreadsheet"),
        ("order_id", "1E+18", "1E+18 has lost its digits"),
        ("express_no", "1.23457E+11", "1.23457E+11 has lost its digits"),
        ("products.sent_num", '"1,300.50"', "1,300.50: write 1300.50"),
        ("products.is_gift", "perhaps", "there is no code perhaps"),
        ("send_time", "2026/11/1", "'2026/11/1' is no ISO time: write 2026-11-01"),
        ("send_time", "2026/11/1 9:05", "'2026/11/1 9:05' is no ISO time: write 2026-11-01 09:05"),
        ("send_time", "yesterday", "'yesterday' is no ISO time"),
        ("send_time", "2026-11-31", "'2026-11-31' is no time"),
    ],
)
def test_cells_that_are_no_values(heading: str, cell: str, fault: str) -> None:
    (found,) = faults_of(f"order_no,{heading},emp_code\nDH1,{cell},E\n", keys=())
    assert found.startswith(f"row 2, column {heading}: {fault}"), found


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("order_no,expres_no\nA,B\n", "column expres_no: there is no field expres_no; did you mean express_no?"),
        (
            "order_no,product_code\nA,B\n",
            "column product_code: there is no field product_code; did you mean products.pro",
        ),
        ("order_no,销售订单编码\nA,B\n", "column 销售订单编码: is the same field as column order_no"),
        ("order_no\nA,B\n", "row 2: cell 2 has no heading"),
        ("order_no,express_no\n", "table.csv has a heading and no rows"),
        ('order_no,express_no\nA,"B\n', "--csv table.csv is no CSV: unexpected end of data in line 2"),
        ("express_no,order_no,products.product_code\n,A,B\n", "row 2: express_no is empty, and rows of one document"),
    ],
)
def test_tables_that_are_wrong(content: str, fault: str) -> None:
    (found,) = faults_of(content)
    assert found.startswith(fault), found


def test_label_of_several_fields_is_no_column() -> None:
    assert faults_of("收货仓库id\n7\n", call="returns.add") == [
        "column 收货仓库id: is the label of several fields: write one of storehouse_id, prods.detail_storehouse_id"
    ]


def test_file_that_cannot_be_read_as_text() -> None:
    with pytest.raises(CommandError, match=r"neither UTF-8 nor GB18030 \(line 2\): save it as UTF-8"):
        Source("--csv", "table.csv", b"a\n\xff\xff\n").text()


def test_workbook_is_not_a_table(tmp_path: Path) -> None:
    from dingdan_cli.batches.source import read_source

    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04...")
    with pytest.raises(CommandError, match="is an Excel workbook: save it as CSV"):
        read_source("--csv", str(tmp_path / "book.xlsx"))
