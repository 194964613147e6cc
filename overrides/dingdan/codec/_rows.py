"""Finds the rows in the data of a response. Data in an unknown place is an error, never an empty page or record."""

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
"""Undocumented members in which other clients of Waiqin365 expect rows."""
CUSTOM_FIELD = "ext_"
"""The prefix of custom fields, which enterprises define and which are not in the specs."""
MOST_TEXTS = 2
"""The largest depth of JSON strings inside JSON strings."""

PartsT = TypeVar("PartsT")

_TEXT_OF_JSON = rb'"(?:\s|\\[nrt])*+(?:\[|\{|\\"|null)'


def misplaced(reason: str, body: bytes, context: Context) -> DecodeError:
    """Return the error for data in an unknown place; `reason` must not contain any of the data."""
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
    """Return the JSON text of each row in the data of a response.

    Known wrappers are opened at any depth, also if they are JSON inside a string.

    Args:
        operation: The operation that was called.
        data: The data.
        where: The path of the data in the response, for errors.
        context: The call, for errors.
        problems: Tolerated faults outside of rows are added to it.
        texts: The number of JSON strings around the data.

    Raises:
        DecodeError: the data is not JSON, a row is not an object, or the place of the rows is not certain.
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
    """Return the members of an object; empty for blank data.

    Raises:
        DecodeError: the data is not an object.
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
    """True if an object has a documented field of the operation's record, or a custom field."""
    assert operation.result is not None
    documented = operation.result.__struct_encode_fields__
    return not members.keys().isdisjoint(documented) or any(name.startswith(CUSTOM_FIELD) for name in members)


def holds_something(value: Wire) -> bool:
    """True if a JSON text is a non-empty list or object, or a string that contains one."""
    if first_byte(value) == b'"':
        inner = text_of_json(value)
        return inner is not None and holds_something(inner)
    return first_byte(value) in (b"[", b"{") and bytes(value)[1:-1].strip() != b""


def text_of_json(value: Wire) -> bytes | None:
    """Return the JSON text inside a JSON string; None unless it is a list, an object, or a string with either."""
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
    """Return the first few names of members, for an error message."""
    return ", ".join(name[:40] for name in islice(names, 5))


def undecodable(error: Exception, body: bytes, where: str, context: Context) -> DecodeError:
    """Return the error for invalid JSON at `where`."""
    why = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    return DecodeError(f"{where} has an unexpected form ({why})", body=body, retryable=is_damaged(body), **context)


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
    """Return the data inside a wrapper, which is an object that is not a row."""
    wrapped = [_untexted(members[name]) for name in WRAPPERS if name in members]
    if not wrapped:
        reason = f"the data has none of the documented fields, but {name_some(members)}"
        raise misplaced(reason, bytes(data), context)
    filled = [name for name, member in members.items() if holds_something(member)]
    if len(filled) > 1 or (filled and filled[0] not in WRAPPERS):
        raise misplaced(f"more than one part of the data may be the rows: {name_some(filled)}", bytes(data), context)
    if filled:
        return members[filled[0]]
    # An empty list is clear. Null may come with a reason, such as a text, so it is not taken for an empty page.
    empty = any(first_byte(member) == b"[" for member in wrapped)
    if not empty and not (all(map(_is_empty, wrapped)) and all(map(_is_plain, members.values()))):
        raise misplaced(f"the data has no rows, but {name_some(members)}", bytes(data), context)
    return b"null"


def _untexted(value: Wire) -> Wire:
    return (text_of_json(value) if first_byte(value) == b'"' else None) or value


def _is_empty(value: Wire) -> bool:
    return is_blank(value) or (first_byte(value) in (b"[", b"{") and not holds_something(value))


def _is_plain(value: Wire) -> bool:
    """True if a JSON text is a number, true, false, or empty."""
    return _is_empty(value) or first_byte(value) not in (b"[", b"{", b'"')


def _read_tolerantly(
    read: Callable[[bytes], PartsT],
    data: Wire,
    error: Exception,
    where: str,
    context: Context,
    problems: list[Problem],
) -> PartsT:
    """Decode data that the strict decoder rejected. The records list its faults."""
    from dingdan.codec._tolerant import without_tail

    try:
        return read(without_tail(bytes(data), where, problems))
    except UNREADABLE:
        raise undecodable(error, bytes(data), "the data", context) from None
