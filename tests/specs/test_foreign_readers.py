"""Examples of the specs as tools read them that know the standard formats and none of ours."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import FormatChecker
from yamlcore import CCoreLoader

from generator.formats import FORMATS
from generator.validation import validator_for

DIST = Path(__file__).resolve().parents[2] / "specs" / "dist"
PLATFORMS = ("waiqin365", "wshoto")
STRICT = FormatChecker()
STRICT.checks("decimal", raises=ArithmeticError)(lambda value: not isinstance(value, str) or bool(str(Decimal(value))))


@cache
def document(platform: str) -> dict[str, Any]:
    """The bundled spec of a platform, parsed once a process: do not change it."""
    text = (DIST / f"{platform}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=CCoreLoader)  # type: ignore[no-any-return]


def examples(platform: str) -> Iterator[tuple[str, str, Any]]:
    """Each example: its name, the pointer to its schema, and its value."""
    for url, item in document(platform)["paths"].items():
        for method, operation in item.items():
            if not isinstance(operation, dict) or "responses" not in operation:
                continue
            bodies = {"requestBody": operation.get("requestBody", {})}
            bodies |= {f"responses/{status}": answer for status, answer in operation["responses"].items()}
            for place, body in bodies.items():
                media = body.get("content", {}).get("application/json", {})
                shown = {name: each["value"] for name, each in media.get("examples", {}).items()}
                shown |= {"example": media["example"]} if "example" in media else {}
                path = url.replace("~", "~0").replace("/", "~1")
                for name, value in shown.items():
                    pointer = f"/paths/{path}/{method}/{place}/content/application~1json/schema"
                    yield f"{operation['operationId']} {place} {name}", pointer, value


EXAMPLES = [
    pytest.param(platform, pointer, value, id=name)
    for platform in PLATFORMS
    for name, pointer, value in examples(platform)
]


@pytest.mark.finding(51, 52)
@pytest.mark.parametrize(("platform", "pointer", "value"), EXAMPLES)
def test_an_example_is_valid_by_the_standard_formats(platform: str, pointer: str, value: Any) -> None:
    validator = validator_for(document(platform), pointer)
    validator.format_checker = STRICT
    assert [error.message for error in validator.iter_errors(value)] == []


@pytest.mark.finding(51, 52)
def test_an_empty_text_is_found_where_a_standard_format_is_put_on_what_is_received() -> None:
    spec = deepcopy(document("waiqin365"))
    shown = [value for name, _, value in examples("waiqin365") if name.startswith("queryStdReturn responses/200 ")]
    pointer = "/components/schemas/QueryStdReturnResponse"
    for field, form in (("confirm_time", "date"), ("confirm_count", "decimal")):
        spec["components"]["schemas"]["StdReturn"]["properties"][field]["format"] = form
    validator = validator_for(spec, pointer)
    validator.format_checker = STRICT
    found = {error.message.partition(": ")[2] for value in shown for error in validator.iter_errors(value)}
    assert found == {"'' is not a 'date'", "'' is not a 'decimal'"}


@pytest.mark.finding(51, 52)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_text_that_is_received_has_no_format_or_one_of_ours(platform: str) -> None:
    spec = document(platform)
    waiting: list[Any] = [
        operation["responses"]
        for item in spec["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and "responses" in operation
    ]
    seen: set[str] = set()
    formats = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if "string" in part.get("type", ()) and isinstance(part.get("format", ""), str):
                formats.add(part.get("format"))
            reference = part.get("$ref", "")
            if isinstance(reference, str) and reference and reference not in seen:
                seen.add(reference)
                section, name = reference.split("/")[2:]
                waiting.append(spec["components"][section][name])
            waiting += [value for key, value in part.items() if key not in ("example", "examples")]
        elif isinstance(part, list):
            waiting += part
    ours = {name for name, form in FORMATS.items() if form.text and not form.standard}
    assert formats - {None} <= ours
