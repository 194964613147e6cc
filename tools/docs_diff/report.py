"""Reports the differences between a page and a spec as a table, as JSON or as Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tools.docs_diff.difference import Difference
from tools.docs_diff.page import Page
from tools.docs_diff.spec_fields import Spec

WIDTH = 150
"""The width of the table in columns if the width of the terminal is unknown."""


def show(page: Page, spec: Spec, differences: list[Difference], *, everything: bool) -> None:
    """Print a table of the differences with the lines of the page and of the spec.

    Args:
        page: The page.
        spec: The spec.
        differences: The differences.
        everything: True to include declared differences.
    """
    shown = [each for each in differences if everything or not each.declared]
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console = Console(highlight=False, markup=False, width=WIDTH)
    if shown:
        table = Table()
        for heading in ("kind", "operation", "what", "page line", "spec"):
            table.add_column(heading, overflow="fold")
        for each in shown:
            kind = f"{each.kind} (declared)" if each.declared else each.kind
            table.add_row(kind, each.operation, _what(each), str(each.line), _place(each))
        console.print(table)
    console.print(_summary(page, spec, differences))


def as_json(page: Page, spec: Spec, differences: list[Difference]) -> str:
    """Return the report as JSON, including declared differences."""
    data = {
        "page": page.file.as_posix(),
        "platform": spec.key,
        "operations": len(page.operations),
        "differences": [_object(each) for each in differences if not each.declared],
        "declared": [_object(each) for each in differences if each.declared],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_markdown(page: Page, spec: Spec, differences: list[Difference], *, everything: bool) -> str:
    """Return the report as Markdown; with `everything` it includes declared differences."""
    shown = [each for each in differences if everything or not each.declared]
    lines = [f"### {spec.key}: {page.file.name}", "", _summary(page, spec, differences)]
    if shown:
        lines += ["", "| kind | operation | what | page line | spec |", "|---|---|---|---|---|"]
        lines += [_markdown_row(each) for each in shown]
    return "\n".join(lines)


def _summary(page: Page, spec: Spec, differences: Iterable[Difference]) -> str:
    counts = Counter(each.declared for each in differences)
    operations = f"{len(page.operations)} operation{'s' * (len(page.operations) != 1)} of {spec.key}"
    return f"{operations}: {counts[False]} differences, {counts[True]} that the spec declares"


def _what(each: Difference) -> str:
    return f"{each.part}: {each.message}" if each.part else each.message


def _markdown_row(each: Difference) -> str:
    cells = (f"{each.kind}{' (declared)' if each.declared else ''}", f"`{each.operation}`", _what(each), str(each.line))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} | `{_place(each)}` |"


def _object(each: Difference) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "operation": each.operation,
        "part": each.part,
        "field": each.field,
        "message": each.message,
        "page_line": each.line,
        "spec_file": _relative(each.spec.file),
        "spec_line": each.spec.line,
    }


def _place(each: Difference) -> str:
    return f"{_relative(each.spec.file)}:{each.spec.line}"


def _relative(file: Path) -> str:
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
