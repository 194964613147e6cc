"""The variants of the specs: what they may contain, their examples, and pydantic models made of them."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from datamodel_code_generator import InputFileType, generate
from datamodel_code_generator.enums import DataModelType
from datamodel_code_generator.format import PythonVersion
from jsonschema import FormatChecker
from openapi_schema_validator import OAS30ReadValidator
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT4
from yamlcore import CCoreLoader

from generator.document import in_example, pointer, schemas, walk
from generator.validation import SPEC, validator_for

DIST = Path(__file__).resolve().parents[2] / "specs" / "dist"
PLATFORMS = ("waiqin365", "wshoto")
PLAIN, PLAIN_30 = "plain", "plain-3.0"
VARIANTS = [(platform, variant) for platform in PLATFORMS for variant in (PLAIN, PLAIN_30)]
DATES = FormatChecker()
DATES.checks("date", raises=ValueError)(lambda value: not isinstance(value, str) or bool(date.fromisoformat(value)))


@cache
def document(platform: str, variant: str = "") -> dict[str, Any]:
    name = f"{platform}.{variant}.yaml" if variant else f"{platform}.yaml"
    return yaml.load((DIST / name).read_text("utf-8"), Loader=CCoreLoader)  # type: ignore[no-any-return]


def examples(platform: str, variant: str) -> Iterator[tuple[str, str, Any]]:
    """Each example of a body: its name, the component that describes it, and its value."""
    for path, value in walk(document(platform, variant)):
        if isinstance(value, dict) and "schema" in value and not in_example((*path, "")):
            for name, shown in value.get("examples", {}).items():
                yield f"{path[1:3]} {path[3]} {name}", value["schema"]["$ref"].rpartition("/")[2], shown["value"]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_variants_are_valid_openapi(platform: str) -> None:
    assert list(OpenAPIV31SpecValidator(document(platform, PLAIN)).iter_errors()) == []
    assert list(OpenAPIV30SpecValidator(document(platform, PLAIN_30)).iter_errors()) == []


@pytest.mark.parametrize(("platform", "variant"), VARIANTS)
def test_a_schema_of_a_plain_variant_has_one_type_standard_formats_and_distinct_names(
    platform: str, variant: str
) -> None:
    wrong = []
    for path, schema in schemas(document(platform, variant)):
        names = Counter(re.sub("[-_]", "", name).lower() for name in schema.get("properties", {}))
        if (
            not isinstance(schema.get("type", "object"), str)
            or schema.get("type") == "null"
            or schema.keys() & {"anyOf", "oneOf", "allOf", "patternProperties", "const"}
            or schema.get("format", "date") not in ("date", "int32", "int64")
            or max(names.values(), default=1) > 1
            or ("properties" in schema and not schema.get("title", "").isascii())
        ):
            wrong.append(path)
    assert wrong == []


@pytest.mark.parametrize(("platform", "variant"), VARIANTS)
def test_a_plain_variant_has_no_extension(platform: str, variant: str) -> None:
    found = document(platform, variant)
    keys = [path for path, _ in walk(found) if path and str(path[-1]).startswith("x-") and not in_example(path)]
    assert keys == []


@pytest.mark.parametrize("platform", PLATFORMS)
def test_openapi_30_has_no_member_beside_a_reference_and_no_keyword_of_31(platform: str) -> None:
    found = document(platform, PLAIN_30)
    assert found.keys() <= {"openapi", "info", "servers", "paths", "components", "security", "tags"}
    assert "summary" not in found["info"]
    assert [path for path, schema in schemas(found) if "$ref" in schema and len(schema) > 1] == []
    assert [path for path, schema in schemas(found) if any(key.startswith("content") for key in schema)] == []


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_variants_have_the_operations_fields_and_codes_of_the_spec(platform: str) -> None:
    truth = document(platform)
    dropped = {"orderNo"} if platform == "waiqin365" else set()
    for variant in (PLAIN, PLAIN_30):
        found = document(platform, variant)
        assert {path: set(item) for path, item in found["paths"].items()} == {
            path: set(item) for path, item in truth["paths"].items()
        }
        for name, schema in truth["components"]["schemas"].items():
            if "properties" in schema:
                fields = found["components"]["schemas"][name]["properties"]
                assert set(schema["properties"]) - set(fields) <= dropped
                for field, value in schema["properties"].items():
                    component = value.get("$ref", "").rpartition("/")[2]
                    for code in truth["components"]["schemas"].get(component, {}).get("x-enum", []):
                        assert f"{code['value']} {code['label']}" in fields[field]["description"]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_example_of_plain_is_valid_the_text_of_response_data_too(platform: str) -> None:
    wrong = []
    for name, component, value in examples(platform, PLAIN):
        validator = validator_for(document(platform, PLAIN), f"/components/schemas/{component}")
        validator.format_checker = DATES
        wrong += [f"{name}: {error.message}" for error in validator.iter_errors(value)]
    assert wrong == []


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_example_of_plain_30_is_valid_nulls_too(platform: str) -> None:
    found = document(platform, PLAIN_30)
    registry: Registry[Any] = Registry().with_resource(SPEC, DRAFT4.create_resource(found))
    wrong = []
    for name, component, value in examples(platform, PLAIN_30):
        shown = [(component, value)]
        if content := content_of(platform, component, value):
            shown.append((content[1], json.loads(value[content[0]])))
        for schema, each in shown:
            validator = OAS30ReadValidator(
                {"$ref": f"{SPEC}#/components/schemas/{schema}"}, registry=registry, format_checker=DATES
            )
            wrong += [f"{name}: {error.message}" for error in validator.iter_errors(each)]
    assert wrong == []


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("variant", ["", "docs", PLAIN])
def test_examples_of_schemas_are_valid(platform: str, variant: str) -> None:
    found = document(platform, variant)
    shown = [(path, schema["examples"]) for path, schema in schemas(found) if "examples" in schema]
    assert len(shown) >= 6
    wrong = []
    for path, examples_of_one in shown:
        validator = validator_for(found, pointer(path))
        wrong += [f"{path}: {error.message}" for each in examples_of_one for error in validator.iter_errors(each)]
    assert wrong == []


@pytest.mark.parametrize(("platform", "variant"), VARIANTS)
def test_the_code_of_every_envelope_has_success_as_its_example(platform: str, variant: str) -> None:
    said = document(platform)["x-envelope"]
    codes = [
        schema["properties"][said["code"]]
        for _, schema in schemas(document(platform, variant))
        if {said["code"], said["message"]} <= schema.get("properties", {}).keys()
    ]
    assert len(codes) >= 4
    for code in codes:
        shown = code["example"] if variant == PLAIN_30 else code["examples"][0]
        assert (shown, type(shown)) == (said["success"], type(said["success"]))


@pytest.mark.parametrize("variant", ["docs", PLAIN])
def test_pushes_are_in_the_variants_of_31_with_the_record_of_each_kind(variant: str) -> None:
    found, truth = document("waiqin365", variant), document("waiqin365")
    assert found["webhooks"].keys() == truth["webhooks"].keys()
    data = truth["components"]["schemas"]["Push"]["properties"]["data"]
    described = found["components"]["schemas"]["Push"]["properties"]["data"]["description"]
    for kind, record in data["x-pushed-records"]["records"].items():
        assert f"{kind} `{record}`" in described


def test_the_variant_of_30_says_that_it_has_no_pushes() -> None:
    assert "has no `webhooks`" in document("waiqin365", PLAIN_30)["info"]["description"]
    assert "webhooks" not in document("wshoto", PLAIN_30)["info"]["description"]


def content_of(platform: str, component: str, value: Any) -> tuple[str, str] | None:
    """A property that is JSON inside a text, of an answer or of a push, and the component that describes that."""
    schemas = document(platform)["components"]["schemas"]
    for name, schema in schemas[component].get("properties", {}).items():
        if not value.get(name):
            continue
        if "contentSchema" in schema:
            return name, schema["contentSchema"]["$ref"].rpartition("/")[2]
        if pushed := schema.get("x-pushed-records"):
            return name, pushed["records"][value[pushed["by"]]]
    return None


BARE_NUMBER = re.compile(r'("(?:[^"\\]|\\.)*")|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?')
"""A string of JSON, which is kept, or a number outside of strings."""


def quoted(text: str) -> str:
    """Put quotes around the numbers of a JSON text, as specs/README.md tells readers of plain to do."""
    return BARE_NUMBER.sub(lambda found: found[1] or f'"{found[0]}"', text)


def ids(value: Any) -> Iterator[str]:
    """All texts and numbers of 15 digits or more in a JSON value, as text."""
    for _, each in walk(value):
        if not isinstance(each, (dict, list, bool)) and re.fullmatch(r"\d{15,}", str(each)):
            yield str(each)


@pytest.fixture(scope="module", params=[f"{platform}.{variant}" for platform, variant in VARIANTS])
def models(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str, ModuleType]]:
    """A platform, a variant, and pydantic models that datamodel-code-generator makes of it."""
    file = tmp_path_factory.mktemp("models") / "models.py"
    generate(
        DIST / f"{request.param}.yaml",
        input_file_type=InputFileType.OpenAPI,
        output=file,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        formatters=[],
    )
    module_spec = importlib.util.spec_from_file_location(f"models_of_{request.param.replace('.', '_')}", file)
    assert module_spec is not None
    assert module_spec.loader is not None
    module = importlib.util.module_from_spec(module_spec)
    platform, _, variant = request.param.partition(".")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, module.__name__, module)  # pydantic looks its models up there
        module_spec.loader.exec_module(module)
        yield platform, variant, module


def read(module: ModuleType, component: str, text: str) -> Any:
    """The JSON text as the model of a component reads and writes it."""
    return json.loads(getattr(module, component).model_validate_json(text).model_dump_json(by_alias=True))


OF_ANSWERS = {"CarSaleOrderList", "SalesBillAddResultList", "StdReturnList", "StdomOrderList", "StdomSentList"}
WITHIN = {PLAIN: OF_ANSWERS | {"StdomOrder"}, PLAIN_30: OF_ANSWERS}
"""The components that describe JSON inside a text of some example; the order is pushed, and 3.0 has no pushes."""


def test_pydantic_models_read_every_example_with_exact_ids(models: tuple[str, str, ModuleType]) -> None:
    platform, variant, module = models
    truth = {name: value for name, _, value in examples(platform, "")}
    seen, within = 0, set()
    for name, component, value in examples(platform, variant):
        known = sorted(ids(truth[name]))
        assert sorted(ids(read(module, component, json.dumps(value)))) == known
        if content := content_of(platform, component, value):
            text, inner = content
            known = sorted(ids(json.loads(truth[name][text])))
            assert sorted(ids(read(module, inner, value[text]))) == known
            # What the platform sends, prepared as the README says.
            assert sorted(ids(read(module, inner, quoted(truth[name][text])))) == known
            within.add(inner)
        seen += len(known)
    assert seen > 10
    assert within == (WITHIN[variant] if platform == "waiqin365" else set())
