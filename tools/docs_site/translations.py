"""The specs' English texts in the language of a page, from `specs/<platform>/zh-CN.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.document import one_line
from generator.translations import read_translations
from tools.docs_site.documents import ROOT
from tools.docs_site.errors import SiteError
from tools.docs_site.languages import Language


def translated(text: str, platform: str, language: Language) -> str:
    """Return a description or quirk of a spec in a language; English if the platform has no translations.

    Raises:
        SiteError: the platform has translations, but none of this text.
    """
    known = chinese_texts(platform) if language.code == "zh" else None
    if not text or known is None:
        return text
    key = one_line(text)
    if key not in known:
        raise SiteError(f'specs/{platform}/zh-CN.yaml has no Chinese for "{key}"')
    return known[key]


@cache
def chinese_texts(platform: str) -> Mapping[str, str] | None:
    """Return the translations of a platform by the English text; None if it has none."""
    found = read_translations(ROOT / "specs" / platform)
    return None if found is None else {english: str(chinese) for english, chinese in found.data.items()}
