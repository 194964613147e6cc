"""Documents as pages: what becomes of their links, and that each is there in both languages."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tools.docs_site.build import check_sealed, write_pages
from tools.docs_site.contents import DOCUMENTS, Contents
from tools.docs_site.documents import Documents, without_twins
from tools.docs_site.errors import SiteError
from tools.docs_site.languages import CHINESE, ENGLISH, LANGUAGES, Language
from tools.docs_site.page import pages_of

ROOT = Path(__file__).resolve().parents[2]
MAINTAINERS = {"docs/docs-diff.md", "docs/mutation.md", "docs/spec-diff.md", "docs/sync-trial.md"}
"""Documents for who changes Dingdan. They are no pages of the site, and in English alone."""


HAN = re.compile("[\u4e00-\u9fff]")


def link(target: str, text: str = "there", document: str = "docs/client.md") -> str:
    documents = Documents({"README.md": "index.md", "docs/client.md": "client.md", "docs/cli.md": "guides/cli.md"})
    return documents._links(f"[{text}]({target})", document, ENGLISH)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("cli.md", "[there](guides/cli.md)"),
        ("cli.md#batches", "[there](guides/cli.md#batches)"),
        ("../README.md#install", "[there](index.md#install)"),
        ("#errors", "[there](#errors)"),
        ("https://example.com/a#b", "[there](https://example.com/a#b)"),
        ("../examples/webhook_receiver.py", "[there](source/examples/webhook_receiver.py.md)"),
        ("../specs/README.md#lookups", "there (`specs/README.md`)"),
    ],
)
def test_links_lead_to_pages_or_name_the_file(target: str, expected: str) -> None:
    assert link(target) == expected


def test_a_path_as_text_is_not_repeated() -> None:
    assert link("../tests/faults/README.md", "tests/faults/README.md") == "`tests/faults/README.md`"


def test_a_link_to_nothing_fails_and_names_the_document() -> None:
    with pytest.raises(SiteError, match=r"docs/client\.md: there is no nowhere\.md"):
        link("nowhere.md")
    with pytest.raises(SiteError, match=r"docs/client\.md: there is no \.\./\.\./secret"):
        link("../../secret")


def test_links_in_code_stay() -> None:
    documents = Documents({"docs/testing.md": "testing.md"})
    text = documents.render("docs/testing.md", ENGLISH)
    assert "```python\nimport pytest\n" in text


def test_a_document_without_a_twin_fails() -> None:
    with pytest.raises(SiteError, match=r"docs/mutation\.md has no twin docs/mutation\.zh-CN\.md"):
        Documents({}).render("docs/mutation.md", CHINESE)


def test_the_link_to_the_other_language_goes_since_each_page_has_a_switch() -> None:
    text = "# A\n\n中文：[a.zh-CN.md](a.zh-CN.md)\n\nText. [中文](a.zh-CN.md)\n"
    assert without_twins(text, {"a.zh-CN.md"}) == "# A\n\nText.\n"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_links_of_pages_stay_in_their_language(language: Language) -> None:
    """A reader of the repository who follows a link from a Chinese document comes to a Chinese one."""
    other = {ENGLISH: CHINESE, CHINESE: ENGLISH}[language]
    for document in DOCUMENTS:
        text = without_twins(
            (ROOT / language.file(document)).read_text(encoding="utf-8"), {Path(other.file(document)).name}
        )
        targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
        linked = {os.path.normpath(Path(document).parent / target) for target in targets}
        assert linked & {other.file(each) for each in DOCUMENTS} == set(), document


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The pages of each language, by path."""
    texts = {}
    for language in LANGUAGES:
        folder = tmp_path_factory.mktemp(language.code)
        write_pages(Contents(), language, folder)
        files = (folder / "docs").rglob("*.md")
        texts[language.code] = {str(each.relative_to(folder / "docs")): each.read_text("utf-8") for each in files}
    return texts


def test_both_languages_have_the_same_pages(written: dict[str, dict[str, str]]) -> None:
    assert written["en"].keys() == written["zh"].keys()
    assert {page.path for page in pages_of(Contents().entries)} <= written["en"].keys()


def test_no_page_is_empty_and_each_is_in_its_language(written: dict[str, dict[str, str]]) -> None:
    for page in pages_of(Contents().entries):
        english, chinese = (written[language.code][page.path] for language in LANGUAGES)
        for text in (english, chinese):
            heading, _, body = text.partition("\n")
            assert heading.startswith("# "), page.path
            assert len(body) > 300, page.path
        assert HAN.search(chinese), page.path
        prose = " ".join(line for line in english.splitlines() if not line.startswith((" ", "|", "`", "#")))
        assert len(HAN.findall(prose)) < len(prose) / 10, page.path


def test_every_document_is_a_page_or_known_to_be_for_maintainers() -> None:
    folders = (ROOT / "docs", ROOT / "docs" / "guides")
    files = [file for folder in folders for file in folder.glob("*.md") if ".zh-CN." not in file.name]
    there = {str(file.relative_to(ROOT)) for file in files}
    assert there - set(DOCUMENTS) == MAINTAINERS
    assert {page.source for page in pages_of(Contents().entries)} - {""} == set(DOCUMENTS)


@pytest.mark.parametrize(
    ("element", "loads"),
    [
        ('<script src="https://example.com/a.js">', True),
        ('<link rel="stylesheet" href="//example.com/a.css">', True),
        ('<img src="https://example.com/a.png">', True),
        ('<link rel="canonical" href="https://example.com/">', False),
        ('<a href="https://example.com/">', False),
        ('<script src="../a.js">', False),
    ],
)
def test_a_page_that_loads_from_the_network_fails(tmp_path: Path, element: str, loads: bool) -> None:
    (tmp_path / "page.html").write_text(f"<html>{element}</html>", encoding="utf-8")
    if loads:
        with pytest.raises(SiteError, match=r"page\.html: loads .*example\.com.* from the network"):
            check_sealed(tmp_path)
    else:
        check_sealed(tmp_path)
