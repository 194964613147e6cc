"""Turns the arguments of a call into the JSON that the platform documents, or says what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec

from dingdan._errors import InvalidArgument, InvalidRequest
from dingdan.codec._encode_times import TimeWriter
from dingdan.codec._encode_values import (
    WRITERS,
    CustomFieldWriter,
    Writer,
    join_path,
    place,
    refusal,
    write_json,
    write_list,
    wrong_kind,
)
from dingdan_runtime import Body, Field
from dingdan_runtime.operation import Kind, Operation

EMPTY_LIST = "an empty list asks for nothing"
UNWRITABLE = (TypeError, ValueError, OverflowError, RecursionError)
"""Exceptions that encoding raises for a value that JSON or UTF-8 cannot hold."""


class Plan:
    """How the objects of a `Body` are written."""

    __slots__ = ("body", "fields", "required", "rules")

    def __init__(self, body: Body, writer: Callable[[Field], Writer]) -> None:
        self.body = body
        """Kept, so that its id stays its own."""
        written = [(field, (field.argument, field.wire, writer(field))) for field in body.fields]
        self.fields = {field.argument: how for field, how in written} | {field.wire: how for field, how in written}
        """By argument and by name on the wire: the argument, the name on the wire, and what writes the value."""
        self.required = [(field.argument, field.wire) for field in body.fields if field.required]
        wires = {field.argument: field.wire for field in body.fields}
        self.rules = [
            (rule, [[wires[argument] for argument in alternative] for alternative in rule]) for rule in body.any_of
        ]
        """Each rule, in arguments and in names on the wire."""


class Encoder:
    """Writes the arguments of one client's calls.

    Args:
        custom_field_codes: Codes of custom fields by label.
    """

    def __init__(self, custom_field_codes: Mapping[str, str] | None = None) -> None:
        times = TimeWriter()
        self.custom_fields = CustomFieldWriter(custom_field_codes or {})
        self._writers: dict[Kind, Writer] = {
            **WRITERS,
            "waiqin-date-time": times.date_time,
            "waiqin-date-or-time": times.date_or_time,
            "date": times.date,
            "epoch-seconds": times.epoch,
            "custom-field-code": self.custom_fields.code,
            "custom-field-label": self.custom_fields.label,
        }
        self._plans: dict[int, Plan] = {}
        """By the id of the body, whose hash would take in all of its fields at each call."""

    def encode(self, operation: Operation[Any], arguments: Any, extra: Mapping[str, Any] | None) -> Any:
        """Write the JSON value that a call sends.

        Args:
            operation: The operation that is called.
            arguments: Argument names with values, None for what is left out; a list of such where the body is one.
            extra: Members that no spec names; they win, and count for the rules.

        Raises:
            InvalidRequest: an argument is missing, contradicts a rule or has the wrong type.
        """
        plan = self._plan(operation.body)
        try:
            more = None if extra is None else _extra(extra)
            if not operation.body.array:
                return write_object(plan, more, arguments)
            return _items(partial(write_object, plan, more), arguments)
        except InvalidRequest as error:
            first = InvalidArgument(None, error.argument or "body", str(error.args[0]))
        except RecursionError:
            first = InvalidArgument(None, "body", "cannot be written as JSON (RecursionError)")
        raise _invalid(operation, _all_faults(plan, operation.body.array, arguments, extra) or [first])

    def _plan(self, body: Body) -> Plan:
        plan = self._plans.get(id(body))
        if plan is None:
            plan = self._plans[id(body)] = Plan(body, self._writer)
        return plan

    def _writer(self, field: Field) -> Writer:
        if field.kind == "list":
            inner = self._writers[field.items or "text"] if field.body is None else self._object_writer(field.body)
            return partial(write_list, inner)
        if field.kind == "object" and field.body is not None:
            return self._object_writer(field.body)
        return self._writers[field.kind]

    def _object_writer(self, body: Body) -> Writer:
        return partial(write_object, self._plan(body), None)


def encode_body(operation: Operation[Any], arguments: Any, extra: Mapping[str, Any] | None) -> Any:
    """Write the JSON value that a call sends, for no client in particular; see `Encoder.encode`."""
    return Encoder().encode(operation, arguments, extra)


def _extra(extra: Any) -> Any:
    try:
        if not is_mapping(extra):
            raise wrong_kind("a dict", extra)
        return write_json(extra)
    except InvalidRequest as error:
        place("extra_body", error)
        raise


def _items(write: Writer, arguments: Any) -> list[Any]:
    try:
        written = write_list(write, arguments)
        if not written:
            raise refusal(EMPTY_LIST)
    except InvalidRequest as error:
        place("items", error)
        raise
    return written


def unknown_name(name: object, known: list[str]) -> InvalidRequest:
    """Make an error about a name that is no field, with the field that it may stand for."""
    import difflib  # only a slip needs it

    close = difflib.get_close_matches(str(name), known, n=1)
    advice = f"did you mean {close[0]}?" if close else "what no spec knows goes into extra_body, lists as a whole"
    return InvalidRequest(f"is no field here; {advice}", argument=str(name))


def is_mapping(value: Any) -> bool:
    """Tell whether a value is a dict, or another mapping."""
    # Asking an abstract class takes ten times as long, for every line of an order.
    return type(value) is dict or isinstance(value, Mapping)


def members(given: Any) -> Mapping[str, Any]:
    """Give the members of a dict, or of a model of the generated packages.

    Raises:
        InvalidRequest: it is neither, or a model that holds what it cannot.
    """
    if is_mapping(given):
        members: Mapping[str, Any] = given
        return members
    to_dict = getattr(given, "to_dict", None)
    if to_dict is None or isinstance(given, type):
        raise wrong_kind("a dict or a model", given)
    try:
        found = to_dict()
    except Exception as error:  # a model made with a dict in place of another model fails in many ways
        kind = type(error).__name__
        raise refusal(f"is a model that cannot be written ({kind}): are its parts models too?") from None
    if not isinstance(found, Mapping):
        raise wrong_kind("a dict or a model", given)
    return found


def write_object(plan: Plan, extra: Mapping[str, Any] | None, given: Any) -> dict[str, Any]:
    """Write an object: each member by its field's writer, then its rules."""
    if type(given) is not dict:
        given = members(given)
    fields = plan.fields
    written: dict[str, Any] = {}
    for name, value in given.items():
        field = fields.get(name)
        if field is None:
            raise unknown_name(name, list(fields))
        if value is not None:
            argument, wire, write = field
            try:
                written[wire] = write(value)
            except InvalidRequest as error:
                place(argument, error)
                raise
    if extra:
        written.update(extra)
    for argument, message in broken_rules(plan, written):
        raise InvalidRequest(message, argument=argument)
    return written


def broken_rules(plan: Plan, written: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Find what an object lacks: argument and message of each rule that does not hold."""
    for argument, wire in plan.required:
        # An explicit "" stands: the page of addStdomOrderSent sends one for the field that it calls mandatory.
        if written.get(wire) is None:
            yield argument, "is required"
    for rule, alternatives in plan.rules:
        if not _holds(alternatives, written):
            choices = ", ".join(" with ".join(alternative) for alternative in rule)
            yield rule[0][0], f"one of {choices} must be given"


def _holds(alternatives: list[list[str]], written: Mapping[str, Any]) -> bool:
    """Whether all members that one of the alternatives names are there, and not empty."""
    for wires in alternatives:
        for wire in wires:
            if written.get(wire) in (None, ""):
                break
        else:
            return True
    return False


def to_bytes(operation: Operation[Any], body: Any) -> bytes:
    """Serialise a body once, to the bytes that are hashed and sent: compact JSON in UTF-8.

    Raises:
        InvalidRequest: a value that JSON or UTF-8 cannot hold.
    """
    try:
        return msgspec.json.encode(body)
    except UNWRITABLE as error:
        message = f"cannot be written as JSON ({type(error).__name__})"
    faults = []
    if operation.body.array:
        for index, item in enumerate(body):
            faults += [InvalidArgument(index, path, message) for path in _unwritable(f"items[{index}]", item)]
    else:
        faults += [InvalidArgument(None, path or "body", message) for path in _unwritable("", body)]
    raise _invalid(operation, faults)


def _all_faults(plan: Plan, array: bool, arguments: Any, extra: Any) -> list[InvalidArgument]:
    from dingdan.codec._argument_errors import find_faults  # only a slip needs it

    try:
        return find_faults(plan, array, arguments, extra)
    except RecursionError:  # a value that holds itself, which is the first fault then
        return []


def invalid_argument(operation: Operation[Any], argument: str, message: str) -> InvalidRequest:
    """Make an error about one argument or option of a call."""
    return InvalidRequest(message, argument=argument, platform=operation.platform, operation=operation.id)


def _invalid(operation: Operation[Any], faults: list[InvalidArgument]) -> InvalidRequest:
    first = faults[0]
    return InvalidRequest(
        first.message, argument=first.argument, errors=faults, platform=operation.platform, operation=operation.id
    )


def _unwritable(where: str, value: Any) -> Iterator[str]:
    """Find the paths of the innermost values that cannot be written, such as text with half an emoji."""
    try:
        msgspec.json.encode(value)
    except UNWRITABLE:
        pass
    else:
        return
    inside: Iterable[tuple[str, Any]] = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = ((f"[{index}]", item) for index, item in enumerate(value))
    found = [path for name, member in inside for path in _unwritable(join_path(where, name), member)]
    yield from found or [where]
