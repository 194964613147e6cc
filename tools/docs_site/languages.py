"""The languages of the site."""

from __future__ import annotations

from typing import NamedTuple


class Language(NamedTuple):
    """A language of the site."""

    code: str
    """The folder of its pages in the site, and Zensical's name of the language."""
    suffix: str
    """The part of a file's name before `.md`, such as `.zh-CN` in `docs/sync.zh-CN.md`."""
    name: str

    def file(self, path: str) -> str:
        """Return the path of a document in this language, from the path of the English one."""
        return path.removesuffix(".md") + self.suffix + ".md"


class Text(NamedTuple):
    """A text in both languages."""

    en: str
    zh: str

    def of(self, language: Language) -> str:
        """Return the text in a language."""
        return self.zh if language.code == "zh" else self.en


ENGLISH = Language("en", "", "English")
CHINESE = Language("zh", ".zh-CN", "中文")
LANGUAGES = (ENGLISH, CHINESE)
