"""The usual mistakes in a Waiqin365 digest, found by computing the digest that each one gives."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple
from urllib.parse import quote

from dingdan_cli.languages import text

SHANGHAI = timezone(timedelta(hours=8))
LONGEST_FOR_PAIRS = 1 << 16
"""The longest body, in bytes, for which pairs of mistakes are tried too: they are thousands of digests."""
LENGTHS = {16, 32, 40, 64}
"""The lengths of the digests that are recognized: half an MD5, MD5, SHA-1, SHA-256."""


_HTML = {each: f"\\u{ord(each):04x}" for each in "<>&"}
ESCAPES: dict[str, dict[str, str]] = {
    "": {},
    "\\/": {"/": "\\/"},  # PHP's json_encode
    "\\u003c": _HTML,  # Go's json.Marshal
    "\\u003c, \\u003d": _HTML | {"=": "\\u003d", "'": "\\u0027"},  # Java's Gson
}
"""Characters that encoders of other languages escape."""


class Variant(NamedTuple):
    """A body, timestamp or way to join the parts, and the mistake that leads to it."""

    mistake: str
    """The mistake in the language of the user; `""` if there is none."""
    value: bytes


class Joined(NamedTuple):
    """A way to make a digest of body, appkey and timestamp, and the mistake in it."""

    mistake: str
    digest: Callable[[bytes, bytes, bytes], str]


def md5(data: bytes) -> str:
    """Return the MD5 of bytes in lower-case hexadecimal."""
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def find_mistakes(body: bytes, openid: str, appkey: str, timestamp: str, given: str) -> list[str] | None:
    """Find the mistakes that give a digest.

    Args:
        body: The bytes that were sent.
        openid: The openid, which may have been taken for the appkey.
        appkey: The appkey.
        timestamp: The timestamp in the URL.
        given: The digest to explain.

    Returns:
        The mistakes; an empty list if the digest is right; None if no known mistake gives it.
    """
    key, wanted = appkey.encode(), given.lower()
    case = [text("upper case: the platform's samples have lower-case digits", "用了大写：平台示例均为小写")]
    prefix = case if given != wanted else []
    bodies, moments, joined = list(_bodies(body)), list(_timestamps(timestamp)), list(_joined(openid, appkey))
    if joined[0].digest(body, key, timestamp.encode()) == wanted:
        return prefix
    pairs = len(body) <= LONGEST_FOR_PAIRS
    # Single mistakes first: a pair explains less.
    for most in (1, 2) if pairs else (1,):
        for way in joined:
            for sent in bodies:
                for moment in moments:
                    mistakes = [each for each in (sent.mistake, moment.mistake, way.mistake) if each]
                    if len(mistakes) == most and way.digest(sent.value, key, moment.value) == wanted:
                        return [*prefix, *mistakes]
    found = _other_milliseconds(body, key, timestamp, wanted)
    return None if found is None else [*prefix, found]


def _bodies(body: bytes) -> Iterator[Variant]:
    yield Variant("", body)
    seen = {body}
    for mistake, value in _other_bodies(body):
        if value not in seen:
            seen.add(value)
            yield Variant(mistake, value)


def _other_bodies(body: bytes) -> Iterator[tuple[str, bytes]]:
    ends = text("a line end: the file or the sent body has one more or one less", "多了或少了行尾的换行符")
    for other in (body.rstrip(b"\r\n"), body + b"\n", body.replace(b"\r\n", b"\n"), body.replace(b"\n", b"\r\n")):
        yield ends, other
    yield text("a byte order mark (BOM)", "字节序标记（BOM）"), body.removeprefix(b"\xef\xbb\xbf")
    yield text("a byte order mark (BOM)", "字节序标记（BOM）"), b"\xef\xbb\xbf" + body
    yield (
        text("URL-encoded: the body was percent-encoded before it was hashed", "哈希前对请求体做了 URL 编码"),
        quote(body, safe="").encode(),
    )
    try:
        decoded = body.decode()
    except UnicodeDecodeError:
        return
    latin = text(
        "latin-1 instead of UTF-8: the text was hashed as ISO-8859-1", "用了 latin-1（ISO-8859-1）而不是 UTF-8"
    )
    yield latin, decoded.encode("latin-1", "replace")
    yield latin, body.decode("latin-1").encode()
    yield text("GBK instead of UTF-8", "用了 GBK 而不是 UTF-8"), decoded.encode("gbk", "replace")
    yield from _encoded_again(decoded)


def _encoded_again(body: str) -> Iterator[tuple[str, bytes]]:
    mistake = text(
        "re-encoded body: other JSON text was hashed than was sent ({}). Encode once, hash and send the same bytes",
        "请求体重新编码：参与哈希的 JSON 文本与发送的不同（{}）。只编码一次，对同一份字节计算摘要并发送",
    )
    try:
        exact = json.loads(body, parse_float=_Number, parse_int=_Number)
        parsed = json.loads(body)
        as_doubles = json.loads(body, parse_int=_as_double, parse_float=_as_javascript)
    except (ValueError, ArithmeticError, RecursionError):
        return
    blank, compact = text("with blanks", "带空格"), text("without blanks", "不带空格")
    escaped = text("non-ASCII as \\u escapes", "非 ASCII 字符转义为 \\u")
    for ascii_only in (False, True):
        for name, separators in ((blank, (", ", ": ")), (compact, (",", ":"))):
            style = f"{name}, {escaped}" if ascii_only else name
            for value in (parsed, exact, as_doubles):
                for order in (False, True):
                    told = f"{style}, {text('keys sorted', '键已排序')}" if order else style
                    dumped = _dumps(value, ensure_ascii=ascii_only, separators=separators, sort_keys=order)
                    for escaped_too, escapes in ESCAPES.items():
                        other = "".join(escapes.get(each, each) for each in dumped) if escapes else dumped
                        shown = f"{told}, {escaped_too}" if escapes else told
                        yield mistake.format(shown), other.encode("utf-8", "surrogatepass")
        for indent in (2, 4):
            dumped = _dumps(parsed, ensure_ascii=ascii_only, indent=indent)
            yield mistake.format(text("indented", "带缩进")), dumped.encode("utf-8", "surrogatepass")


class _Number(str):
    """The text of a number."""

    __slots__ = ()


def _as_double(written: str) -> int:
    """Return an integer as JavaScript reads and writes it: digits beyond 2^53 become 0."""
    return int(Decimal(repr(float(written))))


def _as_javascript(written: str) -> int | float:
    """Return a number with a point as JavaScript writes it: 2.00 becomes 2."""
    number = float(written)
    return int(number) if number.is_integer() else number


def _dumps(value: object, **options: object) -> str:
    # json writes no number as it was read, so each stands as a mark until the end.
    marks: dict[str, str] = {}

    def marked(each: object) -> object:
        if isinstance(each, _Number):
            mark = f"\ue000{len(marks)}\ue001"
            marks[json.dumps(mark, ensure_ascii=bool(options.get("ensure_ascii")))] = str(each)
            return mark
        if isinstance(each, dict):
            return {key: marked(inner) for key, inner in each.items()}
        return [marked(inner) for inner in each] if isinstance(each, list) else each

    dumped = json.dumps(marked(value), **options)  # type: ignore[arg-type]
    for mark, written in marks.items():
        dumped = dumped.replace(mark, written)
    return dumped


def _timestamps(timestamp: str) -> Iterator[Variant]:
    yield Variant("", timestamp.encode())
    moment = moment_of(timestamp)
    if moment is None:
        return
    seconds = text(
        "seconds instead of milliseconds: the hashed timestamp has 10 digits",
        "用了秒而不是毫秒：参与哈希的时间戳是 10 位",
    )
    utc = text("UTC instead of Shanghai time", "用了 UTC 而不是上海时间（+08:00）")
    other = text(
        "the other timestamp format: hash and URL must have the same text",
        "用了另一种时间戳格式：哈希与 URL 中的文本必须相同",
    )
    whole = moment.replace(microsecond=0)
    millis = int(moment.timestamp()) * 1000 + moment.microsecond // 1000
    eight = timedelta(hours=8)
    told: list[tuple[str, str]] = [(seconds, str(millis // 1000))]
    if len(timestamp) == 14:
        told += [(utc, _datetime(whole - eight)), (utc, _datetime(whole + eight)), (other, str(millis))]
    else:
        told += [(utc, _datetime(moment - eight)), (other, _datetime(moment))]
        told += [(utc, str(millis - 28_800_000)), (utc, str(millis + 28_800_000))]
    if len(timestamp) == 10:
        told += [(other, str(millis))]
    for mistake, value in told:
        if value != timestamp:
            yield Variant(mistake, value.encode())


def _datetime(moment: datetime) -> str:
    return moment.strftime("%Y%m%d%H%M%S")


def _other_milliseconds(body: bytes, key: bytes, timestamp: str, wanted: str) -> str | None:
    """Return the mistake of a timestamp in milliseconds, where the URL has only the second."""
    moment = moment_of(timestamp)
    if moment is None or len(timestamp) == 13:
        return None
    start = hashlib.md5(body + b"|" + key + b"|", usedforsecurity=False)
    first = int(moment.timestamp()) * 1000
    for millis in range(first, first + 1000):
        tried = start.copy()
        tried.update(str(millis).encode())
        if tried.hexdigest() == wanted:
            return text(
                f"the other timestamp format: {millis} was hashed, and the URL has {timestamp}",
                f"用了另一种时间戳格式：参与哈希的是 {millis}，URL 中是 {timestamp}",
            )
    return None


def moment_of(timestamp: str) -> datetime | None:
    """Return the time of a timestamp in Shanghai; None if it has no known form."""
    if not (timestamp.isascii() and timestamp.isdecimal()):
        return None
    try:
        if len(timestamp) == 14:
            return datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=SHANGHAI)
        if len(timestamp) in (10, 13):
            millis = int(timestamp.ljust(13, "0"))
            return (datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=millis)).astimezone(SHANGHAI)
    except ValueError:
        pass
    return None


def _joined(openid: str, appkey: str) -> Iterator[Joined]:
    yield Joined("", lambda body, key, moment: md5(b"|".join((body, key, moment))))
    names = {0: "body", 1: "appkey", 2: "timestamp"}
    missing = text("a part is missing: {} was hashed", "缺少部分内容：参与哈希的是 {}")
    ordered = text(
        "wrong order: {} was hashed, not body|appkey|timestamp", "顺序错误：参与哈希的是 {}，应为 body|appkey|timestamp"
    )
    divided = text(
        "wrong separator: {} was hashed, not body|appkey|timestamp",
        "分隔符错误：参与哈希的是 {}，应为 body|appkey|timestamp",
    )
    for count in (3, 2, 1):
        for order in permutations(range(3), count):
            for mark in ("|", "", "&", ",", "#", "||", "\n"):
                if order == (0, 1, 2) and mark == "|":
                    continue
                mistake = missing if count < 3 else divided if order == (0, 1, 2) else ordered
                shown = mark.replace("\n", "\\n").join(names[each] for each in order)
                yield Joined(mistake.format(shown), _joiner(order, mark.encode()))
    for shown, around in (
        ("|body|appkey|timestamp", (b"|", b"")), ("body|appkey|timestamp|", (b"", b"|")),
        ("body|appkey|timestamp\\n", (b"", b"\n")),
    ):  # fmt: skip
        yield Joined(divided.format(shown), _surrounded(*around))
    other_key = text("another appkey: {}", "appkey 不对：{}")
    for told, other in (
        (text("the openid was hashed in its place", "误用了 openid"), openid),
        (text("in upper case", "变成了大写"), appkey.upper()),
        (text("in lower case", "变成了小写"), appkey.lower()),
        (text("with a line end", "末尾有换行符"), appkey + "\n"),
        (text("with a line end", "末尾有换行符"), appkey + "\r\n"),
        (text("with a blank", "带空格"), appkey + " "),
    ):
        if other != appkey:
            yield Joined(other_key.format(told), _with_key(other.encode()))
    hashed = text("another hash than MD5: {}", "用的不是 MD5：{}")
    yield Joined(hashed.format("SHA-256"), lambda b, k, t: hashlib.sha256(b"|".join((b, k, t))).hexdigest())
    yield Joined(hashed.format("SHA-1"), lambda b, k, t: hashlib.sha1(b"|".join((b, k, t))).hexdigest())  # noqa: S324
    yield Joined(hashed.format("HMAC-MD5"), lambda b, k, t: hmac.new(k, b"|".join((b, t)), "md5").hexdigest())
    yield Joined(
        text("half a digest: 16 of its 32 digits", "只有 16 位：应为 32 位 MD5"),
        lambda b, k, t: md5(b"|".join((b, k, t)))[8:24],
    )


def _joiner(order: tuple[int, ...], mark: bytes) -> Callable[[bytes, bytes, bytes], str]:
    return lambda *parts: md5(mark.join(parts[each] for each in order))


def _surrounded(before: bytes, after: bytes) -> Callable[[bytes, bytes, bytes], str]:
    return lambda *parts: md5(before + b"|".join(parts) + after)


def _with_key(other: bytes) -> Callable[[bytes, bytes, bytes], str]:
    return lambda body, _key, moment: md5(b"|".join((body, other, moment)))
