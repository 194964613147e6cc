"""The example app over a real socket, and what docs/webhooks.md shows."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from dingdan_sandbox.serving import listen, server_of, url_of
from examples.webhook_receiver import create_app
from tests.webhooks.pushing import FAILED, FORM, OK, ORDER, TENANT, body, compact, encoded_again, form

ROOT = Path(__file__).resolve().parents[2]
PATH = "/waiqin365/a-long-random-word"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[httpx.Client]:
    """A client of the example app, which listens on loopback and keeps its files in `tmp_path`."""
    bound = listen("127.0.0.1", 0)
    server = server_of(create_app(tmp_path, TENANT, PATH))
    thread = threading.Thread(target=server.run, args=([bound],))
    thread.start()
    try:
        server.settled.wait()
        with httpx.Client(base_url=url_of(bound)) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()
        bound.close()


def orders(folder: Path) -> list[tuple[str, str, bytes]]:
    with closing(sqlite3.connect(folder / "orders.db")) as database:
        return database.execute("SELECT order_no, amount, raw FROM orders ORDER BY order_no").fetchall()


def test_a_pushed_order_is_kept(client: httpx.Client, tmp_path: Path) -> None:
    response = client.post(PATH, data=form())
    assert (response.status_code, response.content) == (200, OK)
    assert response.headers["content-type"] == "application/json"
    assert orders(tmp_path) == [("DH-1", "118.50", compact(ORDER).encode())]


def test_data_that_is_encoded_twice(client: httpx.Client, tmp_path: Path) -> None:
    pushed = compact([ORDER, {**ORDER, "order_no": "DH-2"}])
    assert client.post(PATH, data=form(data=encoded_again(pushed))).content == OK
    assert [order_no for order_no, _, _ in orders(tmp_path)] == ["DH-1", "DH-2"]


@pytest.mark.parametrize("data_type", ["stdorder_sent", "stdom_return", "stdorder_carsale", "employee", "later"])
def test_other_pushes_are_taken(client: httpx.Client, tmp_path: Path, data_type: str) -> None:
    assert client.post(PATH, data=form(dataType=data_type)).content == OK
    assert orders(tmp_path) == []


def test_strangers_and_broken_forms_are_refused(client: httpx.Client, tmp_path: Path) -> None:
    headers = {"content-type": FORM}
    replies = [
        client.post(PATH, data=form(tenantId="another")),
        client.post(PATH, data=form(tenantId=None)),
        client.post(PATH, json=form()),
        client.post(PATH),
        client.post(PATH, content=b"\xff" * 1000, headers=headers),
        client.post(PATH, content=body() + b"&msgId=2", headers=headers),
        client.post(PATH, content=body(data="x" * 17 * 1024 * 1024), headers=headers),
    ]
    assert [(reply.status_code, reply.content) for reply in replies] == [(200, FAILED)] * len(replies)
    assert client.post("/waiqin365/guessed", data=form()).status_code == 404
    assert client.get(PATH).status_code == 405
    assert orders(tmp_path) == []


def test_a_push_that_comes_many_times_at_once_is_kept_once(client: httpx.Client, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda number: client.post(PATH, data=form(msgId=f"m{number % 4}")), range(32)))
    assert {reply.content for reply in replies} <= {OK, FAILED}
    # What was answered with a failure was under way; it is sent again, and known.
    assert [client.post(PATH, data=form(msgId=f"m{number}")).content for number in range(4)] == [OK] * 4
    with closing(sqlite3.connect(tmp_path / "pushes.db")) as database:
        assert database.execute("SELECT msg_id, done FROM seen ORDER BY 1").fetchall() == [
            (f"m{number}", 1) for number in range(4)
        ]


def test_a_failure_of_the_handler_is_made_good_by_the_next_push(client: httpx.Client, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "orders.db")) as database, database:
        database.execute("ALTER TABLE orders RENAME TO away")
    assert client.post(PATH, data=form()).content == FAILED
    with closing(sqlite3.connect(tmp_path / "orders.db")) as database, database:
        database.execute("ALTER TABLE away RENAME TO orders")
    assert client.post(PATH, data=form()).content == OK
    assert len(orders(tmp_path)) == 1


def test_what_the_page_shows_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/webhooks.md").read_text("utf-8"), flags=re.DOTALL)
    example += f"\nreply = answer({body(tenantId='8000000000000000001')!r}, {FORM!r})\nprint(reply.body.decode())"
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {"return_code": 0}
    assert "DH-1" in done.stdout


def test_importing_loads_no_record() -> None:
    script = (
        "import sys, dingdan; before = set(sys.modules); import dingdan.webhooks; print(*set(sys.modules) - before)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    others = {
        name
        for name in done.stdout.split()
        # What begins with an underscore is the C half of a standard module, or its data.
        if name.partition(".")[0] not in {"dingdan", *sys.stdlib_module_names} and not name.startswith("_")
    }
    assert others == {"dingdan_runtime.codes", "dingdan_runtime.times", "waiqin365_api.codes", "waiqin365_api.pushes"}
