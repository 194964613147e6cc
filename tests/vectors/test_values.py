"""specs/vectors/values.json: how the value of a field is read, and what readers with doubles would lose."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.dingdan.scripted_server import ScriptedServer
from tests.vectors.vector_calls import PlatformCalls, Vector, call, envelope, name, vectors


def read(calls: PlatformCalls, server: ScriptedServer, vector: Vector) -> Any:
    """The record that holds nothing but the value."""
    rows = f'[{{"{vector["field"]}":{vector["wire"]}}}]'
    data = rows if vector["platform"] == "waiqin365" else f'{{"total":1,"records":{rows}}}'
    server.will(envelope(vector["platform"], data))
    (record,) = calls[vector["platform"]](call(vector["operation"])).records
    return record


def same(value: Any, expected: dict[str, Any] | None) -> bool:
    """Whether a value that was read is the expected one."""
    match expected:
        case None | {"misfit": True}:
            return value is None
        case {"text": text}:
            return type(value) is str and value == text
        case {"decimal": text}:
            return type(value) is Decimal and value == Decimal(text)
        case {"integer": text}:
            return type(value) is int and value == int(text)
        case {"moment": text}:
            return isinstance(value, datetime) and value == datetime.fromisoformat(text)
        case {"date": text}:
            return type(value) is date and value == date.fromisoformat(text)
        case {"code": text}:
            return isinstance(value, str | int) and str(value) == text
        case {"list": length}:
            return isinstance(value, list) and len(value) == length
    raise AssertionError(f"no such expectation: {expected}")


@pytest.mark.parametrize("vector", vectors("values"), ids=name)
def test_value_is_read(vector: Vector, calls: PlatformCalls, server: ScriptedServer) -> None:
    record, field = read(calls, server, vector), vector["field"]
    value = getattr(record, field)
    assert same(value, vector["expected"]), f"{value!r} is not {vector['expected']}"
    misfits = [field] if vector["expected"] == {"misfit": True} else []
    assert [problem.path for problem in record.problems] == misfits


@pytest.mark.parametrize("vector", [each for each in vectors("values") if "as_double" in each], ids=name)
def test_a_double_would_lose_digits(vector: Vector) -> None:
    (expected,) = vector["expected"].values()
    rounded = float(vector["wire"])
    assert vector["as_double"] == (repr(rounded) if "." in vector["wire"] else str(int(rounded)))
    assert Decimal(vector["as_double"]) != Decimal(expected)
