"""Documents of the repository as pages of the site: their links lead to pages, images and sources there."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from tools.docs_site.errors import SiteError
from tools.docs_site.languages import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
FENCE = re.compile(r"(^```.*?^```[^\S\n]*$)", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"(`[^`\n]+`)")
IMAGES = {".png", ".svg"}
SOURCES = "source"
"""The folder of the site that has files of the repository which documents link to."""


def source_page(path: str) -> str:
    """Return the page that shows a file of the repository, such as an example."""
    return f"{SOURCES}/{path}.md"


class Documents:
    """The documents of the site.

    Args:
        pages: The pages of the site by their English document, such as `docs/sync.md`.
    """

    def __init__(self, pages: Mapping[str, str]) -> None:
        self.pages = dict(pages)
        self.images: set[str] = set()
        """The images that the documents show, as paths in the repository."""
        self.linked: set[str] = set()
        """The files of Python that the documents link to, as paths in the repository."""

    def render(self, document: str, language: Language) -> str:
        """Return a document with the links of the site.

        Args:
            document: The path of the English document in the repository.
            language: The language of the page.

        Raises:
            SiteError: the document is not there in this language, or links to a file that is not there.
        """
        path = language.file(document)
        if not (ROOT / path).is_file():
            raise SiteError(f"{document} has no twin {path}")
        text = (ROOT / path).read_text(encoding="utf-8")
        twins = {each.file(PurePosixPath(document).name) for each in LANGUAGES if each != language}
        parts = FENCE.split(without_twins(text, twins))
        return "".join(part if index % 2 else self._links(part, path, language) for index, part in enumerate(parts))

    def _links(self, text: str, path: str, language: Language) -> str:
        return LINK.sub(lambda found: self._link(found, path, language), text)

    def _link(self, found: re.Match[str], path: str, language: Language) -> str:
        target, _, anchor = found["target"].partition("#")
        if not target or "://" in target:
            return found[0]
        file = os.path.normpath(PurePosixPath(path).parent / target)
        if file.startswith("..") or not (ROOT / file).exists():
            raise SiteError(f"{path}: there is no {target}, which a link names")
        english = file.removesuffix(".md").removesuffix(language.suffix) + ".md" if file.endswith(".md") else file
        page = self.pages.get(self._document(path, language), "")
        if PurePosixPath(file).suffix in IMAGES:
            self.images.add(file)
            return f"{found['image']}[{found['text']}]({relative(file, page)})"
        if english in self.pages:
            there = self.pages[english]
        elif file.endswith(".py"):
            self.linked.add(file)
            there = source_page(file)
        else:
            return named(found["text"], file, language)
        return f"[{found['text']}]({relative(there, page)}{f'#{anchor}' if anchor else ''})"

    @staticmethod
    def _document(path: str, language: Language) -> str:
        return path.removesuffix(".md").removesuffix(language.suffix) + ".md"


def without_twins(text: str, twins: set[str]) -> str:
    """Return a text without the links to its twin in the other language: each page of the site has a switch."""
    for twin in twins:
        link = rf"\[[^\]]*\]\((?:\.\./)*{re.escape(twin)}\)"
        text = re.sub(rf"^(?:中文|English)[:：]\s*{link}[.。]?\n+", "", text, flags=re.MULTILINE)
        text = re.sub(rf"[^\S\n]*{link}", "", text)
    return text


def named(text: str, file: str, language: Language) -> str:
    """Return the text of a link to a file that the site does not have, with the path in the repository."""
    plain = text.strip("`")
    if plain.rstrip("/") in {file, PurePosixPath(file).name}:
        return f"`{file}`"
    return f"{text}（`{file}`）" if language.code == "zh" else f"{text} (`{file}`)"


def relative(target: str, page: str) -> str:
    """Return the link from a page to another file of the site."""
    return os.path.relpath(target, PurePosixPath(page).parent)
