"""Files are written whole or not at all, also after Ctrl-C and errors in the middle."""

from __future__ import annotations

import csv
import io
import os
import re
import signal
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dingdan_sandbox import Running
from tests.cli.operations.conftest import Command, environment, on_terminal
from tests.dingdan.scripted_server import ScriptedServer, Stall, answer, serving, waiqin_rows
from tests.platforms.open_files import renamed_while_open

QUERY = ("waiqin365", "orders", "query", "--all")
FORMATS = ["csv", "json", "jsonl", "parquet", "xlsx"]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedServer]:
    with serving() as scripted:
        monkeypatch.setenv("WAIQIN365_BASE_URL", scripted.url)
        yield scripted


def order(number: int, **more: object) -> dict[str, object]:
    return {"id": str(number), "order_no": f"DH-{number}", "order_amount": "1.50", **more}


def started(url: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a query of all pages in a process."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "dingdan_cli", *QUERY, *arguments],
        env={**os.environ, **environment(url)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.fixture
def on_server(offline: Command, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Call a command on the scripted server."""
    monkeypatch.setenv("WAIQIN365_BASE_URL", server.url)
    return offline


@pytest.mark.parametrize("form", FORMATS)
def test_error_in_the_middle_leaves_the_old_file(
    on_server: Command, server: ScriptedServer, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"orders.{form}"
    file.write_text("old")
    server.will(waiqin_rows(order(1)), answer({"return_code": "1", "return_msg": "no", "response_data": None}))
    done = on_server(*QUERY, "-o", str(file))
    assert (done.code, done.out) == (3, "")
    assert "stopped at page 2; " in done.err
    assert f"{file} is unchanged. --page 2 with another file reads from there on" in done.err
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(file.name, "old")]


def test_sigterm_leaves_the_old_file(server: ScriptedServer, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text("old")
    child: list[subprocess.Popen[bytes]] = []
    server.will(waiqin_rows(order(1)), Stall(lambda: child[0].send_signal(signal.SIGTERM)))
    child.append(started(server.url, "-o", str(file)))
    out, _ = child[0].communicate()
    assert (child[0].returncode, out) == (143, b"")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(file.name, "old")]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_ctrl_c_leaves_the_old_file(server: ScriptedServer, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"orders.{form}"
    file.write_text("old")
    child: list[subprocess.Popen[bytes]] = []
    server.will(waiqin_rows(order(1)), Stall(lambda: child[0].send_signal(signal.SIGINT)))
    child.append(started(server.url, "-o", str(file)))
    out, err = child[0].communicate()
    assert (child[0].returncode, out) == (130, b"")
    assert err.decode().splitlines() == [
        f"stopped at page 2; {file} is unchanged. --page 2 with another file reads from there on",
        "dingdan: interrupted",
    ]
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(file.name, "old")]


def test_ctrl_c_in_a_pipe_leaves_whole_lines_and_a_hint(server: ScriptedServer) -> None:
    child: list[subprocess.Popen[bytes]] = []
    server.will(
        waiqin_rows(*map(order, range(50))), waiqin_rows(order(51)), Stall(lambda: child[0].send_signal(signal.SIGINT))
    )
    child.append(started(server.url, "--page", "3"))
    out, err = child[0].communicate()
    assert (child[0].returncode, len(out.splitlines()), out[-1:]) == (130, 51, b"\n")
    assert "stopped at page 5; all before it is written. --page 5 goes on there" in err.decode()


def test_closed_pipe_is_no_error(server: ScriptedServer) -> None:
    server.will(*[waiqin_rows(*map(order, range(page * 1000, page * 1000 + 999))) for page in range(3)], waiqin_rows())
    with started(server.url) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline().startswith(b'{"id":"0"')
        child.stdout.close()
        assert (child.stderr.read(), child.wait()) == (b"", 0)


def test_file_keeps_its_mode_and_its_link(on_server: Command, server: ScriptedServer, tmp_path: Path) -> None:
    file, link = tmp_path / "orders.csv", tmp_path / "link.csv"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    server.will(waiqin_rows(order(1)), waiqin_rows())
    assert on_server(*QUERY, "-o", str(link)).code == 0
    assert (link.is_symlink(), stat.S_IMODE(file.stat().st_mode)) == (True, 0o640)
    assert "DH-1" in file.read_text()


def test_device_is_written_directly(on_server: Command, server: ScriptedServer) -> None:
    server.will(waiqin_rows(order(1)), waiqin_rows())
    assert on_server(*QUERY, "-o", "/dev/null", "--format", "csv").code == 0


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1"])
def test_stdout_that_is_a_file_is_written_and_not_replaced(server: ScriptedServer, tmp_path: Path, name: str) -> None:
    file = tmp_path / "kept.txt"
    server.will(waiqin_rows(order(1)), waiqin_rows())
    with file.open("wb") as stdout:
        subprocess.run(
            [sys.executable, "-m", "dingdan_cli", *QUERY, "-o", name, "--format", "csv", "--fields", "order_no"],
            env={**os.environ, **environment(server.url)}, stdout=stdout, check=True,
        )  # fmt: skip
        assert os.fstat(stdout.fileno()).st_ino == file.stat().st_ino
    assert (file.read_text(), len([*tmp_path.iterdir()])) == ("order_no\nDH-1\n", 1)


def test_values_that_do_not_fit_are_warned_of(on_server: Command, server: ScriptedServer) -> None:
    server.will(waiqin_rows(order(1), order(2, order_amount="a lot"), order(3, order_amount="much")), waiqin_rows())
    done = on_server(*QUERY, "--fields", "order_amount")
    assert [row["order_amount"] for row in done.lines] == ["1.50", None, None]
    assert done.err == (
        "dingdan: warning: 2 values do not fit their documented form and are left empty, such as order_amount of 2;"
        " --table problems shows more\n"
    )


def test_reason_of_an_empty_answer_is_shown(on_server: Command, server: ScriptedServer) -> None:
    server.will(waiqin_rows(message="too many days"))
    done = on_server(*QUERY)
    assert (done.code, done.out) == (0, "")
    assert done.err == "no records: too many days\n"


def test_folder_is_no_file(on_server: Command, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").mkdir()
    done = on_server(*QUERY, "-o", str(tmp_path / "orders.csv"))
    assert (done.code, "is a folder" in done.err) == (2, True)


def test_csv_guards_against_formulas_and_keeps_numbers(on_server: Command, server: ScriptedServer) -> None:
    remarks = ["=1+1", "+SUM(A1)", "-2", "-2.50", "@x", "-abc", "plain", "+8613800000000", "\t=1", 'a,b\n"c"']
    server.will(waiqin_rows(*(order(n, order_remark=text) for n, text in enumerate(remarks))), waiqin_rows())
    done = on_server(*QUERY, "--format", "csv", "--fields", "order_remark,order_amount")
    assert [row["order_remark"] for row in csv.DictReader(io.StringIO(done.out))] == [
        "'=1+1", "'+SUM(A1)", "-2", "-2.50", "'@x", "'-abc", "plain", "+8613800000000", "'\t=1", "a,b\n\"c\"",
    ]  # fmt: skip


def test_parquet_widens_an_amount_with_more_digits(on_server: Command, server: ScriptedServer, tmp_path: Path) -> None:
    file = tmp_path / "orders.parquet"
    server.will(waiqin_rows(order(1)), waiqin_rows(order(2, order_amount="1.23456")), waiqin_rows())
    with renamed_while_open() as found:  # Windows refuses that
        assert on_server(*QUERY, "-o", str(file)).code == 0
    assert found == []
    assert pq.read_table(file)["order_amount"].to_pylist() == [Decimal("1.50000"), Decimal("1.23456")]
    assert [path.name for path in tmp_path.iterdir()] == ["orders.parquet"]


@pytest.mark.parametrize("form", FORMATS)
def test_no_records_make_a_file_without_rows(
    on_server: Command, server: ScriptedServer, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"orders.{form}"
    server.will(waiqin_rows())
    assert on_server(*QUERY, "-o", str(file)).code == 0
    if form == "csv":
        assert file.read_text().startswith("id,")
    elif form == "parquet":
        assert pq.read_table(file).num_rows == 0
    else:
        assert file.exists()


def test_workbook_has_labels_and_ids_as_text(on_server: Command, server: ScriptedServer, tmp_path: Path) -> None:
    file = tmp_path / "orders.xlsx"
    server.will(
        waiqin_rows(order(7300000000000000101, order_remark="=1+1", submit_time="2026-11-01 09:30:00")), waiqin_rows()
    )
    fields = "id,order_no,order_amount,order_remark,submit_time"
    assert on_server(*QUERY, "-o", str(file), "--fields", fields).code == 0
    with zipfile.ZipFile(file) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert 'ySplit="2"' in sheet
    assert "勤策订单ID" in sheet
    assert "<t>7300000000000000101</t>" in sheet
    assert re.search(r"<v>1\.50?</v>", sheet)
    assert "<t>=1+1</t>" in sheet
    assert "<f>" not in sheet


def test_terminal_says_how_many_records_are_in_the_file(sandbox: Running, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    code, shown = on_terminal(sandbox.url, *QUERY, "--limit", "3", "-o", str(file))
    assert (code, shown.splitlines()[-1].removeprefix("\x1b[K")) == (0, f"3 records in {file}")
