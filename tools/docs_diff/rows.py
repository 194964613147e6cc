"""Reads the headings and the rows of tables of fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.docs_diff.blocks import BEFORE_NAMES, Row, Unread, plain

COLUMNS = {
    "key": re.compile(r"(参数|字段|属性)?\s*(key|键|标识|代码|编码)", re.IGNORECASE),
    "name": re.compile(r"(参数|字段|属性)(名称?)?|名称"),
    "type": re.compile(r"(参数|字段|数据)?类型"),
    "required": re.compile(r"(是否)?(必填|必须|必传|必选|必需)(项)?(\([^()]*\))?"),
    "text": re.compile(r"(参数|字段|特殊)?(说明|描述|含义|备注)"),
}
"""Patterns of column headings, by the meaning of the column."""
ASIDE = re.compile(r"(错误|返回|状态|异常|响应)码|(错误|异常)(代码|信息|描述|说明)|版本号?|更新(时间|日期|内容)")
"""Column headings of tables that are not of fields."""
FIELD_NAME = re.compile(r"[A-Za-z_$][\w$-]*(\[\d*\])?(\.[\w$-]+(\[\d*\])?)*", re.ASCII)
YES, NO = (
    {"是", "y", "yes", "true", "必填", "必须", "必传", "√", "✓"},
    {"否", "n", "no", "false", "选填", "可选", "非必填", "×"},
)
TYPE = re.compile(
    r"((n?(var)?char2?|string|str|text|int(eger)?\d*|long|short|bigint|smallint|tinyint|double|float|numeric|number|"
    r"decimal|money|bool(ean)?|date|datetime|time|timestamp|map|json|object|obj|list|array)(\s?\([\d, ]+\)|\d+)?"
    r"|(list|array|map)<[\w<>,]+>|\w+\[\])(\[\])?",
    re.IGNORECASE,
)
"""A type as pages print it."""
_CHINESE_TYPE = re.compile(
    r".*(文本|字符|数字|整数|小数|数值|金额|日期|时间|布尔|对象|数组|列表|集合|单选|多选|选项|关联|引用|图片|附件|地址|定位|部门|人员).*"
)
_TAG = re.compile(r"</?(span|p|br|b|strong|em|font|div|td|tr)\b[^<>]*(>|$)", re.IGNORECASE)
"""HTML tags that remain in text copied from a page."""
CUT = "is the table cut off?"
LOST = "the name of the field is lost"


def columns_of(cells: Sequence[str]) -> tuple[str, ...] | None:
    """Return the meanings of the columns, given the headings; None if this is not a table of fields.

    A table with a column of keys beside one of names has the names of fields in the first and labels in the second.
    """
    found = [
        next((column for column, heading in COLUMNS.items() if heading.fullmatch(plain(cell))), "") for cell in cells
    ]
    names = [place for place, column in enumerate(found) if column == "name"]
    if found.count("key") == 1:
        found = ["name" if column == "key" else "label" if column == "name" else column for column in found]
    elif len(names) == 2:
        found[names[1]] = "label"
    whole = found.count("name") == 1 and len(set(found) - {"", "name", "label"}) >= 1
    once = all(found.count(column) <= 1 for column in ("name", "label", "type", "required"))
    return tuple(found) if whole and once else None


def is_type(text: str) -> bool:
    """True if a text is a type as pages print it."""
    return bool(TYPE.fullmatch(text) or _CHINESE_TYPE.fullmatch(text))


def row_of(line: int, columns: tuple[str, ...], cells: Sequence[str]) -> tuple[Row | None, Unread | None]:
    """Parse the cells of a row. The spaces and marks before its name give its indentation; "*" there means required.

    Args:
        line: The line number.
        columns: The meaning of each column.
        cells: The text of each cell.

    Returns:
        The row, and what cannot be read of it. At least one of them is not None.
    """
    by_column: dict[str, str] = {}
    texts: list[str] = []
    given = columns[: len(cells)]
    for column, cell in zip(given, cells, strict=False):
        if column in ("label", "text"):
            texts += filter(None, [plain(_TAG.sub("", cell))])
        else:
            by_column.setdefault(column, cell)
    indented = by_column.get("name", "").expandtabs(2)
    marked = indented.lstrip(BEFORE_NAMES).rstrip()
    name = marked.strip("*").strip()
    kind = plain(by_column["type"]) if "type" in by_column else None
    shown = " | ".join(filter(None, map(plain, cells)))
    missing = None
    if len(cells) < len(columns):
        missing = f"the row has {len(cells)} cells, but the table has {len(columns)} columns: {CUT}"
    if not FIELD_NAME.fullmatch(name):
        message = f"{name!r} is not a field name" if name else f"the row has no field name: {shown}"
        return None, Unread(line, "row", missing or message)
    if kind is not None and TYPE.fullmatch(name) and not is_type(kind) and not re.search("[A-Za-z]", kind):
        return None, Unread(line, "row", f"{LOST}: {shown}")
    if "type" in columns and not missing and not kind:
        missing = f"{name} has no type: {CUT}"
    if "type" in columns and (kind is None or kind.lower() in YES | NO):
        return None, Unread(line, "row", missing or f"{name} has no type: {shown}")
    said = ",".join(texts) if {"label", "text"} & set(given) else None
    ticked = plain(by_column.get("required", "")).lower()
    row = Row(
        line,
        len(indented) - len(indented.lstrip(BEFORE_NAMES)),
        re.sub(r"\[\d*\]", "", name),
        kind or None,
        True if ticked in YES or name != marked else False if ticked in NO else None,
        None if missing and not said else said,
    )
    return row, Unread(line, "row", missing) if missing else None


def unknown_table(line: int, headings: Sequence[str]) -> Unread:
    """Return the finding for a table whose columns are not those of fields."""
    shown = " | ".join(filter(None, map(plain, headings)))
    aside = any(ASIDE.search(plain(heading)) for heading in headings)
    return Unread(line, "table", f"the columns {shown} are not those of a table of fields", aside=aside)
