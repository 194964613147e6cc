"""Formats a report as a table, as Markdown or as JSON."""

from __future__ import annotations

import json
from typing import Any

from tools.spec_diff.changes import Change, Effect
from tools.spec_diff.report import Entry, Numbered, Report, SpecReport

SHOWN_USES = 3
"""The largest number of requests and responses listed in a line."""


def as_table(report: Report) -> str:
    """Return a table for a terminal: one block for each platform, severe changes first, changed texts only counted."""
    blocks = [_block(spec) for spec in report.specs]
    if report.names:
        lines = [f"  breaking  {name.name}: {name.what}\n            {file}:{name.line}" for name, file in report.names]
        blocks.append("\n".join(["public names of Python that vanished", *lines]))
    blocks.append("\n".join(report.complaints) or "the version numbers say so")
    return "\n\n".join(blocks) + "\n"


def as_markdown(report: Report) -> str:
    """Return Markdown tables for a pull request."""
    parts = [f"## Spec changes since `{report.base}`\n"]
    for spec in report.specs:
        parts.append(f"\n### {_heading(spec)}\n")
        rows = [entry for entry in spec.entries if not _is_text(entry.change)]
        if rows:
            parts.append("\n| wire | Python | what | where |\n|---|---|---|---|\n")
            parts += [
                f"| {each.change.wire} | {each.change.python} | {_cell(_sentence(each.change))} "
                f"| {_cell(f'{each.file}:{each.line}')} |\n"
                for each in rows
            ]
    if report.names:
        parts.append("\n### Public names of Python that vanished\n\n")
        parts += [f"- `{name.name}`: {name.what} ({file}:{name.line})\n" for name, file in report.names]
    parts.append("\n")
    parts += [f"**{complaint}**\n" for complaint in report.complaints] or ["The version numbers say so.\n"]
    return "".join(parts)


def as_json(report: Report) -> str:
    """Return the report as JSON, including changed texts."""
    content: dict[str, Any] = {
        "base": report.base,
        "head": report.head or None,
        "ok": not report.complaints,
        "complaints": report.complaints,
        "specs": [
            {"platform": spec.platform, **_numbers(spec.version), "changes": [_change(each) for each in spec.entries]}
            for spec in report.specs
        ],
        "package": _numbers(report.package) if report.package else None,
        "vanished_names": [
            {"name": name.name, "what": name.what, "file": file, "line": name.line} for name, file in report.names
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _block(spec: SpecReport) -> str:
    lines = [_heading(spec)]
    rows = [entry for entry in spec.entries if not _is_text(entry.change)]
    if rows:
        lines.append(f"  {'wire':<12}{'Python':<12}what")
    for entry in rows:
        change = entry.change
        lines.append(f"  {change.wire:<12}{change.python:<12}{_sentence(change)}")
        lines.append(f"{'':26}{entry.file}:{entry.line}")
    return "\n".join(lines)


def _heading(spec: SpecReport) -> str:
    version = spec.version
    if version.old is None:
        return f"{version.name} {version.new}: new"
    counts = [f"{spec.count(effect)} {word}" for effect, word in COUNTED.items() if spec.count(effect)]
    return f"{version.name} {version.old} -> {version.new}: {', '.join(counts) or 'no changes'}"


COUNTED = {Effect.BREAKING: "breaking", Effect.COMPATIBLE: "compatible", Effect.NONE: "without effect"}


def _sentence(change: Change) -> str:
    uses = ", ".join(change.uses[:SHOWN_USES]) + (", …" if len(change.uses) > SHOWN_USES else "")
    return f"{change.where}: {change.message}" + (f" ({uses})" if uses else "")


def _is_text(change: Change) -> bool:
    return change.kind == "text-changed"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _numbers(number: Numbered) -> dict[str, Any]:
    return {
        "name": number.name,
        "old_version": None if number.old is None else str(number.old),
        "new_version": str(number.new),
        "effect": str(number.effect),
        "needed_version": str(number.needed),
        "ok": number.kept,
    }


def _change(entry: Entry) -> dict[str, Any]:
    change = entry.change
    return {
        "kind": change.kind,
        "where": change.where,
        "message": change.message,
        "wire": str(change.wire),
        "python": str(change.python),
        "uses": list(change.uses),
        "file": entry.file,
        "line": entry.line,
    }
