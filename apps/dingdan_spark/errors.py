"""The errors of the data sources. Spark shows them within its own error, `AnalysisException` or `PythonException`."""

from __future__ import annotations

from dingdan import DingdanError


class SparkSourceError(DingdanError):
    """The base of these errors."""


class InvalidOptionError(SparkSourceError, ValueError):
    """An option of a read is wrong. It is raised on the driver, before any task runs."""


class CredentialsError(SparkSourceError):
    """The credentials of a tenant are not where the option `credentials` says."""


class UnsettledError(SparkSourceError):
    """The rows of a window were modified during each pass over it, so some may be missing. Read it again later."""


class ClockError(SparkSourceError):
    """The clock of the driver is ahead of the platform's."""
