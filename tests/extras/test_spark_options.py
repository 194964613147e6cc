"""Options, credentials and partitions of reads of Spark, without a Spark."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dingdan import Waiqin365
from dingdan_runtime import Page
from dingdan_sandbox import Running, Sandbox, running
from dingdan_spark import CredentialsError, InvalidOptionError, UnsettledError
from dingdan_spark.credentials import client_of
from dingdan_spark.options import ReadOptions, read_options
from dingdan_spark.partitions import WindowsPartition, snapshot
from dingdan_spark.reading import read_partition
from dingdan_spark.snapshots import read_created
from dingdan_sync.feeds import feeds
from dingdan_sync.windows import ZONE, Window
from tests.extras.conftest import LAST_DAY

SECRET = "Y0u-sh0uld-n0t-see-this"
NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "table is missing: it has orders, order_lines"),
        ({"table": "order"}, "waiqin365 has no table 'order': it has orders"),
        ({"appkey": SECRET}, "appkey is no option: plans and logs show options"),
        ({"access_token": SECRET}, "access_token is no option"),
        ({"credentials": SECRET}, "credentials is 'env', or 'file:' and the path of a TOML file"),
        ({"tenant": "north"}, "tenant is no option of waiqin365; there are table, tenants"),
        ({"tenants": "a,,b"}, "tenants is one name or several with commas between them, not 'a,,b'"),
        ({"tenants": "a,a"}, "tenants has 'a' twice"),
        ({"tenants": "a,A"}, "differ in case alone"),
        ({"tenants": "北方"}, "tenant '北方' cannot be part of a variable"),
        ({"since": "2999-01-01"}, "since is 2998-12-31T16:00:00+00:00, which is later than now"),
        ({"since": "soon"}, "since is a datetime, a date"),
        ({"window_days": "0"}, "window_days is a whole number from 1 on, not '0'"),
        ({"partitions": "2.5"}, "partitions is a whole number from 1 on, not '2.5'"),
        ({"max_requests_per_second": "nan"}, "max_requests_per_second is a number from 0.001 on, not 'nan'"),
        ({"deletions": "yes"}, "deletions is 'true' or 'false', not 'yes'"),
    ],
)
def test_wrong_option_is_named(options: dict[str, str], text: str) -> None:
    with pytest.raises(InvalidOptionError) as raised:
        read_options("waiqin365", {} if not options else {"table": "orders", **options})
    assert text in str(raised.value)
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize("name", ["order_lines", "waiqin365_order_lines"])
def test_table_is_named_with_or_without_its_platform(name: str) -> None:
    options = read_options("waiqin365", {"table": name})
    assert (options.table, options.document.name, options.part.part) == (
        "waiqin365_order_lines", "waiqin365_orders", "lines",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "has no section [waiqin365.north]"),
        ("waiqin365 = 3", "has no section [waiqin365.north]"),
        (f"= {SECRET}", "is no TOML file"),
        (f'[waiqin365.north]\nappkey = "{SECRET}"', "openid is missing"),
        (f'[waiqin365.north]\napkey = "{SECRET}"', "has apkey; there are openid, appkey, base_url"),
        (f'[waiqin365.north]\nopenid = "{SECRET}"\nappkey = "{SECRET}"\nmax_requests_per_second = 0', "above 0"),
        (f'[waiqin365.north]\nopenid = "{SECRET}"\nappkey = "a\\nb"', "appkey is empty, not text or has a line break"),
        (None, "No such file or directory, in the worker that reads tenant 'north'"),
    ],
)
def test_wrong_file_of_credentials_is_named_without_its_content(tmp_path: Path, text: str | None, error: str) -> None:
    path = tmp_path / "tenants.toml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(CredentialsError) as raised:
        client_of("waiqin365", "north", f"file:{path}", None, 1)
    assert error in str(raised.value)
    assert SECRET not in str(raised.value)


def test_environment_has_the_credentials_of_each_tenant(box: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    made = box.sandbox
    for tenant in ("", "NORTH_"):
        monkeypatch.setenv(f"WAIQIN365_{tenant}OPENID", made.openid)
        monkeypatch.setenv(f"WAIQIN365_{tenant}APPKEY", made.appkey)
        monkeypatch.setenv(f"WAIQIN365_{tenant}BASE_URL", box.url)
    for tenant in ("default", "north"):
        with client_of("waiqin365", tenant, "env", None, 1) as client:
            assert len(client.orders.query(id=box.ids("orders")[0]).records) == 1  # type: ignore[union-attr]
    with pytest.raises(CredentialsError, match="tenant 'south', variables WAIQIN365_SOUTH_…: openid is missing"):
        client_of("waiqin365", "south", "env", None, 1)


def test_windows_are_dealt_among_the_partitions_of_each_tenant() -> None:
    options = read_options(
        "waiqin365", {"table": "orders", "tenants": "a,b", "since": "2026-11-01", "window_days": "5"}
    )
    found = snapshot(options, options.tenants, NOW)
    assert [(each.tenant, each.shares) for each in found] == [(tenant, 4) for _ in range(4) for tenant in "ab"]
    windows = sorted(window for each in found if each.tenant == "a" for window in each.windows)
    assert windows[0].start == dt.datetime(2026, 10, 31, 16, tzinfo=dt.UTC)
    assert [window.end for window in windows[:-1]] == [window.start for window in windows[1:]]
    assert windows[-1].end is None


def orders(box: Running, keys: Callable[..., str], **options: str) -> ReadOptions:
    """Options that read the orders of a sandbox."""
    return read_options("waiqin365", {
        "table": "orders", "credentials": keys(default=box), "since": "2026-01-01", "pause_seconds": "0", **options,
    })  # fmt: skip


def ids(options: ReadOptions, partition: WindowsPartition) -> list[str]:
    return [each for batch in read_partition(options, partition) for each in batch["id"].to_pylist()]


def test_tasks_of_a_tenant_share_its_rate(box: Running, keys: Callable[..., str]) -> None:
    options = orders(box, keys, max_requests_per_second="40", partitions="4", window_days="20")
    found = snapshot(options, options.tenants, dt.datetime.now(dt.UTC))
    assert [each.shares for each in found] == [4] * 4
    before, began = len(box.requests), time.monotonic()
    tasks = [threading.Thread(target=ids, args=(options, each)) for each in found]
    for task in tasks:
        task.start()
    for task in tasks:
        task.join()
    took, sent = time.monotonic() - began, len(box.requests) - before
    # Each task may start one at once and then its part of the rate, so all of them this many.
    assert 20 < sent <= 4 + 40 * took


def test_each_document_comes_once_while_others_are_edited_and_deleted(keys: Callable[..., str]) -> None:
    edited = Sandbox(orders=60, page_size=20, edits_per_request=0.05, newest_first=True, edit_kinds=["orders"])
    with running(edited) as box:
        options = orders(box, keys, max_passes="30", pause_seconds="0.5")
        there = {str(each) for each in box.ids("orders") if box.get("orders", each)["status"] == "1"}
        found = [
            each for part in snapshot(options, ("default",), dt.datetime.now(dt.UTC)) for each in ids(options, part)
        ]
        still = {str(each) for each in box.ids("orders") if box.get("orders", each)["status"] == "1"}
    assert len(found) == len(set(found))
    assert there & still <= set(found)


def test_window_that_never_rests_is_an_error(keys: Callable[..., str]) -> None:
    edited = Sandbox(orders=60, page_size=20, edits_per_request=3, edit_kinds=["orders"])
    with running(edited) as box:
        options = orders(box, keys, max_passes="2")
        start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        with pytest.raises(UnsettledError, match=r"waiqin365_orders, created since 2026-01-01.* each of 2 passes"):
            ids(options, WindowsPartition("default", [Window(start, None)], 1))


class DeletedBetweenPages:
    """Pages of a query; after the first of them a document of it is deleted, so a row moves from the second to it."""

    def __init__(self, page: Page[Any], box: Running) -> None:
        self._page, self._box = page, box

    def iter_pages(self) -> Iterator[Page[Any]]:
        for number, page in enumerate(self._page.iter_pages()):
            yield page
            if number == 0:
                self._box.delete("orders", page.records[0].id, trace=False)
                self._box.edit("orders", page.records[1].id, order_remark="改了")


def test_row_that_moves_to_the_only_page_is_read() -> None:
    seeded = Sandbox(orders=21, page_size=20, until=LAST_DAY, examples=False)
    with running(seeded) as box, Waiqin365(seeded.openid, seeded.appkey, base_url=box.url) as client:
        (feed,) = feeds(client, ["orders"])
        queries: list[dict[str, Any]] = []

        def query(**asked: Any) -> Any:
            queries.append(asked)
            page = feed.query(**asked)
            return page if len(queries) > 1 else DeletedBetweenPages(page, box)

        start = dt.datetime.combine(LAST_DAY, dt.time(), ZONE)
        edited = dataclasses.replace(feed, query=query)
        pages = [*read_created(edited, Window(start, None), 5, dt.timedelta(seconds=1.1))]
        last = box.ids("orders")[-1]
    assert len(queries) > 2
    assert str(last) in {record.id for page in pages for record in page}
