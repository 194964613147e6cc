"""Changes of our own specs, breaking and harmless, each with what it has to be reported as.

A row is a name, a platform, what is done to its bundled document, and the changes expected: kind, place, effect on the
wire, effect on a caller in Python. Changes of texts alone are expected nowhere.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tools.spec_diff.changes import Effect

Document = dict[str, Any]
Edit = Callable[[Document], None]
Step = str | int
NONE, COMPATIBLE, BREAKING = Effect.NONE, Effect.COMPATIBLE, Effect.BREAKING

QUERY = "/api/stdorder/v1/queryStdomOrder/{openid}/{timestamp}/{digest}/{msg_id}"
CANCEL = "/api/stdsent/v1/cancelSendOrder/{openid}/{timestamp}/{digest}/{msg_id}"
ADD = "/api/stdorder/v1/addStdomOrder/{openid}/{timestamp}/{digest}/{msg_id}"
MALL = "/openapi/mall/order/list"
VALET = "/openapi/valetorder/info/list"
DETAIL = "/openapi/crm/saleOrder/detail"
TOKEN = "/openapi/access_token"
JSON = ("content", "application/json")


@dataclass(frozen=True)
class Mutation:
    """A change of a document, and what has to be reported."""

    name: str
    platform: str
    edit: Edit
    expected: tuple[tuple[str, str, Effect, Effect], ...]

    def apply(self, document: Document) -> Document:
        """A changed copy of `document`, without components that nothing refers to any more, as bundling gives it."""
        changed: Document = pickle.loads(pickle.dumps(document))  # in a fifth of the time of deepcopy
        self.edit(changed)
        return pruned(changed)


def at(document: Any, *path: Step) -> Any:
    """What stands at `path`."""
    for step in path:
        document = document[step]
    return document


def put(value: Any, *path: Step) -> Edit:
    """Write `value` at `path`."""

    def edit(document: Document) -> None:
        at(document, *path[:-1])[path[-1]] = deepcopy(value)

    return edit


def drop(*path: Step) -> Edit:
    """Take away what stands at `path`."""
    return lambda document: at(document, *path[:-1]).__delitem__(path[-1])


def insert(value: Any, *path: Step) -> Edit:
    """Add `value` to the list at `path`."""
    return lambda document: at(document, *path).append(deepcopy(value))


def rename(name: str, *path: Step) -> Edit:
    """Give the member at `path` another name, in its place among the others."""

    def edit(document: Document) -> None:
        members = at(document, *path[:-1])
        kept = {name if key == path[-1] else key: value for key, value in members.items()}
        members.clear()
        members.update(kept)

    return edit


def turn_round(*path: Step) -> Edit:
    """Put the members or items at `path` in the opposite order."""

    def edit(document: Document) -> None:
        found = at(document, *path)
        turned = list(reversed(found.items() if isinstance(found, dict) else found))
        found.clear()
        found.update(turned) if isinstance(found, dict) else found.extend(turned)

    return edit


def both(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(document: Document) -> None:
        for each in edits:
            each(document)

    return edit


def refer(old: str, new: str) -> Edit:
    """Let every reference to the component `old` mean `new`."""

    def visit(value: Any) -> None:
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            visit(inner)
        if isinstance(value, dict) and value.get("$ref") == ref(old)["$ref"]:
            value["$ref"] = ref(new)["$ref"]

    return visit


def look_up(old: str, new: str) -> Edit:
    """Let every lookup that names the read `old` name `new`."""

    def edit(document: Document) -> None:
        for item in document["paths"].values():
            for operation in item.values():
                if isinstance(operation, dict) and operation.get("x-lookup", {}).get("operation") == old:
                    operation["x-lookup"]["operation"] = new

    return edit


def ref(name: str) -> dict[str, str]:
    """A reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def schema(name: str, *path: Step) -> tuple[Step, ...]:
    """The path of a component, or of something in it."""
    return ("components", "schemas", name, *path)


def field(component: str, name: str, *path: Step) -> tuple[Step, ...]:
    """The path of a field of a component."""
    return schema(component, "properties", name, *path)


def call(url: str, method: str, *path: Step) -> tuple[Step, ...]:
    """The path of an operation, or of something in it."""
    return ("paths", url, method, *path)


def pruned(document: Document) -> Document:
    """Drop components that nothing refers to."""
    used: set[tuple[str, str]] = set()

    def visit(value: Any) -> None:
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            visit(inner)
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            section, name = value["$ref"].split("/")[2:]
            if (section, name) not in used:
                used.add((section, name))
                visit(document["components"][section][name])

    visit([document["paths"], document.get("webhooks")])
    for section in ("schemas", "parameters", "responses"):
        members = document["components"].get(section, {})
        for name in [name for name in members if (section, name) not in used]:
            del members[name]
    return document


TEXT = {"type": "string", "title": "新字段", "description": "Made up.", "x-doc-type": "VARCHAR(32)"}


def _row(platform: str, name: str, edit: Edit, *expected: tuple[str, str, Effect, Effect]) -> Mutation:
    return Mutation(name, platform, edit, expected)


def waiqin(name: str, edit: Edit, *expected: tuple[str, str, Effect, Effect]) -> Mutation:
    """A change of Waiqin365's spec."""
    return _row("waiqin365", name, edit, *expected)


def wshoto(name: str, edit: Edit, *expected: tuple[str, str, Effect, Effect]) -> Mutation:
    """A change of Wshoto's spec."""
    return _row("wshoto", name, edit, *expected)


ANSWERS = [
    waiqin(
        "a field of a record inside response_data is gone",
        drop(*field("StdomOrder", "order_amount")),
        ("field-removed", "StdomOrder.order_amount", BREAKING, BREAKING),
    ),
    waiqin(
        "a field of a line inside response_data is gone",
        drop(*field("StdomOrderLine", "order_count")),
        ("field-removed", "StdomOrderLine.order_count", BREAKING, BREAKING),
    ),
    waiqin(
        "a record inside response_data has a new field",
        put(TEXT, *field("StdomOrder", "new_field")),
        ("field-added", "StdomOrder.new_field", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "a field of a record has another name",
        rename("order_number", *field("StdomOrder", "order_no")),
        ("field-removed", "StdomOrder.order_no", BREAKING, BREAKING),
        ("field-added", "StdomOrder.order_number", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "a field went from the record to its lines",
        both(drop(*field("StdomOrder", "order_remark")), put(TEXT, *field("StdomOrderLine", "order_remark"))),
        ("field-removed", "StdomOrder.order_remark", BREAKING, BREAKING),
        ("field-added", "StdomOrderLine.order_remark", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "a field of a record may be null",
        put(["string", "null"], *field("StdomOrder", "order_no", "type")),
        ("retyped", "StdomOrder.order_no", BREAKING, NONE),
    ),
    wshoto(
        "a field of a record is never null any more",
        put("string", *field("MallOrder", "remark", "type")),
        ("retyped", "MallOrder.remark", COMPATIBLE, NONE),
    ),
    waiqin(
        "a text of a record is a number now",
        put("integer", *field("StdomOrder", "cm_code", "type")),
        ("retyped", "StdomOrder.cm_code", BREAKING, BREAKING),
    ),
    waiqin(
        "an amount comes as a bare number",
        put("number", *field("StdomOrder", "order_amount", "type")),
        ("retyped", "StdomOrder.order_amount", BREAKING, NONE),
    ),
    waiqin(
        "an amount is read as text",
        drop(*field("StdomOrder", "order_amount", "format")),
        ("retyped", "StdomOrder.order_amount", BREAKING, BREAKING),
    ),
    waiqin(
        "an amount of a record is never empty",
        put("decimal", *field("StdomOrder", "order_amount", "format")),
        ("retyped", "StdomOrder.order_amount", COMPATIBLE, NONE),
    ),
    waiqin(
        "a count of a record is a number or text, and never empty",
        put("int32", *field("StdReturn", "print_count", "format")),
        ("retyped", "StdReturn.print_count", BREAKING, NONE),
    ),
    waiqin(
        "a day of a record is never empty",
        put("date", *field("StdReturn", "confirm_time", "format")),
        ("retyped", "StdReturn.confirm_time", COMPATIBLE, NONE),
    ),
    waiqin(
        "a time of a record is a day",
        put("date", *field("StdomOrder", "submit_time", "format")),
        ("retyped", "StdomOrder.submit_time", BREAKING, BREAKING),
    ),
    waiqin(
        "a time of a record may come without its time of day",
        put("waiqin-date-or-time", *field("StdomOrder", "submit_time", "format")),
        ("retyped", "StdomOrder.submit_time", BREAKING, NONE),
    ),
    waiqin(
        "a time of a record comes whole",
        put("waiqin-date-time", *field("StdomOrder", "consignment_date", "format")),
        ("retyped", "StdomOrder.consignment_date", COMPATIBLE, NONE),
    ),
    wshoto(
        "a whole number of a record is a time",
        put("epoch-seconds", *field("MallOrder", "coupon_id", "format")),
        ("retyped", "MallOrder.coupon_id", COMPATIBLE, BREAKING),
    ),
    wshoto(
        "a number of a record may be larger",
        put("int64", *field("MallOrder", "source", "format")),
        ("retyped", "MallOrder.source", BREAKING, NONE),
    ),
    waiqin(
        "ids are text only, in requests and answers",
        put("string", *schema("Id", "type")),
        ("retyped", "Id", BREAKING, NONE),
    ),
    waiqin(
        "ids may be null",
        put(["string", "integer", "null"], *schema("Id", "type")),
        ("retyped", "Id", BREAKING, NONE),
    ),
    waiqin(
        "what response_data holds is not described any more",
        both(
            drop(*field("SalesBillAddResponse", "response_data", "contentSchema")),
            drop(*field("SalesBillAddResponse", "response_data", "contentMediaType")),
        ),
        ("content-changed", "SalesBillAddResponse.response_data", BREAKING, NONE),
        ("content-changed", "SalesBillAddResponse.response_data", BREAKING, NONE),
        ("result-changed", "salesBillAdd", NONE, BREAKING),
        ("class-removed", "SalesBillAddResult", NONE, BREAKING),
    ),
    waiqin(
        "response_data holds an object instead of a list",
        put(ref("SalesBillAddResult"), *field("SalesBillAddResponse", "response_data", "contentSchema")),
        ("retyped", "SalesBillAddResult", BREAKING, NONE),
        ("result-changed", "salesBillAdd", NONE, BREAKING),
    ),
    waiqin(
        "response_data is no text any more but the list itself",
        put(ref("SalesBillAddResultList"), *field("SalesBillAddResponse", "response_data")),
        ("retyped", "SalesBillAddResponse.response_data", BREAKING, NONE),
        ("content-changed", "SalesBillAddResponse.response_data", BREAKING, NONE),
        ("content-changed", "SalesBillAddResponse.response_data", BREAKING, NONE),
    ),
    waiqin(
        "a member of the envelope is gone",
        drop(*field("Acknowledgement", "msg_id")),
        ("field-removed", "Acknowledgement.msg_id", BREAKING, BREAKING),
    ),
    waiqin(
        "a member of the envelope may lack",
        drop(*schema("Acknowledgement", "required")),
        ("not-needed", "Acknowledgement.return_code", BREAKING, NONE),
    ),
    waiqin(
        "a field of a record is always there",
        put(["order_no"], *schema("StdomOrder", "required")),
        ("needed", "StdomOrder.order_no", COMPATIBLE, NONE),
    ),
    waiqin(
        "an answer has a new code",
        insert({"value": "9", "name": "NEW", "label": "New", "label_zh": "新"}, *schema("OrderStatus", "x-enum")),
        ("code-added", "OrderStatus", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "an answer has a code less",
        drop(*schema("OrderStatus", "x-enum", 0)),
        ("code-removed", "OrderStatus", COMPATIBLE, BREAKING),
    ),
    waiqin(
        "a code has another name in Python",
        put("OTHER", *schema("OrderStatus", "x-enum", 0, "name")),
        ("code-renamed", "OrderStatus", NONE, BREAKING),
    ),
    waiqin(
        "a code has another value",
        put("77", *schema("OrderStatus", "x-enum", 0, "value")),
        ("code-removed", "OrderStatus", COMPATIBLE, BREAKING),
        ("code-added", "OrderStatus", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "a code of an answer has no list any more",
        drop(*schema("OrderType", "x-enum")),
        ("codes-changed", "OrderType", COMPATIBLE, BREAKING),
        ("class-removed", "OrderType", NONE, BREAKING),
    ),
    waiqin(
        "a text of an answer has a code list",
        both(
            drop(*field("StdomOrder", "del_remark", "type")),
            put(ref("YesNo")["$ref"], *field("StdomOrder", "del_remark", "$ref")),
        ),
        ("codes-changed", "StdomOrder.del_remark", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "a code of an answer is of another list",
        put(ref("YesNo")["$ref"], *field("StdomOrder", "status", "$ref")),
        ("replaced", "StdomOrder.status", NONE, BREAKING),
    ),
    waiqin(
        "a record has another name in Python",
        both(rename("OrderLine", *schema("StdomOrderLine")), refer("StdomOrderLine", "OrderLine")),
        ("replaced", "StdomOrder.prods", NONE, BREAKING),
        ("class-removed", "StdomOrderLine", NONE, BREAKING),
    ),
    waiqin(
        "a second spelling stands for nothing any more",
        drop(*field("CarSaleOrder", "car_nam", "x-alias-of")),
        ("extension-changed", "CarSaleOrder.car_nam", NONE, BREAKING),
    ),
    waiqin(
        "a field is a second spelling of another",
        put("order_no", *field("StdomOrder", "cm_code", "x-alias-of")),
        ("extension-changed", "StdomOrder.cm_code", NONE, COMPATIBLE),
    ),
    waiqin(
        "a second spelling takes the name of the first in Python",
        both(
            drop(*field("SalesBillAddResult", "order_no")), drop(*field("SalesBillAddResult", "orderNo", "x-alias-of"))
        ),
        ("field-removed", "SalesBillAddResult.order_no", BREAKING, BREAKING),
        ("renamed-in-python", "SalesBillAddResult.orderNo", NONE, BREAKING),
        ("extension-changed", "SalesBillAddResult.orderNo", NONE, BREAKING),
    ),
    waiqin(
        "custom fields are not marked any more",
        drop(*field("StdomOrder", "exts", "x-custom-fields")),
        ("extension-changed", "StdomOrder.exts", NONE, BREAKING),
    ),
    wshoto(
        "a list of texts is a list of numbers",
        put("integer", *field("SaleOrder", "pic_list", "items", "type")),
        ("retyped", "SaleOrder.pic_list", BREAKING, BREAKING),
    ),
    wshoto(
        "an object of a record is a list of objects",
        put({"type": "array", "items": ref("OrderAddressInfo")}, *field("MallOrder", "order_address_info")),
        ("retyped", "MallOrder.order_address_info", BREAKING, BREAKING),
        ("extension-changed", "MallOrder.order_address_info", NONE, COMPATIBLE),
    ),
    wshoto(
        "an object of a record is never null any more",
        both(
            drop(*field("MallOrder", "order_address_info", "anyOf")),
            put(ref("OrderAddressInfo")["$ref"], *field("MallOrder", "order_address_info", "$ref")),
        ),
        ("nullable-changed", "MallOrder.order_address_info", COMPATIBLE, NONE),
    ),
    wshoto(
        "a record of a page may be null",
        put({"anyOf": [ref("MallOrder"), {"type": "null"}]}, *field("MallOrderPage", "records", "items")),
        ("nullable-changed", "MallOrderPage.records", BREAKING, NONE),
    ),
    wshoto(
        "a member of unknown names is of one type",
        put({"type": "string"}, *schema("FieldMap", "additionalProperties")),
        ("retyped", "FieldMap", BREAKING, NONE),
    ),
    waiqin(
        "a record has a keyword that is not known here",
        put({"required": ["order_no"]}, *schema("StdomOrder", "if")),
        ("unknown-changed", "StdomOrder", BREAKING, NONE),
    ),
]

ANSWERS += [
    wshoto(
        "there are no members of unknown names",
        put(False, *schema("FieldMap", "additionalProperties")),
        ("members-changed", "FieldMap", BREAKING, NONE),
    ),
    waiqin(
        "a field is one of several schemas",
        put([{"minLength": 1}, {"minLength": 2}], *field("StdomOrder", "order_no", "anyOf")),
        ("unknown-changed", "StdomOrder.order_no", BREAKING, NONE),
    ),
    waiqin(
        "a field has an extension that is not known here",
        put("x", *field("StdomOrder", "order_no", "x-new")),
        ("extension-changed", "StdomOrder.order_no", NONE, COMPATIBLE),
    ),
]

REQUESTS = [
    waiqin(
        "an argument is gone",
        drop(*field("QueryStdomOrderRequest", "cm_id")),
        ("field-removed", "QueryStdomOrderRequest.cm_id", BREAKING, BREAKING),
    ),
    waiqin(
        "there is a new argument",
        put(TEXT, *field("QueryStdomOrderRequest", "new_field")),
        ("field-added", "QueryStdomOrderRequest.new_field", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "there is a new argument that has to be given",
        both(
            put(TEXT, *field("QueryStdomOrderRequest", "new_field")),
            put(["new_field"], *schema("QueryStdomOrderRequest", "required")),
        ),
        ("field-added", "QueryStdomOrderRequest.new_field", BREAKING, BREAKING),
    ),
    waiqin(
        "a line has a new field that has to be given",
        both(
            put(TEXT, *field("AddStdomOrderLine", "new_field")),
            put(["new_field"], *schema("AddStdomOrderLine", "required")),
        ),
        ("field-added", "AddStdomOrderLine.new_field", BREAKING, BREAKING),
    ),
    waiqin(
        "an argument has to be given",
        put(["page_number"], *schema("QueryStdomOrderRequest", "required")),
        ("needed", "QueryStdomOrderRequest.page_number", BREAKING, BREAKING),
    ),
    waiqin(
        "a field of a line need not be given any more",
        drop(*schema("AddStdomOrderSentLine", "required")),
        ("not-needed", "AddStdomOrderSentLine.order_detail_id", COMPATIBLE, COMPATIBLE),
    ),
    wshoto(
        "an argument need not be given any more",
        put(["type"], *schema("MallOrderListRequest", "required")),
        ("not-needed", "MallOrderListRequest.start_time", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "a text is an id",
        both(drop(*field("QueryStdomOrderRequest", "cm_code", "type")), put(
            ref("Id")["$ref"], *field("QueryStdomOrderRequest", "cm_code", "$ref"))),
        ("retyped", "QueryStdomOrderRequest.cm_code", BREAKING, COMPATIBLE),
    ),
    waiqin(
        "an id is a text",
        both(drop(*field("QueryStdomOrderRequest", "cm_id", "$ref")), put(
            "string", *field("QueryStdomOrderRequest", "cm_id", "type"))),
        ("retyped", "QueryStdomOrderRequest.cm_id", BREAKING, BREAKING),
    ),
    waiqin(
        "a day may have a time of day",
        put("waiqin-date-or-time", *field("QueryStdomOrderRequest", "create_date", "format")),
        ("retyped", "QueryStdomOrderRequest.create_date", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "a time may lack its time of day",
        put("waiqin-date-or-time", *field("QueryStdomOrderRequest", "after_create_date", "format")),
        ("retyped", "QueryStdomOrderRequest.after_create_date", COMPATIBLE, NONE),
    ),
    waiqin(
        "a time has to be a day",
        put("date", *field("QueryStdomOrderRequest", "after_create_date", "format")),
        ("retyped", "QueryStdomOrderRequest.after_create_date", BREAKING, BREAKING),
    ),
    waiqin(
        "a day has to have a time of day",
        put("waiqin-date-time", *field("QueryStdomOrderRequest", "create_date", "format")),
        ("retyped", "QueryStdomOrderRequest.create_date", BREAKING, COMPATIBLE),
    ),
    waiqin(
        "an amount is sent as a bare number",
        put("number", *field("AddStdomOrderLine", "input_price", "type")),
        ("retyped", "AddStdomOrderLine.input_price", BREAKING, NONE),
    ),
    wshoto(
        "a text may be several, joined with commas",
        put("comma-separated", *field("ValetorderInfoListRequest", "user_id", "format")),
        ("retyped", "ValetorderInfoListRequest.user_id", COMPATIBLE, COMPATIBLE),
    ),
    wshoto(
        "a text may not be several any more",
        drop(*field("ValetorderInfoListRequest", "owners", "format")),
        ("retyped", "ValetorderInfoListRequest.owners", BREAKING, BREAKING),
    ),
    wshoto(
        "a number may be larger",
        put("int64", *field("MallOrderListRequest", "page_size", "format")),
        ("retyped", "MallOrderListRequest.page_size", COMPATIBLE, COMPATIBLE),
    ),
    wshoto(
        "a time is any whole number",
        put("int64", *field("MallOrderListRequest", "end_time", "format")),
        ("retyped", "MallOrderListRequest.end_time", COMPATIBLE, BREAKING),
    ),
    wshoto(
        "numbers of a list are texts",
        put({"type": "string"}, *field("MallOrderListRequest", "status_list", "items")),
        ("retyped", "MallOrderListRequest.status_list", BREAKING, BREAKING),
    ),
    waiqin(
        "a filter takes a code less",
        drop(*schema("OrderStatusFilter", "x-enum", 0)),
        ("code-removed", "OrderStatusFilter", BREAKING, BREAKING),
    ),
    waiqin(
        "a filter takes one more code",
        insert({"value": "9", "name": "NEW", "label": "New", "label_zh": "新"}, *schema("OrderStatusFilter", "x-enum")),
        ("code-added", "OrderStatusFilter", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "an argument has no code list any more",
        both(
            drop(*field("QueryStdomOrderRequest", "status", "$ref")),
            put("string", *field("QueryStdomOrderRequest", "status", "type")),
        ),
        ("codes-changed", "QueryStdomOrderRequest.status", COMPATIBLE, BREAKING),
    ),
    waiqin(
        "an argument is of another list with the same values",
        put(ref("YesNo")["$ref"], *field("QueryStdomOrderRequest", "status", "$ref")),
        ("replaced", "QueryStdomOrderRequest.status", NONE, NONE),
    ),
    waiqin(
        "one of several fields has to be given",
        put([{"required": ["cm_id"]}, {"required": ["cm_code"]}], *schema("QueryStdomOrderRequest", "anyOf")),
        ("needed", "QueryStdomOrderRequest", BREAKING, BREAKING),
    ),
    waiqin(
        "a rule has an alternative less",
        drop(*schema("AddStdomOrderLine", "anyOf", 2)),
        ("needed", "AddStdomOrderLine", BREAKING, BREAKING),
    ),
    waiqin(
        "a rule has one alternative more",
        insert({"required": ["remark"]}, *schema("AddStdomOrderLine", "anyOf")),
        ("not-needed", "AddStdomOrderLine", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "a rule is gone",
        drop(*schema("AddStdomOrderRequest", "allOf", 0)),
        ("not-needed", "AddStdomOrderRequest", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "of several fields one is demanded now",
        both(
            drop(*schema("CloseStdomOrderRequest", "anyOf")), put(["id"], *schema("CloseStdomOrderRequest", "required"))
        ),
        ("needed", "CloseStdomOrderRequest.id", BREAKING, BREAKING),
    ),
    wshoto(
        "a number has a lower bound",
        put(1, *field("MallOrderListRequest", "page_size", "minimum")),
        ("limit-changed", "MallOrderListRequest.page_size", BREAKING, NONE),
    ),
    waiqin(
        "a segment of the signature takes any text",
        drop("components", "parameters", "timestamp", "schema", "pattern"),
        ("limit-changed", "parameter timestamp", COMPATIBLE, NONE),
    ),
    waiqin(
        "a body that was a list is one object",
        put(ref("AddStdomOrderSentItem"), *call(
            "/api/stdsent/v1/addStdomOrderSent/{openid}/{timestamp}/{digest}/{msg_id}", "post", "requestBody", *JSON,
            "schema")),
        ("retyped", "AddStdomOrderSentItem", BREAKING, BREAKING),
        ("link-changed", "addStdomOrderSent", BREAKING, NONE),
        ("link-changed", "addStdomOrderSent", BREAKING, NONE),
    ),
    waiqin(
        "logs may not show a field any more",
        put(True, *field("QueryStdomOrderRequest", "cm_code", "x-personal")),
        ("extension-changed", "QueryStdomOrderRequest.cm_code", NONE, COMPATIBLE),
    ),
]  # fmt: skip

OPERATIONS = [
    waiqin(
        "an operation is gone",
        drop("paths", CANCEL),
        ("operation-removed", "cancelSendOrder", BREAKING, BREAKING),
        ("class-removed", "CancelSendOrderRequest", NONE, BREAKING),
    ),
    waiqin(
        "there is a new operation",
        lambda document: put(
            {"post": {**document["paths"][CANCEL]["post"], "operationId": "cancelMore", "x-method": "cancel_more"}},
            "paths",
            "/api/stdsent/v1/cancelMore",
        )(document),
        ("operation-added", "cancelMore", COMPATIBLE, COMPATIBLE),
    ),
    waiqin(
        "an operation has another name",
        both(put("queryOrders", *call(QUERY, "post", "operationId")), look_up("queryStdomOrder", "queryOrders")),
        ("operation-renamed", "queryOrders", NONE, BREAKING),
    ),
    waiqin(
        "a call has another name",
        put("search", *call(QUERY, "post", "x-method")),
        ("call-renamed", "queryStdomOrder", NONE, BREAKING),
    ),
    waiqin(
        "a call is of another resource",
        put(["shipments"], *call(QUERY, "post", "tags")),
        ("call-renamed", "queryStdomOrder", NONE, BREAKING),
        ("tables-changed", "queryStdomOrder", NONE, BREAKING),
        ("tables-changed", "queryStdomSent", NONE, BREAKING),
    ),
    waiqin(
        "there is no call for an operation any more",
        drop(*call(QUERY, "post", "x-method")),
        ("call-removed", "queryStdomOrder", NONE, BREAKING),
        ("tables-changed", "queryStdomOrder", NONE, BREAKING),
    ),
    wshoto(
        "there is a call for an operation that had none",
        put("get", *call(TOKEN, "get", "x-method")),
        ("call-added", "getAccessToken", NONE, COMPATIBLE),
    ),
    waiqin(
        "an operation has another path",
        rename(QUERY.replace("/v1/", "/v2/"), "paths", QUERY),
        ("path-changed", "queryStdomOrder", BREAKING, NONE),
    ),
    wshoto(
        "a GET with a body is a POST",
        both(rename("post", *call(MALL, "get")), drop(*call(MALL, "post", "x-get-with-body"))),
        ("method-changed", "mallOrderList", BREAKING, NONE),
    ),
    waiqin(
        "segments of the path have changed places",
        rename(QUERY.replace("{openid}/{timestamp}", "{timestamp}/{openid}"), "paths", QUERY),
        ("path-changed", "queryStdomOrder", BREAKING, NONE),
    ),
    waiqin(
        "a segment of the path has another name",
        lambda document: both(
            put("tenant", "components", "parameters", "openid", "name"),
            *(rename(url.replace("{openid}", "{tenant}"), "paths", url) for url in list(document["paths"])),
        )(document),
        ("parameter-renamed", "parameter tenant", NONE, NONE),
    ),
    wshoto(
        "a query parameter is gone",
        drop(*call(TOKEN, "get", "parameters", 0)),
        ("parameter-removed", "parameter appid", BREAKING, NONE),
    ),
    wshoto(
        "a query parameter has to be given",
        insert(
            {"name": "scope", "in": "query", "required": True, "schema": {"type": "string"}},
            *call(TOKEN, "get", "parameters"),
        ),
        ("parameter-added", "parameter scope", BREAKING, NONE),
    ),
    wshoto(
        "a query parameter may be given",
        insert({"name": "scope", "in": "query", "schema": {"type": "string"}}, *call(TOKEN, "get", "parameters")),
        ("parameter-added", "parameter scope", COMPATIBLE, NONE),
    ),
    wshoto(
        "pages are counted from 0",
        put(0, *call(VALET, "post", "x-paging", "start")),
        ("paging-changed", "valetorderInfoList", BREAKING, NONE),
    ),
    wshoto(
        "pages end in another way",
        put("empty-page", *call(VALET, "post", "x-paging", "ends")),
        ("paging-changed", "valetorderInfoList", BREAKING, NONE),
    ),
    wshoto(
        "pages give no total any more",
        drop(*call(VALET, "post", "x-paging", "total")),
        ("paging-changed", "valetorderInfoList", BREAKING, BREAKING),
    ),
    wshoto(
        "clients ask for larger pages",
        put(50, *call(VALET, "post", "x-paging", "default-size")),
        ("paging-changed", "valetorderInfoList", NONE, COMPATIBLE),
    ),
    wshoto(
        "the records of a page have another id",
        put("order_number", *call(VALET, "post", "x-paging", "id")),
        ("paging-changed", "valetorderInfoList", NONE, NONE),
    ),
    wshoto(
        "the record of a read is somewhere else",
        put("data.order", *call(DETAIL, "get", "x-records")),
        ("records-moved", "crmSaleOrderDetail", BREAKING, NONE),
    ),
    wshoto(
        "an answer has no pages any more",
        drop(*call(VALET, "post", "x-paging")),
        ("paging-changed", "valetorderInfoList", BREAKING, BREAKING),
        ("call-changed", "valetorderInfoList", NONE, BREAKING),
        ("result-changed", "valetorderInfoList", NONE, BREAKING),
        ("tables-changed", "valetorderInfoList", NONE, BREAKING),
    ),
    waiqin(
        "a read is a write",
        put("write", *call(QUERY, "post", "x-access")),
        ("call-changed", "queryStdomOrder", NONE, BREAKING),
        ("tables-changed", "queryStdomOrder", NONE, BREAKING),
    ),
    waiqin(
        "nothing tells any more what became of a write",
        drop(*call(ADD, "post", "x-lookup")),
        ("lookup-changed", "addStdomOrder", NONE, BREAKING),
        ("link-removed", "addStdomOrder", BREAKING, NONE),
    ),
    waiqin(
        "a write is looked up by less",
        drop(*call(ADD, "post", "x-lookup", "since")),
        ("lookup-changed", "addStdomOrder", NONE, COMPATIBLE),
    ),
    waiqin(
        "a table has another name",
        put("rows", *call(QUERY, "post", "x-table", "lists", "prods")),
        ("tables-changed", "queryStdomOrder", NONE, BREAKING),
    ),
    wshoto(
        "a head table has another name",
        put("listed_orders", *call(VALET, "post", "x-table", "name")),
        ("tables-changed", "valetorderInfoList", NONE, BREAKING),
    ),
    wshoto(
        "a head table is given the name that it has",
        put("valet_orders", *call(VALET, "post", "x-table", "name")),
    ),
    wshoto(
        "nothing is said of tables any more",
        drop(*call(VALET, "post", "x-table")),
        ("tables-changed", "valetorderInfoList", NONE, BREAKING),
    ),
    wshoto(
        "a body need not be sent",
        put(False, *call(VALET, "post", "requestBody", "required")),
        ("body-changed", "valetorderInfoList", COMPATIBLE, NONE),
    ),
    wshoto(
        "no body is taken any more",
        both(drop(*call(VALET, "post", "requestBody")), drop(*call(VALET, "post", "x-paging"))),
        ("body-removed", "valetorderInfoList", BREAKING, BREAKING),
        ("tables-changed", "valetorderInfoList", NONE, BREAKING),
        ("paging-changed", "valetorderInfoList", BREAKING, BREAKING),
        ("call-changed", "valetorderInfoList", NONE, BREAKING),
        ("result-changed", "valetorderInfoList", NONE, BREAKING),
        ("class-removed", "ValetorderInfoListRequest", NONE, BREAKING),
        ("class-removed", "ValetOrderRole", NONE, BREAKING),
        ("class-removed", "ValetOrderScope", NONE, BREAKING),
        ("class-removed", "ValetOrderStatus", NONE, BREAKING),
    ),
    wshoto(
        "an answer of failures is described",
        put({"description": "Too many calls."}, *call(VALET, "post", "responses", "429")),
        ("answer-added", "valetorderInfoList", COMPATIBLE, NONE),
    ),
    wshoto(
        "the token goes under another name",
        put("token", "components", "securitySchemes", "accessToken", "name"),
        ("security-changed", "accessToken", BREAKING, NONE),
    ),
    wshoto(
        "an operation wants a token that wanted none",
        drop(*call(TOKEN, "get", "security")),
        ("security-changed", "getAccessToken", BREAKING, NONE),
    ),
    waiqin(
        "a server is gone",
        drop("servers", 1),
        ("server-removed", "https://openapi.qince.com", BREAKING, NONE),
    ),
    waiqin(
        "there is a new server",
        insert({"url": "https://openapi.example.com"}, "servers"),
        ("server-added", "https://openapi.example.com", COMPATIBLE, NONE),
    ),
    waiqin(
        "a server is fixed that took any address",
        put({"url": "https://openapi.waiqin365.com"}, "servers", 0),
        ("server-changed", "https://openapi.waiqin365.com", BREAKING, NONE),
    ),
    waiqin(
        "a server takes any address",
        put({"url": "{url}", "variables": {"url": {"default": "https://openapi.qince.com"}}}, "servers", 1),
        ("server-changed", "https://openapi.qince.com", COMPATIBLE, NONE),
    ),
    wshoto(
        "the address that a server has by default is another",
        put("https://wshoto.example.com", "servers", 0, "variables", "baseUrl", "default"),
        ("server-removed", "https://open.wshoto.com", BREAKING, NONE),
        ("server-added", "https://wshoto.example.com", COMPATIBLE, NONE),
    ),
]

OPERATIONS += [
    waiqin(
        "segments of the path are not filled in by signing any more",
        lambda document: put(
            [{key: value for key, value in each.items() if key != "x-signature"}
             for each in document["components"]["parameters"].values()],
            "paths", CANCEL, "parameters",
        )(document),
        ("call-changed", "cancelSendOrder", NONE, BREAKING),
    ),
    wshoto(
        "a query parameter need not be given any more",
        put(False, *call(TOKEN, "get", "parameters", 0, "required")),
        ("parameter-changed", "parameter appid", COMPATIBLE, NONE),
    ),
    wshoto(
        "a query parameter is a number",
        put("integer", *call(TOKEN, "get", "parameters", 0, "schema", "type")),
        ("retyped", "parameter appid", BREAKING, NONE),
    ),
    wshoto(
        "a body has to be sent where there was none",
        put({"required": True, "content": {"application/json": {"schema": ref("MallOrderListRequest")}}},
            *call(TOKEN, "get", "requestBody")),
        ("body-added", "getAccessToken", BREAKING, BREAKING),
    ),
    wshoto(
        "a body may be sent where there was none",
        put({"content": {"application/json": {"schema": ref("MallOrderListRequest")}}},
            *call(TOKEN, "get", "requestBody")),
        ("body-added", "getAccessToken", COMPATIBLE, COMPATIBLE),
    ),
    wshoto(
        "a body may be of another kind too",
        lambda document: put(
            at(document, *call(MALL, "get", "requestBody", *JSON)),
            *call(MALL, "get", "requestBody", "content", "text/json"),
        )(document),
        ("media-added", "mallOrderList", COMPATIBLE, NONE),
    ),
    waiqin(
        "the envelope has its code elsewhere",
        put("code", "x-envelope", "code"),
        ("envelope-changed", "x-envelope", BREAKING, NONE),
    ),
    waiqin("the envelope repeats no id", drop("x-envelope", "id"), ("envelope-changed", "x-envelope", BREAKING, NONE)),
    waiqin(
        "the data is plain JSON", drop("x-envelope", "quoted"), ("envelope-changed", "x-envelope", BREAKING, NONE)
    ),
    waiqin(
        "the data is in one member alone",
        drop("x-envelope", "data", 1),
        ("envelope-changed", "x-envelope", BREAKING, NONE),
    ),
    waiqin(
        "the data may be in another member too",
        insert("data", "x-envelope", "data"),
        ("envelope-changed", "x-envelope", COMPATIBLE, NONE),
    ),
    wshoto(
        "a code does not mean authentication",
        drop("x-envelope", "authentication", 1),
        ("envelope-changed", "x-envelope", COMPATIBLE, BREAKING),
    ),
    wshoto(
        "a code more means authentication",
        insert({"code": 10012, "sure": "seen", "description": "Seen."}, "x-envelope", "authentication"),
        ("envelope-changed", "x-envelope", COMPATIBLE, COMPATIBLE),
    ),
    waiqin("there are no pushes", drop("webhooks", "push"), ("webhook-removed", "push", BREAKING, BREAKING),
           ("class-removed", "Push", NONE, BREAKING), ("class-removed", "PushDataType", NONE, BREAKING),
           ("class-removed", "PushReply", NONE, BREAKING), ("class-removed", "PushReturnCode", NONE, BREAKING)),
    waiqin("a push has a field less", drop(*field("Push", "status")),
           ("field-removed", "Push.status", BREAKING, BREAKING)),
    waiqin("a data type holds no record", drop(*field("Push", "data", "x-pushed-records", "records", "stdorder_sent")),
           ("extension-changed", "Push.data", NONE, BREAKING)),
    waiqin("a push comes as JSON", lambda document: put(
        {"application/json": next(iter(
            at(document, "webhooks", "push", "post", "requestBody", "content").values()))},
        "webhooks", "push", "post", "requestBody", "content")(document), ("media-changed", "push", BREAKING, NONE)),
    waiqin("no envelope is described", drop("x-envelope"), ("envelope-changed", "x-envelope", BREAKING, NONE)),
    waiqin(
        "an operation has a member that is not known here",
        put({}, *call(QUERY, "post", "callbacks")),
        ("unknown-changed", "queryStdomOrder", BREAKING, NONE),
    ),
    waiqin(
        "the document has a member that is not known here",
        put("https://example.com", "jsonSchemaDialect"),
        ("unknown-changed", "document", BREAKING, NONE),
    ),
]  # fmt: skip

HARMLESS = [
    waiqin("a push is described otherwise", put("Other words.", "webhooks", "push", "post", "description")),
    waiqin("a code of authentication is told of otherwise",
           put("documented", "x-envelope", "authentication", 0, "sure")),
    waiqin("nothing at all", lambda document: None),
    waiqin("a label is another", put("另一个", *field("StdomOrder", "order_no", "title"))),
    waiqin("a description is another", put("Other words.", *field("StdomOrder", "order_no", "description"))),
    waiqin("a type is printed in another way", put("CHAR(9)", *field("StdomOrder", "order_no", "x-doc-type"))),
    waiqin("an operation is left out", put({"/a": "No copy is whole."}, "x-doc-left-out")),
    waiqin("a copy lacks a row", put(True, *field("StdomOrder", "order_no", "x-doc-absent"))),
    waiqin("a slip is noted", put("A slip.", *field("StdomOrder", "order_no", "x-quirk"))),
    waiqin("only an example shows a field", both(
        drop(*field("StdomOrder", "order_no", "x-doc-type")),
        put("example", *field("StdomOrder", "order_no", "x-source")))),
    waiqin("a code has another label", put("Other", *schema("OrderStatus", "x-enum", 0, "label"))),
    waiqin("codes stand in another order", turn_round(*schema("OrderStatus", "x-enum"))),
    waiqin("fields stand in another order", turn_round(*schema("StdomOrder", "properties"))),
    waiqin("rules stand in another order", turn_round(*schema("AddStdomOrderRequest", "allOf"))),
    waiqin("alternatives stand in another order", turn_round(*schema("AddStdomOrderLine", "anyOf"))),
    waiqin("a rule stands in a list of one", lambda document: both(
        put([{"anyOf": at(document, *schema("AddStdomOrderLine", "anyOf"))}], *schema("AddStdomOrderLine", "allOf")),
        drop(*schema("AddStdomOrderLine", "anyOf")))(document)),
    waiqin("a rule follows from another", insert(
        {"anyOf": [{"required": ["cm_id"]}, {"required": ["cm_code"]}, {"required": ["cm_name"]},
                   {"required": ["remarks"]}]}, *schema("AddStdomOrderRequest", "allOf"))),
    waiqin("operations stand in another order", turn_round("paths")),
    waiqin("servers stand in another order", turn_round("servers")),
    waiqin("the text of the document is another", put("Other words.", "info", "description")),
    waiqin("a server is described in other words", put("Other words.", "servers", 0, "description")),
    waiqin("it is written for a newer OpenAPI", put("3.1.1", "openapi")),
    waiqin("the version is another", put("7.0.0", "info", "version")),
    waiqin("a resource is described in other words", put("Other words.", "tags", 0, "description")),
    waiqin("an operation is described in other words", put("Other words.", *call(QUERY, "post", "summary"))),
    waiqin("the page of an operation is another", put(
        "https://example.com", *call(QUERY, "post", "externalDocs", "url"))),
    waiqin("an example is another", put({"page_number": 2}, *call(
        QUERY, "post", "requestBody", *JSON, "examples", "by_id", "value"))),
    waiqin("an answer is described in other words", put("Other words.", *call(
        QUERY, "post", "responses", "200", "description"))),
    waiqin("a parameter is described in other words", put("Other words.", "components", "parameters", "openid",
                                                           "description")),
    waiqin("an amount is a component of its own", both(
        put({"type": "string", "format": "waiqin-decimal", "description": "An amount."}, *schema("Amount")),
        put({**ref("Amount"), "title": "订单金额", "description": "D.", "x-doc-type": "X"},
            *field("StdomOrder", "order_amount")))),
    waiqin("a component without a class has another name", both(
        rename("Identifier", *schema("Id")), refer("Id", "Identifier"))),
    waiqin("it is said that a field is not personal", put(False, *field("StdomOrder", "order_no", "x-personal"))),
    wshoto("a nullable type is written the other way round", put(["null", "string"], *field(
        "MallOrder", "remark", "type"))),
    wshoto("a nullable object is written the other way round", turn_round(
        *field("MallOrder", "order_address_info", "anyOf"))),
    wshoto("required fields stand in another order", turn_round(*schema("MallOrderListRequest", "required"))),
    wshoto("that members are open is not written out", drop(*schema("FieldMap", "additionalProperties"))),
    wshoto("a token is described in other words", put(
        "Other words.", "components", "securitySchemes", "accessToken", "description")),
]  # fmt: skip

MUTATIONS = [*ANSWERS, *REQUESTS, *OPERATIONS, *HARMLESS]
