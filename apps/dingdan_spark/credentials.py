"""Clients of tenants, made in the workers. Options and tasks hold the names of tenants alone."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dingdan import ConfigError, FileTokenStore, Waiqin365, Wshoto
from dingdan_spark.errors import CredentialsError
from dingdan_spark.options import FILE

DEFAULT = "default"
NAMES = {"waiqin365": ("openid", "appkey"), "wshoto": ("appid", "app_secret")}
OTHERS = ("base_url", "max_requests_per_second", "token_file")


def client_of(platform: str, tenant: str, credentials: str, limit: float | None, shares: int) -> Waiqin365 | Wshoto:
    """Make the client of a tenant.

    Args:
        platform: `waiqin365` or `wshoto`.
        tenant: Name of the enterprise.
        credentials: `env`, or `file:` and a path.
        limit: Requests a second of the tenant, unless its credentials come with a limit.
        shares: Tasks that share the limit.

    Raises:
        CredentialsError: The credentials are not there, or are no credentials. The text has none of them.
    """
    found = _from_file(platform, tenant, credentials) if credentials.startswith(FILE) else _from_env(platform, tenant)
    names, where = NAMES[platform], _place(platform, tenant, credentials)
    unknown = found.keys() - {*names, *OTHERS}
    if unknown:
        raise CredentialsError(f"{where} has {min(unknown)}; there are {', '.join((*names, *OTHERS))}")
    missing = [name for name in names if not found.get(name)]
    if missing:
        raise CredentialsError(f"{where}: {missing[0]} is missing")
    options: dict[str, Any] = {name: found[name] for name in (*names, "base_url") if name in found}
    limit = _limit(found.get("max_requests_per_second", limit), where)
    if limit is not None:
        options["max_requests_per_second"] = limit / shares
    try:
        if platform == "waiqin365":
            return Waiqin365(**options)
        if "token_file" in found:
            options["token_store"] = FileTokenStore(found["token_file"])
        return Wshoto(**options)
    except ConfigError as error:
        raise CredentialsError(f"{where}: {error}") from None


def variable(platform: str, tenant: str, name: str) -> str:
    """The environment variable of a tenant, such as `WAIQIN365_NORTH_APPKEY`; that of `default` has no name in it."""
    middle = "" if tenant == DEFAULT else f"{tenant}_"
    return f"{platform}_{middle}{name}".upper()


def _from_env(platform: str, tenant: str) -> dict[str, str]:
    named = {name: variable(platform, tenant, name) for name in (*NAMES[platform], *OTHERS)}
    return {name: os.environ[each] for name, each in named.items() if os.environ.get(each)}


def _from_file(platform: str, tenant: str, credentials: str) -> Mapping[str, Any]:
    path = _find(credentials.removeprefix(FILE))
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        raise CredentialsError(f"{path}: {error.strerror}, in the worker that reads tenant {tenant!r}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise CredentialsError(f"{path} is no TOML file") from None  # without its text, which holds credentials
    found = tables.get(platform)
    section = found.get(tenant) if isinstance(found, dict) else None
    if not isinstance(section, dict):
        raise CredentialsError(f"{path} has no section [{platform}.{tenant}]")
    return section


def _find(name: str) -> Path:
    """A path of the worker; a relative one is also looked for among the files that Spark brought there."""
    path = Path(name)
    if not path.is_absolute() and not path.exists():
        from pyspark import SparkFiles  # pyright: ignore[reportMissingImports]

        brought = Path(SparkFiles.get(name))
        if brought.exists():
            return brought
    return path


def _place(platform: str, tenant: str, credentials: str) -> str:
    if credentials.startswith(FILE):
        return f"[{platform}.{tenant}] of {credentials.removeprefix(FILE)}"
    return f"tenant {tenant!r}, variables {variable(platform, tenant, '')}…"


def _limit(value: Any, where: str) -> float | None:
    try:
        found = None if value is None else float(value)
    except (TypeError, ValueError):
        found = 0.0
    if found is not None and not 0 < found < 1_000_000:
        raise CredentialsError(f"{where}: max_requests_per_second is no number above 0")
    return found
