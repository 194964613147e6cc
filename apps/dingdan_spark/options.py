"""The options of a read, checked on the driver before any task runs. None of them is a credential."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

from dingdan_runtime.tables import Document, Table
from dingdan_spark.errors import InvalidOptionError
from dingdan_sync.errors import InvalidSyncError
from dingdan_sync.options import first_moment

Number = TypeVar("Number", int, float)

SECRETS = ("openid", "appkey", "appid", "app_secret", "access_token", "password", "secret", "token")
CREDENTIALS_IN_ENVIRONMENT = "env"
FILE = "file:"


@dataclass(frozen=True)
class ReadOptions:
    """The options of a read.

    Attributes:
        platform: `waiqin365` or `wshoto`.
        table: Whole name of the table, such as `waiqin365_order_lines`. In Spark also without the platform.
        tenants: Names of the enterprises, which lead to their credentials; separated by commas in Spark.
        credentials: Where these are: `env`, or `file:` and the path of a TOML file.
        since: The first moment whose documents are wanted.
        window_days: Days of a window.
        partitions: Tasks into which the windows of a tenant are dealt at most.
        max_requests_per_second: Requests that may start in a second for a tenant; None for no limit. What stands beside
            the credentials of a tenant counts more.
        deletions: Rows that say which documents are deleted; None if the read does not say. A stream must.
        raw: Heads have a column `raw`, the JSON text of the document.
        trailing_days: In a stream: days of creation that are read again where the platform has no filter by
            modification.
        overlap: In a stream: time before the last batch that is read again.
        max_passes: Times that a window is read at most while its rows are modified.
        pause: Time between two passes.
    """

    platform: str
    table: str
    tenants: tuple[str, ...]
    credentials: str
    since: dt.datetime
    window_days: int
    partitions: int
    max_requests_per_second: float | None
    deletions: bool | None
    raw: bool
    trailing_days: int
    overlap: dt.timedelta
    max_passes: int
    pause: dt.timedelta

    @property
    def document(self) -> Document[Any]:
        """The kind of document that the table is of."""
        return next(document for document, table in _tables(self.platform) if table.name == self.table)

    @property
    def part(self) -> Table:
        """The table."""
        return self.document.table(self.table)


def read_options(platform: str, given: Mapping[str, str]) -> ReadOptions:
    """Check the options of a read.

    Args:
        platform: `waiqin365` or `wshoto`.
        given: Options as Spark passes them: all are text, and their names are in lower case.

    Raises:
        InvalidOptionError: One is unknown, missing or wrong, or looks like a credential.
    """
    left = dict(given)
    for name in left:
        if any(secret in name for secret in SECRETS):
            raise InvalidOptionError(
                f"{name} is no option: plans and logs show options, so credentials stand in the environment of the "
                "workers or in a file (option credentials)"
            )
    credentials = _credentials(left.pop("credentials", CREDENTIALS_IN_ENVIRONMENT))
    found = ReadOptions(
        platform=platform,
        table=_table(platform, left.pop("table", None)),
        tenants=_tenants(left.pop("tenants", "default"), credentials),
        credentials=credentials,
        since=_since(left.pop("since", None)),
        window_days=_number(left, "window_days", int, 30, 1),
        partitions=_number(left, "partitions", int, 4, 1),
        max_requests_per_second=_number(left, "max_requests_per_second", float, 0.0, 0.001) or None,
        deletions=_flag(left, "deletions"),
        raw=_flag(left, "raw") or False,
        trailing_days=_number(left, "trailing_days", int, 35, 1),
        overlap=dt.timedelta(minutes=_number(left, "overlap_minutes", float, 10.0, 0.0)),
        max_passes=_number(left, "max_passes", int, 5, 1),
        pause=dt.timedelta(seconds=_number(left, "pause_seconds", float, 2.0, 0.0)),
    )
    if left:
        known = (
            "table, tenants, credentials, since, window_days, partitions, max_requests_per_second, deletions, raw, "
            "trailing_days, overlap_minutes, max_passes, pause_seconds"
        )
        raise InvalidOptionError(f"{min(left)} is no option of {platform}; there are {known}")
    return found


def documents(platform: str) -> tuple[Document[Any], ...]:
    """The kinds of documents of a platform."""
    found: tuple[Document[Any], ...] = import_module(f"{platform}_api.tables").DOCUMENTS
    return found


def _tables(platform: str) -> list[tuple[Document[Any], Table]]:
    return [(document, table) for document in documents(platform) for table in document.tables]


def _table(platform: str, name: str | None) -> str:
    names = [table.name.removeprefix(f"{platform}_") for _, table in _tables(platform)]
    short = (name or "").removeprefix(f"{platform}_")
    if short not in names:
        said = "table is missing" if name is None else f"{platform} has no table {name!r}"
        raise InvalidOptionError(f"{said}: it has {', '.join(names)}")
    return f"{platform}_{short}"


def _tenants(text: str, credentials: str) -> tuple[str, ...]:
    names = [name.strip() for name in text.split(",")]
    if not all(names):
        raise InvalidOptionError(f"tenants is one name or several with commas between them, not {text!r}")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InvalidOptionError(f"tenants has {twice[0]!r} twice")
    if credentials == CREDENTIALS_IN_ENVIRONMENT:
        strange = [name for name in names if not re.fullmatch("[A-Za-z0-9_]+", name)]
        if strange:
            raise InvalidOptionError(
                f"tenant {strange[0]!r} cannot be part of a variable: name it with letters, digits and _, or keep the "
                "credentials in a file"
            )
        if len({name.upper() for name in names}) < len(names):
            raise InvalidOptionError("tenants has two names that differ in case alone: their variables are the same")
    return tuple(names)


def _credentials(text: str) -> str:
    if text == CREDENTIALS_IN_ENVIRONMENT or (text.startswith(FILE) and len(text) > len(FILE)):
        return text
    # The text may hold a credential, so the error does not show it.
    raise InvalidOptionError("credentials is 'env', or 'file:' and the path of a TOML file")


def _since(text: str | None) -> dt.datetime:
    try:
        return first_moment(text, dt.datetime.now(dt.UTC))
    except InvalidSyncError as error:
        raise InvalidOptionError(str(error)) from None


def _number(given: dict[str, str], name: str, kind: Callable[[str], Number], unset: Number, least: Number) -> Number:
    text = given.pop(name, None)
    if text is None:
        return unset
    try:
        value = kind(text)
    except ValueError:
        value = None
    if value is None or not least <= value < 1_000_000:
        whole = "a whole number" if kind is int else "a number"
        raise InvalidOptionError(f"{name} is {whole} from {least} on, not {text!r}")
    return value


def _flag(given: dict[str, str], name: str) -> bool | None:
    text = given.pop(name, None)
    if text is None:
        return None
    if text.lower() not in ("true", "false"):
        raise InvalidOptionError(f"{name} is 'true' or 'false', not {text!r}")
    return text.lower() == "true"
