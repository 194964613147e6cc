"""A change of a page is reported, and nothing else is: the invented pages, changed in every way that matters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.docs_diff.saved_pages import as_html, differences, edited, page_text, undeclared

FERRY, LIST, DETAIL = "ferry.md", "garden_list.txt", "garden_detail.md"
QUERY, TICKET = "queryCrossing", "addTicket"
ADD_REQUEST = "航班号,必传\n"
LIST_REQUEST = "参数 类型 必填 说明\npage_num int 是 当前页\nstart_time long 是 创建开始时间(单位:秒)\nlight int 否 "
ANSWER = page_text(DETAIL).split("参数说明:\n")[1]
"""The table of the answer, which has no required marks."""
URL = "openapi.ferry.invalid/api/crossing/v1/"


@dataclass(frozen=True)
class Mutation:
    """A change of a page and all that it should be reported as."""

    name: str
    page: str
    edits: tuple[tuple[str, str], ...]
    expected: tuple[str, ...] = ()
    line: str | None = None
    """Text of the changed page on whose line the first difference is."""


def one(name: str, page: str, old: str, new: str, *expected: str, line: str | None = None) -> Mutation:
    return Mutation(name, page, ((old, new),), expected, line)


MUTATIONS = [
    # fields
    one(
        "field added to a request",
        FERRY,
        '\n响应示例:\n\n{\n    "return_code": "0",\n    "return_msg": ""',
        'deck VARCHAR(10) 甲板\n\n响应示例:\n\n{\n    "return_code": "0",\n    "return_msg": ""',
        f"field-added {QUERY}.request.deck",
        line="deck VARCHAR",
    ),
    one(
        "field added to a record",
        FERRY,
        "weather VARCHAR(32) 天气",
        "weather VARCHAR(32) 天气\ndeck INT 甲板数",
        f"field-added {QUERY}.data.deck",
        line="deck INT",
    ),
    one(
        "dotted field added",
        FERRY,
        "stops.night ",
        "stops.pier VARCHAR(10) 泊位\nstops.night ",
        f"field-added {QUERY}.data.stops.pier",
        line="stops.pier",
    ),
    one(
        "indented field added",
        LIST,
        "  soil string",
        "  age int 树龄\n  soil string",
        "field-added plantList.response.data.records.age",
        line="  age int",
    ),
    one(
        "field added to a flat table",
        DETAIL,
        "kind | string",
        "by | string | 养护人 |\nkind | string",
        "field-added plantDetail.response.data.care_list.by",
        line="by | string",
    ),
    one(
        "field added to a flat table before the inner ones",
        DETAIL,
        "labels | object[]",
        "height | int | 高度 |\nlabels | object[]",
        "field-added plantDetail.response.data.plant.height",
    ),
    one(
        "list added with what it holds",
        FERRY,
        "weather VARCHAR(32) 天气",
        "weather VARCHAR(32) 天气\ncrew List 船员\ncrew.crew_no VARCHAR(10) 船员编号",
        f"field-added {QUERY}.data.crew",
        f"field-added {QUERY}.data.crew.crew_no",
    ),
    one(
        "query parameter added",
        LIST,
        "access_token string 是 调用接口凭证",
        "access_token string 是 调用接口凭证\nlanguage string 否 语言",
        "field-added plantList.query.language",
    ),
    one(
        "query parameter renamed",
        DETAIL,
        "access_token | string",
        "token | string",
        "field-added plantDetail.query.token",
        "field-removed plantDetail.query.access_token",
    ),
    one(
        "field removed from a request",
        FERRY,
        "after_modify_date VARCHAR(32) 修改时间之后。格式:yyyy-MM-dd HH:mm:ss\n",
        "",
        f"field-removed {QUERY}.request.after_modify_date",
    ),
    one(
        "dotted field removed",
        FERRY,
        "stops.stop_name VARCHAR(100) 停靠名称\n",
        "",
        f"field-removed {QUERY}.data.stops.stop_name",
    ),
    one(
        "list removed with what it holds",
        FERRY,
        "stops List 停靠列表\nstops.stop_id int8 停靠id\nstops.stop_name VARCHAR(100) 停靠名称\n"
        "stops.night VARCHAR(2) 是否过夜。1:是,0:不是\n",
        "",
        f"field-removed {QUERY}.data.stops",
    ),
    one(
        "indented field removed",
        LIST,
        "   colour string 颜色\n",
        "",
        "field-removed plantList.response.data.records.pots.colour",
    ),
    one(
        "field removed from a flat table",
        DETAIL,
        "text | string | 标签内容 |\n",
        "",
        "field-removed plantDetail.response.data.plant.labels.text",
    ),
    Mutation(
        "field renamed",
        FERRY,
        (("weather VARCHAR", "forecast VARCHAR"),),
        (f"field-added {QUERY}.data.forecast", f"field-removed {QUERY}.data.weather"),
    ),
    one(
        "field given twice",
        FERRY,
        "weather VARCHAR(32) 天气",
        "weather VARCHAR(32) 天气\nweather VARCHAR(32) 天气",
        f"row-twice {QUERY}.data.weather",
    ),
    # levels
    one(
        "dotted field moved out",
        FERRY,
        "stops.stop_name VARCHAR(100)",
        "stop_name VARCHAR(100)",
        f"field-moved {QUERY}.data.stops.stop_name",
        line="\nstop_name",
    ),
    one(
        "field moved into a list",
        FERRY,
        "weather VARCHAR(32)",
        "stops.weather VARCHAR(32)",
        f"field-moved {QUERY}.data.weather",
        line="stops.weather",
    ),
    one(
        "indented field moved out",
        LIST,
        "  soil string",
        " soil string",
        "field-moved plantList.response.data.records.soil",
        line="\n soil",
    ),
    one(
        "indented field moved in",
        LIST,
        "  soil string",
        "   soil string",
        "field-moved plantList.response.data.records.soil",
    ),
    Mutation(
        "object moved by the example of a flat table",
        DETAIL,
        (('},\n"care_list": []', ',\n"care_list": []}'), ('[{"text": "绿"}]\n', '[{"text": "绿"}]')),
        ("field-moved plantDetail.response.data.care_list",),
    ),
    # types
    one(
        "field retyped",
        FERRY,
        "fare numeric(10,2)",
        "fare VARCHAR(32)",
        f"field-retyped {QUERY}.data.fare",
        line="fare VARCHAR",
    ),
    one(
        "width changed",
        FERRY,
        "crossing_no VARCHAR(32) 航班号\n",
        "crossing_no VARCHAR(64) 航班号\n",
        f"field-retyped {QUERY}.data.crossing_no",
    ),
    one(
        "number became text",
        LIST,
        "   size int",
        "   size string",
        "field-retyped plantList.response.data.records.pots.size",
    ),
    one(
        "declared type replaced by a third one",
        FERRY,
        "return_code CHAR(1)",
        "return_code INT",
        f"field-retyped {TICKET}.response.return_code",
    ),
    one(
        "form of a time changed",
        FERRY,
        "开航日期。格式:yyyy-mm-dd",
        "开航日期。格式:yyyy-mm-dd hh24:mi:ss",
        f"field-reformatted {QUERY}.data.sails_on",
    ),
    one(
        "form of a time gone",
        FERRY,
        "修改时间之后。格式:yyyy-MM-dd HH:mm:ss",
        "修改时间之后",
        f"field-reformatted {QUERY}.request.after_modify_date",
    ),
    # required
    one("newly required by its column", LIST, "light int 否", "light int 是", "field-required plantList.request.light"),
    one(
        "no longer required by its column",
        DETAIL,
        "id | long | 是 |",
        "id | long | 否 |",
        "field-optional plantDetail.request.id",
    ),
    one(
        "newly required by its text",
        FERRY,
        "lines.berth VARCHAR(10) 铺位号",
        "lines.berth VARCHAR(10) 铺位号,必传",
        f"field-required {TICKET}.request.lines.berth",
    ),
    # labels
    one(
        "relabelled",
        FERRY,
        "fare numeric(10,2) 票价",
        "fare numeric(10,2) 铺位票价",
        f"field-relabelled {QUERY}.data.fare",
        line="fare numeric",
    ),
    one(
        "label grown",
        FERRY,
        "crossing_no VARCHAR(32) 航班号\n",
        "crossing_no VARCHAR(32) 航班号码\n",
        f"field-relabelled {QUERY}.data.crossing_no",
    ),
    one("declared label changed", FERRY, "船票备注", "乘客备注", f"field-relabelled {TICKET}.request.remark"),
    one(
        "label gone",
        FERRY,
        "harbour_code VARCHAR(32) 港口编码,港口id",
        "harbour_code VARCHAR(32) 港口id",
        f"field-relabelled {QUERY}.request.harbour_code",
    ),
    # codes
    one(
        "code added",
        FERRY,
        "航班状态。0:停航,1:通航,2:延误",
        "航班状态。0:停航,1:通航,2:延误,3:取消",
        f"code-added {QUERY}.request.state",
    ),
    one(
        "code removed",
        FERRY,
        "state CHAR(1) 0:停航,1:通航,2:延误",
        "state CHAR(1) 0:停航,1:通航",
        f"code-removed {QUERY}.data.state",
    ),
    one(
        "code worded otherwise", LIST, "2.半阴、3.全日照", "2.散光、3.全日照", "code-relabelled plantList.request.light"
    ),
    one(
        "code added to a list without commas",
        LIST,
        "1 阴,2 半阴3,全日照",
        "1 阴,2 半阴3,全日照,4 水生",
        "code-added plantList.response.data.records.light",
    ),
    one(
        "codes where there were none",
        FERRY,
        "weather VARCHAR(32) 天气",
        "weather VARCHAR(32) 天气。1:晴,2:雨",
        f"code-added {QUERY}.data.weather",
        f"code-added {QUERY}.data.weather",
    ),
    # examples
    one(
        "key that only the example has",
        FERRY,
        '"fare": "2.50"',
        '"fare": "2.50", "tax": "0.10"',
        f"example-key {QUERY}.data.tax",
    ),
    one(
        "object that only the example has",
        LIST,
        '"soil": null',
        '"soil": null,\n        "owner": {"name": "甲"}',
        "example-key plantList.response.data.records.owner",
        line='"owner"',
    ),
    one(
        "key of an array of the example",
        FERRY,
        '"berth": "1",',
        '"berth": "1", "cabin": "2",',
        f"example-key {TICKET}.request.lines.cabin",
    ),
    one(
        "example-only field documented",
        FERRY,
        "fare numeric(10,2) 票价",
        "captain_name VARCHAR(100) 船长名称\nfare numeric(10,2) 票价",
        f"field-documented {QUERY}.data.captain_name",
    ),
    one(
        "example-only field gone",
        DETAIL,
        '"planted_time": 1793462400,\n',
        "",
        "field-removed plantDetail.response.data.plant.planted_time",
    ),
    # operations
    one("operation retitled", FERRY, "# 新增船票", "# 新增乘船票", f"operation-retitled {TICKET}"),
    one("method changed", DETAIL, "GET(HTTPS)", "POST(HTTPS)", "method-changed plantDetail"),
    one(
        "address changed", FERRY, URL + "addTicket", URL.replace("v1", "v2") + "addTicket", f"address-changed {TICKET}"
    ),
    Mutation(
        "operation replaced",
        FERRY,
        (("# 新增船票", "# 退船票"), (URL + "addTicket", URL + "cancelTicket")),
        ("operation-added 退船票", f"operation-removed {TICKET}"),
    ),
    # columns
    one(
        "no column of types",
        DETAIL,
        ANSWER,
        re.sub(r"^(\S+) \| \S+ \|", r"\1 |", ANSWER, flags=re.MULTILINE),
        "column-missing plantDetail.response",
    ),
    one(
        "no column of required fields",
        LIST,
        LIST_REQUEST,
        LIST_REQUEST.replace(" 必填", "").replace(" 是", "").replace(" 否", ""),
        "column-missing plantList.request",
    ),
    Mutation(
        "no column of texts",
        LIST,
        (
            (
                LIST_REQUEST + "光照1.阴、2.半阴、3.全日照",
                "参数 类型 必填\npage_num int 是\nstart_time long 是\nlight int 否",
            ),
        ),
        ("column-missing plantList.request",),
    ),
    # tables
    one(
        "heading of a table gone",
        FERRY,
        "参数 类型 必填 说明\ncrossing_no VARCHAR(32) 航班号\n",
        "crossing_no VARCHAR(32) 航班号\n",
        f"table-unread {QUERY}.data",
    ),
    one(
        "table of a request gone",
        LIST,
        LIST_REQUEST + "光照1.阴、2.半阴、3.全日照\n",
        "",
        "table-missing plantList.request",
    ),
    # what is no change
    one("nothing", FERRY, "# 查询航班", "# 查询航班"),
    one("full-width blanks and signs", FERRY, "航班状态。0:停航,1:通航,2:延误", "航班状态。0:停航,1:通航,2:延误"),
    one("full-width blanks between cells", FERRY, "weather VARCHAR(32) 天气", "weather\u3000VARCHAR(32)\u3000天气"),
    one("full-width blanks as indentation", LIST, "  soil string", "\u3000\u3000soil string"),
    one("marks as indentation", LIST, "   size int 尺寸\n   colour string", "  └size int 尺寸\n  └colour string"),
    one("blanks around the required mark", DETAIL, "id | long | 是 | 植物id |", "id|long|  是|植物id|"),
    one("bars on both sides", DETAIL, "id | long | 是 | 植物id |", "| id | long | 是 | 植物id |"),
    one(
        "rows in another order",
        FERRY,
        "sails_on VARCHAR(10) 开航日期。格式:yyyy-mm-dd\ncaptain_nam VARCHAR(100) 船长名称\n",
        "captain_nam VARCHAR(100) 船长名称\nsails_on VARCHAR(10) 开航日期。格式:yyyy-mm-dd\n",
    ),
    one(
        "a text that goes on on the next line",
        FERRY,
        "state CHAR(1) 0:停航,1:通航,2:延误",
        "state CHAR(1) 0:停航,1:通航,\n2:延误",
    ),
    one("a note behind a label", FERRY, "fare numeric(10,2) 票价", "fare numeric(10,2) 票价(儿童为半价)"),
]


def test_there_are_enough_mutations() -> None:
    assert sum(bool(each.expected) for each in MUTATIONS) >= 30
    assert len({each.name for each in MUTATIONS}) == len(MUTATIONS)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.name)
def test_exactly_the_mutation_is_reported(mutation: Mutation, tmp_path: Path) -> None:
    text = edited(mutation.page, mutation.edits)
    found = differences(text, tmp_path)
    assert undeclared(found) == sorted(mutation.expected)
    if mutation.line:
        line = text[: text.index(mutation.line)].count("\n") + 1 + mutation.line.startswith("\n")
        assert next(each.line for each in found if not each.declared) == line


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.name)
def test_the_same_in_html(mutation: Mutation, tmp_path: Path) -> None:
    text = as_html(edited(mutation.page, mutation.edits))
    assert undeclared(differences(text, tmp_path, "page.html")) == sorted(mutation.expected)


@pytest.mark.parametrize("render", [str, as_html], ids=["text", "html"])
def test_two_pages_in_one_file(tmp_path: Path, render: Callable[[str], str]) -> None:
    both = render(page_text(LIST) + "\n" + page_text(DETAIL))
    assert undeclared(differences(both, tmp_path)) == []
    changed = render(page_text(LIST) + "\n" + edited(DETAIL, [("养护类型", "养护种类")]))
    assert undeclared(differences(changed, tmp_path)) == ["field-relabelled plantDetail.response.data.care_list.kind"]


def test_a_page_that_a_browser_saved_has_lines_too(tmp_path: Path) -> None:
    text = edited(
        "garden_list.html",
        [("<td>土壤</td>", "<td>土质</td>"), ("<br>2.半阴", "<br>2.散光"), ('"light": 2', '"lux": 2')],
    )
    found = [each for each in differences(text, tmp_path, "saved.html") if not each.declared]
    lines = text.splitlines()
    assert [(each.kind, each.field) for each in found] == [
        ("code-relabelled", "light"),
        ("example-key", "data.records.lux"),
        ("field-relabelled", "data.records.soil"),
    ]
    assert "2.散光" in lines[found[0].line - 1]
    assert '"lux"' in lines[found[1].line - 1]
    assert "土质" in lines[found[2].line - 1]


@pytest.mark.parametrize("page", [FERRY, LIST, DETAIL])
def test_the_pages_as_they_are_differ_in_what_the_specs_declare_only(page: str, tmp_path: Path) -> None:
    assert undeclared(differences(page_text(page), tmp_path)) == []
