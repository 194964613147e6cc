"""Files of destinations: drive letters, and names with spaces, Chinese and the characters of URLs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Sandbox, running
from dingdan_sync import InvalidSyncError, sync
from dingdan_sync.destinations.addresses import _path, file_of

NAME = "订单 50%41#1'a.xlsx"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("duckdb:///C:/数据/orders.duckdb", "C:/数据/orders.duckdb"),
        (r"sqlite:///C:\Users\小王\orders.sqlite", r"C:\Users\小王\orders.sqlite"),
        (r"parquet:///\\server\share\orders", r"\\server\share\orders"),
        ("sqlite:////data/orders.sqlite", "/data/orders.sqlite"),
        ("duckdb:///my orders.duckdb", "my orders.duckdb"),
        ("duckdb:///100%.duckdb", "100%.duckdb"),
        ("duckdb:///a%23b.duckdb", "a#b.duckdb"),
    ],
)
def test_path_of_an_address(address: str, path: str) -> None:
    assert _path(urlsplit(address)) == path


@pytest.mark.parametrize(
    "address", ["sqlite:///a#1.sqlite", "duckdb:///a.duckdb?access_mode=READ_ONLY", "xlsx:///a%3F.xlsx"]
)
def test_part_of_a_name_is_never_dropped(address: str) -> None:
    with pytest.raises(InvalidSyncError, match="no options and no \\? in a path; write %23 for #"):
        file_of(address)


def test_rows_are_in_the_file_of_that_name(tmp_path: Path) -> None:
    with running(Sandbox(orders=8)) as server:
        for scheme in ("duckdb", "sqlite", "parquet", "xlsx"):
            file = tmp_path / scheme / NAME
            file.parent.mkdir()
            with Waiqin365(openid="sandbox-openid", appkey="sandbox-appkey", base_url=server.url) as client:
                sync(client, to=f"{scheme}:///{quote(str(file))}", tables=["orders"], since="2020-01-01")
            assert file.exists()
            assert {path.name.startswith(NAME) for path in file.parent.iterdir()} == {True}
