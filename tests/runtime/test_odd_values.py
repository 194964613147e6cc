"""Values that real servers print oddly: blanks, Java's times, placeholders of years that no zone has."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest

from dingdan_runtime import SHANGHAI, Epoch, LocalDate, LocalDateTime, Nested, Record, Text
from dingdan_runtime.readers import ConversionError
from dingdan_runtime.times import read_date_time, read_epoch
from waiqin365_api.records import StdomOrder, StdomSent
from wshoto_api.records import ValetOrder


class Odd(Record):
    text: Text = None
    moment: LocalDateTime = None
    day: LocalDate = None
    epoch: Epoch = None


class Outer(Record):
    one: Nested[Odd | None] = None


def order(**members: Any) -> StdomOrder:
    return StdomOrder.from_json(json.dumps(members).encode())


@pytest.mark.finding(56)
class TestFraction:
    def test_time_as_java_prints_it(self) -> None:
        read = order(submit_time="2016-08-09 20:02:53.0")
        assert (read.submit_time, read.problems) == (datetime(2016, 8, 9, 20, 2, 53, tzinfo=SHANGHAI), [])
        assert read.raw["submit_time"] == "2016-08-09 20:02:53.0"

    @pytest.mark.parametrize(("digits", "micros"), [("5", 500_000), ("123", 123_000), ("1234567", 123_456)])
    def test_fraction_of_any_length(self, digits: str, micros: int) -> None:
        moment = Odd.from_json(f'{{"moment":"2016-08-09 20:02:53.{digits}"}}'.encode()).moment
        assert moment == datetime(2016, 8, 9, 20, 2, 53, micros, tzinfo=SHANGHAI)

    def test_date_as_java_prints_it(self) -> None:
        read = Odd.from_json(b'{"day":"2016-08-09 00:00:00.000"}')
        assert (read.day, read.problems) == (date(2016, 8, 9), [])

    def test_date_with_part_of_a_second_is_a_problem(self) -> None:
        read = Odd.from_json(b'{"day":"2016-08-09 00:00:00.5"}')
        assert (read.day, [problem.path for problem in read.problems]) == (None, ["day"])

    def test_point_without_digits_is_a_problem(self) -> None:
        assert [problem.path for problem in order(submit_time="2016-08-09 20:02:53.").problems] == ["submit_time"]


@pytest.mark.finding(68)
class TestBlanks:
    @pytest.mark.parametrize("blank", ["   ", "\t\n", "\u3000"])
    def test_blanks_alone_stand_for_nothing(self, blank: str) -> None:
        read = order(id=blank, order_no=blank, order_status=blank, order_amount=blank, submit_time=blank, prods=blank)
        assert (read.id, read.order_no, read.order_status, read.order_amount, read.submit_time) == (None,) * 5
        assert (read.prods, read.problems) == ([], [])
        assert read.raw["id"] == blank

    @pytest.mark.parametrize("blank", ["  ", "\u3000\t"])
    def test_blanks_in_place_of_one_record(self, blank: str) -> None:
        read = Outer.from_json(json.dumps({"one": blank}).encode())
        assert (read.one, read.problems) == (None, [])

    def test_blanks_on_wshoto(self) -> None:
        read = ValetOrder.from_json(b'{"order_state":" ","create_time":"  ","pay_price":" ","order_id":" "}')
        assert (read.order_state, read.create_time, read.problems) == (None, None, [])

    @pytest.mark.finding(58)
    def test_ids_and_numbers_of_documents_keep_their_spaces(self) -> None:
        read = order(id=" 7300000000000000101", order_no="SO-1 ")
        assert (read.id, read.order_no) == (" 7300000000000000101", "SO-1 ")

    def test_second_spelling_stands_in_for_blanks(self) -> None:
        sent = StdomSent.from_json(b'{"sign_status":"  ","signe_status":"1"}')
        assert (sent.sign_status, sent.problems) == ("1", [])


@pytest.mark.finding(71)
class TestPlaceholderYears:
    @pytest.mark.parametrize(
        "text",
        ["0001-01-01 00:00:00", "0001-01-01", "0001-12-31 23:59", "9999-12-31 23:59:59", "9999-01-01"],
    )
    def test_time_that_some_zone_does_not_have_is_none_and_a_problem(self, text: str) -> None:
        read = order(submit_time=text)
        assert read.submit_time is None
        assert [(problem.path, problem.value) for problem in read.problems] == [("submit_time", text)]

    @pytest.mark.parametrize("text", ["0002-01-01 00:00:00", "9998-12-31 23:59:59.999999"])
    def test_every_time_that_is_given_can_be_turned_to_every_zone(self, text: str) -> None:
        moment = read_date_time(text)
        assert moment is not None
        assert all(moment.astimezone(ZoneInfo(name)) == moment for name in sorted(available_timezones()))

    @pytest.mark.parametrize("moment", [datetime(1, 1, 1, 20, tzinfo=UTC), datetime(9999, 6, 1, tzinfo=UTC)])
    def test_epoch_of_such_a_year_is_none_and_a_problem(self, moment: datetime) -> None:
        seconds = (moment - datetime.fromtimestamp(0, UTC)) // timedelta(seconds=1)
        with pytest.raises(ConversionError, match="epoch seconds"):
            read_epoch(seconds)
        read = Odd.from_json(f'{{"epoch":{seconds}}}'.encode())
        assert (read.epoch, [problem.path for problem in read.problems]) == (None, ["epoch"])

    def test_date_has_no_zone_and_is_read(self) -> None:
        read = Odd.from_json(b'{"day":"0001-01-01"}')
        assert (read.day, read.problems) == (date(1, 1, 1), [])
