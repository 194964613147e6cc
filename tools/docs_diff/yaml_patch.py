"""Inserts new members into hand-written YAML without changing any other byte.

A YAML library that reads and writes a file moves the blank lines and comments at the end of a mapping after an added
member. So this module edits the text, with the line numbers from `read_source`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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
        self.replacements: dict[Path, dict[int, str]] = {}
        self.created: dict[Path, list[str]] = {}
        self.extended: dict[tuple[Path, JsonPath], tuple[Source, list[str]]] = {}

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

    def create(self, file: Path, name: str, value: Any) -> None:
        """Add a member to a new file."""
        self.created.setdefault(file, []).append(write_member(name, value))

    def extend(self, source: Source, path: JsonPath, value: str) -> None:
        """Add a value to the text, or the list of texts, at `path`, or add the member."""
        added = self.extended.setdefault((source.file, path), (source, []))[1]
        added.extend([value] if value not in added else [])

    def apply_lists(self) -> None:
        """Turn the values that `extend` got into changes of lines."""
        for (file, path), (source, added) in self.extended.items():
            around, name = path[:-1], str(path[-1])
            members = _at(source, around)
            if name not in members:
                text = write_member(name, added if len(added) > 1 else added[0])
                self.insert(source, (*around, list(members)[-1]), text)
                continue
            known = [members[name]] if isinstance(members[name], str) else list(members[name])
            number = source.line(path)
            line = self.lines(source)[number - 1]
            if line.rstrip().endswith(":"):
                for value in added:
                    self.item(source, path, flow_text(value))
                continue
            texts = ", ".join(map(flow_text, dict.fromkeys([*known, *added])))
            self.replacements.setdefault(file, {})[number] = f"{line[: _indent(line)]}{name}: [{texts}]"
        self.extended.clear()

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
        """Return the files to change and to create."""
        self.apply_lists()
        return sorted({*self.insertions, *self.replacements, *self.created})

    def write(self, check: Callable[[], None]) -> None:
        """Write all files; restore them if `check` then raises an error.

        Raises:
            ToolError: the specs would be invalid.
        """
        before = {file: file.read_bytes() if file.exists() else None for file in self.files()}
        try:
            for file in before:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(self.text(file), encoding="utf-8")
            check()
        except SpecError as error:
            for file, data in before.items():
                if data is None:
                    file.unlink()
                else:
                    file.write_bytes(data)
            raise ToolError(f"the specs would be invalid with the draft:\n{error}") from error

    def text(self, file: Path) -> str:
        """Return the new text of a file."""
        if file in self.created:
            return "\n".join(self.created[file])
        inserted, replaced = self.insertions.get(file, {}), self.replacements.get(file, {})
        parts: list[str] = []
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            parts.append(f"{replaced.get(number, line)}\n")
            # What goes into an object stands before what goes behind it.
            parts.extend(sorted(inserted.get(number, []), key=lambda new: -_indent(new.lstrip("\n"))))
        return "".join(parts)


def write_member(name: str, value: Any) -> str:
    """Return a member as YAML, with short lists and codes on one line, as in the hand-written files."""
    text = write_yaml({name: value})
    text = re.sub(r"((?:type|tags|required|x-doc-label):)\n(( +)- [^\n]+\n(?:\3- [^\n]+\n)*)", _one_line, text)
    return re.sub(r"^( +- )(value: .+)\n((?: +(?:name|label|label_zh): .+\n)+)", _flow, text, flags=re.MULTILINE)


def code_text(code: dict[str, Any]) -> str:
    """Return the YAML of a code as an item of `x-enum`."""
    if "x-source" in code:
        return "\n  ".join(write_yaml([{key: value}]).strip().removeprefix("- ") for key, value in code.items())
    return write_member("x", [code]).partition("- ")[2].strip()


def flow_text(text: str) -> str:
    """Return a text as an item of a list on one line."""
    written = write_yaml([text]).removeprefix("- ").strip().removeprefix("- ")
    if re.search(r"[,\[\]{}]", written) and written[0] not in "'\"":
        return "'" + written.replace("'", "''") + "'"
    return written


def _one_line(found: re.Match[str]) -> str:
    items = [line.strip().removeprefix("- ") for line in found[2].splitlines()]
    # Longer texts and what means something inside brackets stay on lines of their own.
    if not all(re.fullmatch(r"[\w.()-]+|'[\w.()-]*'", item) for item in items):
        return found[0]
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
