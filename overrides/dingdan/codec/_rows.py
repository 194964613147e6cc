"""Finds the rows in the data of an answer.

Data that cannot be placed is an error, never an empty page and never an empty record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, TypeVar

import msgspec

from dingdan._errors import Context, DecodeError
from dingdan.codec._wire import UNREADABLE, Wire, first_byte, is_blank, is_damaged, unquoted
from dingdan_runtime import Operation, Problem
from dingdan_runtime.json_text import DEEPEST, check_syntax, decode_items, decode_members

WRAPPERS = ("rows", "list", "data", "records", "result")
"""Members under which clients of Waiqin365 have guarded against finding the rows; never seen in a document."""
CUSTOM_FIELD = "ext_"
"""Prefix of custom fields, which an enterprise makes itself, so that no spec can name them."""
MOST_TEXTS = 2
"""Times that JSON may be text in JSON at one place."""

PartsT = TypeVar("PartsT")

_TEXT_OF_JSON = rb'"(?:\s|\\[nrt])*+(?:\[|\{|\\"|null)'


def misplaced(reason: str, body: bytes, context: Context) -> DecodeError:
    """Make the error for data that is in no place where this library knows to look for it.

    Args:
        reason: What was found, without any of the data.
        body: The data.
        context: Of the call.
    """
    error = DecodeError(reason, body=body, **context)
    error.misplaced = reason
    return error


def find_rows(
    operation: Operation[Any],
    data: Wire,
    where: str,
    context: Context,
    problems: list[Problem],
    *,
    texts: int = 0,
) -> list[bytes]:
    """Give the JSON text of each row in the data of an answer.

    Known wrappers are opened at any depth, also where they are JSON in a text.

    Args:
        operation: The operation whose rows they are.
        data: The data.
        where: Where in the answer it stands, for errors.
        context: Of the call, for errors.
        problems: Where what is tolerated outside of rows is added.
        texts: How often the data has been taken out of a text already.

    Raises:
        DecodeError: it is no JSON, a row is not an object, or it is not certain where the rows are.
    """
    for _ in range(DEEPEST):
        if is_blank(data):
            return []
        first = first_byte(data)
        if first == b'"' and texts < MOST_TEXTS and (inner := text_of_json(data)) is not None:
            data, texts = inner, texts + 1
            continue
        if first == b"[":
            return _objects(data, where, context, problems)
        members = members_of(data, context, problems)
        if not members:
            return []
        if is_row(operation, members):
            return [bytes(data)]
        data, texts = _opened(data, members, context), 0
    raise misplaced("the rows are wrapped too deeply", bytes(data), context)


def members_of(data: Wire, context: Context, problems: list[Problem]) -> Mapping[str, Wire]:
    """The members of an object; of blank data, none.

    Raises:
        DecodeError: it is no object.
    """
    if is_blank(data):
        return {}
    members: dict[str, msgspec.Raw]
    try:
        members = decode_members(data)
    except UNREADABLE as error:
        from dingdan_runtime.tolerant_json import list_members

        return _read_tolerantly(list_members, data, error, "data", context, problems)
    return members


def is_row(operation: Operation[Any], members: Mapping[str, Any]) -> bool:
    """Tell whether an object is a record of the operation: it has a documented field, or a custom one."""
    assert operation.result is not None
    documented = operation.result.__struct_encode_fields__
    return not members.keys().isdisjoint(documented) or any(name.startswith(CUSTOM_FIELD) for name in members)


def holds_something(value: Wire) -> bool:
    """Tell whether a JSON text is a list or an object that is not empty, or a text in which there is such a one."""
    if first_byte(value) == b'"':
        inner = text_of_json(value)
        return inner is not None and holds_something(inner)
    return first_byte(value) in (b"[", b"{") and bytes(value)[1:-1].strip() != b""


def text_of_json(value: Wire) -> bytes | None:
    """The JSON in a text; None where it is no list, no object, and no text of either."""
    if re.match(_TEXT_OF_JSON, memoryview(value)) is None:
        return None
    try:
        inner = unquoted(value).strip()
    except UNREADABLE:
        return None
    try:
        check_syntax(inner)
    except msgspec.DecodeError:
        from dingdan_runtime.tolerant_json import is_mendable

        return inner if is_mendable(inner) else None
    except UNREADABLE:
        return None
    return inner


def name_some(names: Iterable[str]) -> str:
    """Some of the names of members, for an error."""
    return ", ".join(name[:40] for name in islice(names, 5))


def undecodable(error: Exception, body: bytes, where: str, context: Context) -> DecodeError:
    """The error for JSON that is not what it should be."""
    why = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    return DecodeError(f"{where} is not what it should be ({why})", body=body, retryable=is_damaged(body), **context)


def _objects(data: Wire, where: str, context: Context, problems: list[Problem]) -> list[bytes]:
    items: list[bytes]
    try:
        items = list(map(bytes, decode_items(data)))
    except UNREADABLE as error:
        from dingdan_runtime.tolerant_json import list_items

        items = _read_tolerantly(list_items, data, error, where, context, problems)
    for index, item in enumerate(items):
        if item[:1] != b"{":
            raise DecodeError(f"{where}[{index}] is not an object", body=item, **context)
    return items


def _opened(data: Wire, members: Mapping[str, Wire], context: Context) -> Wire:
    """Give the data that is wrapped in an object that is no row."""
    wrapped = [_untexted(members[name]) for name in WRAPPERS if name in members]
    if not wrapped:
        told = f"the data has none of the documented fields, but {name_some(members)}"
        raise misplaced(told, bytes(data), context)
    filled = [name for name, member in members.items() if holds_something(member)]
    if len(filled) > 1 or (filled and filled[0] not in WRAPPERS):
        raise misplaced(f"more than one part of the data may be the rows: {name_some(filled)}", bytes(data), context)
    if filled:
        return members[filled[0]]
    # A list that is there and empty says so itself; null in its place may come with the reason, such as a text.
    empty = any(first_byte(member) == b"[" for member in wrapped)
    if not empty and not (all(map(_is_empty, wrapped)) and all(map(_tells_nothing, members.values()))):
        raise misplaced(f"the data has no rows, but {name_some(members)}", bytes(data), context)
    return b"null"


def _untexted(value: Wire) -> Wire:
    return (text_of_json(value) if first_byte(value) == b'"' else None) or value


def _is_empty(value: Wire) -> bool:
    return is_blank(value) or (first_byte(value) in (b"[", b"{") and not holds_something(value))


def _tells_nothing(value: Wire) -> bool:
    """Tell whether a JSON text is a number, true, false, or empty."""
    return _is_empty(value) or first_byte(value) not in (b"[", b"{", b'"')


def _read_tolerantly(
    read: Callable[[bytes], PartsT],
    data: Wire,
    error: Exception,
    where: str,
    context: Context,
    problems: list[Problem],
) -> PartsT:
    """Read what the strict decoder has refused; of its faults the records tell."""
    from dingdan.codec._tolerant import without_tail

    try:
        return read(without_tail(bytes(data), where, problems))
    except UNREADABLE:
        raise undecodable(error, bytes(data), "the data", context) from None
