"""Values that behave as those of pandas and NumPy do, which the tests do not install."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any


class NaTType(datetime):
    """pandas.NaT: an instance of datetime, equal to nothing, whose parts are NaN."""

    def __new__(cls) -> NaTType:
        return super().__new__(cls, 1, 1, 1)

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = datetime.__hash__

    def __getattribute__(self, name: str) -> Any:
        parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
        return float("nan") if name in parts else super().__getattribute__(name)

    def isoformat(self, *_: Any, **__: Any) -> str:
        return "NaT"

    def __str__(self) -> str:
        return "NaT"

    def timestamp(self) -> float:
        return float("nan")


class Timestamp(datetime):
    """pandas.Timestamp: a datetime with nanoseconds, which its own isoformat shows."""

    nanosecond = 123

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        shown = super().isoformat(sep, timespec)
        return f"{shown}.000000123" if timespec == "auto" else shown


class OddZone(tzinfo):
    """A time zone that does not tell its offset."""

    def utcoffset(self, _: datetime | None) -> None:
        return None


class Int64:
    """numpy.int64: no int, but it gives one."""

    def __init__(self, value: int) -> None:
        self._value = value

    def __index__(self) -> int:
        return self._value

    def __repr__(self) -> str:
        return f"np.int64({self._value})"


class _Dtype:
    def __init__(self, kind: str) -> None:
        self.kind = kind


class Bool:
    """numpy.bool_ of the releases in which it still gave an int."""

    dtype = _Dtype("b")

    def __index__(self) -> int:
        return 1


class Float64(float):
    """numpy.float64, a float."""


class Float32:
    """numpy.float32, which is no float."""

    def __float__(self) -> float:
        return 1.5


class Str(str):
    """numpy.str_, a str."""


class Datetime64:
    """numpy.datetime64, which is no datetime."""


class NAType:
    """pandas.NA: comparing it gives it again, which is neither true nor false."""

    def __eq__(self, other: object) -> Any:
        return self

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")
