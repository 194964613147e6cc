"""Patterns of the lines that introduce the parts of a page."""

from __future__ import annotations

import re

METHOD = re.compile(r"(?:HTTP)?请求(?:方式|方法)\s*[::]?\s*(.*)", re.IGNORECASE)
ADDRESS = re.compile(r"(?:请求|接口)(?:地址|URL|链接)\s*[::]?\s*(.*)", re.IGNORECASE)
PUSH = re.compile(r"第三方|接收方|贵方|回调|开发者|客户(自己)?的|callback", re.IGNORECASE)
"""Words in place of an address that only the receiver of a push knows."""
_DATE = re.compile(r"(更新时间|最后更新)\s*:", re.IGNORECASE)
UNDER = re.compile(r"([A-Za-z_][\w.]*)\s*(?:特殊)?(?:参数|字段)(?:说明|列表|明细)\s*:?", re.ASCII)
"""The line above a table of what is inside a field."""
_TURN = r"(?:(?:成功|正确|正常|失败|错误|异常)(?:时)?(?:的)?)?"
ROLES = {
    "query": re.compile(r"(query|url|查询)\s*(请求)?参数", re.IGNORECASE),
    "other": re.compile(r"(path|路径|header|请求头)\s*(请求)?参数|请求头", re.IGNORECASE),
    "data": re.compile(
        r"(返回|响应)?数据\s*(data)?\s*(示例|说明|参数|字段)|data\s*(示例|说明|参数|字段)", re.IGNORECASE
    ),
    "request": re.compile(
        r"(json|接口)?(body|请求)\s*(请求)?(参数|示例|体|数据|报文|包体|内容|json|:?$)|调用示例|入参", re.IGNORECASE
    ),
    "response": re.compile(
        rf"(json|接口)?{_TURN}(返回|响应|应答)\s*(值|参数|示例|结果|数据|报文|说明|包体|内容|字段|json|:?$)|"
        r"(成功|正确|失败|错误|异常)\s*(示例|结果)|出参",
        re.IGNORECASE,
    ),
}
"""Patterns of lines that introduce tables and examples, by the part of the operation, in the order of matching."""
_PROSE = re.compile(
    r"(参数|接口|字段|错误码|返回码)?(说明|备注|示例|注意|注)\s*[::]|(参数|接口)说明$|(No )?results matching"
)
_GLUED = re.compile(r"(?<=.)(?=(?:HTTP)?请求(?:方式|方法)\s*:|(?:请求|接口)(?:地址|URL|链接)\s*:)", re.IGNORECASE)


def role_of(line: str) -> str | None:
    """Return the part of an operation that a line introduces; None if it introduces none."""
    for role, words in ROLES.items():
        found = words.match(line)
        if found and len(line) - found.end() <= SHORT:
            return role
    return None


SHORT = 12
"""The largest number of further characters in such a line; a longer line is prose."""


def opens_section(line: str) -> bool:
    """True if a line starts a section, so that it does not belong to the table above."""
    line = line.replace("**", "").strip()
    return bool(
        METHOD.match(line) or ADDRESS.match(line) or _PROSE.match(line) or UNDER.fullmatch(line) or role_of(line)
    )


def is_prose(line: str) -> bool:
    """True if a line is standard text of every operation, or the date of a page, and so not a title."""
    return bool(_PROSE.match(line) or _DATE.match(line))


def unglued(line: str) -> list[str]:
    """Split a line in which a method or an address follows something else, such as the date of the page."""
    parts = [part.strip() for part in _GLUED.split(line)]
    behind = [METHOD.match(part) or ADDRESS.match(part) for part in parts[1:]]
    return parts if all(found and re.search(r"[A-Za-z]{3}", found[1]) for found in behind) else [line]
