"""The data of a package's `reference`: the objects of each resource, and the names of their fields and tables."""

from __future__ import annotations

from generator.model import Platform
from generator.objects import Object, Property, attribute
from generator.operations import Operation
from generator.tables import documents


def objects(platform: Platform, operations: list[Operation]) -> list[Object]:
    """Return the requests and records of operations; nested objects come before the objects that contain them."""
    ordered: dict[str, Object] = {}

    def add(each: Object) -> None:
        for prop in each.properties:
            if prop.nested:
                add(platform.object(prop.nested))
        ordered.setdefault(each.name, each)

    for operation in operations:
        if operation.body:
            add(operation.body)
        if operation.result:
            add(platform.object(operation.result))
    return list(ordered.values())


def field_names(platform: Platform) -> dict[str, dict[str, str]]:
    """Return the names of the attributes of records, by record and wire name."""
    return {
        record.name: {prop.wire: attribute(prop.python) for prop in record.properties} for record in platform.records
    }


def codes_of(platform: Platform, prop: Property) -> str | None:
    """Return the name of the code list of a field, or of the items of a list."""
    schema = prop.item if prop.item is not None else prop.schema
    return prop.component if "x-enum" in schema and prop.component in platform.schemas else None


def tables(platform: Platform) -> dict[str, list[str]]:
    """Return the names of the tables of each read, by operationId."""
    found: dict[str, list[str]] = {operation.id: [] for operation in platform.operations}
    for document in documents(platform):
        found[document.operation.id] = [table.part for table in document.tables]
    return found
