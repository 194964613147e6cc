"""The page of quirks: every mistake and gap of a platform's document, and how the specs handle it."""

from __future__ import annotations

from tools.docs_site.documents import ROOT
from tools.docs_site.languages import Language, Text

SOURCE = ROOT / "specs" / "dist" / "quirks.md"
INTRODUCTION = Text(
    "Each is a slip or oddity of a platform's own page, and what the specs do about it.",
    "以下是平台文档中的笔误和疑点，以及规范的处理方式。说明为英文。",
)
TITLE = Text("Quirks of the documents", "文档疑点")


def write_quirks(language: Language) -> str:
    """Return the text of the page, from the file that `make generate` writes."""
    _, begin, rest = SOURCE.read_text(encoding="utf-8").partition("\n## ")
    tables = begin + rest
    if language.code == "zh":
        for en, zh in {"document": "文档", "operation": "接口", "field": "字段", "parameter": "参数"}.items():
            tables = tables.replace(f"\n| {en} | quirk |\n", f"\n| {zh} | 疑点 |\n")
    return f"# {TITLE.of(language)}\n\n{INTRODUCTION.of(language)}\n{tables}"
