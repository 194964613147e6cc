"""Threads may decode the first record of a kind at the same moment."""

from __future__ import annotations

import subprocess
import sys


def test_threads_that_decode_first_records_at_once_do_not_crash() -> None:
    """msgspec lets a thread use the description of a struct that another thread is still making, which is a crash."""
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.runtime.first_decodes"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) >= 800
