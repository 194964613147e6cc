"""The docs variant of a spec: what extensions say is in the descriptions, with code samples for each call.

It is for people and for assistants that read the file, and for tools that render it.
"""

from __future__ import annotations

import copy

from generator.document import JsonObject, component, operations, schemas
from generator.formats import FORMATS
from generator.model import Platform
from generator.variants.curl import curl
from generator.variants.descriptions import add_sentence, codes_sentence
from generator.variants.go_samples import go
from generator.variants.java_samples import java
from generator.variants.php_samples import php
from generator.variants.plain import describe_pushed_records, drop_extensions
from generator.variants.python_samples import python
from generator.variants.typescript_samples import typescript

SAMPLES = "x-codeSamples"
SAMPLE_WRITERS = {"Python": python, "TypeScript": typescript, "Java": java, "Go": go, "PHP": php}
NOTE = """\
**This file is the docs variant of the spec, for reading and rendering.** Codes, formats and oddities are in the
descriptions, `response_data` is also shown decoded, and each call has samples for curl, Python, TypeScript,
Java, Go and PHP. Generate code from another variant.

"""


def documented(platform: Platform) -> JsonObject:
    """Return the docs variant of a platform's spec."""
    document = copy.deepcopy(platform.document)
    for _, schema in list(schemas(document)):
        describe_meaning(document, schema)
        show_content(schema)
    for _, operation, _ in operations(document):
        describe_quirk(operation)
    drop_extensions(document)
    by_id = {operation.id: operation for operation in platform.operations}
    for _, spec, _ in operations(document) if is_signed_as_known(platform) else ():
        spec[SAMPLES] = code_samples(platform, spec["operationId"], by_id)
    document["info"]["description"] = NOTE + document["info"].get("description", "")
    return document


def is_signed_as_known(platform: Platform) -> bool:
    """True if the samples can sign calls: by segments of the path, or by a token that an operation returns."""
    return any(operation.has_msg_id or operation.query for operation in platform.operations)


def code_samples(platform: Platform, name: str, by_id: JsonObject) -> list[JsonObject]:
    """Return the samples of an operation, for `x-codeSamples`."""
    operation = by_id[name]
    return [
        {"lang": "Shell", "label": "curl", "source": curl(platform, operation)},
        *(
            {"lang": lang, "label": lang, "source": write(platform, operation)}
            for lang, write in SAMPLE_WRITERS.items()
        ),
    ]


def describe_meaning(document: JsonObject, schema: JsonObject) -> None:
    """Add codes and format in English and Chinese, and the quirk, to a description that hides those of a component."""
    references = [each for each in (schema, *schema.get("anyOf", [])) if "$ref" in each and "description" in schema]
    for holder in (schema, *(component(document, each) for each in references)):
        if "x-enum" in holder:
            add_sentence(schema, codes_sentence(holder["x-enum"]))
        form = FORMATS.get(str(holder.get("format", "")))
        if form is not None and form.shown is not None:
            add_sentence(schema, f"{form.shown[2]} {form.shown[1]}。Example 示例: {form.shown[0]}.")
    describe_pushed_records(schema)
    describe_quirk(schema)
    if "x-alias-of" in schema:
        add_sentence(schema, f"A second spelling of `{schema['x-alias-of']}`.")


def describe_quirk(holder: JsonObject) -> None:
    """Add the quirk to the description."""
    if "x-quirk" in holder:
        add_sentence(holder, f"Note 注意: {' '.join(str(holder['x-quirk']).split())}")


def show_content(schema: JsonObject) -> None:
    """Show the schema of the JSON text in a string as an alternative to the string."""
    if "contentSchema" in schema:
        text = {key: schema.pop(key) for key in ("type", "contentMediaType", "contentSchema") if key in schema}
        schema["oneOf"] = [
            {"title": "JSON text 文本", **text},
            {"title": "decoded 解码后", "$ref": text["contentSchema"]["$ref"]},
        ]
