"""Reads: pages, limits, formats and fields."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dingdan_sandbox import Running
from tests.cli.operations.conftest import ORDERS, Command, names, process

QUERY = ("waiqin365", "orders", "query")
ALL = ("--fields", "order_no,order_amount", "--all")


def test_first_page_is_read_and_more_is_announced(call: Command) -> None:
    done = call(*QUERY)
    assert (done.code, len(done.lines)) == (0, 12)
    assert done.err == ("12 records, and there may be more; --all reads all, --limit N as many as you want\n")


def test_all_pages_are_read(call: Command, sandbox: Running) -> None:
    done = call(*QUERY, *ALL)
    assert (done.code, len({*names(done.lines)}), done.err) == (0, ORDERS, "")


@pytest.mark.parametrize(("limit", "pages"), [(5, 1), (12, 1), (13, 2), (99, 4)])
def test_limit_reads_as_many_pages_as_needed(call: Command, sandbox: Running, limit: int, pages: int) -> None:
    sandbox.requests.clear()
    done = call(*QUERY, "--limit", str(limit))
    assert (len(done.lines), len(sandbox.requests)) == (min(limit, ORDERS), pages)


def test_page_is_where_the_read_starts(call: Command) -> None:
    every = names(call(*QUERY, *ALL).lines)
    assert names(call(*QUERY, "--page", "2", *ALL).lines) == every[12:]


def test_record_is_whole_in_json_lines(call: Command) -> None:
    order = call(*QUERY, "--limit", "1").lines[0]
    assert order["order_amount"] == f"{float(order['order_amount']):.2f}"
    assert order["submit_time"].endswith("+08:00")
    assert isinstance(order["id"], str)
    assert order["prods"][0]["order_count"].count(".") == 1


def test_json_is_one_array(call: Command) -> None:
    assert names(call(*QUERY, "--format", "json", *ALL).json) == names(call(*QUERY, *ALL).lines)
    assert call(*QUERY, "--format", "json", "--cm-code", "nobody").json == []


def test_csv_has_a_row_for_each_record_and_lists_as_json(call: Command) -> None:
    done = call(*QUERY, "--format", "csv", "--limit", "3", "--fields", "order_no,prods,order_amount")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [*rows[0]] == ["order_no", "prods", "order_amount"]
    assert [row["prods"][:14] for row in rows] == ['[{"detail_id":'] * 3


def test_table_of_lines_has_a_row_for_each_line(call: Command) -> None:
    orders = call(*QUERY, "--limit", "3").lines
    done = call(*QUERY, "--limit", "3", "--table", "lines", "--fields", "order_id,line_no,order_count")
    assert [(line["order_id"], line["line_no"]) for line in done.lines] == [
        (order["id"], place) for order in orders for place in range(1, len(order["prods"]) + 1)
    ]
    assert Decimal(done.lines[0]["order_count"]) == Decimal(orders[0]["prods"][0]["order_count"])


def test_expression_selects_from_the_list_of_records(call: Command) -> None:
    done = call(*QUERY, "--limit", "2", "--jq", "[].order_no")
    assert done.lines == names(call(*QUERY, "--limit", "2").lines)
    assert call(*QUERY, "--limit", "2", "--jq", "length(@)", "--format", "json").json == 2
    done = call(*QUERY, "--limit", "2", "--jq", "[].{no: order_no, status: order_status}", "--format", "csv")
    assert done.out.splitlines()[0] == "no,status"


def test_table_shows_labels_of_codes_and_says_what_is_left_out(call: Command) -> None:
    done = call(*QUERY, "--limit", "3", "--format", "table")
    assert done.out.splitlines()[0].split()[:4] == ["create_time", "order_no", "cm_name", "order_amount"]
    assert "fields; --fields a,b chooses, --format json has all" in done.err
    chosen = call(*QUERY, "--limit", "3", "--format", "table", "--fields", "order_no,status")
    assert [line.split()[1:] for line in chosen.out.splitlines()[2:]] == [["1", "Normal"]] * 3


def test_file_has_the_format_of_its_extension(call: Command, tmp_path: Path) -> None:
    every = names(call(*QUERY, *ALL).lines)
    for name in ("orders.csv", "orders.jsonl", "orders.json", "orders.parquet", "orders.xlsx"):
        done = call(*QUERY, *ALL, "-o", str(tmp_path / name))
        assert (done.code, done.out, done.err) == (0, "", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["orders.csv", "orders.jsonl", "orders.json", "orders.parquet", "orders.xlsx"]
    )
    written = (tmp_path / "orders.csv").read_text(encoding="utf-8")
    assert [row["order_no"] for row in csv.DictReader(io.StringIO(written))] == every
    assert pq.read_table(tmp_path / "orders.parquet")["order_no"].to_pylist() == every
    assert (tmp_path / "orders.xlsx").read_bytes()[:2] == b"PK"


def test_single_record_is_an_object(call: Command) -> None:
    found = call("wshoto", "valet-orders", "list", "--limit", "1", "--jq", "[0].id", "--format", "json").json
    get = ("wshoto", "sale-orders", "get", "--id", str(found))
    assert call(*get, "--format", "json").json["order"]["id"] == found
    assert call(*get, "--jq", "order.id").lines == [found]
    assert len(call(*get).lines) == 1
    assert str(found) in call(*get, "--table", "sale_orders", "--format", "csv").out


def test_list_of_wshoto_knows_its_total(call: Command) -> None:
    done = call("wshoto", "valet-orders", "list", "--page-size", "1", "--fields", "id")
    assert len(done.lines) == 1
    assert done.err.startswith("1 record of ")


def test_code_is_taken_by_value_and_by_label(call: Command) -> None:
    by_value, by_label, by_name, in_chinese = (
        names(call(*QUERY, *ALL, "--order-status", code).lines) for code in ("1", "confirmed", "CONFIRMED", "已确认")
    )
    assert by_value == by_label == by_name == in_chinese != []


def test_relative_time_is_shown_as_understood(call: Command, sandbox: Running) -> None:
    sandbox.requests.clear()
    done = call(*QUERY, *ALL, "--after-modify-date", "-7d", "--end-create-date=2026-11-07")
    shown = done.err.splitlines()[0].removeprefix("--after-modify-date: ").removesuffix(" (Asia/Shanghai)")
    assert shown.endswith(" 00:00:00")
    assert json.loads(sandbox.requests[0].body) == {
        "page_number": 1, "after_modify_date": shown, "end_create_date": "2026-11-07 23:59:59"
    }  # fmt: skip


def test_future_time_is_warned_of(call: Command) -> None:
    done = call(*QUERY, "--after-modify-date", "2999-01-01")
    assert done.code == 0
    assert "warning: --after-modify-date: 2999-01-01 00:00:00 is in the future" in done.err


def test_undocumented_code_is_sent_with_a_warning(call: Command) -> None:
    done = call(*QUERY, "--order-status", "9")
    assert "warning: --order-status: 9 is no documented code, and is sent as it is" in done.err


def test_read_runs_as_a_process(sandbox: Running) -> None:
    done = process(sandbox.url, *QUERY, "--limit", "2", "--after-modify-date", "-9999d", lang="zh")
    assert (done.code, len(done.lines)) == (0, 2)
    assert done.err.startswith("--after-modify-date: ")
