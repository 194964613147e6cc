"""Orders in your database: a sync that is exact, resumes where it was killed, and moves only what changed.

from dingdan import Waiqin365
from dingdan_sync import sync

sync(Waiqin365(), to="duckdb:///orders.duckdb", tables=["orders"], since="2026-11-01")
"""

from __future__ import annotations

import typing

if typing.TYPE_CHECKING:
    from dingdan_sync._follow import Follower, follow
    from dingdan_sync._status import DocumentStatus, status
    from dingdan_sync._sync import Sync, sync
    from dingdan_sync.control import StopSignal
    from dingdan_sync.errors import (
        AccessDeniedError,
        AlreadyRunningError,
        ColumnTypeError,
        CursorError,
        DestinationError,
        DiskFullError,
        ForeignTableError,
        InvalidSyncError,
        ReadOnlyError,
        SourceError,
        StoppedError,
        SyncError,
        TenantMismatchError,
        UnreachableError,
    )
    from dingdan_sync.health import Health, LastError
    from dingdan_sync.options import Options
    from dingdan_sync.report import DocumentReport, Report

__all__ = [
    "AccessDeniedError",
    "AlreadyRunningError",
    "ColumnTypeError",
    "CursorError",
    "DestinationError",
    "DiskFullError",
    "DocumentReport",
    "DocumentStatus",
    "Follower",
    "ForeignTableError",
    "Health",
    "InvalidSyncError",
    "LastError",
    "Options",
    "ReadOnlyError",
    "Report",
    "SourceError",
    "StopSignal",
    "StoppedError",
    "Sync",
    "SyncError",
    "TenantMismatchError",
    "UnreachableError",
    "follow",
    "status",
    "sync",
]

_MODULES = {
    "DocumentReport": "report",
    "DocumentStatus": "_status",
    "Follower": "_follow",
    "Health": "health",
    "LastError": "health",
    "Options": "options",
    "Report": "report",
    "StopSignal": "control",
    "Sync": "_sync",
    "follow": "_follow",
    "status": "_status",
    "sync": "_sync",
}
"""Modules of the names that are not errors. All are imported when first asked for: `dingdan_sync.health` is run often,
and needs few of them."""

if not typing.TYPE_CHECKING:  # type checkers would accept any name

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        import importlib

        module = importlib.import_module(f"{__name__}.{_MODULES.get(name, 'errors')}")
        value = globals()[name] = getattr(module, name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
