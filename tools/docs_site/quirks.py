"""The page of quirks: every mistake and gap of a platform's document, and how the specs handle it."""

from __future__ import annotations

from generator.quirks import quirks
from generator.source import read_source
from tools.docs_site.documents import ROOT
from tools.docs_site.languages import Language, Text
from tools.docs_site.markup import code, prose, table
from tools.docs_site.platforms import NAMES
from tools.docs_site.translations import translated

INTRODUCTION = Text(
    "Each is a slip or oddity of a platform's own page, and what the specs do about it.",
    "以下是平台文档中的笔误和疑点，以及规范的处理方式。",
)
TITLE = Text("Quirks of the documents", "文档疑点")
HEAD = Text("quirk", "疑点")
KINDS = {"document": Text("document", "文档"), "operation": Text("operation", "接口"), "field": Text("field", "字段")}


def write_quirks(language: Language) -> str:
    """Return the text of the page, from the bundled specs."""
    parts = [f"# {TITLE.of(language)}\n", f"{INTRODUCTION.of(language)}\n"]
    for platform, name in NAMES.items():
        parts.append(f"## {name.of(language)}\n")
        document = read_source(ROOT / "specs" / "dist" / f"{platform}.yaml").data
        for kind, found in quirks(document).items():
            rows = [(code(where), prose(translated(text, platform, language))) for where, text in found]
            if rows:
                parts.append(table((KINDS[kind].of(language), HEAD.of(language)), rows))
    return "\n".join(parts)
