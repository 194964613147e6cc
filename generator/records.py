"""Runs datamodel-code-generator, which generates the records of responses as msgspec structs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from generator.clients import run_tool
from generator.document import JsonObject
from generator.formats import READ_AS
from generator.model import Platform
from generator.objects import Object, Property, attribute

TEMPLATES = Path(__file__).parent / "templates"
IMPORTS = (
    *("dingdan_runtime.Nested", "dingdan_runtime.Code", "dingdan_runtime.AliasOf", "dingdan_runtime.by_label"),
    *("msgspec.field", "collections.abc.Mapping"),
)
"""Names that the template of records uses; ruff removes unused imports."""


def attribute_docs(platform: Platform) -> dict[str, dict[str, str]]:
    """Return the docstrings of record attributes by record and attribute: label, meaning, type and source."""
    return {
        record.name: {attribute(prop.python): _attribute_doc(platform, record, prop) for prop in record.properties}
        for record in platform.records
    }


def _attribute_doc(platform: Platform, record: Object, prop: Property) -> str:
    operations = ", ".join(platform.sources[record.name])
    return f"{prop.explanation} Gives {_value(prop)}; field `{prop.wire}` of {operations}."


def _value(prop: Property) -> str:
    if prop.nested:
        return f"a list of {prop.nested}" if prop.many else f"{prop.nested} or None"
    if prop.code and not prop.many:
        return f"{prop.code} or None"
    return READ_AS[prop.record_type][1]


def record_document(platform: Platform) -> JsonObject:
    """Return the input of datamodel-code-generator: one schema for each record, with Python names of fields."""
    return {
        "openapi": "3.1.0",
        "info": {"title": platform.package, "version": platform.document["info"]["version"]},
        "paths": {},
        "components": {"schemas": {record.name: _definition(platform, record) for record in platform.records}},
    }


def _definition(platform: Platform, record: Object) -> JsonObject:
    properties = {attribute(prop.python): _member(platform, record, prop) for prop in record.properties}
    if record.custom_fields:
        listed, key, value = record.custom_fields
        properties[attribute(listed.python)]["x-custom-fields"] = f'"{key}", "{value}"'
    return {"type": "object", "description": record.description, "properties": properties}


def _member(platform: Platform, record: Object, prop: Property) -> JsonObject:
    name = attribute(prop.python)
    member: JsonObject = {"description": _attribute_doc(platform, record, prop), "x-wire": prop.wire}
    if prop.wire == name:
        del member["x-wire"]
    if prop.alias_of:
        member["x-alias-of"] = attribute(prop.alias_of)
    if prop.nested:
        reference = {"$ref": f"#/components/schemas/{prop.nested}"}
        member["x-nested"] = "many" if prop.many else "one"
        return {**member, "type": "array", "items": reference} if prop.many else {**member, **reference}
    if prop.code and not prop.many:
        return {**member, "customTypePath": f"{platform.package}.codes.{prop.code}", "x-code": prop.code}
    return {**member, "customTypePath": f"dingdan_runtime.{prop.record_type}"}


def write_records(platform: Platform, file: Path, scratch: Path) -> None:
    """Generate the records module into `file`.

    Raises:
        ToolError: datamodel-code-generator failed.
    """
    document = scratch / f"{platform.key}-records.json"
    document.write_text(json.dumps(record_document(platform), ensure_ascii=False), encoding="utf-8")
    command = [
        sys.executable, "-m", "datamodel_code_generator",
        "--input", str(document), "--input-file-type", "openapi", "--output", str(file),
        "--output-model-type", "msgspec.Struct", "--base-class", "dingdan_runtime.Record",
        "--target-python-version", "3.11", "--custom-template-dir", str(TEMPLATES / "records"),
        "--field-extra-keys", "x-wire", "x-alias-of", "x-nested", "x-code", "x-custom-fields",
        "--additional-imports", ",".join([*IMPORTS, f"{platform.package}.record_docs.DOCS"]),
        "--use-schema-description", "--use-field-description", "--disable-timestamp", "--formatters", "builtin",
        "--disable-future-imports",  # annotations as text would be compiled one by one when the module is imported
    ]  # fmt: skip
    run_tool("datamodel-code-generator", command)
