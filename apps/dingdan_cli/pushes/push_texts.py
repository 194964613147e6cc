"""Pushes as text for a terminal: form fields and records, with their Chinese labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dingdan_cli.languages import text

if TYPE_CHECKING:
    from dingdan.webhooks import Push
    from dingdan_runtime import Record

LABELS = {
    "msgId": "消息ID",
    "dataType": "数据类型",
    "dataId": "数据ID",
    "dataVersion": "接口数据版本",
    "dataFormat": "数据格式",
    "dataSource": "数据来源",
}
"""The labels of form fields in the document. Those of the others are cut off in every copy."""
MOST_LINES = 10
"""The largest number of lines of a document that are shown."""
LONGEST_VALUE = 200
UNSHOWN = ("data", "digest")
"""Form fields that are not shown: `data` is decoded, and the digest is of use only to a program."""


def described(push: Push) -> Iterator[str]:
    """Describe a push in lines: its fields, then its records or its data."""
    from dingdan import DingdanError

    for name, value in push.raw.items():
        if name not in UNSHOWN and value:
            yield f"  {_titled(name, LABELS.get(name, ''))}: {_field(push, name, value)}"
    try:
        records = push.records()
    except DingdanError as error:
        yield f"  {error}"
        return
    for record in records:
        yield from record_lines(record, "  ")
    if not records and push.data not in (None, ""):
        yield f"  data: {_cut(str(push.data))}"
    for problem in push.problems:
        yield text(f"  problem: {problem.path}", f"  问题：{problem.path}")


def _field(push: Push, name: str, value: str) -> str:
    if name == "dataType":
        return _shown(push.data_type)
    if name == "timestamp" and push.timestamp is not None:
        return f"{value} ({push.timestamp:%Y-%m-%d %H:%M:%S %z})"
    return _cut(value)


def record_lines(record: Record, indent: str) -> Iterator[str]:
    """Describe a record in lines. Attributes without a value are left out."""
    documents = _documents(type(record))
    yield f"{indent}{type(record).__name__}"
    indent += "  "
    for name in type(record)._attributes:
        value: Any = getattr(record, name)
        if value is None or value == []:
            continue
        title = _titled(name, documents.get(name, "").partition(":")[0])
        if isinstance(value, list):
            yield f"{indent}{title}:"
            yield from _nested(value, indent + "  ")
        elif hasattr(value, "to_dict"):
            yield f"{indent}{title}:"
            yield from record_lines(value, indent + "  ")
        else:
            yield f"{indent}{title}: {_shown(value)}"
    for name, value in record.extra.items():
        yield f"{indent}{name}: {_cut(str(value))}"


def _nested(values: list[Any], indent: str) -> Iterator[str]:
    for value in values[:MOST_LINES]:
        if hasattr(value, "to_dict"):
            yield from record_lines(value, indent)
        else:
            yield f"{indent}{_shown(value)}"
    if (more := len(values) - MOST_LINES) > 0:
        yield text(f"{indent}… {more} more", f"{indent}…… 还有 {more} 条")


def _documents(kind: type[Record]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        found |= each.__dict__.get("_docs", {})
    return found


def _titled(name: str, label: str) -> str:
    return f"{name} {label}".strip()


def _shown(value: Any) -> str:
    if hasattr(value, "label_zh"):
        return f"{value} ({value.label}, {value.label_zh})"
    return _cut(str(value))


def _cut(value: str) -> str:
    from dingdan._errors import visible

    line = visible(value).replace("\n", "\\n")  # a platform's text must not steer the terminal
    return line if len(line) <= LONGEST_VALUE else f"{line[:LONGEST_VALUE]}…"
