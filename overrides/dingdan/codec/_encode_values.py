"""Encodes single values in a call's arguments: text, ids, numbers, codes and plain JSON."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timezone
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from dingdan_runtime.operation import Kind

Writer = Callable[[Any], Any]
"""A function that returns the JSON value to send for a Python value, or raises `EncodeError`."""
LARGEST = 40
"""The largest number of digits before the decimal point, or zeros after it. More are a mistake and cost memory."""
LARGEST_BITS = (10**LARGEST).bit_length()


class EncodeError(Exception):
    """A value cannot be sent.

    Args:
        faults: The path inside the value and the message of each fault.
    """

    def __init__(self, *faults: tuple[str, str]) -> None:
        super().__init__(*faults)
        self.faults = faults

    def inside(self, where: str) -> list[tuple[str, str]]:
        """Return the faults with paths that start with `where`, the path of the value."""
        return [(join_path(where, path), message) for path, message in self.faults]


def refusal(message: str) -> EncodeError:
    """Return the error for a whole value."""
    return EncodeError(("", message))


def wrong_kind(wanted: str, value: Any) -> EncodeError:
    """Return the error for a value of the wrong type."""
    # The type, never the value: an argument may be a phone number or an address.
    return refusal(f"takes {wanted}, got {type(value).__name__}")


def join_path(where: str, inner: str) -> str:
    """Join the path of an outer value and a path inside it."""
    return f"{where}.{inner}" if where and inner and inner[0] != "[" else where + inner


def is_list(value: Any) -> bool:
    """True if `value` is a list, or another sequence except text."""
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def write_list(write: Writer, value: Any) -> list[Any]:
    """Encode each item of a list."""
    if not is_list(value):
        raise wrong_kind("a list", value)
    written: list[Any] = []
    faults: list[tuple[str, str]] = []
    for index, item in enumerate(value):
        try:
            written.append(write(item))
        except EncodeError as error:
            faults += error.inside(f"[{index}]")
    if faults:
        raise EncodeError(*faults)
    return written


def _plain_text(value: str) -> str:
    # str() of a member of an Enum that is text too gives its name.
    return value if type(value) is str else str.__str__(value)


def whole(value: Any, wanted: str) -> int:
    """Convert an integer of any library, such as NumPy, to an int."""
    if type(value) is int:
        number = value
    else:
        # Some releases of NumPy let a bool be an index; it is no number here, like Python's own.
        if isinstance(value, bool) or getattr(getattr(value, "dtype", None), "kind", "") == "b":
            raise wrong_kind(wanted, value)
        try:
            number = operator.index(value)
        except TypeError:
            raise wrong_kind(wanted, value) from None
    if number.bit_length() > LARGEST_BITS:
        raise refusal(f"takes at most {LARGEST} digits")
    return number


def _text(value: Any) -> str:
    if type(value) is str:  # nearly always
        return value
    if not isinstance(value, str):
        raise wrong_kind("text", value)
    return _plain_text(value)


def _id(value: Any) -> str:
    if isinstance(value, str):
        return _plain_text(value)
    if isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value():
        return f"{_number(value):f}".partition(".")[0]  # databases return long ids as decimals
    return str(whole(value, "an id (text or a whole number)"))


def _number(value: Any) -> Decimal:
    number = value if type(value) is Decimal else _to_decimal(value)
    if not number.is_finite():
        raise refusal("takes a finite number")
    if abs(number.adjusted()) > LARGEST:
        raise refusal("takes a number that can be written out")
    return number


def _to_decimal(value: Any) -> Decimal:
    if isinstance(value, float):
        raise refusal("takes a Decimal, an int or text, got a float, which cannot hold most decimal amounts exactly")
    if not isinstance(value, Decimal | str):
        return Decimal(whole(value, "a Decimal, an int or text"))
    try:
        # Decimal reads 1_000 as 1000, like Python's own literals; in an amount it is a slip.
        if isinstance(value, Decimal) or "_" not in value:
            return Decimal(value)
    except InvalidOperation:
        pass
    raise refusal("takes a decimal number, got other text")


def _decimal(value: Any) -> str:
    return "" if isinstance(value, str) and not value else _digits(_number(value))


def _bare_number(value: Any) -> msgspec.Raw:
    return msgspec.Raw(_digits(_number(value)).encode())


def _digits(number: Decimal) -> str:
    text = str(number)
    # Few amounts have an exponent, and formatting takes four times as long as str.
    return f"{number:f}" if "E" in text else text


def _integer(value: Any) -> int:
    number = whole(value, "an int")
    if not -(2**63) <= number < 2**64:
        raise refusal("takes an int of at most 64 bits")
    return number


def _long(value: Any) -> int:
    # Ids of 19 digits come as text from spreadsheets and from JavaScript.
    if isinstance(value, str):
        if not (value.isascii() and value.isdigit() and len(value) <= LARGEST):
            raise refusal("takes an int, or text of digits")
        return _integer(int(value))
    return _integer(whole(value, "an int, or text of digits"))


def _code(value: Any) -> str:
    return _plain_text(value) if isinstance(value, str) else str(whole(value, "a code (text or int)"))


def _joined(value: Any) -> str:
    if isinstance(value, str):
        return _plain_text(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return ",".join(write_list(_part, value))
    return str(whole(value, "text or a list of texts"))


def _part(value: Any) -> str:
    text = _code(value)
    if "," in text:
        raise refusal("has a comma, which would split it")
    return text


def _map(value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise wrong_kind("a dict", value)
    return write_json(value)


def plain_datetime(value: datetime) -> datetime:
    """Convert a datetime of any library, such as pandas, to a plain datetime. NaT is an EncodeError."""
    if type(value) is datetime and (value.tzinfo is None or type(value.tzinfo) is timezone):
        return value
    try:
        text = str(value)  # asks the time zone for its offset
    except Exception as error:
        raise refusal(f"has a time zone that gives no offset ({type(error).__name__})") from None
    if value != value or text == "NaT":  # as NaN, NaT does not equal itself
        raise refusal("takes a time, not NaT")
    return datetime.combine(value.date(), value.timetz())


def write_json(value: Any) -> Any:
    """Return a deep copy of a JSON value.

    Raises:
        EncodeError: the value is not JSON. NaN and infinity are errors, because they would become null.
    """
    if value is None or type(value) in (str, bool):
        return value
    if isinstance(value, str):
        return _plain_text(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise refusal("takes a finite number")
        return float(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise refusal("takes a finite number")
        return Decimal(value)
    if isinstance(value, datetime):
        return plain_datetime(value)
    if isinstance(value, Mapping):
        return _write_members(value)
    if isinstance(value, list | tuple):
        return write_list(write_json, value)
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if hasattr(value, "__index__"):
        return whole(value, "a JSON value")
    try:
        built = msgspec.to_builtins(value)
    except (TypeError, ValueError, NotImplementedError):
        raise refusal(f"cannot be written as JSON ({type(value).__name__})") from None
    return built if type(built) in (str, bool, int) else write_json(built)


def _write_members(value: Mapping[Any, Any]) -> dict[str, Any]:
    written = {}
    faults: list[tuple[str, str]] = []
    for name, member in value.items():
        # Names that are whole numbers become text, as everywhere in Python's JSON.
        text = _plain_text(name) if isinstance(name, str) else str(whole(name, "text as names of members"))
        try:
            written[text] = write_json(member)
        except EncodeError as error:
            faults += error.inside(text)
    if faults:
        raise EncodeError(*faults)
    return written


class CustomFieldWriter:
    """Encodes the names of custom fields, as codes or as labels.

    Args:
        codes: Codes by label. If empty, names are sent unchanged.
    """

    __slots__ = ("_codes", "labels")

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = dict(codes)
        self.labels = {code: label for label, code in codes.items()}
        """Labels by code."""

    def code(self, value: Any) -> str:
        """Return the code of a field, given by code or label."""
        name = _text(value)
        code = self._codes.get(name, name)
        if self._codes and code not in self.labels and not code.startswith("ext_"):
            import difflib  # only a slip needs it

            close = difflib.get_close_matches(name, self._codes, n=1, cutoff=0.3)
            advice = f"did you mean {close[0]}?" if close else f"there are {', '.join(self._codes)}"
            raise refusal(f"is not a custom field of custom_field_codes; {advice}")
        return code

    def label(self, value: Any) -> str:
        """Return the label of a field, given by code or label; an unknown name is returned unchanged."""
        name = _text(value)
        return self.labels.get(name, name)


WRITERS: dict[Kind, Writer] = {
    "text": _text,
    "waiqin-id": _id,
    "decimal": _decimal,
    "number": _bare_number,
    "integer": _integer,
    "long": _long,
    "comma-separated": _joined,
    "code": _code,
    "integer-code": _integer,
    "map": _map,
}
"""Writers by kind, except dates and times (`dingdan.codec._encode_times`)."""
