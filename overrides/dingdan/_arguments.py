"""Turns the arguments of a call into the JSON that the platform documents, or says what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from dingdan._errors import InvalidRequest
from dingdan_runtime import SHANGHAI, Body, Field
from dingdan_runtime.operation import Kind, Operation

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?")
DIGITS = re.compile(r"-?[0-9]+")
LARGEST = 40
"""Digits before the point, or zeros behind it, that a number may have: more is a slip, and costs memory."""


def encode_body(operation: Operation[Any], arguments: Any, extra: Mapping[str, Any] | None) -> Any:
    """The JSON value that a call sends.

    Args:
        operation: What is called.
        arguments: Argument names with values, None for what is left out; a list of such where the body is one.
        extra: Members that no spec names; they win, and count for the rules.

    Raises:
        InvalidRequest: an argument is missing, contradicts a rule or has the wrong type.
    """
    try:
        if not isinstance(extra, Mapping | None):
            raise _wrong("extra_body", "a dict", extra)
        if not operation.body.array:
            return _object(operation.body, arguments, extra or {}, "")
        if not isinstance(arguments, Sequence) or isinstance(arguments, str | bytes):
            raise _wrong("items", "a list", arguments)
        if not arguments:
            raise InvalidRequest("an empty list asks for nothing", argument="items")
        return [_object(operation.body, item, extra or {}, f"items[{i}].") for i, item in enumerate(arguments)]
    except InvalidRequest as error:
        error.platform, error.operation = operation.platform, operation.id
        raise


def _wrong(argument: str, wanted: str, value: Any) -> InvalidRequest:
    # The type, never the value: an argument may be a phone number or an address.
    return InvalidRequest(f"takes {wanted}, got {type(value).__name__}", argument=argument)


def _unknown(name: object, known: list[str], prefix: str) -> InvalidRequest:
    import difflib  # only a slip needs it

    close = difflib.get_close_matches(str(name), known, n=1)
    advice = f"did you mean {close[0]}?" if close else "what no spec knows goes into extra_body, lists as a whole"
    return InvalidRequest(f"is no field here; {advice}", argument=f"{prefix}{name}")


def _object(body: Body, given: Any, extra: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        to_dict = getattr(given, "to_dict", None)
        if to_dict is None or isinstance(given, type):
            raise _wrong(prefix.rstrip(".") or "body", "a dict or a model", given)
        given = to_dict()
    names = {field.argument: field for field in body.fields} | {field.wire: field for field in body.fields}
    written: dict[str, Any] = {}
    for name, value in given.items():
        field = names.get(name)
        if field is None:
            raise _unknown(name, list(names), prefix)
        if value is not None:
            written[field.wire] = _write(field.kind, field, value, prefix + field.argument)
    written.update(extra)
    _check_rules(body, written, prefix)
    return written


def _check_rules(body: Body, written: Mapping[str, Any], prefix: str) -> None:
    wires = {field.argument: field.wire for field in body.fields}

    def present(argument: str) -> bool:
        return written.get(wires[argument]) not in (None, "")

    for field in body.fields:
        # An explicit "" stands: the page of addStdomOrderSent sends one for the field that it calls mandatory.
        if field.required and written.get(field.wire) is None:
            raise InvalidRequest("is required", argument=prefix + field.argument)
    for rule in body.one_of:
        if not any(all(map(present, alternative)) for alternative in rule):
            choices = ", ".join(" with ".join(alternative) for alternative in rule)
            raise InvalidRequest(f"one of {choices} must be given", argument=prefix + rule[0][0])


def _write(kind: Kind, field: Field, value: Any, argument: str) -> Any:
    if kind == "list":
        if not isinstance(value, Sequence) or isinstance(value, str | bytes):
            raise _wrong(argument, "a list", value)
        if field.body is not None:
            return [_object(field.body, item, {}, f"{argument}[{i}].") for i, item in enumerate(value)]
        return [_WRITERS[field.items or "text"](item, f"{argument}[{i}]") for i, item in enumerate(value)]
    if kind == "object" and field.body is not None:
        return _object(field.body, value, {}, f"{argument}.")
    return _WRITERS[kind](value, argument)


def _text(value: Any, argument: str) -> str:
    if not isinstance(value, str):
        raise _wrong(argument, "text", value)
    return str(value)


def _id(value: Any, argument: str) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise _wrong(argument, "an id (text of digits, or an int)", value)
    if value and not DIGITS.fullmatch(value):
        raise InvalidRequest("takes an id of digits; a code or name goes into the field beside it", argument=argument)
    return value


def _number(value: Any, argument: str) -> Decimal:
    if isinstance(value, float):
        raise InvalidRequest(
            "takes a Decimal, an int or text, got a float, which cannot hold most decimal amounts exactly",
            argument=argument,
        )
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise _wrong(argument, "a Decimal, an int or text", value)
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise InvalidRequest("takes a decimal number, got other text", argument=argument) from None
    if not number.is_finite():
        raise InvalidRequest("takes a finite number", argument=argument)
    if abs(number.adjusted()) > LARGEST:
        raise InvalidRequest("takes a number that can be written out", argument=argument)
    return number


def _decimal(value: Any, argument: str) -> str:
    return "" if value == "" else f"{_number(value, argument):f}"


def _bare_number(value: Any, argument: str) -> msgspec.Raw:
    return msgspec.Raw(f"{_number(value, argument):f}".encode())


def _integer(value: Any, argument: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(argument, "an int", value)
    return int(value)


def _local(value: datetime, argument: str) -> datetime:
    if value.tzinfo is None:
        return value
    try:
        return value.astimezone(SHANGHAI).replace(tzinfo=None)
    except OverflowError:
        raise InvalidRequest("is outside the years 1 to 9999 in Asia/Shanghai", argument=argument) from None


def _time_text(value: str, argument: str) -> str:
    # Text may be of either form: the pages mix them, and older copies document the other one.
    if value and not DATE.fullmatch(value) and not DATE_TIME.fullmatch(value):
        raise InvalidRequest("takes text like 2026-11-01 or 2026-11-01 09:30:00", argument=argument)
    try:
        datetime.fromisoformat(value or "2026-11-01")
    except ValueError:
        raise InvalidRequest("is no such day or time", argument=argument) from None
    return value


def _date_time(value: Any, argument: str) -> str:
    if isinstance(value, datetime):
        return _local(value, argument).isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return f"{value.isoformat()} 00:00:00"
    if isinstance(value, str):
        return _time_text(value, argument)
    raise _wrong(argument, "a datetime, a date or text", value)


def _date_or_time(value: Any, argument: str) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return _date_time(value, argument)


def _date(value: Any, argument: str) -> str:
    if isinstance(value, datetime):
        moment = _local(value, argument)
        if moment.time() != time.min:
            raise InvalidRequest(
                "takes a whole day, and this datetime's time of day would be lost; pass .date() if that is meant",
                argument=argument,
            )
        return moment.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _time_text(value, argument)
    raise _wrong(argument, "a date or text", value)


def _epoch(value: Any, argument: str) -> int:
    if isinstance(value, datetime):
        return int((value if value.tzinfo is not None else value.replace(tzinfo=SHANGHAI)).timestamp())
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(argument, "a datetime or epoch seconds", value)
    return int(value)


def _code(value: Any, argument: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _wrong(argument, "a code (text or int)", value)
    return str(value)


def _joined(value: Any, argument: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, Sequence) or isinstance(value, bytes):
        raise _wrong(argument, "text or a list of texts", value)
    texts = [_code(item, f"{argument}[{index}]") for index, item in enumerate(value)]
    for index, text in enumerate(texts):
        if "," in text:
            raise InvalidRequest("has a comma, which would split it", argument=f"{argument}[{index}]")
    return ",".join(texts)


def _map(value: Any, argument: str) -> Any:
    if not isinstance(value, Mapping):
        raise _wrong(argument, "a dict", value)
    return dict(value)


_WRITERS: dict[Kind, Callable[[Any, str], Any]] = {
    "text": _text,
    "waiqin-id": _id,
    "decimal": _decimal,
    "number": _bare_number,
    "integer": _integer,
    "waiqin-date-time": _date_time,
    "waiqin-date-or-time": _date_or_time,
    "date": _date,
    "epoch-seconds": _epoch,
    "comma-separated": _joined,
    "code": _code,
    "integer-code": _integer,
    "map": _map,
}


def to_bytes(operation: Operation[Any], body: Any) -> bytes:
    """The bytes that are hashed and sent: compact JSON in UTF-8, serialised once.

    Raises:
        InvalidRequest: a value that JSON or UTF-8 cannot hold.
    """
    try:
        return msgspec.json.encode(body)
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRequest(
            f"cannot be written as JSON ({type(error).__name__})",
            argument="body",
            platform=operation.platform,
            operation=operation.id,
        ) from None
