"""Batches in processes of their own: Ctrl-C, terminals, pipes, stdin."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.batches.forking import Commands, forking
from tests.cli.batches.test_batches import OK, REJECTED, THREE
from tests.cli.operations.conftest import environment, process
from tests.cli.operations.test_writes import on_terminal
from tests.dingdan.scripted_server import ScriptedServer, answer, serving

ADD = ("waiqin365", "shipments", "add", "--csv")


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving() as scripted:
        yield scripted


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with forking(tmp_path_factory.mktemp("commands")) as found:
        yield found


@pytest.fixture
def table(tmp_path: Path) -> str:
    """A table of three shipments."""
    (tmp_path / "table.csv").write_text(THREE)
    return str(tmp_path / "table.csv")


def states(table: str) -> list[tuple[int, str]]:
    """Number and state of each line of the journal but the first."""
    lines = Path(f"{table}.journal.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    return [(line["item"], line["state"]) for line in map(json.loads, lines)]


def test_ctrl_c_waits_for_the_outcome_of_the_call_in_flight(
    commands: Commands, server: ScriptedServer, table: str
) -> None:
    def interrupt() -> None:
        os.kill(commands.child, signal.SIGINT)

    server.script += [OK, replace(OK, then=interrupt), OK]
    commands.start((*ADD, table, "--yes"), environment(server.url))
    assert commands.end() == 130
    assert states(table) == [(1, "sending"), (1, "done"), (2, "sending"), (2, "done")]
    assert "dingdan: waiting for the response in flight; Ctrl-C again ends at once\n" in commands.said
    assert commands.said.splitlines()[-2:] == [
        "dingdan: 2 of 3 done; run the same command again to go on",
        "dingdan: interrupted",
    ]
    commands.start((*ADD, table, "--yes"), environment(server.url))
    assert (commands.end(), len(server.asked)) == (0, 3)


def test_ctrl_c_counts_also_if_the_platform_asks_to_wait(
    commands: Commands, server: ScriptedServer, table: str
) -> None:
    busy = answer({"return_code": "1"}, 429, **{"Retry-After": "0"})
    server.script += [replace(busy, then=lambda: os.kill(commands.child, signal.SIGINT)), OK]
    commands.start((*ADD, table, "--yes"), environment(server.url))
    assert (commands.end(), states(table)) == (130, [(1, "sending"), (1, "not sent")])


def test_terminal_shows_the_first_document_asks_and_sums_up(server: ScriptedServer, table: str) -> None:
    server.script += [OK, REJECTED, OK]
    code, shown = on_terminal(server.url, *ADD, table, typed="y\n")
    assert code == 1
    assert '"express_no": "SF1"' in shown
    assert "Send 3 documents like this one to waiqin365 as shipments.add? [y/N]: " in shown
    assert "1 done, 0 rejected, 2 left" in shown
    assert shown.splitlines()[-1] == "dingdan: 2 done, 1 rejected"
    assert '"outcome"' not in shown


def test_terminal_sends_nothing_without_a_yes(server: ScriptedServer, table: str) -> None:
    code, shown = on_terminal(server.url, *ADD, table, typed="n\n")
    assert (code, server.asked, Path(f"{table}.journal.jsonl").exists()) == (2, [], False)
    assert shown.endswith("dingdan: nothing was sent\n")


def test_pipe_that_nobody_reads_does_not_stop_a_batch(server: ScriptedServer, table: str) -> None:
    server.script += [OK, OK, OK]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "dingdan_cli", *ADD, table, "--yes"],
        env={**os.environ, **environment(server.url)}, stdout=writer, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr.decode(), len(server.asked)) == (0, "dingdan: 3 done\n", 3)


def test_batch_from_stdin_needs_a_journal_and_speaks_chinese(server: ScriptedServer, tmp_path: Path) -> None:
    done = process(server.url, *ADD, "-", "--yes", stdin=THREE, lang="zh")
    assert (done.code, done.out) == (2, "")
    assert done.err == "dingdan: --csv - 是来自标准输入的批量数据：请用 --journal 指定日志文件\n"
    server.script += [OK, REJECTED, OK]
    done = process(server.url, *ADD, "-", "--yes", "--journal", str(tmp_path / "j"), stdin=THREE, lang="zh")
    assert done.code == 1
    assert done.err.splitlines()[0].startswith("第 3 行：被拒绝：返回码 1：库存不足（msg_id ")
    assert done.err.splitlines()[-1] == "dingdan: 成功 2，被拒绝 1"
