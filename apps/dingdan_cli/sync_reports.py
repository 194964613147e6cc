"""Reports of `dingdan sync`: tables on a terminal, else JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import TYPE_CHECKING, Any

from dingdan_cli.languages import text
from dingdan_cli.printing import print_data

if TYPE_CHECKING:
    from dingdan_sync import DocumentStatus, Health, Report

WIDTH = 160
"""Columns of a table that goes to a file or a pipe."""


def print_report(report: Report, as_table: bool) -> None:
    """Print the report of a run."""
    if not as_table:
        print_json(
            {
                "seconds": round(report.seconds, 3),
                "documents": {name: vars(each) for name, each in report.documents.items()},
            }
        )
        return
    rows = [
        [name, f"{each.documents:,}", f"{each.deleted:,}", f"{sum(each.rows.values()):,}", local(each.cursor)]
        for name, each in report.documents.items()
    ]
    heads = text("documents|read|deleted|rows written|up to", "单据|读取|已删除|写入行|已同步至").split("|")
    print_table(heads, rows)
    print(
        text(f"{report.rows:,} rows in {report.seconds:.1f} s", f"共 {report.rows:,} 行，用时 {report.seconds:.1f} 秒")
    )


def print_run(state: Health, as_table: bool) -> None:
    """Print a line for a run of `--follow`."""
    if not as_table:
        from dataclasses import asdict

        print_data(json.dumps(asdict(state), default=dt.datetime.isoformat, ensure_ascii=False))
        return
    at, lag = local(state.updated), "?" if state.lag_seconds is None else f"{state.lag_seconds:.0f} s"
    if state.consecutive_failures and state.last_error is not None:
        from dingdan_cli.translations import of_a_call

        print(f"{at}  {state.last_error.kind}: {of_a_call(state.last_error.text)}", flush=True)
    else:
        print(text(f"{at}  {state.rows:,} rows, lag {lag}", f"{at}  {state.rows:,} 行，延迟 {lag}"), flush=True)


def as_dict(each: DocumentStatus) -> dict[str, Any]:
    """The status of a kind of document, for JSON."""
    return {**vars(each), "lag": each.lag.total_seconds()}


def whole(span: dt.timedelta) -> dt.timedelta:
    """A span in whole seconds."""
    return dt.timedelta(seconds=round(span.total_seconds()))


def local(moment: dt.datetime | None) -> str:
    """A time of Asia/Shanghai; a dash for none."""
    from dingdan_runtime import SHANGHAI

    return "-" if moment is None else f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    print_data(json.dumps(value, default=_json_default, ensure_ascii=False, indent=2))


def _json_default(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.datetime) else vars(value)


def print_table(heads: list[str], rows: list[list[str]]) -> None:
    """Print a table, as wide as the terminal."""
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(width=None if sys.stdout.isatty() else WIDTH).print(table)
