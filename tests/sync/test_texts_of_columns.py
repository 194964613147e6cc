"""Columns as text: times of whole seconds take a short way, and all others have the same form."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from dingdan_sync.destinations.text import as_text

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
