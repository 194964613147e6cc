"""Encodes the dates and times in a call's arguments, and warns of datetimes without a time zone."""

from __future__ import annotations

import re
import time as clock
from datetime import date, datetime, time
from typing import Any

from dingdan._errors import DingdanWarning
from dingdan.codec._encode_values import plain_datetime, refusal, whole, wrong_kind
from dingdan_runtime.times import SHANGHAI

# Plain text: `re` compiles it at the first use. Compiled here, every import would pay for it.
DATE = r"\d{4}-\d{2}-\d{2}"
DATE_TIME = r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?"
FORMS = "takes text like 2026-11-01 or 2026-11-01 09:30:00"
LARGEST_EPOCH = 10**11
"""The limit of epoch seconds (year 5138). A larger number is probably in milliseconds."""
OFFSET = 8 * 60 * 60
"""The UTC offset of Asia/Shanghai, in seconds."""
NAIVE = (
    "a datetime without a time zone is taken as Asia/Shanghai time, but this machine has another time zone: pass an"
    " aware one, such as datetime.now(timezone.utc). Each client warns once"
)


def _parse_text(value: str) -> datetime:
    # Text may be of either form: the pages mix them, and older copies document the other one.
    if not re.fullmatch(DATE, value) and not re.fullmatch(DATE_TIME, value):
        raise refusal(FORMS)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise refusal("is not a valid date or time") from None


def _checked_text(value: str) -> str:
    if value:
        _parse_text(value)
    return value if type(value) is str else str.__str__(value)


def _day(value: date) -> str:
    return (value if type(value) is date else date(value.year, value.month, value.day)).isoformat()


class TimeWriter:
    """Encodes the dates and times of one client's calls, without fractions of a second."""

    __slots__ = ("_warned",)

    def __init__(self) -> None:
        self._warned = False

    def date_time(self, value: Any) -> str:
        """Encode a time as `yyyy-MM-dd HH:mm:ss` in Asia/Shanghai."""
        if isinstance(value, datetime):
            return self._local(value).isoformat(sep=" ", timespec="seconds")
        if isinstance(value, date):
            return f"{_day(value)} 00:00:00"
        if isinstance(value, str):
            return _checked_text(value)
        raise wrong_kind("a datetime, a date or text", value)

    def date_or_time(self, value: Any) -> str:
        """Encode a date as `yyyy-MM-dd`, and other values like `date_time`."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return _day(value)
        return self.date_time(value)

    def date(self, value: Any) -> str:
        """Encode a date as `yyyy-MM-dd`."""
        if isinstance(value, datetime):
            moment = self._local(value)
            if moment.time() != time.min:
                raise refusal(
                    "takes a whole day, and this datetime's time of day would be lost; pass .date() if that is meant"
                )
            return moment.date().isoformat()
        if isinstance(value, date):
            return _day(value)
        if isinstance(value, str):
            return _checked_text(value)
        raise wrong_kind("a date or text", value)

    def epoch(self, value: Any) -> int:
        """Encode a time as epoch seconds."""
        if isinstance(value, datetime):
            moment = plain_datetime(value)
            if moment.utcoffset() is None:
                self._note_naive()
                moment = moment.replace(tzinfo=SHANGHAI)
            return int(moment.timestamp())
        if isinstance(value, date):
            return int(datetime(value.year, value.month, value.day, tzinfo=SHANGHAI).timestamp())
        if isinstance(value, str):
            return int(_parse_text(value).replace(tzinfo=SHANGHAI).timestamp())
        seconds = whole(value, "a datetime, a date, text or epoch seconds")
        if abs(seconds) > LARGEST_EPOCH:
            raise refusal("takes epoch seconds; these look like milliseconds, so divide by 1000")
        return seconds

    def _local(self, value: datetime) -> datetime:
        """Convert a time to Asia/Shanghai, without a time zone."""
        moment = plain_datetime(value)
        if moment.utcoffset() is None:
            self._note_naive()
            return moment
        try:
            return moment.astimezone(SHANGHAI).replace(tzinfo=None)
        except OverflowError:
            raise refusal("is outside the years 1 to 9999 in Asia/Shanghai") from None

    def _note_naive(self) -> None:
        if self._warned or clock.localtime().tm_gmtoff == OFFSET:
            return
        self._warned = True
        from dingdan._warnings import warn  # most calls need none

        warn(NAIVE, DingdanWarning)
