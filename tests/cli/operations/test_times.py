"""Times as users type them."""

from __future__ import annotations

from datetime import datetime

import pytest

from dingdan_cli.failures import CommandError
from dingdan_cli.times import to_send, understand
from dingdan_runtime import SHANGHAI

NOW = datetime(2026, 11, 29, 16, 5, 30, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("given", "when", "whole_day"),
    [
        ("2026-11-01", "2026-11-01 00:00:00", True),
        ("2026-11-01 09:30", "2026-11-01 09:30:00", False),
        ("2026-11-01T09:30:07", "2026-11-01 09:30:07", False),
        ("2026-11-01T09:30:00Z", "2026-11-01 17:30:00", False),
        ("2026-11-01 09:30:00+09:00", "2026-11-01 08:30:00", False),
        ("2026/11/1", "2026-11-01 00:00:00", True),
        ("2026.11.01 9:05", "2026-11-01 09:05:00", False),
        ("2026年11月1日", "2026-11-01 00:00:00", True),
        ("yesterday", "2026-11-28 00:00:00", True),
        ("昨天", "2026-11-28 00:00:00", True),
        ("前天", "2026-11-27 00:00:00", True),
        ("昨天 10:00", "2026-11-28 10:00:00", False),
        ("today", "2026-11-29 00:00:00", True),
        ("tomorrow", "2026-11-30 00:00:00", True),
        ("-7d", "2026-11-22 00:00:00", True),
        ("- 7 d", "2026-11-22 00:00:00", True),
        ("-2w", "2026-11-15 00:00:00", True),
        ("-7天", "2026-11-22 00:00:00", True),
        ("7天前", "2026-11-22 00:00:00", True),
        ("7 days ago", "2026-11-22 00:00:00", True),
        ("2h ago", "2026-11-29 14:05:30", False),
        ("-90m", "2026-11-29 14:35:30", False),
        ("2小时前", "2026-11-29 14:05:30", False),
        ("now", "2026-11-29 16:05:30", False),
        ("1 Nov 2026", "2026-11-01 00:00:00", True),
    ],
)
def test_text_is_understood(given: str, when: str, whole_day: bool) -> None:
    moment = understand(given, NOW)
    assert (moment.when.isoformat(sep=" ")[:19], moment.whole_day) == (when, whole_day)


@pytest.mark.parametrize("given", ["2026-11-01", "2026-11-01 09:30", "2026-11-01T09:30:07"])
def test_iso_is_shown_on_a_terminal_alone(given: str) -> None:
    assert not understand(given, NOW).relative


@pytest.mark.parametrize(
    ("given", "form"),
    [
        ("11/01/2026", "write 2026-11-01 or 2026-01-11"),
        ("13/01/2026", "write 2026-01-13"),
        ("01-11", "the year first, as in 2026-11-01"),
        ("1.11.26", "the year first, as in 2026-11-01"),
        ("11/01/2026 10:00", "write 2026-11-01 or 2026-01-11"),
    ],
)
def test_ambiguous_date_is_refused_with_the_right_form(given: str, form: str) -> None:
    with pytest.raises(CommandError, match="is ambiguous: ") as caught:
        understand(given, NOW)
    assert form in str(caught.value)


@pytest.mark.parametrize(
    "given", ["", " ", "soon", "5", "20261", "2026-02-30", "2026-13-01", "2026-11-01 25:00", "November", "now+1",
              "-9999999d", "-1x", "2026-11-01 09:30:00+99:00", "0000-01-01"],
)  # fmt: skip
def test_unreadable_text_is_refused(given: str) -> None:
    with pytest.raises(CommandError, match="is no time: write 2026-11-01"):
        understand(given, NOW)


@pytest.mark.parametrize(
    ("given", "kind", "end", "value"),
    [
        ("2026-11-01", "date", False, "2026-11-01"),
        ("-7d", "date", False, "2026-11-22"),
        ("2h ago", "date", False, "2026-11-29"),
        ("2026-11-01 00:00", "date", False, "2026-11-01"),
        ("2026-11-01", "waiqin-date-time", False, "2026-11-01 00:00:00"),
        ("2026-11-01", "waiqin-date-time", True, "2026-11-01 23:59:59"),
        ("2026-11-01 09:30", "waiqin-date-time", True, "2026-11-01 09:30:00"),
        ("yesterday", "waiqin-date-or-time", False, "2026-11-28"),
        ("2h ago", "waiqin-date-or-time", False, "2026-11-29 14:05:30"),
        ("2026-11-01", "epoch-seconds", False, 1793462400),
        ("2026-11-01", "epoch-seconds", True, 1793548799),
        ("1793462400", "epoch-seconds", False, 1793462400),
    ],
)
def test_value_has_the_form_of_the_filter(given: str, kind: str, end: bool, value: str | int) -> None:
    assert to_send(given, kind, NOW, end=end).value == value


def test_time_of_day_is_refused_where_the_platform_takes_a_day() -> None:
    with pytest.raises(CommandError, match=r"has a time of day, and the platform takes a day: write 2026-11-01$"):
        to_send("2026-11-01 09:30", "date", NOW)
