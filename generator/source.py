"""Reads YAML 1.2 (core schema), as OpenAPI 3.1 requires, with line numbers; writes portable YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yamlcore import CCoreLoader

from generator.errors import Finding, SpecError

JsonPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed YAML file: its data, and the first line of each member."""

    file: Path
    data: Any
    lines: dict[JsonPath, int]

    def line(self, path: JsonPath) -> int:
        """Return the line of the member at `path`; if it does not exist, that of its nearest parent."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def finding(self, path: JsonPath, message: str) -> Finding:
        """Return a finding for the node at `path`."""
        return Finding(self.file, self.line(path), message)


def read_source(file: Path) -> Source:
    """Read a YAML file.

    Raises:
        SpecError: the file is missing, is not UTF-8 or not YAML, or has a duplicate key.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SpecError([Finding(file, 1, f"cannot be read: {error}")]) from error
    loader = CCoreLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise SpecError([Finding(file, 1, "the file is empty")])
        lines: dict[JsonPath, int] = {}
        _locate(file, node, (), lines, ())
        data = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise SpecError([Finding(file, line, f"not YAML: {error.problem}")]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, max(text.find(chr(error.character)), 0)) + 1
        raise SpecError([Finding(file, line, f"not YAML: {error.reason}")]) from error
    finally:
        loader.dispose()
    return Source(file, data, lines)


def _locate(
    file: Path, node: yaml.Node, path: JsonPath, lines: dict[JsonPath, int], around: tuple[yaml.Node, ...]
) -> None:
    def refuse(at: yaml.Node, message: str) -> SpecError:
        return SpecError([Finding(file, at.start_mark.line + 1, message)])

    if any(node is each for each in around):
        raise refuse(node, "an alias refers to an anchor that contains it")
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.tag != "tag:yaml.org,2002:str":
                raise refuse(key_node, "a key must be text: quote it")
            if key_node.value == "<<":
                raise refuse(key_node, "YAML 1.2 has no merge keys (<<)")
            member = (*path, key_node.value)
            if member in lines:
                raise refuse(key_node, f"{key_node.value!r} is a duplicate key")
            lines[member] = key_node.start_mark.line + 1
            _locate(file, value_node, member, lines, (*around, node))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _locate(file, item, (*path, index), lines, (*around, node))


_BREAKS = re.compile("[\r\x85\u2028\u2029\ufeff]")
"""Characters that only some parsers treat as line breaks."""


class _Dumper(yaml.SafeDumper):
    """Writes block style, keeps the order of members, and writes multi-line text as a literal block."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key, as the hand-written files do."""
        del indentless
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write no anchors and aliases, because tools of some languages do not support them."""
        del data
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if _BREAKS.search(text):
        style = '"'
    elif "\n" in text and not re.search(r"\A\s|[ \t]$", text, re.MULTILINE):
        style = "|"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
# PyYAML quotes what its own YAML 1.1 would take for something else than text; these are what others would.
for _tag, _pattern, _first in (
    ("int", r"[-+]?[0-9]+|0o[0-7]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("bool", r"[yYnN]", "yYnN"),
):
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^({_pattern})$"), list(_first))


def write_yaml(data: Any) -> str:
    """Return `data` as YAML that parsers of YAML 1.1 and 1.2 read alike."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return text
