"""Writes changes into specs/CHANGELOG.md, with one section for each version of a platform's spec."""

from __future__ import annotations

import re
from pathlib import Path

from tools.spec_diff.changes import Change, Effect
from tools.spec_diff.report import SpecReport

HEAD = """\
# Changes of the specs

Each platform's spec has its own version (`info.version`); docs/spec-diff.md says when it rises. Sections are
written by `make spec-diff BASE=… WRITE=1`.
"""
GROUPS = (
    ("Breaking", lambda change: change.effect is Effect.BREAKING),
    ("Added", lambda change: change.effect is Effect.COMPATIBLE),
    ("Without effect", lambda change: change.effect is Effect.NONE and change.kind != "text-changed"),
)
AXES = {(True, True): "wire and Python", (True, False): "wire", (False, True): "Python"}
_SECTION = re.compile(r"^## (?P<title>.*)\n(?:(?!## ).*\n?)*", re.MULTILINE)


def section(spec: SpecReport) -> str:
    """Return the section of the new version."""
    parts = [f"## {_title(spec)}\n"]
    changes = [entry.change for entry in spec.entries]
    for name, belongs in GROUPS:
        lines = [f"- {_line(change)}\n" for change in changes if belongs(change)]
        if lines:
            parts.append(f"\n### {name}\n\n{''.join(lines)}")
    if any(change.kind == "text-changed" for change in changes):
        parts.append("\nLabels, descriptions and examples were revised.\n")
    return "".join(parts)


def with_sections(text: str, specs: list[SpecReport]) -> str:
    """Return the changelog `text` with the sections of `specs`; an existing section of a version is replaced."""
    head, found = text or HEAD, [(each["title"], each[0].rstrip() + "\n") for each in _SECTION.finditer(text)]
    start = _SECTION.search(text)
    if start:
        head = text[: start.start()]
    for spec in reversed(specs):
        titles = [title for title, _ in found]
        made = (_title(spec), section(spec))
        if made[0] in titles:
            found[titles.index(made[0])] = made
        else:
            found.insert(0, made)
    return "\n".join([head.rstrip() + "\n", *(body for _, body in found)])


def write_changelog(file: Path, specs: list[SpecReport]) -> None:
    """Add the sections of `specs` to `file`; the file is replaced atomically."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_text(with_sections(text, specs), encoding="utf-8")
    fresh.replace(file)


def _title(spec: SpecReport) -> str:
    return f"{spec.platform} {spec.version.new}"


def _line(change: Change) -> str:
    touched = AXES.get((change.wire is not Effect.NONE, change.python is not Effect.NONE))
    if change.effect is Effect.BREAKING:
        touched = AXES[change.wire is Effect.BREAKING, change.python is Effect.BREAKING]
    return f"`{change.where}`: {change.message}" + (f" ({touched})" if touched else "")
