"""Answers as the bundled specs describe them."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from typing import Any

from hypothesis import strategies as st

from dingdan_runtime import Operation
from tests.runtime.json_values import TEXTS
from tests.support.contract import contract_of

MOST_FIELDS = 8
"""Fields of an object that are there at a time: each is drawn, and real ones have up to 85."""

# A time in the year 1 or 9999 is a placeholder: some zone does not have it.
_YEARS = datetime(2, 1, 1), datetime(9998, 12, 31)
_DAYS = st.datetimes(*_YEARS).map(lambda moment: str(moment.date()))
_MOMENTS = st.datetimes(*_YEARS).map(lambda moment: moment.isoformat(sep=" ", timespec="seconds"))
_DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4).map(str)
_EPOCHS = st.integers(0, 2**32)
_LONGS = st.integers(-(2**63), 2**63 - 1)
_FORMATS: dict[tuple[str, str | None], st.SearchStrategy[Any]] = {
    ("string", None): TEXTS,
    ("string", "waiqin-decimal"): _DECIMALS | st.just(""),
    ("string", "waiqin-date"): _DAYS | _DAYS.map(lambda day: f"{day} 00:00:00") | st.just(""),
    ("string", "waiqin-date-time"): _MOMENTS | _DAYS | st.just(""),
    ("string", "waiqin-date-or-time"): _MOMENTS | _DAYS | st.just(""),
    ("string", "comma-separated"): st.lists(TEXTS).map(",".join),
    ("string", "waiqin-id"): _LONGS.map(str) | st.just(""),
    ("string", "waiqin-integer"): _LONGS.map(str) | st.just(""),
    ("integer", "epoch-seconds"): _EPOCHS,
    ("number", "waiqin-decimal"): st.integers(),
    ("number", "decimal"): st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    ("number", None): st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    ("integer", None): _LONGS,
    ("boolean", None): st.booleans(),
    ("null", None): st.none(),
}


class _Spec:
    def __init__(self, platform: str) -> None:
        self._document = contract_of(platform).document
        self._made: dict[str, st.SearchStrategy[Any]] = {}

    def answer(self, operation: str) -> st.SearchStrategy[Any]:
        (found,) = [
            method
            for item in self._document["paths"].values()
            for method in item.values()
            if isinstance(method, dict) and method.get("operationId") == operation
        ]
        content: dict[str, Any] = found["responses"]["200"]["content"]
        return self._of(content["application/json"]["schema"])

    def _of(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        if reference := schema.get("$ref"):
            if reference not in self._made:
                self._made[reference] = self._of(self._document["components"]["schemas"][reference.rpartition("/")[2]])
            return self._made[reference]
        if choices := schema.get("anyOf"):
            return st.one_of(*map(self._of, choices))
        if content := schema.get("contentSchema"):
            return self._of(content).map(lambda value: json.dumps(value, ensure_ascii=False))
        types = schema["type"]
        return st.one_of(*(self._kind(kind, schema) for kind in ([types] if isinstance(types, str) else types)))

    def _kind(self, kind: str, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        if codes := schema.get("x-enum"):
            values = [code["value"] for code in codes if kind == "string" or isinstance(code["value"], int)]
            return st.sampled_from(values) | (TEXTS if kind == "string" else _LONGS)
        if kind == "array":
            return st.lists(self._of(schema["items"]), max_size=3)
        if kind == "object":
            return self._object(schema)
        named = (kind, schema.get("format"))
        return _FORMATS[named if named in _FORMATS else (kind, None)]

    def _object(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        fields = {name: self._of(field) for name, field in schema.get("properties", {}).items()}
        required = schema.get("required", [])
        if not fields:
            return st.dictionaries(TEXTS, TEXTS, max_size=3)

        @st.composite
        def made(draw: st.DrawFn) -> dict[str, Any]:
            names = draw(st.lists(st.sampled_from(sorted(fields)), max_size=MOST_FIELDS, unique=True))
            value = {name: draw(fields[name]) for name in [*required, *names]}
            if schema.get("patternProperties") and draw(st.booleans()):
                value["ext_2611010001"] = draw(TEXTS)
            return value

        return made()


@cache
def _spec(platform: str) -> _Spec:
    return _Spec(platform)


@cache
def documented(operation: Operation[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to an operation that the spec allows, with the code of a success."""
    code = {"waiqin365": ("return_code", "0"), "wshoto": ("code", 0)}[operation.platform]
    return _spec(operation.platform).answer(operation.id).map(lambda answer: {**answer, code[0]: code[1]})
