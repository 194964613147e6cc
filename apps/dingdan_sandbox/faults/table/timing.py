"""Faults of time."""

from __future__ import annotations

from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.named import always, once

TIMES = [
    once("never-answers-once", "never answers one request", "有一次请求始终不响应", f.silence),
    always("never-answers", "never answers", "始终不响应", f.silence),
    always(
        "never-answers-in-all",
        "never answers, and total_timeout is shorter than the attempts",
        "始终不响应，且 total_timeout 短于各次尝试之和",
        f.silence,
    ),
    once(
        "silent-after-half",
        "sends half of the body, and no more",
        "正文只发一半，之后不再发送",
        f.sends(f.half_the_body, then_silent=True),
    ),
    once(
        "silent-after-the-headers",
        "sends the headers, and no more",
        "只发响应头，之后不再发送",
        f.sends(f.headers_only, then_silent=True),
    ),
    once("slow-answer", "answers after 0.3 s", "0.3 秒后才响应", f.late(0.3)),
    once("answer-comes-too-late", "answers one request after the timeout", "有一次响应在超时之后才到", f.late(1.0)),
    once("slow-pieces", "sends a body in ten pieces over 0.3 s", "正文分十段、在 0.3 秒内发完", f.in_pieces(0.03)),
    always("body-drips", "sends the body byte by byte, for minutes", "正文逐字节发送，持续数分钟", f.drips(0.02)),
    always(
        "headers-drip",
        "sends the headers byte by byte, for minutes",
        "响应头逐字节发送，持续数分钟",
        f.drips(0.02, bodies=False),
    ),
    always("interim-for-ever", 'says "100 Continue" for ever', "不停地发送“100 Continue”", f.interim_drip(0.02)),
]
