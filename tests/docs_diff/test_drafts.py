"""`--write` brings what is new into the specs as a draft, and leaves every other byte as it was."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from generator.bundle import bundle
from generator.errors import ToolError
from generator.lint import check
from tests.docs_diff.running import generator, tree
from tests.docs_diff.saved_pages import SPECS, edited, undeclared
from tools.docs_diff.compare import compare
from tools.docs_diff.draft import Draft, draft
from tools.docs_diff.match_spec import choose_spec
from tools.docs_diff.page import read_page

FERRY, LIST = "ferry.md", "garden_list.txt"
WEATHER = "weather VARCHAR(32) 天气"
CROSSINGS, PLANTS = "ferry/schemas/crossings.yaml", "garden/schemas/plants.yaml"
NEW_OPERATION = """
# 查询码头

请求方式: POST(HTTPS
请求地址: https://openapi.ferry.invalid/api/pier/v1/queryPier/{openid}/{timestamp}/{digest}/{msg_id}
请求示例:

{"page_number": 1}

参数说明:

参数 类型 必填 说明
page_number INT 页码
pier_no VARCHAR(32) 码头编号,必传

响应示例:

{"return_code": "0", "response_data": "<<DATA>>"}

数据DATA示例:

[{"pier_no": "P1", "berths": [{"berth_no": 1}]}]

参数说明:

参数 类型 必填 说明
pier_no VARCHAR(32) 码头编号
berths List 泊位
berths.berth_no INT 泊位号
"""


def drafted(text: str, folder: Path, specs: Path) -> Draft:
    file = folder / "page.md"
    file.write_text(text, encoding="utf-8")
    page = read_page(file)
    spec = choose_spec(page, specs, None)
    return draft(compare(page, spec), spec)


def left_over(folder: Path, specs: Path) -> list[str]:
    """What differs after the draft."""
    page = read_page(folder / "page.md")
    return undeclared(compare(page, choose_spec(page, specs, None)))


def changes(specs: Path, name: str) -> list[str]:
    """The lines that are new; none may be gone."""
    before = (SPECS / name).read_text(encoding="utf-8").splitlines()
    after = (specs / name).read_text(encoding="utf-8").splitlines()
    lines = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert not [line for line in lines if line[0] == "-"]
    return [line[2:] for line in lines]


def test_a_new_field_stands_where_the_page_has_it(tmp_path: Path, specs: Path) -> None:
    text = edited(FERRY, [("fare numeric(10,2) 票价", "tax numeric(10,2) 税额,两位小数\nfare numeric(10,2) 票价")])
    assert [file.name for file in drafted(text, tmp_path, specs).files] == ["crossings.yaml"]
    assert changes(specs, CROSSINGS) == [
        "    tax:",
        "      type: string",
        "      format: waiqin-decimal",
        "      title: 税额",
        "      description: 'TODO: say in English what tax is.'",
        "      x-doc-type: numeric(10,2)",
    ]
    lines = (specs / CROSSINGS).read_text(encoding="utf-8").splitlines()
    # The comment of the file stays with the fields that it is about.
    assert lines.index("    tax:") < lines.index("    fare:")
    assert lines[lines.index("    captain_nam:") - 1].startswith("    # The next two are one field")
    assert left_over(tmp_path, specs) == []


def test_lint_refuses_the_draft_until_it_is_written(tmp_path: Path, specs: Path) -> None:
    drafted(edited(FERRY, [(WEATHER, f"{WEATHER}\ndeck INT 甲板数")]), tmp_path, specs)
    entry = specs / "ferry" / "openapi.yaml"
    (finding,) = check(bundle(entry))
    assert finding.message.startswith("description is a draft of docs-diff: replace it")
    file = specs / CROSSINGS
    lines = file.read_text(encoding="utf-8").splitlines()
    assert "TODO" in lines[finding.line - 1]
    file.write_text(file.read_text(encoding="utf-8").replace("'TODO: say in English what deck is.'", "Decks."), "utf-8")
    assert check(bundle(entry)) == []


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        ("x INT8 数", ["$ref: common.yaml#/Id"]),
        ("x INT 数", ["type: integer", "format: int32"]),
        ("x VARCHAR(32) 时间。格式:yyyy-MM-dd HH:mm:ss", ["type: string", "format: waiqin-date-time"]),
        ("x VARCHAR(32) 日期,yyyy-mm-dd格式", ["type: string", "format: waiqin-date"]),
        ("x VARCHAR(32) 引航员电话", ["type: string", "x-personal: true"]),
        ("x CHAR(1) 是否满员。1:是,0:否", ["$ref: '#/YesNo'"]),
        ("x string[] 标记", ["type: array", "items:", "type: string"]),
        ("x map 其他", ["type: object"]),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_the_type_is_told_from_the_row(row: str, lines: list[str], tmp_path: Path, specs: Path) -> None:
    drafted(edited(FERRY, [(WEATHER, f"{WEATHER}\n{row}")]), tmp_path, specs)
    new = [line.strip() for line in changes(specs, CROSSINGS)]
    assert [line for line in new if line in lines] == lines
    assert left_over(tmp_path, specs) == []


def test_a_record_whose_fields_may_be_null_gets_another_such(tmp_path: Path, specs: Path) -> None:
    text = edited(LIST, [("  soil string 土壤", "  sown_time long 播种时间\n  height double 高度\n  soil string 土壤")])
    drafted(text, tmp_path, specs)
    new = [line.strip() for line in changes(specs, PLANTS)]
    assert new[1:3] == ["type: [integer, 'null']", "format: epoch-seconds"]
    assert new[7:9] == ["type: [number, 'null']", "format: decimal"]
    assert left_over(tmp_path, specs) == []


def test_a_list_brings_its_objects_and_codes(tmp_path: Path, specs: Path) -> None:
    rows = "crew List 船员\ncrew.crew_no INT8 船员编号\ncrew.role CHAR(1) 职务。1:船长,2:大副"
    drafted(edited(FERRY, [(WEATHER, f"{WEATHER}\n{rows}\ndeck INT 甲板数")]), tmp_path, specs)
    text = (specs / CROSSINGS).read_text(encoding="utf-8")
    assert "      items:\n        $ref: '#/CrossingCrew'\n    deck:\n" in text
    assert "\n\nCrossingCrew:\n  type: object\n" in text
    assert "    - {value: '2', name: CODE_2, label: 'TODO: in English', label_zh: 大副}\n" in text
    assert left_over(tmp_path, specs) == []


def test_new_codes_go_to_the_end_of_their_list_once(tmp_path: Path, specs: Path) -> None:
    edits = [("航班状态。0:停航,1:通航,2:延误", "航班状态。0:停航,1:通航,2:延误,3:取消"),
             ("CHAR(1) 0:停航,1:通航,2:延误", "CHAR(1) 0:停航,1:通航,2:延误,3:取消")]  # fmt: skip
    drafted(edited(FERRY, edits), tmp_path, specs)
    assert changes(specs, CROSSINGS) == ["    - {value: '3', name: CODE_3, label: 'TODO: in English', label_zh: 取消}"]
    assert left_over(tmp_path, specs) == []


def test_a_number_stays_a_number(tmp_path: Path, specs: Path) -> None:
    drafted(edited(LIST, [("2.半阴、3.全日照", "2.半阴、3.全日照、4.水生")]), tmp_path, specs)
    assert changes(specs, PLANTS) == ["    - {value: 4, name: CODE_4, label: 'TODO: in English', label_zh: 水生}"]


def test_keys_that_only_the_example_has(tmp_path: Path, specs: Path) -> None:
    drafted(edited(FERRY, [('"fare": "2.50"', '"fare": "2.50", "tide": 3')]), tmp_path, specs)
    new = [line.strip() for line in changes(specs, CROSSINGS)]
    assert new[:3] == ["tide:", "type: integer", "format: int64"]
    assert new[-1] == "x-source: example"
    assert left_over(tmp_path, specs) == []


def test_required_is_left_to_people_since_the_examples_need_a_value(tmp_path: Path, specs: Path) -> None:
    text = edited(FERRY, [("remark varchar(4000)", "seat VARCHAR(10) 座位,必传\nremark varchar(4000)")])
    done = drafted(text, tmp_path, specs)
    assert [each.message for each in done.left] == ["seat is required: add it to `required` and to the examples"]
    assert left_over(tmp_path, specs) == ["field-required addTicket.request.seat"]


def test_a_new_operation(tmp_path: Path, specs: Path) -> None:
    text = edited(FERRY) + NEW_OPERATION
    done = drafted(text, tmp_path, specs)
    assert [file.name for file in done.files] == ["openapi.yaml", "piers.yaml", "piers.yaml"]
    assert changes(specs, "ferry/openapi.yaml") == [
        "  - name: piers",
        "    description: 'TODO: say in English what these are.'",
        "  /api/pier/v1/queryPier/{openid}/{timestamp}/{digest}/{msg_id}:",
        "    $ref: paths/piers.yaml#/queryPier",
    ]
    item = (specs / "ferry/paths/piers.yaml").read_text(encoding="utf-8")
    assert item.startswith("queryPier:\n  parameters:\n    - $ref: ../parameters.yaml#/openid\n")
    assert "    x-method: query\n    x-access: read\n    x-paging:\n      page: page_number\n" in item
    new = (specs / "ferry/schemas/piers.yaml").read_text(encoding="utf-8")
    names = [line[:-1] for line in new.splitlines() if line and not line.startswith(" ")]
    assert names == ["QueryPierRequest", "QueryPierResponse", "Pier", "PierBerth"]
    assert "  required: [pier_no]\n" in new
    assert left_over(tmp_path, specs) == []
    assert {each.message.split(":")[0] for each in check(bundle(specs / "ferry" / "openapi.yaml"))} >= {
        "summary is a draft of docs-diff",
        "description is a draft of docs-diff",
    }


def test_what_is_gone_or_changed_is_left_to_people(tmp_path: Path, specs: Path) -> None:
    before = tree(specs)
    done = drafted(edited(FERRY, [(WEATHER + "\n", ""), ("票价", "铺位票价")]), tmp_path, specs)
    assert not done.files
    assert sorted(each.kind for each in done.left) == ["field-relabelled", "field-removed"]
    assert tree(specs) == before


def test_a_draft_that_does_not_fit_is_taken_back(tmp_path: Path, specs: Path) -> None:
    file = specs / CROSSINGS
    # A name that Python has for another field already, which no draft can help.
    text = edited(FERRY, [(WEATHER, f"{WEATHER}\nWeather VARCHAR(32) 天气二")])
    before = tree(specs)
    with pytest.raises(ToolError, match="weather and Weather have the same Python name weather"):
        drafted(text, tmp_path, specs)
    assert tree(specs) == before
    done = generator("docs-diff", tmp_path / "page.md", "--specs", specs, "--write")
    assert done.returncode == 2
    assert "nothing was written" in done.stderr
    assert file.read_bytes() == before[CROSSINGS]


def test_the_command_says_what_it_wrote_and_what_it_left(tmp_path: Path, specs: Path) -> None:
    page = tmp_path / "page.md"
    edits = [(WEATHER, f"{WEATHER}\ndeck INT 甲板数"), ("票价", "铺位票价")]
    page.write_text(edited(FERRY, edits), encoding="utf-8")
    done = generator("docs-diff", page, "--specs", specs, "--write")
    assert done.returncode == 1
    assert f"drafted in {specs / CROSSINGS}: look for TODO" in done.stderr
    assert "not drafted, edit the spec by hand: fare: label 票价 is now 铺位票价" in done.stderr
    again = generator("docs-diff", page, "--specs", specs, "--write")
    assert "drafted in" not in again.stderr
