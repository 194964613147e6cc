"""Pages and specs that cannot be used: the line and what is wrong, exit 2, the specs untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs_diff.running import generator, process, tree
from tests.docs_diff.saved_pages import edited, page_text
from tools.docs_diff.errors import PageError
from tools.docs_diff.page import read_page

FERRY = "ferry.md"
TITLE = "# 查\n请求方式: POST\n请求地址: https://x.invalid/a\n"
HTML = "<html><body><h1>查</h1>\n<p>请求方式: POST</p>\n<p>请求地址: https://x.invalid/a</p>\n"
HTML_HEAD = "<table><tr><th>参数</th><th>类型</th><th>说明</th></tr>"


def refusal(text: str | bytes, folder: Path, name: str = "page.md") -> str:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PageError) as raised:
        read_page(file)
    return str(raised.value).removeprefix(f"{file}:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: documents no operation"),
        ("# 查询\n\n只有说明\n", "1: documents no operation"),
        (TITLE, "2: 查 has no table of fields"),
        (TITLE + "参数 类型 必填 说明\n", "4: the table has no rows: is it cut off?"),
        (TITLE + "参数 | 类型 | 说明 |\n---|---|---|\n甲 | int | 乙 |", "6: '甲' is not a field name"),
        (TITLE + '请求示例:\n{\n "a": 1,\n', "6: the example is cut off"),
        (TITLE + '请求示例:\n{\n "a": 1 // 甲\n}\n', "6: the example is not JSON"),
        ("# 查\n请求方式: POST\n参数 类型 必填 说明\na int 甲\n", "2: 查 has no address"),
        ("# 查\n请求地址: https://x.invalid/a\n参数 类型 必填 说明\na int 甲\n", "2: 查 has no method"),
        (HTML + HTML_HEAD + "</table>", "4: the table has no rows"),
        (HTML + '<pre>{\n"a": 1,</pre></body></html>', "5: the example is cut off"),
        (b"\x00\x01\x02", "1: is not text in a supported encoding"),
        (b"\xff\xff\xff", "1: is not text in a supported encoding"),
    ],
    ids=lambda value: value if isinstance(value, str) and value[:1].isdigit() else None,
)  # fmt: skip
def test_a_page_that_cannot_be_read(text: str | bytes, said: str, tmp_path: Path) -> None:
    assert refusal(text, tmp_path).startswith(said)


def test_a_page_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="cannot be read: No such file"):
        read_page(tmp_path / "none.md")


def test_other_encodings_are_read(tmp_path: Path) -> None:
    for encoding in ("gb18030", "utf-8-sig"):
        file = tmp_path / f"{encoding}.md"
        file.write_bytes(page_text(FERRY).encode(encoding))
        assert [each.title for each in read_page(file).operations] == ["查询航班", "新增船票"]


@pytest.mark.parametrize("write", [(), ("--write",)], ids=["look", "write"])
@pytest.mark.parametrize(
    ("edits", "arguments", "said"),
    [
        ([], ("--platform", "submarine"), "page.md:1: unknown platform submarine:"),
    ],
    ids=["unknown platform"],
)
def test_the_command_refuses_and_writes_nothing(
    write: tuple[str, ...], edits: list[tuple[str, str]], arguments: tuple[str, ...], said: str,
    tmp_path: Path, specs: Path,
) -> None:  # fmt: skip
    page = tmp_path / "page.md"
    page.write_text(edited(FERRY, edits), encoding="utf-8")
    before = tree(specs)
    done = generator("docs-diff", page, "--specs", specs, *arguments, *write)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.endswith("nothing was written\n")
    assert tree(specs) == before


def test_a_page_of_no_known_platform(tmp_path: Path, specs: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(TITLE + "参数 类型 必填 说明\na int 甲\n", encoding="utf-8")
    done = generator("docs-diff", page, "--specs", specs)
    assert done.returncode == 2
    assert f"{page}:3: x.invalid/a belongs to no known platform: set it with --platform" in done.stderr


def test_an_unreadable_spec(tmp_path: Path, specs: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(page_text(FERRY), encoding="utf-8")
    file = specs / "ferry" / "schemas" / "crossings.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  title: 停靠\n", "  title: [停靠\n"), encoding="utf-8")
    before = tree(specs)
    done = process("docs-diff", page, "--specs", specs, "--write")
    assert done.returncode == 2
    assert "crossings.yaml:" in done.stderr
    assert "not YAML" in done.stderr
    assert tree(specs) == before


def test_a_spec_that_breaks_a_rule(tmp_path: Path, specs: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(page_text(FERRY), encoding="utf-8")
    file = specs / "ferry" / "schemas" / "crossings.yaml"
    text = file.read_text(encoding="utf-8").replace("      x-doc-label: 船票备注\n", "      x-doc-label: []\n")
    file.write_text(text, encoding="utf-8")
    line = text[: text.index("x-doc-label: []")].count("\n") + 1
    done = generator("docs-diff", page, "--specs", specs)
    assert done.returncode == 2
    assert f"crossings.yaml:{line}: x-doc-label:" in done.stderr
