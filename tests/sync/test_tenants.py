"""Several tenants in one destination, and platforms beside one another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import httpx
import pytest

from dingdan import Waiqin365, Wshoto
from dingdan_sandbox import Running, Sandbox, running
from dingdan_sync import TenantMismatchError, sync
from dingdan_sync.destinations import open_destination
from tests.sync.conftest import LAST_DAY, client_of
from tests.sync.equality import differences, query
from waiqin365_api.tables import ORDERS

SINCE = dt.timedelta(days=60)


def test_tenants_with_the_same_ids_stay_apart(to: str) -> None:
    north, south = (Sandbox(orders=60, seed=seed, until=LAST_DAY) for seed in (1, 2))
    with running(north) as one, running(south) as other, client_of(one) as wq_one, client_of(other) as wq_other:
        for _ in range(2):
            sync(wq_one, to=to, tables=["orders"], since=SINCE, tenant="north")
            sync(wq_other, to=to, tables=["orders"], since=SINCE, tenant="south")
        assert differences(wq_one, to, (ORDERS,), "north") == {}
        assert differences(wq_other, to, (ORDERS,), "south") == {}
    twice = query(
        to, "select count(*) from waiqin365_orders a join waiqin365_orders b on a.id = b.id and a.tenant < b.tenant"
    )
    assert twice[0][0] > 0


def test_accounts_are_kept_by_platform_and_tenant(to: str) -> None:
    opened = open_destination(to)
    assert opened.accounts("waiqin365", "north") == []
    for tenant, fingerprint in (("north", "00:1"), ("north", "00:2"), ("south", "00:3")):
        opened.add_account("waiqin365", tenant, fingerprint)
    opened.close()
    opened = open_destination(to)
    assert sorted(opened.accounts("waiqin365", "north")) == ["00:1", "00:2"]
    assert opened.accounts("wshoto", "north") == []
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The address of an empty database."""
    return f"sqlite:///{tmp_path}/orders.sqlite"


def test_rows_of_another_account_are_not_mixed_in(file: str) -> None:
    """The default tenant is refused before anything is written, and a name of its own fits."""
    north = Sandbox(orders=40, until=LAST_DAY, openid="openid-north", appkey="first-appkey")
    south = Sandbox(orders=40, seed=2, until=LAST_DAY, openid="openid-south")
    tables = ["returns", "car_sales"]
    with running(north) as one, running(south) as other, client_of(one) as wq_one, client_of(other) as wq_other:
        sync(wq_one, to=file, tables=tables[:1], since=SINCE)
        before = contents(file)
        with pytest.raises(TenantMismatchError, match=r'tenant="\.\.\."') as caught:
            sync(wq_other, to=file, tables=tables, since=SINCE)
        assert contents(file) == before
        assert "openid-" not in str(caught.value) + str(before)
        sync(wq_other, to=file, tables=tables[:1], since=SINCE, tenant="south")
        sync(wq_one, to=file, tables=tables[:1], since=SINCE)


def contents(to: str) -> list[list[tuple[object, ...]]]:
    """All that two enterprises could mix, and what the sync knows of them."""
    tables = ("waiqin365_returns", "dingdan_sync_state", "dingdan_sync_accounts", "dingdan_sync_columns")
    return [sorted(query(to, f"select * from {table}"), key=str) for table in tables]


def sync_returns(box: Running, to: str, openid: str, appkey: str, **options: bool) -> None:
    """Sync with an account of a sandbox, which has the one that is named."""
    with Waiqin365(openid, appkey, base_url=box.url) as client:
        sync(client, to=to, tables=["returns"], since=SINCE, **options)  # type: ignore[arg-type]


def test_new_appkey_of_the_same_openid_goes_on(file: str) -> None:
    for appkey in ("first-appkey", "second-appkey"):
        with running(Sandbox(orders=10, until=LAST_DAY, appkey=appkey)) as box:
            sync_returns(box, file, box.sandbox.openid, appkey)


def test_new_openid_of_the_same_enterprise_is_confirmed_once(file: str) -> None:
    with running(Sandbox(orders=10, until=LAST_DAY, openid="first")) as box:
        sync_returns(box, file, "first", box.sandbox.appkey)
    with running(Sandbox(orders=10, until=LAST_DAY, openid="second")) as box:
        with pytest.raises(TenantMismatchError, match="same_enterprise=True"):
            sync_returns(box, file, "second", box.sandbox.appkey)
        sync_returns(box, file, "second", box.sandbox.appkey, same_enterprise=True)
        sync_returns(box, file, "second", box.sandbox.appkey)
    with running(Sandbox(orders=10, until=LAST_DAY, openid="first")) as box:
        sync_returns(box, file, "first", box.sandbox.appkey)  # both are known now


def test_database_of_before_takes_the_first_account(file: str, box: Running) -> None:
    sync_returns(box, file, box.sandbox.openid, box.sandbox.appkey)
    query(file, "drop table dingdan_sync_accounts")
    sync_returns(box, file, box.sandbox.openid, box.sandbox.appkey)
    assert len(query(file, "select * from dingdan_sync_accounts")) == 1


def test_platforms_have_accounts_of_their_own_and_a_token_alone_has_none(file: str, box: Running) -> None:
    sync_returns(box, file, box.sandbox.openid, box.sandbox.appkey)
    with Wshoto(box.sandbox.appid, box.sandbox.app_secret, base_url=box.url) as ws:
        sync(ws, to=file, tables=["mall_orders"], since=dt.timedelta(days=9))
    credentials = {"appid": box.sandbox.appid, "app_secret": box.sandbox.app_secret}
    fetched = httpx.get(f"{box.url}/openapi/access_token", params=credentials).json()
    with Wshoto(access_token=fetched["data"]["access_token"], base_url=box.url) as ws:
        sync(ws, to=file, tables=["mall_orders"], since=dt.timedelta(days=9))
    found = query(file, "select platform, tenant from dingdan_sync_accounts order by platform")
    assert found == [("waiqin365", "default"), ("wshoto", "default")]


def test_fingerprint_tells_accounts_apart_and_hides_them() -> None:
    first, rotated, second = (Waiqin365(*each) for each in (("openid-1", "a"), ("openid-1", "b"), ("openid-2", "a")))
    salt = bytes(16)
    found = first.account_fingerprint(salt)
    assert found == rotated.account_fingerprint(salt)
    assert found not in (second.account_fingerprint(salt), first.account_fingerprint(b"1" * 16))
