"""OpenAPI 3.0.3 from the plain form of a spec."""

from __future__ import annotations

from typing import Any

from generator.document import JsonObject, component, schemas
from generator.variants.descriptions import add_sentence
from generator.variants.plain import NULLABLE, drop_extensions

LICENSE_URL = "https://spdx.org/licenses/{}.html"
SECTIONS = ("openapi", "info", "servers", "paths", "components", "security", "tags", "externalDocs")
"""The sections of a document of 3.0; `webhooks` is not among them."""

NO_WEBHOOKS = """\
**Pushes** are not in this file, since OpenAPI 3.0 has no `webhooks`: the variants of 3.1 describe them. The schemas
of their forms and answers are here."""


def as_openapi_30(plain: JsonObject) -> JsonObject:
    """Turn a document of `simplify` into OpenAPI 3.0.3."""
    pushed = "webhooks" in plain
    plain = {key: plain[key] for key in SECTIONS if key in plain} | {"openapi": "3.0.3"}
    plain["info"] = info_30(plain["info"])
    if pushed:
        plain["info"]["description"] = f"{plain['info']['description'].rstrip()}\n\n{NO_WEBHOOKS}\n"
    for _, schema in list(schemas(plain)):
        take_content(schema)
        take_keywords(schema)
    for _, schema in list(schemas(plain)):
        mark_nullable(plain, schema)
    for _, schema in list(schemas(plain)):
        if "$ref" in schema:
            reference = schema["$ref"]
            schema.clear()
            schema["$ref"] = reference
    drop_extensions(plain)
    return plain


def info_30(info: JsonObject) -> JsonObject:
    """Return the `info` without a summary, with the address of the license in place of its identifier."""
    license_ = dict(info.get("license", {}))
    if "identifier" in license_:
        license_["url"] = LICENSE_URL.format(license_.pop("identifier"))
    kept: dict[str, Any] = {key: value for key, value in info.items() if key not in ("summary", "license")}
    return kept | ({"license": license_} if license_ else {})


def take_content(schema: JsonObject) -> None:
    """Replace the schema of the JSON text in a string with a sentence."""
    inner = schema.pop("contentSchema", None)
    kind = schema.pop("contentMediaType", None)
    if inner is not None:
        add_sentence(schema, f"JSON inside the text, of the schema `{str(inner.get('$ref', '')).rpartition('/')[2]}`.")
    elif kind is not None:
        add_sentence(schema, f"The text has the type {kind}.")


def take_keywords(schema: JsonObject) -> None:
    """Replace keywords that 3.0 does not have."""
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    if isinstance(schema.get("examples"), list):
        schema["example"] = schema.pop("examples")[0]


def mark_nullable(document: JsonObject, schema: JsonObject) -> None:
    """Replace the mark of null with `nullable`.

    A reference has no other members in 3.0, and `nullable` beside `allOf` does not allow null: the component gets it.
    """
    if schema.pop(NULLABLE, False):
        (component(document, schema) if "$ref" in schema else schema)["nullable"] = True
