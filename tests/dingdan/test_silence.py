"""A program that has set up no logging sees nothing on stderr; one that has sees each attempt and each retry."""

from __future__ import annotations

import logging
import subprocess
import sys
from typing import Any

import pytest

from dingdan import DingdanError
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import DROP, Answer, ScriptedServer, waiqin, wshoto_rows

pytestmark = pytest.mark.finding(40)
PROGRAM = """
import asyncio, sys
import dingdan, dingdan.transport._retry
dingdan.transport._retry.FIRST_WAIT_SECONDS = dingdan.transport._retry.JITTER_SECONDS = 0.0
with dingdan.Waiqin365("openid-1", "appkey-1", base_url=sys.argv[1], max_retries=1) as client:
    for call in (client.orders.query, lambda: client.orders.close(id=1)):
        try:
            call()
        except dingdan.DingdanError as error:
            print(type(error).__name__)

async def main():
    async with dingdan.AsyncWshoto(access_token="t", base_url=sys.argv[1], max_retries=1) as client:
        await client.valet_orders.list()

asyncio.run(main())
"""


def test_nothing_is_on_stderr(server: ScriptedServer) -> None:
    server.will(DROP, Answer(b"", 502), DROP, DROP, wshoto_rows())
    done = subprocess.run([sys.executable, "-c", PROGRAM, server.url], capture_output=True, text=True, check=True)
    assert (done.stdout.split(), done.stderr) == (["HTTPStatusError", "OutcomeUnknown"], "")
    assert server.asked[-1].method
    assert not server.script


def messages(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name.startswith(("dingdan", "stamina"))]


@pytest.mark.usefixtures("no_waiting")
def test_retry_is_logged_with_its_reason_and_wait(
    wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    server.will(Answer(b"", 503, {"Retry-After": "7"}), waiqin("[]"))
    wq(lambda c: c.orders.query(msg_id="m-1"), max_retries=1)
    failed, again, worked = messages(caplog)
    assert failed.startswith("queryStdomOrder HTTPStatusError: status 503, ")
    assert again == "queryStdomOrder is sent again in 7.0 s, after HTTPStatusError in attempt 1"
    assert worked.startswith("queryStdomOrder ok: status 200, rows 0, ")
    (record,) = [record for record in caplog.records if record.getMessage() == again]
    assert {"wait": 7.0, "msg_id": "m-1", "attempt": 1}.items() <= vars(record).items()


@pytest.mark.usefixtures("no_waiting")
def test_last_failure_is_not_said_to_be_sent_again(
    wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    server.will(DROP, DROP)
    with pytest.raises(DingdanError):
        wq(lambda c: c.orders.query(), max_retries=1)
    assert sum("sent again" in message for message in messages(caplog)) == 1


@pytest.mark.parametrize("step", [DROP, Answer(b"<html>"), waiqin("[]")], ids=["dropped", "html", "good"])
@pytest.mark.parametrize("call", [lambda c: c.orders.query(), lambda c: c.orders.close(id=1)], ids=["read", "write"])
def test_line_leaves_out_what_is_not_there(
    wq: Calls, ws: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture, step: Any, call: Any
) -> None:
    caplog.set_level(logging.INFO)
    server.will(step, step)
    for calls, one in ((wq, call), (ws, lambda c: c.valet_orders.list())):
        try:
            calls(one)
        except DingdanError:
            continue
    assert len(messages(caplog)) == 2
    assert [message for message in messages(caplog) if "None" in message or ", ," in message] == []
