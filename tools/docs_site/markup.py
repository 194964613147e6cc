"""Pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a bar in a cell is escaped, a line feed becomes a blank."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell(text) for text in line)} |" for line in lines) + "\n"


def cell(text: str) -> str:
    """Return a text for a cell of a table."""
    return " ".join(text.replace("|", "\\|").split())


def code(text: str) -> str:
    """Return a text as code."""
    return f"`{text}`"


def block(language: str, text: str) -> str:
    """Return a block of code."""
    fence = "````" if "```" in text else "```"
    return f"{fence} {language}\n{text.rstrip()}\n{fence}\n"


def tabs(entries: Iterable[tuple[str, str]]) -> str:
    """Return tabs of titles and Markdown."""
    parts = []
    for title, text in entries:
        inner = "\n".join(f"    {line}" if line else "" for line in text.rstrip().splitlines())
        parts.append(f'=== "{title}"\n\n{inner}\n')
    return "\n".join(parts)


def prose(text: str) -> str:
    """Return plain text for Markdown: what would be markup is escaped, except code."""
    parts = text.split("`")
    escaped = [part if index % 2 else _escape(part) for index, part in enumerate(parts)]
    return "`".join(escaped)


def _escape(text: str) -> str:
    for mark in ("\\", "*", "_", "<", "[", "]"):
        text = text.replace(mark, "&lt;" if mark == "<" else f"\\{mark}")
    return text
