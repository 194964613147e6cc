"""Compares the schemas of two documents, including JSON strings and references."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from generator.document import JsonObject, types_of
from generator.model import Platform
from generator.source import JsonPath
from tools.spec_diff import rules, values
from tools.spec_diff.changes import Changes, Effect, effect_of_values
from tools.spec_diff.python_types import argument_effect, attribute_effect

TEXTS = {
    "title", "description", "summary", "example", "examples", "externalDocs", "deprecated", "$comment",
    "x-quirk", "x-source",
}  # fmt: skip
"""Documentation members, which programs do not use. All members that start with `x-doc-` are too."""
UNKNOWN = "what that means is not known here, so it is taken to break"
STRUCTURE = {
    "$ref", "type", "format", "properties", "required", "items", "anyOf", "allOf", "additionalProperties",
    "contentMediaType", "contentSchema", "x-enum",
}  # fmt: skip
"""Members that are compared by their meaning."""
GAINED, LOST = (Effect.NONE, Effect.COMPATIBLE), (Effect.NONE, Effect.BREAKING)
EXTENSIONS = {"x-personal": GAINED}
"""Extensions whose change or removal is not breaking, with their effects on the wire and in Python."""
NULL = {"type": "null"}


@dataclass(frozen=True)
class Place:
    """The place of two compared schemas."""

    where: str
    """The name of the place in reports."""
    old: JsonPath
    new: JsonPath
    direction: str
    """`request` or `response`."""
    operation: str
    owner: str | None = None
    """The component that the field belongs to."""
    in_list: bool = False
    in_python: bool = True
    """True if Python calls have an argument or attribute for it."""

    @property
    def use(self) -> str:
        """The name of the request or response."""
        return f"{self.operation} {self.direction}"

    def inside(self, *steps: str | int) -> Place:
        """Return the place at the relative path `steps`."""
        return replace(self, old=(*self.old, *steps), new=(*self.new, *steps))

    def field(self, wire: str) -> Place:
        """Return the place of a field of the object."""
        return replace(self.inside("properties", wire), where=f"{self.where}.{wire}", owner=self.where, in_list=False)

    def component(self, old: str, new: str) -> Place:
        """Return the place of the component that both schemas refer to, by its old and new name."""
        return replace(self, where=new, old=(*COMPONENTS, old), new=(*COMPONENTS, new))


COMPONENTS = ("components", "schemas")


@dataclass(frozen=True)
class View:
    """A schema, separated into its reference and its own members."""

    component: str | None
    nullable: bool
    own: JsonObject
    """The members next to the reference; all members if there is no reference."""

    @classmethod
    def of(cls, schema: JsonObject) -> View:
        """Separate a schema that is a reference, or an `anyOf` of a reference and null."""
        choices = [choice for choice in schema.get("anyOf", []) if choice != NULL]
        holder = choices[0] if len(choices) == 1 and len(schema["anyOf"]) == 2 else schema
        if "$ref" not in holder:
            return cls(None, False, schema)
        own = {**schema, **holder}
        own.pop("$ref")
        own.pop("anyOf", None)
        return cls(holder["$ref"].rpartition("/")[2], holder is not schema, own)


class SchemaComparison:
    """Compares the schemas of two versions of a platform's spec and records the differences.

    Args:
        old: The old version.
        new: The new version.
        changes: The collection for the differences.
    """

    def __init__(self, old: Platform, new: Platform, changes: Changes) -> None:
        self._old = old
        self._new = new
        self._changes = changes
        self._records = {record.name for platform in (old, new) for record in platform.records}

    def compare(self, old: JsonObject, new: JsonObject, place: Place) -> None:
        """Record all differences between two schemas and the schemas that they refer to."""
        before, after = View.of(old), View.of(new)
        if before.component is None or after.component is None:
            whole = flat(self._old, old), flat(self._new, new)
            self._compare_meaning(*whole, place)
            self._compare_members(*whole, STRUCTURE, place)
            return
        if before.component != after.component:
            self._note_replaced(before.component, after.component, place)
        if before.nullable != after.nullable:
            wire = effect_of_values(place.direction, wider=after.nullable, narrower=before.nullable)
            self._note("nullable-changed", place, f"{'may be' if after.nullable else 'is never'} null", wire)
        self._compare_members(before.own, after.own, set(), place)
        inner = self._old.schemas[before.component], self._new.schemas[after.component]
        self.compare(*inner, place.component(before.component, after.component))

    def _compare_meaning(self, old: JsonObject, new: JsonObject, place: Place) -> None:
        self._compare_types(old, new, place)
        self._compare_codes(old.get("x-enum"), new.get("x-enum"), place)
        self._compare_content(old, new, place)
        if _is_object(old) and _is_object(new):
            self._compare_rules(old, new, place)
            self._compare_fields(old, new, place)
            self._compare_open_members(old, new, place)
        if "array" in types_of(old) and "array" in types_of(new):
            self.compare(old.get("items", {}), new.get("items", {}), replace(place.inside("items"), in_list=True))

    def _compare_types(self, old: JsonObject, new: JsonObject, place: Place) -> None:
        python = self._python_effect(old, new, place)
        if values.described(old) != values.described(new):
            wire = effect_of_values(
                place.direction, wider=values.type_within(old, new), narrower=values.type_within(new, old)
            )
            self._note("retyped", place, f"{values.described(old)} -> {values.described(new)}", wire, python)
        elif ("x-enum" in old) != ("x-enum" in new):
            message = "has a code list" if "x-enum" in new else "has no code list any more"
            self._note("codes-changed", place, message, Effect.COMPATIBLE, python)

    def _python_effect(self, old: JsonObject, new: JsonObject, place: Place) -> Effect:
        if not place.in_python:
            return Effect.NONE
        if place.direction == "request":
            return argument_effect(old, new)
        # The envelope around the records is read by dingdan itself.
        if place.owner not in self._records:
            return Effect.NONE
        return attribute_effect(old, new, in_list=place.in_list)

    def _compare_codes(self, old: list[JsonObject] | None, new: list[JsonObject] | None, place: Place) -> None:
        if old is None or new is None:
            return
        before, after = ({code["value"]: code for code in codes} for codes in (old, new))
        same_class = place.old[-1] == place.new[-1]
        for value, code in before.items():
            if value not in after:
                wire = effect_of_values(place.direction, wider=False, narrower=True)
                python = Effect.BREAKING if same_class else Effect.NONE
                self._note("code-removed", place, f"no code {value} ({code['name']})", wire, python, "x-enum")
            elif code["name"] != after[value]["name"] and same_class:
                message = f"the code {value} was {code['name']} and is {after[value]['name']}"
                self._note("code-renamed", place, message, Effect.NONE, Effect.BREAKING, "x-enum")
            elif code != after[value]:
                self._note("text-changed", place, f"label of the code {value}", Effect.NONE, Effect.NONE, "x-enum")
        for value, code in after.items():
            if value not in before:
                # The schema stays open, so that readers have to expect codes that no list has.
                message = f"new code {value} ({code['name']})"
                self._note("code-added", place, message, Effect.COMPATIBLE, Effect.COMPATIBLE, "x-enum")

    def _compare_content(self, old: JsonObject, new: JsonObject, place: Place) -> None:
        before, after = old.get("contentSchema"), new.get("contentSchema")
        if old.get("contentMediaType") != new.get("contentMediaType"):
            self._note("content-changed", place, "another kind of content inside the text", Effect.BREAKING)
        if before is not None and after is not None:
            self.compare(before, after, place.inside("contentSchema"))
        elif before is not None:
            self._note("content-changed", place, "what the text holds is not described any more", Effect.BREAKING)
        elif after is not None:
            self._note("content-changed", place, "what the text holds is described", Effect.COMPATIBLE)

    def _compare_rules(self, old: JsonObject, new: JsonObject, place: Place) -> None:
        before, after = rules.rules_of(old), rules.rules_of(new)
        moved = set(old.get("properties", {})) ^ set(new.get("properties", {}))
        for rule in after - before:
            if not rules.follows(rule, before) and rules.required_field(rule) not in moved:
                self._note_rule("needed", rule, place, wider=False)
        for rule in before - after:
            if not rules.follows(rule, after) and rules.required_field(rule) not in moved:
                self._note_rule("not-needed", rule, place, wider=True)

    def _note_rule(self, kind: str, rule: rules.Rule, place: Place, *, wider: bool) -> None:
        wire = effect_of_values(place.direction, wider=wider, narrower=not wider)
        # Attributes of records are None where the platform sends nothing, promised or not.
        python = wire if place.direction == "request" else Effect.NONE
        name = rules.required_field(rule)
        message = f"{rules.in_words(rule)} {'is needed no more' if wider else 'is needed now'}"
        if name is not None:
            place = place.field(name)
            message = "optional now" if wider else "required now"
        self._note(kind, place, message, wire, python)

    def _compare_fields(self, old: JsonObject, new: JsonObject, place: Place) -> None:
        before, after = old.get("properties", {}), new.get("properties", {})
        renamed = self._renamed(place)
        for wire in before:
            inner = place.field(wire)
            if wire not in after:
                self._note("field-removed", inner, "removed", Effect.BREAKING, Effect.BREAKING, gone=True)
                continue
            if wire in renamed:
                message = "is {1} in Python, was {0}".format(*renamed[wire])
                self._note("renamed-in-python", inner, message, Effect.NONE, Effect.BREAKING)
            self.compare(before[wire], after[wire], inner)
        for wire in after:
            if wire in before:
                continue
            demanded = wire in new.get("required", []) and place.direction == "request"
            effect = Effect.BREAKING if demanded else Effect.COMPATIBLE
            message = "added, and required" if wire in new.get("required", []) else "added"
            self._note("field-added", place.field(wire), message, effect, effect)

    def _renamed(self, place: Place) -> dict[str, tuple[str, str]]:
        """Return the old and the new Python name of renamed fields, by wire name."""
        if place.new[:2] != COMPONENTS or len(place.new) != len(COMPONENTS) + 1:
            return {}
        before, after = (
            {prop.wire: prop.python for prop in platform.object(str(path[-1])).properties}
            if "properties" in platform.schemas[str(path[-1])]
            else {}
            for platform, path in ((self._old, place.old), (self._new, place.new))
        )
        return {wire: (before[wire], after[wire]) for wire in before if after.get(wire, before[wire]) != before[wire]}

    def _compare_open_members(self, old: JsonObject, new: JsonObject, place: Place) -> None:
        before, after = (_open_members(each) for each in (old, new))
        if before is not None and after is not None:
            self.compare(before, after, place.inside("additionalProperties"))
        elif before is not after:
            message = "takes fields that are not described" if before is None else "takes no undescribed fields"
            wire = effect_of_values(place.direction, wider=before is None, narrower=after is None)
            self._note("members-changed", place, message, wire)

    def _compare_members(self, old: JsonObject, new: JsonObject, understood: set[str], place: Place) -> None:
        """Compare limits, extensions and texts; `understood` members are compared elsewhere."""
        texts = []
        for key in sorted({*old, *new} - understood):
            before, after = old.get(key), new.get(key)
            if before == after and (key in old) == (key in new):
                continue
            if is_text(key) or not (before or after):
                texts.append(key)
            elif key in values.LIMITS:
                wire = effect_of_values(
                    place.direction,
                    wider=values.limit_within(key, old, new),
                    narrower=values.limit_within(key, new, old),
                )
                self._note("limit-changed", place, f"{key}: {_shown(before)} -> {_shown(after)}", wire)
            elif key.startswith("x-"):
                # Extensions are for the generator alone; nothing can lean on one that was not there.
                wire, python = GAINED if before is None else EXTENSIONS.get(key, LOST)
                self._note("extension-changed", place, f"{key}: {_shown(before)} -> {_shown(after)}", wire, python)
            else:
                self._note("unknown-changed", place, f"{key}: {UNKNOWN}", Effect.BREAKING)
        if texts:
            self._note("text-changed", place, ", ".join(texts), Effect.NONE)
        for key in ("anyOf", "allOf") if understood else ():
            if _without_rules(old, key) != _without_rules(new, key):
                self._note("unknown-changed", place, f"{key}: {UNKNOWN}", Effect.BREAKING)

    def _note_replaced(self, old: str, new: str, place: Place) -> None:
        before, after = self._old.schemas[old], self._new.schemas[new]
        codes = "x-enum" in before and "x-enum" in after
        if codes or ("properties" in before and "properties" in after):
            # An argument is a code by its value, whatever list it was taken from.
            python = Effect.NONE if codes and place.direction == "request" else Effect.BREAKING
            self._note("replaced", place, f"{new} stands in the place of {old}", Effect.NONE, python)

    def _note(
        self, kind: str, place: Place, message: str, wire: Effect, python: Effect = Effect.NONE, *steps: str,
        gone: bool = False,
    ) -> None:  # fmt: skip
        path = (*(place.old if gone else place.new), *steps)
        self._changes.note(kind, place.where, message, wire, python, path, use=place.use, gone=gone)


def is_text(key: str) -> bool:
    """True if the member `key` is documentation."""
    return key in TEXTS or key.startswith("x-doc-")


def flat(platform: Platform, schema: JsonObject) -> JsonObject:
    """Return a schema with resolved references; if null is allowed, its types include null."""
    view = View.of(schema)
    if view.component is None:
        return schema
    found = {**flat(platform, platform.schemas[view.component]), **view.own}
    if view.nullable:
        found["type"] = sorted({*types_of(found), "null"})
    return found


def _is_object(schema: JsonObject) -> bool:
    return "object" in types_of(schema) or "properties" in schema


def _open_members(schema: JsonObject) -> JsonObject | None:
    """Return the schema of undescribed fields; None if they are not allowed."""
    found = schema.get("additionalProperties", True)
    return None if found is False else {} if found is True else found


def _without_rules(schema: JsonObject, key: str) -> list[Any]:
    if key == "anyOf":
        return [] if rules.is_rule(schema) else schema.get("anyOf", [])
    return [each for each in schema.get("allOf", []) if not rules.is_rule(each)]


def _shown(value: Any) -> str:
    return "nothing" if value is None else str(value)


__all__ = ["UNKNOWN", "Place", "SchemaComparison", "is_text"]
