"""Turns the data of an answer into records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec.structs import astuple

from dingdan._errors import Context, DecodeError, StrictError, excerpt
from dingdan._logging import logger
from dingdan.codec._envelope import UNREADABLE, ResponsePayload, first_byte, is_blank
from dingdan.codec._rows import Wire, find_rows, holds_something, is_row, members_of, misplaced, name_some, undecodable
from dingdan_runtime import Operation, Problem
from dingdan_runtime.custom_fields import name_custom_fields
from dingdan_runtime.json_text import check_depth, decode_json
from dingdan_runtime.record import Record, decode_mended, decode_record
from dingdan_runtime.scalars import ConversionError, read_integer

ResultT = TypeVar("ResultT")

_NULL = msgspec.Raw(b"null")


class ResponseDecoder:
    """Reads the answers of one client.

    Args:
        strict: Whether a value that does not fit its documented type is an error.
        labels: Labels of custom fields by code.
    """

    def __init__(self, *, strict: bool, labels: Mapping[str, str] | None = None) -> None:
        self.strict = strict
        self._labels = labels

    def rows(self, operation: Operation[Any], answer: ResponsePayload) -> tuple[list[bytes], int | None]:
        """The JSON text of each row, and the number of rows on all pages where the platform gives it.

        The answer's data is taken out of it: a large page is kept once.

        Raises:
            DecodeError: a row is not an object, or it is not certain where the rows are.
        """
        context = _context(operation, answer)
        _refuse_stray(operation, answer, context)
        data: Wire = answer.take_data() or b"null"
        rows, total = self._rows(operation, data, context, answer.problems)
        if may_refer(data):
            answer.resolved_rows = dict(enumerate(self._rows(operation, _resolved(operation, data), context, [])[0]))
        elif b"$ref" in bytes(data):  # in text in text
            answer.resolved_rows = {}
        return rows, total

    def _rows(
        self, operation: Operation[Any], data: Wire, context: Context, problems: list[Problem]
    ) -> tuple[list[bytes], int | None]:
        where, total = _where(operation), None
        counted = operation.paging.total if operation.paging else None
        steps = where.split(".")[1:]
        for step in steps:
            members = members_of(data, context, problems)
            counts = counted.rpartition(".")[2] if counted else step
            total = _total(members.get(counts))
            others = [name for name, member in members.items() if name != step and holds_something(member)]
            if others and not holds_something(members.get(step, _NULL)):
                raise misplaced(f"there is no {where}, but other data that may be rows", bytes(data), context)
            if members and members.keys().isdisjoint((step, counts)):
                told = f"the data has neither {step} nor {counts}, but {name_some(members)}"
                raise misplaced(told, bytes(data), context)
            data = members.get(step, _NULL)
        rows = find_rows(operation, data, where, context, problems, texts=0 if steps else 1)
        # A total below the rows at hand is none: it would end the query too soon.
        return rows, None if total is None or total < len(rows) else total

    def records(self, operation: Operation[ResultT], answer: ResponsePayload, rows: list[bytes]) -> list[ResultT]:
        """The records in `rows` of an answer."""
        context = _context(operation, answer)
        reads = answer.resolved_rows
        if reads is None:
            records = [self._record(operation, row, index, context) for index, row in enumerate(rows)]
        else:
            records = [
                self._record(operation, row, index, context, reads.get(index) or _mended(row))
                for index, row in enumerate(rows)
            ]
        self._refuse_problems(answer.problems, "answer", context)
        return records

    def record(self, operation: Operation[ResultT], answer: ResponsePayload) -> ResultT:
        """The one record of an answer."""
        context = _context(operation, answer)
        _refuse_stray(operation, answer, context)
        row = None if answer.data is None else _only_row(operation, answer.data, context, answer.problems)
        if answer.data is None or row is None:
            message = answer.unusual_message
            told = f", and the message {excerpt(message)}" if message else ""
            raise DecodeError(f"the answer holds no data{told}", **context)
        refers = may_refer(answer.data)
        resolved = _only_row(operation, _resolved(operation, answer.data), context, []) if refers else None
        read = (resolved or _mended(row)) if refers else None
        record = self._record(operation, row, None, context, read)
        self._refuse_problems(answer.problems, "answer", context)
        return record

    def ack_data(self, operation: Operation[Any], answer: ResponsePayload) -> Any:
        """The data of a write: records where the specs describe them, else whatever JSON came.

        None where it cannot be placed, for the write is done: the answer's message then says why.
        """
        try:
            data = self._ack_data(operation, answer)
            self._refuse_problems(answer.problems, "answer", _context(operation, answer))
            return data
        except DecodeError as error:
            if not error.misplaced or (self.strict and operation.result):
                raise
            told = f"done, but what was told about it cannot be read: {error.misplaced}"
            logger.warning("%s %s: %s, msg_id %s", operation.platform, operation.id, told, answer.msg_id)
            answer.message = f"{answer.message} ({told})" if answer.message else told
            return None

    def _ack_data(self, operation: Operation[Any], answer: ResponsePayload) -> Any:
        context = _context(operation, answer)
        _refuse_stray(operation, answer, context)
        if answer.data is None:
            return [] if operation.result else None
        if operation.result:
            rows = find_rows(operation, answer.data, _where(operation), context, answer.problems, texts=1)
            if may_refer(answer.data):
                read = _resolved(operation, answer.data)
                answer.resolved_rows = dict(
                    enumerate(find_rows(operation, read, _where(operation), context, [], texts=1))
                )
            elif b"$ref" in answer.data:
                answer.resolved_rows = {}
            return self.records(operation, answer, rows)
        try:
            return decode_json(answer.data)
        except UNREADABLE:
            from dingdan.codec._tolerant import decode_tolerantly, decode_words

        try:
            return decode_tolerantly(answer.data, "response_data", answer.problems)
        except UNREADABLE:
            # No page promises data here, and the write is done: its words must not look like a failure.
            return decode_words(answer.data, "response_data", answer.problems)

    def _record(
        self,
        operation: Operation[ResultT],
        row: bytes,
        index: int | None,
        context: Context,
        read: bytes | None = None,
    ) -> ResultT:
        """The record in `row`, which is UTF-8, as the answer that it came in was found to be.

        `read` is the row with its references resolved, where the answer may have any.
        """
        assert operation.result is not None
        try:
            check_depth(row)
            if read is None or not may_refer(row):
                record = decode_record(operation.result, row)
            else:
                record = decode_mended(operation.result, row, read)
        except UNREADABLE as error:
            raise undecodable(error, row, _place(operation, index), context) from None
        if _is_bare(record):
            members = members_of(read or row, context, [])
            if members and not is_row(operation, members) and members.keys() != {"$ref"}:
                told = f"{_place(operation, index)} has none of the documented fields, but {name_some(members)}"
                raise misplaced(told, row, context)
        if self.strict:
            self._refuse_problems(record.problems, "record", context)
        if self._labels:
            name_custom_fields(record, self._labels)
        return record  # type: ignore[return-value]

    def _refuse_problems(self, problems: list[Problem], place: str, context: Context) -> None:
        if self.strict and problems:
            first = problems[0]
            raise StrictError(
                f"{first.path} is not {first.expected} ({len(problems)} such in this {place})",
                problems=problems,
                **context,
            )


def _context(operation: Operation[Any], answer: ResponsePayload) -> Context:
    return {"platform": operation.platform, "operation": operation.id, "msg_id": answer.msg_id}


def _where(operation: Operation[Any]) -> str:
    return operation.paging.records if operation.paging else operation.records or "response_data"


def _place(operation: Operation[Any], index: int | None) -> str:
    """Name a record's place in the answer, for errors."""
    return "the data" if index is None else f"{_where(operation)}[{index}]"


def _data_name(operation: Operation[Any]) -> str:
    """Name the member of the envelope that holds the data."""
    return "data" if operation.platform == "wshoto" else "response_data"


def _only_row(operation: Operation[Any], data: Wire, context: Context, problems: list[Problem]) -> bytes | None:
    """The JSON text of the one record in the data of an answer; a list may hold it. None where there is none."""
    where = _where(operation)
    for step in where.split(".")[1:]:
        members = members_of(data, context, problems)
        data = members.get(step, _NULL)
    if is_blank(data):
        return None
    if first_byte(data) != b"[":
        return bytes(data)
    rows = find_rows(operation, data, where, context, problems)
    if len(rows) > 1:
        raise misplaced(f"the answer holds {len(rows)} records where one belongs", bytes(data), context)
    return rows[0] if rows else None


def _refuse_stray(operation: Operation[Any], answer: ResponsePayload, context: Context) -> None:
    """Refuse an answer whose data stands where no document puts it."""
    if answer.stray:
        told = f"the answer has no {_data_name(operation)}, but other data: {answer.stray}"
        raise misplaced(told, answer.response.content, context)


def may_refer(wire: Wire) -> bool:
    """Tell whether JSON may have a reference of fastjson's; its first byte is looked for by itself, for speed."""
    text = bytes(wire)
    return b"$" in text and b'"$ref"' in text


def _resolved(operation: Operation[Any], data: Wire) -> bytes:
    """Data with its references resolved, and its faults mended."""
    from dingdan_runtime.references import resolve

    try:
        return resolve(_mended(bytes(data)), _data_name(operation))
    except UNREADABLE:  # text behind the JSON, or damage that is told of elsewhere
        return bytes(data)


def _mended(wire: bytes) -> bytes:
    from dingdan_runtime.tolerant_json import mend

    return mend(wire)


def _is_bare(record: Record) -> bool:
    """Tell whether no documented field of a record came, or only empty ones: of most the first already tells."""
    for value in astuple(record):  # noqa: SIM110 (a third of the time of any() with a generator)
        if value is not None and value != [] and value != {}:
            return False
    return True


def _total(value: Wire | None) -> int | None:
    try:
        total = None if value is None else read_integer(decode_json(value))
    except (ConversionError, *UNREADABLE):
        return None
    return None if total is None or total < 0 else total
