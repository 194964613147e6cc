"""Tests that run both collections with newman against the sandbox.

They are not part of `make test`, which needs only Python. `make check-collections` runs them.
"""

# ruff: noqa: D103
from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Running, Sandbox, running
from generator.document import operations
from generator.lint import load
from tools.collections.newman import DIST, Report, collection, requests_of, run

SPECS = DIST.parents[1]
SECRETS = {
    "waiqin365": {"openid": "wq open+勤", "appkey": "wq&键"},
    "wshoto": {"appid": "ws-app", "app_secret": "s/e+c=r&t"},
}
SUCCESS = {"waiqin365": "return_code is 0", "wshoto": "code is 0"}


@pytest.fixture
def sandbox() -> Iterator[Running]:
    given = SECRETS["waiqin365"] | SECRETS["wshoto"]
    with running(Sandbox(orders=40, **given)) as server:  # type: ignore[arg-type]
        yield server


def variables(platform: str, server: Running, **changed: str) -> dict[str, str]:
    return {"base_url": server.url, **SECRETS[platform], "allow_writes": "true", **changed}


def assertions(report: Report) -> dict[str, dict[str, bool]]:
    """Return the assertions of each request, by name: true if it passed."""
    return {
        execution["item"]["name"]: {each["assertion"]: "error" not in each for each in execution.get("assertions", ())}
        for execution in report.executions
    }


def documents(server: Running) -> dict[str, dict[str, object]]:
    """Return all documents of Waiqin365 as the platform sends them, by id."""
    with Waiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=server.url) as wq:
        reads = (wq.orders.query(), wq.shipments.query(), wq.returns.query(), wq.car_sales.query())
        return {str(record.id): record.raw for read in reads for record in read}


@pytest.mark.parametrize("platform", ["waiqin365", "wshoto"])
def test_every_request_succeeds_in_order_and_changes_only_what_the_run_added(platform: str, sandbox: Running) -> None:
    before = documents(sandbox)
    sandbox.requests.clear()
    report = run(platform, variables(platform, sandbox))
    assert (report.failures, report.exit_code) == ([], 0)
    found = assertions(report)
    assert list(found) == [item["name"] for item in requests_of(collection(platform)["item"])]
    for name, checked in found.items():
        assert any(each.startswith(SUCCESS[platform]) for each in checked), name
        assert all(checked.values()), name
    specified = {str(path[1]).partition("/{")[0] for path, _, _ in operations(load(SPECS / platform / "openapi.yaml"))}
    assert {path for path in specified for each in sandbox.requests if each.path.startswith(path)} == specified
    after = documents(sandbox)
    assert {key: after.get(key) for key in before} == before
    assert (len(after) > len(before)) == (platform == "waiqin365")


@pytest.mark.parametrize("platform", ["waiqin365", "wshoto"])
def test_a_wrong_secret_fails_the_run(platform: str, sandbox: Running) -> None:
    wrong = {"waiqin365": {"appkey": "other"}, "wshoto": {"app_secret": "other"}}[platform]
    report = run(platform, variables(platform, sandbox, **wrong))
    assert report.exit_code != 0
    assert not any(passed for checked in assertions(report).values() for name, passed in checked.items()
                   if name.startswith(SUCCESS[platform]))  # fmt: skip
    # One request for a token by hand, one by the script; then the run ends, since frequent requests are blocked.
    assert sandbox.token_calls == (2 if platform == "wshoto" else 0)


def test_without_a_credential_nothing_is_sent_and_the_run_fails(sandbox: Running) -> None:
    report = run("waiqin365", variables("waiqin365", sandbox, appkey=""))
    assert report.exit_code != 0
    assert any("Set appkey in the environment." in each for each in report.failures)
    assert list(sandbox.requests) == []


def test_writes_are_not_sent_unless_they_are_allowed(sandbox: Running) -> None:
    report = run("waiqin365", variables("waiqin365", sandbox, allow_writes=""))
    assert report.exit_code != 0
    assert any("set allow_writes to true" in each for each in report.failures)
    assert sandbox.requests
    assert all("/query" in each.path for each in sandbox.requests)


def test_a_token_is_fetched_once_kept_for_later_runs_and_dropped_when_it_is_refused(sandbox: Running) -> None:
    def read(kept: dict[str, str]) -> Report:
        return run("wshoto", kept, folder="mall_orders")

    first = read(variables("wshoto", sandbox))
    assert (first.failures, sandbox.token_calls) == ([], 1)
    kept = first.environment
    assert (read(kept).failures, sandbox.token_calls) == ([], 1)
    sandbox.revoke_tokens()
    refused = read(kept)
    assert refused.exit_code != 0
    assert refused.environment["access_token"] == ""
    renewed = read(refused.environment)
    assert (renewed.failures, sandbox.token_calls) == ([], 2)


def test_a_token_of_one_s_own_needs_no_application(sandbox: Running) -> None:
    with httpx.Client(base_url=sandbox.url, params=SECRETS["wshoto"]) as http:
        token = http.get("/openapi/access_token").json()["data"]["access_token"]
    report = run("wshoto", {"base_url": sandbox.url, "access_token": token}, folder="mall_orders")
    assert (report.failures, sandbox.token_calls) == ([], 1)
