"""Adds new items of a page to the specs as drafts. Lint rejects drafts until somebody completes them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from generator.bundle import bundle
from generator.document import types_of
from generator.errors import SpecError
from generator.lint import check
from generator.source import JsonPath, Source
from tools.docs_diff.difference import Addition, Difference
from tools.docs_diff.labels import is_required
from tools.docs_diff.page import Operation
from tools.docs_diff.schemas import Maker, code_of
from tools.docs_diff.skeleton import Skeleton
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


def draft(differences: list[Difference], spec: Spec) -> Draft:
    """Write drafts of the new fields, codes and operations among `differences`.

    Raises:
        ToolError: the specs would be invalid. They are unchanged.
    """
    drafter = _Drafter(spec)
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

    drafter.edits.write(sound)
    return Draft(drafter.edits.files(), drafted, left)


class _Drafter:
    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.edits = Edits(spec.joined)
        self.done: set[tuple[JsonPath, str]] = set()
        """The items already drafted: several operations can share an object, several tables a code list."""

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
            self.shown(addition, difference.part)
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

    def reference(self, component: str, source: Source) -> str:
        """Return the `$ref` to a component from a file of the spec."""
        file = self.spec.joined.origins["schemas", component]
        if file == source.file:
            return f"#/{'/'.join(str(part) for part in self.location(component)[1])}"
        return f"{Path(os.path.relpath(file, source.file.parent)).as_posix()}#/{component}"

    def code(self, addition: Addition) -> bool:
        known, (value, label) = addition.known, addition.sample
        codes = known.codes if known else None
        component = next((code.name for code in self.spec.platform.codes if code.schema["x-enum"] is codes), None)
        if component is None:
            return False
        key = (("components", "schemas", component), value)
        if key not in self.done:
            self.done.add(key)
            source, around = self.location(component)
            number = isinstance(self.spec.platform.schemas[component]["x-enum"][0]["value"], int)
            text = code_text(code_of(value, label, number=number))
            self.edits.item(source, (*around, "x-enum"), text)
        return True

    def field(self, addition: Addition, part: str, path: FieldPath) -> None:
        fields, placed = addition.fields, addition.placed
        assert fields is not None
        assert placed is not None
        source, around = self.location(fields.component)
        shape = Shape.of(each.value for each in addition.operation.examples.get(part, []))
        maker = self.maker(source, nullable=part != "request" and _nullable(fields), received=part != "request")
        inner = [each for each in _placed(addition.operation, part, addition.call) if each.path[: len(path)] == path]
        schema = maker.field(placed, inner, shape, fields.component)
        self.edits.member(source, (*around, "properties"), placed.row.name.rpartition(".")[2], schema, addition.before)
        self.components(source, maker, fields.component if len(around) == 1 else None)

    def shown(self, addition: Addition, part: str) -> None:
        """Draft a key that only the example has."""
        fields, (name, value) = addition.fields, addition.sample
        assert fields is not None
        source, around = self.location(fields.component)
        maker = self.maker(source, nullable=part != "request" and _nullable(fields), received=part != "request")
        self.edits.member(source, (*around, "properties"), name, maker.shown(value))

    def components(self, source: Source, maker: Maker, behind: str | None) -> None:
        for name, schema in maker.made.items():
            self.edits.top_level(source, name, schema, behind)

    def operation(self, operation: Operation) -> bool:
        """Draft a path item and its objects, after those of the operation with the most similar address."""
        sibling = max(self.spec.calls, key=lambda call: _common_prefix_length(call.path, operation.path))
        entry = self.spec.joined.entry
        file, _, key = str(entry.data["paths"][sibling.path].get("$ref", "")).partition("#/")
        neighbour = next((fields.component for fields in sibling.parts.values()), None)
        if not file or neighbour is None:
            return False
        items = self.spec.joined.sources[(entry.file.parent / file).resolve()]
        schemas = items.file.parent.parent / "schemas" / items.file.name
        source = self.spec.joined.sources.get(schemas) or self.location(neighbour)[0]
        skeleton = Skeleton(operation, self.maker(source, nullable=False, received=False))
        held = (call.holder for call in self.spec.calls)
        path = Path(os.path.relpath(source.file, items.file.parent)).as_posix()
        item = skeleton.path_item(sibling, items.data[key], path, next(filter(None, held), None))
        self.edits.member(entry, ("paths",), operation.path, {"$ref": f"{file}#/{skeleton.name}"}, sibling.path)
        self.edits.top_level(items, skeleton.name, item)
        self.components(source, skeleton.maker, None)
        return True

    def maker(self, source: Source, *, nullable: bool, received: bool) -> Maker:
        return Maker(
            self.spec, lambda component: self.reference(component, source), nullable=nullable, received=received
        )


def _placed(operation: Operation, part: str, call: Call | None) -> list[Placed]:
    fields = call.parts.get(part) if call else None
    shape = Shape.of(each.value for each in operation.examples.get(part, []))
    return place(operation.rows(part), shape, fields or Shape())


def _common_prefix_length(one: str, other: str) -> int:
    """Return the length of the common prefix of two addresses."""
    return next((end for end, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), len(one))


def _nullable(fields: Fields) -> bool:
    kinds = [types_of(field.schema) for field in fields.members.values() if field.inner is None]
    return bool(kinds) and sum("null" in kind for kind in kinds) * 2 > len(kinds)
