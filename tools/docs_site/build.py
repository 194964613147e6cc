"""Builds the site: writes the pages of each language, and runs Zensical on them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.docs_site.contents import Contents
from tools.docs_site.documents import ROOT, source_page
from tools.docs_site.errors import SiteError
from tools.docs_site.languages import LANGUAGES, Language
from tools.docs_site.page import Page, Section, pages_of

LOADED = re.compile(
    r"""<(?:script|img|iframe|source|link(?![^>]*rel="(?:canonical|alternate)"))\b[^>]*(?:src|href)="(?P<url>(?:https?:)?//[^"]*)"""
)
"""Files that a page loads from another host. A link that a reader follows loads none."""
HERE = Path(__file__).resolve().parent
FIRST_PAGE = """<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Dingdan 订单</title>
<script>location.replace(navigator.language.startsWith("zh") ? "zh/index.html" : "en/index.html")</script>
<p><a href="zh/index.html">中文文档</a></p>
<p><a href="en/index.html">English documentation</a></p>
</html>
"""
"""The page before both languages. It goes on to the one that the browser prefers."""


def build(zensical: Sequence[str], work: Path, site: Path) -> int:
    """Build the site in both languages.

    Args:
        zensical: The command line that runs Zensical.
        work: A folder for the Markdown files; its contents are replaced.
        site: The folder of the site; its contents are replaced when all pages are built.

    Returns:
        The number of pages of each language.

    Raises:
        SiteError: a document is missing or links to nothing, or Zensical failed or warned.
    """
    contents = Contents()
    shutil.rmtree(work, ignore_errors=True)
    for language in LANGUAGES:
        write_pages(contents, language, work / language.code)
        done = subprocess.run(  # noqa: S603 - the pinned Zensical, on files of our own making
            [*zensical, "build", "--strict", "--clean", "--config-file", "zensical.toml"],
            cwd=work / language.code,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode or "Warning" in done.stdout + done.stderr:
            raise SiteError(f"zensical failed for {language.name}:\n{done.stdout}{done.stderr}".rstrip())
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    for language in LANGUAGES:
        shutil.move(work / language.code / "site", site / language.code)
        for name in ("404.html", "sitemap.xml"):  # both need the address of the site, which it does not have
            (site / language.code / name).unlink()
    (site / "index.html").write_text(FIRST_PAGE, encoding="utf-8")
    check_sealed(site)
    return len(list(pages_of(contents.entries)))


def check_sealed(site: Path) -> None:
    """Check that no page loads anything from the network.

    Raises:
        SiteError: a page does, as after a change of Zensical or its settings.
    """
    for page in sorted(site.rglob("*.html")):
        if found := LOADED.search(page.read_text(encoding="utf-8")):
            raise SiteError(f"{page}: loads {found['url']} from the network")


def write_pages(contents: Contents, language: Language, folder: Path) -> None:
    """Write the Markdown files of a language, the files that they link to, and the settings of Zensical."""
    for page in pages_of(contents.entries):
        write(folder / "docs" / page.path, page.write(language))
    for file in sorted(contents.documents.linked):
        code = (ROOT / file).read_text(encoding="utf-8")
        write(folder / "docs" / source_page(file), f"# {file}\n\n```` py\n{code}````\n")
    for image in sorted(contents.documents.images):
        (folder / "docs" / image).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / image, folder / "docs" / image)
    shutil.copytree(HERE / "theme", folder / "theme")
    for name in ("javascripts", "stylesheets"):
        shutil.move(folder / "theme" / name, folder / "docs" / name)
    write(folder / "zensical.toml", settings(contents, language))


def write(path: Path, text: str) -> None:
    """Write a text file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def settings(contents: Contents, language: Language) -> str:
    """Return the settings of Zensical for a language."""
    head = [
        "[project]",
        f"site_name = {json.dumps('Dingdan 订单', ensure_ascii=False)}",
        'docs_dir = "docs"',
        'site_dir = "site"',
        f"nav = {navigation(contents.entries, language)}",
        'extra_css = ["stylesheets/tables.css"]',
        "extra.generator = false",
        "extra.alternate = ["
        + ", ".join(f'{{ name = "{each.name}", link = "../{each.code}/", lang = "{each.code}" }}' for each in LANGUAGES)
        + "]",
    ]
    rest = (HERE / "zensical.toml").read_text(encoding="utf-8").replace("LANGUAGE", language.code)
    return "\n".join(head) + "\n\n" + rest


def navigation(entries: Sequence[Page | Section], language: Language) -> str:
    """Return the navigation as a TOML array."""
    items = []
    for entry in entries:
        title = json.dumps(entry.title.of(language), ensure_ascii=False)
        below = json.dumps(entry.path) if isinstance(entry, Page) else navigation(entry.entries, language)
        items.append(f"{{ {title} = {below} }}")
    return f"[{', '.join(items)}]"
