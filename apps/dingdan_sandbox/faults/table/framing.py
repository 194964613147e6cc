"""Faults of HTTP."""

from __future__ import annotations

from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.named import always, once

FRAMES = [
    once(
        "length-too-long",
        "promises twice the bytes that come, and closes",
        "声明的长度是实际的两倍，随后关闭连接",
        f.sends(f.length_too_long),
    ),
    once(
        "length-too-long-kept-open",
        "promises twice the bytes that come, and keeps silent",
        "声明的长度是实际的两倍，随后不再发送",
        f.sends(f.length_too_long, then_silent=True),
    ),
    once(
        "length-too-short",
        "promises half of the bytes that come",
        "声明的长度只有实际的一半",
        f.sends(f.length_too_short),
    ),
    once("two-lengths", "gives two lengths that differ", "给出两个不同的长度", f.sends(f.two_lengths)),
    always(
        "no-length",
        "gives no length, and closes after the body",
        "不给长度，正文发完后关闭连接",
        f.sends(f.without_length),
    ),
    once(
        "no-length-cut",
        "gives no length, and closes in the middle of the body",
        "不给长度，正文发到一半时关闭连接",
        f.sends(f.half_without_length),
    ),
    once("chunked-cut", "closes in the middle of a chunk", "在一个分块中间关闭连接", f.sends(f.chunked_cut)),
    once(
        "chunked-without-end",
        "sends all chunks but the last, empty one",
        "分块全部发完，但缺少结尾的空分块",
        f.sends(f.chunked_without_end),
    ),
    once("chunked-nonsense", "sends chunks whose size is no number", "分块的大小不是数字", f.sends(f.chunked_nonsense)),
    once(
        "gzip-cut",
        "sends half of a gzip body, with the length of the half",
        "gzip 正文只发一半，长度按这一半声明",
        f.sends(f.gzip_cut),
    ),
    once("gzip-in-name-only", "says gzip and sends plain text", "声明 gzip，实际发送明文", f.sends(f.gzip_in_name)),
    always(
        "gzip-in-name-only-for-ever",
        "says gzip and sends plain text, always",
        "每次都声明 gzip，实际发送明文",
        f.sends(f.gzip_in_name),
    ),
    once("not-http", "answers with something that is no HTTP", "返回的内容不是 HTTP", f.sends(f.garbage)),
    always("not-http-for-ever", "speaks another protocol", "使用另一种协议", f.sends(f.garbage)),
    once("endless-header", "sends a header of 400 KB", "发送 400 KB 的响应头", f.sends(f.endless_header)),
    always(
        "interim-noise",
        'says "100 Continue" and "103 Early Hints" before each answer',
        "每次响应前先发“100 Continue”和“103 Early Hints”",
        f.sends(f.interim_noise),
    ),
]
