"""The committed specs: sound, complete, and true to what the platforms' pages say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator
from yamlcore import CCoreLoader

from generator.bundle import bundle
from generator.lint import check
from generator.lint.translations import translation_findings
from generator.servers import is_open, server_url
from tests.support.bundled import bundled_spec

SPECS = Path(__file__).resolve().parents[2] / "specs"
PLATFORMS = ["waiqin365", "wshoto"]
SIGNED = "/{openid}/{timestamp}/{digest}/{msg_id}"

DOCUMENTED = [
    ("waiqin365", "POST", f"/api/stdorder/v1/queryStdomOrder{SIGNED}", "queryStdomOrder", "orders.query"),
    ("waiqin365", "POST", f"/api/stdorder/v1/addStdomOrder{SIGNED}", "addStdomOrder", "orders.add"),
    ("waiqin365", "POST", f"/api/stdorder/v1/closeStdomOrder{SIGNED}", "closeStdomOrder", "orders.close"),
    ("waiqin365", "POST", f"/api/stdsent/v1/queryStdomSent{SIGNED}", "queryStdomSent", "shipments.query"),
    ("waiqin365", "POST", f"/api/stdsent/v1/addStdomOrderSent{SIGNED}", "addStdomOrderSent", "shipments.add"),
    ("waiqin365", "POST", f"/api/stdsent/v1/cancelSendOrder{SIGNED}", "cancelSendOrder", "shipments.cancel"),
    ("waiqin365", "POST", f"/api/std_order/v1/addStdReturn{SIGNED}", "addStdReturn", "returns.add"),
    ("waiqin365", "POST", f"/api/std_order/v1/confirmStdReturn{SIGNED}", "confirmStdReturn", "returns.confirm"),
    ("waiqin365", "POST", f"/api/std_order/v1/queryStdReturn{SIGNED}", "queryStdReturn", "returns.query"),
    ("waiqin365", "POST", f"/api/stdcarsle/v2/queryCarSaleOrder{SIGNED}", "queryCarSaleOrder", "car_sales.query"),
    ("waiqin365", "POST", f"/api/stdorder/v1/salesBillRevoke{SIGNED}", "salesBillRevoke", "sales_bills.revoke"),
    ("waiqin365", "POST", f"/api/stdorder/v1/salesBillAdd{SIGNED}", "salesBillAdd", "sales_bills.add"),
    ("waiqin365", "POST", f"/api/stdorder/v1/modifyCustomFields{SIGNED}", "modifyCustomFields",
     "orders.modify_custom_fields"),
    ("waiqin365", "POST", f"/api/product/v1/addPdType{SIGNED}", "addPdType", "product_types.add"),
    ("waiqin365", "POST", f"/api/customer/v1/maintainCmReceiverRelation{SIGNED}", "maintainCmReceiverRelation",
     "receivers.maintain"),
    ("wshoto", "GET", "/openapi/access_token", "getAccessToken", "token.None"),
    ("wshoto", "POST", "/openapi/valetorder/info/list", "valetorderInfoList", "valet_orders.list"),
    ("wshoto", "GET", "/openapi/crm/saleOrder/detail", "crmSaleOrderDetail", "sale_orders.get"),
    ("wshoto", "GET", "/openapi/mall/order/list", "mallOrderList", "mall_orders.list"),
    ("wshoto", "POST", "/openapi/mall/external/shop/list", "mallExternalShopList", "shops.list"),
    ("wshoto", "POST", "/openapi/crm/saleOrder/page", "crmSaleOrderPage", "sale_orders.list"),
    ("wshoto", "POST", "/openapi/crm/saleOrder/receipt/detail", "crmSaleOrderReceiptDetail", "sale_receipts.get"),
    ("wshoto", "POST", "/openapi/crm/saleOrder/receipt/create", "crmSaleOrderReceiptCreate", "sale_receipts.add"),
    ("wshoto", "POST", "/openapi/crm/receipt/detail", "crmReceiptDetail", "receipts.get"),
    ("wshoto", "POST", "/openapi/crm/receipt/create", "crmReceiptCreate", "receipts.add"),
]  # fmt: skip
"""The operations as the platforms' pages print them. Specs may have more."""
TRANSCRIBED = {operation for _, _, _, operation, _ in DOCUMENTED}


def schema(platform: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = bundled_spec(platform)["components"]["schemas"][name]
    return found


@pytest.mark.finding(55)
@pytest.mark.parametrize(("platform", "host"), [("waiqin365", "openapi.waiqin365.com"), ("wshoto", "open.wshoto.com")])
def test_first_server_is_the_documented_host_unless_an_address_of_ones_own_is_given(platform: str, host: str) -> None:
    for variant in ("", ".plain", ".plain-3.0", ".docs"):
        server = bundled_spec(f"{platform}{variant}")["servers"][0]
        assert (server["url"], is_open(server)) == ("{baseUrl}", True)
        assert server_url(server) == f"https://{host}"


def field(platform: str, name: str, wire: str) -> dict[str, Any]:
    found: dict[str, Any] = schema(platform, name)["properties"][wire]
    return found


def labels(platform: str, name: str, label: str = "label_zh") -> dict[str | int, str]:
    return {code["value"]: code[label] for code in schema(platform, name)["x-enum"]}


def operations(platform: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for url, item in bundled_spec(platform)["paths"].items():
        yield from ((method.upper(), url, spec) for method, spec in item.items() if method in ("get", "post"))


def parts(value: Any) -> Iterator[Any]:
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(inner)


@cache
def transcribed_schemas(platform: str) -> dict[str, dict[str, Any]]:
    """The components of the operations in `DOCUMENTED`: those of an operation that is added are its author's."""
    members: dict[str, dict[str, Any]] = bundled_spec(platform)["components"]["schemas"]
    found: dict[str, dict[str, Any]] = {}
    left = [spec for _, _, spec in operations(platform) if spec["operationId"] in TRANSCRIBED]
    while left:
        refs = {part["$ref"] for part in parts(left.pop()) if isinstance(part, dict) and "$ref" in part}
        names = {ref.rpartition("/")[2] for ref in refs if ref.startswith("#/components/schemas/")} - found.keys()
        found |= {name: members[name] for name in names}
        left += (members[name] for name in names)
    return found


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_spec_keeps_the_rules(platform: str) -> None:
    joined = bundle(SPECS / platform / "openapi.yaml")
    assert check(joined) == []
    assert translation_findings(joined) == []


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_bundled_spec_is_openapi_3_1(platform: str) -> None:
    assert bundled_spec(platform)["openapi"] == "3.1.0"
    assert list(OpenAPIV31SpecValidator(bundled_spec(platform)).iter_errors()) == []


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_bundled_spec_reads_alike_in_yaml_1_1_and_1_2_and_holds_nothing_but_json(platform: str) -> None:
    text = (SPECS / "dist" / f"{platform}.yaml").read_text(encoding="utf-8")
    assert yaml.load(text, CCoreLoader) == bundled_spec(platform)
    assert json.loads(json.dumps(bundled_spec(platform), allow_nan=False)) == bundled_spec(platform)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_bundled_spec_refers_to_nothing_outside_itself(platform: str) -> None:
    references = {part["$ref"] for part in parts(bundled_spec(platform)) if isinstance(part, dict) and "$ref" in part}
    components = bundled_spec(platform)["components"]
    known = {f"#/components/{section}/{name}" for section, members in components.items() for name in members}
    assert references - known == set()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_no_integer_of_the_bundled_spec_is_rounded_by_a_double(platform: str) -> None:
    wholes = [part for part in parts(bundled_spec(platform)) if isinstance(part, int)]
    assert [whole for whole in wholes if abs(whole) > 2**53] == []
    assert max(wholes) >= 1000


@pytest.mark.finding(41)
def test_the_documented_operations_are_there() -> None:
    found = [
        (platform, method, url, spec["operationId"], f"{spec['tags'][0]}.{spec.get('x-method')}")
        for platform in PLATFORMS
        for method, url, spec in operations(platform)
    ]
    assert sorted(each for each in found if each[3] in TRANSCRIBED) == sorted(DOCUMENTED)


def test_queries_read_and_all_else_writes() -> None:
    reads = {spec["operationId"] for each in PLATFORMS for _, _, spec in operations(each) if spec["x-access"] == "read"}
    assert reads & TRANSCRIBED == {
        "queryStdomOrder", "queryStdomSent", "queryStdReturn", "queryCarSaleOrder",
        "getAccessToken", "valetorderInfoList", "crmSaleOrderDetail", "mallOrderList", "mallExternalShopList",
        "crmSaleOrderPage", "crmSaleOrderReceiptDetail", "crmReceiptDetail",
    }  # fmt: skip


def test_two_operations_of_wshoto_are_gets_with_a_body() -> None:
    marked = {spec["operationId"] for each in PLATFORMS for _, _, spec in operations(each) if "x-get-with-body" in spec}
    assert marked == {"crmSaleOrderDetail", "mallOrderList"}


def test_every_paged_operation_names_its_page_field_and_its_end() -> None:
    paging = {
        spec["operationId"]: (spec["x-paging"]["page"], spec["x-paging"].get("size"), spec["x-paging"]["ends"])
        for each in PLATFORMS
        for _, _, spec in operations(each)
        if "x-paging" in spec and spec["operationId"] in TRANSCRIBED
    }
    assert paging == {
        "queryStdomOrder": ("page_number", None, "empty-page"),
        "queryStdomSent": ("page_number", None, "empty-page"),
        "queryStdReturn": ("page_number", None, "empty-page"),
        "queryCarSaleOrder": ("page_number", None, "empty-page"),
        "valetorderInfoList": ("page_num", "page_size", "total"),
        "crmSaleOrderPage": ("page_num", "page_size", "total"),
        "mallOrderList": ("current_index", "page_size", "total"),
    }


def test_the_second_spellings_of_the_pages_are_there() -> None:
    pairs = {
        (name, wire, each["x-alias-of"])
        for platform in PLATFORMS
        for name, member in bundled_spec(platform)["components"]["schemas"].items()
        for wire, each in member.get("properties", {}).items()
        if "x-alias-of" in each
    }
    assert pairs == {
        ("CarSaleOrder", "car_nam", "car_name"),
        ("CarSaleOrder", "ceate_dept_name", "create_dept_name"),
        ("SalesBillAddResult", "orderNo", "order_no"),
        ("StdomSent", "emp_source_code", "user_source_code"),
        ("StdomSent", "signe_status", "sign_status"),
    }


def test_writes_say_which_read_tells_what_became_of_them() -> None:
    looked_up = {
        spec["operationId"]: spec["x-lookup"]
        for each in PLATFORMS
        for _, _, spec in operations(each)
        if "x-lookup" in spec
    }
    whose = {"cm_id": "cm_id", "cm_code": "cm_code"}
    new = {"filters": whose, "since": "after_create_date"}
    assert looked_up == {
        "addStdomOrder": {"operation": "queryStdomOrder", **new, "match": {"order_no": "order_no"}},
        "salesBillAdd": {"operation": "queryStdomOrder", **new, "match": {"order_no": "order_no"}},
        "closeStdomOrder": {
            "operation": "queryStdomOrder", "filters": {"id": "id"}, "since": "after_modify_date",
            "match": {"id": "id", "order_no": "order_no"},
            "shows": [
                {
                    "field": "close_detail_status",
                    "done": ["1", "2", "3", "未发货关闭", "部分发货关闭", "全部发货关闭"],
                    "not-done": [""],
                }
            ],
        },
        "modifyCustomFields": {
            "operation": "queryStdomOrder", "filters": {"id": "order_id"}, "since": "after_modify_date",
            "match": {"id": "order_id", "order_no": "order_no"}, "shows": [],
        },
        "addStdomOrderSent": {
            "operation": "queryStdomSent", "filters": {"order_id": "order_id", "order_no": "order_no"},
            "since": "after_create_date", "match": {"express_no": "express_no"},
        },
        "cancelSendOrder": {
            "operation": "queryStdomSent", "filters": {"id": "ids", "sent_no": "sent_no"},
            "match": {"id": "ids", "sent_no": "sent_no"},
            "shows": [{"field": "hc_status", "done": ["1"], "not-done": [""]}],
        },
        "addStdReturn": {"operation": "queryStdReturn", **new},
        "confirmStdReturn": {
            "operation": "queryStdReturn", "filters": {"id": "id"}, "match": {"id": "id"},
            "shows": [
                {"when": {"approvalType": kind}, "field": field, "done": done, "not-done": not_done}
                for kind, field, done, not_done in (
                    ("1", "return_status", ["3"], ["0", "2"]),
                    ("2", "return_status", ["2"], ["0", "1", "3"]),
                    ("3", "hc_status", ["1"], [""]),
                    ("4", "return_status", ["1"], ["0", "2", "3"]),
                    ("5", "return_status", ["0"], ["1"]),
                )
            ],
        },
    }  # fmt: skip


def personal(platform: str) -> set[str]:
    return {
        f"{name}.{wire}"
        for name, member in transcribed_schemas(platform).items()
        for wire, each in member.get("properties", {}).items()
        if each.get("x-personal")
    }


def test_data_of_private_persons_is_marked() -> None:
    consignee, returner = (
        [f"{who}_{what}" for what in ("name", "addr", "phone", "tel")] for who in ("receive", "return")
    )
    assert personal("waiqin365") == {
        *(f"{name}.{field}" for field in consignee for name in
          ("StdomOrder", "AddStdomOrderRequest", "SalesBillAddRequest")),
        *(f"{name}.{field}" for field in returner for name in ("StdReturn", "AddStdReturnRequest")),
        "StdomOrder.cm_linkman_name", "StdomSent.signer_name",
    }  # fmt: skip
    assert personal("wshoto") == {
        "MallOrder.customer_id", "MallOrder.buyer_nick", "MallOrder.order_address_info",
        *(f"OrderAddressInfo.{field}" for field in
          ("name", "mobile", "address", "area_code", "province", "city", "district")),
        *(f"{name}.{field}" for field in ("contact_id", "contact_name") for name in ("SaleOrder", "CrmSaleOrder")),
        *(f"{name}.{field}" for field in ("contact_id", "pay_people") for name in
          ("SaleOrderReceipt", "SaleReceiptOrder", "CrmSaleOrderReceiptCreateRequest")),
        *(f"{name}.{field}" for field in ("customer_id", "pay_people") for name in
          ("ReceiptOrder", "CrmReceiptCreateRequest")),
        "ValetOrder.customer_id", "ValetOrder.customer_name", "ValetOrder.customer_remark",
    }  # fmt: skip


def test_lists_of_custom_fields_are_marked_in_records() -> None:
    marked = {
        f"{name}.{wire}": each["x-custom-fields"]
        for platform in PLATFORMS
        for name, member in transcribed_schemas(platform).items()
        for wire, each in member.get("properties", {}).items()
        if "x-custom-fields" in each
    }
    lists = ("StdomOrder.exts", "StdomOrderLine.exts_detail", "StdomSentLine.prod_ext", "StdReturn.exts",
             "StdReturnLine.prod_ext")  # fmt: skip
    assert marked == {name: {"key": "ext_key", "value": "ext_value"} for name in lists}


CUSTOMER, EMPLOYEE, STOREHOUSE, PRODUCT = (
    [[f"{stem}_{kind}"] for kind in ("id", "code", "name")] for stem in ("cm", "emp", "storehouse", "product")
)


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("AddStdomOrderRequest", [CUSTOMER, EMPLOYEE, STOREHOUSE]),
        ("AddStdomOrderLine", [PRODUCT]),
        ("CloseStdomOrderRequest", [[["id"], ["order_no"]]]),
        ("ModifyCustomFieldsRequest", [[["order_id"], ["order_no"]]]),
        ("AddStdomOrderSentItem", [[["order_id"], ["order_no"]], EMPLOYEE]),
        ("AddStdomOrderSentLine", [PRODUCT]),
        ("CancelSendOrderRequest", [[["ids"], ["sent_no"]]]),
        ("AddStdReturnRequest", [CUSTOMER, EMPLOYEE, STOREHOUSE]),
        ("AddStdReturnLine", [PRODUCT]),
        ("SalesBillAddRequest", [CUSTOMER, EMPLOYEE, STOREHOUSE]),
        ("SalesBillAddLine", [PRODUCT]),
        ("SalesBillRevokeRequest", [[["id"], ["order_no"]]]),
    ],
)
def test_of_several_fields_one_must_be_given(name: str, rules: list[list[list[str]]]) -> None:
    member = schema("waiqin365", name)
    holders = [member, *member.get("allOf", [])]
    assert [[each["required"] for each in holder["anyOf"]] for holder in holders if "anyOf" in holder] == rules


@pytest.mark.parametrize(
    ("platform", "name", "required"),
    [
        ("waiqin365", "AddStdomOrderSentLine", ["order_detail_id"]),
        ("waiqin365", "AddPdTypeRequest", ["pd_type_id", "pd_type_name"]),
        ("wshoto", "ValetorderInfoListRequest", ["page_num", "page_size"]),
        ("wshoto", "CrmSaleOrderDetailRequest", ["id"]),
        ("wshoto", "MallOrderListRequest", ["type", "start_time"]),
    ],
)
def test_required_is_what_the_page_says(platform: str, name: str, required: list[str]) -> None:
    assert schema(platform, name)["required"] == required


def test_no_other_request_of_waiqin365_requires_a_field() -> None:
    requiring = {name for name, member in transcribed_schemas("waiqin365").items() if "required" in member}
    assert {name for name in requiring if not name.endswith("Response")} == {
        "Acknowledgement", "AddStdomOrderSentLine", "AddPdTypeRequest",
    }  # fmt: skip


def test_state_3_of_an_order_is_closed_in_the_filter_and_shipped_in_the_answer() -> None:
    names = [field("waiqin365", name, "order_status")["$ref"] for name in ("QueryStdomOrderRequest", "StdomOrder")]
    assert names == ["#/components/schemas/OrderStatusFilter", "#/components/schemas/OrderStatus"]
    assert [labels("waiqin365", name)["3"] for name in ("OrderStatusFilter", "OrderStatus")] == ["已关闭", "已发货"]
    assert all("x-quirk" in schema("waiqin365", name) for name in ("OrderStatusFilter", "OrderStatus"))


def test_type_means_a_time_in_the_request_and_a_kind_in_the_record_of_the_mall() -> None:
    assert [list(labels("wshoto", name)) for name in ("MallOrderTimeType", "MallOrderType")] == [
        [1, 2, 3],
        [0, 1, 2, 3],
    ]


@pytest.mark.parametrize(
    ("platform", "name", "wire", "members"),
    [
        ("waiqin365", "QueryStdomOrderRequest", "start_create_date", {"format": "date"}),
        ("waiqin365", "QueryStdomOrderRequest", "end_create_date", {"format": "waiqin-date-time"}),
        ("waiqin365", "QueryStdomOrderRequest", "start_modify_date", {"format": "waiqin-date-time"}),
        ("waiqin365", "QueryStdomOrderRequest", "end_modify_date", {"format": "date"}),
        ("waiqin365", "AddStdReturnRequest", "return_tel", {"title": "退货人手机"}),
        ("waiqin365", "AddStdReturnRequest", "return_phone", {"title": "退货人电话"}),
        ("waiqin365", "StdomOrder", "close_detail_status", {"title": "关闭状态"}),
        ("waiqin365", "CarSaleOrderLine", "tax", {"type": ["string", "number"], "format": "waiqin-decimal"}),
        ("waiqin365", "QueryStdomOrderRequest", "dealer", {"title": "供货商ID"}),
        ("waiqin365", "StdomOrder", "dealer", {"title": "经销商id"}),
        ("wshoto", "MallOrderListRequest", "status_list", {"type": "array", "x-source": "example"}),
    ],
)
def test_slips_of_the_pages_are_kept_and_explained(
    platform: str, name: str, wire: str, members: dict[str, Any]
) -> None:
    found = field(platform, name, wire)
    assert {key: found.get(key) for key in members} == members
    assert found["x-quirk"]


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("AddStdomOrderRequest", "prods"),
        ("AddStdomOrderSentItem", "products"),
        ("ModifyCustomFieldsRequest", "products"),
        ("AddStdReturnRequest", "prods"),
        ("SalesBillAddRequest", "prods"),
        ("StdomOrder", "prods"),
        ("StdomSent", "prods"),
        ("StdReturn", "prods"),
        ("CarSaleOrder", "prods"),
    ],
)
def test_lines_have_the_name_that_the_page_gives_them(name: str, wire: str) -> None:
    properties = schema("waiqin365", name)["properties"]
    assert [each for each in ("prods", "products") if each in properties] == [wire]


def test_answers_of_waiqin365_hold_json_in_a_string() -> None:
    holders = {
        name: (each["type"], each["contentMediaType"])
        for name, member in bundled_spec("waiqin365")["components"]["schemas"].items()
        for wire, each in member.get("properties", {}).items()
        if "contentSchema" in each
    }
    assert set(holders) >= {f"{name}Response" for name in (
        "QueryStdomOrder", "QueryStdomSent", "QueryStdReturn", "QueryCarSaleOrder", "SalesBillAdd")}  # fmt: skip
    assert set(map(str, holders.values())) == {str((["string", "null"], "application/json"))}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_examples_hold_no_mobile_number_and_no_address_of_the_web_but_invented_ones(platform: str) -> None:
    text = (SPECS / "dist" / f"{platform}.yaml").read_text(encoding="utf-8")
    assert re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", text) == []
    hosts = set(re.findall(r"https?://([\w.-]+)", text))
    own = {
        "waiqin365": {"openapi.waiqin365.com", "api.waiqin365.com", "openapi.qince.com", "api.qince.com"},
        "wshoto": {"open.wshoto.com"},
    }
    assert {host for host in hosts - own[platform] if not host.endswith("example.com")} == set()
