"""Joining the files of a spec: what references become, and what cannot be resolved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.bundle import Bundle, bundle
from generator.errors import SpecError

ENTRY = "openapi: 3.1.0\npaths:\n  /a:\n    $ref: paths/a.yaml#/getA\n"
ITEM = "getA:\n  get:\n    schema:\n      $ref: ../schemas/a.yaml#/A\n"


def write(folder: Path, **files: str) -> Path:
    """Write `openapi` and others (`paths/a`) into `folder` as YAML; give the entry."""
    for name, text in {"openapi": ENTRY, "paths/a": ITEM, "schemas/a": "A:\n  type: string\n", **files}.items():
        file = folder / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "openapi.yaml"


def joined(folder: Path, **files: str) -> Bundle:
    return bundle(write(folder, **files))


def refused(folder: Path, **files: str) -> list[str]:
    """What is found wrong, with names of files relative to `folder`."""
    entry = write(folder, **files)
    with pytest.raises(SpecError) as caught:
        bundle(entry)
    return [str(finding).replace(f"{folder.resolve()}/", "") for finding in caught.value.findings]


def test_a_path_item_stands_where_it_was_referred_to(tmp_path: Path) -> None:
    assert joined(tmp_path).document == {
        "openapi": "3.1.0",
        "paths": {"/a": {"get": {"schema": {"$ref": "#/components/schemas/A"}}}},
        "components": {"schemas": {"A": {"type": "string"}}},
    }


def test_references_across_files_and_within_one_become_components_in_order_of_name(tmp_path: Path) -> None:
    files = {
        "schemas/a": "A:\n  items:\n    - $ref: '#/Z'\n    - $ref: b.yaml#/B\nZ:\n  type: integer\nUnused: {}\n",
        "schemas/b": "B:\n  $ref: a.yaml#/Z\n",
    }
    components = joined(tmp_path, **files).document["components"]
    assert list(components["schemas"].items()) == [
        ("A", {"items": [{"$ref": "#/components/schemas/Z"}, {"$ref": "#/components/schemas/B"}]}),
        ("B", {"$ref": "#/components/schemas/Z"}),
        ("Z", {"type": "integer"}),
    ]


def test_members_beside_a_reference_stay_and_their_own_references_are_followed(tmp_path: Path) -> None:
    schemas = (
        "A:\n  properties:\n    b:\n      $ref: '#/B'\n      title: 标签\n      items: {$ref: '#/C'}\nB: {}\nC: {}\n"
    )
    found = joined(tmp_path, **{"schemas/a": schemas}).document["components"]["schemas"]
    assert found["A"]["properties"]["b"] == {
        "$ref": "#/components/schemas/B",
        "title": "标签",
        "items": {"$ref": "#/components/schemas/C"},
    }


def test_parameters_become_components_of_their_own_kind(tmp_path: Path) -> None:
    files = {
        "paths/a": "getA:\n  parameters:\n    - $ref: ../parameters.yaml#/digest\n",
        "parameters": "digest:\n  name: digest\n  in: path\n  schema:\n    $ref: schemas/a.yaml#/A\n",
    }
    document = joined(tmp_path, **files).document
    assert document["paths"]["/a"] == {"parameters": [{"$ref": "#/components/parameters/digest"}]}
    assert document["components"] == {
        "parameters": {"digest": {"name": "digest", "in": "path", "schema": {"$ref": "#/components/schemas/A"}}},
        "schemas": {"A": {"type": "string"}},
    }


def test_components_of_the_entry_stay_beside_those_of_the_files(tmp_path: Path) -> None:
    own = "components:\n  securitySchemes:\n    token: {type: apiKey}\n  schemas:\n    Own: {$ref: schemas/a.yaml#/A}\n"
    document = joined(tmp_path, openapi=ENTRY + own + "security: [{$ref: '#/components/schemas/Own'}]\n").document
    assert document["components"] == {
        "schemas": {"Own": {"$ref": "#/components/schemas/A"}, "A": {"type": "string"}},
        "securitySchemes": {"token": {"type": "apiKey"}},
    }
    assert document["security"] == [{"$ref": "#/components/schemas/Own"}]


def test_a_component_may_refer_to_itself_and_two_to_each_other(tmp_path: Path) -> None:
    schemas = "A:\n  items:\n    $ref: '#/A'\n  not:\n    $ref: '#/B'\nB:\n  not:\n    $ref: '#/A'\n"
    assert joined(tmp_path, **{"schemas/a": schemas}).document["components"]["schemas"] == {
        "A": {"items": {"$ref": "#/components/schemas/A"}, "not": {"$ref": "#/components/schemas/B"}},
        "B": {"not": {"$ref": "#/components/schemas/A"}},
    }


def test_the_files_are_left_as_they_are_and_bundling_again_gives_the_same(tmp_path: Path) -> None:
    entry = write(tmp_path)
    assert bundle(entry).document == bundle(entry).document


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (("components", "schemas", "B", "type"), "schemas/b.yaml:4"),
        (("components", "schemas", "B"), "schemas/b.yaml:2"),
        (("components", "schemas", "Own", "type"), "openapi.yaml:8"),
        (("components", "schemas", "Nowhere"), "openapi.yaml:6"),
        (("paths", "/a", "get", "schema"), "paths/a.yaml:3"),
        (("paths", "/own", "get"), "openapi.yaml:4"),
        (("paths", "/a"), "paths/a.yaml:1"),
        (("openapi",), "openapi.yaml:1"),
        ((), "openapi.yaml:1"),
    ],
)
def test_a_finding_names_the_file_and_line_that_a_part_of_the_bundle_came_from(
    tmp_path: Path, path: tuple[str | int, ...], where: str
) -> None:
    found = joined(
        tmp_path,
        **{
            "openapi": "openapi: 3.1.0\npaths:\n  /a: {$ref: paths/a.yaml#/getA}\n  /own: {get: {}}\n"
            "components:\n  schemas:\n    Own:\n      type: string\n",
            "schemas/a": "A:\n  $ref: b.yaml#/B\n",
            "schemas/b": "# head\nB:\n  title: b\n  type: string\n",
        },
    )
    assert str(found.finding(path, "wrong")) == f"{tmp_path.resolve() / where}: wrong"


@pytest.mark.parametrize(
    ("files", "findings"),
    [
        (
            {"openapi": ENTRY.replace("a.yaml#", "nowhere.yaml#")},
            ["openapi.yaml:4: paths/nowhere.yaml#/getA: the file does not exist"],
        ),
        (
            {"paths/a": ITEM.replace("#/A", "#/Nothing")},
            ["paths/a.yaml:4: ../schemas/a.yaml#/Nothing: a.yaml has no 'Nothing'"],
        ),
        (
            {"schemas/a": "A:\n  items:\n    $ref: '#/Nothing'\n"},
            ["schemas/a.yaml:3: #/Nothing: a.yaml has no 'Nothing'"],
        ),
        (
            {"schemas/a": "- A\n"},
            ["paths/a.yaml:4: ../schemas/a.yaml#/A: a.yaml has no 'A'"],
        ),
        (
            {"paths/a": ITEM.replace("#/A", "")},
            ["paths/a.yaml:4: ../schemas/a.yaml: not a component (file.yaml#/Name)"],
        ),
        (
            {"openapi": ENTRY + "x:\n  $ref: '#/components/schemas/Nothing'\n"},
            ["openapi.yaml:6: #/components/schemas/Nothing: the member does not exist"],
        ),
        (
            {"openapi": ENTRY + "x:\n  $ref: ''\n"},
            ["openapi.yaml:6: : the member does not exist"],
        ),
        (
            {
                "schemas/a": "A:\n  not: {$ref: b.yaml#/Twice}\nTwice: {}\n",
                "schemas/b": "Twice:\n  not:\n    $ref: a.yaml#/Twice\n",
            },
            ["schemas/b.yaml:3: Twice is defined in b.yaml and in a.yaml; names must be unique"],
        ),
        (
            {"openapi": ENTRY + "components:\n  schemas:\n    A: {type: integer}\n"},
            ["paths/a.yaml:4: A is defined in openapi.yaml and in a.yaml; names must be unique"],
        ),
        (
            {"schemas/a": "A:\n  b: 1\n  b: 2\n", "paths/a": ITEM + "    other:\n      $ref: ../schemas/a.yaml#/A\n"},
            ["schemas/a.yaml:3: 'b' is a duplicate key"],
        ),
        (
            {"paths/a": "getA:\n  get:\n    $ref: '#/other'\nother:\n  post:\n    $ref: '#/getA'\n"},
            ["paths/a.yaml:6: #/getA: the reference is circular"],
        ),
        (
            {"openapi": ENTRY + "    summary: lost\n"},
            ["openapi.yaml:3: paths/a.yaml#/getA: a $ref to a path item must stand alone"],
        ),
        (
            {"openapi": ENTRY + "x:\n  $ref: schemas/no.yaml#/A\n", "paths/a": ITEM.replace("#/A", "#/No")},
            [
                "openapi.yaml:6: schemas/no.yaml#/A: the file does not exist",
                "paths/a.yaml:4: ../schemas/a.yaml#/No: a.yaml has no 'No'",
            ],
        ),
        ({"openapi": "- a\n"}, ["openapi.yaml:1: an OpenAPI document must be a mapping"]),
        ({"openapi": ENTRY + "components:\n"}, ["openapi.yaml:5: components and their sections must be mappings"]),
        (
            {"openapi": ENTRY + "components:\n  schemas:\n"},
            ["openapi.yaml:5: components and their sections must be mappings"],
        ),
    ],
)
def test_what_cannot_be_joined_is_refused_with_file_and_line(
    tmp_path: Path, files: dict[str, str], findings: list[str]
) -> None:
    assert refused(tmp_path, **files) == findings


def test_a_missing_entry_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match=r"openapi\.yaml:1: cannot be read"):
        bundle(tmp_path / "openapi.yaml")


def test_a_member_called_ref_that_is_no_text_is_data(tmp_path: Path) -> None:
    data: Any = {"$ref": {"a": 1}}
    assert joined(tmp_path, **{"schemas/a": "A:\n  example:\n    $ref: {a: 1}\n"}).document["components"] == {
        "schemas": {"A": {"example": data}}
    }
