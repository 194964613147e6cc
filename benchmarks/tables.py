"""Tables of results for a terminal and for the README of this folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"
HEADINGS = ("scenario", "target", "beside", "measured", "limit", "met")
INTERNAL = ("seconds", "cpu_seconds", "peak_bytes", "prepared_bytes", "process_peak_bytes")


def seconds(value: float) -> str:
    """Format a time with a suitable unit."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if value >= size:
            return f"{value / size:,.3g} {unit}" if value < 1000 * size else f"{value / size:,.0f} {unit}"
    return f"{value / 1e-6:,.3g} µs"


def figure(name: str, value: float) -> str:
    """Format a figure with its unit."""
    if name.endswith("seconds"):
        return seconds(value)
    if name.endswith("bytes"):
        return f"{value / 1e6:,.1f} MB"
    if name.endswith("ratio"):
        return f"{value:.2f}x"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.3g}"


def verdict(target: dict[str, Any]) -> tuple[str, str, str]:
    """Return the measured value, the limit, and the result of their comparison, as text."""

    def shown(value: float) -> str:
        return f"{value:.2f}x" if target["by"] == "ratio" else figure(target["metric"], value)

    limit = f"{target['kind']} {shown(target['limit'])}"
    if target["value"] is None:
        return "not run", limit, "-"
    return shown(target["value"]), limit, "yes" if target["met"] else "no"


def show_scenario(console: Console, name: str, result: dict[str, Any]) -> None:
    """Print the cases and the targets of a scenario."""
    further = sorted({figure for case in result["cases"].values() for figure in case} - set(INTERNAL))
    table = Table(title=name, title_justify="left")
    table.add_column("case", no_wrap=True)
    for heading in ("median", "min", "cpu", "rounds", "memory", *further):
        table.add_column(heading, justify="right", no_wrap=True)
    for case, figures in result["cases"].items():
        table.add_row(
            case,
            seconds(figures["seconds"]["median"]),
            seconds(figures["seconds"]["min"]),
            seconds(figures["cpu_seconds"]["median"]) if "cpu_seconds" in figures else "",
            str(figures["seconds"]["rounds"]),
            figure("peak_bytes", figures["peak_bytes"]["median"]),
            *(figure(name, figures[name]["median"]) if name in figures else "" for name in further),
        )
    console.print(table)


def show_targets(console: Console, results: dict[str, Any]) -> None:
    """Print the targets of scenarios."""
    table = Table(*HEADINGS)
    for name, result in results.items():
        for target in result["targets"]:
            table.add_row(name, target["name"], target["against"] or "", *verdict(target))
    if table.rows:
        console.print(table)


def markdown(results: dict[str, Any]) -> str:
    """Return the table of the README."""
    rows = [
        f"| {name} | {target['name']} | {target['against'] or ''} | {' | '.join(verdict(target))} |"
        for name, result in results.items()
        for target in result["targets"]
    ]
    return "\n".join([f"| {' | '.join(HEADINGS)} |", "|---|---|---|--:|--:|---|", *rows])


def with_table(text: str, results: dict[str, Any]) -> str:
    """Return a text with the table inserted between its markers.

    Raises:
        SystemExit: the text has no markers.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"The README has no {BEGIN} … {END}: put these two lines where the table belongs.")
    return f"{before}{BEGIN}\n{markdown(results)}\n{END}{after}"


def write_readme(results: dict[str, Any]) -> None:
    """Write the table into the README."""
    README.write_text(with_table(README.read_text(encoding="utf-8"), results), encoding="utf-8")
