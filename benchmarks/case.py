"""The parts of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, TypeAlias

Figures: TypeAlias = Mapping[str, float]
Run: TypeAlias = Callable[[], Figures | None]
"""The function that is timed. It may return further figures, such as `{"rows": 100_000}`; its `seconds` and
`peak_bytes` replace those of the harness."""


@dataclass(frozen=True, slots=True)
class Case:
    """One measurement, made in a separate process."""

    prepare: Callable[[], AbstractContextManager[Run]]
    """Sets up what is not to be measured, and gives what is."""
    rounds: int = 9
    inner: int = 1
    """Runs in a round; figures are for one of them."""
    passes: int = 1
    """Processes that the rounds are spread over, in turn with those of the other cases, so that a machine's moods hit
    all alike."""
    warm: bool = True
    """True if it runs once before it is timed."""
    full: bool = False
    """True if it is slow, so that only `--full` runs it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A limit that a case is held to."""

    name: str
    case: str
    against: str | None
    """The case that it is compared with, in the same run; None compares with the limit itself."""
    limit: float
    metric: str = "seconds"
    kind: Literal["at most", "at least"] = "at most"
    by: Literal["ratio", "difference"] = "ratio"
    """The figure that is compared with the limit: `case / against` or `case - against`."""

    def value(self, case: float, against: float | None) -> float:
        """Return the figure that is compared with the limit, given the medians of both cases."""
        if against is None:
            return case
        return case / against if self.by == "ratio" else case - against

    def met(self, value: float) -> bool:
        """Return True if a value keeps the limit."""
        return value <= self.limit if self.kind == "at most" else value >= self.limit
