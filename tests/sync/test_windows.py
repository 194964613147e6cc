"""Windows of time, and the arguments that ask for them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingdan_sync.windows import ZONE, Window, arguments, plan
from waiqin365_api.tables import ORDERS, RETURNS
from wshoto_api.tables import MALL_ORDERS

NOW = dt.datetime(2026, 11, 28, 15, 30, tzinfo=ZONE)

LATE = dt.timedelta(minutes=10)


@given(st.timedeltas(dt.timedelta(), dt.timedelta(days=800)), st.integers(1, 100))
def test_windows_follow_one_another_to_now(back: dt.timedelta, days: int) -> None:
    start = NOW - back
    windows = plan(start, NOW, days, LATE)
    assert windows[0].start == start
    assert [each.end for each in windows[:-2]] == [each.start for each in windows[1:-1]]
    assert windows[-1].end is None
    assert start <= windows[-1].start <= max(start, NOW - LATE)
    assert windows[-1].start <= (windows[-2].end if len(windows) > 1 else start)
    for each in windows[:-1]:
        assert each.end is not None
        assert each.end.astimezone(ZONE).time() == dt.time()
        assert each.start < each.end <= each.start + dt.timedelta(days=days)


def test_open_window_begins_today() -> None:
    assert plan(NOW - dt.timedelta(days=2), NOW, 30, LATE)[-1] == Window(dt.datetime(2026, 11, 28, tzinfo=ZONE), None)


def test_open_window_goes_back_over_midnight_for_late_rows() -> None:
    after_midnight = dt.datetime(2026, 11, 28, 0, 3, tzinfo=ZONE)
    assert plan(NOW - dt.timedelta(days=2), after_midnight, 30, LATE)[-1].start == after_midnight - LATE


def test_yesterday_and_today_are_one_window() -> None:
    """`--since yesterday`: two windows would both bring the rows of today, in every first run."""
    yesterday = dt.datetime(2026, 11, 27, tzinfo=ZONE)
    assert plan(yesterday, NOW, 30, LATE) == [Window(yesterday, None)]


@pytest.mark.parametrize("back", [dt.timedelta(minutes=10), dt.timedelta(hours=23)])
def test_run_over_midnight_reads_one_window(back: dt.timedelta) -> None:
    """Two would both bring the rows of today, as the filter for the end of the first takes a whole day."""
    after_midnight = dt.datetime(2026, 11, 28, 0, 3, tzinfo=ZONE)
    start = after_midnight - back
    assert plan(start, after_midnight, 30, LATE) == [Window(start, None)]


WINDOW = Window(dt.datetime(2026, 11, 1, 9, tzinfo=ZONE), dt.datetime(2026, 11, 8, tzinfo=ZONE))
BEFORE = dt.datetime(2026, 11, 1, 8, 59, 59, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (ORDERS.modified, {"after_modify_date": BEFORE, "end_modify_date": dt.date(2026, 11, 8)}),
        (RETURNS.modified, {"after_modify_date": BEFORE, "end_modify_date": dt.date(2026, 11, 8)}),
        (MALL_ORDERS.modified, {"type": 3, "start_time": BEFORE, "end_time": WINDOW.end}),
    ],
)
def test_arguments_ask_for_a_second_more(by: object, expected: dict[str, object]) -> None:
    assert arguments(by, WINDOW) == expected  # type: ignore[arg-type]


def test_open_window_has_no_end() -> None:
    assert ORDERS.modified is not None
    assert arguments(ORDERS.modified, Window(WINDOW.start, None)) == {"after_modify_date": BEFORE}
