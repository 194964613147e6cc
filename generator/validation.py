"""JSON Schema validation with the formats of the specs and with the content of JSON strings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import FormatError, ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from generator.formats import FORMATS, fits

SPEC = "urn:dingdan:spec"


class _Formats(FormatChecker):
    """A format checker for the table of formats. It reads the table at each check."""

    def conforms(self, instance: object, format: str) -> bool:
        return format not in FORMATS or fits(format, instance)

    def check(self, instance: object, format: str) -> None:
        if not self.conforms(instance, format):
            raise FormatError(f"{instance!r} is not a {format!r}")


format_checker = _Formats(formats=())


def _content_schema(validator: Any, schema: Any, instance: Any, parent: Any) -> Iterator[ValidationError]:
    """Validate the content of a JSON string (`contentSchema`), which the standard makes optional and no tool does."""
    if not isinstance(instance, str) or instance == "" or parent.get("contentMediaType") != "application/json":
        return
    try:
        inner = json.loads(instance)
    except ValueError as error:
        yield ValidationError(f"the text inside is not JSON: {error}")
        return
    for found in validator.descend(inner, schema):
        yield ValidationError(f"inside the JSON text, {found.json_path}: {found.message}")


def _documented_code(_validator: Any, codes: Any, instance: Any, _parent: Any) -> Iterator[ValidationError]:
    if instance not in ("", None) and str(instance) not in {str(code["value"]) for code in codes}:
        yield ValidationError(f"{instance!r} is not one of the documented codes")


InnerValidator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"contentSchema": _content_schema}
)
"""Validates messages from and to a platform; undocumented codes are valid."""

ExampleValidator: Any = extend(  # type: ignore[no-untyped-call]
    InnerValidator, {"x-enum": _documented_code}
)
"""Validates examples; only documented codes are valid."""


def validator_for(document: dict[str, Any], pointer: str, kind: Any = InnerValidator) -> Any:
    """Return a validator for the schema at `pointer` (such as `/components/schemas/StdomOrder`) of a bundled spec."""
    registry: Registry[Any] = Registry().with_resource(SPEC, DRAFT202012.create_resource(document)).crawl()
    return kind({"$ref": f"{SPEC}#{pointer}"}, registry=registry, format_checker=format_checker)
