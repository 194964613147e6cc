"""The Chinese pages have the Chinese of each description and quirk, from `specs/<platform>/zh-CN.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

import pytest

from dingdan_runtime.reference import ObjectReference, OperationReference, all_operations
from dingdan_runtime.tables import Column
from generator.bundle import bundle
from generator.translations import english_texts
from tools.docs_site import translations
from tools.docs_site.codes import write_codes
from tools.docs_site.documents import ROOT
from tools.docs_site.errors import SiteError
from tools.docs_site.languages import CHINESE, ENGLISH
from tools.docs_site.markup import cell, prose
from tools.docs_site.operations import write_operation
from tools.docs_site.platforms import PACKAGES
from tools.docs_site.quirks import write_quirks
from tools.docs_site.tables import _meaning, write_tables
from tools.docs_site.translations import chinese_texts, translated

OPERATIONS = list(all_operations(PACKAGES.values()))
CODE = re.compile(r"^ *```.*?^ *```$|`[^`]*`|<https?:[^>]*>|\]\([^)]*\)", re.MULTILINE | re.DOTALL)
ENGLISH_PROSE = re.compile(r"(?:\b[A-Za-z][a-z']*[,;:.]? ){3}[a-z]+")
"""Four English words in a row. No name of a field or type is so long."""


def english_prose(page: str) -> list[str]:
    """The English sentences of a page, outside code and addresses."""
    return ENGLISH_PROSE.findall(CODE.sub("", page))


def texts_of(operation: OperationReference) -> Iterator[str]:
    """The English descriptions and quirks that the page of an operation shows."""
    yield operation.description
    yield operation.quirk
    for part in (operation.request, operation.response):
        if part is not None:
            yield part.description if part.fields else ""
            yield from texts_in(part)


def texts_in(described: ObjectReference) -> Iterator[str]:
    yield described.quirk
    for field in described.fields:
        yield field.description
        yield field.quirk
        if field.members is not None:
            yield from texts_in(field.members)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.call)
def test_the_page_of_an_operation_has_each_text_in_its_language_alone(operation: OperationReference) -> None:
    english, chinese = (write_operation(operation, language) for language in (ENGLISH, CHINESE))
    texts = [text for text in texts_of(operation) if text]
    assert [text for text in texts if cell(prose(text)) not in english and prose(text) not in english] == []
    found = [prose(translated(text, operation.platform, CHINESE)) for text in texts]
    assert [text for text in found if cell(text) not in chinese and text not in chinese] == []
    assert english_prose(english) != []
    assert english_prose(chinese) == []


def test_the_page_of_quirks_is_chinese_with_the_quirks_of_the_english_one() -> None:
    english, chinese = write_quirks(ENGLISH), write_quirks(CHINESE)
    assert english_prose(chinese) == []
    rows = [line for line in chinese.splitlines() if line.startswith("| `")]
    listed = (ROOT / "specs" / "dist" / "quirks.md").read_text(encoding="utf-8")
    for page in (english, chinese, listed):
        names = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
        assert names == [row.split("`")[1] for row in rows]


@pytest.mark.parametrize("platform", PACKAGES)
def test_the_page_of_tables_is_chinese(platform: str) -> None:
    assert english_prose(write_tables(platform, ENGLISH)) != []
    assert english_prose(write_tables(platform, CHINESE)) == []


@pytest.mark.parametrize("platform", PACKAGES)
def test_the_page_of_codes_has_chinese_descriptions(platform: str) -> None:
    page = write_codes(platform, CHINESE)
    paragraphs = [text for text in page.split("\n\n") if not text.startswith("|")]
    assert english_prose("\n".join(paragraphs)) == []
    codes = import_module(f"{PACKAGES[platform]}.reference._codes")
    for section in page.split("\n## ")[1:]:
        name, _, rest = section.partition("\n")
        (found,) = [each for each in vars(codes).values() if getattr(each, "name", "") == name]
        assert rest.lstrip().startswith(prose(translated(found.description, platform, CHINESE)))


@pytest.mark.parametrize("platform", PACKAGES)
def test_a_platform_of_the_site_has_translations_of_all_texts(platform: str) -> None:
    texts = {text for _, text in english_texts(bundle(ROOT / "specs" / platform / "openapi.yaml").document)}
    known = chinese_texts(platform)
    assert known is not None
    assert set(known) == texts


def test_a_platform_without_translations_is_shown_in_english() -> None:
    assert translated("Stock of a depot.", "depot", CHINESE) == "Stock of a depot."


def test_a_text_without_a_translation_fails_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "chinese_texts", lambda _: {"Two words.": "两个词。"})
    assert translated("Two\n words.", "depot", CHINESE) == "两个词。"
    assert translated("Two words.", "depot", ENGLISH) == "Two words."
    assert translated("", "depot", CHINESE) == ""
    with pytest.raises(SiteError, match=r'specs/depot/zh-CN\.yaml has no Chinese for "Other words\."'):
        translated("Other words.", "depot", CHINESE)


def test_a_column_that_stands_for_no_field_needs_its_chinese_in_the_site() -> None:
    column = Column("made", "text", description="A new kind of column.")
    assert _meaning(column, "wshoto", ENGLISH) == "A new kind of column."
    with pytest.raises(SiteError, match=r'MADE_COLUMNS .* "A new kind of column\."'):
        _meaning(column, "wshoto", CHINESE)
