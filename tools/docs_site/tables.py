"""The page of a platform's tables: their names, keys and columns in databases, files and data frames."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tools.docs_site.languages import Language, Text
from tools.docs_site.markup import code, prose, table

KINDS = {
    "text": Text("text", "文本"),
    "id": Text("id (text)", "编号（文本）"),
    "amount": Text("decimal", "小数"),
    "integer": Text("integer", "整数"),
    "time": Text("time", "时间"),
    "date": Text("day", "日期"),
    "code": Text("code (text)", "编码（文本）"),
    "integer-code": Text("code (integer)", "编码（整数）"),
    "json": Text("JSON text", "JSON 文本"),
}
"""The kinds of columns in words."""
ROLES = {
    "head": Text("One row for each document.", "每张单据一行。"),
    "lines": Text("One row for each item of a list.", "列表的每一项一行。"),
    "custom_fields": Text("One row for each custom field.", "每个自定义字段一行。"),
    "problems": Text("One row for each value that could not be converted.", "每个无法转换的值一行。"),
}
HEAD = (Text("column", "列"), Text("label", "名称"), Text("kind", "类型"), Text("meaning", "含义（英文）"))
INTRODUCTION = Text(
    "The tables of the sync, of Spark, and of `to_pandas()`, `to_polars()` and `to_arrow()`. In databases a column "
    "`tenant` stands before the others and is part of the key. Times are of Asia/Shanghai.",
    "同步、Spark 以及 `to_pandas()`、`to_polars()`、`to_arrow()` 的数据表。在数据库里，最前面另有一列 `tenant`，"
    "是主键的一部分。"
    "时间为 Asia/Shanghai。",
)


def tables_page(platform: str) -> str:
    """Return the page of a platform's tables."""
    return f"operations/{platform}/tables.md"


def write_tables(platform: str, language: Language) -> str:
    """Return the text of the page of a platform's tables."""
    documents: tuple[Any, ...] = import_module(f"{platform}_api.tables").DOCUMENTS
    parts = [
        f"# {Text(f'Tables of {platform}', f'{platform} 的数据表').of(language)}\n",
        INTRODUCTION.of(language) + "\n",
    ]
    for document in documents:
        for each in document.tables:
            key = ", ".join(code(name) for name in each.key)
            parts.append(f"## {code(each.name)}\n")
            origin = Text(f" From `{document.call}`. Key: {key}.", f"来自 `{document.call}`。主键：{key}。")
            parts.append(f"{ROLES[each.role].of(language)}{origin.of(language)}\n")
            rows = [
                (code(column.name), column.label, KINDS[column.kind].of(language), prose(column.description))
                for column in each.columns
            ]
            parts.append(table([name.of(language) for name in HEAD], rows))
    return "\n".join(parts)
