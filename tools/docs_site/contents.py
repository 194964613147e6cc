"""The contents of the site: the one list of its sections and pages."""

from __future__ import annotations

from collections.abc import Sequence

from tools.docs_site.documents import Documents
from tools.docs_site.languages import Language, Text
from tools.docs_site.page import Page, Section

DOCUMENTS: dict[str, Text] = {
    "README.md": Text("Dingdan", "Dingdan 订单"),
    "docs/client.md": Text("The clients in detail", "客户端详解"),
    "docs/cli.md": Text("Command line", "命令行"),
    "docs/proxy.md": Text("HTTP proxy", "HTTP 代理"),
    "docs/mcp.md": Text("MCP server", "MCP 服务器"),
    "docs/testing.md": Text("Test your integration", "测试自己的代码"),
    "docs/sandbox.md": Text("The sandbox", "沙箱"),
}
"""The documents of the repository that are pages, and their titles in the navigation."""


def page_path(document: str) -> str:
    """Return the page of a document: the README is the first page, the others keep their names."""
    return "index.md" if document == "README.md" else document.removeprefix("docs/")


class Contents:
    """The sections and pages, with the documents that they stand on."""

    def __init__(self) -> None:
        self.documents = Documents({document: page_path(document) for document in DOCUMENTS})
        self.entries: Sequence[Page | Section] = (
            self._document("README.md"),
            Section(
                Text("Guides", "指南"),
                tuple(self._document(f"docs/{name}.md") for name in ("client", "cli", "proxy", "mcp")),
            ),
            Section(Text("Tests", "测试"), tuple(self._document(f"docs/{name}.md") for name in ("testing", "sandbox"))),
        )

    def _document(self, document: str) -> Page:
        def write(language: Language) -> str:
            return self.documents.render(document, language)

        return Page(page_path(document), DOCUMENTS[document], write, document)
