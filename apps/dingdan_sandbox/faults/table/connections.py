"""Faults of connections."""

from __future__ import annotations

from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.named import always, first, once, refuses

CONNECTIONS = [
    refuses("refused", "refuses every connection", "拒绝所有连接"),
    once("reset", "resets the connection once it has read the request", "读完请求后重置连接", f.reset),
    once("reset-twice", "resets two connections, one after the other", "连续两次重置连接", f.reset, f.reset),
    first(
        "reset-every-first",
        "resets the connection of the first request for each page",
        "每页的第一次请求都重置连接",
        *[f.reset, None] * 7,
    ),
    always("reset-for-ever", "resets every connection", "每次都重置连接", f.reset),
    once(
        "reset-in-the-headers",
        "resets the connection in the middle of the headers",
        "响应头发到一半时重置连接",
        f.sends(f.half_the_headers, then_reset=True),
    ),
    once(
        "reset-after-the-headers",
        "resets the connection between headers and body",
        "发完响应头、未发正文时重置连接",
        f.sends(f.headers_only, then_reset=True),
    ),
    once(
        "reset-in-the-body",
        "resets the connection in the middle of the body",
        "正文发到一半时重置连接",
        f.sends(f.half_the_body, then_reset=True),
    ),
    once(
        "reset-after-the-body",
        "resets the connection once the whole body is sent",
        "正文全部发完后重置连接",
        f.sends(f.whole, then_reset=True),
    ),
    once(
        "closed-without-answer",
        "closes the connection once it has read the request",
        "读完请求后关闭连接，不响应",
        f.hang_up,
    ),
    once(
        "closed-in-the-headers",
        "closes the connection in the middle of the headers",
        "响应头发到一半时关闭连接",
        f.sends(f.half_the_headers),
    ),
    once(
        "closed-in-the-body",
        "closes the connection in the middle of the body",
        "正文发到一半时关闭连接",
        f.sends(f.half_the_body),
    ),
    always(
        "closed-while-idle",
        "closes the connection after each answer, without saying so",
        "每次响应后不声明就关闭连接",
        f.then_closes,
    ),
]
