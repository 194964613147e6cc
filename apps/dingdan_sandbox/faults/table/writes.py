"""Faults of writes."""

from __future__ import annotations

from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.named import always, first, refuses

TIMED_OUT = {"return_code": "1", "return_msg": "upstream timed out"}

WRITES = [
    refuses("write-refused", "refuses every connection", "拒绝所有连接"),
    first("write-reset", "resets the connection once it has read the write", "读完写请求后重置连接", f.reset),
    first(
        "write-closed-without-answer",
        "closes the connection once it has read the write",
        "读完写请求后关闭连接，不响应",
        f.hang_up,
    ),
    first(
        "written-then-reset",
        "carries the write out, then resets the connection",
        "执行写操作，然后重置连接",
        f.done(f.reset),
    ),
    first(
        "written-then-closed",
        "carries the write out, then closes the connection",
        "执行写操作，然后关闭连接",
        f.done(f.hang_up),
    ),
    first(
        "server-gone-after-write",
        "carries the write out, then is gone for good",
        "执行写操作，之后不再接受任何连接",
        f.done(f.gone),
    ),
    first(
        "written-then-silent",
        "carries the write out, then never answers",
        "执行写操作，然后始终不响应",
        f.done(f.silence),
    ),
    first(
        "written-answer-too-late",
        "carries the write out, and answers after the timeout",
        "执行写操作，在超时之后才响应",
        f.late(1.0),
    ),
    first(
        "written-then-reset-in-the-headers",
        "carries the write out, and resets in the middle of the headers",
        "执行写操作，响应头发到一半时重置连接",
        f.sends(f.half_the_headers, then_reset=True),
    ),
    first(
        "written-then-cut",
        "carries the write out, and closes in the middle of the body",
        "执行写操作，正文发到一半时关闭连接",
        f.sends(f.half_the_body),
    ),
    first(
        "written-then-drips",
        "carries the write out, and sends the answer byte by byte for minutes",
        "执行写操作，响应逐字节发送，持续数分钟",
        f.drips(0.05),
    ),
    first(
        "written-then-headers-drip",
        "carries the write out, and sends the headers byte by byte for minutes",
        "执行写操作，响应头逐字节发送，持续数分钟",
        f.drips(0.02, bodies=False),
    ),
    first(
        "written-then-gzip-cut",
        "carries the write out, and sends half of a gzip body",
        "执行写操作，gzip 正文只发一半",
        f.sends(f.gzip_cut),
    ),
    first(
        "written-then-gzip-in-name",
        "carries the write out, says gzip and sends plain text",
        "执行写操作，声明 gzip 却发送明文",
        f.sends(f.gzip_in_name),
    ),
    first(
        "written-then-not-http",
        "carries the write out, and answers with something that is no HTTP",
        "执行写操作，返回的内容不是 HTTP",
        f.sends(f.garbage),
    ),
    first(
        "written-then-json-cut",
        "carries the write out, and sends half of the JSON",
        "执行写操作，JSON 只发一半",
        f.body_is(f.half_the_json),
    ),
    first(
        "written-then-html",
        "carries the write out, and answers 200 with an HTML page",
        "执行写操作，以 200 返回 HTML 页面",
        f.done(f.says(f.HTML)),
    ),
    first(
        "written-then-empty",
        "carries the write out, and answers 200 with nothing",
        "执行写操作，以 200 返回空正文",
        f.done(f.status(200, b"")),
    ),
    first(
        "written-then-null",
        "carries the write out, and answers 200 with `null`",
        "执行写操作，以 200 返回 `null`",
        f.done(f.json_body(None)),
    ),
    first(
        "written-then-no-code",
        "carries the write out, and leaves `return_code` out",
        "执行写操作，响应缺少 `return_code`",
        f.lacks("return_code"),
    ),
    first("written-then-500", "carries the write out, and answers 500", "执行写操作，返回 500", f.done(f.status(500))),
    first(
        "written-then-502",
        "carries the write out, and answers 502 with a gateway's page",
        "执行写操作，返回 502 和网关页面",
        f.done(f.status(502)),
    ),
    first(
        "written-then-503",
        "carries the write out, and answers 503 with `Retry-After: 0`",
        "执行写操作，返回 503 和 `Retry-After: 0`",
        f.done(f.status(503, Retry_After="0")),
    ),
    first("written-then-504", "carries the write out, and answers 504", "执行写操作，返回 504", f.done(f.status(504))),
    first("write-503", "answers 503 and has written nothing", "返回 503，没有执行写操作", f.status(503)),
    always(
        "write-429",
        "answers 429 with `Retry-After: 0` to a write",
        "对写操作返回 429 和 `Retry-After: 0`",
        f.status(429, Retry_After="0"),
    ),
    always("write-404", "answers 404 to a write", "对写操作返回 404", f.status(404)),
    always(
        "write-redirected",
        "answers a write with 302 to another host",
        "对写操作返回 302，指向另一台主机",
        f.redirect(302),
    ),
    first(
        "written-then-refusal-with-500",
        "carries the write out, and answers 500 with an envelope that refuses it",
        "执行写操作，返回 500，外层结构却表示拒绝",
        f.done(f.json_body(TIMED_OUT, 500)),
    ),
    first(
        "written-then-refusal-with-504",
        "carries the write out, and answers 504 with an envelope that refuses it",
        "执行写操作，返回 504，外层结构却表示拒绝",
        f.done(f.json_body(TIMED_OUT, 504)),
    ),
    first(
        "written-then-success-with-400",
        'carries the write out, and answers 400 with `return_code: "0"`',
        '执行写操作，以 400 返回 `return_code: "0"`',
        f.done(f.json_body({"return_code": "0"}, 400)),
    ),
    first(
        "written-then-success-with-500",
        'carries the write out, and answers 500 with `return_code: "0"`',
        '执行写操作，以 500 返回 `return_code: "0"`',
        f.done(f.json_body({"return_code": "0"}, 500)),
    ),
    first(
        "written-then-408",
        "carries the write out, and answers 408, as a proxy that waits no longer",
        "执行写操作，返回 408，如同不再等待的代理",
        f.done(f.status(408)),
    ),
    always(
        "write-refusal-with-400",
        'says `return_code: "1"` with 400 to a write',
        '对写操作以 400 返回 `return_code: "1"`',
        f.json_body(TIMED_OUT, 400),
    ),
    always(
        "write-digest-rejected-with-401",
        'says `return_code: "102"` with 401 to a write',
        '对写操作以 401 返回 `return_code: "102"`',
        f.json_body({"return_code": "102"}, 401),
    ),
    always("write-refusal", 'says `return_code: "1"` to a write', '对写操作返回 `return_code: "1"`', f.waiqin("1")),
    always(
        "write-digest-rejected",
        'says `return_code: "102"` to a write',
        '对写操作返回 `return_code: "102"`',
        f.waiqin("102"),
    ),
    always(
        "write-on-a-connection-closed-while-idle",
        "closed the kept connection after the read before, without saying so",
        "之前的读取之后，不声明就关闭了保持的连接",
        f.then_closes,
    ),
    first(
        "write-meets-a-stale-answer",
        "sends the answer of the read before twice, and refuses the write that follows",
        "把之前读取的响应发送两遍，并拒绝随后的写操作",
        f.twice,
        f.waiqin("1"),
    ),
    always(
        "written-after-noise",
        'says "100 Continue" three times, then answers the write',
        "先发三次“100 Continue”，再响应写操作",
        f.sends(f.interim_noise),
    ),
    always(
        "written-code-is-a-number",
        "says `return_code: 0` as a number to a write",
        "对写操作返回的 `return_code: 0` 是数字",
        f.sets(return_code=0),
    ),
    first("written-slowly", "answers a write after 0.3 s", "0.3 秒后才响应写操作", f.late(0.3)),
    first(
        "written-then-body-reset",
        "carries the write out, and resets after the whole body",
        "执行写操作，正文全部发完后重置连接",
        f.sends(f.whole, then_reset=True),
    ),
    first(
        "written-and-data-cut",
        "carries a bill out, and cuts the JSON inside `response_data`",
        "生成销货单，把 `response_data` 里的 JSON 截断",
        f.member(f.half_the_data),
    ),
    first("bill-then-504", "carries a sales bill out, and answers 504", "生成销货单，返回 504", f.done(f.status(504))),
    first(
        "shipment-then-reset",
        "carries a shipment out, then resets the connection",
        "执行发货，然后重置连接",
        f.done(f.reset),
    ),
    first(
        "closing-then-gone", "closes an order, then is gone for good", "关闭订单，之后不再接受任何连接", f.done(f.gone)
    ),
    first(
        "return-then-silent",
        "carries a return out, then never answers",
        "生成退货单，然后始终不响应",
        f.done(f.silence),
    ),
]
