"""Every file of vectors keeps its schema, and what it speaks of is in the specs."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.bundle import bundle
from generator.formats import scalar_kind
from generator.model import Platform
from generator.pipeline import PLATFORMS
from tests.vectors.vector_calls import FOLDER, vectors

FILES = sorted(file.stem for file in FOLDER.glob("*.json"))
KINDS = {
    "text", "waiqin-id", "decimal", "number", "integer", "long", "waiqin-date-time", "waiqin-date-or-time", "date",
    "epoch-seconds", "code", "integer-code", "list",
}  # fmt: skip


def read(file: Path) -> Any:
    return json.loads(file.read_bytes())


def validator(file: str) -> Draft202012Validator:
    return Draft202012Validator(read(FOLDER / "schema" / f"{file}.json"), format_checker=FormatChecker())


@pytest.fixture(scope="module")
def platforms() -> dict[str, Platform]:
    folder = FOLDER.parent
    return {key: Platform(key, bundle(folder / key / "openapi.yaml").document) for key in PLATFORMS}


def test_every_file_has_a_schema_and_every_schema_a_file() -> None:
    assert FILES == ["envelopes", "paging", "signing", "tokens", "values"]
    assert sorted(file.stem for file in (FOLDER / "schema").iterdir()) == FILES


@pytest.mark.parametrize("file", FILES)
def test_file_keeps_its_schema(file: str) -> None:
    schema = validator(file)
    schema.check_schema(schema.schema)
    content = read(FOLDER / f"{file}.json")
    assert [error.message for error in schema.iter_errors(content)] == []
    assert (FOLDER / content["$schema"]).is_file()


@pytest.mark.parametrize("file", FILES)
def test_names_are_unique_in_a_file(file: str) -> None:
    groups = [group for group in read(FOLDER / f"{file}.json").values() if isinstance(group, list)]
    for group in groups:
        names = [vector["name"] for vector in group]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("file", "group", "spoil"),
    [
        ("signing", "vectors", lambda vector: vector.pop("digest")),
        ("signing", "vectors", lambda vector: vector.update(digest="74267BF0CAE0998A719879EC9B3C7780")),
        ("signing", "vectors", lambda vector: vector.update(timestamp_format="seconds")),
        ("signing", "timestamps", lambda vector: vector.update(timestamp="2026-11-01")),
        ("signing", "paths", lambda vector: vector.update(signed_path="/api/x")),
        ("envelopes", "vectors", lambda vector: vector.update(expected={"outcome": "fine"})),
        ("envelopes", "vectors", lambda vector: vector["expected"].update(more=1)),
        ("envelopes", "vectors", lambda vector: vector.pop("msg_id")),
        ("paging", "vectors", lambda vector: vector["expected"].update(ids=[1])),
        ("paging", "vectors", lambda vector: vector.update(pages=[])),
        ("tokens", "renewals", lambda vector: vector["calls"][0].update(fetches=1)),
        ("tokens", "refusals", lambda vector: vector.update(refusals=0)),
        ("values", "vectors", lambda vector: vector.update(expected={"decimal": "1e3"})),
        ("values", "vectors", lambda vector: vector.update(expected={"moment": "2026-11-01 09:30:00 +08:00"})),
        ("values", "vectors", lambda vector: vector.update(expected={"text": "a", "code": "a"})),
        ("values", "vectors", lambda vector: vector.update(wire=5)),
        ("values", "vectors", lambda vector: vector.update(name="Not A Name")),
    ],
)
def test_schema_refuses_what_is_no_vector(file: str, group: str, spoil: Callable[[Any], Any]) -> None:
    content = deepcopy(read(FOLDER / f"{file}.json"))
    spoil(content[group][0])
    assert not validator(file).is_valid(content)


@pytest.mark.parametrize("file", ["envelopes", "paging", "values"])
def test_operations_are_those_of_the_specs(file: str, platforms: dict[str, Platform]) -> None:
    known = {key: {operation.id for operation in platform.operations} for key, platform in platforms.items()}
    assert [each["name"] for each in vectors(file) if each["operation"] not in known[each["platform"]]] == []


def test_values_cover_every_kind_of_field(platforms: dict[str, Platform]) -> None:
    covered = set()
    for vector in vectors("values"):
        platform = platforms[vector["platform"]]
        (operation,) = [each for each in platform.operations if each.id == vector["operation"]]
        (field,) = [each for each in platform.object(str(operation.result)).properties if each.wire == vector["field"]]
        covered.add("list" if field.many else scalar_kind(field.schema))
    assert covered == KINDS


def test_readme_names_every_file() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [file for file in FILES if f"`{file}.json`" not in readme] == []
