"""No place of our specs is passed over: what is done to all of them at once is reported of each."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from generator.document import operations
from generator.model import Platform
from generator.pipeline import PLATFORMS
from tools.spec_diff.changes import Change, Effect
from tools.spec_diff.compare_specs import compare_documents

Document = dict[str, Any]


def compared(document: Document, edit: Callable[[Document], None]) -> list[Change]:
    changed = deepcopy(document)
    edit(changed)
    return compare_documents(Platform("p", document), Platform("p", changed))


def fields(document: Document) -> dict[str, Document]:
    return {
        f"{name}.{wire}": field
        for name, schema in document["components"]["schemas"].items()
        for wire, field in schema.get("properties", {}).items()
    }


@pytest.mark.parametrize("key", PLATFORMS)
class TestEverywhere:
    """What is done to every place."""

    def test_label_of_every_field(self, documents: dict[str, Document], key: str) -> None:
        def edit(document: Document) -> None:
            for field in fields(document).values():
                field["title"] = "另一个"

        found = {each.where for each in compared(documents[key], edit) if each.kind == "text-changed"}
        assert found == fields(documents[key]).keys()

    def test_type_of_every_scalar_field(self, documents: dict[str, Document], key: str) -> None:
        def scalars(document: Document) -> dict[str, Document]:
            plain = fields(document).items()
            return {where: field for where, field in plain if "type" in field and "array" not in field["type"]}

        def edit(document: Document) -> None:
            for field in scalars(document).values():
                field["type"] = "boolean"

        found = {each.where for each in compared(documents[key], edit) if each.wire is Effect.BREAKING}
        assert found == scalars(documents[key]).keys()

    def test_need_of_every_field(self, documents: dict[str, Document], key: str) -> None:
        def edit(document: Document) -> None:
            for schema in document["components"]["schemas"].values():
                if "properties" in schema:
                    schema["required"] = list(schema["properties"])

        needed = {
            f"{name}.{wire}"
            for name, schema in documents[key]["components"]["schemas"].items()
            for wire in schema.get("properties", {}).keys() - set(schema.get("required", []))
        }
        found = {each.where for each in compared(documents[key], edit) if each.kind == "needed"}
        assert found == needed

    def test_first_code_of_every_list(self, documents: dict[str, Document], key: str) -> None:
        def edit(document: Document) -> None:
            for schema in document["components"]["schemas"].values():
                if "x-enum" in schema:
                    del schema["x-enum"][0]

        lists = {name for name, schema in documents[key]["components"]["schemas"].items() if "x-enum" in schema}
        found = {each.where for each in compared(documents[key], edit) if each.python is Effect.BREAKING}
        assert found == lists

    def test_description_of_every_operation(self, documents: dict[str, Document], key: str) -> None:
        def edit(document: Document) -> None:
            for _, operation, _ in operations(document):
                operation["description"] = "Other words."

        found = {each.where for each in compared(documents[key], edit)}
        assert found == {operation["operationId"] for _, operation, _ in operations(documents[key])}

    def test_link_of_every_write(self, documents: dict[str, Document], key: str) -> None:
        def edit(document: Document) -> None:
            for _, operation, _ in operations(document):
                operation.pop("x-lookup", None)

        removed = {each.where for each in compared(documents[key], edit) if each.kind == "link-removed"}
        looked_up = {each["operationId"] for _, each, _ in operations(documents[key]) if "x-lookup" in each}
        assert removed == looked_up
        assert bool(looked_up) == (key == "waiqin365")
