"""Finds the parent of each row of a table: by indentation, dotted names, examples or the spec.

The nesting in the table has priority. If a table is flat, the examples determine the nesting, then the spec: the same
names in the same order are probably the same fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from tools.docs_diff.blocks import Row

FieldPath = tuple[str, ...]


class Knows(Protocol):
    """A source of the nesting of fields: the examples or the spec."""

    def has(self, path: FieldPath, name: str) -> bool:
        """True if the object at `path` has a field `name`."""
        ...

    def holds(self, path: FieldPath) -> bool:
        """True if the field at `path` has nested fields."""
        ...


_SCALAR = re.compile(
    r"(list<)?(n?(var)?char|string|str|text|int|integer|long|short|bigint|smallint|tinyint|double|float|numeric|number|"
    r"decimal|bool|boolean|date|time|datetime|timestamp|map|json)\b|(varchar|int)\d|"
    r"(?!.*(对象|数组|列表|集合|明细))[^A-Za-z]*[\u4e00-\u9fff]",
    re.IGNORECASE,
)


_PLACEHOLDER = re.compile(r"[((\u4e00-\u9fff]")
"""A key of an example that stands for others, such as "fieldKey(自定义字段key)"."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and the path of its field."""

    path: FieldPath
    row: Row
    implied: bool = False
    """True if the page has no row of the field, only rows of fields inside it; `row` has its name and their line."""


@dataclass(slots=True)
class _Level:
    """An indentation of a table, with the paths of the objects that its next row can belong to, outermost first."""

    indent: int
    chain: list[FieldPath]
    last: FieldPath


@dataclass(slots=True)
class Shape:
    """The keys of examples; the keys of all items of a list are merged."""

    members: dict[str, Shape] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Iterable[Any]) -> Shape:
        """Return the merged keys of several examples."""
        shape = cls()
        for value in values:
            shape.add(value)
        return shape

    def add(self, value: Any) -> None:
        """Add the keys of another example."""
        if isinstance(value, list):
            for item in value:
                self.add(item)
        elif isinstance(value, dict):
            for key, inner in value.items():
                if not _PLACEHOLDER.search(key):
                    self.members.setdefault(key, Shape()).add(inner)

    def has(self, path: FieldPath, name: str) -> bool:
        """True if an example has the key `name` in the object at `path`."""
        inner = self.at(path)
        return inner is not None and name in inner.members

    def holds(self, path: FieldPath) -> bool:
        """True if an example has an object at `path`."""
        inner = self.at(path)
        return inner is not None and bool(inner.members)

    def at(self, path: FieldPath) -> Shape | None:
        """Return the keys of the objects at a path; None if there are none."""
        inner: Shape | None = self
        for part in path:
            inner = inner.members.get(part) if inner else None
        return inner

    def paths(self, path: FieldPath = ()) -> Iterator[FieldPath]:
        """Iterate over the paths of all keys; an outer key comes before the keys inside it."""
        for name, inner in self.members.items():
            yield (*path, name)
            yield from inner.paths((*path, name))


def holds_fields(kind: str) -> bool:
    """True if a field of this type can have nested fields."""
    return not _SCALAR.match(kind)


def place(rows: Iterable[Row], shape: Shape, spec: Knows) -> list[Placed]:
    """Return every row with the path of its field, and every field that has no row but has fields inside it.

    So each prefix of each path is the path of a field that comes before it.

    Args:
        rows: The rows of a table.
        shape: The keys of the examples.
        spec: The fields of the spec.
    """
    found: list[Placed] = []
    known: set[FieldPath] = set()
    for under, listed in _by_table(rows):
        nested = any("." in row.name for row in listed) or len({row.indent for row in listed}) > 1
        placer = _Placer(shape, spec, under, flat=not nested)
        placer.taken |= known
        for row in listed:
            path = placer.path(row)
            for end in range(1, len(path)):
                if path[:end] not in known:
                    found.append(Placed(path[:end], _implied(row, path[:end]), implied=True))
                    known.add(path[:end])
            found.append(Placed(path, row))
            known.add(path)
    return found


def _by_table(rows: Iterable[Row]) -> list[tuple[FieldPath, list[Row]]]:
    """Return the rows by the field that their table is about; the table of the whole part comes first."""
    found: dict[FieldPath, list[Row]] = {(): []}
    for row in rows:
        found.setdefault(row.under, []).append(row)
    return list(found.items())


def _implied(row: Row, path: FieldPath) -> Row:
    return Row(row.line, row.indent, ".".join(path), None, None, None)


class _Placer:
    def __init__(self, shown: Knows, spec: Knows, root: FieldPath, *, flat: bool) -> None:
        self.sources, self.root, self.flat = (shown, spec), root, flat
        self.levels: list[_Level] = []
        self.taken: set[FieldPath] = set()
        self.previous: FieldPath = ()

    def path(self, row: Row) -> FieldPath:
        level = self.level(row.indent)
        first, *rest = row.name.split(".")
        if rest:
            parent = next((each for each in reversed(level.chain) if (*each, first) in self.taken), level.chain[0])
            path = (*parent, first, *rest)
            # Its inner rows have dots, so a row without is none of them.
            level.chain = [each for each in level.chain if each != (*parent, first)]
        else:
            parent = self.parent(level, first)
            level.chain = level.chain[: level.chain.index(parent) + 1]
            path = (*parent, first)
            if self.may_hold(path, row.type):
                level.chain.append(path)
            level.last = parent
        self.taken.add(path)
        self.previous = path
        return path

    def may_hold(self, path: FieldPath, kind: str | None) -> bool:
        # Pages type objects as texts, but the keys of a map are no fields.
        told = kind is None or re.match("n?(var)?char|str|text", kind, re.IGNORECASE)
        return bool(
            (kind is not None and holds_fields(kind)) or (told and any(each.holds(path) for each in self.sources))
        )

    def level(self, indent: int) -> _Level:
        if not self.levels:
            self.levels.append(_Level(indent, [self.root], self.root))
        elif indent > self.levels[-1].indent:
            # Its inner rows are indented, so a row beside it is none of them.
            chain = self.levels[-1].chain
            self.levels[-1].chain = [each for each in chain if each != self.previous or not each]
            self.levels.append(_Level(indent, [self.previous], self.previous))
        while len(self.levels) > 1 and self.levels[-1].indent > indent:
            self.levels.pop()
        return self.levels[-1]

    def parent(self, level: _Level, name: str) -> FieldPath:
        free = [each for each in reversed(level.chain) if (*each, name) not in self.taken]
        for source in self.sources:
            for each in free:
                if source.has(each, name):
                    return each
        if self.flat:
            return level.chain[-1]
        return level.last if level.last in level.chain else level.chain[0]
