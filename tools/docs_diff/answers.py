"""Drafts the answer of a new operation: the platform's own envelope, around the data that the page shows."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.document import types_of
from generator.lint.fields import DRAFT
from generator.names import class_case, snake_case
from tools.docs_diff.envelopes import envelope_of
from tools.docs_diff.example_values import contradiction, values_at
from tools.docs_diff.labels import begins_with, label_of
from tools.docs_diff.names import record_names, singular
from tools.docs_diff.page import Operation
from tools.docs_diff.scalars import Schema, is_list, is_map
from tools.docs_diff.schemas import Maker, or_null
from tools.docs_diff.spec_fields import Call, Spec
from tools.docs_diff.table_tree import FieldPath, Placed, Shape, place

LISTS = {"records", "list", "rows", "items", "data", "datas", "result", "results"}
"""Names of members that hold the list of a page."""
CUT = "The stored copy of the page is cut off in the table of the answer: fields that its example lacks are not known."
TOTALS = {"total", "total_count", "count", "total_num"}


@dataclass(slots=True)
class Answer:
    """The draft of an answer."""

    component: str
    """The component of the response: a new one, or one of the spec that other operations have too."""
    shared: bool = False
    member: str | None = None
    """The member of the envelope that holds the data; None if there is none."""
    record: str | None = None
    """The component of the record; None if the data has none."""
    path: str | None = None
    """The dotted path to the record or the list of records; None if the data has none."""
    many: bool = False
    total: str | None = None
    """The dotted path to the number of records on all pages; None if there is none."""


class AnswerMaker:
    """Makes the answer of an operation.

    Args:
        spec: The spec.
        operation: The operation of the page.
        maker: Makes the schemas.
        title: The operationId as a class name.
        unique: Returns the first of several names for a component that is free.
        page: The address of the page; None if it is unknown.
    """

    def __init__(
        self,
        spec: Spec,
        operation: Operation,
        maker: Maker,
        title: str,
        unique: Callable[..., str],
        page: str | None = None,
    ) -> None:
        self.spec, self.operation, self.maker, self.title, self.unique = spec, operation, maker, title, unique
        self.names = record_names(operation.path, page)
        self.envelope = envelope_of(spec)
        self.calls = sorted(spec.calls, key=lambda call: -common_prefix_length(call.path, operation.path))
        self.examples = [each.value for each in operation.examples.get("response", [])]
        self.rows = place(operation.rows("response"), Shape.of(self.examples), Shape())

    def make(self) -> Answer | None:
        """Make the answer: the envelope alone if the page shows none; None if the spec says nothing of envelopes."""
        envelope = self.envelope
        if envelope is None:
            return None
        if not (self.rows or self.examples or self.operation.rows("data") or self.operation.examples.get("data")):
            self.maker.notes.append(f"the page shows no answer of {self.title[:1].lower()}{self.title[1:]}")
        on_page = {each.path[0] for each in self.rows} | set(Shape.of(self.examples).members)
        member = next((name for name in envelope.data if name in on_page), None)
        if member is None and (self.operation.rows("data") or self.operation.examples.get("data")):
            member = envelope.data[0]
        members = [name for name in envelope.around if name in on_page or self.template(name)]
        for name in sorted(on_page - {*members, member}):
            lines = [each.row.line for each in self.rows if each.path[0] == name]
            where = f"line {lines[0]}" if lines else "the example"
            self.maker.notes.append(
                f"{where}: {name} is no member of the envelope and not inside the data: not drafted"
            )
        if member is None and (shared := self.shared(set(envelope.around), on_page)):
            return Answer(shared, shared=True)
        answer = Answer(self.unique(f"{self.title}Response"), member=member)
        properties = {name: self.member(name, self.row(name)) for name in members}
        if member is not None:
            properties[member] = self.data(answer, member, quoted=envelope.quoted)
        self.maker.made[answer.component] = {
            "type": "object",
            "title": "响应" if envelope.quoted else "返回值",
            "description": f"Outcome of {self.title[:1].lower()}{self.title[1:]}.",
            "required": [envelope.code],
            **({"x-quirk": CUT} if self.maker.cut else {}),
            "properties": properties,
        }
        # The envelope stands before what is inside it.
        made = self.maker.made
        made.update({name: made.pop(name) for name in list(made) if name != answer.component})
        return answer

    def row(self, name: str) -> Placed | None:
        """Return the row of a member; None if there is none."""
        return next((each for each in self.rows if each.path == (name,) and not each.implied), None)

    def template(self, name: str) -> Schema | None:
        """Return the schema that the most similar answer of the spec has for a member of the envelope."""
        for call in self.calls:
            fields = call.parts.get("response")
            found = self.spec.platform.schemas[fields.component]["properties"].get(name) if fields else None
            if found is not None:
                return dict(copy.deepcopy(found))
        return None

    def member(self, name: str, placed: Placed | None) -> Schema:
        """Return the schema of a member of the envelope: that of the other answers, with what this table prints."""
        template = self.template(name) or {"type": "string", "title": name, "description": f"{DRAFT}: what it says."}
        title = str(template.get("title", ""))
        schema = {key: value for key, value in template.items() if not key.startswith("x-doc") and key != "x-quirk"}
        schema.pop("x-source", None)
        schema = self.maker.rebound(schema)
        if placed is None:
            schema["x-source"] = "example"
            if not Shape.of(self.examples).has((), name):
                schema["x-quirk"] = "The page does not show it; every answer of the platform has it."
            return schema
        row = placed.row
        label = label_of(row.text or "")
        if label and not begins_with(row.text or "", title):
            schema["title"] = label
        schema["x-doc-type"] = row.type or "string"
        resolved, _ = self.spec.platform.follow(template)
        quirk = contradiction(row.type or "", resolved, values_at(self.examples, placed.path))
        if quirk or not label:
            schema["x-quirk"] = quirk or "The table gives it no label."
        return schema

    def shared(self, around: set[str], on_page: set[str]) -> str | None:
        """Return the answer without data that most operations of the spec have; None if there is none."""
        found = Counter(
            fields.component
            for call in self.spec.calls
            if (fields := call.parts.get("response")) and set(fields.members) == around >= on_page
        )
        return max(found, key=lambda name: found[name]) if found else None

    def data(self, answer: Answer, member: str, *, quoted: bool) -> Schema:
        """Return the schema of the data."""
        if quoted:
            examples = [each.value for each in self.operation.examples.get("data", [])]
            rows = place(self.operation.rows("data"), Shape.of(examples), Shape())
            if not rows and not examples:
                # Pages with one table for all have the rows of the data in it.
                return self.plain_data(member)
            inner = self.component(answer, (), rows, examples, is_many=any(isinstance(each, list) for each in examples))
            template = self.template(member) or {}
            found = {
                "type": ["string", "null"],
                "title": template.get("title", "数据DATA"),
                "description": f"{DRAFT}: say in English what it holds.",
                "contentMediaType": "application/json",
                "contentSchema": inner,
            }
            own = self.row(member)
            return {**found, **({"x-doc-type": own.row.type} if own else {"x-source": "example"})}
        own = self.row(member)
        rows = [each for each in self.rows if each.path[0] == member and len(each.path) > 1]
        values = list(values_at(self.examples, (member,)))
        kind = (own.row.type or "").lower() if own else ""
        if not rows and (is_map(kind) or not Shape.of(values).members):
            return self.plain_data(member)
        many = is_list(kind) or any(isinstance(value, list) for value in values)
        if Shape.of(values).members and not any(isinstance(value, list) for value in values):
            many = False
        inner = self.component(answer, (member,), rows, self.examples, is_many=many)
        return self.described(or_null(inner), own)

    def plain_data(self, member: str) -> Schema:
        """Return the schema of data without fields of its own, such as an id."""
        own = self.row(member)
        if own is None:
            return or_null(self.maker.shown((member,), self.examples, self.title))
        schema = self.maker.field(own, [own], self.examples, self.title)
        return or_null(schema)

    def described(self, schema: Schema, own: Placed | None) -> Schema:
        """Return a schema of the data with its texts."""
        label = label_of(own.row.text or "") if own else ""
        quirk = None if label else "The table gives it no label."
        if own is None:
            quirk = "Only the example has this field, so it has no label."
        if own and own.row.type and ("items" in schema) != is_list(own.row.type.lower()):
            quirk = f"Typed {own.row.type}, but the example has {'a list' if 'items' in schema else 'an object'}."
        about = {
            **({"title": label} if label else {}),
            "description": f"{DRAFT}: say in English what it holds.",
            **({"x-doc-type": own.row.type or "object"} if own else {"x-source": "example"}),
            **({"x-quirk": quirk} if quirk else {}),
        }
        items = {"items": schema.pop("items")} if "items" in schema else {}
        return {**schema, **about, **items}

    def component(
        self, answer: Answer, path: FieldPath, rows: list[Placed], examples: list[Any], *, is_many: bool
    ) -> Schema:
        """Make the component of the data and the objects inside it, with names for records."""
        names = self.names
        inside = Shape.of(values_at(examples, path)).members
        children = list(dict.fromkeys([each.path[len(path)] for each in rows] + list(inside)))
        lists = {
            each.path[-1] for each in rows if len(each.path) == len(path) + 1 and is_list((each.row.type or "").lower())
        }
        lists |= {key for key in inside if any(isinstance(each, list) for each in values_at(examples, (*path, key)))}
        holding = {each.path[len(path)] for each in rows if len(each.path) > len(path) + 1}
        holding |= {key for key, shape in inside.items() if shape.members}
        page = [key for key in children if key in lists & holding]
        total = next((key for key in children if snake_case(key) in TOTALS), None)
        base = answer.member or ""
        plain_members = [key for key in children if key not in holding]
        paged = not is_many and len(page) == 1 and len(holding) == 1 and (
            page[0] in LISTS or total is not None or len(plain_members) <= 1
        )  # fmt: skip
        record = self.unique(*names)
        self.maker.name_of = self.naming(record, {page[0]: record} if paged else {})
        if paged:
            whole = self.unique(f"{record}Page", f"{self.title}Page")
            answer.path, answer.many = f"{base}.{page[0]}", True
        else:
            bare = bool(children) and set(children) <= holding and not is_many
            whole = self.unique(*(f"{each}Detail" for each in names)) if bare else record
            answer.path, answer.many = base, is_many
        own = self.row(path[0]) if path else None
        title = (label_of(own.row.text or "") if own else "") or self.operation.title
        self.maker.component(whole, path, rows, examples, title)
        answer.record = record if paged else whole
        if paged and total and "integer" in types_of(self.maker.made[whole]["properties"][total]):
            answer.total = f"{base}.{total}"
        reference: Schema = {"$ref": f"#/{whole}"}
        if not is_many:
            return reference
        return {"type": "array", "items": reference}

    def naming(self, record: str, fixed: dict[str, str]) -> Callable[[str, str], str]:
        """Return the function that names the components inside the data."""

        def name_of(_owner: str, field: str) -> str:
            words = snake_case(field).strip("_").split("_")
            thing = class_case("_".join((*words[:-1], singular(words[-1]))))
            if field in fixed:
                return fixed[field]
            stems = [record, *self.names]
            return self.unique(*(joined(stem, thing) for stem in stems), f"{self.title}{thing}")

        return name_of


def joined(stem: str, thing: str) -> str:
    """Return one name of two, without the words that end the first and begin the second."""
    parts = [re.findall("[A-Z][a-z0-9]*", name) for name in (stem, thing)]
    common = next(size for size in range(len(parts[1]), -1, -1) if parts[0][len(parts[0]) - size :] == parts[1][:size])
    return stem + thing[len("".join(parts[1][:common])) :]


def common_prefix_length(one: str, other: str) -> int:
    """Return the length of the common prefix of two addresses."""
    return next((end for end, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), len(one))


def similar_call(calls: list[Call], path: str) -> Call:
    """Return the operation with the most similar address."""
    return max(calls, key=lambda call: common_prefix_length(call.path, path))
