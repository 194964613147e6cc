"""Answers of reads: a line of JSON, and below it the rows as CSV, never larger than the limit.

CSV took the fewest tokens of the forms that were measured (docs/mcp.md).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from dingdan_mcp.failures import Fault, invalid
from dingdan_mcp.rows import Row
from dingdan_runtime.tables import Column

SHORTEST_CELL = 40
"""The fewest characters to which a cell is cut if a row alone is larger than an answer."""


class Answer:
    """The rows of an answer, and the line above them.

    Args:
        columns: The columns that may be shown, in order.
        chosen: The names of the columns that the caller chose; None for all that are not empty.
        max_chars: The largest number of characters.
    """

    def __init__(self, columns: Sequence[Column], chosen: Sequence[str] | None, max_chars: int) -> None:
        self._columns = {column.name: column for column in columns}
        self._chosen = chosen
        self._max_chars = max_chars

    def is_full(self, rows: Sequence[Row]) -> bool:
        """True if the rows are certainly more than an answer holds."""
        names = self._columns if self._chosen is None else self._chosen
        size = 0
        for row in rows:
            size += sum(len(row.get(name, "")) for name in names) + 1
            if size > self._max_chars:
                return True
        return False

    def fitting(self, rows: Sequence[Row], meta: Mapping[str, Any]) -> int:
        """Return how many of the rows fit, beginning with the first.

        Args:
            rows: The rows.
            meta: The line above them, as long as it can become.
        """
        low, high = 0, len(rows)
        while low < high:
            middle = (low + high + 1) // 2
            if len(self.text(rows[:middle], meta)) <= self._max_chars:
                low = middle
            else:
                high = middle - 1
        return low

    def text(self, rows: Sequence[Row], meta: Mapping[str, Any], longest_cell: int | None = None) -> str:
        """Return the answer.

        Args:
            rows: The rows.
            meta: The line above them.
            longest_cell: The number of characters to which cells are cut; None for whole cells.
        """
        names = self._names(rows)
        codes = self._codes(rows, names)
        line = json.dumps({**meta, **({"codes": codes} if codes else {})}, ensure_ascii=False)
        if not rows:
            return line
        table = io.StringIO()
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([[_cut(row.get(name, ""), longest_cell) for name in names] for row in rows])
        return f"{line}\n{table.getvalue()}"

    def one_row(self, row: Row, meta: Mapping[str, Any]) -> str:
        """Return an answer of a row that is larger than an answer: with long cells cut.

        Raises:
            ToolError: It is too large even so.
        """
        longest = self._max_chars
        while longest > SHORTEST_CELL:
            longest //= 2
            text = self.text([row], {**meta, "cells_cut_to": longest}, longest)
            if len(text) <= self._max_chars:
                return text
        raise invalid(Fault("fields", f"a row is larger than {self._max_chars} characters: name fewer columns"))

    def _names(self, rows: Sequence[Row]) -> list[str]:
        if self._chosen is not None:
            return list(self._chosen)
        return [name for name in self._columns if any(row.get(name) for row in rows)]

    def _codes(self, rows: Sequence[Row], names: Sequence[str]) -> dict[str, dict[str, str]]:
        """Return the labels of the codes in the rows, by column and value."""
        found: dict[str, dict[str, str]] = {}
        for name in names:
            codes = self._columns[name].codes
            if codes is None:
                continue
            labels = {str(code.value): f"{code.label_zh} ({code.label})" for code in codes}
            seen = dict.fromkeys(row.get(name, "") for row in rows)
            shown = {value: labels[value] for value in seen if value in labels}
            if shown:
                found[name] = shown
        return found


def _cut(text: str, longest: int | None) -> str:
    return text if longest is None or len(text) <= longest else f"{text[:longest]}…"
