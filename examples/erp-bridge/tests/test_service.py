"""The command, as a process, and the loop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta

import pytest

from dingdan_sandbox.testing import SandboxServer
from erp_bridge.bridge import Bridge
from erp_bridge.pushing import SECONDS_UNTIL_SETTLED
from erp_bridge.settings import Settings
from simulated_erp import Erp


def started(erp: Erp, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Start `python -m erp_bridge`. The fixture has set WAIQIN365_* in the environment."""
    variables = {"ERP_DATABASE": str(erp.settings.database), "ERP_SINCE": "2026-01-01", **environment}
    return subprocess.Popen(
        [sys.executable, "-m", "erp_bridge", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **variables},
        stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


def test_a_killed_process_sends_nothing_twice(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    erp.ships("EX-1", erp.order("SO-1"))
    dingdan_sandbox.fault("written-then-silent", on="shipments.add")
    with started(erp, "--once") as process:
        dingdan_sandbox.requests.wait_for("shipments.add")
        process.kill()
    dingdan_sandbox.clear_faults()
    erp.clock.advance(timedelta(seconds=SECONDS_UNTIL_SETTLED + 1))
    bridge.run_once()
    assert erp.outbox.states() == {"EX-1": "sent"}
    assert len(dingdan_sandbox.requests.of("shipments.add")) == 1


def test_it_runs_until_sigterm(dingdan_sandbox: SandboxServer, erp: Erp) -> None:
    erp.ships("EX-1", erp.order("SO-1"))
    with started(erp, ERP_EVERY="0.01") as process:
        dingdan_sandbox.requests.wait_for("shipments.add")
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate()
    assert process.returncode == 0, log
    assert "shipment EX-1 of order SO-1 was sent" in log
    assert erp.outbox.states() == {"EX-1": "sent"}


def test_a_failed_round_is_logged_and_the_next_one_goes_on(
    dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp, caplog: pytest.LogCaptureFixture
) -> None:
    erp.ships("EX-1", erp.order("SO-1"))
    dingdan_sandbox.fault("403", on="orders.query", times=1)
    stop = threading.Event()
    thread = threading.Thread(target=bridge.run, args=(stop,))
    thread.start()
    dingdan_sandbox.requests.wait_for("shipments.add")
    stop.set()
    thread.join()
    assert erp.arrived() == ["EX-1"]
    assert "this round failed" in caplog.text


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"ERP_SINCE": None}, "ERP_SINCE is not set; README.md has the settings"),
        ({"ERP_EVERY": "soon"}, "ERP_EVERY is 'soon'; it must be a number of seconds"),
    ],
)
def test_a_missing_or_wrong_setting_is_named(
    changed: dict[str, str | None], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"ERP_DATABASE": "erp.sqlite", "ERP_SINCE": "2026-01-01", **changed}.items():
        monkeypatch.setenv(name, value) if value is not None else monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit, match=message):
        Settings.from_environment()
