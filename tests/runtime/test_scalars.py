"""How attribute values are read from whatever a platform sends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingdan_runtime import SHANGHAI, IntCode, StrCode, times
from dingdan_runtime.codes import unknown_number, unknown_text
from dingdan_runtime.readers import ConversionError, read_amount, read_integer, read_text
from dingdan_runtime.scalars import code_reader, read_json, read_map, read_texts
from dingdan_runtime.times import read_date, read_date_time, read_epoch
from tests.runtime.json_values import VALUES


class Colour(StrCode):
    RED = "1", "Red", "红"


class Size(IntCode):
    LARGE = 3, "Large", "大"


read_colour = code_reader(Colour).read
read_size = code_reader(Size).read
READERS: list[tuple[Callable[[Any], Any], type | tuple[type, ...]]] = [
    (read_text, (str, type(None))),
    (read_amount, (Decimal, type(None))),
    (read_integer, (int, type(None))),
    (read_date_time, (datetime, type(None))),
    (read_date, (date, type(None))),
    (read_epoch, (datetime, type(None))),
    (read_texts, list),
    (read_map, dict),
    (read_json, object),
    (read_colour, (str, type(None))),
    (read_size, (int, type(None))),
]


def at(*parts: int) -> datetime:
    return datetime(*parts).replace(tzinfo=SHANGHAI)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (read_text, "订单🙂", "订单🙂"),
        (read_text, " SO-1 ", " SO-1 "),
        (read_text, "null", "null"),
        (read_text, 7300000000000000101, "7300000000000000101"),
        (read_text, Decimal("12.50"), "12.50"),
        (read_text, 0, "0"),
        (read_amount, "12.5000", Decimal("12.5000")),
        (read_amount, " 12.0 ", Decimal("12.0")),
        (read_amount, "-0.00", Decimal("-0.00")),
        (read_amount, "+5", Decimal(5)),
        (read_amount, "1e3", Decimal("1E+3")),
        (read_amount, "1e999999", Decimal("1E+999999")),
        (read_amount, 12, Decimal(12)),
        (read_amount, Decimal("0.1000000000000000055"), Decimal("0.1000000000000000055")),
        (read_amount, 2**70, Decimal(2**70)),
        (read_integer, 5, 5),
        (read_integer, "5", 5),
        (read_integer, " -5 ", -5),
        (read_integer, "5.00", 5),
        (read_integer, Decimal("5E+3"), 5000),
        (read_integer, "1234567890123456789012345678901234567890", 1234567890123456789012345678901234567890),
        (read_date_time, "2026-11-01 09:30:05", at(2026, 11, 1, 9, 30, 5)),
        (read_date_time, "2026-11-01T09:30:05", at(2026, 11, 1, 9, 30, 5)),
        (read_date_time, "2026-11-01 09:30", at(2026, 11, 1, 9, 30)),
        (read_date_time, "2026-11-01", at(2026, 11, 1)),
        (read_date_time, " 2026-11-01 ", at(2026, 11, 1)),
        (read_date_time, "2026-11-01 09:30:05.5", at(2026, 11, 1, 9, 30, 5, 500_000)),
        (read_date_time, "2026-11-01T09:30:05.123456789012", at(2026, 11, 1, 9, 30, 5, 123_456)),
        (read_date_time, "9998-12-31 23:59:59", at(9998, 12, 31, 23, 59, 59)),
        (read_date_time, "0002-01-01", at(2, 1, 1)),
        (read_date_time, datetime(2026, 11, 1), datetime(2026, 11, 1)),
        (read_date, "2026-11-01", date(2026, 11, 1)),
        (read_date, "2026-11-01 00:00:00", date(2026, 11, 1)),
        (read_date, "2026-11-01 00:00:00.000", date(2026, 11, 1)),
        (read_date, "0001-01-01", date(1, 1, 1)),
        (read_date, "2024-02-29", date(2024, 2, 29)),
        (read_date, "9999-12-31", date(9999, 12, 31)),
        (read_date, date(2026, 11, 1), date(2026, 11, 1)),
        (read_epoch, 1780000000, at(2026, 5, 29, 4, 26, 40)),
        (read_epoch, "1780000000", at(2026, 5, 29, 4, 26, 40)),
        (read_epoch, 0, at(1970, 1, 1, 8)),
        (read_epoch, datetime(2026, 11, 1), datetime(2026, 11, 1)),
        (read_texts, ["a", 5, "", None, Decimal("1.0")], ["a", "5", "1.0"]),
        (read_texts, [], []),
        (read_map, {"a": [1, None]}, {"a": [1, None]}),
        (read_json, {"a": [True]}, {"a": [True]}),
        (read_json, "", ""),
        (read_colour, "1", Colour.RED),
        (read_colour, 1, Colour.RED),
        (read_colour, "红", Colour.RED),
        (read_colour, "绿", unknown_text("绿")),
        (read_colour, "99", unknown_text("99")),
        (read_colour, " 99 ", unknown_text("99")),
        (read_colour, Decimal("9.50"), unknown_text("9.50")),
        (read_size, 3, Size.LARGE),
        (read_size, "3", Size.LARGE),
        (read_size, Decimal("3.0"), Size.LARGE),
        (read_size, "大", Size.LARGE),
        (read_size, 99, unknown_number(99)),
        (read_size, "99", unknown_number(99)),
    ],
)
def test_value_is_read(read: Callable[[Any], Any], value: Any, expected: Any) -> None:
    given = read(value)
    assert (given, type(given)) == (expected, type(expected))
    if isinstance(expected, Decimal):
        assert given.as_tuple() == expected.as_tuple()
    if isinstance(expected, datetime):
        assert given.tzinfo is expected.tzinfo


@pytest.mark.finding(68)
@pytest.mark.parametrize("nothing", [None, "", "   ", "\t\r\n", "\u3000\xa0"])
@pytest.mark.parametrize(("read", "kind"), READERS)
def test_null_and_blanks_alone_are_nothing(read: Callable[[Any], Any], kind: Any, nothing: Any) -> None:
    if kind is not object:
        assert read(nothing) == (kind() if isinstance(kind, type) else None)


@pytest.mark.parametrize(
    ("read", "values", "expected"),
    [
        (read_text, [True, False, [], ["a"], {}, 1.5], "text"),
        (
            read_amount,
            ["a lot", "NaN", "sNaN", "Infinity", "-inf", "1_000", "12,5", "0x10", "1e9999999999999999999",
             Decimal("NaN"), Decimal("Infinity"), True, False, [], {}, 1.5],
            "a decimal number",
        ),
        (
            read_integer,
            ["5.5", Decimal("0.1"), "1e999999", "-1e41", "1e-5"],
            "a whole number",
        ),
        (read_integer, ["five", True, []], "a decimal number"),
        (
            read_date_time,
            ["2026-02-30", "2026-13-01", "0000-01-01", "0000-00-00 00:00:00", "2026-11-01 25:00:00",
             "2026-11-01 09:61", "10000-01-01", "20261101", "2026-W45-1", "2026-11-01 09", "2026-11-01x09:30:00",
             "2026-11-01T09+08:00", "2026-11-01T01+00", "2026-11-01T0930Z", "2026-11-01 09:30:00+08:00",
             "2026-11-01 09:30:00.", "2026-11-01 09:30.5", "2026-11-01 09:30:00,5", "２０２６-11-01", 1780000000,
             Decimal("2026.1"), True, [], {}],
            "yyyy-MM-dd HH:mm:ss",
        ),
        (read_date, ["2026-02-29", "0000-00-00", "1/11/2026", 20261101, True, [], datetime(2026, 11, 1)],
         "yyyy-MM-dd"),
        (read_date, ["2026-11-01 09:30:00", "2026-11-01 00:00:01", "2026-11-01 00:00:00.5"],
         "yyyy-MM-dd without a time of day"),
        (read_epoch, ["1e20", 10**12, 1780000000000, -(10**15)], "epoch seconds"),
        (read_epoch, ["1780000000.5"], "a whole number"),
        (read_epoch, ["2026-11-01", True, []], "a decimal number"),
        (read_texts, ["a", 5, True, {}], "a list of texts"),
        (read_texts, [["a", {}], [[]], [True]], "text"),
        (read_map, ["a", 5, True, []], "an object"),
        (read_colour, [True, [], {}], "text"),
        (read_size, ["小", True, []], "a decimal number"),
        (read_size, ["3.5"], "a whole number"),
    ],
)  # fmt: skip
def test_value_that_does_not_fit_says_what_was_expected(
    read: Callable[[Any], Any], values: list[Any], expected: str
) -> None:
    for value in values:
        with pytest.raises(ConversionError) as caught:
            read(value)
        assert (value, str(caught.value)) == (value, expected)


@given(value=VALUES)
def test_any_json_value_is_read_or_a_misfit(value: Any) -> None:
    for read, kind in READERS:
        try:
            given_value = read(value)
        except ConversionError:
            continue
        assert isinstance(given_value, kind)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_amount_keeps_every_digit(amount: Decimal) -> None:
    assert read_amount(str(amount)).as_tuple() == amount.as_tuple()  # type: ignore[union-attr]


@given(st.integers(min_value=-(10**40), max_value=10**40))
def test_integer_keeps_every_digit(number: int) -> None:
    assert [read_integer(value) for value in (number, str(number), f"{number}.0", Decimal(number))] == [number] * 4


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31, 23, 59, 59)))
def test_time_is_read_back_as_written(moment: datetime) -> None:
    written = moment.isoformat(sep=" ", timespec="seconds")
    assert read_date_time(written) == moment.replace(microsecond=0, tzinfo=SHANGHAI)
    assert read_date(written[:10]) == moment.date()


@given(st.datetimes(datetime(1900, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC)))
def test_epoch_is_the_same_moment_in_shanghai(moment: datetime) -> None:
    # Whole numbers, not moment.timestamp(): a float rounds the last microseconds of a far year up.
    read = read_epoch((moment - datetime.fromtimestamp(0, UTC)) // timedelta(seconds=1))
    assert read == moment.replace(microsecond=0)
    assert read is not None
    assert read.tzinfo is SHANGHAI


def test_offset_is_right_without_time_zone_data(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> ZoneInfo:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(times, "ZoneInfo", nothing)
    zone = times._shanghai()
    assert datetime(2026, 11, 1, 9, 30, tzinfo=zone).isoformat() == "2026-11-01T09:30:00+08:00"
    assert zone.tzname(None) == "Asia/Shanghai"
