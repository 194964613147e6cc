"""Turns the data of an answer into records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from dingdan._envelopes import UNREADABLE, Answer, first_byte, is_blank, is_damaged
from dingdan._errors import Context, DecodeError, StrictError
from dingdan_runtime import Operation
from dingdan_runtime.record import check_depth, decode_json, decode_record
from dingdan_runtime.scalars import Misfit, read_integer

ResultT = TypeVar("ResultT")

WRAPPERS = ("rows", "list", "data", "records", "result")
"""Members under which clients of Waiqin365 have guarded against finding the rows; never seen in a document."""

Wire = bytes | msgspec.Raw
"""JSON text; as `Raw` a part of a larger one, which need not be copied."""

_decode_items = msgspec.json.Decoder(list[msgspec.Raw]).decode
_decode_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


class Reader:
    """Reads the answers of one client.

    Args:
        strict: Whether a value that does not fit its documented type is an error.
    """

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict

    def rows(self, operation: Operation[Any], answer: Answer) -> tuple[list[bytes], int | None]:
        """The JSON text of each row, and the number of rows on all pages where the platform gives it.

        The answer's data is taken out of it: a large page is kept once.

        Raises:
            DecodeError: a row is not an object, or it is not certain where the rows are.
        """
        assert operation.paging is not None
        context = _context(operation, answer)
        where, total = operation.paging.records, None
        data: Wire = answer.take() or b"null"
        for step in where.split(".")[1:]:
            members = _members(data, context)
            if operation.paging.total:
                total = _total(members.get(operation.paging.total.rpartition(".")[2]))
            if step not in members and any(map(_holds_something, members.values())):
                raise DecodeError(f"there is no {where}, but other data that may be rows", body=bytes(data), **context)
            data = members.get(step, msgspec.Raw(b"null"))
        rows = _items(operation, data, where, context)
        # A total below the rows at hand is none: it would end the query too soon.
        return rows, None if total is None or total < len(rows) else total

    def records(self, operation: Operation[ResultT], answer: Answer, rows: list[bytes]) -> list[ResultT]:
        """The records in `rows` of an answer."""
        context = _context(operation, answer)
        return [self._record(operation, row, index, context) for index, row in enumerate(rows)]

    def one(self, operation: Operation[ResultT], answer: Answer) -> ResultT:
        """The one record of an answer."""
        context = _context(operation, answer)
        if answer.data is None:
            raise DecodeError("the answer holds no data", **context)
        return self._record(operation, answer.data, None, context)

    def written(self, operation: Operation[Any], answer: Answer) -> Any:
        """The data of a write: records where the specs describe them, else whatever JSON came."""
        if answer.data is None:
            return [] if operation.result else None
        if operation.result:
            rows = _items(operation, answer.data, _where(operation), _context(operation, answer))
            return self.records(operation, answer, rows)
        try:
            return decode_json(answer.data)
        except UNREADABLE:
            # No page promises data here, and the write is done: its words must not look like a failure.
            return answer.data.decode()

    def _record(self, operation: Operation[ResultT], row: bytes, index: int | None, context: Context) -> ResultT:
        """The record in `row`, which is UTF-8, as the answer that it came in was found to be."""
        assert operation.result is not None
        try:
            check_depth(row)
            record = decode_record(operation.result, row)
        except UNREADABLE as error:
            where = "the data" if index is None else f"{_where(operation)}[{index}]"
            raise _undecodable(error, row, where, context) from None
        if self.strict and (problems := record.problems):
            first = problems[0]
            raise StrictError(
                f"{first.path} is not {first.expected} ({len(problems)} such in this record)",
                problems=problems,
                **context,
            )
        return record  # type: ignore[return-value]


def _context(operation: Operation[Any], answer: Answer) -> Context:
    return {"platform": operation.platform, "operation": operation.id, "msg_id": answer.msg_id}


def _where(operation: Operation[Any]) -> str:
    return operation.paging.records if operation.paging else "response_data"


def _items(operation: Operation[Any], data: Wire, where: str, context: Context) -> list[bytes]:
    """The JSON text of each record in `data`, which stands at `where` in the answer."""
    if first_byte(data) == b"[":
        items: list[bytes] = list(map(bytes, _decode(_decode_items, data, "the data", context)))
        for index, item in enumerate(items):
            if item[:1] != b"{":
                raise DecodeError(f"{where}[{index}] is not an object", body=item, **context)
        return items
    members = _members(data, context)
    if not _is_wrapper(operation, members):
        return [bytes(data)] if members else []
    filled = [name for name, member in members.items() if _holds_something(member)]
    if not filled:
        return []
    if len(filled) > 1 or filled[0] not in WRAPPERS:
        raise DecodeError(
            f"more than one part of the data may be the rows: {', '.join(filled)}", body=bytes(data), **context
        )
    return _items(operation, members[filled[0]], where, context)


def _is_wrapper(operation: Operation[Any], members: dict[str, msgspec.Raw]) -> bool:
    """Whether an object holds rows under a name of `WRAPPERS`, and is not a row itself."""
    assert operation.result is not None
    wrapped = [members[name] for name in WRAPPERS if name in members]
    if not wrapped or not members.keys().isdisjoint(operation.result.__struct_encode_fields__):
        return False
    lists = [member for member in wrapped if first_byte(member) == b"["]
    if lists:
        return all(member in lists or is_blank(member) for member in wrapped)
    # null where the list should be; but a row of unknown fields would hold more than counts beside it.
    return all(is_blank(member) if name in WRAPPERS else _is_plain(member) for name, member in members.items())


def _is_plain(value: msgspec.Raw) -> bool:
    """Whether a JSON text is a number, true, false or null."""
    return first_byte(value) not in (b"[", b"{", b'"')


def _holds_something(value: msgspec.Raw) -> bool:
    """Whether a JSON text is a list or an object that is not empty."""
    return first_byte(value) in (b"[", b"{") and bytes(value)[1:-1].strip() != b""


def _members(data: Wire, context: Context) -> dict[str, msgspec.Raw]:
    if is_blank(data):
        return {}
    members: dict[str, msgspec.Raw] = _decode(_decode_members, data, "the data", context)
    return members


def _total(value: msgspec.Raw | None) -> int | None:
    try:
        total = None if value is None else read_integer(decode_json(value))
    except (Misfit, *UNREADABLE):
        return None
    return None if total is None or total < 0 else total


def _decode(decode: Callable[[Any], Any], data: Wire, where: str, context: Context) -> Any:
    try:
        return decode(data)
    except UNREADABLE as error:
        raise _undecodable(error, bytes(data), where, context) from None


def _undecodable(error: Exception, body: bytes, where: str, context: Context) -> DecodeError:
    why = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    return DecodeError(f"{where} is not what it should be ({why})", body=body, broken=is_damaged(body), **context)
