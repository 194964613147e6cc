"""What cannot be read of a page is reported with its line; the rest of the page is compared all the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.docs_diff.reading import BARRED, HEAD, fields, operation_of, page_of, unread
from tests.docs_diff.running import generator, tree
from tests.docs_diff.saved_pages import as_html, differences, edited, page_text, undeclared
from tools.docs_diff import match_spec
from tools.docs_diff.errors import PageError

FERRY, LIST = "ferry.md", "garden_list.txt"
SPACED = "参数 类型 必填 说明\n"
HTML = "<html><body><h1>查</h1>\n<p>请求方式: POST</p>\n<p>请求地址: https://x.invalid/a</p>\n"
HTML_HEAD = "<table><tr><th>参数</th><th>类型</th><th>说明</th></tr>"
HTML_ROW = "<tr><td>a</td><td>int</td><td>甲</td></tr>"


@pytest.mark.parametrize(
    ("text", "read", "missing"),
    [
        (HEAD + SPACED + "a int 甲\nb", ["a 甲"], ["6: b has no type: is the table cut off?"]),
        (HEAD + SPACED + "a int 甲\nb int", ["a 甲", "b"], ["6: the last row, b, has no text: is the table cut off?"]),
        (HEAD + SPACED + "a int 甲\nb 乙\nc int 丙", ["a 甲", "c 丙"], ["6: b has no type: b 乙"]),
        (HEAD + SPACED + "a int 甲\nint 否 邮箱\nc int 丙", ["a 甲", "c 丙"],
         ["6: the name of the field is lost: int | 否 | 邮箱"]),
        (HEAD + SPACED + "a int 甲\n邮箱 int 否\nc int 丙", ["a 甲", "c 丙"], ["6: '邮箱' is not a field name"]),
        (HEAD + BARRED + "a | int | 是", ["a"],
         ["6: the row has 3 cells, but the table has 4 columns: is the table cut off?"]),
        (HEAD + BARRED + "a | int | 是 | 甲 |\nstring | 否 | 邮箱 | |\n", ["a 甲"],
         ["7: the name of the field is lost: string | 否 | 邮箱"]),
        (HEAD + BARRED + "a | int | 是 | 甲 |\n | string | 否 | 邮箱 |\n", ["a 甲"],
         ["7: the name of the field is lost: string | 否 | 邮箱"]),
        (HEAD + BARRED + "a | int | 是 | 甲 |\n| | string | 否 | 邮箱 |\n", ["a 甲"],
         ["7: the row has no field name: string | 否 | 邮箱"]),
        (HEAD + BARRED + "a | int | 是 | 甲 |\nb | 否 | 乙 | |\n", ["a 甲"], ["7: b has no type: b | 否 | 乙"]),
        (HEAD + BARRED + "a | int | 是 | 甲 |\nb | | 否 | 乙 |\n", ["a 甲", "b 乙"],
         ["7: b has no type: is the table cut off?"]),
        (HEAD + BARRED + "a | int | 是 | 甲 |\nb. | int | 否 | 乙 |\n", ["a 甲"], ["7: 'b.' is not a field name"]),
        (HEAD + BARRED + "a | int | 是 | 甲 |\n见下\n\nb | int | 否 | 乙 | 丙 |\nc | int |\n", ["a 甲"],
         ["9: rows without the heading of a table, lines 9 to 10"]),
        (HEAD + BARRED + "a | int | 是 | 甲 |\n\n名 | 值\n---|---\nb | 乙\n", ["a 甲"],
         ["8: the columns 名 | 值 are not those of a table of fields"]),
        (HTML + HTML_HEAD + HTML_ROW + "<tr><td>b</td><td>in", ["a 甲", "b"],
         ["4: the row has 2 cells, but the table has 3 columns: is the table cut off?"]),
        (HTML + HTML_HEAD + HTML_ROW + "</table><table><tr><th>名</th><th>值</th></tr><tr><td>b</td><td>乙</td></tr>",
         ["a 甲"], ["4: the columns 名 | 值 are not those of a table of fields"]),
        (HTML + HTML_HEAD + HTML_ROW + "<tr><td>b</td><td>int</td><td>乙<table><tr><td>1</td></tr></table></td></tr>",
         ["a 甲", "b 乙1"], ["4: a table inside a cell is not read"]),
        (HEAD + '请求示例:\n{\n "a": 1 // 甲\n}\n参数说明:\n' + BARRED + "a | int | 是 | 甲 |\n", ["a 甲"],
         ["6: the example is not JSON: Expecting ',' delimiter"]),
        (HEAD + SPACED + "a int 甲\n请求示例:\n" + '{"a": 1,\n "b": "x', ["a 甲"], ["8: the example is cut off"]),
    ],
)  # fmt: skip
def test_what_is_read_and_what_is_not(text: str, read: list[str], missing: list[str], tmp_path: Path) -> None:
    operation = operation_of(text, tmp_path, "page.html" if text.startswith("<") else "page.md")
    assert (fields(operation), unread(operation)) == (read, missing)


@pytest.mark.parametrize(
    ("keys", "proposed"),
    [('"a": 1, "email": ""', " (the example has email, which no row has)"), ('"a": 1', ""), ('"b": 1, "c": 1', "")],
    ids=["one", "none", "two"],
)
def test_a_lost_name_is_proposed_if_the_example_leaves_one(keys: str, proposed: str, tmp_path: Path) -> None:
    text = f"{HEAD}Body参数:\n{{{keys}}}\n{BARRED}a | int | 是 | 甲 |\nstring | 否 | 邮箱 | |\n"
    assert unread(operation_of(text, tmp_path)) == [f"9: the name of the field is lost: string | 否 | 邮箱{proposed}"]


def test_only_the_end_of_a_page_is_a_cut(tmp_path: Path) -> None:
    lost = "string | 否 | 邮箱 | |\n"
    for rows, is_cut in [(f"a | int | 是 | 甲 |\n{lost}", True), (f"{lost}a | int | 是 | 甲 |\n", False)]:
        assert operation_of(HEAD + BARRED + rows, tmp_path).is_cut("request") is is_cut


def test_a_table_of_error_codes_is_no_difference(tmp_path: Path) -> None:
    table = "\n错误码 | 说明\n---|---\n100606 | 名称已存在\n"
    found = differences(page_text(FERRY) + table, tmp_path)
    assert undeclared(found) == []
    assert [each.line for each in found if each.kind == "table-unread"] == [page_text(FERRY).count("\n") + 2]


WEATHER = ("weather VARCHAR(32) 天气", "weather")


def test_a_field_may_stand_in_a_row_that_cannot_be_read(tmp_path: Path) -> None:
    """So no field of this table is reported as removed, but other tables are compared."""
    text = edited(FERRY, [("fare numeric(10,2) 票价", "票价 numeric(10,2)"), ("船票备注", "乘客备注")])
    assert undeclared(differences(text, tmp_path)) == [
        "field-relabelled addTicket.request.remark",
        "row-unread queryCrossing.data",
    ]


def test_an_operation_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    lines = page_text(FERRY).splitlines(keepends=True)
    text = "".join(each for each in lines if "addTicket" not in each)
    found = [each for each in differences(text, tmp_path) if not each.declared]
    assert [(each.kind, each.operation, each.message) for each in found] == [
        ("operation-unread", "新增船票", "新增船票 has no address (请求地址)")
    ]
    assert found[0].line == text[: text.index("请求方式", text.index("# 新增船票"))].count("\n") + 1


@pytest.mark.parametrize("render", [str, as_html], ids=["text", "html"])
def test_an_address_that_stands_twice(render: Callable[[str], str], tmp_path: Path) -> None:
    text = render(edited(FERRY, [("v1/addTicket/{ openid }", "v1/queryCrossing/{ openid }")]))
    first, second = (line for line, each in enumerate(text.splitlines(), 1) if "请求地址" in each)
    found = [each for each in differences(text, tmp_path) if not each.declared]
    path = "/api/crossing/v1/queryCrossing/{openid}/{timestamp}/{digest}/{msg_id}"
    assert [(each.kind, each.operation, each.line, each.message) for each in found] == [
        ("operation-unread", "新增船票", second, f"POST {path} is already documented on line {first}")
    ]


def test_a_page_of_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(HEAD + BARRED + "甲 | int | 是 | 乙 |\n", encoding="utf-8")
    done = generator("docs-diff", page)
    assert done.returncode == 2
    assert f"{page}:6: '甲' is not a field name" in done.stderr


NEW = """
# 查询码头

请求方式: POST(HTTPS
请求地址: https://openapi.ferry.invalid/api/pier/v1/queryPier/{openid}/{timestamp}/{digest}/{msg_id}
参数说明:

参数 类型 必填 说明
page_number INT 页码
page_number INT 页码
pier.berth.no VARCHAR(32) 泊位号
"""


def test_what_a_new_operation_lacks_is_reported_beside_it(tmp_path: Path, specs: Path) -> None:
    text = page_text(FERRY) + NEW
    line = text.count("\n", 0, text.index("page_number INT 页码\npage_number")) + 1
    found = [each for each in differences(text, tmp_path, specs=specs) if not each.declared]
    assert [(each.kind, each.field, each.line) for each in found] == [
        ("operation-added", "", line - 5),
        ("table-missing", "", line - 5),
        ("row-twice", "page_number", line + 1),
    ]
    done = generator("docs-diff", tmp_path / "page.md", "--specs", specs, "--write")
    assert done.returncode == 1
    drafted = (specs / "ferry/schemas/piers.yaml").read_text(encoding="utf-8")
    # The parents of pier.berth.no have no rows of their own.
    assert all(f"\n{name}:\n" in drafted for name in ("QueryPierPier", "QueryPierPierBerth"))


def test_a_new_operation_is_not_drafted_from_half_a_request(tmp_path: Path, specs: Path) -> None:
    before = tree(specs)
    text = page_text(FERRY) + NEW + "harbour INT"
    found = [each for each in differences(text, tmp_path, specs=specs) if not each.declared]
    assert [each.kind for each in found] == ["operation-added", "table-missing", "row-twice", "row-unread"]
    assert found[0].message.endswith("the copy of its request is cut off, so it cannot be drafted")
    assert found[-1].message == "the last row, harbour, has no text: is the table cut off?"
    generator("docs-diff", tmp_path / "page.md", "--specs", specs, "--write")
    assert tree(specs) == before


def test_a_quirk_of_an_object_declares_that_its_page_is_not_whole(tmp_path: Path, specs: Path) -> None:
    text = edited(FERRY, [WEATHER])
    assert undeclared(differences(text, tmp_path, specs=specs)) == ["row-unread queryCrossing.data"]
    file = specs / "ferry/schemas/crossings.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    (at,) = [index for index, each in enumerate(lines) if each == "Crossing:\n"]
    lines.insert(at + 1, "  x-quirk: No copy of the page has the whole table.\n")
    file.write_text("".join(lines), encoding="utf-8")
    assert undeclared(differences(text, tmp_path, specs=specs)) == []


def test_tables_before_the_first_operation(tmp_path: Path) -> None:
    text = f"{BARRED}a | int | 是 | 甲 |\n\n名 | 值\n---|---\nb | 乙\n\n" + page_text(FERRY)
    page = page_of(text, tmp_path)
    assert [(each.line, each.message) for each in page.unread] == [
        (1, "a table before the first operation"),
        (5, "the columns 名 | 值 are not those of a table of fields"),
    ]
    assert undeclared(differences(text, tmp_path)) == ["table-unread ", "table-unread "]


def test_headers_and_parts_of_the_address(tmp_path: Path) -> None:
    rows = "openid | string | 是 | 甲 |\nContent-Type | string | 是 | 乙 |\nX-Trace | string | 否 | 丙 |\n"
    table = f"请求头:\n{BARRED}{rows}请求示例:\n\n" + '{\n    "page_number": 1'
    text = edited(FERRY, [('请求示例:\n\n{\n    "page_number": 1', table)])
    assert undeclared(differences(text, tmp_path)) == ["field-added queryCrossing.other.X-Trace"]


def test_a_table_of_a_part_that_the_spec_does_not_have(tmp_path: Path) -> None:
    text = page_text(FERRY) + '\n\n数据DATA示例:\n\n[{"seat": 1}]\n\n参数 类型 必填 说明\nseat int 座位\nrow int 排\n'
    assert undeclared(differences(text, tmp_path)) == [
        "field-added addTicket.data.row", "field-added addTicket.data.seat", "part-added addTicket.data",
    ]  # fmt: skip


def test_parameters_of_a_new_operation_that_are_not_in_its_body(tmp_path: Path) -> None:
    rows = "openid | string | 是 | 甲 |\nX-Trace | string | 否 | 丙 |\n"
    tables = f"请求头:\n{BARRED}{rows}Query参数说明:\n{BARRED}page | int | 否 | 页 |\nBody参数:\n"
    text = page_text(FERRY) + NEW.replace("参数说明:\n", tables)
    assert undeclared(differences(text, tmp_path)) == [
        "field-added 查询码头.other.X-Trace", "field-added 查询码头.query.page", "operation-added 查询码头",
        "row-twice 查询码头.request.page_number", "table-missing 查询码头.response",
    ]  # fmt: skip


def test_a_key_of_the_example_inside_a_field_that_holds_none(tmp_path: Path) -> None:
    text = edited(FERRY, [('"fare": "2.50"', '"fare": {"amount": "2.50", "unit": {"code": "CNY"}}')])
    found = [each for each in differences(text, tmp_path) if not each.declared]
    assert [(each.kind, each.field) for each in found] == [
        ("example-key", "fare.amount"), ("example-key", "fare.unit"),
    ]  # fmt: skip
    assert found[0].message == "the example has fare.amount, inside a field that holds no others in the spec"


CUT_HEAD = "SOURCE: https://docs.ferry.invalid/crossing.html\nCOPY: cut at 2000 characters in the answer\n\n"


@pytest.mark.parametrize("head", ["", CUT_HEAD], ids=["silent", "said"])
def test_a_copy_that_says_that_it_is_cut(head: str, tmp_path: Path) -> None:
    """What is behind the end of a copy is not removed; and its head declares the cut."""
    whole = page_text(FERRY)
    behind = whole.index("return_msg VARCHAR(100) 响应说明")
    between_rows, in_a_row = whole[:behind], whole[: behind + len("return_msg VAR")]
    for text, message in [
        (between_rows, "the copy ends in the row of return_code"),
        (in_a_row, "the last row, return_msg, has no text: is the table cut off?"),
    ]:
        found = differences(head + text, tmp_path)
        if not head:
            assert len(undeclared(found)) == 1
            continue
        cut = [each for each in found if each.kind.endswith("-unread")]
        assert [(each.message, each.line, each.declared) for each in cut] == [
            (message, (head + text.rstrip()).count("\n") + 1, True)
        ]
        assert undeclared(found) == []


@pytest.mark.parametrize("page", [FERRY, LIST, "garden_detail.md"])
def test_a_cut_copy_differs_in_nothing_but_what_is_cut(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(match_spec, "read_spec", cache(match_spec.read_spec))
    whole = page_text(page)
    for end in range(0, len(whole), 11):
        try:
            found = undeclared(differences(CUT_HEAD + whole[:end], tmp_path))
        except PageError:
            continue
        assert {each.split()[0] for each in found} <= {"operation-unread"}, whole[:end]


def test_a_copy_that_says_that_it_is_whole(tmp_path: Path) -> None:
    text = f"SOURCE: https://docs.ferry.invalid/crossing.html\nCOPY: whole (text form)\n\n{page_text(FERRY)}"
    assert undeclared(differences(text, tmp_path)) == []
    assert all(not operation.unread for operation in page_of(text, tmp_path).operations)


@pytest.mark.parametrize("codes", [[1, 2, 3], [1, 2]], ids=["all", "one missing"])
def test_codes_of_a_list_are_compared_with_those_of_its_items(codes: list[int], tmp_path: Path, specs: Path) -> None:
    text = edited(
        LIST, [("page_num int 是 当前页\n", "page_num int 是 当前页\nlights string[] 否 光照 1.阴、2.半阴、3.全日照\n")]
    )
    differences(text, tmp_path, specs=specs)
    generator("docs-diff", tmp_path / "page.md", "--specs", specs, "--write")
    file = specs / "garden/schemas/plants.yaml"
    drafted = file.read_text(encoding="utf-8")
    assert "      items:\n        $ref: '#/PlantListRequestLights'\n" in drafted
    if 3 not in codes:
        line = "    - {value: '3', name: SUN, label: Sun, label_zh: 全日照}\n"  # in the words of the list Light
        assert drafted.count(line) == 1
        file.write_text(drafted.replace(line, ""), encoding="utf-8")
    expected = [] if 3 in codes else ["code-added plantList.request.lights"]
    assert undeclared(differences(text, tmp_path, specs=specs)) == expected
    # What is missing can be drafted, so that the difference is settled.
    generator("docs-diff", tmp_path / "page.md", "--specs", specs, "--write")
    assert undeclared(differences(text, tmp_path, specs=specs)) == []
