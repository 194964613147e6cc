"""Finds the differences between the tables and examples of a part of an operation and an object of the spec."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Protocol

from generator.document import types_of
from generator.source import JsonPath
from tools.docs_diff.blocks import plain
from tools.docs_diff.choices import choices_of, demanded
from tools.docs_diff.difference import PART_NAMES, Addition, Difference
from tools.docs_diff.envelopes import envelope_of, is_shared
from tools.docs_diff.example_values import values_at
from tools.docs_diff.failure_codes import failure_codes
from tools.docs_diff.labels import begins_with, codes_of, label_of, time_form
from tools.docs_diff.operation import Operation
from tools.docs_diff.spec_fields import Call, Field, Fields, Spec
from tools.docs_diff.table_tree import FieldPath, Placed, Shape, place

TIME_FORMS = {
    "time": {"waiqin-date-time", "waiqin-date-or-time"},
    "date": {"date", "waiqin-date", "waiqin-date-or-time"},
    "either": {"waiqin-date-or-time"},
}
"""The formats of the spec that match a documented format of a time."""


class Around(Protocol):
    """The comparison of the whole operation."""

    spec: Spec
    operation: Operation
    call: Call
    settled: set[int]
    """The lines of rows that agree with the spec, or whose difference is reported elsewhere."""

    def make(
        self, kind: str, line: int, place: JsonPath, message: str, part: str = "", path: FieldPath = (),
        *, declared: bool = False, addition: Addition | None = None,
    ) -> Difference:  # fmt: skip
        """Return a difference of the operation."""
        ...


class PartComparison:
    """Compares the tables and examples of one part of an operation with the object of the spec."""

    def __init__(self, around: Around, part: str, fields: Fields) -> None:
        self.around, self.part, self.fields = around, part, fields
        self.operation = around.operation
        self.tables = self.operation.tables.get(part, [])
        self.examples = self.operation.examples.get(part, [])
        self.shape = Shape.of(example.value for example in self.examples)
        self.placed = place(self.operation.rows(part), self.shape, fields)
        self.rows: dict[FieldPath, Placed] = {}
        self.implied = {each.path: each for each in self.placed if each.implied}
        self.gaps = [each for each in self.operation.unread.get(part, []) if not each.aside]
        self.wrapping = found = envelope_of(around.spec) if part == "response" else None
        self.envelope = set(found.around) if found else set()
        """The members of the envelope beside the data, which every answer has, whatever its page shows."""
        self.is_shared = is_shared(around.spec, part, fields.component)
        self.choices = {
            around: choices_of(each for each in self.placed if each.path[:-1] == around)
            for around in {each.path[:-1] for each in self.placed}
        }

    def differences(self) -> Iterator[Difference]:
        """Iterate over the differences of the part, including declared ones."""
        for each in self.placed:
            if each.implied:
                continue
            if each.path in self.rows:
                message = f"{'.'.join(each.path)} has a second row"
                yield self._make("row-twice", each.row.line, self.fields.place, message, each.path)
            self.rows.setdefault(each.path, each)
        if (
            not self.tables
            and not self.gaps
            and not self.operation.ends_early
            and any("x-source" not in field.schema for field in self.fields.members.values())
        ):
            message = f"the page has no table of the {PART_NAMES[self.part]}"
            declared = self.is_shared and self.envelope == set(self.fields.members)
            yield self._make("table-missing", self.operation.line, self.fields.place, message, declared=declared)
        yield from self._columns()
        added = [path for path in self.rows if self.fields.find(path) is None]
        # What cannot be read may be the row of any field.
        removed = [] if self.gaps else list(self._removed())
        yield from self._moves(added, removed)
        yield from (self._addition(path) for path in self.implied if self.fields.find(path) is None)
        yield from (self._addition(path) for path in added)
        yield from (self._removal(path) for path in removed)
        for path, each in self.rows.items():
            if field := self.fields.find(path):
                self.around.settled.add(each.row.line)
                yield from self._field(path, each, field)
        yield from self._example_keys()
        yield from self._example_codes()

    def _columns(self) -> Iterator[Difference]:
        """Iterate over missing columns of the tables."""
        for table in self.tables:
            for column, heading in (("type", "类型"), ("required", "必填"), ("text", "说明")):
                if column not in table.columns and (column != "required" or self.part == "request"):
                    message = f"the table has no column {heading}, so nothing is known of it"
                    yield self._make("column-missing", table.line, self.fields.place, message)

    def _removed(self) -> Iterator[FieldPath]:
        """Iterate over removed fields: documented ones in no table, and example-only ones in no example.

        Fields inside a removed field are omitted.
        """
        if not (self.tables or self.examples):
            return
        waiting: list[tuple[FieldPath, Fields]] = [((), self.fields)]
        while waiting:
            path, fields = waiting.pop(0)
            for name, field in fields.members.items():
                inner = (*path, name)
                shown = "x-source" in field.schema
                if (
                    inner not in self.rows
                    and inner not in self.implied
                    and not (
                        (shown and (not self.examples or self.shape.has(path, name))) or (not shown and not self.tables)
                    )
                ):
                    yield inner
                elif field.inner is not None:
                    waiting.append((inner, field.inner))

    def _moves(self, added: list[FieldPath], removed: list[FieldPath]) -> Iterator[Difference]:
        """Iterate over moved fields: removed from one object and added to another. Remove them from both lists."""
        for old in list(removed):
            field = self.fields.find(old)
            new = next((path for path in added if path[-1] == old[-1] and self._same(path, field)), None)
            if new is None or field is None:
                continue
            removed.remove(old)
            self.around.settled |= {self.rows[path].row.line for path in added if path[: len(new)] == new}
            added[:] = [path for path in added if path[: len(new)] != new or not self._moved_along(path, old, new)]
            message = f"{'.'.join(old)} is now {'.'.join(new)}"
            yield self._make("field-moved", self.rows[new].row.line, field.place, message, old)

    def _same(self, path: FieldPath, field: Field | None) -> bool:
        kind = self.rows[path].row.type
        return field is not None and (kind is None or kind in _types(field))

    def _moved_along(self, path: FieldPath, old: FieldPath, new: FieldPath) -> bool:
        return path == new or self.fields.find((*old, *path[len(new) :])) is not None

    def _addition(self, path: FieldPath) -> Difference:
        each, around = self.rows.get(path) or self.implied[path], self.fields.at(path[:-1])
        place = around.place if around else (self.fields.find(path[:-1]) or self.fields).place
        kind = f" ({each.row.type})" if each.row.type else ""
        message = f"{'.'.join(path)}{kind}, {label_of(each.row.text or '') or 'without a label'}, is in no spec"
        if each.implied:
            message = f"{'.'.join(path)}, which has fields but no row, is in no spec"
        addition = Addition(self.operation, self.around.call, around, each, self._before(path))
        return self._make("field-added", each.row.line, place, message, path, addition=addition)

    def _before(self, path: FieldPath) -> str | None:
        """Return the nearest known field before a new field in the same object; None if there is none."""
        above = [each.path for each in self.placed if each.path[:-1] == path[:-1]]
        known = [each for each in above[: above.index(path)] if self.fields.find(each)]
        return known[-1][-1] if known else None

    def _removal(self, path: FieldPath) -> Difference:
        field = self.fields.find(path)
        assert field is not None
        shown = "x-source" in field.schema
        line = self.examples[0].line if shown else self.tables[0].line
        gone = "no example shows it" if shown else "no table lists it"
        message = f"{'.'.join(path)} ({field.schema.get('title', '')}): {gone} any more"
        declared = path[0] in self.envelope and len(path) == 1 and (self.is_shared or "x-quirk" in field.schema)
        declared = declared or "x-doc-absent" in field.schema
        return self._make("field-removed", line, field.place, message, path, declared=declared)

    def _field(self, path: FieldPath, each: Placed, field: Field) -> Iterator[Difference]:
        """Compare the row of a known field with the field of the spec."""
        row, schema, name = each.row, field.schema, ".".join(path)

        def make(kind: str, message: str, *, declared: bool = False, addition: Addition | None = None) -> Difference:
            return self._make(kind, row.line, field.place, message, path, declared=declared, addition=addition)

        if "x-source" in schema:
            yield make("field-documented", f"{name} is in a table now, no longer in examples only")
        elif row.type is not None and row.type not in _types(field):
            # The end of a type may be behind the end of the copy.
            if not any(each.said and each.line == row.line for each in self.gaps):
                yield make("field-retyped", f"{name}: type {' or '.join(_types(field))} is now {row.type}")
        elif row.type is not None and row.type != _types(field)[0]:
            yield make("field-retyped", f"{name}: type {row.type} in this table", declared=True)
        text = row.text
        required = demanded(row, self.choices[path[:-1]])
        if required is not None and required != field.required and self.part == "request":
            now = "required" if required else "optional"
            yield make(f"field-{now}", f"{name} is now {now}")
        if text is None:
            return
        yield from self._label(make, name, text, schema)
        form = time_form(text)
        formats = set().union(*TIME_FORMS.values())
        if form and schema.get("format") in formats and schema["format"] not in TIME_FORMS[form]:
            yield make("field-reformatted", f"{name}: format {schema['format']}, but the page says {form}")
        elif form is None and schema.get("format") in formats:
            yield make("field-reformatted", f"{name}: format {schema['format']}, but the page says none")
        elif form and schema.get("format") not in formats:
            yield make("field-reformatted", f"{name}: no format of a time, but the page says {form}")
        yield from self._codes(make, name, text, field)

    def _label(self, make: Any, name: str, text: str, schema: dict[str, Any]) -> Iterator[Difference]:
        title, printed = str(schema.get("title", "")), schema.get("x-doc-label", [])
        labels = [printed] if isinstance(printed, str) else list(printed)
        if title and begins_with(text, title):
            return
        now = label_of(text)
        if any(begins_with(text, label) for label in labels):
            yield make("field-relabelled", f"{name}: label {now} on the page, {title} in the spec", declared=True)
        elif not now:
            declared = "x-quirk" in schema
            yield make("field-relabelled", f"{name}: label {title}, but the page has none", declared=declared)
        else:
            yield make("field-relabelled", f"{name}: label {title} is now {now}")

    def _codes(self, make: Any, name: str, text: str, field: Field) -> Iterator[Difference]:
        listed = [code for code in field.codes if "x-source" not in code]
        known = {str(code["value"]): plain(code["label_zh"]) for code in listed}
        worded: dict[str, str] = field.schema.get("x-doc-codes", {})
        page: dict[str, list[str]] = {}
        for code in codes_of(text):
            page.setdefault(code.value, []).extend((code.label, code.text))
        for value, labels in page.items():
            if value not in known:
                new = Addition(self.operation, self.around.call, known=field, sample=(value, labels[0]))
                yield make("code-added", f"{name}: code {value}, {labels[0]}, is in no spec", addition=new)
            elif value in worded and plain(worded[value]) in labels:
                yield make("code-relabelled", f"{name}: code {value} is {worded[value]} in this table", declared=True)
            elif not all(label in labels for label in known[value].split(" / ")):
                yield make("code-relabelled", f"{name}: code {value}, {known[value]}, is now {labels[0]}")
        for value in known.keys() - page.keys():
            yield make("code-removed", f"{name}: code {value}, {known[value]}, is not on the page")

    def _example_keys(self) -> Iterator[Difference]:
        """Iterate over keys that only examples have; the spec declares them with `x-source: example`."""
        unknown: set[FieldPath] = set()
        for path in self.shape.paths():
            field, around = self.fields.find(path), self.fields.at(path[:-1])
            if field is not None and "x-source" in field.schema and path not in self.rows:
                yield self._shown(path, f"{'.'.join(path)} is in the example only", field.place, declared=True)
            elif field is not None or path in self.rows or path in self.implied or path[:-1] in unknown:
                unknown |= {path} if path[:-1] in unknown else set()
            elif around is not None and any(re.search(pattern, path[-1]) for pattern in around.patterns):
                yield self._shown(path, f"{'.'.join(path)} matches a pattern of names", around.place, declared=True)
            elif around is not None and (not path[:-1] or path[:-1] in self.rows or self.fields.find(path[:-1])):
                unknown.add(path)
                value = next(values_at(self._examples_values(), path), None)
                addition = Addition(self.operation, self.around.call, around, before=None, sample=(path[-1], value))
                message = f"the example has {'.'.join(path)}, which no table and no spec has"
                yield self._shown(path, message, around.place, addition=addition)
            elif around is None and (holder := self.fields.find(path[:-1])) and "object" not in types_of(holder.schema):
                unknown.add(path)
                message = f"the example has {'.'.join(path)}, inside a field that holds no others in the spec"
                yield self._shown(path, message, holder.place)

    def _example_codes(self) -> Iterator[Difference]:
        """Iterate over codes of failures that only examples show."""
        name = self.wrapping.code if self.wrapping else ""
        field = self.fields.members.get(name)
        known = {str(code["value"]) for code in field.codes} if field else set()
        if self.wrapping is None or field is None or not known:
            return
        for value, label, example in failure_codes(self.examples, self.wrapping):
            if value not in known:
                new = Addition(self.operation, self.around.call, known=field, sample=(value, label), shown=True)
                message = f"the example has {name} {value}, {label}, which is in no spec"
                yield self._make("code-added", example.line_of(name), field.place, message, (name,), addition=new)

    def _examples_values(self) -> list[Any]:
        return [example.value for example in self.examples]

    def _shown(self, path: FieldPath, message: str, place: JsonPath, **more: Any) -> Difference:
        lines = [each.line_of(path[-1]) for each in self.examples if Shape.of([each.value]).has(path[:-1], path[-1])]
        return self._make("example-key", lines[0], place, message, path, **more)

    def _make(
        self, kind: str, line: int, place: JsonPath, message: str, path: FieldPath = (),
        *, declared: bool = False, addition: Addition | None = None,
    ) -> Difference:  # fmt: skip
        return self.around.make(kind, line, place, message, self.part, path, declared=declared, addition=addition)


def _types(field: Field) -> list[str]:
    """Return the documented types of a field (`x-doc-type`), the usual one first."""
    printed = field.schema.get("x-doc-type", "")
    return [plain(each) for each in ([printed] if isinstance(printed, str) else printed)]
