"""Faults of paging."""

from __future__ import annotations

from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.named import always, first, once

PAGING = [
    once("page-3-of-6-fails-once", "fails page 3 of 6 once", "6 页中的第 3 页失败一次", f.status(500), page=3),
    always("page-3-of-6-fails", "fails page 3 of 6 for good", "6 页中的第 3 页始终失败", f.status(500), page=3),
    always(
        "page-3-of-6-breaks",
        "resets the connection of page 3 of 6 for good",
        "6 页中的第 3 页每次都重置连接",
        f.reset,
        page=3,
    ),
    always(
        "page-3-of-6-fails-wshoto",
        "fails page 3 of 6 of Wshoto for good",
        "Wshoto 6 页中的第 3 页始终失败",
        f.status(502),
        page=3,
    ),
    once("same-page-twice", "answers page 3 with page 2", "第 3 页返回第 2 页的内容", f.page(2), page=3),
    once("earlier-page-again", "answers page 5 with page 1", "第 5 页返回第 1 页的内容", f.page(1), page=5),
    first("same-page-for-ever", "ignores the number of the page", "不理会页码", None, afterwards=f.page(1)),
    first(
        "same-page-for-ever-changing",
        "ignores the number of the page, and a picture's address changes",
        "不理会页码，且图片地址每次不同",
        None,
        afterwards=f.page(1, f.another_picture),
    ),
    first(
        "last-page-for-ever-changing",
        "gives page 5 for all later ones, and a picture's address changes",
        "之后各页都返回第 5 页，且图片地址每次不同",
        *[None] * 5,
        afterwards=f.page(5, f.another_picture),
    ),
    once(
        "rows-in-another-order",
        "answers page 3 with the rows of page 2 in another order",
        "第 3 页返回第 2 页的记录，顺序不同",
        f.page(2, f.turned_round),
        page=3,
    ),
    once(
        "same-page-twice-wshoto",
        "answers page 3 of Wshoto with page 2",
        "Wshoto 第 3 页返回第 2 页的内容",
        f.page(2),
        page=3,
    ),
    once(
        "empty-page-in-the-middle",
        "answers page 3 of 6 with an empty page; Waiqin365 sends no total",
        "6 页中的第 3 页是空页；Waiqin365 不返回总数",
        f.sets(response_data="[]"),
        page=3,
    ),
    once(
        "empty-page-in-the-middle-wshoto",
        "answers page 3 of 6 of Wshoto without rows, total still 6",
        "Wshoto 6 页中的第 3 页没有记录，总数仍是 6",
        f.member(f.no_records),
        page=3,
    ),
    once(
        "no-data-in-the-middle-wshoto",
        "answers page 3 of 6 of Wshoto with `data: null`",
        "Wshoto 6 页中的第 3 页返回 `data: null`",
        f.sets(data=None),
        page=3,
    ),
    always("no-total-wshoto", "does not say how many rows there are", "不返回总数", f.member(f.no_total)),
    always(
        "total-of-the-page-wshoto",
        "says the number of rows of the page where the total belongs",
        "总数的位置给的是本页的记录数",
        f.member(f.total_of_the_page),
    ),
    once(
        "last-page-beyond-the-end-wshoto",
        "answers page 7 of 6 of Wshoto with page 6",
        "Wshoto 共 6 页，第 7 页返回第 6 页的内容",
        f.page(6),
        page=7,
    ),
    always(
        "answer-sent-twice-wshoto",
        "sends every answer twice on a kept connection",
        "在保持的连接上把每个响应发送两遍",
        f.twice,
    ),
    once(
        "refusal-wshoto",
        "says `code: 45009` with 200 on page 3 of Wshoto",
        "Wshoto 第 3 页以 200 返回 `code: 45009`",
        f.wshoto(45009),
        page=3,
    ),
    once("reset-wshoto", "resets the connection of a GET with a body", "对带正文的 GET 重置连接", f.reset),
    first(
        "json-cut-wshoto",
        "sends half of the JSON of one record, once",
        "单条记录的 JSON 有一次只发一半",
        f.body_is(f.half_the_json),
    ),
    always("not-found-wshoto", "says `code: 404` for one record", "单条记录返回 `code: 404`", f.wshoto(404)),
    always(
        "no-data-wshoto",
        "says `code: 0` and `data: null` for one record",
        "单条记录返回 `code: 0` 和 `data: null`",
        f.sets(data=None),
    ),
]
