"""Resolution of fastjson references, which replace an object that occurs elsewhere: `{"$ref":"$[0].prods[0]"}`.

A reference is resolved if its path leads from the root (`$`) to an object or list that does not contain the reference.
All others (`..`, `@`, a path to nothing, a cycle) stay unchanged. It is not known if the platforms send references.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dingdan_runtime.json_text import check_depth
from dingdan_runtime.tolerant_json import find_strings, part_spans, read_text, written

MOST_BYTES = 1 << 26
"""The largest size of a document with resolved references, in bytes. A few references can expand without limit."""
MOST_STEPS = 20
"""The longest chain of references that is resolved."""
EXPECTED = "a reference to what is in the answer"

_REFERENCE = re.compile(rb'\{\s*+("\$ref")\s*+:\s*+("(?:[^"\\]++|\\.)*+")\s*+\}')
_PATH = re.compile(r"\$(?:\.[^.\[\]]++|\[\d++\]|\['[^']*+'\]|\[\"[^\"]*+\"\])*+")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\['([^']*)'\]|\[\"([^\"]*)\"\]")

Span = tuple[int, int]


def resolve(document: bytes, member: str) -> bytes:
    """Return a JSON document with its references resolved.

    Args:
        document: JSON text without faults.
        member: The member of the envelope that contained the document; paths may start with it.
    """
    resolved = _Document(document, member).expand((0, len(document)), ())
    try:
        check_depth(resolved)
    except msgspec.DecodeError:
        return document
    return resolved


def is_reference(wire: bytes) -> bool:
    """True if a JSON text is a reference, with any path."""
    return _REFERENCE.fullmatch(wire.strip()) is not None


def find_unresolved(wire: bytes) -> Iterator[tuple[str, Any, str]]:
    """Iterate over the references in a JSON text: path, value and expected form."""
    found = {reference.start(1): read_text(reference[2]) for reference in _REFERENCE.finditer(wire)}
    for path, string in find_strings(wire):
        if string.start() in found:
            yield written(path[:-1]) or "$ref", {"$ref": found[string.start()]}, EXPECTED


class _Document:
    def __init__(self, text: bytes, member: str) -> None:
        self.text = text
        self.member = member
        self.left = MOST_BYTES
        self.known: dict[int, dict[str | int, Span]] = {}
        """Cache of the parts of lists and objects, by the start position of the list or object."""

    def expand(self, span: Span, inside: tuple[Span, ...]) -> bytes:
        """Return the text of a span with resolved references; `inside` are the spans that contain it."""
        expanded, end = io.BytesIO(), span[0]
        for reference in _REFERENCE.finditer(self.text, *span):
            target = self._target(read_text(reference[2]))
            if target is None or target in inside or len(inside) >= MOST_STEPS:
                continue
            if target[0] <= reference.start() < target[1] or self.left < target[1] - target[0]:
                continue
            self.left -= target[1] - target[0]
            expanded.write(self.text[end : reference.start()])
            expanded.write(self.expand(target, (*inside, target)))
            end = reference.end()
        expanded.write(self.text[end : span[1]])
        return expanded.getvalue()

    def _target(self, path: str) -> Span | None:
        """Return the span of the object or list at a path; None if the path is invalid."""
        if not _PATH.fullmatch(path):
            return None
        steps: list[str | int] = [
            int(step[2][:18]) if step[2] else step[1] or step[3] or step[4] or "" for step in _STEP.finditer(path)
        ]
        found = self._follow(steps)
        return self._follow(steps[1:]) if found is None and steps[:1] == [self.member] else found

    def _follow(self, steps: list[str | int]) -> Span | None:
        start = len(self.text) - len(self.text.lstrip())
        span: Span = (start, len(self.text.rstrip()))
        for step in steps:
            part = self._parts(span[0]).get(step)
            if part is None:
                return None
            span = part
        return span if self.text[span[0] : span[0] + 1] in (b"{", b"[") else None

    def _parts(self, start: int) -> dict[str | int, Span]:
        if start not in self.known:
            parts: dict[str | int, Span] = {}
            if self.text[start : start + 1] in (b"{", b"["):
                for index, (name, begin, stop) in enumerate(part_spans(self.text, start)):
                    parts[read_text(name) if name else index] = (begin, stop)
            self.known[start] = parts
        return self.known[start]
