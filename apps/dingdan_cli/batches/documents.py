"""The documents of an input: the arguments of each write, and where each argument stands in the input."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from dingdan_cli.batches.faults import Faults, row_place
from dingdan_cli.batches.source import Source
from dingdan_cli.failures import CommandError, no_such
from dingdan_cli.languages import text
from dingdan_runtime.reference import OperationReference


@dataclass(frozen=True)
class Document:
    """A document to write."""

    number: int
    """Its number in the input, from 1."""
    arguments: dict[str, Any]
    """The arguments of the call."""
    kind: Literal["item", "line", "rows"]
    """The form of the input: a JSON list, JSON Lines, or a table."""
    rows: tuple[int, ...] = ()
    """The rows of a table, or the line of JSON Lines. The heading of a table is row 1."""
    places: dict[str, int] = field(default_factory=dict)
    """For a table, the row of each path, such as `products[1]`."""
    columns: dict[str, str] = field(default_factory=dict)
    """For a table, its heading for each path without indexes, such as `products.sent_num`."""
    doubtful: frozenset[str] = frozenset()
    """For a table, the paths whose cells have a fault. Their values are the texts of the cells."""

    def place(self, path: str = "") -> tuple[str, int]:
        """Return the place of an argument for messages, and the row or item to sort by.

        Args:
            path: The path of the argument, such as `products[1].sent_num`; empty for the whole document.
        """
        if self.kind != "rows":
            number = self.rows[0] if self.rows else self.number
            name = text("line" if self.kind == "line" else "item", "行" if self.kind == "line" else "项")
            return text(
                f"{name} {number}" + (f", {path}" if path else ""), f"第 {number} {name} {path}".rstrip()
            ), number
        row = self.rows[0]
        inner = path
        while inner:
            if inner in self.places:
                row = self.places[inner]
                break
            inner = re.sub(r"(\[\d+\]|(^|\.)[^.\[\]]*)$", "", inner)
        plain = re.sub(r"\[\d+\]", "", path)
        return row_place(row, self.columns.get(plain, plain)), row

    @property
    def told(self) -> str:
        """The document for a list, such as `rows 5-7`."""
        if self.kind == "rows" and len(self.rows) > 1:
            return text(f"rows {self.ranges()}", f"第 {self.ranges()} 行")
        return self.place()[0]

    def ranges(self) -> str:
        """Return the rows as ranges, such as `5-7, 9`."""
        spans: list[list[int]] = []
        for row in self.rows:
            if spans and row == spans[-1][1] + 1:
                spans[-1][1] = row
            else:
                spans.append([row, row])
        return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in spans)


def read_json(source: Source) -> Any:
    """Return the JSON of an input: an object, a list, or `Lines` for JSON Lines.

    Numbers with a fraction keep their digits.

    Raises:
        CommandError: It is neither JSON nor JSON Lines.
    """
    decoded = source.text()
    try:
        return _loads(decoded)
    except json.JSONDecodeError as error:
        return _lines(source, decoded, error)
    except ValueError as error:
        raise CommandError(f"{source.option} {source.name}: {error}") from error


class Lines(list[tuple[int, Any]]):
    """The values of JSON Lines, each with the number of its line."""


def _lines(source: Source, decoded: str, as_one: json.JSONDecodeError) -> Lines:
    """Return the values of JSON Lines.

    Args:
        source: The input.
        decoded: Its text.
        as_one: The fault of the text as a single JSON value.
    """
    found = Lines()
    for number, line in enumerate(decoded.split("\n"), 1):
        try:
            if line.strip():
                found.append((number, _loads(line)))
        except json.JSONDecodeError as error:
            if not found:  # not even the first line is JSON, so JSON over several lines was meant
                raise _no_json(source, as_one.lineno, as_one) from as_one
            raise _no_json(source, number, error) from error
        except ValueError as error:
            raise CommandError(f"{source.option} {source.name}, {text('line', '行')} {number}: {error}") from error
    return found


def _no_json(source: Source, line: int, error: json.JSONDecodeError) -> CommandError:
    return CommandError(
        text(
            f"{source.option} {source.name} is no JSON: {error.msg} in line {line}, column {error.colno}",
            f"{source.option} {source.name} 不是 JSON：第 {line} 行第 {error.colno} 列，{error.msg}",
        )
    )


def _loads(text_of_json: str) -> Any:
    return json.loads(
        text_of_json, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_without_repetitions
    )


def _no_constant(name: str) -> Any:
    raise ValueError(text(f"{name} is no JSON number", f"{name} 不是 JSON 数字"))


def _without_repetitions(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(text(f"a member {twice} is given twice", f"成员 {twice} 重复"))
    return found


def json_documents(value: list[Any], operation: OperationReference, faults: Faults) -> list[Document]:
    """Return the documents of a JSON list or of JSON Lines. Those that are no objects are faults."""
    fields = operation.request.fields if operation.request else ()
    names = {field.wire: field.name for field in fields} | {field.name: field.name for field in fields}
    lines = isinstance(value, Lines)
    found = []
    for number, each in enumerate(value, 1):
        row, given = each if lines else (0, each)
        members: dict[str, Any] = given if isinstance(given, dict) else {}
        arguments = {names.get(name, name): member for name, member in members.items()}
        document = Document(number, arguments, "line" if lines else "item", (row,) if lines else ())
        place, order = document.place()
        if not isinstance(given, dict):
            faults.add(place, text("takes a JSON object", "应为 JSON 对象"), order)
            continue
        for name in [name for name in arguments if name not in names]:
            faults.add(place, no_such(text("field", "字段"), name, list(names)), order)
            del arguments[name]
        found.append(document)
    return found
