"""Reads made-up pages, and shows what was read of them."""

from __future__ import annotations

from pathlib import Path

from tools.docs_diff.labels import label_of
from tools.docs_diff.operation import Operation
from tools.docs_diff.page import Page, read_page
from tools.docs_diff.table_tree import Shape, place

HEAD = "# 查询码头\n请求方式: POST(HTTPS)\n请求地址: https://x.invalid/api/pier/v1/query/{openid}/{msg_id}\n"
BARRED = "参数 | 类型 | 必填 | 说明 |\n---|---|---|---|\n"


def page_of(text: str, folder: Path, name: str = "page.md") -> Page:
    """Read a page."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_page(file)


def operation_of(text: str, folder: Path, name: str = "page.md") -> Operation:
    """Read a page with one operation."""
    (operation,) = page_of(text, folder, name).operations
    return operation


def fields(operation: Operation, part: str = "request") -> list[str]:
    """Show the fields of a part: the path, and the label behind it. One without a row stands in brackets."""
    shape = Shape.of(each.value for each in operation.examples.get(part, []))
    placed = place(operation.rows(part), shape, Shape())
    shown = [(".".join(each.path), label_of(each.row.text or ""), each.implied) for each in placed]
    return [f"({path})" if implied else f"{path} {label}".strip() for path, label, implied in shown]


def unread(operation: Operation, part: str = "request") -> list[str]:
    """Show what cannot be read of a part, with its line."""
    return [f"{each.line}: {each.message}" for each in operation.unread.get(part, [])]
