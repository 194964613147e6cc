"""Judges what a call gives against the bytes that were sent, by the standard library alone."""

from __future__ import annotations

from typing import Any

from dingdan import Ack, AsyncPage, Page
from dingdan.codec._rows import CUSTOM_FIELD, WRAPPERS
from dingdan_runtime import Operation, Record
from tests.properties.reading import loads, read_all, same, shown


def judge(operation: Operation[Any], body: bytes, given: Any) -> None:
    """Assert that what a call gave has everything that `body` brought."""
    envelope = loads(body.removeprefix(b"\xef\xbb\xbf").decode())
    data, text = _data(envelope)
    if isinstance(given, Page | AsyncPage):
        for step in (operation.paging.records if operation.paging else "").split(".")[1:]:
            assert isinstance(data, dict) or data in (None, "")
            if not (data and step in data):
                assert not any(isinstance(value, dict | list) and value for value in (data or {}).values())
            data = (data or {}).get(step)
        _judge_rows(operation, data, given.records)
    elif isinstance(given, Ack):
        assert given.response.content == body
        if operation.result:
            if given.data is None:
                assert "cannot be read" in str(given.message)
            else:
                _judge_rows(operation, data, given.data)
        else:
            _judge_any(None if data == "" else data, text, given.data)
    else:
        read_all(given)
        only = data[0] if isinstance(data, list) and len(data) == 1 else data  # a list of one holds the record too
        assert same(given.raw, only)


def records_of(given: Any) -> list[Record]:
    """The records in what a call gave."""
    found = given.records if isinstance(given, Page | AsyncPage) else given.data if isinstance(given, Ack) else [given]
    return [record for record in found if isinstance(record, Record)] if isinstance(found, list) else []


def _data(envelope: dict[str, Any]) -> tuple[Any, Any]:
    """The data of an answer, and its text where it came as text."""
    if "code" in envelope and "return_code" not in envelope:
        return envelope.get("data"), None
    data = envelope.get("response_data")
    if not isinstance(data, str):
        return data, None
    text = data.strip(" \t\n\r\v\f")
    try:
        return (loads(text) if text else None), text
    except (ValueError, RecursionError):
        return None, text


def _judge_any(data: Any, text: Any, given: Any) -> None:
    """Data of which nothing is documented: as JSON, or as text where it is none or too deep."""
    if same(given, shown(data)):
        return
    assert isinstance(given, str)
    assert given == shown(text) or same(loads(given), data)


def _judge_rows(operation: Operation[Any], data: Any, records: list[Record]) -> None:
    for record in records:
        read_all(record)
    assert same([record.raw for record in records], _rows(operation, data))


def _rows(operation: Operation[Any], data: Any) -> list[Any]:
    """The rows in data in which they can be found at all; nothing beside them may be lost."""
    assert operation.result is not None
    while not isinstance(data, list):
        if isinstance(data, str) and data:
            data = loads(data)
        elif not data:
            return []
        elif any(name in operation.result.__struct_encode_fields__ or name.startswith(CUSTOM_FIELD) for name in data):
            return [data]
        else:
            filled = [name for name, value in data.items() if _holds_something(value)]
            assert len(filled) <= 1
            assert {*filled} <= {*WRAPPERS}
            data = data[filled[0]] if filled else None
    return data


def _holds_something(value: Any) -> bool:
    if isinstance(value, str):
        try:
            return isinstance(inner := loads(value), str | list | dict) and _holds_something(inner)
        except (ValueError, RecursionError):
            return False
    return isinstance(value, list | dict) and bool(value)
