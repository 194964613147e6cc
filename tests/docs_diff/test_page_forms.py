"""Forms in which the platforms' pages print addresses, methods, tables and examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs_diff.reading import BARRED, HEAD, fields, operation_of, page_of, unread
from tools.docs_diff.table_tree import Shape

ROW = "a | VARCHAR(32) | 否 | 甲 |\n"
PATH = "/api/pier/v1/query/{openid}/{timestamp}"
URL = "https://x.invalid/api/pier/v1/query/{ openid }/{ timestamp }"
METHOD = "请求方式: POST(HTTPS)\n"


@pytest.mark.parametrize(
    "lines",
    [
        f"{METHOD}请求地址: {URL}\n",
        f"{METHOD}**请求地址: ** {URL} 在线调试\n",
        f"{METHOD}**请求地址:\n** {URL}\n",
        f"{METHOD}**请求地址**:{URL}\n",
        f"{METHOD}请求地址:\n{URL}\n",
        f"{METHOD}请求地址: https://x.invalid/api/pier/v1/\nquery/{{ openid }}/{{ timestamp }}\n在线调试\n",
        f"{METHOD}请求地址: https://x.invalid/api/pier/v1/query/\n{{ openid }}/{{ timestamp }} 在线调试\n",
        f"最后更新:2026/11/01请求方式: POST(HTTPS)\n请求地址: {URL}\n",
        f"最后更新:2026/11/01 请求方式:POST 请求地址:{URL}\n",
        f"{METHOD}接口地址:{URL}\n",
    ],
    ids=["plain", "bold", "bold over two lines", "bold word", "next line", "broken", "broken before a brace", "date",
         "date, method and address", "other word"],
)  # fmt: skip
def test_method_and_address(lines: str, tmp_path: Path) -> None:
    operation = operation_of(f"# 查询码头\n{lines}参数说明:\n{BARRED}{ROW}", tmp_path)
    assert (operation.title, operation.method, operation.path) == ("查询码头", "POST", PATH)
    assert fields(operation) == ["a 甲"]


def test_a_title_is_not_the_date_of_the_page(tmp_path: Path) -> None:
    text = f"查询码头\n\n最后更新:2026/11/01请求方式: POST\n请求地址: {URL}\n{BARRED}{ROW}"
    assert operation_of(text, tmp_path).headings == ["查询码头"]


def test_prose_that_names_the_address_is_no_address(tmp_path: Path) -> None:
    text = f"{HEAD}说明:请求地址:见控制台\n参数说明:\n{BARRED}{ROW}"
    assert operation_of(text, tmp_path).path == "/api/pier/v1/query/{openid}/{msg_id}"


def test_a_table_with_names_keys_and_labels(tmp_path: Path) -> None:
    """What a table above which a field's name stands describes is inside this field."""
    text = (
        f"{HEAD}参数说明:\n{BARRED}a | VARCHAR(32) | 否 | 甲 |\nfields | VARCHAR | 是 | JSON格式 |\n"
        "fields特殊参数说明:\n字段名称 | 字段key | 字段类型 | 必填 | 特殊说明 |\n---|---|---|---|---|\n"
        "泊位 | berth_name | 单行文本 | 否 | 不需要传入 |\n灯塔 | light | 单选 | 是 | |\n"
        "slave_fields.lines特殊参数说明:\n字段名称 | 字段key | 字段类型 |\n---|---|---|\n数量 | n | 数字 |\n"
    )
    operation = operation_of(text, tmp_path)
    assert fields(operation) == [
        "a 甲", "fields JSON格式", "fields.berth_name 泊位", "fields.light 灯塔",
        "(slave_fields)", "(slave_fields.lines)", "slave_fields.lines.n 数量",
    ]  # fmt: skip
    assert [row.type for row in operation.rows("request")][2:] == ["单行文本", "单选", "数字"]
    assert unread(operation) == []


def test_labels_in_a_column_beside_the_names_without_bars(tmp_path: Path) -> None:
    text = (
        f"{HEAD}参数说明:\n\n字段名称 字段key 字段类型 必填 说明\n泊位 berth 单行文本 否 靠岸处\n灯塔 light int 是\n\n"
    )
    operation = operation_of(text, tmp_path)
    assert [(row.name, row.type, row.required, row.text) for row in operation.rows("request")] == [
        ("berth", "单行文本", False, "泊位,靠岸处"),
        ("light", "int", True, "灯塔"),
    ]


def test_two_columns_of_texts(tmp_path: Path) -> None:
    text = f"{HEAD}参数 | 类型 | 必填 | 说明 | 备注 |\n---|---|---|---|---|\na | int | 否 | 甲 | 1:乙,2:丙 |\n"
    assert operation_of(text, tmp_path).rows("request")[0].text == "甲,1:乙,2:丙"


PUSH = "# 推送码头\n请求方式: POST(HTTPS\n请求地址: 第三方服务接口URL\n请求参数:\n参数名称 参数值\nmsgId 消息ID\n"


@pytest.mark.parametrize("text", [HEAD + BARRED + ROW + PUSH, PUSH + HEAD + BARRED + ROW], ids=["behind", "before"])
def test_a_push_beside_an_operation(text: str, tmp_path: Path) -> None:
    page = page_of(text, tmp_path)
    assert [each.title for each in page.operations] == ["查询码头"]
    assert [each.problem() for each in page.skipped] == [
        (2 if text.startswith(PUSH) else 8, "推送码头 is a push: the platform sends it")
    ]


def test_the_example_of_an_answer_on_a_page_that_does_not_say_where_the_answer_begins(tmp_path: Path) -> None:
    text = (
        f'{HEAD}请求参数:\n{BARRED}{ROW}示例:\n{{"a": "1"}}\n'
        '{"return_code": "0", "return_msg": "", "msg_id": "1"}\n'
        "参数 | 类型 | 说明 |\n---|---|---|\nmsg_id | int | 乙 |\n"
    )
    operation = operation_of(text, tmp_path)
    assert [each.value for each in operation.examples["request"]] == [{"a": "1"}]
    assert [each.value["return_code"] for each in operation.examples["response"]] == ["0"]
    assert (fields(operation), fields(operation, "response")) == (["a 甲"], ["msg_id 乙"])


def test_examples_behind_all_tables(tmp_path: Path) -> None:
    answer = "参数 | 类型 | 说明 |\n---|---|---|\nreturn_code | int | 乙 |\n"
    text = f'{HEAD}请求参数:\n{BARRED}{ROW}返回参数:\n{answer}示例:\n{{"a": "1"}}\n{{"return_code": "0"}}\n'
    operation = operation_of(text, tmp_path)
    assert [each.value for each in operation.examples["request"]] == [{"a": "1"}]
    assert [each.value for each in operation.examples["response"]] == [{"return_code": "0"}]


def test_rows_behind_a_map_are_not_inside_it(tmp_path: Path) -> None:
    text = (
        f'{HEAD}请求示例:\n{{"state": "1", "field_map": {{"state": "2"}}}}\n参数说明:\n{BARRED}'
        "field_map | map | 否 | 自定义字段 |\nstate | int | 否 | 状态 |\n"
    )
    assert fields(operation_of(text, tmp_path)) == ["field_map 自定义字段", "state 状态"]


def test_a_request_with_a_code_stays_a_request(tmp_path: Path) -> None:
    text = f'{HEAD}请求示例:\n{{"code": "1", "msg": "x"}}\n参数说明:\n{BARRED}code | int | 是 | 码头编号 |\n'
    assert operation_of(text, tmp_path).examples.keys() == {"request"}


SECOND = (
    '参数说明:\n[{"empId": "1"}]\n参数 | 类型 | 必填 | 说明 |\n---|---|---|---|\nempId | VARCHAR(32) | 是 | 员工 |\n'
)
ANSWER = '响应示例:\n{"return_code": "0"}\n'


@pytest.mark.parametrize("answer", ["", ANSWER], ids=["no answer", "answer"])
def test_a_second_table_before_the_answer_is_one_of_the_request(answer: str, tmp_path: Path) -> None:
    text = f"{HEAD}参数说明:\n{BARRED}{ROW}emps | List | 是 | 员工列表 |\n{SECOND}{answer}"
    operation = operation_of(text, tmp_path)
    assert fields(operation) == ["a 甲", "emps 员工列表", "emps.empId 员工"]
    assert [each.value for each in operation.examples["request"]] == [{"emps": [{"empId": "1"}]}]
    assert operation.rows("response") == []


def test_a_second_table_before_the_answer_that_belongs_nowhere(tmp_path: Path) -> None:
    operation = operation_of(f"{HEAD}参数说明:\n{BARRED}{ROW}{SECOND}{ANSWER}", tmp_path)
    assert fields(operation) == ["a 甲"]
    assert unread(operation) == ["10: a second table of the request, to line 12: no row says which field holds it"]
    assert operation.tables.keys() == {"request"}


def test_an_object_with_the_type_of_a_text(tmp_path: Path) -> None:
    """The example shows which of the next rows are inside it."""
    text = (
        f'{HEAD}请求示例:\n{{"fields": {{"pier": "1", "day": "2026-11-01"}}, "check": false}}\n参数说明:\n{BARRED}'
        "fields | VARCHAR | 是 | JSON格式字符串 |\npier | VARCHAR | 是 | 码头 |\nday | VARCHAR | 否 | 日期 |\n"
        "check | boolean | 否 | 是否检查 |\n"
    )
    assert fields(operation_of(text, tmp_path)) == [
        "fields JSON格式字符串", "fields.pier 码头", "fields.day 日期", "check 是否检查",
    ]  # fmt: skip


def test_keys_of_an_example_that_stand_for_other_keys(tmp_path: Path) -> None:
    text = f'{HEAD}请求示例:\n{{"a": {{"fieldKey(自定义字段key)": "x", "b": 1}}}}\n参数说明:\n{BARRED}{ROW}'
    operation = operation_of(text, tmp_path)
    (example,) = operation.examples["request"]
    assert [*Shape.of([example.value]).paths()] == [("a",), ("a", "b")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a | int | 否 | 状态。1:甲,\n2:乙 |\nb | int | 否 | 丙 |\n", ["状态。1:甲, 2:乙", "丙"]),
        ("a | int | 否 | 状态。1:甲\n2:乙\n3:丁 |\nb | int | 否 | 丙 |\n", ["状态。1:甲 2:乙 3:丁", "丙"]),
        ("a | int | 否 | 状态 |\n1:甲,2:乙\nb | int | 否 | 丙 |\n", ["状态 1:甲,2:乙", "丙"]),
        ("a | int | 否 | 状态 |\n\nb | int | 否 | 丙 |\n", ["状态", "丙"]),
    ],
    ids=["two lines", "three lines", "a line between", "a blank line between"],
)
def test_a_row_of_several_lines(rows: str, expected: list[str], tmp_path: Path) -> None:
    operation = operation_of(HEAD + BARRED + rows, tmp_path)
    assert [row.text for row in operation.rows("request")] == expected
    assert unread(operation) == []


def test_rows_behind_a_blank_line_without_bars(tmp_path: Path) -> None:
    text = f"{HEAD}参数 类型 必填 说明\na int 甲\n\nb VARCHAR (32) 乙\n\n接口说明:见上\n"
    operation = operation_of(text, tmp_path)
    assert [(row.name, row.type, row.text) for row in operation.rows("request")] == [
        ("a", "int", "甲"), ("b", "VARCHAR (32)", "乙"),
    ]  # fmt: skip


def test_cells_of_several_rows_and_columns_in_html(tmp_path: Path) -> None:
    head = "<html><body><h1>查</h1><p>请求方式: POST</p><p>请求地址: https://x.invalid/a</p>"
    table = (
        "<table><tr><th>参数</th><th>类型</th><th>必填</th><th>说明</th></tr>"
        "<tr><td>a</td><td>int</td><td rowspan=2>是</td><td>甲</td></tr><tr><td>b</td><td>int</td><td>乙</td></tr>"
        "<tr><td>c</td><td colspan=2>int</td><td>丙</td></tr>"
        '<tr><td>d</td><td>int</td><td><img src="x.png" alt="是"></td><td>丁</td></tr></table>'
    )
    operation = operation_of(f"{head}{table}</body></html>", tmp_path, "page.html")
    assert [(row.name, row.required, row.text) for row in operation.rows("request")] == [
        ("a", True, "甲"), ("b", True, "乙"), ("c", None, "丙"), ("d", True, "丁"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "part"),
    [("Body参数说明:", "request"), ("返回参数说明:", "response"), ("异常示例:", "response"), ("失败返回:", "response"),
     ("请求内容:", "request"), ("请求:", "request"), ("JSON返回示例:", "response"),
     ("Query参数说明:", "query"), ("**返回值:**", "response")],
)  # fmt: skip
def test_the_part_that_a_line_opens(heading: str, part: str, tmp_path: Path) -> None:
    operation = operation_of(f"{HEAD}{heading}\n{BARRED}{ROW}", tmp_path)
    assert list(operation.tables) == [part]


def test_marks_of_required_fields_and_characters_without_width(tmp_path: Path) -> None:
    rows = "*a | int | | 【必填】甲 |\nb\u200b | int | 否 | \ufeff乙 |\n**c** | int | | (选填)丙 |\n"
    operation = operation_of(HEAD + BARRED + rows, tmp_path)
    assert fields(operation) == ["a 甲", "b 乙", "c 丙"]
    assert [row.required for row in operation.rows("request")] == [True, False, None]


def test_cells_between_tabs(tmp_path: Path) -> None:
    text = f"{HEAD}参数\t类型\t必填\t说明\na\tint\t是\t甲 一\n\nb\tVARCHAR(32)\t\t乙\n"
    assert [(row.name, row.type, row.required, row.text) for row in operation_of(text, tmp_path).rows("request")] == [
        ("a", "int", True, "甲 一"), ("b", "VARCHAR(32)", None, "乙"),
    ]  # fmt: skip
