"""Orders in your database: a sync that is exact, resumes where it was killed, and moves only what changed.

from dingdan import Waiqin365
from dingdan_sync import sync

sync(Waiqin365(), to="duckdb:///orders.duckdb", tables=["orders"], since="2026-11-01")
"""

from __future__ import annotations

from dingdan_sync._sync import Sync, sync
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
    SyncError,
    TenantMismatchError,
    UnreachableError,
)
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
    "ForeignTableError",
    "InvalidSyncError",
    "Options",
    "ReadOnlyError",
    "Report",
    "SourceError",
    "Sync",
    "SyncError",
    "TenantMismatchError",
    "UnreachableError",
    "sync",
]
