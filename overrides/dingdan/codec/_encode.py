"""Encodes the arguments of a call as JSON, and reports all faults in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec

from dingdan._errors import InvalidArgument, InvalidRequest
from dingdan.codec._encode_values import (
    WRITERS,
    CustomFieldWriter,
    EncodeError,
    Writer,
    is_list,
    join_path,
    refusal,
    write_json,
    write_list,
    wrong_kind,
)
from dingdan_runtime import Body, Field
from dingdan_runtime.operation import Kind, Operation

EMPTY_LIST = "an empty list asks for nothing"
UNWRITABLE = (TypeError, ValueError, OverflowError, RecursionError)
"""The exceptions of encoding for a value that JSON or UTF-8 cannot represent."""
GIVEN = object()
"""A placeholder for a wrong value, so that no rule reports it as missing."""


class Plan:
    """The writers and rules of a `Body`."""

    __slots__ = ("body", "fields", "required", "rules")

    def __init__(self, body: Body, writer: Callable[[Field], Writer]) -> None:
        self.body = body
        """The body. It is kept, so that no other body gets its id."""
        written = [(field, (field.argument, field.wire, writer(field))) for field in body.fields]
        self.fields = {field.argument: how for field, how in written} | {field.wire: how for field, how in written}
        """The field and the writer of its value, by argument name and by wire name."""
        self.required = [(field.argument, field.wire) for field in body.fields if field.required]
        wires = {field.argument: field.wire for field in body.fields}
        self.rules = [
            (rule, [[wires[argument] for argument in alternative] for alternative in rule]) for rule in body.any_of
        ]
        """The rules, by argument names and by wire names."""


class Encoder:
    """Encodes the arguments of one client's calls."""

    def __init__(self, custom_field_codes: Mapping[str, str] | None = None) -> None:
        from dingdan.codec._encode_times import TimeWriter  # imports zoneinfo, which takes 3 ms

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
        """Cache of plans by the id of the body, because its hash would visit all fields in each call."""

    def encode(self, operation: Operation[Any], arguments: Any, extra: Mapping[str, Any] | None) -> Any:
        """Encode the arguments of a call as the JSON value of its body.

        Args:
            operation: The operation.
            arguments: The arguments by name; a list of them if the body is an array.
            extra: Further JSON members, which replace arguments of the same name; None for none.

        Raises:
            InvalidRequest: arguments are missing, break a rule or have the wrong type; `errors` has all faults.
        """
        plan = self._plan(operation.body)
        faults: list[InvalidArgument] = []
        written: Any = None
        try:
            more = None if extra is None else _extra(extra, faults)
            if operation.body.array:
                written = _items(plan, more, arguments, faults)
            else:
                written = write_object(plan, more, arguments)
        except EncodeError as error:
            faults += [InvalidArgument(None, path or "body", message) for path, message in error.faults]
        except RecursionError:
            faults = [InvalidArgument(None, "body", "cannot be written as JSON (RecursionError)")]
        if faults:
            raise _invalid(operation, faults)
        return written

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


def _extra(extra: Any, faults: list[InvalidArgument]) -> Any:
    """Check and return the members of `extra_body`."""
    try:
        if not is_mapping(extra):
            raise wrong_kind("a dict", extra)
        return write_json(extra)
    except EncodeError as error:
        faults += [InvalidArgument(None, path, message) for path, message in error.inside("extra_body")]
        return dict.fromkeys(extra, GIVEN) if is_mapping(extra) else None


def _items(plan: Plan, extra: Any, arguments: Any, faults: list[InvalidArgument]) -> list[Any]:
    """Encode the items of a body that is a list."""
    if not is_list(arguments):
        raise EncodeError(*wrong_kind("a list", arguments).inside("items"))
    if not arguments:
        raise EncodeError(("items", EMPTY_LIST))
    written: list[Any] = []
    for index, item in enumerate(arguments):
        try:
            written.append(write_object(plan, extra, item))
        except EncodeError as error:
            faults += [InvalidArgument(index, path, message) for path, message in error.inside(f"items[{index}]")]
    return written


def _unknown_name(name: object, known: Iterable[str]) -> tuple[str, str]:
    """Return the fault of an unknown name, with the most similar field as a suggestion."""
    import difflib  # only a slip needs it

    close = difflib.get_close_matches(str(name), list(known), n=1)
    advice = f"did you mean {close[0]}?" if close else "what no spec knows goes into extra_body, lists as a whole"
    return str(name), f"is no field here; {advice}"


def is_mapping(value: Any) -> bool:
    """True if `value` is a dict or another mapping."""
    # Asking an abstract class takes ten times as long, for every line of an order.
    return type(value) is dict or isinstance(value, Mapping)


def _members(given: Any) -> Mapping[str, Any]:
    """Return the members of a dict, or of a model of the generated packages."""
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
    """Encode an object: encode each member with the writer of its field, then check the rules.

    Raises:
        EncodeError: members are unknown or wrong, or a rule is broken.
    """
    if type(given) is not dict:
        given = _members(given)
    fields = plan.fields
    written: dict[str, Any] = {}
    faults: list[tuple[str, str]] = []
    for name, value in given.items():
        field = fields.get(name)
        if field is None:
            faults.append(_unknown_name(name, fields))
        elif value is not None:
            argument, wire, write = field
            try:
                written[wire] = write(value)
            except EncodeError as error:
                faults += error.inside(argument)
                written[wire] = GIVEN
    if extra:
        written.update(extra)
    _check_rules(plan, written, faults)
    if faults:
        raise EncodeError(*faults)
    return written


def _check_rules(plan: Plan, written: Mapping[str, Any], faults: list[tuple[str, str]]) -> None:
    """Add the argument and message of each broken rule to the faults."""
    for argument, wire in plan.required:
        # An explicit "" stands: the page of addStdomOrderSent sends one for the field that it calls mandatory.
        if written.get(wire) is None:
            faults.append((argument, "is required"))
    for rule, alternatives in plan.rules:
        if not _holds(alternatives, written):
            choices = ", ".join(" with ".join(alternative) for alternative in rule)
            faults.append((rule[0][0], f"one of {choices} must be given"))


def _holds(alternatives: list[list[str]], written: Mapping[str, Any]) -> bool:
    """True if all members of one of the alternatives are present and not empty."""
    for wires in alternatives:
        for wire in wires:
            if written.get(wire) in (None, ""):
                break
        else:
            return True
    return False


def to_bytes(operation: Operation[Any], body: Any) -> bytes:
    """Return the bytes of a body to hash and send: compact JSON in UTF-8.

    Raises:
        InvalidRequest: JSON or UTF-8 cannot represent a value.
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


def invalid_argument(operation: Operation[Any], argument: str, message: str) -> InvalidRequest:
    """Return the error for one argument or option of a call."""
    return InvalidRequest(message, argument=argument, platform=operation.platform, operation=operation.id)


def _invalid(operation: Operation[Any], faults: list[InvalidArgument]) -> InvalidRequest:
    first = faults[0]
    return InvalidRequest(
        first.message, argument=first.argument, errors=faults, platform=operation.platform, operation=operation.id
    )


def _unwritable(where: str, value: Any) -> Iterator[str]:
    """Iterate over the paths of the innermost values that cannot be encoded, such as text with half an emoji."""
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
