"""Lint rules for valid OpenAPI 3.1 and the extensions of specs/README.md."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from jsonschema_path.paths import SchemaPath
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas import schema_v31
from openapi_spec_validator.validation.keywords import OpenAPIV31SchemaValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from generator.document import Findings, in_example, top_schemas, walk
from generator.source import JsonPath

EXTENSIONS = Draft202012Validator(
    json.loads((Path(__file__).resolve().parents[2] / "specs" / "extensions.schema.json").read_text(encoding="utf-8"))
)
"""The schemas of the extensions of specs/README.md, from `specs/extensions.schema.json`."""


_sound: set[tuple[str, str]] = set()
"""Cache of valid schemas, each with its meta-schema. A second lint of a spec finds almost all schemas in it."""


def openapi_shape(document: dict[str, Any]) -> Findings:
    """Check the document against the meta-schema of OpenAPI 3.1."""
    if not str(document.get("openapi", "")).startswith("3.1."):
        yield ("openapi",), "the specs must be OpenAPI 3.1"
        return
    # jsonschema rather than openapi-spec-validator, whose errors say neither where nor what.
    for error in _shape_validator().iter_errors(document):
        # The meta-schema is one big choice; its deepest complaint is the one that helps.
        deepest = best_match([error]) or error
        yield _place(deepest), f"not OpenAPI 3.1: {deepest.message[:300]}"


def json_schema_shape(document: dict[str, Any]) -> Findings:
    """Check that every schema is valid JSON Schema."""
    meta = Draft202012Validator(Draft202012Validator.META_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for path, schema in top_schemas(document):
        seen = "JSON Schema", repr(schema)
        if seen in _sound:
            continue
        errors = list(meta.iter_errors(schema))
        if not errors:
            _sound.add(seen)
        for error in errors:
            deepest = best_match([error]) or error
            yield (*path, *deepest.absolute_path), f"not JSON Schema: {deepest.message[:300]}"


class _SchemaValidator(OpenAPIV31SchemaValidator):
    """Validates each schema against the meta-schema only once: this takes most of the time of `openapi_sense`."""

    def _get_schema_checker(self, schema: SchemaPath, schema_value: Any) -> Callable[[Any], None]:
        check = super()._get_schema_checker(schema, schema_value)
        seen = self._get_schema_dialect_id(schema, schema_value), repr(schema_value)

        def check_once(value: Any) -> None:
            if seen not in _sound:
                check(value)
                _sound.add(seen)

        return check_once


class _SpecValidator(OpenAPIV31SpecValidator):
    keyword_validators = {**OpenAPIV31SpecValidator.keyword_validators, "schema": _SchemaValidator}  # noqa: RUF012


def openapi_sense(document: dict[str, Any]) -> Findings:
    """Check the rules of OpenAPI beyond its meta-schema: unique names, and parameters that belong to their path."""
    for error in _SpecValidator(document).iter_errors():
        url = next((url for url in document.get("paths", {}) if f"'{url}'" in error.message), None)
        yield ("paths", url) if url else ("tags",), f"not OpenAPI 3.1: {error.message[:300]}"


def known_extensions(document: dict[str, Any]) -> Findings:
    """Check that extensions are listed in specs/README.md; a misspelt extension would have no effect."""
    for path, value in walk(document):
        if not isinstance(value, dict) or path[-1:] == ("properties",):
            continue
        for key, content in value.items():
            if not key.startswith("x-") or in_example((*path, key)):
                continue
            for error in EXTENSIONS.iter_errors({key: content}):
                where = _place(error)
                yield (*path, *where), f"{key}: {error.message[:300]}" if error.path else f"unknown extension {key}"


@cache
def _shape_validator() -> Draft202012Validator:
    """Return a validator for the meta-schema of OpenAPI.

    The meta-schema is in a registry, which indexes it once. As the validator's own schema it would be indexed at every
    reference, which takes 80 % of the time.
    """
    schema = dict(schema_v31)
    registry = Registry().with_resource(schema["$id"], DRAFT202012.create_resource(schema)).crawl()
    return Draft202012Validator({"$ref": schema["$id"]}, registry=registry)


def _place(error: ValidationError) -> JsonPath:
    """Return the path of an error; for an unexpected member, the path of this member."""
    path, members = tuple(error.absolute_path), cast("Any", error.instance)
    if error.validator in ("additionalProperties", "unevaluatedProperties"):
        # jsonschema names the members in the message only.
        return next(((*path, key) for key in members if f"'{key}'" in error.message), path)
    return path
