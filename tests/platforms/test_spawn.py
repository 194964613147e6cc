"""Processes that are spawned, as on Windows and macOS, where nothing of the parent's memory is there."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from dingdan import Waiqin365, Wshoto
from dingdan_sandbox import Sandbox, running


def read(url: str, token_file: str) -> tuple[int, int]:
    """Read with clients of both platforms that this process makes."""
    from dingdan import FileTokenStore

    with (
        Waiqin365(openid="sandbox-openid", appkey="sandbox-appkey", base_url=url) as waiqin365,
        Wshoto(
            appid="sandbox-appid", app_secret="sandbox-secret", base_url=url, token_store=FileTokenStore(token_file)
        ) as wshoto,
    ):
        orders = list(waiqin365.orders.query(after_modify_date="2020-01-01 00:00:00"))
        return len(orders), len(wshoto.valet_orders.list().records)


def write(url: str, to: str) -> int:
    """Sync in this process."""
    from dingdan_sync import sync

    with Waiqin365(openid="sandbox-openid", appkey="sandbox-appkey", base_url=url) as client:
        sync(client, to=to, tables=["orders"], since="2020-01-01")
    return os.getpid()


def test_clients_and_syncs_work_in_spawned_processes(tmp_path: Path) -> None:
    file = tmp_path / "orders.duckdb"
    with (
        running(Sandbox(orders=12)) as server,
        multiprocessing.get_context("spawn").Pool(2) as pool,
    ):
        reads = [pool.apply_async(read, (server.url, str(tmp_path / "tokens.json"))) for _ in range(2)]
        pid = pool.apply(write, (server.url, f"duckdb:///{file}"))
        (first, second) = [each.get(120) for each in reads]
        pool.close()
        pool.join()
    assert first == second
    assert min(first) > 0
    assert (pid != os.getpid(), file.exists()) == (True, True)


def test_client_says_why_it_cannot_be_sent_to_a_process() -> None:
    with Waiqin365(openid="o", appkey="a") as client, multiprocessing.get_context("spawn").Pool(1) as pool:
        with pytest.raises(TypeError, match="a Waiqin365 cannot be pickled: create one in each process"):
            pool.apply(repr, (client,))
        pool.close()
        pool.join()
