"""The contents of the site: the one list of its sections and pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tools.docs_site.codes import codes_page, write_codes
from tools.docs_site.documents import Documents
from tools.docs_site.languages import Language, Text
from tools.docs_site.operations import PLATFORM_NAMES, operation_page, operations_of, write_operation
from tools.docs_site.page import Page, Section
from tools.docs_site.quirks import TITLE, write_quirks
from tools.docs_site.reference import MODULES, reference_page, write_reference

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
            *(_operations(platform) for platform in PLATFORM_NAMES),
            Page("operations/quirks.md", TITLE, write_quirks),
            Section(Text("Reference", "API 参考"), [_module(name) for name in MODULES]),
        )

    def _document(self, document: str) -> Page:
        def write(language: Language) -> str:
            return self.documents.render(document, language)

        return Page(page_path(document), DOCUMENTS[document], write, document)


def _operations(platform: str) -> Section:
    """Return the section of a platform's operations and codes."""
    pages = [
        Page(operation_page(each), Text(each.call, f"{each.label} {each.call}"), partial(write_operation, each))
        for each in operations_of(platform)
    ]
    codes = Page(codes_page(platform), Text("Codes", "编码"), partial(write_codes, platform))
    name = PLATFORM_NAMES[platform]
    return Section(Text(f"Operations of {name.en}", f"{name.zh}的接口"), [*pages, codes])


def _module(name: str) -> Page:
    """Return the page of a module in the reference."""
    return Page(reference_page(name), Text(name, name), partial(write_reference, name))
