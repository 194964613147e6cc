"""Consoles and pipes whose encoding is not UTF-8: GBK, as in Chinese Windows, and cp1252, which has no Chinese.

The GBK locale is a real one where `localedef` and its sources are (Debian's libc-bin and locales); elsewhere
PYTHONIOENCODING stands for it, which leaves the encoding of files as it is.
"""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dingdan_sandbox import Running, Sandbox, running

COMMAND = [sys.executable, "-W", "error", "-m", "dingdan_cli"]
SINCE = ("--after-modify-date", "2026-01-01", "--all")
EMOJI = "\\U0001f69a"


@pytest.fixture(scope="module")
def gbk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a process with a GBK locale."""
    folder = tmp_path_factory.mktemp("locales")
    given = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    try:
        made = subprocess.run(
            ["localedef", "-i", "zh_CN", "-f", "GBK", str(folder / "zh_CN.GBK")], capture_output=True, check=False
        )
    except FileNotFoundError:
        return given | {"PYTHONIOENCODING": "gbk"}
    if made.returncode > 1:  # 1: it warns, and writes the locale
        return given | {"PYTHONIOENCODING": "gbk"}
    return given | {"LOCPATH": str(folder), "LC_ALL": "zh_CN.GBK"}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    with running(Sandbox(orders=30, page_size=50)) as server:
        yield server


def environment(server: Running | None = None, lang: str = "zh") -> dict[str, str]:
    url = "http://127.0.0.1:9" if server is None else server.url
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return kept | {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "DINGDAN_LANG": lang, "COLUMNS": "400", "NO_COLOR": "1",
        "WAIQIN365_BASE_URL": url, "WAIQIN365_OPENID": "sandbox-openid", "WAIQIN365_APPKEY": "sandbox-appkey",
    }  # fmt: skip


def run(
    arguments: tuple[str, ...], variables: dict[str, str], folder: Path, stdin: bytes = b""
) -> tuple[int, bytes, bytes]:
    encoding = "gbk" if "LOCPATH" in variables else "utf-8"  # a shell of that locale encodes arguments so
    given = [each.encode(encoding) for each in arguments]
    done = subprocess.run([*COMMAND, *given], env=variables, cwd=folder, input=stdin, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "chinese"),
    [
        (("--help",), 0, "勤策"),
        (("waiqin365", "orders", "query", "--help"), 0, "订单"),
        (("codes", "orders.order_status", "--format", "table"), 0, "待确认"),
        (("describe", "nothing"), 2, "没有接口"),
        (("waiqin365", "orders", "query", "--after-modify-date", "不是时间"), 2, "不是时间"),
    ],
)  # fmt: skip
def test_text_for_people_is_in_the_encoding_of_the_locale(
    arguments: tuple[str, ...], code: int, chinese: str, gbk: dict[str, str], tmp_path: Path
) -> None:
    ended, out, err = run(arguments, environment() | gbk, tmp_path)
    assert (ended, chinese in (out + err).decode("gbk")) == (code, True), (out, err)


@pytest.mark.parametrize("encoding", ["cp1252", "cp936"])
@pytest.mark.parametrize(
    ("arguments", "code"), [(("--help",), 0), (("doctor",), 1), (("describe", "🚚"), 2), (("sync", "--help"), 0)]
)
def test_characters_that_a_console_lacks_change_no_exit_code(
    arguments: tuple[str, ...], code: int, encoding: str, tmp_path: Path
) -> None:
    assert run(arguments, environment() | {"PYTHONIOENCODING": encoding}, tmp_path)[0] == code


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_data_for_programs_is_utf8(form: str, gbk: dict[str, str], sandbox: Running, tmp_path: Path) -> None:
    arguments = ("waiqin365", "orders", "query", *SINCE, "--format", form)
    code, out, _ = run(arguments, environment(sandbox) | gbk, tmp_path)
    assert (code, "🚚" in out.decode("utf-8")) == (0, True)
    assert run((*arguments, "-o", f"订单.{form}"), environment(sandbox) | gbk, tmp_path)[:2] == (0, b"")
    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == out


@pytest.mark.parametrize(
    "arguments",
    [("codes", "orders.order_status", "--format", "json"), ("describe", "orders.query", "--format", "json"),
     ("doctor", "--format", "json")],
)  # fmt: skip
def test_json_of_facts_is_utf8(arguments: tuple[str, ...], gbk: dict[str, str], tmp_path: Path) -> None:
    out = run(arguments, environment() | gbk, tmp_path)[1].decode("utf-8")
    assert json.loads(out)
    assert not out.isascii()


def test_tables_are_in_the_encoding_of_stdout_and_of_files_utf8(
    gbk: dict[str, str], sandbox: Running, tmp_path: Path
) -> None:
    arguments = ("waiqin365", "orders", "query", *SINCE, "--format", "table", "--fields", "order_no,order_remark,prods")
    code, out, _ = run(arguments, environment(sandbox) | gbk, tmp_path)
    assert (code, "订单编号" in out.decode("gbk") or "单号" in out.decode("gbk")) == (0, True)
    assert run((*arguments, "-o", "orders.txt"), environment(sandbox) | gbk, tmp_path)[0] == 0
    written = (tmp_path / "orders.txt").read_text(encoding="utf-8")
    assert written.encode("gbk", "backslashreplace") == out


def test_json_on_a_terminal_is_in_its_encoding(gbk: dict[str, str], sandbox: Running, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [*COMMAND, "waiqin365", "orders", "query", *SINCE, "--format", "jsonl"],
        env=environment(sandbox) | gbk, cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # how Linux says that the other end is closed
        pass
    finally:
        os.close(ours)
    assert child.wait(60) == 0
    assert "勤策" in shown.decode("gbk") or "路6号" in shown.decode("gbk") or "商贸" in shown.decode("gbk")
    assert EMOJI.encode() in shown


def test_files_are_read_as_utf8_whatever_the_locale_is(gbk: dict[str, str], sandbox: Running, tmp_path: Path) -> None:
    settings = tmp_path / "dingdan" / "config.toml"
    settings.parent.mkdir()
    settings.write_text(
        f'[profiles."测试".waiqin365]\nopenid = "sandbox-openid"\nappkey = "sandbox-appkey"\n'
        f'base_url = "{sandbox.url}"\n',
        encoding="utf-8",
    )
    settings.chmod(0o600)
    (tmp_path / ".env").write_text(f"# 说明\nWAIQIN365_BASE_URL={sandbox.url}\n", encoding="utf-8")
    (tmp_path / "body.json").write_text('{"order_no": "订单🚚"}', encoding="utf-8")
    variables = environment(sandbox) | gbk | {"XDG_CONFIG_HOME": str(tmp_path)}
    code, out, err = run(("doctor",), variables, tmp_path)
    assert "测试" in out.decode("gbk"), (code, out, err)
    dry = ("waiqin365", "orders", "close", "--body", "body.json", "--dry-run", "--profile", "测试")
    code, out, err = run(dry, variables, tmp_path)
    assert (code, "订单🚚" in out.decode("utf-8")) == (0, True), (out, err)
