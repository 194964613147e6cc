"""Faults of tokens."""

from __future__ import annotations

from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.named import always, first, once, tokens

TOKENS = [
    once(
        "token-revoked-in-mid-paging",
        "ends the token before page 4 of 6",
        "在 6 页中的第 4 页之前作废 token",
        f.revoked,
        page=4,
    ),
    once("token-refused-10010", "says `code: 10010` to one page", "对一页返回 `code: 10010`", f.wshoto(10010)),
    first(
        "token-refused-10011",
        "says `code: 10011` to one record, with 401",
        "对单条记录以 401 返回 `code: 10011`",
        f.json_body({"code": 10011, "msg": "无效"}, 401),
    ),
    always(
        "token-refused-for-ever",
        "says `code: 10001` to every page, whatever the token",
        "无论用哪个 token，每页都返回 `code: 10001`",
        f.wshoto(10001),
    ),
    tokens(
        "token-call-500-once", "fails one request for a token with 500", "获取 token 时有一次返回 500", f.status(500)
    ),
    tokens(
        "token-call-reset-once",
        "resets the connection of one request for a token",
        "获取 token 时有一次重置连接",
        f.reset,
    ),
    tokens(
        "token-call-500",
        "fails every request for a token with 500",
        "获取 token 时始终返回 500",
        afterwards=f.status(500),
    ),
    tokens("token-call-refused", "refuses the app_secret", "拒绝 app_secret", afterwards=f.wshoto(10001)),
    tokens(
        "token-call-html",
        "answers a request for a token with an HTML page",
        "获取 token 时返回 HTML 页面",
        afterwards=f.says(f.HTML),
    ),
    tokens(
        "token-call-never-answers",
        "never answers a request for a token",
        "获取 token 时始终不响应",
        afterwards=f.silence,
    ),
    tokens(
        "token-call-drips",
        "sends the answer with the token byte by byte, for minutes",
        "token 的响应逐字节发送，持续数分钟",
        afterwards=f.drips(0.05),
    ),
    tokens("token-call-slow", "gives the token after 0.5 s", "0.5 秒后才给 token", f.late(0.5)),
    tokens(
        "token-without-expires-in",
        "gives a token and does not say for how long",
        "给出 token，但没有有效期",
        afterwards=f.token(expires_in=None),
    ),
    tokens(
        "token-absent",
        "says `code: 0` and gives no token",
        "返回 `code: 0`，但没有 token",
        afterwards=f.token(access_token=None),
    ),
    tokens("token-empty", 'gives the token `""`', '给出的 token 是 `""`', afterwards=f.token(access_token="")),
    tokens(
        "token-from-the-future",
        "says that the token was made in a day's time",
        "声称 token 生成于一天之后",
        afterwards=f.token(create_at=f.tomorrow),
    ),
    tokens(
        "token-from-long-ago",
        "says that the token was made in 1970",
        "声称 token 生成于 1970 年",
        afterwards=f.token(create_at=0),
    ),
    tokens(
        "token-numbers-as-text",
        'gives `expires_in: "7200"` as text',
        '`expires_in: "7200"` 是文本',
        afterwards=f.token(expires_in="7200"),
    ),
]
