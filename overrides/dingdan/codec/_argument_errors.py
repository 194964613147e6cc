"""All faults of a call's arguments, looked for once the first has been found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from dingdan._errors import InvalidArgument, InvalidRequest
from dingdan.codec._encode import EMPTY_LIST, Plan, broken_rules, is_mapping, members, unknown_name, write_object
from dingdan.codec._encode_values import Writer, join_path, write_json, write_list, wrong_kind

Faults = Iterator[tuple[str, str]]
"""Where each stands inside the value, and its message."""
GIVEN = object()
"""Stands for a value that is wrong: it was given, so no rule must call it missing."""


def find_faults(plan: Plan, array: bool, arguments: Any, extra: Any) -> list[InvalidArgument]:
    """Find every fault, in the order in which writing would meet them.

    Args:
        plan: How the body, or each item of it, is written.
        array: Whether the body is a list.
        arguments: The arguments of the call.
        extra: Its `extra_body`.
    """
    found = [InvalidArgument(None, join_path("extra_body", path), message) for path, message in _in_extra(extra)]
    more = dict.fromkeys(extra, GIVEN) if found and is_mapping(extra) else extra if not found else None
    if not array:
        return found + [InvalidArgument(None, path or "body", text) for path, text in _in_object(plan, more, arguments)]
    if not _is_list(arguments):
        return [*found, InvalidArgument(None, "items", str(wrong_kind("a list", arguments).args[0]))]
    if not arguments:
        return [*found, InvalidArgument(None, "items", EMPTY_LIST)]
    for index, item in enumerate(arguments):
        for path, message in _in_object(plan, more, item):
            found.append(InvalidArgument(index, join_path(f"items[{index}]", path), message))
    return found


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _in_extra(extra: Any) -> Faults:
    if extra is None:
        return
    if not is_mapping(extra):
        yield "", str(wrong_kind("a dict", extra).args[0])
        return
    for name, value in extra.items():
        try:
            write_json({name: value})
        except InvalidRequest as error:
            yield error.argument, str(error.args[0])


def _in_value(write: Writer, value: Any) -> Faults:
    if isinstance(write, partial) and write.func is write_list and _is_list(value):
        for index, item in enumerate(value):
            for path, message in _in_value(write.args[0], item):
                yield join_path(f"[{index}]", path), message
    elif isinstance(write, partial) and write.func is write_object:
        plan, extra = write.args
        yield from _in_object(plan, extra, value)
    else:
        try:
            write(value)
        except InvalidRequest as error:
            yield error.argument, str(error.args[0])


def _in_object(plan: Plan, extra: Mapping[str, Any] | None, value: Any) -> Faults:
    try:
        given = members(value)
    except InvalidRequest as error:
        yield error.argument, str(error.args[0])
        return
    written: dict[str, Any] = {}
    for name, member in given.items():
        field = plan.fields.get(name)
        if field is None:
            unknown = unknown_name(name, list(plan.fields))
            yield unknown.argument, str(unknown.args[0])
        elif member is not None:
            argument, wire, write = field
            try:
                written[wire] = write(member)
            except InvalidRequest:
                written[wire] = GIVEN
                for path, message in _in_value(write, member):
                    yield join_path(argument, path), message
    yield from broken_rules(plan, {**written, **(extra or {})})
