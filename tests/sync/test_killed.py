"""A sync that is killed again and again, while the platform is edited: after one last run nothing is missing."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dingdan_sandbox import Sandbox, running
from tests.sync.conftest import client_of
from tests.sync.equality import differences
from waiqin365_api.tables import ORDERS, RETURNS

ROOT = Path(__file__).parents[2]
SEEDS = range(20) if os.environ.get("DINGDAN_TESTS") == "full" else range(2)
KILLS = 4
LONGEST_SECONDS = 1.5


def start(url: str, to: str) -> subprocess.Popen[str]:
    """Start a sync and wait until it is about to read."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.sync.syncing", url, to], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_syncs_lose_nothing(to: str, seed: int) -> None:
    chance = random.Random(seed)
    with running(Sandbox(orders=150, page_size=25, seed=seed, edits_per_request=0.5)) as box, client_of(box) as wq:
        for _ in range(KILLS):
            process = start(box.url, to)
            time.sleep(chance.random() * LONGEST_SECONDS)  # the moment of the kill: any will do
            process.kill()
            process.communicate()
        box.pause_edits()
        last = start(box.url, to)
        assert last.communicate()[0] == "done\n"
        assert last.returncode == 0
        assert differences(wq, to, (ORDERS, RETURNS)) == {}
