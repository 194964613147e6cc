"""An address decides which operation a page documents: a heading may be that of another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs_diff.running import generator, tree
from tests.docs_diff.saved_pages import SPECS, differences, edited, page_text, undeclared
from tools.docs_diff.page import read_page

LIST, FERRY = "garden_list.txt", "ferry.md"
ADDRESS = "https://open.garden.invalid/openapi/plant/list?access_token=x"
MOVED = (ADDRESS, "https://open.garden.invalid/openapi/v2/plant/list?access_token=x")
HERE, ELSEWHERE = "SOURCE: https://docs.garden.invalid/list.html\n", "SOURCE: https://docs.garden.invalid/2/list.html\n"
OTHER_TABLES = [
    MOVED,
    ("start_time long 是 创建开始时间(单位:秒)", "since long 是 创建开始时间(单位:秒)"),
    ("light int 否 光照1.阴、2.半阴、3.全日照", "shade int 否 遮阴"),
    ("  name string 植物名称\n", "  title string 植物名称\n"),
    ("  pots Pot[] 花盆集合\n   size int 尺寸\n   colour string 颜色\n", ""),
]
SOME_OTHER_FIELDS = [MOVED, OTHER_TABLES[1], ("  name string 植物名称\n", "  title string 植物名称\n")]


def kinds(text: str, folder: Path) -> list[str]:
    return sorted({each.kind for each in differences(text, folder) if not each.declared})


def test_another_address_with_other_tables_is_another_operation(tmp_path: Path) -> None:
    found = differences(edited(LIST, OTHER_TABLES), tmp_path)
    assert undeclared(found) == ["operation-added 获取植物列表"]
    assert "plantList has the same heading, but another address and other tables" in found[0].message


def test_another_address_with_the_same_tables_is_a_change_of_address(tmp_path: Path) -> None:
    assert kinds(edited(LIST, [MOVED]), tmp_path) == ["address-changed"]
    assert kinds(HERE + edited(LIST, [MOVED]), tmp_path) == ["address-changed"]


@pytest.mark.parametrize(
    ("head", "edits"),
    [("", SOME_OTHER_FIELDS), (ELSEWHERE, [MOVED])],
    ids=["some fields differ", "the same tables on another page"],
)
def test_in_doubt_both_are_said_and_nothing_is_written(
    head: str, edits: list[tuple[str, str]], tmp_path: Path, specs: Path
) -> None:
    text = head + edited(LIST, edits)
    found = differences(text, tmp_path)
    assert undeclared(found) == ["operation-unclear 获取植物列表"]
    assert "is a new operation, or plantList at a new address" in found[0].message
    before = tree(specs)
    done = generator("docs-diff", tmp_path / "page.md", "--specs", specs, "--write")
    assert done.returncode == 1
    assert tree(specs) == before
    assert "add --new" in done.stderr


def test_people_decide_that_it_is_new(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(edited(LIST, [MOVED]), encoding="utf-8")
    done = generator("docs-diff", page, "--specs", SPECS, "--new", "--format", "json")
    assert '"kind": "operation-added"' in done.stdout
    assert "address-changed" not in done.stdout


def test_some_other_fields_on_another_page_are_another_operation(tmp_path: Path) -> None:
    assert kinds(ELSEWHERE + edited(LIST, SOME_OTHER_FIELDS), tmp_path) == ["operation-added"]


def test_an_operation_that_its_own_page_has_no_more_is_gone(tmp_path: Path) -> None:
    text = HERE + edited(LIST, [*OTHER_TABLES, ("获取植物列表\n\n最后", "获取灌木列表\n\n最后")])
    assert undeclared(differences(text, tmp_path)) == ["operation-added 获取灌木列表", "operation-removed plantList"]


def test_the_old_operation_beside_one_of_the_same_heading_is_compared(tmp_path: Path) -> None:
    both = page_text(LIST) + "\n" + edited(LIST, [MOVED])
    assert undeclared(differences(both, tmp_path)) == ["operation-added 获取植物列表"]


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("page.txt", f"\ufeff{HERE}COPY: whole\n\n{page_text(LIST)}", "获取植物列表"),
        (
            "page.html",
            "<!DOCTYPE html>\n<!-- saved from url=(0041)https://docs.garden.invalid/list.html -->\n"
            + page_text("garden_list.html"),
            None,
        ),
        (
            "page.html",
            '<html><head><link href="https://docs.garden.invalid/list.html" rel="canonical"></head>\n'
            + page_text("garden_list.html"),
            None,
        ),
    ],
    ids=["head of a stored copy", "comment of a browser", "canonical link"],
)
def test_the_address_of_the_page(name: str, text: str, title: str | None, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    page = read_page(file)
    assert page.address == "https://docs.garden.invalid/list.html"
    assert title is None or page.operations[0].title == title


def test_the_head_of_a_copy_changes_no_line_number(tmp_path: Path) -> None:
    (plain,) = differences(edited(LIST, [("土壤", "土质")]), tmp_path)
    (headed,) = differences(f"{HERE}COPY: whole\n" + edited(LIST, [("土壤", "土质")]), tmp_path)
    assert headed.line == plain.line + 2
