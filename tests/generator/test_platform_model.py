"""A bundled spec as the templates see it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.formats import scalar_kind
from generator.model import Platform
from generator.objects import Object, Property
from generator.operations import Lookup, Operation, ShownState


def field(platform: Platform, component: str, wire: str) -> Property:
    return next(prop for prop in platform.object(component).properties if prop.wire == wire)


def operation(platform: Platform, name: str) -> Operation:
    return next(operation for operation in platform.operations if operation.id == name)


def small(schema: dict[str, Any], **components: Any) -> Platform:
    """A platform without operations whose component `Top` has the one field `field`."""
    members = {"Top": {"type": "object", "properties": {"field": schema}}, **components}
    return Platform("small", {"paths": {}, "components": {"schemas": members}})


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "string"}, "text"),
        ({"type": ["string", "null"]}, "text"),
        ({}, "text"),
        ({"type": ["string", "integer"]}, "text"),
        ({"type": "string", "format": "decimal"}, "decimal"),
        ({"type": ["string", "number"], "format": "decimal"}, "decimal"),
        ({"type": ["number", "null"], "format": "decimal"}, "number"),
        ({"type": "integer", "format": "int32"}, "integer"),
        ({"type": ["integer", "null"], "format": "int64"}, "long"),
        ({"type": "integer"}, "integer"),
        ({"type": "integer", "format": "epoch-seconds"}, "epoch-seconds"),
        ({"type": "string", "format": "waiqin-date-time"}, "waiqin-date-time"),
        ({"type": "string", "format": "waiqin-date-or-time"}, "waiqin-date-or-time"),
        ({"type": "string", "format": "date"}, "date"),
        ({"type": ["string", "integer"], "format": "waiqin-id"}, "waiqin-id"),
        ({"type": "string", "format": "comma-separated"}, "comma-separated"),
        ({"type": "object"}, "map"),
        ({"type": ["object", "null"]}, "map"),
        ({"type": "string", "x-enum": []}, "code"),
        ({"type": ["string", "integer"], "x-enum": []}, "code"),
        ({"type": "integer", "format": "int32", "x-enum": []}, "integer-code"),
    ],
)
def test_type_and_format_give_the_kind_of_a_scalar(schema: dict[str, Any], kind: str) -> None:
    assert scalar_kind(schema) == kind


@pytest.mark.parametrize(
    ("wire", "kind", "argument"),
    [
        ("page_number", "integer", "int"),
        ("tea_id", "waiqin-id", "str | int"),
        ("grade", "code", "Literal['1', '2'] | str | int"),
        ("picked_on", "date", "date | str"),
        ("picked_after", "waiqin-date-time", "datetime | date | str"),
        ("seen", "waiqin-date-or-time", "datetime | date | str"),
        ("sellers", "comma-separated", "str | int | Sequence[str | int]"),
        ("maxPrice", "decimal", "Decimal | int | str"),
    ],
)
def test_fields_of_a_request_have_kinds_and_types_of_arguments(
    platform: Platform, wire: str, kind: str, argument: str
) -> None:
    prop = field(platform, "QueryTeasRequest", wire)
    assert (prop.kind, prop.argument_type) == (kind, argument)


@pytest.mark.parametrize(
    ("component", "wire", "kind", "item_kind", "argument"),
    [
        ("AddTeasItem", "leaves", "list", None, "Sequence[LeafParam | models.Leaf]"),
        ("AddTeasItem", "origin", "object", None, "OriginParam | models.Origin"),
        ("AddTeasItem", "tags", "list", "text", "Sequence[str]"),
        ("Tea", "counts", "list", "integer", "Sequence[int]"),
        ("VisitListRequest", "mood", "integer-code", None, "Literal[1, 2] | int"),
        ("VisitListRequest", "since", "epoch-seconds", None, "datetime | date | str | int"),
        ("VisitListRequest", "filters", "map", None, "Mapping[str, Any]"),
    ],
)
def test_lists_objects_codes_and_maps_of_a_request(
    platform: Platform, component: str, wire: str, kind: str, item_kind: str | None, argument: str
) -> None:
    prop = field(platform, component, wire)
    assert (prop.kind, prop.item_kind, prop.argument_type) == (kind, item_kind, argument)


@pytest.mark.parametrize(
    ("wire", "record_type", "many", "code"),
    [
        ("id", "Id", False, None),
        ("class", "Text", False, None),
        ("price", "Amount", False, None),
        ("weight", "Amount", False, None),
        ("picked_at", "LocalDateTime", False, None),
        ("packed_on", "LocalDate", False, None),
        ("steeps", "Integer", False, None),
        ("grade", "Text", False, "Grade"),
        ("tags", "Texts", True, None),
        ("counts", "Json", True, None),
        ("custom", "Mapped", False, None),
    ],
)
def test_fields_of_a_record_have_types_of_the_runtime(
    platform: Platform, wire: str, record_type: str, many: bool, code: str | None
) -> None:
    prop = field(platform, "Tea", wire)
    assert (prop.record_type, prop.many, prop.code, prop.nested) == (record_type, many, code, None)


@pytest.mark.parametrize(("wire", "nested", "many"), [("leaves", "Leaf", True), ("origin", "Origin", False)])
def test_records_in_a_record_are_one_or_many(platform: Platform, wire: str, nested: str, many: bool) -> None:
    prop = field(platform, "Tea", wire)
    assert (prop.nested, prop.many, prop.code) == (nested, many, None)


@pytest.mark.parametrize(
    ("wire", "python", "alias_of"),
    [
        ("teaName", "tea_name", None),
        ("tea_nam", "tea_nam", "tea_name"),
        ("class", "class_", None),
        ("raw", "raw", None),
    ],
)
def test_names_in_python(platform: Platform, wire: str, python: str, alias_of: str | None) -> None:
    prop = field(platform, "Tea", wire)
    assert (prop.python, prop.alias_of) == (python, alias_of)


def test_a_second_spelling_with_the_same_name_in_python_keeps_its_own(platform: Platform) -> None:
    assert [(prop.wire, prop.python, prop.alias_of) for prop in platform.object("AddedTea").properties] == [
        ("id", "id", None),
        ("tea_no", "tea_no", None),
        ("teaNo", "teaNo", "tea_no"),
    ]


@pytest.mark.parametrize(
    ("schema", "followed", "component"),
    [
        ({"$ref": "#/components/schemas/Word", "title": "字"}, {"type": "string", "title": "字"}, "Word"),
        ({"$ref": "#/components/schemas/Deep"}, {"type": "string", "title": "词"}, "Word"),
        (
            {"anyOf": [{"$ref": "#/components/schemas/Word"}, {"type": "null"}], "title": "字"},
            {"type": "string", "title": "字"},
            "Word",
        ),
        (
            {"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/Word"}]},
            {"type": "string", "title": "词"},
            "Word",
        ),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, None, None),
        ({"type": "integer"}, {"type": "integer"}, None),
    ],
)
def test_references_are_followed_and_what_stands_beside_them_wins(
    schema: dict[str, Any], followed: dict[str, Any] | None, component: str | None
) -> None:
    platform = small(schema, Word={"type": "string", "title": "词"}, Deep={"$ref": "#/components/schemas/Word"})
    assert platform.follow(schema) == (followed or schema, component)
    assert field(platform, "Top", "field").component == component


def test_an_explanation_has_label_description_codes_and_of_an_argument_its_form(platform: Platform) -> None:
    assert [
        field(platform, "VisitListRequest", "mood").explanation,
        field(platform, "QueryTeasRequest", "picked_on").argument_explanation,
        field(platform, "QueryTeasRequest", "maxPrice").explanation,
    ] == [
        '心情: Only visitors who feel so. Codes: 1 Calm (平静), 2 "Merry" (愉快).',
        "采摘日期: Only teas picked on this day. Written as yyyy-MM-dd; a datetime with a time of day is refused, "
        "not cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned to it.",
        '最高价: Only teas up to this price, say "12.50".',
    ]


def test_an_explanation_without_a_label_is_the_description_and_codes_of_items_are_listed() -> None:
    code = {"type": "string", "x-enum": [{"value": "1", "label": "One", "label_zh": "一"}]}
    listed = {"type": "array", "description": "Some\n  codes.", "items": {"$ref": "#/components/schemas/Code"}}
    assert field(small(listed, Code=code), "Top", "field").explanation == "Some codes. Codes: 1 One (一)."


def test_one_of_rules_stand_alone_or_in_all_of(platform: Platform) -> None:
    alone = {"anyOf": [{"required": ["orderNo"]}, {"required": ["id", "cmId"]}]}
    assert [Object("Top", alone, ()).any_of, platform.object("AddTeasItem").any_of] == [
        [[["order_no"], ["id", "cm_id"]]],
        [[["name"], ["seller_id", "seller_no"]], [["leaves"], ["grade"]]],
    ]


def test_descriptions_of_objects_and_codes_fall_back_to_the_name(platform: Platform) -> None:
    codes = {code.name: (code.whole, code.description) for code in platform.codes}
    assert codes == {
        "Grade": (False, "How good a tea is."),
        "Mood": (True, "How a visitor feels."),
        "ReturnCode": (False, 'Result of the call, "0" for good.'),
    }
    assert platform.object("Leaf").description == "A leaf. (叶片)"
    assert Object("Bare", {}, ()).description == "Bare"


@pytest.mark.parametrize(
    ("name", "result", "many"),
    [
        ("queryTeas", "Tea", True),
        ("addTeas", "AddedTea", True),
        ("closeTea", None, False),
        ("visitList", "Visit", True),
        ("visitDetail", "Visit", False),
        ("getToken", "Token", False),
    ],
)
def test_the_record_of_an_answer_is_found_through_text_pages_and_null(
    platform: Platform, name: str, result: str | None, many: bool
) -> None:
    found = operation(platform, name)
    assert (found.result, found.result_many) == (result, many)


def test_data_without_fields_is_no_record() -> None:
    answer = {"properties": {"data": {"type": "object", "additionalProperties": True}}}
    spec = {
        "operationId": "x",
        "responses": {"200": {"content": {"application/json": {"schema": answer}}}},
    }
    platform = Platform("small", {"paths": {"/x": {"get": spec}}})
    assert (platform.operations[0].result, platform.operations[0].result_many) == (None, False)


@pytest.mark.parametrize(
    ("name", "http_method", "path", "call", "returns", "write", "msg_id"),
    [
        ("queryTeas", "POST", "/api/queryTeas", "teas.query", "page", False, True),
        ("addTeas", "POST", "/api/addTeas", "teas.add", "write", True, True),
        ("closeTea", "POST", "/api/closeTea", "teas.close", "write", True, True),
        ("visitList", "POST", "/api/visit/list", "visits.list", "page", False, False),
        ("visitDetail", "GET", "/api/visit/detail", "visits.get", "one", False, False),
        ("getToken", "GET", "/api/token", "token.None", "one", False, False),
    ],
)
def test_operations(
    platform: Platform, name: str, http_method: str, path: str, call: str, returns: str, write: bool, msg_id: bool
) -> None:
    found = operation(platform, name)
    assert (found.http_method, found.path, f"{found.resource}.{found.method}") == (http_method, path, call)
    assert (found.returns, found.write, found.has_msg_id) == (returns, write, msg_id)


def test_required_arguments_come_first_and_the_page_last(platform: Platform) -> None:
    found = operation(platform, "visitList")
    assert [prop.python for prop in found.arguments] == ["since", "mood", "filters"]
    assert [(prop.python, default) for prop, default in found.paged_arguments] == [("page_num", 1), ("page_size", 20)]


@pytest.mark.parametrize("name", ["addTeas", "getToken"])
def test_a_list_body_and_no_body_have_no_arguments(platform: Platform, name: str) -> None:
    found = operation(platform, name)
    assert (found.arguments, found.paged_arguments) == ([], [])


def test_a_list_body_is_the_component_of_its_items(platform: Platform) -> None:
    found = operation(platform, "addTeas")
    assert found.body is not None
    assert (found.array_body, found.body.name, found.body_component) == (True, "AddTeasItem", "AddTeasRequest")


def test_query_parameters_are_fields_required_or_not(platform: Platform) -> None:
    assert [
        (prop.wire, prop.kind, prop.required, prop.description) for prop in operation(platform, "getToken").query
    ] == [("appid", "text", True, "Id of the application.")]


def test_a_query_parameter_is_required_only_if_the_spec_says_so() -> None:
    spec = {
        "operationId": "x",
        "parameters": [{"name": "shopNo", "in": "query", "schema": {"type": "integer"}}],
        "responses": {"200": {"content": {"application/json": {"schema": {}}}}},
    }
    (found,) = Platform("small", {"paths": {"/x": {"get": spec}}}).operations[0].query
    assert (found.python, found.wire, found.kind, found.required) == ("shop_no", "shopNo", "integer", False)


def test_records_and_params_are_all_objects_below_answers_and_requests(platform: Platform) -> None:
    assert [record.name for record in platform.records] == [
        "Tea", "AddedTea", "Visit", "House", "Token", "TeaField", "Leaf", "Origin",
    ]  # fmt: skip
    assert [param.name for param in platform.params] == ["Leaf", "Origin", "AddTeasItem"]


def test_a_lookup_names_call_and_fields_for_python(platform: Platform) -> None:
    assert {each.id: platform.lookup(each) for each in platform.operations if each.write} == {
        "addTeas": Lookup(
            "teas.query", [("grade", "grade")], "picked_after", [("tea_name", "name"), ("raw_", "seller_no")]
        ),
        "closeTea": Lookup(
            "teas.query",
            [("tea_id", "tea_id")],
            None,
            [("id", "tea_id")],
            [ShownState("grade", "grade", ["2", "二级"], [""], [])],
        ),
    }


def test_an_operation_without_a_lookup_has_none(platform: Platform) -> None:
    assert [platform.lookup(each) for each in platform.operations if not each.write] == [None] * 8


def test_custom_fields_are_named_for_python(platform: Platform) -> None:
    marked = {record.name: record.custom_fields for record in platform.records if record.custom_fields}
    assert {name: (prop.wire, key, value) for name, (prop, key, value) in marked.items()} == {
        "Tea": ("exts", "ext_key", "extra_")
    }


@pytest.mark.parametrize(("wire", "personal"), [("farmerPhone", True), ("pictures", False), ("place", False)])
def test_a_field_is_personal_if_the_spec_says_so(platform: Platform, wire: str, personal: bool) -> None:
    assert field(platform, "Origin", wire).personal is personal


def test_resources_keep_the_order_of_the_spec(platform: Platform) -> None:
    names = {name: [operation.id for operation in found] for name, found in platform.resources.items()}
    assert list(names.items()) == [
        ("teas", ["queryTeas", "addTeas", "closeTea"]),
        ("visits", ["visitList", "visitDetail"]),
        ("houses", ["listHouses", "getHouse", "roomList", "firstRoom"]),
        ("token", ["getToken"]),
    ]
    assert platform.tag("token") == "The token of the house."
    assert platform.package == "teahouse_api"
