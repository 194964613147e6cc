"""`--write` drafts a whole operation: what it leaves to people are words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.bundle import Bundle, bundle
from generator.lint import check
from tests.docs_diff.saved_pages import undeclared
from tools.docs_diff.compare import compare
from tools.docs_diff.draft import Draft, draft
from tools.docs_diff.match_operations import address_of, match_operations
from tools.docs_diff.match_spec import choose_spec
from tools.docs_diff.page import read_page

TABLE = "参数 | 类型 | 必填 | 说明 |\n---|---|---|---|\n"
PLAIN = "参数 | 类型 | 说明 |\n---|---|---|\n"
SIGNED = "{openid}/{timestamp}/{digest}/{msg_id}"
DONE = f'响应示例:\n{{"msg_id":"1","return_code":0}}\n参数说明:\n{TABLE}msg_id | VARCHAR(32) | 是 | 消息ID |\n'


def garden(title: str, path: str, *, asks: str = "", rows: str = "", answer: str = "", head: str = "") -> str:
    """A page of the platform with a token."""
    request = f"Body参数:\n{asks}\n{TABLE}{rows}" if rows else f"Body参数:\n{asks}\n"
    return (
        f"{head}{title}\n请求方式: POST(HTTPS)\n请求地址: https://open.garden.invalid/openapi/{path}\n"
        f"Query参数:\n{TABLE}access_token | string | 是 | 调用接口凭证 |\n{request}返回值:\n{answer}"
    )


def ferry(title: str, name: str, rows: str, answer: str = DONE, example: str = "") -> str:
    """A page of the platform that signs its addresses."""
    return (
        f"# {title}\n请求方式: POST(HTTPS)\n请求地址: https://openapi.ferry.invalid/api/x/v1/{name}/{SIGNED}\n"
        f"请求示例:\n{example}\n参数说明:\n{TABLE}{rows}{answer}"
    )


class Drafted:
    """A page that was drafted into a copy of the specs."""

    def __init__(self, text: str, folder: Path, specs: Path) -> None:
        (folder / "page.md").write_text(text, encoding="utf-8")
        self.page, self.specs = read_page(folder / "page.md"), specs
        spec = choose_spec(self.page, specs, None)
        found = compare(self.page, spec)
        self.done: Draft = draft(found, spec, address_of(self.page, match_operations(self.page, spec)))
        self.entry = spec.folder / "openapi.yaml"
        self.joined: Bundle = bundle(self.entry)

    @property
    def operation(self) -> dict[str, Any]:
        """The operation of the page."""
        first = self.page.operations[0]
        found: dict[str, Any] = self.joined.document["paths"][first.path][first.method.lower()]
        return found

    def schema(self, name: str) -> dict[str, Any]:
        """A component."""
        found: dict[str, Any] = self.joined.document["components"]["schemas"][name]
        return found

    def field(self, component: str, name: str) -> dict[str, Any]:
        """A field of a component."""
        found: dict[str, Any] = self.schema(component)["properties"][name]
        return found

    def left_over(self) -> list[str]:
        """What the page and the specs say differently now."""
        return undeclared(compare(self.page, choose_spec(self.page, self.specs, None)))

    def finish(self) -> None:
        """Write words in place of the drafts, and nothing else."""
        for file in self.done.files:
            text = file.read_text(encoding="utf-8")
            text = re.sub(r"(?m)^( *url: )'?TODO: .*$", r"\1https://docs.example.invalid/page.html", text)
            file.write_text(re.sub(r"(?m)'?TODO: [^\n'}]*'?", "Words.", text), encoding="utf-8")

    def request_example(self) -> Any:
        """The example of the request."""
        return example(self.operation["requestBody"])

    def answer_example(self, name: str = "example") -> Any:
        """An example of the answer."""
        return example(self.operation["responses"]["200"], name)


def example(body: dict[str, Any], name: str = "example") -> Any:
    return body["content"]["application/json"]["examples"][name]["value"]


SHOPS = garden(
    "店铺查询",
    "market/outer/shop/list",
    head="SOURCE: https://docs.garden.invalid/shops.html\n\n",
    answer='{"code":0,"msg":"成功","data":[{"shop_id":6677,"shop_name":"小店","opened":1653973589,"owner":null}]}\n'
    f"参数说明:\n{PLAIN}code | int | 返回码 |\nmsg | string | 对返回码的描述 |\ndata | Shop[] | 店铺信息 |\n"
    "shop_id | long | 店铺id |\nshop_name | string | 店铺名称 |\nopened | long | 开业时间 |\nowner | string | 店主 |\n",
)
RECEIPT = garden(
    "获取收据详情",
    "plant/receipt/detail",
    asks='{"id":"1531241506074741762"}',
    rows="id | string | 是 | 收据id |\n",
    answer='{"code":0,"msg":"成功","data":{"receipt":{"id":1531241506074741762,"paid":5},"files":[{"file_id":"f"}]}}\n'
    f"参数说明:\n{PLAIN}code | int | 返回码 |\nmsg | string | 对返回码的描述 |\ndata | object | |\n"
    "receipt | object | 收据 |\nid | long | 收据id |\npaid | long | 金额 |\n"
    "files | object[] | 附件 |\nfile_id | string | 附件id |\n",
)
ORDERS = garden(
    "获取订单列表",
    "plant/order/page",
    asks='{"start_time":1653973589,"end_time":1653993589,"page_no":1,"page_size":30}',
    rows="start_time | long | 否 | 创建开始时间 |\nend_time | long | 否 | 创建结束时间 |\n"
    "page_no | int | 是 | 当前页 |\npage_size | int | 是 | 每页条数 |\n",
    answer='{"code":0,"msg":"成功","data":{"total":1,"records":[{"id":7300000000000000001,"create_time":1653973589}]}}\n'
    f"参数说明:\n{PLAIN}code | int | 返回码 |\nmsg | string | 对返回码的描述 |\ndata | object | 返回数据 |\n"
    "total | long | 总数 |\nrecords | object[] | 订单信息 |\nid | long | 订单id |\ncreate_time | long | 创建时间 |\n",
)
CHOICES = (
    "cm_id | VARCHAR(32) | 是 | 客户id,客户id和客户编码、名称必须传一个 |\n"
    "cm_code | VARCHAR(32) | 是 | 客户编码,客户id和客户编码、名称必须传一个 |\n"
    "cm_name | VARCHAR(32) | 是 | 客户名称,客户id和客户编码、名称必须传一个 |\n"
    "pier_id | VARCHAR(32) | 是 | 泊位唯一标识,与泊位编码不能同时为空 |\n"
    "pier_code | VARCHAR(32) | 是 | 泊位编码,与泊位唯一标识不能同时为空。有效字符详见附录 |\n"
    "seat | VARCHAR(32) | 是 | 座位 |\n"
    "above | VARCHAR(32) | 是 | 有上级的必须传,没有上级的可以不传 |\n"
    "lines | List | 是 | 明细 |\n"
    "lines.a | VARCHAR(32) | 是 | 商品id。lines.a与lines.b不能同时为空 |\n"
    "lines.b | VARCHAR(32) | 是 | 商品编码 |\n"
)
WHOLE = {"shops": SHOPS, "receipt": RECEIPT, "orders": ORDERS, "choices": ferry("新增船票单", "addBooking", CHOICES)}


@pytest.mark.parametrize("page", WHOLE)
def test_a_whole_page_needs_no_edit_but_words(page: str, tmp_path: Path, specs: Path) -> None:
    done = Drafted(WHOLE[page], tmp_path, specs)
    assert check(bundle(done.entry))
    assert done.left_over() == []
    done.finish()
    assert check(bundle(done.entry)) == []
    assert done.left_over() == []


def test_a_list_without_pages_is_a_read_of_the_page_s_own_address(tmp_path: Path, specs: Path) -> None:
    done = Drafted(SHOPS, tmp_path, specs)
    said = done.operation
    assert [said[key] for key in ("operationId", "tags", "x-method", "x-access")] == [
        "marketOuterShopList", ["shops"], "list", "read",
    ]  # fmt: skip
    assert said["externalDocs"] == {"url": "https://docs.garden.invalid/shops.html", "description": "店铺查询"}
    assert "x-paging" not in said
    assert "requestBody" not in said
    assert done.field("MarketOuterShopListResponse", "data")["items"] == {"$ref": "#/components/schemas/Shop"}
    assert done.answer_example("empty")["data"] == []
    assert done.operation["x-table"] == {"id": "shop_id"}


def test_a_record_by_post_is_a_read(tmp_path: Path, specs: Path) -> None:
    done = Drafted(RECEIPT, tmp_path, specs)
    assert [done.operation[key] for key in ("x-method", "x-access")] == ["get", "read"]
    assert set(done.schema("ReceiptDetail")["properties"]) == {"receipt", "files"}
    assert done.operation["x-table"] == {"id": "receipt.id"}
    assert done.field("PlantReceiptDetailResponse", "data")["x-quirk"] == "The table gives it no label."
    assert done.operation["externalDocs"]["url"].startswith("TODO: ")


def test_a_list_with_pages_and_a_filter_by_time(tmp_path: Path, specs: Path) -> None:
    done = Drafted(ORDERS, tmp_path, specs)
    assert done.operation["x-paging"] == {
        "page": "page_no", "size": "page_size", "start": 1, "default-size": 30, "records": "data.records",
        "total": "data.total", "id": "id", "ends": "total",
    }  # fmt: skip
    times = {"field": "create_time", "from": "start_time", "to": "end_time"}
    assert done.operation["x-table"] == {"created": times}
    assert done.answer_example("empty")["data"] == {"total": 0, "records": []}


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("获取码头", "getPier", "read"),
        ("码头明细查询", "pierDetail", "read"),
        ("码头接口", "pierPage", "read"),
        ("查询待审核码头", "xyz", "read"),
        ("修改码头列表", "modifyPierList", "write"),
        ("取消码头", "pierCancel", "write"),
        ("修改码头", "queryPier", "write"),
        ("码头", "xyz", "write"),
    ],
)
def test_names_and_headings_tell_reads(title: str, name: str, expected: str, tmp_path: Path, specs: Path) -> None:
    shown = '响应示例:\n{"return_code":"0","response_data":"x"}\n数据DATA示例:\n[{"a":"1"}]\n'
    data = f"{shown}参数说明:\n{TABLE}a | VARCHAR(2) | 否 | 甲 |\n"
    done = Drafted(ferry(title, name, "b | VARCHAR(2) | 否 | 乙 |\n", data), tmp_path, specs)
    assert done.operation["x-access"] == expected
    assert any("check x-access" in note for note in done.done.notes) == (
        name in ("queryPier", "xyz") and title != "查询待审核码头"
    )


def test_one_of_several_is_a_rule_and_none_of_them_is_required(tmp_path: Path, specs: Path) -> None:
    done = Drafted(WHOLE["choices"], tmp_path, specs)
    request = done.schema("AddBookingRequest")
    assert request["required"] == ["seat", "lines"]
    assert request["allOf"] == [
        {"anyOf": [{"required": ["cm_id"]}, {"required": ["cm_code"]}, {"required": ["cm_name"]}]},
        {"anyOf": [{"required": ["pier_id"]}, {"required": ["pier_code"]}]},
    ]
    assert done.schema("AddBookingLine")["anyOf"] == [{"required": ["a"]}, {"required": ["b"]}]
    assert (
        "Marked as required, but its text says when it may be left out."
        in done.field("AddBookingRequest", "above")["x-quirk"]
    )


def test_a_rule_that_names_no_field_is_left_to_people(tmp_path: Path, specs: Path) -> None:
    rows = "month | VARCHAR(7) | 是 | 交易月份。[交易月份与起止日期不能同时为空] |\nday | VARCHAR(7) | 是 | 日子 |\n"
    done = Drafted(ferry("新增账单", "addBill", rows), tmp_path, specs)
    assert done.schema("AddBillRequest")["required"] == ["day"]
    assert "anyOf" not in done.schema("AddBillRequest")
    assert [note for note in done.done.notes if "month says that one of several must be given" in note]
    assert done.left_over() == []


def test_the_answer_without_data_is_the_platform_s_own(tmp_path: Path, specs: Path) -> None:
    done = Drafted(ferry("新增浮标", "addBuoy", "a | VARCHAR(32) | 否 | 甲 |\n"), tmp_path, specs)
    schema = done.operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema == {"$ref": "#/components/schemas/Acknowledgement"}
    assert done.answer_example()["return_code"] == "0"
    assert done.left_over() == []


def test_a_shared_answer_declares_the_types_and_labels_of_another_table(tmp_path: Path, specs: Path) -> None:
    answer = DONE.replace("VARCHAR(32) | 是 | 消息ID", "String | 是 | 请求消息ID")
    first, second = (
        ferry(f"新增{name}", f"add{name}", "a | VARCHAR(32) | 否 | 甲 |\n", answer) for name in ("Buoy", "Lamp")
    )
    done = Drafted(f"{first}\n{second}", tmp_path, specs)
    field = done.field("Acknowledgement", "msg_id")
    assert field["x-doc-type"][-1] == "String"
    assert "请求消息ID" in field["x-doc-label"]
    assert done.left_over() == []


def test_the_envelope_around_data_is_that_of_the_other_answers(tmp_path: Path, specs: Path) -> None:
    done = Drafted(RECEIPT, tmp_path, specs)
    hand_written = done.field("PlantDetailResponse", "code")
    assert done.field("PlantReceiptDetailResponse", "code") == hand_written


def test_responses_of_other_statuses_are_those_of_the_other_operations(tmp_path: Path, specs: Path) -> None:
    paths = specs / "garden" / "paths" / "plants.yaml"
    paths.write_text(
        re.sub(
            r"(?m)^( +)'200':\n", r"\1default:\n\1  $ref: ../responses.yaml#/HTTPError\n\g<0>", paths.read_text("utf-8")
        ),
        encoding="utf-8",
    )
    (specs / "garden" / "responses.yaml").write_text("HTTPError:\n  description: Another status.\n", encoding="utf-8")
    done = Drafted(SHOPS, tmp_path, specs)
    assert done.operation["responses"]["default"] == {"$ref": "#/components/responses/HTTPError"}


@pytest.mark.parametrize(
    ("page", "tag", "record"),
    [
        ("", "receipts", "ReceiptDetail"),
        ("plant/plantReceiptDetail.html", "plant_receipts", "PlantReceiptDetail"),
        ("plant/queryPlantReceipt.html", "plant_receipts", "PlantReceiptDetail"),
        ("plant/detail.html", "receipts", "ReceiptDetail"),
        ("plant/orders.html", "receipts", "ReceiptDetail"),
        ("?page=77", "receipts", "ReceiptDetail"),
    ],
)
def test_the_name_of_the_page_s_file_says_more_than_the_address(
    page: str, tag: str, record: str, tmp_path: Path, specs: Path
) -> None:
    head = f"SOURCE: https://docs.garden.invalid/{page}\n\n" if page else ""
    done = Drafted(f"{head}{RECEIPT}", tmp_path, specs)
    assert done.operation["tags"] == [tag]
    assert done.schema(record)["title"] == "获取收据详情"


@pytest.mark.parametrize(
    ("beside", "description"),
    [("user_id | string | 否 | 当前用户 |", "The plant."), ("soil | string | 否 | 土壤 |", "Its id.")],
)
def test_texts_are_those_of_the_object_with_the_most_fields_in_common(
    beside: str, description: str, tmp_path: Path, specs: Path
) -> None:
    rows = f"id | long | 是 | 植物id |\n{beside}\n"
    done = Drafted(garden("新增浇水", "plant/water/add", rows=rows, answer='{"code":0}\n'), tmp_path, specs)
    assert done.field("PlantWaterAddRequest", "id")["description"] == f"TODO: {description}"


@pytest.mark.parametrize("verb", ["add", "create", "insert"])
def test_a_creation_is_called_add_like_the_others(verb: str, tmp_path: Path, specs: Path) -> None:
    page = garden("创建花盆", f"plant/pot/{verb}", rows="size | int | 是 | 尺寸 |\n", answer='{"code":0}\n')
    assert Drafted(page, tmp_path, specs).operation["x-method"] == "add"


SEEDLING = (
    f'{{"code":0,"data":{{"name":"茶","size":1}}}}\n{PLAIN}code | int | 返回码 |\ndata | object | 数据 |\n'
    "size | int | 尺寸 |\nname | string | 名称 |\n"
)
EXAMPLE_ONLY = garden(
    "新增苗圃",
    "nursery/add",
    asks='{"id":1}',
    rows="id | long | 是 | 标识 |\n",
    answer='{"code":0,"data":{"id":1,"n":5,"price":1.5,"big":1531241506074741762,"when_time":1653973589,"address":"x",'
    '"list":[{"k":1},{"m":[{"z":"y"}]}],"o":{"k":null},"texts":["a"],"numbers":[1],"none":null,"name":"茶"}}\n'
    f"{PLAIN}code | int | 返回码 |\ndata | object | 数据 |\nid | long | 标识 |\n",
)


def test_keys_of_an_example_keep_their_types_and_what_is_inside(tmp_path: Path, specs: Path) -> None:
    done = Drafted(EXAMPLE_ONLY, tmp_path, specs)
    fields = done.schema("Nursery")["properties"]

    def told(name: str) -> tuple[Any, Any]:
        return fields[name].get("type"), fields[name].get("format")

    assert told("n") == told("big") == (["integer", "null"], "int64")
    assert told("price") == (["number", "null"], "decimal")
    assert told("when_time") == (["integer", "null"], "epoch-seconds")
    assert told("none")[0] == ["string", "null"]
    assert fields["texts"]["items"] == {"type": "string"}
    assert fields["numbers"]["items"]["type"] == "integer"
    assert set(done.schema("NurseryList")["properties"]) == {"k", "m"}
    assert set(done.schema("NurseryM")["properties"]) == {"z"}
    assert set(done.schema("NurseryO")["properties"]) == {"k"}
    assert {each["x-source"] for name, each in fields.items() if name != "id"} == {"example"}
    # The name of a field that the spec has gives its label.
    assert fields["name"]["title"] == "植物名称"
    assert "Plant" in fields["name"]["x-quirk"]
    assert done.left_over() == []


def test_keys_of_an_example_take_lists_and_maps_of_the_most_similar_object(tmp_path: Path, specs: Path) -> None:
    file = specs / "garden" / "schemas" / "plants.yaml"
    inner = """
    tags: {type: array, title: 标签, description: Its tags., x-doc-type: 'string[]', items: {type: string}}
    codes: {type: array, title: 编码, description: C., x-doc-type: 'int[]', items: {type: integer, format: int32}}
    map: {type: object, title: 自定义, description: Its fields., x-doc-type: map}
    state: {type: integer, format: int32, title: 状态, description: Its state., x-doc-type: int}
"""
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    soil:\n", f"{inner[1:]}    soil:\n", 1), encoding="utf-8")
    shown = '"name":"茶","soil":"s","light":1,"tags":null,"codes":["a"],"map":{},"state":null'
    done = Drafted(
        garden(
            "查询幼苗", "plant/seedling/query", answer=f'{{"code":0,"data":{{{shown},"other":{{"state":null}}}}}}\n'
        ),
        tmp_path,
        specs,
    )
    fields = done.schema("Seedling")["properties"]
    assert [fields[name].get("title") for name in ("tags", "map", "state")] == ["标签", "自定义", "状态"]
    assert fields["tags"]["items"] == {"type": "string"}
    assert "title" not in fields["codes"]  # of numbers there, of texts here
    assert fields["codes"]["items"] == {"type": "string"}
    assert "title" not in done.schema("SeedlingOther")["properties"]["state"]  # a null of an object of another kind


def test_a_request_has_the_list_of_its_example_and_codes_their_known_names(tmp_path: Path, specs: Path) -> None:
    rows = "users | string | 否 | 用户 |\nlights | string[] | 否 | 光照 1.阴、2.半阴、3.全日照 |\n"
    page = garden("查询幼苗", "plant/seedling/query", asks='{"users":[],"lights":[]}', rows=rows, answer=SEEDLING)
    done = Drafted(page, tmp_path, specs)
    users = done.field("PlantSeedlingQueryRequest", "users")
    assert (users["type"], users["x-quirk"]) == ("array", "Typed string, but the example has a list.")
    codes = done.schema("PlantSeedlingQueryLight")
    assert [(each["value"], each["name"], each["label"]) for each in codes["x-enum"]] == [
        ("1", "SHADE", "Shade"), ("2", "HALF", "Half shade"), ("3", "SUN", "Sun"),
    ]  # fmt: skip
    assert done.left_over() == []


def test_a_cut_table_is_told_by_the_answer_and_its_fields(tmp_path: Path, specs: Path) -> None:
    head = "SOURCE: https://docs.garden.invalid/seedlings.html\nCOPY: cut at 2000 characters\n\n"
    page = head + garden("查询幼苗", "plant/seedling/query", answer=SEEDLING.replace("name | string | 名称 |\n", ""))
    done = Drafted(page, tmp_path, specs)
    assert "cut off" in done.schema("PlantSeedlingQueryResponse")["x-quirk"]
    assert done.field("Seedling", "name")["x-quirk"].startswith("The copy of the table is cut off before this field")
    assert done.left_over() == []


def test_a_key_with_a_personal_name_is_personal(tmp_path: Path, specs: Path) -> None:
    file = specs / "garden" / "schemas" / "plants.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("      title: 土壤\n") == 1
    file.write_text(
        text.replace("      title: 土壤\n", "      title: 土壤\n      x-personal: true\n"), encoding="utf-8"
    )
    done = Drafted(EXAMPLE_ONLY.replace('"address"', '"soil"'), tmp_path, specs)
    assert done.field("Nursery", "soil")["x-personal"] is True


def test_what_an_example_shows_as_null_may_be_null(tmp_path: Path, specs: Path) -> None:
    answer = (
        '响应示例:\n{"return_code":"0","response_data":"x"}\n数据DATA示例:\n[{"a":null,"b":"1"}]\n'
        f"参数说明:\n{TABLE}a | VARCHAR(2) | 否 | 甲 |\nb | VARCHAR(2) | 否 | 乙 |\n"
    )
    done = Drafted(ferry("查询浮标", "queryBuoy", "c | VARCHAR(2) | 否 | 丙 |\n", answer), tmp_path, specs)
    assert done.field("Buoy", "a")["type"] == ["string", "null"]
    assert done.field("Buoy", "b")["type"] == "string"


def test_a_time_of_contacts_is_not_personal(tmp_path: Path, specs: Path) -> None:
    rows = (
        "from_time | VARCHAR(20) | 否 | 联系人创建起始时间,格式:yyyy-MM-dd HH:mm:ss |\n"
        "contact | VARCHAR(20) | 否 | 联系人 |\n"
    )
    done = Drafted(ferry("新增浮标", "addBuoy", rows), tmp_path, specs)
    assert "x-personal" not in done.field("AddBuoyRequest", "from_time")
    assert done.field("AddBuoyRequest", "contact")["x-personal"] is True


def test_example_data_is_made_up_and_of_the_same_shape(tmp_path: Path, specs: Path) -> None:
    rows = (
        "name | VARCHAR(20) | 是 | 名称 |\nphone | VARCHAR(20) | 是 | 联系电话 |\nurl | VARCHAR(99) | 是 | 图片 |\n"
        "code | VARCHAR(99) | 是 | 编码 |\nno | VARCHAR(32) | 是 | 单号 |\nprice | numeric(10,4) | 是 | 单价 |\n"
        "kind | CHAR(1) | 是 | 类型。1:甲,2:乙 |\nday | VARCHAR(10) | 是 | 日期,格式:yyyy-MM-dd |\n"
        "unused | VARCHAR(9) | 否 | 别的 |\n"
    )
    shown = (
        '{"name":"王小明水果店","phone":"13800138000","url":"https://cos.example.net/real/photo.png","code":"KH0001",'
        '"no":"20260412093000123","price":"1.5000","kind":"2","day":"2026-04-12"}'
    )
    done = Drafted(ferry("新增客户", "addCustomer", rows, example=shown), tmp_path, specs)
    assert done.request_example() == {
        "name": "示例名称", "phone": "00000000000", "url": "https://example.com/url.png", "code": "demo-code",
        "no": "73000000000000101", "price": "12.0000", "kind": "2", "day": "2026-11-01",
    }  # fmt: skip


def test_a_type_that_the_example_contradicts_is_said(tmp_path: Path, specs: Path) -> None:
    rows = (
        "a | long | 否 | 甲 |\nb | VARCHAR(9) | 否 | 乙 |\nc | object | 否 | 丙 |\n"
        "d | VARCHAR | 否 | 丁 |\ne | boolean | 否 | 戊 |\n"
    )
    shown = '{"a":"12","b":5,"c":[{"x":1}],"d":{"y":{"z":1}},"e":true}'
    done = Drafted(ferry("新增浮标", "addBuoy", rows, example=shown), tmp_path, specs)
    fields = done.schema("AddBuoyRequest")["properties"]
    assert fields["a"]["x-quirk"] == "Typed long, but the example has text."
    assert fields["b"]["x-quirk"] == "Typed VARCHAR(9), but the example has a number."
    assert fields["c"]["x-quirk"] == "Typed object, but the example has a list."
    assert fields["c"]["type"] == "array"
    assert fields["d"]["x-quirk"] == "Typed VARCHAR, but the example has an object."
    assert set(done.schema("AddBuoyDY")["properties"]) == {"z"}
    assert fields["e"]["x-quirk"].startswith("Typed boolean; the example has true or false")


def test_no_row_disappears_without_a_word(tmp_path: Path, specs: Path) -> None:
    rows = "l | List | 否 | 列表 |\nl.d.x | VARCHAR(32) | 否 | 子项 |\na | INT | 否 | 甲 |\na | INT | 否 | 又甲 |\n"
    done = Drafted(ferry("新增浮标", "addBuoy", rows), tmp_path, specs)
    assert set(done.schema("AddBuoyLD")["properties"]) == {"x"}
    assert [note.partition(": ")[2] for note in done.done.notes] == [
        "l.d has no row of its own, but fields inside it have"
    ]
    assert [each.message for each in done.done.left] == ["a has a second row"]


BUOYS = [("新增浮标", "addBuoy"), ("删除浮标", "deleteBuoy")]


def test_two_operations_of_a_new_resource_share_its_files(tmp_path: Path, specs: Path) -> None:
    first, second = (ferry(title, name, "a | INT | 否 | 甲 |\n") for title, name in BUOYS)
    done = Drafted(f"{first}\n{second}", tmp_path, specs)
    assert [file.name for file in done.done.files if file.parent.name == "paths"] == ["buoys.yaml"]
    tags = [tag["name"] for tag in done.joined.document["tags"]]
    assert tags.count("buoys") == 1
    assert done.left_over() == []


def test_a_read_that_shows_no_record_is_left_to_people(tmp_path: Path, specs: Path) -> None:
    done = Drafted(ferry("查询浮标", "queryBuoy", "a | INT | 否 | 甲 |\n"), tmp_path, specs)
    assert any("queryBuoy reads, but the page shows no record in its answer" in note for note in done.done.notes)
    assert done.left_over() == []


def test_new_operations_of_a_known_page_have_its_address(tmp_path: Path, specs: Path) -> None:
    known = (Path(__file__).parent / "pages" / "ferry.md").read_text(encoding="utf-8")
    done = Drafted(f"{known}\n{ferry('新增浮标', 'addBuoy', 'a | INT | 否 | 甲 |' + chr(10))}", tmp_path, specs)
    path = f"/api/x/v1/addBuoy/{SIGNED}"
    assert (
        done.joined.document["paths"][path]["post"]["externalDocs"]["url"]
        == "https://docs.ferry.invalid/crossings.html"
    )


def test_one_name_is_personal_in_all_objects_of_a_draft(tmp_path: Path, specs: Path) -> None:
    rows = "mobile | VARCHAR(20) | 否 | 号 |\nl | List | 否 | 列表 |\nl.mobile | VARCHAR(20) | 否 | 手机号 |\n"
    done = Drafted(ferry("新增浮标", "addBuoy", rows), tmp_path, specs)
    assert done.field("AddBuoyRequest", "mobile")["x-personal"] is True
    assert done.field("AddBuoyL", "mobile")["x-personal"] is True


def test_short_ids_and_numbers_stay_short(tmp_path: Path, specs: Path) -> None:
    rows = "dept_id | int | 是 | 部门id |\npaid | int | 是 | 已付 |\n"
    done = Drafted(ferry("新增浮标", "addBuoy", rows, example='{"dept_id":12345678901,"paid":5}'), tmp_path, specs)
    assert done.request_example() == {"dept_id": 730000101, "paid": 1}


@pytest.mark.parametrize(
    ("data", "rows", "empty"),
    [
        ('[{"a":"1"}]', "", "[]"),
        (
            '{"total":3,"list":[{"a":"1"}]}',
            "total | INT | 否 | 总数 |\nlist | List | 否 | 列表 |\n",
            '{"total": 0, "list": []}',
        ),
    ],
)
def test_an_answer_without_records_has_the_shape_of_the_others(
    data: str, rows: str, empty: str, tmp_path: Path, specs: Path
) -> None:
    shown = f'响应示例:\n{{"return_code":"0","response_data":"x"}}\n数据DATA示例:\n{data}\n'
    asked = "page_number | INT | 否 | 页码,默认1 |\n"
    answer = f"{shown}参数说明:\n{TABLE}{rows}a | VARCHAR(2) | 否 | 甲 |\n"
    done = Drafted(ferry("查询浮标", "queryBuoy", asked, answer), tmp_path, specs)
    assert done.answer_example("empty")["response_data"] == empty
    assert done.operation["x-paging"]["records"].startswith("response_data")


def test_members_beside_the_envelope_are_listed(tmp_path: Path, specs: Path) -> None:
    answer = DONE.replace('"return_code":0', '"return_code":0,"trace":{"a":1}').replace(
        "msg_id | V", "x | INT | 否 | 甲 |\nmsg_id | V"
    )
    done = Drafted(ferry("新增浮标", "addBuoy", "a | INT | 否 | 甲 |\n", answer), tmp_path, specs)
    assert [note.rpartition(": ")[0] for note in done.done.notes] == [
        "the example: trace is no member of the envelope and not inside the data",
        "line 15: x is no member of the envelope and not inside the data",
    ]
