"""Pages in the form of those of product types and receivers, against the specs of Waiqin365: nothing is undeclared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs_diff.saved_pages import differences, undeclared

SPECS = Path(__file__).resolve().parents[2] / "specs"
SIGNED = "{ openid }/{ timestamp }/{ digest }/{ msg_id }"
REQUEST = "参数说明:\n参数 | 类型 | 必填 | 说明 |\n---|---|---|---|\n"
ANSWER = (
    '响应示例:\n{\n"msg_id": "T1",\n"return_code": 0\n}\n参数说明:\n参数 | 类型 | 说明 |\n---|---|---|\n'
    "msg_id | String | 请求消息ID |\nreturn_code | int | 响应编码。0:成功,1:失败。更多编码见附录 (opens new window) |\n"
)
LABEL = "return_msg | String | 响应说明 |\n"
TYPE = (
    "pd_type_id | VARCHAR(32) | 是 | 商品唯一标识,由调用方给出 |\npd_type_name | VARCHAR(100) | 是 | 商品类型名称 |\n"
    "pd_type_code | VARCHAR(100) | 否 | 商品类型编码 |\n"
    "pd_type_parent_id | VARCHAR(32) | 是 | 有上级的必须传,没有上级的可以不传,商品类型上级的id |\n"
    "seq | VARCHAR(32) | 否 | 排序号 |\n"
)
RECEIVER = (
    "cm_id | VARCHAR(32) | 否 | 第三方系统客户唯一标识,与客户勤策唯一标识、客户编码不能同时为空 |\n"
    "cm_waiqin_365_id | VARCHAR(100) | 否 | 客户勤策唯一标识,与第三方系统客户唯一标识、客户编码不能同时为空 |\n"
    "cm_code | VARCHAR(32) | 否 | 客户编码,与第三方系统客户唯一标识、客户勤策唯一标识不能同时为空 |\n"
    "cm_receive_info | List | 否 | 收货方信息列表 |\n"
    "cm_receive_info.cm_waiqin_365_id | VARCHAR(32) | 否 | 收货方勤策唯一标识,与收货方编码不能同时为空 |\n"
    "cm_receive_info.cm_id | VARCHAR(32) | 否 | 收货方第三方系统客户唯一标识,与收货方编码不能同时为空 |\n"
    "cm_receive_info.cm_code | VARCHAR(32) | 否 | 收货方编码 |\n"
)
PLACE = (
    "cm_receive_info.cm_sequ | VARCHAR(32) | 否 | 收货方排序号 |\n"
    "cm_receive_info.cm_is_default | VARCHAR(32) | 否 | 收货方是否默认 0-否 1-是 |\n"
)


def operation(title: str, path: str, rows: str, answer: str) -> str:
    address = f"https://openapi.waiqin365.com/api/{path}/{SIGNED}"
    return f"# {title}\n请求方式: POST(HTTPS)\n请求地址: {address}\n请求示例:\n{REQUEST}{rows}{answer}"


def product_types(rows: str = TYPE) -> str:
    first = operation("新增商品类型", "product/v1/addPdType", rows, ANSWER + LABEL)
    second = operation("修改商品类型", "product/v1/modifyPdType", TYPE, '响应示例:\n{\n"msg_id": "T2",\n')
    head = "SOURCE: https://api.qince.com/SERVER/app/product/productType.html\nCOPY: cut in the second operation\n\n"
    return f"{head}{first}{second}"


def receivers(host: str, rows: str, last: str) -> str:
    head = f"SOURCE: https://api.{host}.com/SERVER/app/cm/receiver.html\nCOPY: cut at the end\n\n"
    whole = operation("客户收货方关系维护接口", "customer/v1/maintainCmReceiverRelation", rows, ANSWER + last)
    return f"{head}# 客户收货方关系维护接口\n{whole}"


@pytest.mark.parametrize(
    "page",
    [
        product_types(),
        receivers("qince", RECEIVER + PLACE, "return_msg | String |"),
        receivers("waiqin365", RECEIVER, LABEL),
    ],
    ids=["product types", "receivers without the last label", "receivers without two rows"],
)
def test_page_differs_in_nothing_that_the_spec_does_not_declare(page: str, tmp_path: Path) -> None:
    assert undeclared(differences(page, tmp_path, specs=SPECS)) == []


def test_code_of_a_failure_that_only_an_example_shows_is_reported(tmp_path: Path) -> None:
    failures = "".join(f'异常示例:\n{{\n"msg_id": "T1",\n"return_code": {code}\n}}\n' for code in (1, 100606, 100999))
    page = product_types().replace("参数说明:\n参数 | 类型 | 说明", f"{failures}参数说明:\n参数 | 类型 | 说明", 1)
    (found,) = [each for each in differences(page, tmp_path, specs=SPECS) if not each.declared]
    assert (found.kind, found.operation, found.field) == ("code-added", "addPdType", "return_code")
    assert "100999" in found.message
    assert page.splitlines()[found.line - 1] == '"return_code": 100999'


def test_changes_of_such_pages_are_reported(tmp_path: Path) -> None:
    changed = TYPE.replace("| 否 | 排序号", "| 是 | 排序号").replace("商品类型编码", "类型代码")
    assert undeclared(differences(product_types(changed), tmp_path, specs=SPECS)) == [
        "field-relabelled addPdType.request.pd_type_code", "field-required addPdType.request.seq",
    ]  # fmt: skip
    fewer = receivers(
        "waiqin365", RECEIVER.replace("cm_receive_info.cm_code | VARCHAR(32) | 否 | 收货方编码 |\n", ""), LABEL
    )
    assert undeclared(differences(fewer, tmp_path, specs=SPECS)) == [
        "field-removed maintainCmReceiverRelation.request.cm_receive_info.cm_code"
    ]
