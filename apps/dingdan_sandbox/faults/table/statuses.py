"""HTTP statuses and Retry-After."""

from __future__ import annotations

from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.named import always, first, once

NONSENSE = ("soon", "-5", "NaN", "1e9", "Thu, 99 Foo 2026 00:00:00 GMT")

STATUSES = [
    once(
        "500-once",
        "answers 500 (a page of the application server) once",
        "返回一次 500（应用服务器的页面）",
        f.status(500),
    ),
    always(
        "500-for-ever",
        "answers 500 (a page of the application server)",
        "始终返回 500（应用服务器的页面）",
        f.status(500),
    ),
    once("502-once", "answers 502 (a gateway's page) once", "返回一次 502（网关页面）", f.status(502)),
    always("502-for-ever", "answers 502 (a gateway's page)", "始终返回 502（网关页面）", f.status(502)),
    once("503-once", "answers 503 (an empty body) once", "返回一次 503（空正文）", f.status(503, b"")),
    always("503-for-ever", "answers 503 (an empty body)", "始终返回 503（空正文）", f.status(503, b"")),
    once("504-once", "answers 504 (a gateway's page) once", "返回一次 504（网关页面）", f.status(504)),
    always("504-for-ever", "answers 504 (a gateway's page)", "始终返回 504（网关页面）", f.status(504)),
    always("400", "answers 400 (Bad Request)", "返回 400（Bad Request）", f.status(400)),
    always("401", "answers 401 (Unauthorized)", "返回 401（Unauthorized）", f.status(401)),
    always("403", "answers 403 (Forbidden)", "返回 403（Forbidden）", f.status(403)),
    always("404", "answers 404 (Not Found)", "返回 404（Not Found）", f.status(404)),
    once(
        "refusal-with-500",
        "answers 500 with the platform's own envelope, once",
        "返回一次 500，正文是平台自己的外层结构",
        f.json_body({"return_code": "1", "return_msg": "系统繁忙"}, 500),
    ),
    always(
        "refusal-with-400",
        "answers 400 with the platform's own envelope",
        "返回 400，正文是平台自己的外层结构",
        f.json_body({"return_code": "1", "return_msg": "参数错误"}, 400),
    ),
    always("redirect-to-another-host", "answers 302 to another host", "返回 302，指向另一台主机", f.redirect(302)),
    always(
        "redirect-here",
        "answers 307 to an address of its own",
        "返回 307，指向自己的另一个地址",
        f.redirect(307, here=True),
    ),
    once("429-once", "answers 429 once", "返回一次 429", f.status(429)),
    always("429-for-ever", "answers 429", "始终返回 429", f.status(429)),
    once(
        "429-retry-after-seconds",
        "answers 429 with `Retry-After: 1`, once",
        "返回一次 429，带 `Retry-After: 1`",
        f.status(429, Retry_After="1"),
    ),
    once(
        "503-retry-after-seconds",
        "answers 503 with `Retry-After: 1`, once",
        "返回一次 503，带 `Retry-After: 1`",
        f.status(503, Retry_After="1"),
    ),
    once(
        "503-retry-after-date",
        "answers 503 with a date in Retry-After, 2 s away, once",
        "返回一次 503，Retry-After 是 2 秒后的时间",
        f.unavailable_until(2.0),
    ),
    once(
        "503-retry-after-past",
        "answers 503 with a date in Retry-After that is over, once",
        "返回一次 503，Retry-After 是已过去的时间",
        f.unavailable_until(-3600),
    ),
    first(
        "retry-after-nonsense",
        "answers 503 with Retry-After values that mean nothing",
        "返回 503，Retry-After 的值没有意义",
        *(step for value in NONSENSE for step in (f.status(503, Retry_After=value), None)),
    ),
    always(
        "429-retry-after-a-day",
        "answers 429 with `Retry-After: 86400`",
        "返回 429，带 `Retry-After: 86400`",
        f.status(429, Retry_After="86400"),
    ),
    always(
        "503-retry-after-too-long",
        "answers 503 with `Retry-After: 5`, and total_timeout is 1 s",
        "返回 503，带 `Retry-After: 5`，而 total_timeout 是 1 秒",
        f.status(503, Retry_After="5"),
    ),
    always(
        "429-retry-after-endless",
        "answers 429 with a Retry-After of 5,000 digits",
        "返回 429，Retry-After 有 5,000 位数字",
        f.status(429, Retry_After="9" * 5000),
    ),
    once("backs-off", "answers 503 twice", "返回两次 503", f.status(503), f.status(503)),
]
