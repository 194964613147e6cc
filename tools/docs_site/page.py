"""Pages and sections of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tools.docs_site.languages import Language, Text


class Page(NamedTuple):
    """A page, which is in the site once for each language."""

    path: str
    """The Markdown file below the folder of a language, such as `guides/sync.md`."""
    title: Text
    """The title in the navigation."""
    write: Callable[[Language], str]
    """Returns the Markdown text. Links to other pages are relative to `path`."""
    source: str = ""
    """The English document in the repository, such as `docs/sync.md`; empty if the page is generated."""


class Section(NamedTuple):
    """A part of the navigation."""

    title: Text
    entries: Sequence[Page | Section]


def pages_of(entries: Sequence[Page | Section]) -> Iterator[Page]:
    """Iterate over the pages of a navigation, in its order."""
    for entry in entries:
        if isinstance(entry, Page):
            yield entry
        else:
            yield from pages_of(entry.entries)
