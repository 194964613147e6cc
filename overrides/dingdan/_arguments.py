"""Turns the arguments of a call into the JSON that the platform documents, or says what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

import msgspec

from dingdan._errors import InvalidRequest
from dingdan_runtime import SHANGHAI, Body, Field
from dingdan_runtime.operation import Kind, Operation

# Text: `re` compiles it when it is first used, and remembers. Compiled here, every import would pay for it.
DATE = r"\d{4}-\d{2}-\d{2}"
DATE_TIME = r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?"
DIGITS = r"-?[0-9]+"
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
        if extra is not None and not _is_mapping(extra):
            error = _wrong("a dict", extra)
            _place("extra_body", error)
            raise error
        plan = _plan(operation.body)
        if not operation.body.array:
            return _object(plan, extra, arguments)
        return _items(partial(_object, plan, extra), arguments)
    except InvalidRequest as error:
        error.argument = error.argument or "body"
        error.platform, error.operation = operation.platform, operation.id
        raise


def _items(write: Writer, arguments: Any) -> list[Any]:
    try:
        written = _list(write, arguments)
        if not written:
            raise _refusal("an empty list asks for nothing")
    except InvalidRequest as error:
        _place("items", error)
        raise
    return written


Writer = Callable[[Any], Any]
"""Gives what is sent for a value. Of its errors `argument` says where inside the value it went wrong."""


class _Plan:
    """How the objects of a `Body` are written."""

    __slots__ = ("body", "fields", "required", "rules")

    def __init__(self, body: Body) -> None:
        self.body = body
        """Kept, so that its id stays its own."""
        written = [(field, (field.argument, field.wire, _writer(field))) for field in body.fields]
        self.fields = {field.argument: how for field, how in written} | {field.wire: how for field, how in written}
        """By argument and by name on the wire: the argument, the name on the wire, and what writes the value."""
        self.required = [(field.argument, field.wire) for field in body.fields if field.required]
        wires = {field.argument: field.wire for field in body.fields}
        self.rules = [
            (rule, [[wires[argument] for argument in alternative] for alternative in rule]) for rule in body.one_of
        ]
        """Each rule, in arguments and in names on the wire."""


_plans: dict[int, _Plan] = {}
"""By the id of the body, whose hash would take in all of its fields at each call."""


def _plan(body: Body) -> _Plan:
    plan = _plans.get(id(body))
    if plan is None:
        plan = _plans[id(body)] = _Plan(body)
    return plan


def _writer(field: Field) -> Writer:
    if field.kind == "list":
        return partial(_list, _WRITERS[field.items or "text"] if field.body is None else _object_writer(field.body))
    if field.kind == "object" and field.body is not None:
        return _object_writer(field.body)
    return _WRITERS[field.kind]


def _object_writer(body: Body) -> Writer:
    return partial(_object, _plan(body), None)


def _refusal(message: str) -> InvalidRequest:
    """An error about a whole value; `_place` says where that stands."""
    return InvalidRequest(message, argument="")


def _wrong(wanted: str, value: Any) -> InvalidRequest:
    # The type, never the value: an argument may be a phone number or an address.
    return _refusal(f"takes {wanted}, got {type(value).__name__}")


def _place(where: str, error: InvalidRequest) -> None:
    """Say of an error from inside a value where that value stands."""
    inner = error.argument
    error.argument = f"{where}.{inner}" if inner and inner[0] != "[" else where + inner


def _unknown(name: object, known: list[str]) -> InvalidRequest:
    import difflib  # only a slip needs it

    close = difflib.get_close_matches(str(name), known, n=1)
    advice = f"did you mean {close[0]}?" if close else "what no spec knows goes into extra_body, lists as a whole"
    return InvalidRequest(f"is no field here; {advice}", argument=str(name))


def _is_mapping(value: Any) -> bool:
    # Asking an abstract class takes ten times as long, for every line of an order.
    return type(value) is dict or isinstance(value, Mapping)


def _object(plan: _Plan, extra: Mapping[str, Any] | None, given: Any) -> dict[str, Any]:
    if not _is_mapping(given):
        to_dict = getattr(given, "to_dict", None)
        if to_dict is None or isinstance(given, type):
            raise _wrong("a dict or a model", given)
        given = to_dict()
    fields = plan.fields
    written: dict[str, Any] = {}
    for name, value in given.items():
        field = fields.get(name)
        if field is None:
            raise _unknown(name, list(fields))
        if value is not None:
            argument, wire, write = field
            try:
                written[wire] = write(value)
            except InvalidRequest as error:
                _place(argument, error)
                raise
    if extra:
        written.update(extra)
    _check_rules(plan, written)
    return written


def _check_rules(plan: _Plan, written: Mapping[str, Any]) -> None:
    for argument, wire in plan.required:
        # An explicit "" stands: the page of addStdomOrderSent sends one for the field that it calls mandatory.
        if written.get(wire) is None:
            raise InvalidRequest("is required", argument=argument)
    for rule, alternatives in plan.rules:
        if not _holds(alternatives, written):
            choices = ", ".join(" with ".join(alternative) for alternative in rule)
            raise InvalidRequest(f"one of {choices} must be given", argument=rule[0][0])


def _holds(alternatives: list[list[str]], written: Mapping[str, Any]) -> bool:
    """Whether all members that one of the alternatives names are there, and not empty."""
    for wires in alternatives:
        for wire in wires:
            if written.get(wire) in (None, ""):
                break
        else:
            return True
    return False


def _list(write: Writer, value: Any) -> list[Any]:
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        raise _wrong("a list", value)
    written: list[Any] = []
    try:
        for item in value:
            written.append(write(item))  # noqa: PERF401 - its length tells which item failed
    except InvalidRequest as error:
        _place(f"[{len(written)}]", error)
        raise
    return written


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong("text", value)
    return value if type(value) is str else str(value)


def _id(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise _wrong("an id (text of digits, or an int)", value)
    if value and not re.fullmatch(DIGITS, value):
        raise _refusal("takes an id of digits; a code or name goes into the field beside it")
    return value


def _number(value: Any) -> Decimal:
    number = value if type(value) is Decimal else _to_decimal(value)
    if not number.is_finite():
        raise _refusal("takes a finite number")
    if abs(number.adjusted()) > LARGEST:
        raise _refusal("takes a number that can be written out")
    return number


def _to_decimal(value: Any) -> Decimal:
    if isinstance(value, float):
        raise _refusal("takes a Decimal, an int or text, got a float, which cannot hold most decimal amounts exactly")
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise _wrong("a Decimal, an int or text", value)
    try:
        return Decimal(value)
    except InvalidOperation:
        raise _refusal("takes a decimal number, got other text") from None


def _decimal(value: Any) -> str:
    return "" if isinstance(value, str) and not value else _digits(_number(value))


def _bare_number(value: Any) -> msgspec.Raw:
    return msgspec.Raw(_digits(_number(value)).encode())


def _digits(number: Decimal) -> str:
    text = str(number)
    # Few amounts have an exponent, and formatting takes four times as long.
    return f"{number:f}" if "E" in text else text


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong("an int", value)
    return int(value)


def _local(value: datetime) -> datetime:
    if value.tzinfo is None:
        return value
    try:
        return value.astimezone(SHANGHAI).replace(tzinfo=None)
    except OverflowError:
        raise _refusal("is outside the years 1 to 9999 in Asia/Shanghai") from None


def _time_text(value: str) -> str:
    # Text may be of either form: the pages mix them, and older copies document the other one.
    if value and not re.fullmatch(DATE, value) and not re.fullmatch(DATE_TIME, value):
        raise _refusal("takes text like 2026-11-01 or 2026-11-01 09:30:00")
    try:
        datetime.fromisoformat(value or "2026-11-01")
    except ValueError:
        raise _refusal("is no such day or time") from None
    return value


def _date_time(value: Any) -> str:
    if isinstance(value, datetime):
        return _local(value).isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return f"{value.isoformat()} 00:00:00"
    if isinstance(value, str):
        return _time_text(value)
    raise _wrong("a datetime, a date or text", value)


def _date_or_time(value: Any) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return _date_time(value)


def _date(value: Any) -> str:
    if isinstance(value, datetime):
        moment = _local(value)
        if moment.time() != time.min:
            raise _refusal(
                "takes a whole day, and this datetime's time of day would be lost; pass .date() if that is meant"
            )
        return moment.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _time_text(value)
    raise _wrong("a date or text", value)


def _epoch(value: Any) -> int:
    if isinstance(value, datetime):
        return int((value if value.tzinfo is not None else value.replace(tzinfo=SHANGHAI)).timestamp())
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong("a datetime or epoch seconds", value)
    return int(value)


def _code(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _wrong("a code (text or int)", value)
    return str(value)


def _joined(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, Sequence) or isinstance(value, bytes):
        raise _wrong("text or a list of texts", value)
    return ",".join(_list(_part, value))


def _part(value: Any) -> str:
    text = _code(value)
    if "," in text:
        raise _refusal("has a comma, which would split it")
    return text


def _map(value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise _wrong("a dict", value)
    return dict(value)


_WRITERS: dict[Kind, Writer] = {
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
