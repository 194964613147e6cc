"""Types of record attributes, and the reader of each.

To a type checker `Amount` is `Decimal | None`; to the decoder it is `Any` with a reader. Nothing that
arrives can fail a record: a value is read when its attribute is, and one that does not fit reads as None
and is listed in `Record.problems`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from dingdan_runtime.codes import CodeLabels, UnknownIntCode, UnknownStrCode, unknown_number, unknown_text
from dingdan_runtime.readers import ConversionError as ConversionError
from dingdan_runtime.readers import Getter as Getter
from dingdan_runtime.readers import Reader as Reader
from dingdan_runtime.readers import is_nothing as is_nothing

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


def _shanghai() -> timezone | ZoneInfo:
    # A machine without time zone data (a slim container, Windows) still has the offset right:
    # China has kept +08:00 all year since 1991.
    try:
        return ZoneInfo("Asia/Shanghai")
    except ZoneInfoNotFoundError:
        return timezone(timedelta(hours=8), "Asia/Shanghai")


SHANGHAI = _shanghai()
"""The time zone of the local times of Waiqin365, and of all aware times."""


def read_text(value: Any) -> str | None:
    """Text with its surrounding spaces, which filters need. Numbers become digits, because platforms send both."""
    if is_nothing(value):
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    raise ConversionError("text")


def quick_text(slow: Getter) -> Getter:
    """`read_text` for text and whole numbers."""

    def get(record: Any) -> Any:
        value = record._value
        if type(value) is str:
            return None if not value or value.isspace() else value
        if value is None:
            return None
        return str(value) if type(value) is int else slow(record)

    return get


def read_amount(value: Any) -> Decimal | None:
    """An exact decimal, from quoted or bare digits; never through a float."""
    if is_nothing(value):
        return None
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, str):
        if "_" in value:  # Decimal takes 1_000 for 1000, as Python's own literals are written
            raise ConversionError("a decimal number")
        try:
            number = Decimal(value)
        except InvalidOperation:
            raise ConversionError("a decimal number") from None
    elif isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    else:
        raise ConversionError("a decimal number")
    if not number.is_finite():
        raise ConversionError("a decimal number")
    return number


_amount_of = lru_cache(16_384)(read_amount)
"""`read_amount` with a cache, which halves its time: amounts repeat, and a third of those of a page are 0.00."""


def quick_amount(slow: Getter) -> Getter:
    """`read_amount` for text and bare numbers with a point."""

    def get(record: Any) -> Any:
        value = record._value
        if type(value) is str:
            try:
                return _amount_of(value)
            except ConversionError:
                return None
        if value is None or (type(value) is Decimal and value.is_finite()):
            return value
        return slow(record)

    return get


def read_integer(value: Any) -> int | None:
    """A whole number, from quoted or bare digits."""
    number = read_amount(value)
    if number is None:
        return None
    if number != number.to_integral_value() or number.adjusted() > 40:
        raise ConversionError("a whole number")
    return int(number)


# fromisoformat alone is too kind: it also takes weeks, offsets and basic forms.
_MOMENT = r"(?a:\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?)"


def _moment(value: Any, expected: str) -> datetime:
    text = value.strip() if isinstance(value, str) else ""
    if re.fullmatch(_MOMENT, text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise ConversionError(expected)


def _in_shanghai(moment: datetime) -> datetime:
    # Placeholders, not times: a moment in these years may have none in another zone (OverflowError of astimezone).
    if not 1 < moment.year < 9999:
        raise ConversionError("yyyy-MM-dd HH:mm:ss")
    return datetime.combine(moment, moment.time(), SHANGHAI)  # a quarter of the time that replace() takes


def read_date_time(value: Any) -> datetime | None:
    """`yyyy-MM-dd HH:mm:ss` (seconds or the whole time may be missing), aware in Asia/Shanghai.

    A fraction of a second may have any number of digits, of which six count.
    """
    if is_nothing(value):
        return None
    if isinstance(value, datetime):
        return value
    return _in_shanghai(_moment(value, "yyyy-MM-dd HH:mm:ss"))


def quick_date_time(slow: Getter) -> Getter:
    """`read_date_time` for whole times."""

    def get(record: Any) -> Any:
        value = record._value
        if value is None or value == "":
            return None
        if type(value) is str and value[4::3] == "-- ::":  # all that fromisoformat takes beside it looks different
            try:
                return _in_shanghai(datetime.fromisoformat(value))
            except ValueError:
                pass
        return slow(record)

    return get


def read_date(value: Any) -> date | None:
    """`yyyy-MM-dd`; a time of 00:00:00 behind it is dropped, with its fraction; any other does not fit."""
    if is_nothing(value):
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    moment = _moment(value, "yyyy-MM-dd")
    if moment.time() != time.min:
        raise ConversionError("yyyy-MM-dd without a time of day")
    return moment.date()


def read_epoch(value: Any) -> datetime | None:
    """Epoch seconds, as an aware time in Asia/Shanghai."""
    if isinstance(value, datetime):
        return value
    seconds = read_integer(value)
    if seconds is None:
        return None
    try:
        return _in_shanghai(datetime.fromtimestamp(seconds, SHANGHAI))
    except (OverflowError, OSError, ValueError):
        raise ConversionError("epoch seconds") from None


def read_texts(value: Any) -> list[str]:
    """A list of texts; null and `""` are an empty list."""
    if is_nothing(value):
        return []
    if not isinstance(value, list):
        raise ConversionError("a list of texts")
    return [text for item in value if (text := read_text(item)) is not None]


def read_map(value: Any) -> dict[str, Any]:
    """A JSON object as received; null and `""` are an empty one."""
    if is_nothing(value):
        return {}
    if not isinstance(value, dict):
        raise ConversionError("an object")
    return value


def read_json(value: Any) -> Any:
    """Any JSON value as received."""
    return value


@cache
def code_reader(codes: type[Enum]) -> Reader[Any]:
    """A reader that gives the member of `codes`, or an unknown code if the platform has added one.

    One rule for all codes: spaces around one do not count, and whole numbers are compared as numbers (`"3.0"` is 3).
    """
    # A page shows the label where its table lists the code (close_detail_status): both are the same member.
    known: dict[Any, Enum] = {member.label_zh: member for member in reversed(codes) if isinstance(member, CodeLabels)}
    known |= {member.value: member for member in codes}
    whole = issubclass(codes, int)
    numbers = {} if whole else {_whole_number(code): member for code, member in reversed(known.items())}
    numbers.pop(None, None)

    def bare_number(value: Any) -> Any:
        number = read_integer(value)
        if number is None:
            return None
        return known[number] if number in known else unknown_number(number)  # a member may be 0, which is false

    def bare_text(value: Any) -> Any:
        text = read_text(value)
        if text is None:
            return None
        return known.get(text) or numbers.get(_whole_number(text)) or unknown_text(text)

    read_bare = bare_number if whole else bare_text

    def read(value: Any) -> Any:
        text = value.strip() if isinstance(value, str) else None
        return known[text] if text in known else read_bare(value if text is None else text)

    def quick(slow: Getter) -> Getter:
        def get(record: Any) -> Any:
            value = record._value
            if value is None or value == "":
                return None
            member = known.get(value) if type(value) is str or type(value) is int else None
            return slow(record) if member is None else member

        return get

    return Reader(read, quick)


def _whole_number(text: str) -> int | None:
    try:
        return read_integer(text)
    except ConversionError:
        return None


class AliasOf:
    """Marks a second spelling of the attribute `name`, which falls back to it."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class NestedReader:
    """Marks an attribute that holds one record or a list of them, decoded when it is first read."""

    __slots__ = ("many", "record")

    def __init__(self, record: type[Any], *, many: bool) -> None:
        self.record: Any = record
        self.many = many


if TYPE_CHECKING:
    Text: TypeAlias = str | None
    Id: TypeAlias = str | None
    Amount: TypeAlias = Decimal | None
    Integer: TypeAlias = int | None
    LocalDateTime: TypeAlias = datetime | None
    LocalDate: TypeAlias = date | None
    Epoch: TypeAlias = datetime | None
    Texts: TypeAlias = list[str]
    Mapped: TypeAlias = dict[str, Any]
    Json: TypeAlias = Any
    Code: TypeAlias = E | UnknownStrCode | UnknownIntCode | None
    Nested: TypeAlias = T
else:
    Text = Annotated[Any, Reader(read_text, quick_text)]
    Id = Annotated[Any, Reader(read_text, quick_text)]
    Amount = Annotated[Any, Reader(read_amount, quick_amount)]
    Integer = Annotated[Any, Reader(read_integer)]
    LocalDateTime = Annotated[Any, Reader(read_date_time, quick_date_time)]
    LocalDate = Annotated[Any, Reader(read_date)]
    Epoch = Annotated[Any, Reader(read_epoch)]
    Texts = Annotated[Any, Reader(read_texts)]
    Mapped = Annotated[Any, Reader(read_map)]
    Json = Annotated[Any, Reader(read_json)]

    class Code:
        """A code: the documented enum member, or an unknown code, which equals its bare value."""

        def __class_getitem__(cls, codes: type[Enum]) -> Any:
            """Return the type that the decoder sees for a code of `codes`."""
            return Annotated[Any, code_reader(codes)]

    class Nested:
        """One record (`Nested[Address | None]`) or several (`Nested[list[Line]]`)."""

        def __class_getitem__(cls, item: Any) -> Any:
            """Return the type that the decoder sees: the bytes, kept until the attribute is read."""
            many = getattr(item, "__origin__", None) is list
            return Annotated[msgspec.Raw, NestedReader(item.__args__[0], many=many)]
