"""Parses a page saved as text or Markdown into blocks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tools.docs_diff.blocks import Block, Example, Heading, Text, Unread
from tools.docs_diff.keywords import opens_section
from tools.docs_diff.text_tables import JSON_START, table_at


def text_blocks(text: str) -> Iterator[Block]:
    """Iterate over the blocks of a page in order."""
    lines = text.splitlines()
    index = 0
    while index < len(lines):
        line = lines[index]
        if not line.strip() or line.lstrip().startswith("```"):
            index += 1
        elif JSON_START.match(line):
            example, taken = json_block(lines[index:], index + 1)
            yield example
            index += taken
        elif found := table_at(lines, index):
            table, index = found
            yield table
        else:
            heading = re.match(r"#{1,6}\s+(.*?)\s*#*$", line)
            yield Heading(index + 1, heading[1]) if heading else Text(index + 1, line.strip())
            index += 1


def json_block(lines: list[str], line: int) -> tuple[Example | Unread, int]:
    """Parse the JSON at the start of `lines`; return the example and its number of lines."""
    text = "\n".join(lines)
    start = len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    except json.JSONDecodeError as error:
        taken = next((each for each in range(1, len(lines)) if _is_behind(lines[each])), len(lines))
        whole = not text[error.pos :].strip(" \t\r\n,") or error.msg.startswith("Unterminated string")
        if whole and taken == len(lines):
            return Unread(line + text.rstrip().count("\n"), "example", "the example is cut off"), taken
        return Unread(line + error.lineno - 1, "example", f"the example is not JSON: {error.msg}"), taken
    first = line + text.count("\n", 0, start)
    return Example(first, value, text[start:end]), text.count("\n", 0, end) + 1


def _is_behind(line: str) -> bool:
    """True if a line cannot belong to an example that is not JSON."""
    return line.startswith(("#", "```")) or opens_section(line.strip()) or table_at([line], 0) is not None
