"""`-v`, `--log-file` and `--debug`: what they show, and that no secret is in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dingdan_sandbox import Running, Sandbox, running
from tests.cli.operations.conftest import Outcome, process

SECRETS = ("sandbox-openid", "sandbox-appkey", "sandbox-secret")
QUERY = ("waiqin365", "orders", "query", "--limit", "1")


@pytest.fixture(scope="module")
def box() -> Iterator[Running]:
    with running(Sandbox(orders=30)) as server:
        yield server


def without_secrets(*texts: str) -> bool:
    return not [secret for secret in SECRETS for text in texts if secret in text]


def test_verbose_logs_each_request_on_stderr(box: Running) -> None:
    once, twice, quiet = (process(box.url, *QUERY, *more) for more in (("-v",), ("-vv",), ()))
    assert "queryStdomOrder" in once.err
    assert len(twice.err) > len(once.err)
    assert "queryStdomOrder" not in quiet.err
    assert once.out == quiet.out
    assert without_secrets(once.err, twice.err)


def test_log_file_is_appended_to(box: Running, tmp_path: Path) -> None:
    log = tmp_path / "dingdan.log"
    for _ in range(2):
        done = process(box.url, *QUERY, "--log-file", str(log))
        assert (done.code, "queryStdomOrder" in done.err) == (0, False)
    assert log.read_text(encoding="utf-8").count("queryStdomOrder") == 2
    assert without_secrets(log.read_text(encoding="utf-8"))


def test_log_file_that_cannot_be_written_stops_the_command(box: Running, tmp_path: Path) -> None:
    done = process(box.url, *QUERY, "--log-file", str(tmp_path / "absent" / "dingdan.log"))
    assert (done.code, done.out) == (2, "")
    assert "--log-file" in done.err
    assert len(done.err.splitlines()) == 1


def test_debug_shows_a_traceback_without_secrets() -> None:
    def failing(*more: str) -> Outcome:
        return process("http://127.0.0.1:9", *QUERY, "--format", "jsonl", *more)

    plain, debug = failing(), failing("--debug")
    assert (plain.code, debug.code) == (4, 4)
    assert "Traceback" not in plain.err
    assert "Traceback" in debug.err
    assert "no connection" in plain.err
    assert debug.err.splitlines()[-1].startswith("dingdan: waiqin365 queryStdomOrder: no connection")
    assert without_secrets(plain.err, debug.err)
