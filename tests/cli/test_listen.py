"""`dingdan listen`: prints pushes, forwards them as they came, replies as the platform wants, and stops cleanly."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from dingdan_cli.failures import run
from dingdan_cli.listen import app
from dingdan_cli.pushes.push_texts import LABELS
from tests.webhooks.pushing import ADDRESS, DIGEST, FORM, ORDER, TENANT, body

ROOT = Path(__file__).resolve().parents[2]
ACCEPTED, REJECTED = {"return_code": 0}, {"return_code": 1}


class Listening:
    """A running `dingdan listen`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.notes = ""
        assert process.stderr is not None
        while not (line := process.stderr.readline()).startswith("listening on "):
            assert line, self.notes
            self.notes += line
        self.url = line.split()[2]

    def push(self, content: bytes, **headers: str) -> Any:
        kind = {"Content-Type": FORM, **headers}
        return httpx.post(self.url, content=content, headers=kind, trust_env=False)

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[str, str]:
        """Stop it; give the rest of what it printed."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=60)
        assert self.process.returncode == 0
        assert "Traceback" not in err
        return out, err


@contextmanager
def listening(*arguments: str, module: str = "dingdan_cli") -> Iterator[Listening]:
    process = subprocess.Popen(
        [sys.executable, "-m", module, "listen", "--port", "0", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
    )  # fmt: skip
    try:
        yield Listening(process)
    finally:
        process.kill()
        process.communicate()


@contextmanager
def target(*answers: tuple[bytes, int]) -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """A server that pushes are forwarded to; give its URL and what came."""
    came: list[tuple[str, bytes]] = []
    following = iter(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            came.append((self.headers["Content-Type"], content))
            answer, status = next(following)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *arguments: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/hook", came
        server.shutdown()
        thread.join()


def test_push_is_shown_with_labels_and_records() -> None:
    with listening() as server:
        assert server.push(body()).json() == ACCEPTED
        assert server.push(body()).json() == ACCEPTED
        out, err = server.stop()
    for line in (
        "push 1",
        "  msgId 消息ID: msg-1",
        "  dataType 数据类型: stdorder_order (Sales order, 标准订单)",
        "  timestamp: 1793500200123 (2026-11-01 10:30:00 +0800)",
        "    order_no 订单编号: DH-1",
        "    order_amount 订单金额: 118.50",
        f"    ext_2611010001: {ORDER['ext_2611010001']}",
        "      StdomOrderLine",
        "  reply: {\"return_code\":0}",
        "push 2 (a msgId that came before)",
    ):  # fmt: skip
        assert line in out.splitlines(), out
    assert ADDRESS in out
    assert DIGEST not in out
    assert "pushes are not verified: the formula of their signature is not public" in server.notes
    assert "stopped; 2 pushes came" in err


def test_bytes_are_forwarded_and_the_answer_decides() -> None:
    answers = [
        (b'{"return_code":"0"}', 200), (b'{"return_code":0}', 200),
        (b'{"return_code":1}', 200), (b'{"return_code":0}', 500), (b"<html>", 200),
    ]  # fmt: skip
    odd = b"msgId=m&dataType=visit&data=%7B%22a%22%3A+1%7D&unknown=%E4%B8%80"
    with target(*answers) as (url, came), listening("--forward", url, "--format", "jsonl", "--limit", "5") as server:
        assert server.push(body()).json() == ACCEPTED
        assert server.push(odd, **{"Content-Type": f"{FORM}; charset=utf-8"}).json() == ACCEPTED
        assert [server.push(body()).json() for _ in range(3)] == [REJECTED] * 3
        assert came == [(FORM, body()), (f"{FORM}; charset=utf-8", odd), *[(FORM, body())] * 3]
        lines = [json.loads(line) for line in server.process.communicate(timeout=60)[0].splitlines()]
        assert server.process.returncode == 0
    assert lines[0]["data"] == ORDER
    assert lines[0]["fields"]["tenantId"] == TENANT
    assert lines[1]["fields"]["unknown"] == "一"
    forwarded = [{"status_code": status, "answer": answer.decode()} for answer, status in answers]
    assert [line["forwarded"] for line in lines] == forwarded
    assert [line["repeated"] for line in lines] == [False, False, True, True, True]


def test_no_answer_of_the_target_is_a_rejection() -> None:
    with listening("--forward", "http://127.0.0.1:1/") as server:
        assert server.push(body()).json() == REJECTED
        assert "forwarded: no answer ConnectError" in server.stop()[0]


def test_function_of_the_user_verifies(tmp_path: Path) -> None:
    hook = tmp_path / "checking.py"
    hook.write_text(f"def verify(push):\n    return push.tenant_id == {TENANT!r}\n")
    with listening("--verify", f"{hook}:verify") as server:
        assert server.push(body()).json() == ACCEPTED
        assert server.push(body(tenantId="another")).json() == REJECTED
        out, _ = server.stop(signal.SIGTERM)
    assert "refused: waiqin365: verify did not return True" in out
    assert server.notes == ""


def test_odd_requests_do_not_stop_it() -> None:
    with listening() as server:
        assert server.push(b"{}", **{"Content-Type": "application/json"}).json() == REJECTED
        assert server.push(b"no form").json() == REJECTED
        assert httpx.get(server.url, trust_env=False).status_code == 405
        assert httpx.post(server.url, content=iter([b"a"]), trust_env=False).status_code == 411
        host, port = server.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(b"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n")
            assert b" 413 " in connection.recv(100)
        for sent in (b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc", b"\x16\x03\x01", b""):
            with socket.create_connection((host, int(port))) as connection:
                connection.sendall(sent)
        assert server.push(body(data="\x1b[31m{")).json() == REJECTED
        assert server.push(body(data='"\\u001b[31mred"', dataType="visit")).json() == ACCEPTED
        with socket.create_connection((host, int(port))) as slow:
            slow.sendall(b"POST / HTTP/1.1\r\nContent-Le")  # it is not waited for
            out, _ = server.stop()
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("--forward", "nowhere"), "--forward nowhere is not a URL"),
        (("--verify", "verify"), "write FILE.py:FUNCTION"),
        (("--verify", "nowhere.py:verify"), "--verify nowhere.py:verify cannot be loaded: FileNotFoundError"),
        (("--verify", "json:nothing"), "cannot be loaded: AttributeError"),
        (("--host", "192.0.2.1"), "cannot listen on 192.0.2.1:8765"),
    ],
)
def test_bad_input_is_one_line(arguments: tuple[str, ...], wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(app, arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert wanted in err


def test_labels_are_those_of_the_spec() -> None:
    schema = yaml.safe_load((ROOT / "specs" / "waiqin365" / "schemas" / "pushes.yaml").read_text(encoding="utf-8"))
    titles = {name: each["title"] for name, each in schema["Push"]["properties"].items() if "title" in each}
    assert titles == LABELS
