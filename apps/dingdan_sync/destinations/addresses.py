"""Addresses of destinations, as SQLAlchemy writes them. A password shows in no error."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from dingdan_sync.errors import InvalidSyncError

if TYPE_CHECKING:
    from dingdan_sync.destinations.package import Database

EXAMPLES = (
    "duckdb:///orders.duckdb, sqlite:///orders.sqlite, postgresql://user:password@host/database, "
    "mysql://user:password@host/database, xlsx:///orders.xlsx, parquet:///folder"
)


def open_destination(to: str) -> Database:
    """Open the destination of an address.

    Args:
        to: An address, such as `duckdb:///orders.duckdb`; `env:NAME` or `file:PATH` name the place that holds it.

    Raises:
        InvalidSyncError: The address is none, names a kind that is unknown, or its driver is not installed.
        DestinationError: It cannot be opened.
    """
    address = resolve(to)
    try:
        parts = urlsplit(address)
        scheme, port = parts.scheme.partition("+")[0], parts.port
    except ValueError:
        raise InvalidSyncError(f"the address of the destination cannot be read: it looks like {EXAMPLES}") from None
    opener = _KINDS.get(scheme)
    if opener is None:
        raise InvalidSyncError(f"the destination {scheme or 'without a scheme'} is unknown: it is one of {EXAMPLES}")
    try:
        return opener(parts, port)
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get(scheme, "sync")
        raise InvalidSyncError(f"{scheme} needs {error.name}: pip install 'dingdan[{extra}]'") from error


def kind_of(to: str) -> str:
    """The kind of the destination that an address names, such as `postgresql`.

    Args:
        to: As of `open_destination`.

    Raises:
        InvalidSyncError: The address is none, or names a kind that is unknown.
    """
    address = resolve(to)
    scheme = address.partition(":")[0].partition("+")[0]
    if scheme not in _KINDS:
        raise InvalidSyncError(f"the destination {scheme if '://' in address else 'without a scheme'} is unknown")
    return {"postgres": "postgresql", "mariadb": "mysql"}.get(scheme, scheme)


def file_of(to: str) -> Path | None:
    """The file or folder that the sync keeps its rows in; None for a server, and for a database in memory.

    Args:
        to: As of `open_destination`.

    Raises:
        InvalidSyncError: The address is none, or names a kind that is unknown.
    """
    kind, address = kind_of(to), resolve(to)
    if kind in ("postgresql", "mysql"):
        return None
    path = _path(urlsplit(address))
    return None if path == ":memory:" else Path(f"{path}.sqlite" if kind == "xlsx" else path)


def resolve(to: str) -> str:
    """Read the address from where `env:NAME` or `file:PATH` say.

    Raises:
        InvalidSyncError: There is no such variable or file.
    """
    if not isinstance(to, str):
        raise InvalidSyncError(f"to is an address, such as {EXAMPLES}")
    if to.startswith("env:"):
        name = to.removeprefix("env:")
        if not os.environ.get(name):
            raise InvalidSyncError(f"the environment has no {name}, which should hold the destination")
        return os.environ[name]
    if to.startswith("file:"):
        path = Path(to.removeprefix("file:"))
        try:
            return path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidSyncError(f"{path}, which should hold the destination, cannot be read: {error}") from error
    return to


def _path(parts: SplitResult) -> str:
    # sqlite:///orders.sqlite is beside the program, sqlite:////data/orders.sqlite begins at the root.
    if parts.netloc:
        raise InvalidSyncError(f"{parts.scheme}: has three slashes before a path, four before one from the root")
    path = unquote(parts.path.removeprefix("/")) or ":memory:"
    if parts.query or parts.fragment or "?" in path:  # Windows has no ? in names, and DuckDB cuts its log's name there
        raise InvalidSyncError(f"{parts.scheme}: takes no options and no ? in a path; write %23 for # in a name")
    return path


def _duckdb(parts: SplitResult, _port: int | None) -> Database:
    from dingdan_sync.destinations.duckdb import DuckDB

    return DuckDB(_path(parts))


def _sqlite(parts: SplitResult, _port: int | None) -> Database:
    from dingdan_sync.destinations.sqlite import SQLite

    return SQLite(_path(parts))


def _parquet(parts: SplitResult, _port: int | None) -> Database:
    from dingdan_sync.destinations.parquet import Parquet

    return Parquet(_path(parts))


def _excel(parts: SplitResult, _port: int | None) -> Database:
    from dingdan_sync.destinations.excel import Excel

    path = _path(parts)
    if not path.endswith(".xlsx"):
        raise InvalidSyncError(f"a workbook ends in .xlsx, and {path} does not")
    return Excel(path)


def _postgresql(parts: SplitResult, port: int | None) -> Database:
    from dingdan_sync.destinations.postgresql import PostgreSQL

    options: dict[str, str | int | None] = {
        "host": parts.hostname, "port": port, "dbname": unquote(parts.path.removeprefix("/")) or None,
        "user": unquote(parts.username) if parts.username else None,
        "password": unquote(parts.password) if parts.password else None,
        **dict(parse_qsl(parts.query)),
    }  # fmt: skip
    database = parts.path.removeprefix("/")
    where = f"{parts.hostname or 'local'}{f':{port}' if port else ''}/{database}"
    return PostgreSQL(where, **{name: value for name, value in options.items() if value is not None})


def _mysql(parts: SplitResult, port: int | None) -> Database:
    import sqlalchemy

    from dingdan_sync.destinations.mysql import MySQL

    database = unquote(parts.path.removeprefix("/"))
    url = sqlalchemy.URL.create(
        "mysql+pymysql",
        unquote(parts.username) if parts.username else None,
        unquote(parts.password) if parts.password else None,
        parts.hostname,
        port,
        database or None,
        {"charset": "utf8mb4", **dict(parse_qsl(parts.query))},
    )
    return MySQL(f"{parts.hostname or 'local'}{f':{port}' if port else ''}/{database}", url)


_KINDS: dict[str, Callable[[SplitResult, int | None], Database]] = {
    "duckdb": _duckdb, "sqlite": _sqlite, "postgresql": _postgresql, "postgres": _postgresql,
    "xlsx": _excel, "parquet": _parquet,"mysql": _mysql, "mariadb": _mysql,
}  # fmt: skip
_EXTRAS = {
    "xlsx": "excel", "mysql": "mysql", "mariadb": "mysql", "postgresql": "postgres", "postgres": "postgres",
}  # fmt: skip
"""The extra with the driver of a scheme; `sync` for all others."""
