"""Lists of facts for people and programs: a table on a terminal, else JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from dingdan_cli.printing import print_data


def show(form: str | None, rows: Sequence[Mapping[str, Any]], headings: Mapping[str, str]) -> None:
    """Print rows.

    Args:
        form: `table` or `json`; None for a table on a terminal and JSON elsewhere.
        rows: The rows; as JSON, with all members.
        headings: The headings of the columns of a table, by member.
    """
    if wants_table(form):
        from dingdan_cli.outputs.terminal import render

        cells = [[str(row.get(name, "") or "") if row.get(name) != 0 else "0" for name in headings] for row in rows]
        sys.stdout.write(render(cells, list(headings.values())))
    else:
        show_json(list(rows))


def wants_table(form: str | None) -> bool:
    """True for a table: it is asked for, or stdout is a terminal."""
    return form == "table" or (form is None and sys.stdout.isatty())


def show_json(value: Any) -> None:
    """Print a JSON value."""
    print_data(json.dumps(value, ensure_ascii=False, indent=2))
