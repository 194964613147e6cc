"""A PostgreSQL server and an empty database of each kind: nothing here is a stand-in."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Running, Sandbox, running
from tests.support.mariadb import PROGRAM, mariadb_server
from tests.support.postgres import server
from tests.sync.equality import query

LAST_DAY = dt.datetime.now().date() - dt.timedelta(days=5)
KINDS = ("duckdb", "sqlite", "postgresql", *(("mysql",) if PROGRAM else ()))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server, with a place for the database."""
    with server() as address:
        yield address


@pytest.fixture(scope="session")
def new_database(postgresql: str) -> Callable[[], str]:
    """Makes an empty database on the server; returns its address."""
    numbers = itertools.count()

    def make() -> str:
        name = f"sync{next(numbers)}"
        with psycopg.connect(postgresql.format("postgres"), autocommit=True) as connection:
            connection.execute(f"create database {name}".encode())
        return postgresql.format(name)

    return make


@pytest.fixture(scope="session")
def mysql() -> Iterator[str]:
    """The address of a MariaDB server, with a place for the database."""
    with mariadb_server() as address:
        yield address


@pytest.fixture(scope="session")
def new_mysql_database(mysql: str) -> Callable[[], str]:
    """Makes an empty database on the server; returns its address."""
    numbers = itertools.count()

    def make() -> str:
        name = f"sync{next(numbers)}"
        query(mysql.format(""), f"create database {name}")
        return mysql.format(name)

    return make


@pytest.fixture(params=KINDS)
def to(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty destination, of each kind."""
    servers = {"postgresql": "new_database", "mysql": "new_mysql_database"}
    if request.param in servers:
        make: Callable[[], str] = request.getfixturevalue(servers[request.param])
        return make()
    return f"{request.param}:///{tmp_path}/orders.{request.param}"


@pytest.fixture
def box() -> Iterator[Running]:
    """A sandbox with pages of 50 documents."""
    with running(Sandbox(orders=300, page_size=50, until=LAST_DAY)) as world:
        yield world


@pytest.fixture
def wq(box: Running) -> Iterator[Waiqin365]:
    """A client of the sandbox."""
    with client_of(box) as client:
        yield client


def client_of(box: Running) -> Waiqin365:
    """Make a client of a sandbox."""
    return Waiqin365(box.sandbox.openid, box.sandbox.appkey, base_url=box.url)
