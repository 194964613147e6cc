"""The errors of a sync. What was written before one stands, and the next run goes on."""

from __future__ import annotations

from dingdan import DingdanError
from dingdan_sync.report import Report


class SyncError(DingdanError):
    """The base of the errors of a sync."""

    report: Report | None = None
    """The work that was done before, if a run failed."""


class InvalidSyncError(SyncError, ValueError):
    """An argument of the sync is wrong. Nothing was read or written."""


class SourceError(SyncError):
    """A call of the platform failed; `__cause__` is its error. The packages before it are in the destination."""


class CursorError(SyncError):
    """The cursor in the destination is later than now: a clock was wrong, here or when it was written."""


class StoppedError(SyncError):
    """The run was asked to stop. The package at work was written or left out whole, and the next run goes on."""


class TenantMismatchError(SyncError):
    """The rows of the tenant came from another account, perhaps of another enterprise. Nothing was written."""


class AlreadyRunningError(SyncError):
    """Another sync of this platform works on this destination."""


class DestinationError(SyncError):
    """The destination failed. The package that was being written was rolled back."""


class UnreachableError(DestinationError):
    """The destination cannot be reached or opened."""


class AccessDeniedError(DestinationError):
    """The destination refused the user or the password."""


class ReadOnlyError(DestinationError):
    """The destination, or the user's rights in it, do not allow writing."""


class DiskFullError(DestinationError):
    """The disk of the destination is full."""


class ForeignTableError(DestinationError):
    """A table of this name is there that no sync made. It was not touched."""


class ColumnTypeError(DestinationError):
    """A column of the destination has another type than the specs now say. The error names the statement to run."""
