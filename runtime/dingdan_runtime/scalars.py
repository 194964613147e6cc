"""Types of record attributes and their readers.

For a type checker `Amount` is `Decimal | None`; for the decoder it is `Any` with a reader. No received value makes
decoding fail: a value is converted when its attribute is read. A value that does not fit becomes None and is listed in
`Record.problems`.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

import msgspec

from dingdan_runtime.codes import CodeLabels, UnknownIntCode, UnknownStrCode, unknown_number, unknown_text
from dingdan_runtime.readers import (
    ConversionError,
    Getter,
    NestedReader,
    Reader,
    is_nothing,
    quick_amount,
    quick_id,
    quick_integer,
    quick_text,
    read_amount,
    read_integer,
    read_text,
)
from dingdan_runtime.times import quick_date, quick_date_time, read_date, read_date_time, read_epoch

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


def read_texts(value: Any) -> list[str]:
    """Read a list of strings; null and `""` are an empty list.

    Raises:
        ConversionError: `value` is not a list of strings.
    """
    if is_nothing(value):
        return []
    if not isinstance(value, list):
        raise ConversionError("a list of texts")
    return [text for item in value if (text := read_text(item)) is not None]


def read_map(value: Any) -> dict[str, Any]:
    """Read a JSON object as received; null and `""` are an empty object.

    Raises:
        ConversionError: `value` is not an object.
    """
    if is_nothing(value):
        return {}
    if not isinstance(value, dict):
        raise ConversionError("an object")
    return value


def read_json(value: Any) -> Any:
    """Return any JSON value as received."""
    return value


@cache
def code_reader(codes: type[Enum]) -> Reader[Any]:
    """Return a reader that converts values to members of `codes`, or to unknown codes if they are undocumented.

    Surrounding spaces are ignored, and whole numbers are compared as numbers (`"3.0"` is 3).
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
    Id = Annotated[Any, Reader(read_text, quick_id)]
    Amount = Annotated[Any, Reader(read_amount, quick_amount)]
    Integer = Annotated[Any, Reader(read_integer, quick_integer)]
    LocalDateTime = Annotated[Any, Reader(read_date_time, quick_date_time)]
    LocalDate = Annotated[Any, Reader(read_date, quick_date)]
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
            """Return the type for the decoder: raw bytes, which are decoded when the attribute is read."""
            many = getattr(item, "__origin__", None) is list
            return Annotated[msgspec.Raw, NestedReader(item.__args__[0], many=many)]
