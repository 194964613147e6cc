"""Runs datamodel-code-generator: what answers hold, as records on msgspec structs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from generator.clients import run_tool
from generator.model import JsonObject, Object, Platform, Property, attribute

TEMPLATES = Path(__file__).parent / "templates"
IMPORTS = (
    *("dingdan_runtime.Nested", "dingdan_runtime.Code", "dingdan_runtime.AliasOf", "dingdan_runtime.by_label"),
    *("msgspec.field", "collections.abc.Mapping"),
)
"""What the template of records names; those that a platform does not use are tidied away."""


def record_document(platform: Platform) -> JsonObject:
    """The document that datamodel-code-generator reads: one schema a record, fields named for Python."""
    return {
        "openapi": "3.1.0",
        "info": {"title": platform.package, "version": platform.document["info"]["version"]},
        "paths": {},
        "components": {"schemas": {record.name: _definition(platform, record) for record in platform.records}},
    }


def _definition(platform: Platform, record: Object) -> JsonObject:
    properties = {attribute(prop.python): _member(platform, prop) for prop in record.properties}
    if record.custom_fields:
        listed, key, value = record.custom_fields
        properties[attribute(listed.python)]["x-custom-fields"] = f'"{key}", "{value}"'
    return {"type": "object", "description": record.description, "properties": properties}


def _member(platform: Platform, prop: Property) -> JsonObject:
    name = attribute(prop.python)
    member: JsonObject = {"description": prop.explanation, "x-wire": prop.wire}
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
    """Generate the records module.

    Raises:
        ToolError: datamodel-code-generator refused the schema.
    """
    document = scratch / f"{platform.key}-records.json"
    document.write_text(json.dumps(record_document(platform), ensure_ascii=False), encoding="utf-8")
    command = [
        sys.executable, "-m", "datamodel_code_generator",
        "--input", str(document), "--input-file-type", "openapi", "--output", str(file),
        "--output-model-type", "msgspec.Struct", "--base-class", "dingdan_runtime.Record",
        "--target-python-version", "3.11", "--custom-template-dir", str(TEMPLATES / "records"),
        "--field-extra-keys", "x-wire", "x-alias-of", "x-nested", "x-code", "x-custom-fields",
        "--additional-imports", ",".join(IMPORTS),
        "--use-schema-description", "--use-field-description", "--disable-timestamp", "--formatters", "builtin",
    ]  # fmt: skip
    run_tool("datamodel-code-generator", command)
