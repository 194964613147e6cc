"""Lint rules for `zh-CN.yaml`: it has the Chinese of every text of the spec, and no other text."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from generator.bundle import Bundle
from generator.errors import Finding
from generator.source import Source
from generator.translations import FILE, english_texts, read_translations

CODE = re.compile("`[^`]*`")
HAN = re.compile("[\u4e00-\u9fff]")


def translation_findings(joined: Bundle) -> list[Finding]:
    """Return the texts without a translation, translations without a text, and slips in translations.

    A spec without the file has no findings. `make generate` does not need the translations, so this is no rule of
    `check`: a new field can be tried before it is translated.

    Raises:
        SpecError: the file is not UTF-8 or not YAML, or has a text twice.
    """
    source = read_translations(joined.entry.file.parent)
    if source is None:
        return []
    if not isinstance(source.data, dict):
        return [source.finding((), "must be a mapping of English to Chinese")]
    found: dict[str, Finding] = {}
    texts = set()
    for path, text in english_texts(joined.document):
        texts.add(text)
        if text not in source.data:
            found.setdefault(text, joined.finding(path, f'{FILE} has no Chinese for "{text}"'))
    return sorted([*found.values(), *_slips(source, texts)])


def _slips(source: Source, texts: set[str]) -> list[Finding]:
    found = []
    for english, chinese in source.data.items():
        message = _slip(english, chinese) if english in texts else "the spec has no description or x-quirk of this text"
        if message:
            found.append(source.finding((english,), f'"{english}": {message}'))
    return found


def _slip(english: str, chinese: Any) -> str:
    if not isinstance(chinese, str) or not HAN.search(chinese):
        return "its translation has no Chinese character"
    wanted, names = (Counter(CODE.findall(text)) for text in (english, chinese))
    if wanted != names:
        return f"its translation needs the same names in backticks: {', '.join(sorted(wanted)) or 'none'}"
    return ""
