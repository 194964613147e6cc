"""Bad input gets one typed error that says what and where; what is in the destination stays."""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from dingdan import AsyncWaiqin365, Waiqin365
from dingdan_sandbox import Running
from dingdan_sync import (
    AccessDeniedError,
    AlreadyRunningError,
    ColumnTypeError,
    CursorError,
    DestinationError,
    ForeignTableError,
    InvalidSyncError,
    ReadOnlyError,
    SourceError,
    Sync,
    UnreachableError,
    sync,
)
from tests.sync.conftest import client_of
from tests.sync.equality import query

SINCE = dt.timedelta(days=3)
NOBODY = Waiqin365("openid", "appkey", base_url="http://127.0.0.1:9", max_retries=0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"to": "oracle://host/db"}, "oracle is unknown"),
        ({"to": "orders.duckdb"}, "without a scheme"),
        ({"to": "env:NO_SUCH_NAME"}, "NO_SUCH_NAME"),
        ({"to": "file:/no/such/file"}, "/no/such/file"),
        ({"to": "sqlite://orders.sqlite"}, "three slashes"),
        ({"to": "postgresql://me:geheim@host:port/db"}, "cannot be read"),
        ({"tables": ["order"]}, "no table 'order': it has orders, shipments, returns, car_sales"),
        ({"tables": "orders"}, "list of names"),
        ({"tables": []}, "empty"),
        ({"since": "gestern"}, "gestern"),
        ({"since": dt.datetime.now() + dt.timedelta(days=2)}, "later than now"),
        ({"window_days": 0}, "window_days"),
        ({"workers": True}, "workers"),
        ({"overlap": dt.timedelta(-1)}, "overlap"),
        ({"tenant": ""}, "tenant"),
        ({"deleted": "forget"}, "deleted"),
    ],
)
def test_wrong_argument_is_refused_before_anything_is_done(arguments: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidSyncError, match=said) as caught:
        Sync(NOBODY, **{"to": "sqlite:///:memory:", **arguments})  # type: ignore[arg-type]
    assert "geheim" not in str(caught.value)


def test_asynchronous_client_is_refused() -> None:
    with pytest.raises(InvalidSyncError, match="not AsyncWaiqin365"):
        Sync(AsyncWaiqin365("a", "b"), to="sqlite:///:memory:")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_file_in_no_folder_is_unreachable(tmp_path: Path, kind: str) -> None:
    with pytest.raises(UnreachableError, match="There is no folder"):
        Sync(NOBODY, to=f"{kind}:///{tmp_path}/none/orders")


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_file_that_is_no_database_is_unreachable(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "letter"
    path.write_text("Dear Sir or Madam, " * 1000)
    with pytest.raises(UnreachableError, match="letter"):
        Sync(NOBODY, to=f"{kind}:///{path}")


def test_server_that_does_not_answer_is_unreachable() -> None:
    with pytest.raises(UnreachableError) as caught:
        Sync(NOBODY, to="postgresql://me:geheim@127.0.0.1:9/orders")
    assert "geheim" not in str(caught.value)
    assert "127.0.0.1:9/orders" in str(caught.value)


def test_unknown_user_is_denied(new_database: Callable[[], str]) -> None:
    address = new_database().replace("postgres:any@", "stranger:geheim@")
    with pytest.raises(AccessDeniedError) as caught:
        Sync(NOBODY, to=address)
    assert "geheim" not in str(caught.value)


def test_address_comes_from_the_environment_or_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"sqlite:///{tmp_path}/orders.sqlite"
    (tmp_path / "address").write_text(address + "\n")
    monkeypatch.setenv("ORDERS_DATABASE", address)
    for to in ("env:ORDERS_DATABASE", f"file:{tmp_path}/address"):
        Sync(NOBODY, to=to).close()
        (tmp_path / "orders.sqlite").unlink()


def test_user_without_rights_cannot_write(new_database: Callable[[], str], wq: Waiqin365) -> None:
    address = new_database()
    with psycopg.connect(address, autocommit=True) as connection:
        name = f"reader_{connection.info.dbname}"
        connection.execute(f"create role {name} login".encode())
    with pytest.raises(ReadOnlyError, match="permission denied"):
        sync(wq, to=address.replace("postgres:any@", f"{name}:any@"), since=SINCE, tables=["returns"])


def test_table_of_someone_else_is_not_touched(wq: Waiqin365, to: str) -> None:
    query(to, "create table waiqin365_returns (note varchar(20))")
    query(to, "insert into waiqin365_returns values ('mine')")
    with pytest.raises(ForeignTableError, match="waiqin365_returns"):
        sync(wq, to=to, since=SINCE, tables=["returns"])
    assert query(to, "select * from waiqin365_returns") == [("mine",)]


def test_column_of_another_type_is_told_with_the_statement(wq: Waiqin365, to: str) -> None:
    sync(wq, to=to, since=SINCE, tables=["returns"])
    query(to, "update dingdan_sync_columns set column_type = 'date' where column_name = 'return_no'")
    with pytest.raises(ColumnTypeError, match="alter table waiqin365_returns alter column return_no type"):
        sync(wq, to=to, since=SINCE, tables=["returns"])


def test_missing_column_is_added(wq: Waiqin365, to: str) -> None:
    sync(wq, to=to, since=SINCE, tables=["returns"])
    query(to, "alter table waiqin365_returns drop column return_no")
    query(to, "delete from dingdan_sync_columns where column_name = 'return_no'")
    sync(wq, to=to, since=SINCE, tables=["returns"])
    assert query(to, "select count(return_no) from waiqin365_returns") is not None


def test_cursor_of_the_future_is_an_error(wq: Waiqin365, to: str) -> None:
    sync(wq, to=to, since=SINCE, tables=["returns"])
    query(to, "update dingdan_sync_state set read_until = '2999-01-01T00:00:00+00:00'")
    with pytest.raises(CursorError, match="2999"):
        sync(wq, to=to, since=SINCE, tables=["returns"])


def test_two_syncs_at_once_are_refused(wq: Waiqin365, to: str) -> None:
    with Sync(wq, to=to, since=SINCE, tables=["returns"]) as first, first.destination.lock("waiqin365"):
        with pytest.raises(AlreadyRunningError, match="another sync of waiqin365"):
            sync(wq, to=to, since=SINCE, tables=["returns"])
        query_free = first.destination.states
        assert query_free is not None
    sync(wq, to=to, since=SINCE, tables=["returns"])


def test_platform_that_fails_is_told_with_the_window(to: str) -> None:
    with pytest.raises(SourceError, match="waiqin365_orders, changes from") as caught:
        sync(NOBODY, to=to, since=SINCE, tables=["orders"])
    assert caught.value.__cause__ is not None
    assert query(to, "select count(*) from waiqin365_orders") == [(0,)]
    assert query(to, "select count(*) from dingdan_sync_state") == [(0,)]


def test_dropped_table_is_filled_again(box: Running, to: str) -> None:
    with client_of(box) as wq:
        sync(wq, to=to, since=SINCE, tables=["returns"])
        lines = query(to, "select count(*) from waiqin365_return_lines")
        query(to, "drop table waiqin365_return_lines")
        sync(wq, to=to, since=SINCE, tables=["returns"])
        assert query(to, "select count(*) from waiqin365_return_lines") == lines


def test_full_disk_is_told(wq: Waiqin365, tmp_path: Path) -> None:
    to = f"sqlite:///{tmp_path}/orders.sqlite"
    with Sync(wq, to=to, since=SINCE, tables=["orders"]) as opened:
        opened.destination.execute("pragma max_page_count = 30")  # type: ignore[attr-defined]
        with pytest.raises(DestinationError, match="full"):
            opened.run()
    sync(wq, to=to, since=SINCE, tables=["orders"])


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_read_only_folder_is_told(tmp_path: Path, kind: str) -> None:
    if os.geteuid() == 0:
        assert stat.S_IMODE(tmp_path.stat().st_mode)  # root writes anywhere
        return
    tmp_path.chmod(0o500)
    with pytest.raises((ReadOnlyError, UnreachableError)):
        Sync(NOBODY, to=f"{kind}:///{tmp_path}/orders")
