"""Writes the page that a spec would have been transcribed from: names, types, labels, codes and forms of times."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.document import types_of
from tools.docs_diff.spec_fields import Call, Field, Fields, read_spec

FORMS = {
    "waiqin-date-time": "格式:yyyy-MM-dd HH:mm:ss",
    "waiqin-date-or-time": "格式:yyyy-MM-dd/yyyy-MM-dd HH:mm:ss",
    "date": "格式:yyyy-MM-dd",
    "waiqin-date": "格式:yyyy-MM-dd",
}
PARTS = {"request": "请求示例:", "response": "响应示例:", "data": "数据DATA示例:"}


def rendered(folder: Path) -> str:
    """A page with every operation of a spec, in the form of Waiqin365's."""
    return "\n".join(line for call in read_spec(folder).calls for line in _operation(call))


def _operation(call: Call) -> Iterator[str]:
    yield from (f"# {call.title}", "", f"请求方式: {call.method}(HTTPS")
    yield from (f"请求地址: https://example.invalid{call.path}", "")
    if call.query:
        yield from (
            "Query参数:",
            "",
            "参数 类型 必填 说明",
            *(f"{name} string 是 参数" for name in sorted(call.query)),
            "",
        )
    for part, announced in PARTS.items():
        if part in call.parts:
            yield from (announced, "", json.dumps(_example(call.parts[part]), ensure_ascii=False, indent=1), "")
        table = part if part != "response" or "data" not in call.parts else ""
        rows = list(_rows(call.parts[table], "")) if table in call.parts else []
        if rows:
            yield from ("参数说明:", "", "参数 类型 必填 说明", *rows, "")


def _rows(fields: Fields, around: str) -> Iterator[str]:
    for name, field in fields.members.items():
        if "x-source" not in field.schema:
            printed = field.schema["x-doc-type"]
            kind = printed if isinstance(printed, str) else printed[-1]
            yield f"{around}{name} {kind} {'是' if field.required else '否'} {_text(field)}"
            if field.inner:
                yield from _rows(field.inner, f"{around}{name}.")


def _text(field: Field) -> str:
    schema = field.schema
    label = schema.get("x-doc-label", schema.get("title", ""))
    worded = schema.get("x-doc-codes", {})
    listed = [code for code in field.codes if "x-source" not in code]
    codes = [
        f"{code['value']}:{part}"
        for code in listed
        for part in worded.get(str(code["value"]), code["label_zh"]).split(" / ")
    ]
    parts = (label if isinstance(label, str) else label[0], ",".join(codes), FORMS.get(schema.get("format", ""), ""))
    return "。".join(filter(None, parts))


def _example(fields: Fields) -> dict[str, Any]:
    return {name: _value(field) for name, field in fields.members.items()}


def _value(field: Field) -> Any:
    if field.inner is None:
        return ""
    return [_example(field.inner)] if "array" in types_of(field.schema) else _example(field.inner)
