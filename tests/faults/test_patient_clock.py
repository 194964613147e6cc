"""The clock of upper bounds stands still while this process cannot run, and goes on while it only waits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from tests.support.patient_clock import PatientClock

STOPPED = 0.6
PROGRAM = """
import sys, time
from tests.support.patient_clock import PatientClock
with PatientClock() as clock:
    began = time.monotonic()
    print("counting", flush=True)
    sys.stdin.readline()
    print(time.monotonic() - began, clock.seconds, flush=True)
"""


def test_time_in_which_a_process_was_stopped_does_not_count() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[2],
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "counting\n"
        os.kill(process.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
        threading.Event().wait(STOPPED)
        os.kill(process.pid, signal.SIGCONT)
        process.stdin.write("\n")
        process.stdin.close()
        clock, counted = map(float, process.stdout.readline().split())
    assert clock >= STOPPED
    assert counted <= clock - STOPPED + 0.1


def test_waiting_counts() -> None:
    with PatientClock() as clock:
        began = time.monotonic()
        while clock.seconds < 0.2:
            threading.Event().wait(0.02)
        assert time.monotonic() - began >= 0.2
