"""Metrics of a follower by OpenTelemetry, if its API (`opentelemetry-api`) is installed.

No attribute holds a credential: they are the platform, the tenant's name, the table, the kind of the destination and
the class of an error.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol

from dingdan import __version__
from dingdan_sync.report import Report

Attributes = dict[str, str]


class Metrics(Protocol):
    """The place where runs are counted."""

    def moved(self, report: Report) -> None:
        """Count the requests and rows of a run, however it ended."""
        ...

    def ran(self, seconds: float, lags: dict[str, float], error: Exception | None) -> None:
        """Count a run that was not stopped.

        Args:
            seconds: The time that it took.
            lags: Seconds by which each kind of document is behind.
            error: The failure that ended it; None if it succeeded.
        """
        ...


class NoMetrics:
    """Counts nothing."""

    def moved(self, report: Report) -> None:
        """Do nothing."""

    def ran(self, seconds: float, lags: dict[str, float], error: Exception | None) -> None:
        """Do nothing."""


class OpenTelemetryMetrics:
    """Metrics named `dingdan.sync.…`."""

    def __init__(self, meter: Any, common: Attributes) -> None:
        """Make the instruments.

        Args:
            meter: An `opentelemetry.metrics.Meter`.
            common: Attributes of every measurement.
        """
        self._common = common
        self._rows = meter.create_counter("dingdan.sync.rows", "{row}", "Rows written to the destination.")
        self._requests = meter.create_counter(
            "dingdan.sync.requests", "{request}", "Responses of the platform: pages, and documents read alone."
        )
        self._errors = meter.create_counter("dingdan.sync.errors", "{error}", "Runs that failed.")
        self._duration = meter.create_histogram("dingdan.sync.run.duration", "s", "Duration of runs.")
        self._lag = meter.create_gauge(
            "dingdan.sync.lag", "s", "Time since the moment up to which all changes are in the destination."
        )

    def moved(self, report: Report) -> None:
        """Count the requests and rows of a run."""
        for name, document in report.documents.items():
            for table, rows in document.rows.items():
                self._rows.add(rows, {**self._common, "dingdan.table": table})
            self._requests.add(document.requests, {**self._common, "dingdan.table": self._table(name)})

    def ran(self, seconds: float, lags: dict[str, float], error: Exception | None) -> None:
        """Count a run."""
        for name, lag in lags.items():
            self._lag.set(lag, {**self._common, "dingdan.table": self._table(name)})
        failed = {} if error is None else {"error.type": type(error).__name__}
        self._duration.record(seconds, {**self._common, **failed})
        if error is not None:
            self._errors.add(1, {**self._common, **failed})

    def _table(self, document: str) -> str:
        return f"{self._common['dingdan.platform']}_{document}"


def open_metrics(platform: str, tenant: str, destination: str, provider: Any = None) -> Metrics:
    """Metrics by OpenTelemetry, or none if its API is not installed.

    Args:
        platform: `waiqin365` or `wshoto`.
        tenant: Name of the enterprise.
        destination: Kind of the destination.
        provider: An `opentelemetry.metrics.MeterProvider`; the global one unless given.
    """
    try:
        api: Any = import_module("opentelemetry.metrics")
    except ModuleNotFoundError:
        return NoMetrics()
    meter = api.get_meter("dingdan_sync", __version__, provider)
    common = {"dingdan.platform": platform, "dingdan.tenant": tenant, "dingdan.destination": destination}
    return OpenTelemetryMetrics(meter, common)
