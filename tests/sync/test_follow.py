"""A sync that repeats: what it writes, what it makes of failures, and how it is stopped."""

from __future__ import annotations

import datetime as dt
import json
import logging
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader

from dingdan import Waiqin365
from dingdan_sandbox import Running, Sandbox, running
from dingdan_sync import (
    AlreadyRunningError,
    Follower,
    ForeignTableError,
    Health,
    InvalidSyncError,
    SourceError,
    StoppedError,
    Sync,
    UnreachableError,
    follow,
)
from dingdan_sync.health import fault
from tests.sync.conftest import LAST_DAY, client_of
from tests.sync.equality import differences, query
from waiqin365_api.tables import ORDERS, RETURNS

ROOT = Path(__file__).parents[2]
SINCE = dt.timedelta(days=60)
QUICK: dict[str, Any] = {
    "every": "0.01s",
    "jitter": "0s",
    "retry_after": "0.001s",
    "longest_wait": "0.004s",
    "pause": dt.timedelta(),
    "window_days": 60,
}
WAIT_SECONDS = 60


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The address of an empty database."""
    return f"sqlite:///{tmp_path}/orders.sqlite"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A health file."""
    return tmp_path / "health.json"


def after(runs: int, do: Callable[[], object]) -> Callable[[Health], None]:
    """A hook that acts after so many runs."""

    def on_run(health: Health) -> None:
        if health.runs == runs:
            do()

    return on_run


def test_runs_repeat_until_it_is_stopped(box: Running, wq: Waiqin365, file: str, path: Path) -> None:
    stop = threading.Event()
    seen: list[dict[str, Any]] = []

    def on_run(health: Health) -> None:
        seen.append(json.loads(path.read_text(encoding="utf-8")))
        if health.runs == 1:
            box.edit("returns", box.ids("returns")[0], remarks="changed")
        if health.runs == 2:
            stop.set()

    done = follow(
        wq,
        to=file,
        since=SINCE,
        tables=["returns"],
        health=path,
        stop=stop,
        on_run=on_run,
        **QUICK,
    )
    assert differences(wq, file, (RETURNS,)) == {}
    assert [each["work"] for each in seen] == ["waiting", "waiting"]
    assert seen[0]["rows"] > seen[1]["rows"] > 0
    assert done.rows_total == seen[0]["rows"] + seen[1]["rows"]
    assert done.lag_seconds is not None
    assert done.lag_seconds < WAIT_SECONDS
    last = json.loads(path.read_text(encoding="utf-8"))
    assert (last["work"], last["runs"], last["next_run"]) == ("stopped", 2, None)


def test_other_processes_read_between_two_runs(wq: Waiqin365, tmp_path: Path) -> None:
    to = f"duckdb:///{tmp_path}/orders.duckdb"
    counts: list[Any] = []
    follower = Follower(wq, to=to, since=SINCE, tables=["returns"], on_run=lambda _: look(), **QUICK)

    def look() -> None:
        program = (
            f"import duckdb; print(duckdb.connect('{tmp_path}/orders.duckdb').sql('from waiqin365_returns').fetchall())"
        )
        counts.append(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout)
        follower.stop()

    follower.run()
    assert b"default" in counts[0]


def test_failures_that_may_pass_are_tried_again(wq: Waiqin365, file: str, path: Path, caplog: Any) -> None:
    caplog.set_level(logging.INFO, "dingdan.sync")
    kinds: list[Any] = []
    with Sync(wq, to=file, tables=["returns"], since=SINCE) as other:
        lock = other.destination.lock("waiqin365")
        lock.__enter__()
        follower = Follower(
            wq, to=file, since=SINCE, tables=["returns"], health=path, **QUICK, on_run=lambda h: on_run(h)
        )

        def on_run(health: Health) -> None:
            kinds.append((health.consecutive_failures, health.last_error and health.last_error.kind))
            if health.runs == 3:
                lock.__exit__(None, None, None)
            if health.runs == 4:
                follower.stop()

        follower.run()
    assert kinds == [(1, "AlreadyRunningError"), (2, "AlreadyRunningError"), (3, "AlreadyRunningError"),
                     (0, "AlreadyRunningError")]  # fmt: skip
    assert differences(wq, file, (RETURNS,)) == {}
    lines = [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "dingdan.sync"]
    assert [level for level, _ in lines] == ["WARNING"] * 3 + ["INFO"]
    assert "failure 2" in lines[1][1]
    assert lines[3][1].startswith("sync of waiqin365 (default) to sqlite: ok, ")


@pytest.mark.parametrize(
    ("to", "kind"),
    [("sqlite:///{}/orders.sqlite", SourceError), ("postgresql://me:geheim@127.0.0.1:9/orders", UnreachableError)],
)
def test_platform_or_server_that_does_not_answer_is_tried_again(
    tmp_path: Path, path: Path, to: str, kind: type[Exception], caplog: Any
) -> None:
    caplog.set_level(logging.INFO, "dingdan.sync")
    with Waiqin365("my-openid", "my-appkey", base_url="http://127.0.0.1:9", max_retries=0) as nobody:
        follower = Follower(
            nobody, to=to.format(tmp_path), health=path, on_run=after(3, lambda: follower.stop()), **QUICK
        )
        done = follower.run()
    assert (done.runs, done.consecutive_failures, done.last_success) == (3, 3, None)
    assert done.last_error is not None
    assert done.last_error.kind == kind.__name__
    for secret in ("geheim", "my-openid", "my-appkey"):
        assert secret not in path.read_text(encoding="utf-8") + caplog.text


def test_error_that_no_run_heals_ends_it(wq: Waiqin365, file: str, path: Path) -> None:
    query(file, "create table waiqin365_returns (note varchar(20))")
    with pytest.raises(ForeignTableError):
        follow(wq, to=file, since=SINCE, tables=["returns"], health=path, **QUICK)
    last = json.loads(path.read_text(encoding="utf-8"))
    assert (last["work"], last["runs"], last["last_error"]["kind"]) == ("stopped", 1, "ForeignTableError")


def test_closed_client_ends_it(box: Running, file: str) -> None:
    client = client_of(box)
    client.close()
    with pytest.raises(SourceError):
        follow(client, to=file, since=SINCE, tables=["returns"], **QUICK)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"every": "5 minutes"}, "every: .*5 minutes"),
        ({"every": "0s"}, "every is longer than nothing"),
        ({"every": 300}, "every: "),
        ({"every": dt.timedelta(-1)}, "every: "),
        ({"jitter": "soon"}, "jitter: "),
        ({"retry_after": ""}, "retry_after: "),
        ({"longest_wait": None}, "longest_wait: "),
        ({"to": "oracle://host/db"}, "oracle is unknown"),
        ({"to": "sqlite:///:memory:"}, "in memory"),
        ({"to": "duckdb://"}, "in memory"),
        ({"tables": "orders"}, "list of names"),
        ({"since": "gestern"}, "gestern"),
        ({"workers": 0}, "workers"),
    ],
)
def test_wrong_argument_is_refused_when_it_is_made(arguments: dict[str, Any], said: str) -> None:
    nobody = Waiqin365("openid", "appkey", base_url="http://127.0.0.1:9")
    with pytest.raises(InvalidSyncError, match=said):
        Follower(nobody, **{"to": "sqlite:///orders.sqlite", "every": "5m", **arguments})


def test_health_file_in_no_folder_is_refused_before_a_run(wq: Waiqin365, file: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidSyncError, match="health file"):
        follow(wq, to=file, health=tmp_path / "none" / "health.json", **QUICK)
    assert not (tmp_path / "orders.sqlite").exists()


def test_it_runs_in_one_thread_at_a_time(wq: Waiqin365, file: str) -> None:
    refused: list[Exception] = []
    follower = Follower(wq, to=file, since=SINCE, tables=["returns"], on_run=lambda _: again(), **QUICK)

    def again() -> None:
        try:
            follower.run()
        except AlreadyRunningError as error:
            refused.append(error)
        follower.stop()

    follower.run()
    assert len(refused) == 1


def test_hook_that_raises_is_logged(wq: Waiqin365, file: str, caplog: Any) -> None:
    stop = threading.Event()

    def on_run(_: Health) -> None:
        stop.set()
        raise RuntimeError("of the user's")

    follow(wq, to=file, since=SINCE, tables=["returns"], stop=stop, on_run=on_run, **QUICK)
    assert "of the user's" in caplog.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_stops_it_and_the_handlers_of_before_are_back(wq: Waiqin365, file: str, number: signal.Signals) -> None:
    called: list[int] = []
    before = signal.signal(number, lambda got, _: called.append(got))
    try:
        mine = signal.getsignal(number)
        follow(
            wq, to=file, since=SINCE, tables=["returns"], **{**QUICK, "every": "1h"},
            on_run=lambda _: signal.raise_signal(number),
        )  # fmt: skip
        assert called == []
        assert signal.getsignal(number) is mine
    finally:
        signal.signal(number, before)


def test_threads_take_no_signals(wq: Waiqin365, file: str) -> None:
    handlers: list[Any] = []
    follower = Follower(wq, to=file, since=SINCE, tables=["returns"], on_run=lambda _: look(), **QUICK)

    def look() -> None:
        handlers.append(signal.getsignal(signal.SIGTERM))
        follower.stop()

    thread = threading.Thread(target=follower.run)
    before = signal.getsignal(signal.SIGTERM)
    thread.start()
    thread.join(WAIT_SECONDS)
    assert handlers == [before]


@pytest.mark.parametrize(("number", "moment"), [(signal.SIGTERM, "response"), (signal.SIGINT, "ran")])
def test_process_that_is_asked_to_stop_ends_well(
    tmp_path: Path, path: Path, number: signal.Signals, moment: str
) -> None:
    """While it reads (many windows are left) and while it waits for the next run."""
    to = f"sqlite:///{tmp_path}/orders.sqlite"
    with running(Sandbox(orders=60, page_size=10, until=LAST_DAY)) as box, client_of(box) as wq:
        with subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.sync.following", box.url, to, str(path)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as process:  # fmt: skip
            try:
                assert process.stdout is not None
                for line in process.stdout:
                    if line.strip() == moment:
                        break
                process.send_signal(number)
                rest, errors = process.communicate(timeout=WAIT_SECONDS)
            finally:
                process.kill()
        assert (process.returncode, errors) == (0, "")
        assert ("ran" in rest) is False
        assert json.loads(path.read_text(encoding="utf-8"))["work"] == "stopped"
        with Sync(wq, to=to, tables=["orders"], since=SINCE, pause=dt.timedelta()) as next_run:
            next_run.run()
        assert differences(wq, to, (ORDERS,)) == {}


def test_metrics_count_rows_requests_errors_lag_and_time(wq: Waiqin365, file: str) -> None:
    reader = InMemoryMetricReader()
    provider = MeterProvider([reader])
    with Sync(wq, to=file, tables=["returns"], since=SINCE) as other:
        lock = other.destination.lock("waiqin365")
        lock.__enter__()
        follower = Follower(
            wq, to=file, since=SINCE, tables=["returns"], meter_provider=provider, **QUICK, on_run=lambda h: on_run(h)
        )

        def on_run(health: Health) -> None:
            if health.runs == 1:
                lock.__exit__(None, None, None)
            else:
                follower.stop()

        done = follower.run()
    data = reader.get_metrics_data()
    assert data is not None
    found = {
        (metric.name, metric.unit): [(dict(point.attributes or {}), point) for point in metric.data.data_points]
        for metric in data.resource_metrics[0].scope_metrics[0].metrics
    }
    common = {"dingdan.platform": "waiqin365", "dingdan.tenant": "default", "dingdan.destination": "sqlite"}
    rows = {attributes["dingdan.table"]: point.value for attributes, point in found["dingdan.sync.rows", "{row}"]}  # type: ignore[union-attr]
    assert sum(rows.values()) == done.rows_total
    assert rows["waiqin365_returns"] == query(file, "select count(*) from waiqin365_returns")[0][0]
    returns = {**common, "dingdan.table": "waiqin365_returns"}
    [(attributes, requests)] = found["dingdan.sync.requests", "{request}"]
    assert (attributes, requests.value > 1) == (returns, True)  # type: ignore[union-attr]
    [(attributes, lag)] = found["dingdan.sync.lag", "s"]
    assert (attributes, lag.value) == (returns, done.lag_seconds)  # type: ignore[union-attr]
    failed = {**common, "error.type": "AlreadyRunningError"}
    assert [(attributes, point.value) for attributes, point in found["dingdan.sync.errors", "{error}"]] == [(failed, 1)]  # type: ignore[union-attr]
    assert [attributes for attributes, _ in found["dingdan.sync.run.duration", "s"]] == [failed, common]
    provider.shutdown()
    text = data.to_json()
    assert wq.account_fingerprint(bytes(16)) is not None
    assert "sandbox-openid" not in text + repr(done)
    assert "sandbox-appkey" not in text + repr(done)


def test_without_opentelemetry_it_works_as_well(wq: Waiqin365, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "opentelemetry"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    follower = Follower(wq, to=file, since=SINCE, tables=["returns"], **QUICK, on_run=after(1, lambda: follower.stop()))
    assert follower.run().runs == 1


def test_run_that_is_stopped_is_no_failure(box: Running, wq: Waiqin365, file: str) -> None:
    """Asked at the first package: the second is not begun, and the next run goes on where it was."""
    stop = threading.Event()
    with Sync(
        wq, to=file, tables=["orders"], since=SINCE, package_documents=50, window_days=20, pause=dt.timedelta()
    ) as first:
        with pytest.raises(StoppedError, match="asked to stop") as caught:
            first.run(stop=stop, on_package=stop.set)
        written = query(file, "select count(*) from waiqin365_orders")[0][0]
        assert written < len(box.ids("orders"))
        assert caught.value.report is not None
        assert caught.value.report.documents["orders"].requests > 0
        first.run()
    assert differences(wq, file, (ORDERS,)) == {}


def test_wait_ends_when_another_thread_stops_it(wq: Waiqin365, file: str) -> None:
    follower = Follower(wq, to=file, since=SINCE, tables=["returns"], **{**QUICK, "every": "1d"},
                        on_run=lambda _: threading.Thread(target=follower.stop).start())  # fmt: skip
    began = time.monotonic()
    assert follower.run().runs == 1
    assert time.monotonic() - began < WAIT_SECONDS


def test_error_that_is_none_of_a_sync_ends_it_and_is_told(box: Running, file: str, path: Path) -> None:
    def on_request(_: object) -> None:
        raise RuntimeError("of the user's hook")

    client = Waiqin365(box.sandbox.openid, box.sandbox.appkey, base_url=box.url, on_request=on_request)
    with client, pytest.raises(RuntimeError, match="of the user's hook"):
        follow(client, to=file, since=SINCE, tables=["returns"], health=path, **QUICK)
    last = json.loads(path.read_text(encoding="utf-8"))
    assert (last["work"], last["last_error"]["kind"]) == ("stopped", "RuntimeError")
    assert "has stopped: 1 failures, the last RuntimeError" in str(fault(path, 900, dt.datetime.now(dt.UTC)))
