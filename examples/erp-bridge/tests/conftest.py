"""An ERP for each test: an empty database, and the shipments that it wants to send."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dingdan import Waiqin365
from dingdan_sandbox.testing import SandboxServer
from erp_bridge.bridge import Bridge
from erp_bridge.settings import Settings
from simulated_erp import Erp


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database=tmp_path / "erp.sqlite", since="2026-01-01", every=0.01, settle=0.01)


@pytest.fixture
def erp(settings: Settings, dingdan_sandbox: SandboxServer) -> Iterator[Erp]:
    with closing(sqlite3.connect(settings.database, timeout=30)) as database:
        yield Erp(settings, database, dingdan_sandbox)


@pytest.fixture
def bridge(waiqin365: Waiqin365, erp: Erp) -> Bridge:
    return Bridge(waiqin365, erp.settings, erp.clock)
