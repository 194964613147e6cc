"""The plain form of a spec: one function for each rule. What a keyword said is said in the description."""

from __future__ import annotations

import copy
import textwrap

from generator.document import JsonObject, component, in_example, one_line, schemas, types_of, walk
from generator.variants.aliases import colliding_aliases
from generator.variants.descriptions import (
    ADDED,
    add_sentence,
    alternatives_sentence,
    codes_sentence,
    format_sentence,
    pushed_sentence,
)
from generator.variants.examples import fit_examples

NULLABLE = "x-nullable"
"""Marks a schema that allows null, until the form of the OpenAPI version replaces it."""
STANDARD_FORMATS = ("date", "int32", "int64")
NOTE = (
    "**This file is the plain variant of the spec, for code generators.** Every value has one JSON type. Before it uses"
    " these types, a reader of answers has to: {steps}. `specs/README.md` of the project shows how."
)
QUOTED_STEP = (
    "put quotes around every bare number in the text of `response_data` (ids of 19 digits arrive as numbers or as"
    " text, and plain types them as text)"
)
LONG_STEP = "read integers without rounding (ids typed int64 have 19 digits)"
NULL_STEP = "take null as absent"


def simplify(document: JsonObject, *, keep_nulls: bool) -> JsonObject:
    """Return a copy of a bundled spec that follows all rules of plain; `x-nullable` marks what allows null.

    Args:
        document: The bundled spec. It is not changed.
        keep_nulls: True to keep nulls in examples, False to leave their members out.
    """
    plain = copy.deepcopy(document)
    fit_examples(plain, keep_nulls=keep_nulls)
    for path, schema in list(schemas(plain)):
        drop_colliding_aliases(schema)
        drop_null_alternative(schema)
        take_one_type(schema)
        describe_codes(schema)
        describe_pushed_records(schema)
        take_standard_format(schema)
        describe_alternatives(schema)
        describe_patterns(schema)
        if path[:2] != ("components", "schemas") or len(path) == 3:
            move_foreign_title(schema)
    inline_scalars(plain)
    add_note(plain, quoted=bool(document.get("x-envelope", {}).get("quoted")))
    return plain


def finish_31(plain: JsonObject) -> JsonObject:
    """Turn `x-nullable` into a sentence, and make fields that may be null optional."""
    for _, schema in list(schemas(plain)):
        nullable = {name for name, field in schema.get("properties", {}).items() if field.get(NULLABLE)}
        if nullable & set(schema.get("required", [])):
            schema["required"] = [name for name in schema["required"] if name not in nullable]
    for _, schema in list(schemas(plain)):
        if schema.pop(NULLABLE, False):
            add_sentence(schema, "May be null.")
    drop_extensions(plain)
    return plain


def drop_colliding_aliases(schema: JsonObject) -> None:
    """Drop each alias that collides with its field, and name it in the description of the field."""
    for alias, name in colliding_aliases(schema).items():
        del schema["properties"][alias]
        add_sentence(schema["properties"][name], f"May arrive as `{alias}`: read both names.")


def drop_null_alternative(schema: JsonObject) -> None:
    """Replace `anyOf` of a schema and null with the schema."""
    alternatives = schema.get("anyOf", [])
    others = [each for each in alternatives if each.get("type") != "null"]
    if len(others) == 1 and len(others) < len(alternatives):
        del schema["anyOf"]
        own = {key: schema.pop(key) for key in list(schema)}
        schema.update({**others[0], **own, NULLABLE: True})


def take_one_type(schema: JsonObject) -> None:
    """Replace a list of types with one: text if it is among them."""
    if not isinstance(schema.get("type"), list):
        return
    types = types_of(schema)
    if "null" in types:
        schema[NULLABLE] = True
        types.discard("null")
    schema["type"] = next(each for each in ("string", "number", *sorted(types)) if each in types)
    if len(types) > 1 and "string" in types:
        add_sentence(schema, "Text or a number on the wire.")


def describe_codes(schema: JsonObject) -> None:
    """Write the list of codes into the description."""
    if "x-enum" in schema:
        add_sentence(schema, codes_sentence(schema["x-enum"]))


def describe_pushed_records(schema: JsonObject) -> None:
    """Write the record of each kind of push into the description."""
    if "x-pushed-records" in schema:
        add_sentence(schema, pushed_sentence(schema["x-pushed-records"]))


def take_standard_format(schema: JsonObject) -> None:
    """Replace a format of our own with its description."""
    name = schema.get("format")
    if isinstance(name, str) and name not in STANDARD_FORMATS:
        add_sentence(schema, format_sentence(name))
        if name == "epoch-seconds":
            schema["format"] = "int64"
        else:
            del schema["format"]


def describe_alternatives(schema: JsonObject) -> None:
    """Replace `anyOf` of required fields, alone or in `allOf`, with a sentence each."""
    for rule in [schema, *schema.get("allOf", [])]:
        if "anyOf" in rule and all(set(each) == {"required"} for each in rule["anyOf"]):
            add_sentence(schema, alternatives_sentence(rule.pop("anyOf")))
    if "allOf" in schema:
        schema["allOf"] = [each for each in schema["allOf"] if each]
        if not schema["allOf"]:
            del schema["allOf"]


def describe_patterns(schema: JsonObject) -> None:
    """Replace `patternProperties` with a sentence each; the objects stay open."""
    for pattern, field in schema.pop("patternProperties", {}).items():
        text = one_line(field.get("description", ""))
        add_sentence(schema, f"Also has fields named as in `{pattern}`. {text}".strip())


def move_foreign_title(schema: JsonObject) -> None:
    """Move a title outside ASCII into the description: generators make class names of titles."""
    if not str(schema.get("title", "")).isascii():
        title = schema.pop("title")
        text = one_line(schema.get("description", ""))
        schema["description"] = f"{title}. {text}".strip()


def inline_scalars(document: JsonObject) -> None:
    """Put a copy of each scalar component where it is referred to, since they are only names of text and numbers."""
    members = document.get("components", {}).get("schemas", {})
    scalars = {name for name, schema in members.items() if types_of(schema) & {"string", "integer", "number"}}
    for _, schema in list(schemas(document)):
        name = str(schema.get("$ref", "")).rpartition("/")[2]
        if name in scalars:
            target = component(document, schema)
            own = {key: value for key, value in schema.items() if key != "$ref"}
            schema.clear()
            schema.update({**target, **own})
            for sentence in target.get(ADDED, []):
                add_sentence(schema, sentence)
    for name in scalars:
        del members[name]


def drop_extensions(document: JsonObject) -> None:
    """Remove all extensions of the document, at any depth."""
    for path, value in list(walk(document)):
        if isinstance(value, dict) and not in_example((*path, "")) and path[-1:] != ("properties",):
            for key in [key for key in value if key.startswith("x-")]:
                del value[key]


def add_note(document: JsonObject, *, quoted: bool) -> None:
    """Add the steps of a reader of answers to the description of the document."""
    steps = [QUOTED_STEP if quoted else LONG_STEP, NULL_STEP]
    note = textwrap.fill(NOTE.format(steps="; ".join(steps)), 100)
    info: JsonObject = document["info"]
    info["description"] = f"{note}\n\n{info.get('description', '')}".rstrip() + "\n"
