"""Times as users type them: `2026-11-01`, `2026-11-01 09:30`, `yesterday`, `-7d`, `2h ago`, `昨天`, `7天前`.

All are times of Asia/Shanghai. A day, and a text that counts in days or longer, begins at 00:00; `2h ago` and `now` are
exact. docs/cli.md has the rules.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from dingdan_cli.failures import CommandError
from dingdan_cli.languages import text

TIME_KINDS = frozenset({"date", "waiqin-date", "waiqin-date-time", "waiqin-date-or-time", "epoch-seconds"})
"""The wire formats of times."""
DAY_KINDS = frozenset({"date", "waiqin-date"})
LAST_SECOND = time(23, 59, 59)
ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII
)
YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]+(\d{1,2}:\d{2}(?::\d{2})?))?"
)
ALL_NUMBERS = re.compile(r"(\d{1,4})[-/.](\d{1,2})(?:[-/.](\d{1,4}))?(?:[ T].*)?", re.ASCII)
SHORT = re.compile(r"-\s*(\d{1,6})\s*([a-zA-Z]+|[\u4e00-\u9fff]+)")
UNITS = {"s": "seconds", "m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks", "mo": "months",
         "y": "years"}  # fmt: skip
EXACT = re.compile(
    r"\d:\d|\bnow\b|hour|minute|second|\d\s*(h|hr|hrs|m|min|mins|s|sec|secs|am|pm)\b|[时点分秒]|现在|刚", re.IGNORECASE
)
"""Texts that name a time of day, or count in hours or less."""


class Moment(NamedTuple):
    """A time as it was understood."""

    when: datetime
    """The time in Asia/Shanghai."""
    whole_day: bool
    """True if the text names a day, without a time of day."""
    relative: bool
    """True if the text is not of an ISO form, so that the user should see how it was understood."""


class Sent(NamedTuple):
    """A time as it is sent."""

    value: str | int
    shown: str
    """The time for the user, such as `2026-11-01 00:00:00`."""
    moment: Moment

    def is_after(self, now: datetime) -> bool:
        """True if the time is in the future."""
        return self.moment.when > now


def current_time() -> datetime:
    """Return the current time in Asia/Shanghai."""
    from dingdan_runtime.times import SHANGHAI

    return datetime.now(UTC).astimezone(SHANGHAI)


def to_send(given: str, kind: str, now: datetime, *, end: bool = False) -> Sent:
    """Return the value to send for a text.

    Args:
        given: The text of the user.
        kind: The wire format, one of `TIME_KINDS`.
        now: The current time.
        end: True for the end of a window: a day then means its last second.

    Raises:
        CommandError: The text cannot be read, is ambiguous, or has a time of day where the platform takes a day.
    """
    if kind == "epoch-seconds" and re.fullmatch(r"\d{9,11}", given, re.ASCII):
        when = datetime.fromtimestamp(int(given), now.tzinfo)
        return Sent(int(given), _seconds(when), Moment(when, False, False))
    moment = understand(given, now)
    if kind in DAY_KINDS:
        if not moment.whole_day and not moment.relative and moment.when.time() != time.min:
            day = moment.when.date().isoformat()
            raise CommandError(
                text(
                    f"{given!r} has a time of day, and the platform takes a day: write {day}",
                    f"{given!r} 带有时间，而平台此处只接受日期，请写 {day}",
                )
            )
        day = moment.when.date().isoformat()
        return Sent(day, day, moment)
    if moment.whole_day and end:
        moment = moment._replace(when=datetime.combine(moment.when.date(), LAST_SECOND, moment.when.tzinfo))
    if kind == "waiqin-date-or-time" and moment.whole_day:
        day = moment.when.date().isoformat()
        return Sent(day, day, moment)
    shown = _seconds(moment.when)
    return Sent(int(moment.when.timestamp()) if kind == "epoch-seconds" else shown, shown, moment)


def understand(given: str, now: datetime) -> Moment:
    """Return the time that a text names.

    Raises:
        CommandError: The text cannot be read, or is ambiguous.
    """
    stripped = given.strip()
    if (found := ISO.fullmatch(stripped)) is not None:
        return _iso(given, found, now)
    if (found := YEAR_FIRST.fullmatch(stripped)) is not None:
        year, month, day, clock = found.groups()
        later = f" 0{clock}" if clock and clock[1] == ":" else f" {clock}" if clock else ""
        again = ISO.fullmatch(f"{year}-{int(month):02}-{int(day):02}{later}")
        return (_iso(given, again, now) if again else _unreadable(given))._replace(relative=True)
    if (found := ALL_NUMBERS.fullmatch(stripped)) is not None:
        raise CommandError(_ambiguous(given, found))
    if not re.search(r"[^\W\d_]", stripped) or re.search(r"[^\w\s:,.\-]", stripped):
        return _unreadable(given)
    return _with_dateparser(given, stripped, now)


def _iso(given: str, found: re.Match[str], now: datetime) -> Moment:
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        when = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=now.tzinfo
        )
        if zone:
            aware = datetime.fromisoformat(f"{when.replace(tzinfo=None).isoformat()}{zone.replace('Z', '+00:00')}")
            when = aware.astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        return _unreadable(given)
    return Moment(when, hour is None, bool(zone))


def _with_dateparser(given: str, stripped: str, now: datetime) -> Moment:
    """Return the time of a text in words, read by dateparser, which takes 0.2 s to import."""
    words = stripped
    if (short := SHORT.fullmatch(words)) is not None:
        count, unit = short.groups()
        words = f"{count}{unit}前" if not unit.isascii() else f"{count} {UNITS.get(unit.lower(), unit)} ago"
    import dateparser

    # TIMEZONE keeps dateparser from looking for the zone of the machine, which fails without time zone data.
    naive = now.replace(tzinfo=None)
    settings = {"RELATIVE_BASE": naive, "PREFER_DATES_FROM": "past", "REQUIRE_PARTS": ["day", "month"],
                "RETURN_AS_TIMEZONE_AWARE": False, "TIMEZONE": "+0800"}  # fmt: skip
    try:
        found = dateparser.parse(words, languages=["en", "zh"], settings=settings)
    except (OverflowError, ValueError):
        found = None
    if found is None:
        return _unreadable(given)
    when = found.replace(tzinfo=now.tzinfo, microsecond=0) if found.tzinfo is None else found.astimezone(now.tzinfo)
    if EXACT.search(words):
        return Moment(when, False, True)
    return Moment(datetime.combine(when.date(), time.min, now.tzinfo), True, True)


def _unreadable(given: str) -> Moment:
    raise CommandError(
        text(
            f"{given!r} is no time: write 2026-11-01, '2026-11-01 09:30', yesterday, -7d or '2h ago'",
            f"无法识别的时间 {given!r}，请写 2026-11-01、'2026-11-01 09:30'、昨天、-7d 或 2小时前",
        )
    )


def _ambiguous(given: str, found: re.Match[str]) -> str:
    first, second, last = (int(part) if part else None for part in found.groups())
    forms: list[str] = []
    if last is not None and last >= 1000 and first is not None and second is not None:
        for month, day in {(first, second): 1, (second, first): 1}:
            try:
                forms.append(date(last, month, day).isoformat())
            except ValueError:
                continue
    wanted = text(" or ", " 或 ").join(forms) or text("the year first, as in 2026-11-01", "年份在前，如 2026-11-01")
    return text(f"{given!r} is ambiguous: write {wanted}", f"日期 {given!r} 有歧义，请写 {wanted}")


def _seconds(when: datetime) -> str:
    return when.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")
