"""The contents of the site: the one list of its sections and pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from tools.docs_site.codes import codes_page, write_codes
from tools.docs_site.documents import Documents
from tools.docs_site.languages import Language, Text
from tools.docs_site.operations import operation_page, operations_of, write_operation
from tools.docs_site.page import Page, Section
from tools.docs_site.platforms import NAMES
from tools.docs_site.quirks import TITLE, write_quirks
from tools.docs_site.reference import MODULES, reference_page, write_reference
from tools.docs_site.tables import tables_page, write_tables

SECTIONS: tuple[tuple[Text, dict[str, Text]], ...] = (
    (
        Text("Start", "入门"),
        {
            "docs/guides/waiqin365.md": Text("Quick start: Waiqin365", "快速开始：勤策"),
            "docs/guides/wshoto.md": Text("Quick start: Wshoto", "快速开始：微盛"),
            "docs/guides/troubleshooting.md": Text("Troubleshooting by error", "按错误排查"),
        },
    ),
    (
        Text("In Python", "在 Python 中"),
        {
            "docs/guides/reading.md": Text("Paging and incremental reads", "分页与增量读取"),
            "docs/guides/writing.md": Text("Writing safely", "安全地写入"),
            "docs/guides/data.md": Text("Custom fields, dirty data, time zones", "自定义字段、脏数据、时区"),
            "docs/guides/workers.md": Text("Threads, async, tokens", "多线程、异步、token"),
            "docs/guides/network.md": Text("Proxies, CAs, logging, tracing", "代理、CA、日志、链路追踪"),
            "docs/webhooks.md": Text("Receiving pushes", "接收推送"),
            "docs/client.md": Text("The clients in detail", "客户端详解"),
        },
    ),
    (
        Text("In databases", "入库"),
        {
            "docs/sync.md": Text("Orders in your database", "订单入库"),
            "docs/guides/scheduling.md": Text("cron, systemd, Airflow, Dagster", "cron、systemd、Airflow、Dagster"),
            "docs/spark.md": Text("Spark", "Spark"),
        },
    ),
    (
        Text("Programs", "程序"),
        {
            "docs/cli.md": Text("Command line", "命令行"),
            "docs/proxy.md": Text("HTTP proxy", "HTTP 代理"),
            "docs/mcp.md": Text("MCP server", "MCP 服务器"),
            "examples/erp-bridge/README.md": Text("Example: ERP bridge", "示例：ERP 桥接"),
        },
    ),
    (
        Text("Tests", "测试"),
        {
            "docs/testing.md": Text("Test your integration", "测试自己的代码"),
            "docs/sandbox.md": Text("The sandbox", "沙箱"),
        },
    ),
    (
        Text("The project", "项目"),
        {
            "docs/guides/how-it-is-built.md": Text("How it is built", "内部结构"),
            "docs/platforms.md": Text("Windows, macOS, Linux", "Windows、macOS、Linux"),
            "docs/guides/support.md": Text("Upgrades and support", "升级与支持"),
            "SECURITY.md": Text("Security", "安全"),
        },
    ),
)
"""The sections of documents, and their titles in the navigation."""
README = "README.md"
QUIRKS = "operations/quirks.md"
DOCUMENTS = {name: title for _, part in SECTIONS for name, title in part.items()}
DOCUMENTS[README] = Text("Dingdan", "Dingdan 订单")
"""The documents of the repository that are pages, and their titles in the navigation."""


def page_path(document: str) -> str:
    """Return the page of a document: the README is the first page, other READMEs are named for their folders."""
    return "index.md" if document == README else document.removeprefix("docs/").replace("/README.md", ".md")


class Contents:
    """The sections and pages, with the documents that they stand on."""

    def __init__(self) -> None:
        pages = {document: page_path(document) for document in DOCUMENTS}
        self.documents = Documents({**pages, "specs/dist/quirks.md": QUIRKS})
        self.entries: Sequence[Page | Section] = (
            self._document(README),
            *(self._section(title, part) for title, part in SECTIONS[:-1]),
            *(_operations(platform) for platform in NAMES),
            Page(QUIRKS, TITLE, write_quirks),
            Section(Text("Reference", "API 参考"), [_module(name) for name in MODULES]),
            self._section(*SECTIONS[-1]),
        )

    def _section(self, title: Text, documents: Iterable[str]) -> Section:
        return Section(title, [self._document(name) for name in documents])

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
    tables = Page(tables_page(platform), Text("Tables", "数据表"), partial(write_tables, platform))
    name = NAMES[platform]
    return Section(Text(f"Operations of {name.en}", f"{name.zh}的接口"), [*pages, codes, tables])


def _module(name: str) -> Page:
    """Return the page of a module in the reference."""
    return Page(reference_page(name), Text(name, name), partial(write_reference, name))
