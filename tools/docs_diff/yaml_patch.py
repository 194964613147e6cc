"""Inserts new members into hand-written YAML without changing any other byte.

A YAML library that reads and writes a file moves the blank lines and comments at the end of a mapping after an added
member. So this module edits the text, with the line numbers from `read_source`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from generator.bundle import Bundle
from generator.errors import SpecError, ToolError
from generator.source import JsonPath, Source, write_yaml


class Edits:
    """A set of additions to the files of a spec, written together or not at all."""

    def __init__(self, joined: Bundle) -> None:
        self.sources = joined.sources
        self.insertions: dict[Path, dict[int, list[str]]] = {}

    def member(self, source: Source, around: JsonPath, name: str, value: Any, before: str | None = None) -> None:
        """Add a member to the mapping at `around`: after the member `before`, or at the end if it is None."""
        mapping = _at(source, around)
        behind = (*around, before if before is not None else list(mapping)[-1])
        self.insert(source, behind, write_member(name, value))

    def top_level(self, source: Source, name: str, value: Any, before: str | None = None) -> None:
        """Add a member to the top level of the file, after a blank line."""
        behind = before if before is not None else list(source.data)[-1]
        self.insert(source, (behind,), "\n" + write_member(name, value))

    def item(self, source: Source, around: JsonPath, text: str) -> None:
        """Add an item to the list at `around`, which has one item on each line."""
        self.insert(source, (*around, len(_at(source, around)) - 1), f"- {text}\n")

    def insert(self, source: Source, behind: JsonPath, text: str) -> None:
        """Insert a text after the member at `behind`, with the same indentation."""
        lines = self.lines(source)
        first = source.line(behind)
        indent = _indent(lines[first - 1])
        end = first
        while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
            end += 1
        while not lines[end - 1].strip() or (end > first and lines[end - 1].lstrip().startswith("#")):
            end -= 1
        indented = "".join(f"{indent * ' '}{line}" if line.strip() else line for line in text.splitlines(keepends=True))
        self.insertions.setdefault(source.file, {}).setdefault(end, []).append(indented)

    def lines(self, source: Source) -> list[str]:
        """Return the current lines of a file."""
        return source.file.read_text(encoding="utf-8").splitlines()

    def files(self) -> list[Path]:
        """Return the files to change."""
        return sorted(self.insertions)

    def write(self, check: Callable[[], None]) -> None:
        """Write all files; restore them if `check` then raises an error.

        Raises:
            ToolError: the specs would be invalid.
        """
        before = {file: file.read_bytes() for file in self.files()}
        try:
            for file in before:
                file.write_text(self.text(file), encoding="utf-8")
            check()
        except SpecError as error:
            for file, data in before.items():
                file.write_bytes(data)
            raise ToolError(f"the specs would be invalid with the draft:\n{error}") from error

    def text(self, file: Path) -> str:
        """Return the new text of a file."""
        inserted = self.insertions.get(file, {})
        parts: list[str] = []
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            parts.append(f"{line}\n")
            # What goes into an object stands before what goes behind it.
            parts.extend(sorted(inserted.get(number, []), key=lambda new: -_indent(new.lstrip("\n"))))
        return "".join(parts)


def write_member(name: str, value: Any) -> str:
    """Return a member as YAML, with short lists and codes on one line, as in the hand-written files."""
    text = write_yaml({name: value})
    text = re.sub(r"((?:type|tags|required|x-doc-label):)\n((?: +- .+\n)+)", _one_line, text)
    return re.sub(r"^( +- )(value: .+)\n((?: +(?:name|label|label_zh): .+\n)+)", _flow, text, flags=re.MULTILINE)


def code_text(code: dict[str, Any]) -> str:
    """Return the YAML of a code as an item of `x-enum`."""
    return write_member("x", [code]).partition("- ")[2].strip()


def _one_line(found: re.Match[str]) -> str:
    items: Iterable[str] = (line.strip().removeprefix("- ") for line in found[2].splitlines())
    return f"{found[1]} [{', '.join(items)}]\n"


def _flow(found: re.Match[str]) -> str:
    lines = [found[2], *(line.strip() for line in found[3].splitlines())]
    # A sign that means something inside braces needs quotes there.
    parts = [_quoted(*line.split(": ", 1)) for line in lines]
    return f"{found[1]}{{{', '.join(parts)}}}\n"


def _quoted(key: str, value: str) -> str:
    if re.search(r"[,\[\]{}]", value) and value[0] not in "'\"":
        value = "'" + value.replace("'", "''") + "'"
    return f"{key}: {value}"


def _at(source: Source, path: JsonPath) -> Any:
    found = source.data
    for part in path:
        found = found[part]
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
