"""The fixtures of pytest, as users get them: in pytest runs of their own.

That they can be used in parallel is tried by the whole suite, which runs on xdist. `tests/examples` uses them in a
process of its own, from the wheel.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tests.kit.preloaded  # noqa: F401

pytest_plugins = ["pytester"]

USES_ALL = """
import asyncio, os
import httpx, pytest
from dingdan import AsyncWaiqin365, Waiqin365, Wshoto

def test_clients_read_own_records(dingdan_sandbox, waiqin365, wshoto):
    dingdan_sandbox.orders.put(order_no="SO-1")
    dingdan_sandbox.mall_orders.put(order_code="M-1")
    assert [order.order_no for order in waiqin365.orders.query()] == ["SO-1"]
    assert [order.order_code for order in wshoto.mall_orders.list(type=1, start_time=0)] == ["M-1"]

def test_each_test_starts_empty(dingdan_sandbox):
    assert dingdan_sandbox.orders.list() == []
    assert len(dingdan_sandbox.requests) == 0

def test_a_service_finds_the_sandbox_in_the_environment(dingdan_sandbox):
    dingdan_sandbox.orders.put(order_no="SO-2")
    with Waiqin365() as wq, Wshoto() as ws:
        assert [order.order_no for order in wq.orders.query()] == ["SO-2"]
        assert ws.valet_orders.list(page_size=20).records == []
    assert "WSHOTO_ACCESS_TOKEN" not in os.environ

def test_asynchronous_clients_need_no_plugin_and_no_close(dingdan_sandbox, async_waiqin365, async_wshoto):
    dingdan_sandbox.orders.put(order_no="SO-3")

    async def read():
        orders = [order.order_no async for order in async_waiqin365.orders.query()]
        return orders, (await async_wshoto.valet_orders.list(page_size=20)).records

    assert asyncio.run(read()) == (["SO-3"], [])

@pytest.mark.anyio
async def test_asynchronous_clients_with_anyio(dingdan_sandbox, async_waiqin365):
    dingdan_sandbox.orders.put(order_no="SO-4")
    async with async_waiqin365 as wq:
        assert [order.order_no async for order in wq.orders.query()] == ["SO-4"]

def test_faults(dingdan_sandbox, waiqin365):
    dingdan_sandbox.fault("empty-body")
    assert waiqin365.orders.query().records == []
    assert [entry.fault for entry in dingdan_sandbox.requests] == ["empty-body", None]
"""


@pytest.fixture(autouse=True)
def warnings_are_errors(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    pytester.makeini("[pytest]\nfilterwarnings = error\naddopts = -p no:cacheprovider")
    pytester.makeconftest("import pytest\n@pytest.fixture\ndef anyio_backend():\n    return 'asyncio'\n")
    monkeypatch.setenv("WAIQIN365_OPENID", "my own")
    monkeypatch.setenv("WSHOTO_ACCESS_TOKEN", "my own too")
    monkeypatch.setenv("NO_PROXY", "intranet.example.com")


def test_all_fixtures(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(USES_ALL)
    pytester.runpytest_inprocess("-p", "no:cov").assert_outcomes(passed=6)
    assert (os.environ["WAIQIN365_OPENID"], os.environ["WSHOTO_ACCESS_TOKEN"]) == ("my own", "my own too")
    assert os.environ["NO_PROXY"] == "intranet.example.com"
    assert {"WAIQIN365_BASE_URL", "WSHOTO_APPID", "no_proxy"} & os.environ.keys() == set()


def test_settings_can_be_overridden(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest
        from dingdan_sandbox import Sandbox

        @pytest.fixture
        def dingdan_sandbox_settings():
            return Sandbox(orders=30, page_size=10)

        def test_seeded(dingdan_sandbox, waiqin365):
            assert len(waiqin365.orders.query().records) == 10
            assert len(dingdan_sandbox.orders) >= 30
        """
    )
    pytester.runpytest_inprocess("-p", "no:cov").assert_outcomes(passed=1)


def test_a_fault_that_does_not_fit_is_an_error_of_the_test(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        def test_misfit(dingdan_sandbox, waiqin365):
            dingdan_sandbox.fault("no-total-wshoto")
            with pytest.raises(Exception):
                waiqin365.orders.query(max_retries=0)
        """
    )
    result = pytester.runpytest_inprocess("-p", "no:cov")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*FaultMisfitError: the fault 'no-total-wshoto' does not fit orders.query*"])


NOTHING_LOADED = """
import sys, threading

def test_nothing_is_loaded():
    loaded = {"dingdan", "dingdan_sandbox.app", "dingdan_sandbox.testing", "httpx", "starlette", "uvicorn"}
    assert loaded & sys.modules.keys() == set()
    assert "dingdan_sandbox.pytest_plugin" in sys.modules
    assert threading.active_count() == 1
"""


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTEST_ADDOPTS": "", **environment},
    )  # fmt: skip


def test_a_run_that_uses_no_fixture_loads_nothing(tmp_path: Path) -> None:
    (tmp_path / "test_own.py").write_text(NOTHING_LOADED)
    # Other plugins of this environment load httpx themselves.
    done = run(tmp_path, "-p", "no:schemathesis", "-p", "no:hypothesispytest", "-p", "no:anyio", "-p", "no:cov")
    assert done.returncode == 0, done.stdout


def test_the_plugin_can_be_left_out(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it(dingdan_sandbox): ...")
    result = pytester.runpytest_inprocess("-p", "no:cov", "-p", "no:dingdan")
    result.stdout.fnmatch_lines(["*fixture 'dingdan_sandbox' not found*"])


def test_without_the_extra_the_fixture_names_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it(waiqin365): ...")
    pytester.makeconftest(
        """
        import sys

        class Missing:
            def find_spec(self, name, path=None, target=None):
                if name.partition(".")[0] == "starlette":
                    raise ModuleNotFoundError("No module named 'starlette'", name="starlette")

        sys.meta_path.insert(0, Missing())
        """
    )
    done = run(pytester.path, "-p", "dingdan_sandbox.pytest_plugin", PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert "The fixture dingdan_sandbox needs starlette: pip install 'dingdan[sandbox]'" in done.stdout
    assert "1 error" in done.stdout
