"""Adds new items of a page to the specs as drafts. Lint rejects drafts until somebody completes them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.bundle import bundle
from generator.errors import SpecError
from generator.lint import check
from generator.lint.fields import DRAFT
from generator.source import JsonPath, Source
from tools.docs_diff.answers import similar_call
from tools.docs_diff.blocks import plain
from tools.docs_diff.difference import Addition, Difference
from tools.docs_diff.envelopes import envelope_of
from tools.docs_diff.failure_codes import failure_codes
from tools.docs_diff.labels import begins_with, is_required, label_of
from tools.docs_diff.page import Operation
from tools.docs_diff.scalars import Schema, code_of
from tools.docs_diff.schemas import Maker, are_nullable
from tools.docs_diff.skeleton import Skeleton, Taken
from tools.docs_diff.spec_fields import Call, Fields, Spec
from tools.docs_diff.table_tree import FieldPath, Placed, Shape, place
from tools.docs_diff.yaml_patch import Edits, code_text


@dataclass(frozen=True, slots=True)
class Draft:
    """The result of `--write`."""

    files: list[Path]
    drafted: list[Difference]
    left: list[Difference]
    """Differences that must be added to the specs by hand."""
    notes: list[str]
    """Points of the draft that people have to look at."""


def draft(differences: list[Difference], spec: Spec, page: str | None = None) -> Draft:
    """Write drafts of the new fields, codes and operations among `differences`.

    Args:
        differences: The differences.
        spec: The spec.
        page: The address of the page; None if it is unknown.

    Raises:
        ToolError: the specs would be invalid. They are unchanged.
    """
    drafter = _Drafter(spec, page)
    open_ones = [each for each in differences if not each.declared]
    drafted, left = list[Difference](), list[Difference]()
    for each in open_ones:
        (drafted if each.addition is not None and drafter.draft(each) else left).append(each)
        placed = each.addition.placed if each.addition else None
        if placed and each.part == "request" and is_required(placed.row):
            # Examples that lack it would no longer be valid, and only people can make up a value.
            message = f"{each.field} is required: add it to `required` and to the examples"
            left.append(replace(each, kind="field-required", message=message))

    def sound() -> None:
        findings = check(bundle(spec.folder / "openapi.yaml"), drafts=True)
        if findings:
            raise SpecError(findings)

    files = drafter.edits.files()
    drafter.edits.write(sound)
    return Draft(files, drafted, left, drafter.notes)


class _Drafter:
    def __init__(self, spec: Spec, page: str | None) -> None:
        self.spec, self.page = spec, page
        self.edits = Edits(spec.joined)
        self.done: set[tuple[JsonPath, str]] = set()
        """The items already drafted: several operations can share an object, several tables a code list."""
        self.taken = Taken.of(spec)
        self.notes: list[str] = []

    def draft(self, difference: Difference) -> bool:
        """Draft one difference; return True if it is drafted."""
        addition = difference.addition
        assert addition is not None
        if difference.kind == "operation-added":
            return self.operation(addition.operation)
        if difference.kind == "code-added":
            return self.code(addition)
        if addition.fields is None:
            # Inside something new, which has brought it along; or inside a field that held none, for people to change.
            return self.is_inside_drafted(difference)
        path = tuple(difference.field.split("."))
        key = (addition.fields.place, path[-1])
        if key in self.done:
            return True
        self.done.add(key)
        if difference.kind == "field-added":
            self.field(addition, difference.part, path)
        else:
            self.shown(addition, difference.part, path)
        return True

    def is_inside_drafted(self, difference: Difference) -> bool:
        path = difference.field.split(".")
        call = difference.addition.call if difference.addition else None
        fields = call.parts.get(difference.part) if call else None
        return fields is not None and any(
            (around.place, path[end]) in self.done
            for end in range(len(path))
            if (around := fields.at(tuple(path[:end]))) is not None
        )

    def location(self, component: str) -> tuple[Source, JsonPath]:
        """Return the file of a component and its path in this file."""
        joined = self.spec.joined
        file = joined.origins["schemas", component]
        if file == joined.entry.file:
            return joined.entry, ("components", "schemas", component)
        return joined.sources[file], (component,)

    def reference(self, component: str, file: Path) -> str:
        """Return the `$ref` to a component from a file of the spec."""
        source, path = self.location(component)
        inside = "/".join(str(part) for part in path)
        if source.file == file:
            return f"#/{inside}"
        return f"{Path(os.path.relpath(source.file, file.parent)).as_posix()}#/{inside}"

    def code(self, addition: Addition) -> bool:
        known, (value, label) = addition.known, addition.sample
        codes = known.codes if known else None
        component = next((code.name for code in self.spec.platform.codes if code.schema["x-enum"] is codes), None)
        if component is None:
            return False
        self.add_code(component, value, label, shown=addition.shown)
        return True

    def add_code(self, component: str, value: str, label: str, *, shown: bool) -> None:
        """Add a code to a list, once."""
        key = (("components", "schemas", component), value)
        if key not in self.done:
            self.done.add(key)
            source, around = self.location(component)
            number = isinstance(self.spec.platform.schemas[component]["x-enum"][0]["value"], int)
            text = code_text(code_of(value, label, number=number, shown=shown))
            self.edits.item(source, (*around, "x-enum"), text)

    def field(self, addition: Addition, part: str, path: FieldPath) -> None:
        fields, placed = addition.fields, addition.placed
        assert fields is not None
        assert placed is not None
        source, around = self.location(fields.component)
        maker = self.maker(source, fields, part)
        inner = [each for each in _placed(addition.operation, part, addition.call) if each.path[: len(path)] == path]
        values = _values(addition.operation, part)
        schema = (
            maker.without_row(path, inner, values, fields.component)
            if placed.implied
            else maker.field(placed, inner, values, fields.component)
        )
        self.edits.member(source, (*around, "properties"), path[-1], schema, addition.before)
        self.components(source, maker, fields.component if len(around) == 1 else None)

    def shown(self, addition: Addition, part: str, path: FieldPath) -> None:
        """Draft a key that only the example has."""
        fields = addition.fields
        assert fields is not None
        source, around = self.location(fields.component)
        maker = self.maker(source, fields, part)
        schema = maker.shown(path, _values(addition.operation, part), fields.component)
        self.edits.member(source, (*around, "properties"), path[-1], schema)
        self.components(source, maker, fields.component if len(around) == 1 else None)

    def components(self, source: Source, maker: Maker, behind: str | None) -> None:
        for name, schema in maker.made.items():
            self.edits.top_level(source, name, schema, behind)
        self.notes += maker.notes

    def maker(self, source: Source, fields: Fields, part: str) -> Maker:
        return Maker(
            self.spec,
            lambda component: self.reference(component, source.file),
            nullable=part != "request" and _is_nullable(fields),
            received=part != "request",
        )

    def operation(self, operation: Operation) -> bool:
        """Draft a path item and its objects: in the files of its resource, or in new ones for a new resource."""
        skeleton = Skeleton(self.spec, operation, self.taken, self.page)
        entry = self.spec.joined.entry
        beside = next((call for call in self.spec.calls if call.tag == skeleton.tag), None)
        sibling = similar_call(self.spec.calls, operation.path)
        items = self.item_file(beside) or entry.file.parent / "paths" / f"{skeleton.tag}.yaml"
        schemas = items.parent.parent / "schemas" / items.name
        whole = skeleton.draft(lambda component: self.reference(component, schemas))
        self.notes += skeleton.notes
        if not whole:
            return False
        is_new = skeleton.tag not in self.taken.tags
        path = Path(os.path.relpath(schemas, items.parent)).as_posix()
        item = skeleton.path_item(
            self.parameters(operation),
            path,
            lambda component: self.reference(component, items),
            self.other_responses(sibling, items),
        )
        skeleton.take()
        behind = sibling.path if self.item_file(sibling) else None
        reference = f"{items.relative_to(entry.file.parent).as_posix()}#/{skeleton.name}"
        self.edits.member(entry, ("paths",), operation.path, {"$ref": reference}, behind)
        self.add(items, skeleton.name, item)
        for name, schema in skeleton.made.items():
            self.add(schemas, name, schema)
        if is_new:
            tag = f"name: {skeleton.tag}\n  description: '{DRAFT}: say in English what these are.'\n"
            self.edits.insert(entry, ("tags", len(entry.data["tags"]) - 1), f"- {tag}")
        if skeleton.answer is not None and skeleton.answer.shared:
            self.declare(operation, skeleton.answer.component)
            self.failure_codes(operation, skeleton.answer.component)
        return True

    def failure_codes(self, operation: Operation, component: str) -> None:
        """Add the codes that the examples of a shared answer show to its list of codes."""
        envelope = envelope_of(self.spec)
        if envelope is None:
            return
        field = self.spec.platform.schemas[component]["properties"].get(envelope.code, {})
        name = str(field.get("$ref", "")).rpartition("/")[2]
        known = {str(code["value"]) for code in self.spec.platform.schemas.get(name, {}).get("x-enum", ())}
        for value, label, _ in failure_codes(operation.examples.get("response", []), envelope) if known else ():
            if value not in known:
                self.add_code(name, value, label, shown=True)

    def add(self, file: Path, name: str, value: Schema) -> None:
        """Add a member at the end of a file, which may be new."""
        source = self.spec.joined.sources.get(file)
        if source is None:
            self.edits.create(file, name, value)
        else:
            self.edits.top_level(source, name, value)

    def item_file(self, call: Call | None) -> Path | None:
        """Return the file of the path item of an operation; None if it is in the entry."""
        entry = self.spec.joined.entry
        file = str(entry.data["paths"][call.path].get("$ref", "")).partition("#/")[0] if call else ""
        return (entry.file.parent / file).resolve() if file else None

    def path_item(self, call: Call) -> Schema:
        """Return the path item of an operation as its file has it."""
        file = self.item_file(call)
        item: Schema = self.spec.joined.entry.data["paths"][call.path]
        if file is None:
            return item
        found: Schema = self.spec.joined.sources[file].data[str(item["$ref"]).partition("#/")[2]]
        return found

    def other_responses(self, call: Call, items: Path) -> Schema:
        """Return the shared responses of other statuses that an operation has: one of the same folder has them too."""
        file = self.item_file(call)
        if file is None or file.parent != items.parent:
            return {}
        responses = self.path_item(call)[call.method.lower()]["responses"]
        return {status: each for status, each in responses.items() if status != "200" and "$ref" in each}

    def parameters(self, operation: Operation) -> list[Schema]:
        """Return the parameters of a signed address: those of the other signed operations."""
        for call in self.spec.calls if "{" in operation.path else ():
            item = self.path_item(call)
            if "{" in call.path and "parameters" in item:
                return list(item["parameters"])
        return []

    def declare(self, operation: Operation, component: str) -> None:
        """Declare the types and labels that a table prints for the fields of a shared answer."""
        source, around = self.location(component)
        fields = self.spec.platform.schemas[component]["properties"]
        for row in operation.rows("response"):
            schema = fields.get(row.name)
            if schema is None:
                continue
            place = (*around, "properties", row.name)
            printed = schema.get("x-doc-type", [])
            if row.type and row.type not in map(plain, [printed] if isinstance(printed, str) else printed):
                self.edits.extend(source, (*place, "x-doc-type"), row.type)
            known = schema.get("x-doc-label", [])
            labels = [schema.get("title", ""), *([known] if isinstance(known, str) else known)]
            label = label_of(row.text or "")
            if label and not any(begins_with(row.text or "", each) for each in labels if each):
                self.edits.extend(source, (*place, "x-doc-label"), label)


def _placed(operation: Operation, part: str, call: Call | None) -> list[Placed]:
    fields = call.parts.get(part) if call else None
    shape = Shape.of(each.value for each in operation.examples.get(part, []))
    return place(operation.rows(part), shape, fields or Shape())


def _values(operation: Operation, part: str) -> list[Any]:
    return [each.value for each in operation.examples.get(part, [])]


def _is_nullable(fields: Fields) -> bool:
    return are_nullable(field.schema for field in fields.members.values() if field.inner is None)
