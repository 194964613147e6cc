"""Turns the data of an answer into records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from dingdan._envelopes import NO_DATA, UNREADABLE, Answer
from dingdan._errors import Context, DecodeError, StrictError
from dingdan_runtime import Operation, Record
from dingdan_runtime.record import decode_json
from dingdan_runtime.scalars import Misfit, read_integer

ResultT = TypeVar("ResultT")

WRAPPERS = ("rows", "list", "data", "records", "result")
"""Members under which clients of Waiqin365 have guarded against finding the rows; never seen in a document."""

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
        """The JSON text of each row, and the number of rows on all pages where the platform gives it."""
        assert operation.paging is not None
        context = _context(operation, answer)
        data, total = answer.data, None
        for step in operation.paging.records.split(".")[1:]:
            members = _members(data, context)
            if operation.paging.total:
                total = _total(members.get(operation.paging.total.rpartition(".")[2]))
            data = bytes(members[step]) if step in members else None
        return _items(data, context), total

    def records(self, operation: Operation[ResultT], answer: Answer, rows: list[bytes]) -> list[ResultT]:
        """The records in `rows` of an answer."""
        context = _context(operation, answer)
        return [self._record(operation, row, context) for row in rows]

    def one(self, operation: Operation[ResultT], answer: Answer) -> ResultT:
        """The one record of an answer."""
        context = _context(operation, answer)
        if answer.data is None:
            raise DecodeError("the answer holds no data", **context)
        return self._record(operation, answer.data, context)

    def written(self, operation: Operation[Any], answer: Answer) -> Any:
        """The data of a write: records where the specs describe them, else whatever JSON came."""
        context = _context(operation, answer)
        if operation.result:
            return self.records(operation, answer, _items(answer.data, context))
        if answer.data is None:
            return None
        try:
            return decode_json(answer.data)
        except UNREADABLE:
            # No page promises data here, and the write is done: its words must not look like a failure.
            return answer.data.decode()

    def _record(self, operation: Operation[ResultT], row: bytes, context: Context) -> ResultT:
        assert operation.result is not None
        record: Record = _decode(operation.result.from_json, row, context)
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


def _items(data: bytes | None, context: Context) -> list[bytes]:
    if data is None or data in NO_DATA:
        return []
    if data[:1] == b"[":
        return [bytes(item) for item in _decode(_decode_items, data, context)]
    members = _members(data, context)
    if not members:
        return []
    for name in WRAPPERS:
        inner = bytes(members.get(name, b""))
        if inner[:1] == b"[" and "id" not in members:
            return _items(inner, context)
    return [data]


def _members(data: bytes | None, context: Context) -> dict[str, msgspec.Raw]:
    if data is None:
        return {}
    members: dict[str, msgspec.Raw] = _decode(_decode_members, data, context)
    return members


def _total(value: msgspec.Raw | None) -> int | None:
    try:
        return None if value is None else read_integer(decode_json(value))
    except Misfit:
        return None


def _decode(decode: Callable[[bytes], Any], data: bytes, context: Context) -> Any:
    try:
        return decode(data)
    except UNREADABLE as error:
        raise DecodeError(f"the data is not what it should be ({error})", body=data, **context) from None
