"""Columns as text: times of whole seconds take a short way, and all others have the same form."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pyarrow as pa
import pytest

from dingdan_sync.destinations.text import as_text
from tests.support.profiled import profiled

ZONE = dt.timezone(dt.timedelta(hours=8))
TIME = pa.timestamp("us", "Asia/Shanghai")
FIRST, LAST = dt.datetime(1992, 1, 1, tzinfo=ZONE), dt.datetime(9998, 12, 31, 23, 59, 59, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("moments", "texts"),
    [
        ([], []),
        ([None, None], [None, None]),
        ([FIRST, None, LAST], ["1992-01-01 00:00:00+08:00", None, "9998-12-31 23:59:59+08:00"]),
        (
            [FIRST, FIRST - dt.timedelta(seconds=1), dt.datetime(1986, 7, 1, 12, tzinfo=ZONE)],
            ["1992-01-01 00:00:00+08:00", "1991-12-31 23:59:59+08:00", "1986-07-01 13:00:00+09:00"],
        ),
        (
            [FIRST, FIRST + dt.timedelta(microseconds=120)],
            ["1992-01-01 00:00:00+08:00", "1992-01-01 00:00:00.000120+08:00"],
        ),
        ([LAST + dt.timedelta(seconds=1)], ["9999-01-01 00:00:00+08:00"]),
    ],
)
def test_times_as_text(moments: list[dt.datetime | None], texts: list[str | None]) -> None:
    column = pa.chunked_array([pa.array(moments[:1], TIME), pa.array(moments[1:], TIME)])
    assert as_text(pa.table({"time": column}))["time"].to_pylist() == texts


AMOUNTS = pa.array([Decimal("1.50"), None, Decimal("-0.25")], pa.decimal128(38, 2))
TIMES = pa.array([FIRST, None, LAST], TIME)


def test_columns_of_a_type_are_written_together_and_stay_in_their_places() -> None:
    table = pa.table({"text": ["a", None, "b"], "one": AMOUNTS, "time": TIMES, "number": [1, 2, None], "two": AMOUNTS})
    chunked = pa.concat_tables([table, table.slice(1)])
    amounts, times = ["1.50", None, "-0.25"], ["1992-01-01 00:00:00+08:00", None, "9998-12-31 23:59:59+08:00"]
    assert as_text(chunked).to_pydict() == {
        "text": ["a", None, "b", None, "b"],
        "one": amounts + amounts[1:],
        "time": times + times[1:],
        "number": [1, 2, None, 2, None],
        "two": amounts + amounts[1:],
    }


def test_more_columns_take_no_more_calls_of_arrow() -> None:
    """After each of them a thread waits for Python's lock."""

    def calls(columns: int) -> int:
        table = pa.table([AMOUNTS, TIMES] * columns, names=[str(place) for place in range(2 * columns)])
        seen: list[str] = []
        profiled(lambda: as_text(table), lambda frame, event, _: seen.append(frame.f_code.co_name))
        return seen.count("cast")

    assert calls(20) == calls(1) > 0
