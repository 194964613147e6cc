"""The page of a platform's tables: their names, keys and columns in databases, files and data frames."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from dingdan_runtime.tables import Column
from tools.docs_site.errors import SiteError
from tools.docs_site.languages import Language, Text
from tools.docs_site.markup import code, prose, table
from tools.docs_site.translations import translated

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
HEAD = (Text("column", "列"), Text("label", "名称"), Text("kind", "类型"), Text("meaning", "含义"))
MADE_COLUMNS = {
    r"Id of the document \((\w+)\)\.": r"单据编号（\1）。",
    r"Id of the document \((\w+) of (\w+)\)\.": r"单据编号（\2 的 \1）。",
    r"Position of the row of (\w+) that holds it, from 1\.": r"所属 \1 行的序号，从 1 开始。",
    r"Position in the list, from 1\.": "在列表中的序号，从 1 开始。",
    r"Name within the document of the table whose row has the custom field\.": "自定义字段所在的表在该单据内的名称。",
    r"line_no of that row; 0 for the head\.": "所在行的 line_no；主表为 0。",
    r"Position of the custom field in its row, from 1\.": "自定义字段在该行中的序号，从 1 开始。",
    r"Label of the custom field; its code where no label is known\.": "自定义字段的名称；名称未知时为其编码。",
    r"Value as text; JSON text of a list or an object\.": "值，以文本表示；数组和对象为 JSON 文本。",
    r"Position of the problem in its document, from 1\.": "问题在该单据中的序号，从 1 开始。",
    r"Path of the value in the document as received, such as prods\[2\]\.price\.": (
        "值在所收到单据中的路径，例如 prods[2].price。"
    ),
    r"The value as received: text as it is, all else as JSON\.": "收到的原值：文本原样保存，其他为 JSON。",
    r"The form of a value that fits\.": "该字段的值应有的格式。",
}
"""The Chinese of the columns that stand for no field, by the pattern of their English description."""
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
                (
                    code(column.name),
                    column.label,
                    KINDS[column.kind].of(language),
                    prose(_meaning(column, platform, language)),
                )
                for column in each.columns
            ]
            parts.append(table([name.of(language) for name in HEAD], rows))
    return "\n".join(parts)


def _meaning(column: Column, platform: str, language: Language) -> str:
    """Return the description of a column: that of its field, or that of a column that stands for none."""
    if column.path or language.code != "zh":
        return translated(column.description, platform, language)
    for pattern, chinese in MADE_COLUMNS.items():
        if found := re.fullmatch(pattern, column.description):
            return found.expand(chinese)
    raise SiteError(f'MADE_COLUMNS of tools/docs_site/tables.py has no Chinese for "{column.description}"')
