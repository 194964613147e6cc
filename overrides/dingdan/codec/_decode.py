"""Decodes the data of responses into records."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from dingdan._errors import Context, DecodeError, StrictError
from dingdan._logging import log
from dingdan.codec._envelope import ResponsePayload
from dingdan.codec._rows import find_rows, holds_something, is_row, members_of, misplaced, name_some, undecodable
from dingdan.codec._wire import NULL, UNREADABLE, Wire, first_byte, is_blank
from dingdan_runtime import Operation, Problem
from dingdan_runtime.custom_fields import name_custom_fields
from dingdan_runtime.decoding import decode_mended, decode_record
from dingdan_runtime.json_text import check_depth, decode_json
from dingdan_runtime.readers import ConversionError, read_integer
from dingdan_runtime.record import is_empty

ResultT = TypeVar("ResultT")


class ResponseDecoder:
    """Decodes the responses of one client."""

    def __init__(self, *, strict: bool, labels: Mapping[str, str] | None = None) -> None:
        self.strict = strict
        self._labels = labels

    def rows(self, operation: Operation[Any], payload: ResponsePayload) -> tuple[list[bytes], int | None]:
        """Return the JSON text of each row, and the number of rows on all pages if the platform sends it.

        The data is removed from the payload, so that a large page is in memory only once.

        Raises:
            DecodeError: a row is not an object, or the place of the rows is not certain.
        """
        context = _context(operation, payload)
        _check_stray(payload, context)
        where, data = _where(operation, payload), payload.take_data() or b"null"
        rows, total = _page(operation, data, where, context, payload.problems)
        _add_resolved(payload, data, lambda data: _page(operation, data, where, context, [])[0])
        return rows, total

    def records(self, operation: Operation[ResultT], payload: ResponsePayload, rows: list[bytes]) -> list[ResultT]:
        """Decode the rows of a response to records."""
        context, where = _context(operation, payload), _where(operation, payload)
        resolved = payload.resolved_rows
        if resolved is None:
            records = [self._record(operation, row, index, where, context) for index, row in enumerate(rows)]
        else:
            records = [
                self._record(operation, row, index, where, context, resolved.get(index) or _mended(row))
                for index, row in enumerate(rows)
            ]
        self._check_problems(payload.problems, "response", context)
        return records

    def record(self, operation: Operation[ResultT], payload: ResponsePayload) -> ResultT:
        """Decode the single record of a response.

        Raises:
            DecodeError: the response has no record, or more than one.
        """
        context, where = _context(operation, payload), _where(operation, payload)
        _check_stray(payload, context)
        row = None if payload.data is None else _only_row(operation, payload.data, where, context, payload.problems)
        if payload.data is None or row is None:
            message = payload.unusual_message or ""
            about = ", and the message" if message else ""
            raise DecodeError(f"the response has no data{about}", body=message.encode(), **context)
        resolved = None
        if may_refer(payload.data):
            data = _resolved(payload.data, payload.member)
            resolved = _only_row(operation, data, where, context, []) or _mended(row)
        record = self._record(operation, row, None, where, context, resolved)
        self._check_problems(payload.problems, "response", context)
        return record

    def ack_data(self, operation: Operation[Any], payload: ResponsePayload) -> Any:
        """Decode the data of a write: records if the specs describe them, else the JSON as received.

        If the data cannot be located, the result is None, because the write is done; the message of the payload then
        has the reason.
        """
        try:
            data = self._ack_data(operation, payload)
            self._check_problems(payload.problems, "response", _context(operation, payload))
            return data
        except DecodeError as error:
            if not error.misplaced or (self.strict and operation.result):
                raise
            reason = f"done, but the data of the response cannot be read: {error.misplaced}"
            log(logging.WARNING, "%s %s: %s, msg_id %s", operation.platform, operation.id, reason, payload.msg_id)
            payload.message = f"{payload.message} ({reason})" if payload.message else reason
            self._check_problems(payload.problems, "response", _context(operation, payload))
            return None

    def _ack_data(self, operation: Operation[Any], payload: ResponsePayload) -> Any:
        context, where = _context(operation, payload), _where(operation, payload)
        _check_stray(payload, context)
        data, problems = payload.data, payload.problems
        if data is None:
            return [] if operation.result else None
        if operation.result:
            rows = find_rows(operation, data, where, context, problems, texts=1)
            _add_resolved(payload, data, lambda data: find_rows(operation, data, where, context, [], texts=1))
            return self.records(operation, payload, rows)
        try:
            return decode_json(data)
        except UNREADABLE:
            from dingdan.codec._tolerant import decode_tolerantly, decode_words

        try:
            return decode_tolerantly(data, payload.member, problems)
        except UNREADABLE:
            # No page promises data here, and the write is done: mere words must not look like a failure.
            return decode_words(bytes(payload.string or data), payload.member, problems)

    def _record(
        self,
        operation: Operation[ResultT],
        row: bytes,
        index: int | None,
        where: str,
        context: Context,
        resolved: bytes | None = None,
    ) -> ResultT:
        """Decode the record in `row`; `resolved` is the row with resolved references, if the data may have any."""
        assert operation.result is not None
        try:
            check_depth(row)
            if resolved is None or not may_refer(row):
                record = decode_record(operation.result, row)
            else:
                record = decode_mended(operation.result, row, resolved)
        except UNREADABLE as error:
            raise undecodable(error, row, _place(where, index), context) from None
        if is_empty(record):
            members = members_of(resolved or row, context, [])
            if members and not is_row(operation, members) and members.keys() != {"$ref"}:
                reason = f"{_place(where, index)} has none of the documented fields, but {name_some(members)}"
                raise misplaced(reason, row, context)
        if self.strict:
            self._check_problems(record.problems, "record", context)
        if self._labels:
            name_custom_fields(record, self._labels)
        return record  # type: ignore[return-value]

    def _check_problems(self, problems: list[Problem], place: str, context: Context) -> None:
        if self.strict and problems:
            first = problems[0]
            message = f"{first.path} is not {first.expected} ({len(problems)} such in this {place})"
            raise StrictError(message, problems=problems, **context)


def _context(operation: Operation[Any], payload: ResponsePayload) -> Context:
    return {"platform": operation.platform, "operation": operation.id, "msg_id": payload.msg_id}


def _where(operation: Operation[Any], payload: ResponsePayload) -> str:
    """Return the documented path of the rows or of the record."""
    return operation.paging.records if operation.paging else operation.records or payload.member


def _place(where: str, index: int | None) -> str:
    """Return the place of a record in the response, for errors."""
    return "the data" if index is None else f"{where}[{index}]"


def _page(
    operation: Operation[Any], data: Wire, where: str, context: Context, problems: list[Problem]
) -> tuple[list[bytes], int | None]:
    """Return the rows of a page, and the total if the platform sends it."""
    total = None
    counted = operation.paging.total if operation.paging else None
    steps = where.split(".")[1:]
    for step in steps:
        members = members_of(data, context, problems)
        counts = counted.rpartition(".")[2] if counted else step
        total = _total(members.get(counts))
        others = [name for name, member in members.items() if name != step and holds_something(member)]
        if others and not holds_something(members.get(step, NULL)):
            raise misplaced(f"there is no {where}, but other data that may be rows", bytes(data), context)
        if members and members.keys().isdisjoint((step, counts)):
            reason = f"the data has neither {step} nor {counts}, but {name_some(members)}"
            raise misplaced(reason, bytes(data), context)
        data = members.get(step, NULL)
    rows = find_rows(operation, data, where, context, problems, texts=0 if steps else 1)
    # A total below the rows at hand would end the query too soon.
    return rows, None if total is None or total < len(rows) else total


def _only_row(
    operation: Operation[Any], data: Wire, where: str, context: Context, problems: list[Problem]
) -> bytes | None:
    """Return the JSON text of the single record in the data, which may be in a list; None if there is none."""
    for step in where.split(".")[1:]:
        data = members_of(data, context, problems).get(step, NULL)
    if is_blank(data):
        return None
    if first_byte(data) != b"[":
        return bytes(data)
    rows = find_rows(operation, data, where, context, problems)
    if len(rows) > 1:
        raise misplaced(f"the response has {len(rows)} records, but one was expected", bytes(data), context)
    return rows[0] if rows else None


def _check_stray(payload: ResponsePayload, context: Context) -> None:
    """Raise DecodeError if the data of a response is in an undocumented place."""
    if payload.stray:
        reason = f"the response has no {payload.member}, but other data: {payload.stray}"
        raise misplaced(reason, payload.response.content, context)


def may_refer(wire: Wire) -> bool:
    """True if a JSON text may contain a fastjson reference. For speed, its first byte is searched first."""
    text = bytes(wire)
    return b"$" in text and b'"$ref"' in text


def _add_resolved(payload: ResponsePayload, data: Wire, find: Callable[[bytes], list[bytes]]) -> None:
    """Add the rows with resolved references to a payload, if the data may contain references."""
    text = bytes(data)
    if b"$" not in text:  # a page of 6 MB is searched for one byte in 0.1 ms, for four in 3 ms
        return
    if may_refer(text):
        payload.resolved_rows = dict(enumerate(find(_resolved(text, payload.member))))
    elif b"$ref" in text:  # in text in text
        payload.resolved_rows = {}


def _resolved(data: Wire, name: str) -> bytes:
    """Return data with resolved references and repaired faults."""
    from dingdan_runtime.references import resolve

    try:
        return resolve(_mended(bytes(data)), name)
    except UNREADABLE:  # text behind the JSON, or damage that is reported elsewhere
        return bytes(data)


def _mended(wire: bytes) -> bytes:
    from dingdan_runtime.tolerant_json import mend

    return mend(wire)


def _total(value: Wire | None) -> int | None:
    try:
        total = None if value is None else read_integer(decode_json(value))
    except (ConversionError, *UNREADABLE):
        return None
    return None if total is None or total < 0 else total
