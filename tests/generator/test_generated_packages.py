"""The committed packages hold all that the bundled specs say."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from dingdan_runtime import Body, Field, Operation
from dingdan_runtime.tables import CUSTOM_FIELD_COLUMNS, PROBLEM_COLUMNS
from generator.names import class_case, snake_case
from tests.support.bundled import bundled_spec

PLATFORMS = {
    "waiqin365": {"timeout", "max_retries", "msg_id", "extra_body"},
    "wshoto": {"timeout", "max_retries", "extra_body"},
}
"""Each platform with the arguments that all of its calls take."""


def schemas(platform: str) -> dict[str, Any]:
    members: dict[str, Any] = bundled_spec(platform)["components"]["schemas"]
    return members


def operations(platform: str) -> Iterator[dict[str, Any]]:
    for item in bundled_spec(platform)["paths"].values():
        yield from (spec for method, spec in item.items() if method in ("get", "post"))


def reached(platform: str, value: Any) -> set[str]:
    """The components that `value` refers to, and those that they refer to."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            name = str(part.get("$ref", "")).rpartition("/")[2]
            if name in schemas(platform) and name not in found:
                found.add(name)
                waiting.append(schemas(platform)[name])
            waiting += part.values()
    return found


def answer_objects(platform: str) -> list[str]:
    """Components with fields that answers hold."""
    names = reached(platform, [operation["responses"] for operation in operations(platform)])
    return sorted(name for name in names if "properties" in schemas(platform)[name])


def body_of(platform: str, operation: dict[str, Any]) -> tuple[str, bool]:
    """The component of the request, or of each of its items."""
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    name = schema["$ref"].rpartition("/")[2]
    target = schemas(platform)[name]
    return (target["items"]["$ref"].rpartition("/")[2], True) if "items" in target else (name, False)


CALLS = [
    pytest.param(platform, operation, prefix, id=f"{prefix}{platform}.{operation['tags'][0]}.{operation['x-method']}")
    for platform in PLATFORMS
    for operation in operations(platform)
    if "x-method" in operation
    for prefix in ("", "Async")
]


def facade_method(platform: str, operation: dict[str, Any], prefix: str) -> Any:
    module = importlib.import_module(f"{platform}_api.resources.{operation['tags'][0]}")
    return getattr(getattr(module, prefix + class_case(operation["tags"][0])), operation["x-method"])


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_object_of_an_answer_is_a_record_but_the_envelopes_and_pages(platform: str) -> None:
    records = importlib.import_module(f"{platform}_api.records")
    without = [name for name in answer_objects(platform) if not hasattr(records, name)]
    assert [name for name in without if not re.search("(Response|Page|^Acknowledgement)$", name)] == []
    assert len(without) < len(answer_objects(platform))


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_field_of_a_record_is_an_attribute_under_its_wire_name(platform: str) -> None:
    records = importlib.import_module(f"{platform}_api.records")
    wire_names = {
        name: [field.encode_name for field in msgspec.structs.fields(getattr(records, name))]
        for name in answer_objects(platform)
        if hasattr(records, name)
    }
    assert wire_names == {name: list(schemas(platform)[name]["properties"]) for name in wire_names}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_list_of_codes_is_an_enum_with_its_labels(platform: str) -> None:
    codes = importlib.import_module(f"{platform}_api.codes")
    told = ("value", "name", "label", "label_zh")
    listed = {
        name: [{key: member[key] for key in told} for member in schema["x-enum"]]
        for name, schema in schemas(platform).items()
        if "x-enum" in schema
    }
    found = {
        name: [
            {"value": code.value, "name": code.name, "label": code.label, "label_zh": code.label_zh}
            for code in getattr(codes, name)
        ]
        for name in codes.__all__
    }
    assert found == listed


@pytest.mark.parametrize(("platform", "operation", "prefix"), CALLS)
def test_every_operation_is_a_call_with_the_documented_arguments(
    platform: str, operation: dict[str, Any], prefix: str
) -> None:
    parameters = inspect.signature(facade_method(platform, operation, prefix)).parameters
    body, many = body_of(platform, operation) if "requestBody" in operation else ("", False)
    request = schemas(platform)[body] if body else {}
    documented = {"items"} if many else {snake_case(name) for name in request.get("properties", {})}
    assert set(parameters) == {"self"} | documented | PLATFORMS[platform]
    required = {snake_case(name) for name in request.get("required", [])}
    paged = {operation.get("x-paging", {}).get(key) for key in ("page", "size")}
    needed = {name for name, each in parameters.items() if each.default is inspect.Parameter.empty}
    assert needed == {"self"} | ({"items"} if many else required - paged)


@pytest.mark.parametrize(("platform", "operation", "prefix"), CALLS)
def test_the_docstring_of_a_call_names_each_argument_and_its_page(
    platform: str, operation: dict[str, Any], prefix: str
) -> None:
    method = facade_method(platform, operation, prefix)
    doc = inspect.getdoc(method) or ""
    named = re.findall(r"^    (\w+): ", doc.partition("Args:\n")[2].partition("\n\n")[0], re.MULTILINE)
    assert named == [name for name in inspect.signature(method).parameters if name != "self"]
    assert doc.splitlines()[0] == f"{operation['summary']} ({operation['externalDocs']['description']})."
    assert doc.splitlines()[-1] == f"Source: {operation['externalDocs']['url']}"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_operation_is_described_with_its_fields_and_path(platform: str) -> None:
    for url, item in bundled_spec(platform)["paths"].items():
        for method in {"get", "post"} & item.keys():
            spec = item[method]
            module = importlib.import_module(f"{platform}_api.operations.{spec['tags'][0]}")
            found = getattr(module, snake_case(spec["operationId"]).upper())
            assert (found.id, found.platform, found.http_method) == (spec["operationId"], platform, method.upper())
            assert (found.path, found.write) == (url.partition("/{")[0], spec["x-access"] == "write")
            if "requestBody" in spec:
                body, many = body_of(platform, spec)
                assert [field.wire for field in found.body.fields] == list(schemas(platform)[body]["properties"])
                assert found.body.array is many
            paging = {key.replace("-", "_"): value for key, value in spec.get("x-paging", {}).items()}
            assert {name: getattr(found.paging, name) for name in paging} == paging


@pytest.mark.parametrize("platform", PLATFORMS)
def test_dicts_inside_requests_have_types_with_all_fields(platform: str) -> None:
    params = importlib.import_module(f"{platform}_api.params")
    bodies = [operation["requestBody"] for operation in operations(platform) if "requestBody" in operation]
    tops = {body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2] for body in bodies}
    inner = {name for name in reached(platform, bodies) - tops if "properties" in schemas(platform)[name]}
    typed = {name.removesuffix("Param"): list(getattr(params, name).__annotations__) for name in params.__all__}
    assert typed == {name: [snake_case(wire) for wire in schemas(platform)[name]["properties"]] for name in inner}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_object_of_a_request_has_a_model_that_writes_its_wire_names(platform: str) -> None:
    models = importlib.import_module(f"{platform}_api.openapi_client.models")
    bodies = [operation["requestBody"] for operation in operations(platform) if "requestBody" in operation]
    names = sorted(name for name in reached(platform, bodies) if "properties" in schemas(platform)[name])
    written = {name: inspect.getsource(getattr(models, name).to_dict) for name in names}
    assert {
        name: [wire for wire in schemas(platform)[name]["properties"] if f'"{wire}"' not in source]
        for name, source in written.items()
    } == {name: [] for name in names}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_personal_fields_are_listed_and_none_of_them_may_be_logged(platform: str) -> None:
    privacy = importlib.import_module(f"{platform}_api.privacy")
    fields = [field for schema in schemas(platform).values() for field in schema.get("properties", {}).items()]
    marked = {name for name, field in fields if field.get("x-personal")}
    assert marked == privacy.PERSONAL
    assert privacy.PERSONAL.isdisjoint(privacy.LOGGABLE)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_name_that_may_be_logged_is_one_of_the_spec(platform: str) -> None:
    privacy = importlib.import_module(f"{platform}_api.privacy")
    known = {name for schema in schemas(platform).values() for name in schema.get("properties", {})}
    assert privacy.LOGGABLE - known == set()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_no_free_text_name_or_secret_may_be_logged(platform: str) -> None:
    privacy = importlib.import_module(f"{platform}_api.privacy")
    words = ("name", "remark", "reason", "addr", "phone", "tel", "mobile", "token", "secret", "content", "ext_", "list")
    suspects = {name for name in privacy.LOGGABLE if any(word in name for word in words)}
    assert suspects - {"status_list", "order_state_list", "tenant_id"} == set()


def fields_of(body: Body) -> Iterator[Field]:
    """The fields of a request, at every depth."""
    for field in body.fields:
        yield field
        if field.body:
            yield from fields_of(field.body)


def described(platform: str, operation: dict[str, Any]) -> Operation[Any]:
    module = importlib.import_module(f"{platform}_api.operations.{operation['tags'][0]}")
    found: Operation[Any] = getattr(module, snake_case(operation["operationId"]).upper())
    return found


@pytest.mark.parametrize("platform", PLATFORMS)
def test_personal_fields_of_requests_are_marked(platform: str) -> None:
    privacy = importlib.import_module(f"{platform}_api.privacy")
    for operation in operations(platform):
        for field in fields_of(described(platform, operation).body):
            assert field.personal is (field.wire in privacy.PERSONAL)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_lookups_name_calls_arguments_and_attributes_that_there_are(platform: str) -> None:
    all_ = [described(platform, operation) for operation in operations(platform)]
    by_call = {each.call: each for each in all_}
    for write in all_:
        if write.lookup is None:
            continue
        read = by_call[write.lookup.call]
        assert not read.write
        assert read.result is not None
        ours, theirs = ({field.argument for field in each.body.fields} for each in (write, read))
        assert {name for _, name in write.lookup.filters + write.lookup.match} <= ours
        assert {name for name, _ in write.lookup.filters} | {write.lookup.since} - {None} <= theirs
        assert {name for name, _ in write.lookup.match} <= set(read.result.__struct_fields__)
        assert {state.attribute for state in write.lookup.shows or ()} <= set(read.result.__struct_fields__)
        assert {name for state in write.lookup.shows or () for name, _ in state.when} <= ours


def test_the_docstring_of_an_add_says_why_to_pass_a_number_of_ones_own() -> None:
    from waiqin365_api.resources.orders import Orders
    from waiqin365_api.resources.sales_bills import SalesBills

    add, book = (" ".join((inspect.getdoc(method) or "").split()) for method in (Orders.add, SalesBills.add))
    assert "the answer carries no id, so after a timeout only a number of your own tells whether the order" in add
    assert "if no answer comes, only a number of your own tells whether the bill was booked" in book


@pytest.mark.parametrize("platform", PLATFORMS)
def test_tables_of_custom_fields_and_problems_have_the_columns_of_the_runtime(platform: str) -> None:
    shared = {"custom_fields": CUSTOM_FIELD_COLUMNS, "problems": PROBLEM_COLUMNS}
    tables = [
        each for document in importlib.import_module(f"{platform}_api.tables").DOCUMENTS for each in document.tables
    ]
    found = {each.name: each for each in tables if each.role in shared}
    assert {each.role for each in found.values()} == set(shared)
    for table in found.values():
        assert table.columns[0].name == table.owner
        # The very same objects: generated code names them and does not write them anew.
        assert [id(column) for column in table.columns[1:]] == [id(column) for column in shared[table.role]]
