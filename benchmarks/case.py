"""The parts of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, TypeAlias

Figures: TypeAlias = Mapping[str, float]
Run: TypeAlias = Callable[[], Figures | None]
"""The timed function. It may return further figures, such as `{"rows": 100_000}`; its `seconds` and `peak_bytes`
replace those of the harness."""


@dataclass(frozen=True, slots=True)
class Case:
    """One measurement, made in a separate process."""

    prepare: Callable[[], AbstractContextManager[Run]]
    """A context manager for the untimed setup, which yields the timed function."""
    rounds: int = 9
    inner: int = 1
    """The number of runs in a round; figures are per run."""
    passes: int = 1
    """The number of processes for the rounds. They alternate with those of other cases, so that changes of the
    machine's speed affect all cases alike."""
    warm: bool = True
    """True to run the function once before the timed rounds."""
    full: bool = False
    """True if the case is slow, so that only `--full` runs it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A limit for a figure of a case."""

    name: str
    case: str
    against: str | None
    """The case of the same run to compare with; None compares the figure itself with the limit."""
    limit: float
    metric: str = "seconds"
    kind: Literal["at most", "at least"] = "at most"
    by: Literal["ratio", "difference"] = "ratio"
    """The value to compare with the limit: `case / against` or `case - against`."""

    def value(self, case: float, against: float | None) -> float:
        """Return the value to compare with the limit, given the medians of both cases."""
        if against is None:
            return case
        return case / against if self.by == "ratio" else case - against

    def met(self, value: float) -> bool:
        """True if `value` is within the limit."""
        return value <= self.limit if self.kind == "at most" else value >= self.limit
