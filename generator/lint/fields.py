"""Lint rules for schemas, their fields and their texts."""

from __future__ import annotations

import re
from typing import Any

from generator.document import (
    Findings,
    in_example,
    object_names,
    pointer,
    received_components,
    schemas,
    types_of,
    walk,
)
from generator.formats import AMOUNT, FORMATS
from generator.model import Platform
from generator.validation import ExampleValidator, validator_for

LARGEST_SAFE = 2**53
DRAFT = "TODO"
"""The start of a text that `docs-diff --write` cannot fill in."""
TELLING = re.compile(
    "(?:电话|手机|地址|邮箱|邮件|微信|收货人|收件人|退货人|签收人|联系人|打款人|买家|顾客|网名|客户名称|客户备注)"
    # When something was done with a person's record says nothing of the person.
    "(?!.*(?:时间|日期)(?:[((].*)?$)"
)
"""Words in labels of fields that may contain personal data."""


def safe_integers(document: dict[str, Any]) -> Findings:
    """Check that no integer literal exceeds 2^53: JavaScript tools round larger integers without a warning."""
    for path, value in walk(document):
        if isinstance(value, int) and abs(value) > LARGEST_SAFE:
            yield path, f"the integer {value} is above 2^53 and tools round it: quote it"


def named_objects(document: dict[str, Any]) -> Findings:
    """Check that all objects are components: inline objects have no name for a generated class."""
    for path, schema in schemas(document):
        if "properties" in schema and not (len(path) == 3 and path[0] == "components"):
            yield path, "an inline object: make it a component and refer to it"


def open_schemas(document: dict[str, Any]) -> Findings:
    """Check that schemas have no length limits (those of the pages are wrong) and allow unknown fields."""
    for path, schema in schemas(document):
        for key in ("maxLength", "enum"):
            if key in schema:
                yield (*path, key), f"{key} is not used here: see specs/README.md"
        if schema.get("additionalProperties") is False:
            yield (*path, "additionalProperties"), "objects stay open: the platforms send undocumented fields"


def described_fields(document: dict[str, Any]) -> Findings:
    """Check that every field has a Chinese label, an English description and a source."""
    for path, schema in schemas(document):
        for name, field in schema.get("properties", {}).items():
            where = (*path, "properties", name)
            if not field.get("description"):
                yield where, f"{name} has no description"
            if not field.get("title") and "x-quirk" not in field:
                yield where, f"{name} has no title; if the page gives no label, x-quirk says so"
            if ("x-doc-type" in field) == ("x-source" in field):
                yield where, f"{name} needs x-doc-type (a table has it) or x-source: example, not both"
            alias = field.get("x-alias-of")
            if alias is not None and (alias == name or alias not in schema["properties"]):
                yield (*where, "x-alias-of"), f"{name} is an alias of {alias}, which is no other field of this object"


def known_formats(document: dict[str, Any]) -> Findings:
    """Check that types and formats are listed in specs/README.md; unknown ones would be treated as text."""
    for path, schema in schemas(document):
        form, types = schema.get("format"), types_of(schema)
        if form is not None and form not in FORMATS:
            yield (*path, "format"), f"unknown format {form}: see specs/README.md"
        if "boolean" in types or ("number" in types and (form not in FORMATS or FORMATS[form].kind is not AMOUNT)):
            yield (*path, "type"), "neither booleans nor numbers without format: decimal are known here"


def sound_examples(document: dict[str, Any]) -> Findings:
    """Check that the `examples` of schemas are valid, also inside JSON strings."""
    for path, schema in schemas(document):
        if "example" in schema:
            yield (*path, "example"), "a schema has examples, a list: OpenAPI 3.1 deprecates example in schemas"
        if isinstance(examples := schema.get("examples"), list):
            validator = validator_for(document, pointer(path), ExampleValidator)
            for index, value in enumerate(examples):
                for error in validator.iter_errors(value):
                    yield (*path, "examples", index), f"the example is not valid: {error.message[:300]}"


def received_formats(document: dict[str, Any]) -> Findings:
    """Check that strings in responses have a format that allows `""`, which platforms send for a missing value."""
    received = received_components(document)
    for path, schema in schemas(document):
        standard = FORMATS.get(schema.get("format", "")) if "string" in types_of(schema) else None
        inside = path[2] in received if path[:2] == ("components", "schemas") else "responses" in path
        if inside and standard and standard.received:
            words = f"{standard.received} instead of {standard.name}"
            yield (*path, "format"), f"strings in responses may be empty: use {words}"


def said_privacy(document: dict[str, Any]) -> Findings:
    """Check that `x-personal` is set on fields that may be personal and is the same for all fields of a name.

    Log redaction goes by field names.
    """
    said: dict[str, tuple[bool, str]] = {}
    for path, schema in sorted(schemas(document), key=lambda found: str(found[0])):
        for name, field in schema.get("properties", {}).items():
            where, owner = (*path, "properties", name), str(path[-1])
            word = TELLING.search(field.get("title", ""))
            if word and "x-personal" not in field:
                yield where, f"{name} is labelled {word[0]}: set x-personal to true or false"
            alias = schema["properties"].get(field.get("x-alias-of"), field)
            if alias.get("x-personal", False) != field.get("x-personal", False):
                yield where, f"{name} and {field['x-alias-of']} are one field: x-personal must be the same for both"
            now = field.get("x-personal", False)
            before, holder = said.setdefault(name, (now, owner))
            if now != before:
                yield (
                    where,
                    f"{name} is {'not ' if before else ''}personal here but {'' if before else 'not '}in {holder}",
                )


def sound_codes(document: dict[str, Any]) -> Findings:
    """Check that the values and names of each code list are unique, and that values have the type of the schema."""
    for path, schema in schemas(document):
        seen: set[Any] = set()
        codes = schema.get("x-enum", [])
        for index, code in enumerate(codes):
            where = (*path, "x-enum", index)
            for key in ("value", "name"):
                if (key, code[key]) in seen:
                    yield where, f"the {key} {code[key]!r} is listed twice"
                seen.add((key, code[key]))
            wanted = "string" if isinstance(code["value"], str) else "integer"
            if wanted not in types_of(schema) or type(code["value"]) is not type(codes[0]["value"]):
                yield where, f"the value {code['value']!r} is of another type than the schema or the first"
        if "x-enum" in schema and not (len(path) == 3 and path[0] == "components"):
            yield (*path, "x-enum"), "a code list must be a component, so that it has a name"


def distinct_names(document: dict[str, Any]) -> Findings:
    """Check that the fields of an object have distinct Python names."""
    platform = Platform("", document)
    for name in object_names(document):
        taken: dict[str, str] = {}
        for prop in platform.object(name).properties:
            where = ("components", "schemas", name, "properties", prop.wire)
            if not prop.python.isidentifier():
                yield where, f"{prop.wire} has no valid Python name"
            if prop.python in taken:
                yield where, f"{taken[prop.python]} and {prop.wire} have the same Python name {prop.python}"
            taken[prop.python] = prop.wire


def finite_objects(document: dict[str, Any]) -> Findings:
    """Check that no object contains itself, at any depth: generated classes cannot be recursive."""
    platform = Platform("", document)
    inner = {
        name: {prop.nested for prop in platform.object(name).properties if prop.nested}
        for name in object_names(document)
    }
    for name in inner:
        waiting, held = set(inner[name]), set[str]()
        while waiting:
            held |= waiting
            waiting = set().union(*(inner[each] for each in waiting)) - held
        if name in held:
            yield ("components", "schemas", name), f"{name} contains itself; requests and records cannot be recursive"


def sound_custom_fields(document: dict[str, Any]) -> Findings:
    """Check that a record has at most one list of custom fields, and that its items have a label and a value."""
    platform = Platform("", document)
    records = {record.name for record in platform.records}
    for name in object_names(document):
        marked = [prop for prop in platform.object(name).properties if "x-custom-fields" in prop.schema]
        for index, prop in enumerate(marked):
            where = ("components", "schemas", name, "properties", prop.wire, "x-custom-fields")
            if name not in records:
                yield where, f"{name} is not part of a response: only records have custom fields"
            if index:
                yield where, f"{name} already has custom fields in {marked[0].wire}"
            if not (prop.nested and prop.many):
                yield where, f"{prop.wire} is not a list of objects"
                continue
            members = {member.wire: member.kind for member in platform.object(prop.nested).properties}
            for role in ("key", "value"):
                member = prop.schema["x-custom-fields"][role]
                if members.get(member) != "text":
                    yield (*where, role), f"{prop.nested} has no text {member!r}"


def finished_texts(document: dict[str, Any]) -> Findings:
    """Check that no TODO text of a draft remains."""
    for path, value in walk(document):
        if isinstance(value, str) and value.startswith(DRAFT) and not in_example((*path, "")):
            yield path, f"{path[-1]} is a draft of docs-diff: replace it ({value})"
