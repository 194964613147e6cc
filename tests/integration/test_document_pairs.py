"""Both languages of a document have the same structure: headings, paragraphs, lists, tables and code blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT, ROOT / "docs", ROOT / "docs/guides")
CHINESE = sorted(str(file.relative_to(ROOT)) for folder in FOLDERS for file in folder.glob("*.zh-CN.md"))
HAN = "\u4e00-\u9fff"


def code_of(block: str) -> str:
    """A block of code without its comments, which each file has in its own language."""
    return re.sub(r"  #.*", "", block)


def parts(text: str) -> Iterator[tuple[str, object]]:
    """Yield the kind of each part of a Markdown text, with what must not depend on the language."""
    for index, part in enumerate(re.split(r"```(\w+\n.*?)```", text, flags=re.DOTALL)):
        if index % 2:
            yield "code", code_of(part)
            continue
        for block in re.split(r"\n{2,}", part.strip("\n")):
            lines = block.splitlines()
            if not lines:
                continue
            if block.startswith("#"):
                yield "heading", block.index(" ")
            elif block.startswith("- "):
                yield "list", len(re.findall(r"^- ", block, re.MULTILINE))
            elif block.startswith("    "):
                yield "commands", re.findall(r"^    (\S(?:[^\n#]*?\S)?)(?= {2,}| *#|$)", block, re.MULTILINE)
            elif "|" in lines[0]:
                yield "table", [line.replace("\\|", "").count("|") for line in lines]
            else:
                yield "paragraph", bool(re.match(r"\*\*[^*]+\*\*", block))


def text_of(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def sections(file: str) -> list[list[tuple[str, object]]]:
    text = text_of(file)
    return [list(parts(section)) for section in re.split(r"^(?=## )", text, flags=re.MULTILINE)]


@pytest.mark.parametrize("file", CHINESE)
def test_both_languages_have_the_same_parts_in_the_same_order(file: str) -> None:
    assert sections(file) == sections(file.replace(".zh-CN", ""))


@pytest.mark.parametrize("file", CHINESE)
def test_both_languages_name_the_same_things(file: str) -> None:
    """Whatever stands as code in the text of one, such as an option or a method, stands in the other too."""
    english, chinese = (named(text_of(each)) for each in (file.replace(".zh-CN", ""), file))
    assert english == chinese


def named(text: str) -> set[str]:
    """The words of code in the text, except placeholders such as FILE, which the Chinese text has in Chinese."""
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    words = {word for code in re.findall(r"`([^`\n]+)`", prose) for word in re.split(r"[\s=:]+", code)}
    return {word for word in words if not re.search(rf"[{HAN}]", word) and not re.search("(^|-)[A-Z]+$", word)}


def test_a_missing_paragraph_row_item_or_statement_is_found() -> None:
    text = (
        "## A\n\nOne.\n\n**Two** is\nlong.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n- y\n\n"
        "    make test  # all\n\n```py\nf(1)  # one\n```\n"
    )
    whole = list(parts(text))
    assert whole == [
        ("heading", 2), ("paragraph", False), ("paragraph", True), ("table", [3, 3, 3]), ("list", 2),
        ("commands", ["make test"]), ("code", "py\nf(1)\n"),
    ]  # fmt: skip
    assert list(parts(text.replace("# one", "# 一").replace("# all", "# 全部"))) == whole
    for cut in ("One.\n\n", "| 1 | 2 |\n", "- y\n", "(1)", "make "):
        assert list(parts(text.replace(cut, "", 1))) != whole


@pytest.mark.parametrize("file", CHINESE)
def test_punctuation_between_han_characters_is_full_width(file: str) -> None:
    text = re.sub(r"```.*?```", "", text_of(file), flags=re.DOTALL)
    assert re.findall(rf"[{HAN}]\s?[,:;()?!]\s?[{HAN}]", text) == []
