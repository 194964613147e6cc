"""A datetime without a time zone is Asia/Shanghai time on every machine, and a machine elsewhere is told so once."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dingdan import AsyncWaiqin365, DingdanWarning, Waiqin365
from dingdan_runtime import SHANGHAI
from tests.dingdan.calling import APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import ScriptedServer, waiqin, waiqin_rows, wshoto_rows

NAIVE = datetime(2026, 11, 1, 9, 30)
WRITTEN = "2026-11-01 09:30:00"
SHIPMENT: dict[str, Any] = {"order_no": "1", "emp_code": "E"}


@pytest.fixture
def machine_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Moves this process to another time zone."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


def warned(calls: Calls, *made: Callable[[Any], Any]) -> list[warnings.WarningMessage]:
    """What one client warns of."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        calls.all(*made)
    return caught


@pytest.mark.finding(9)
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo", "XYZ-3"])
def test_naive_time_is_shanghai_time_and_warned_of_once_a_client(
    zone: str, machine_in: Callable[[str], None], wq: Calls, server: ScriptedServer
) -> None:
    machine_in(zone)
    server.will(waiqin_rows(), waiqin())
    (warning,) = warned(
        wq,
        lambda client: client.orders.query(end_create_date=NAIVE, after_modify_date=NAIVE),
        lambda client: client.shipments.add([{**SHIPMENT, "send_time": NAIVE}]),
    )
    assert warning.category is DingdanWarning
    assert "taken as Asia/Shanghai time" in str(warning.message)
    assert server.asked[0].json["end_create_date"] == server.asked[1].json[0]["send_time"] == WRITTEN
    server.will(waiqin_rows())
    assert len(warned(wq, lambda client: client.orders.query(after_modify_date=NAIVE))) == 1  # another client


@pytest.mark.finding(9)
def test_naive_time_is_shanghai_time_on_wshoto_too(
    machine_in: Callable[[str], None], ws: Calls, server: ScriptedServer
) -> None:
    machine_in("UTC")
    server.will(wshoto_rows(total=0))
    (warning,) = warned(ws, lambda client: client.mall_orders.list(type=1, start_time=NAIVE))
    assert warning.category is DingdanWarning
    assert server.asked[0].json["start_time"] == NAIVE.replace(tzinfo=SHANGHAI).timestamp()


@pytest.mark.finding(9)
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Singapore", "Australia/Perth", "CST-8"])
def test_machine_at_the_same_offset_hears_nothing(
    zone: str, machine_in: Callable[[str], None], wq: Calls, server: ScriptedServer
) -> None:
    machine_in(zone)
    server.will(waiqin_rows())
    assert warned(wq, lambda client: client.orders.query(after_modify_date=NAIVE)) == []


@pytest.mark.finding(9)
@pytest.mark.parametrize(
    "since", [NAIVE.replace(tzinfo=UTC), NAIVE.replace(tzinfo=SHANGHAI), date(2026, 11, 1), WRITTEN]
)
def test_time_that_leaves_no_doubt_is_not_warned_of(
    since: Any, machine_in: Callable[[str], None], wq: Calls, server: ScriptedServer
) -> None:
    machine_in("UTC")
    server.will(waiqin_rows())
    assert warned(wq, lambda client: client.orders.query(after_modify_date=since)) == []


def lines_of(function: Callable[..., Any]) -> tuple[str, range]:
    """The file of a function, and its lines."""
    source, start = inspect.getsourcelines(function)
    return inspect.getfile(function), range(start, start + len(source))


@pytest.mark.finding(9)
def test_warning_points_at_the_line_of_the_caller(machine_in: Callable[[str], None], server: ScriptedServer) -> None:
    machine_in("UTC")
    server.will(waiqin())

    def sync(client: Waiqin365) -> None:
        client.orders.close(order_no="1", extra_body={"a": 1})  # no time in it, so no warning
        client.orders.query(after_modify_date=NAIVE)

    server.will(waiqin_rows())
    with Waiqin365(OPENID, APPKEY, base_url=server.url) as wq, pytest.warns(DingdanWarning) as caught:
        sync(wq)
    file, lines = lines_of(sync)
    assert (caught[0].filename, caught[0].lineno) == (file, lines[2])


@pytest.mark.finding(9)
@pytest.mark.anyio
async def test_warning_points_at_the_line_of_the_awaiting_caller(
    machine_in: Callable[[str], None], server: ScriptedServer
) -> None:
    machine_in("UTC")

    async def write(client: AsyncWaiqin365) -> None:
        await client.shipments.add([{"order_no": "1", "emp_code": "E", "send_time": NAIVE}])

    server.will(waiqin())
    async with AsyncWaiqin365(OPENID, APPKEY, base_url=server.url) as awq:
        with pytest.warns(DingdanWarning) as caught:
            await write(awq)
    file, lines = lines_of(write)
    assert (caught[0].filename, caught[0].lineno) == (file, lines[1])


SCRIPT = """
import sys
from datetime import datetime
from dingdan import Waiqin365
with Waiqin365("openid", "appkey", base_url=sys.argv[1]) as wq:
    wq.orders.query(after_modify_date=datetime(2026, 11, 1, 9, 30))
"""


@pytest.mark.finding(9)
@pytest.mark.parametrize(("zone", "told"), [("Europe/Berlin", True), ("Asia/Shanghai", False)])
def test_program_without_filters_sees_the_warning_on_stderr(zone: str, told: bool, server: ScriptedServer) -> None:
    server.will(waiqin_rows())
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, server.url],
        env={**environment, "TZ": zone}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ("<string>:6: DingdanWarning: a datetime without a time zone" in run.stderr) is told
    assert server.asked[0].json["after_modify_date"] == WRITTEN


@pytest.mark.finding(9)
def test_docstring_of_every_argument_that_takes_a_datetime_says_what_a_naive_one_is() -> None:
    from tests.dingdan.test_documented_examples import operations

    checked = 0
    for operation in operations().values():
        package = f"{operation.platform}_api.resources.{operation.call.partition('.')[0]}"
        timed = [field for field in operation.body.fields if field.kind.endswith(("time", "date", "seconds"))]
        if operation.body.array or not timed:
            continue
        module = __import__(package, fromlist=["resources"])
        resource, _, method = operation.call.partition(".")
        for prefix in ("", "Async"):
            text = inspect.getdoc(getattr(getattr(module, prefix + resource.title().replace("_", "")), method)) or ""
            said = " ".join(text.split()).count("A naive datetime is taken as Asia/Shanghai time")
            assert said == len(timed), operation.call
            checked += said
    assert checked > 50
