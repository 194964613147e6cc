"""The reference says all that the specs say of operations, fields, labels and codes."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import pytest

from dingdan_runtime.operation import Body, Operation
from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference, operations, resources
from tests.generator.test_generated_packages import schemas
from tests.support.bundled import bundled_spec

PACKAGES = ("waiqin365_api", "wshoto_api")
EVERY = [
    pytest.param(each, id=f"{package}.{each.call}")
    for package in PACKAGES
    for resource in resources(package)
    for each in operations(package, resource.name)
]


def described(operation: OperationReference) -> Operation[Any]:
    """The operation as the transport has it."""
    module = importlib.import_module(f"{operation.platform}_api.operations.{operation.resource}")
    return next(value for value in vars(module).values() if getattr(value, "call", None) == operation.call)


def fields(record: ObjectReference | None) -> Iterator[FieldReference]:
    for field in record.fields if record else ():
        yield field
        yield from fields(field.members)


def flat(body: Body) -> Iterator[tuple[str, str, str, str | None, bool, bool]]:
    for field in body.fields:
        yield field.argument, field.wire, field.kind, field.items, field.required, field.personal
        if field.body is not None:
            yield from flat(field.body)


@pytest.mark.parametrize("package", PACKAGES)
def test_summary_lists_every_operation(package: str) -> None:
    platform = package.removesuffix("_api")
    specified = {
        (spec["tags"][0], spec["x-method"], spec["operationId"], spec["externalDocs"]["description"])
        for item in bundled_spec(platform)["paths"].values()
        for method, spec in item.items()
        if method in ("get", "post") and "x-method" in spec
    }
    listed = {(each.name, one.method, one.id, one.label) for each in resources(package) for one in each.commands}
    assert listed == specified


@pytest.mark.parametrize("operation", EVERY)
def test_request_has_the_fields_and_rules_of_the_call(operation: OperationReference) -> None:
    known = described(operation)
    request = operation.request
    assert [
        (each.name, each.wire, each.kind, each.items or None, each.required, each.personal) for each in fields(request)
    ] == list(flat(known.body))
    assert (request.any_of if request else (), operation.array) == (known.body.any_of, known.body.array)
    assert (operation.id, operation.write, operation.path) == (known.id, known.write, known.path)
    assert (operation.paging is None) == (known.paging is None)
    assert operation.lookup == (known.lookup.call if known.lookup else "")


@pytest.mark.parametrize("operation", EVERY)
def test_response_has_the_attributes_of_the_record(operation: OperationReference) -> None:
    known = described(operation)
    names = known.result.__struct_fields__ if known.result else ()
    assert tuple(each.name for each in (operation.response.fields if operation.response else ())) == names


@pytest.mark.parametrize("operation", EVERY)
def test_every_field_has_its_description_label_and_quirk(operation: OperationReference) -> None:
    found = [*fields(operation.request), *fields(operation.response)]
    assert [each.name for each in found if not each.description] == []
    components = schemas(operation.platform)
    for record in (operation.request, operation.response):
        for each in record.fields if record else ():
            said = components[record.name]["properties"][each.wire] if record else {}
            assert each.label == said.get("title", each.label)
            assert each.quirk == " ".join(said.get("x-quirk", each.quirk).split())


def test_codes_have_the_labels_of_the_spec() -> None:
    query = operations("waiqin365_api", "orders")[0]
    by_name = {each.name: each for each in fields(query.response)}
    codes = by_name["order_status"].codes
    assert codes is not None
    assert [(each.value, each.label, each.label_zh) for each in codes.codes][3] == ("3", "Shipped", "已发货")
    assert [each.codes is not None for each in fields(query.request) if each.kind == "code"] == [True, True]


def test_unknown_resource_is_an_error() -> None:
    with pytest.raises(LookupError, match="waiqin365_api has no resource 'order'"):
        operations("waiqin365_api", "order")
