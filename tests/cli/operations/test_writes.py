"""Single writes: dry runs, confirmation, bodies, outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dingdan_sandbox import Running
from tests.cli.operations.conftest import Command, on_terminal, process
from tests.dingdan.scripted_server import DROP, ScriptedServer, serving, waiqin, waiqin_rows

CLOSE = ("waiqin365", "orders", "close", "--order-no", "DH202611010002")


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving() as scripted:
        yield scripted


def test_dry_run_shows_the_signed_request_and_sends_nothing(call: Command, sandbox: Running) -> None:
    sandbox.requests.clear()
    done = call(*CLOSE, "--dry-run", "--msg-id", "message-1")
    assert (done.code, done.err, len(sandbox.requests)) == (0, "", 0)
    assert done.json["method"] == "POST"
    assert re.fullmatch(
        rf"{sandbox.url}/api/stdorder/v1/closeStdomOrder/\*\*\*/\d{{13}}/\*\*\*/message-1", done.json["url"]
    )
    assert done.json["body"] == {"order_no": "DH202611010002"}


def test_dry_run_fetches_no_token(call: Command, sandbox: Running) -> None:
    sandbox.requests.clear()
    done = call(
        "wshoto", "sale-receipts", "add", "--order-id", "7300000000001001", "--receipt-account", "5", "--dry-run"
    )
    assert (done.code, done.err, len(sandbox.requests)) == (0, "", 0)
    assert done.json["url"] == f"{sandbox.url}/openapi/crm/saleOrder/receipt/create?access_token=***"
    assert done.json["body"] == {"order_id": 7300000000001001, "receipt_account": 5}


def test_write_in_a_pipe_needs_yes(call: Command, sandbox: Running) -> None:
    sandbox.requests.clear()
    assert call(*CLOSE).code == 2
    assert len(sandbox.requests) == 0


def test_write_is_sent(sandbox: Running) -> None:
    done = process(sandbox.url, *CLOSE, "--close-emp-code", "sales-017", "--yes", "--msg-id", "message-2")
    assert (done.code, done.json) == (0, {"outcome": "done", "msg_id": "message-2", "message": "", "data": None})


def test_rejected_write_has_its_own_exit_code(call: Command) -> None:
    done = call("waiqin365", "orders", "close", "--order-no", "nowhere", "--close-emp-code", "sales-017", "--yes")
    assert (done.code, done.out, len(done.err.splitlines())) == (3, "", 1)


def test_body_gives_what_options_cannot_say(call: Command, tmp_path: Path) -> None:
    file = tmp_path / "order.json"
    body = '{"order_no": "of the file", "cm_code": "C", "prods": [{"product_code": "P", "input_count": 2.50}]}'
    file.write_text(body, encoding="utf-8-sig")
    order = ("waiqin365", "orders", "add", "--body", str(file), "--emp-code", "E", "--storehouse-code", "S")
    done = call(*order, "--order-no", "CLI-1", "--submit-date", "2026-11-01", "--dry-run")
    assert done.json["body"] == {
        "order_no": "CLI-1",
        "cm_code": "C",
        "emp_code": "E",
        "storehouse_code": "S",
        "submit_date": "2026-11-01 00:00:00",
        "prods": [{"product_code": "P", "input_count": "2.50"}],
    }


def test_options_fill_the_one_item_of_a_list(call: Command, tmp_path: Path) -> None:
    file = tmp_path / "shipment.json"
    file.write_text('{"products": [{"order_detail_id": "1", "product_code": "P"}]}', encoding="utf-8")
    add = ("waiqin365", "shipments", "add", "--body", str(file), "--order-no", "DH1", "--emp-code", "E", "--dry-run")
    assert call(*add).json["body"] == [
        {"order_no": "DH1", "emp_code": "E", "products": [{"order_detail_id": "1", "product_code": "P"}]}
    ]


def test_body_comes_from_stdin() -> None:
    done = process(
        "http://127.0.0.1:9", "waiqin365", "orders", "close", "--body", "-", "--dry-run", stdin='{"order_no": "DH1"}'
    )
    assert (done.code, done.json["body"]) == (0, {"order_no": "DH1"})


def test_unknown_outcome_is_resolved(monkeypatch: pytest.MonkeyPatch, call: Command, server: ScriptedServer) -> None:
    monkeypatch.setenv("WAIQIN365_BASE_URL", server.url)
    server.will(DROP, waiqin_rows({"id": "1", "order_no": "DH202611010002", "close_detail_status": "3"}), waiqin_rows())
    done = call(*CLOSE, "--yes")
    assert (done.code, done.json["outcome"], done.json["verdict"]) == (5, "unknown", "done")
    assert "The request was sent, but no usable response came" in done.err
    assert "orders.close: done (" in done.err


def test_unknown_outcome_is_left_alone_on_request(
    monkeypatch: pytest.MonkeyPatch, call: Command, server: ScriptedServer
) -> None:
    monkeypatch.setenv("WAIQIN365_BASE_URL", server.url)
    server.will(DROP)
    done = call(*CLOSE, "--yes", "--no-resolve", "--msg-id", "m3")
    assert (done.code, done.json, len(server.asked)) == (5, {"outcome": "unknown", "msg_id": "m3"}, 1)


def test_failed_lookup_leaves_the_outcome_unknown(
    monkeypatch: pytest.MonkeyPatch, call: Command, server: ScriptedServer
) -> None:
    monkeypatch.setenv("WAIQIN365_BASE_URL", server.url)
    server.will(DROP, waiqin(code="1", message="no"))
    done = call(*CLOSE, "--yes")
    assert (done.code, "verdict" in done.json) == (5, False)
    assert "dingdan: not resolved: waiqin365 queryStdomOrder" in done.err


@pytest.mark.parametrize(("typed", "code", "sent"), [("y\n", 0, 1), ("n\n", 2, 0)])
def test_terminal_is_asked(server: ScriptedServer, typed: str, code: int, sent: int) -> None:
    server.will(waiqin())
    done, shown = on_terminal(server.url, *CLOSE, typed=typed)
    assert (done, len(server.asked)) == (code, sent)
    assert '"order_no": "DH202611010002"' in shown
    assert "Send this to waiqin365 as orders.close? [y/N]" in shown
    assert ("orders.close: done" in shown) is (code == 0)


def test_table_is_what_a_terminal_gets(sandbox: Running) -> None:
    code, shown = on_terminal(sandbox.url, "waiqin365", "orders", "query", "--after-create-date", "2026-01-01")
    assert code == 0
    assert "--after-create-date: 2026-01-01 00:00:00 (Asia/Shanghai)" in shown
    assert "order_no" in shown
    assert "12 records, and there may be more" in shown
    assert "\x1b[3" not in shown  # NO_COLOR
