"""Parses the description of a field in a table: label, codes, format of times, and if the field is required."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.docs_diff.blocks import Row, plain

# A number that opens a code: a word or the end of a sentence before it, a sign or a blank and a word behind it.
_HEAD = re.compile(
    r"(?<![\w.-])(-?\d{1,4})\s*(?:[:.、,]\s*|\s+)(?=[^\W\d_])|(?<=[^\W\d_a-zA-Z])(\d{1,4})\s*[:.、,]\s*(?=[^\W\d_])"
)
# "1-甲" opens a code too, but only in a list: alone it may be a range.
_DASHED = re.compile(
    r"(?<![\w.-])(-?\d{1,4})\s*[-–—]{1,2}\s*(?=[^\W\d_])|"
    r"(?<=[^\W\d_a-zA-Z])(\d{1,4})\s*[-–—]{1,2}\s*(?=[^\W\d_])"
)
_NO_CODE = re.compile(r"((?<!是否)默认|为|是|传|至|到|前|第|每页|最多|最大|不超过)值?[为是]?\s*$")
_END = " ,;。、("
_DATE = re.compile(r"y{4}[-/]?m{2}[-/]?d{2}(\s*h{2})?", re.IGNORECASE)
_UNIT = re.compile(r"\((?:单位|精确到|格式)\s*[::]?[^()]*\)")
"""A note in brackets on the unit or the format of a value."""
_SECONDS = re.compile(r"\((?:单位|精确到)\s*[::]?\s*(毫)?秒")
_MARK = re.compile(r"^[【\[(](必填|必传|必须|选填|可选|非必填)[】\])]\s*")
"""A mark before a label."""
_DEFAULT = re.compile(r"[,(]?(?<!是否)默认(值|为|是)?\s*[::]?\s*(?=-?\d+\s*($|[,;。、)]))")
"""The start of a default value: no part of a label."""
_RULE = re.compile(r"必须传一个|传一个即可|不能同时为空|选填一个|(必须|至少)(填|传)")
_DEMAND = re.compile(r"(^|[,;。(])(该字段)?(必传|必填)")
_NOTE = re.compile(r"[,;。、::(\s]|默认|对多个|扩展字段需|多个")
"""The start of the text after a label."""


@dataclass(frozen=True, slots=True)
class Code:
    """A documented code; `text` is its whole description, `label` the part before the first punctuation mark."""

    value: str
    label: str
    text: str


def codes_of(text: str) -> list[Code]:
    """Return the codes listed in a text, including duplicates."""
    heads = _heads(text)
    ends = [*(head.start() for head in heads[1:]), len(text)][: len(heads)]
    found = []
    for head, end in zip(heads, ends, strict=True):
        whole = text[head.end() : end].strip(_END)
        short = re.split(rf"[{re.escape(_END)}]", whole, maxsplit=1)[0]
        found.append(Code(head[1] or head[2], short, whole))
    return found


def _heads(text: str) -> list[re.Match[str]]:
    found = [head for head in _HEAD.finditer(text) if not _NO_CODE.search(text[: head.start()])]
    dashed = [head for head in _DASHED.finditer(text) if not _NO_CODE.search(text[: head.start()])]
    return dashed if len(dashed) > max(1, len(found)) else found


def label_of(text: str) -> str:
    """Return the label at the start of a text; `""` if the text starts with a rule or with codes."""
    text = _UNIT.sub("", _MARK.sub("", text))
    heads = _heads(text)
    default = _DEFAULT.search(text)
    ends = [each.start() for each in (*heads[:1], default) if each is not None]
    first = re.split(r"[,;。::]", text[: min(ends, default=len(text))], maxsplit=1)[0].strip()
    return "" if _RULE.search(first) else first


def is_moment(text: str) -> bool:
    """True if a number with this text is a time in seconds, told by its label and the unit behind it."""
    label, unit = label_of(text), _SECONDS.search(text)
    told = re.search(r"(时间|日期)$" if unit is None else r"时间|日期|时刻", label)
    return told is not None and (unit is None or not unit[1])


def begins_with(text: str, label: str) -> bool:
    """True if a text is `label`, optionally followed by notes."""
    label = plain(label)
    if not text.startswith(label):
        return False
    rest = text[len(label) :]
    return not rest or bool(_NOTE.match(rest)) or any(head.start() == len(label) for head in _heads(text))


def time_form(text: str) -> str | None:
    """Return the format of a time that a text requires: "time", "date" or "either"; None if it requires none."""
    forms = {"time" if found[1] else "date" for found in _DATE.finditer(text)}
    return "either" if len(forms) > 1 else next(iter(forms), None)


def is_required(row: Row) -> bool | None:
    """True if a field is required, according to its column, else to its text; None if neither specifies it."""
    if row.required is None and row.text is not None and _DEMAND.search(row.text):
        return True
    return row.required
