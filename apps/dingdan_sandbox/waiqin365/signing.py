"""Checks who calls Waiqin365: openid, time and digest of the path.

What the platform answers to a wrong openid or time, and how far a timestamp may be off, is documented nowhere.
The sandbox answers 102, the code observed for wrong digests, to all three, and allows ten minutes.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from dingdan_sandbox.clock import SHANGHAI
from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.sandbox import Sandbox

TOLERANCE = 600
"""Seconds that a timestamp may lie from the sandbox's clock, in either direction."""

REFUSED = "102"
"""The `return_code` of a request whose sender is not accepted."""


def digest(body: bytes, appkey: str, timestamp: str) -> str:
    """Return the MD5 of `body|appkey|timestamp`, in lower-case hexadecimal."""
    text = b"|".join((body, appkey.encode(), timestamp.encode()))
    return hashlib.md5(text, usedforsecurity=False).hexdigest()


def moment(timestamp: str) -> float | None:
    """Read 13 digits as epoch milliseconds or 14 as `yyyyMMddHHmmss` in Asia/Shanghai; None if it is neither."""
    if not (timestamp.isascii() and timestamp.isdecimal()):
        return None
    if len(timestamp) == 13:
        return int(timestamp) / 1000
    if len(timestamp) != 14:
        return None
    try:
        return datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=SHANGHAI).timestamp()
    except ValueError:
        return None


def verify(sandbox: Sandbox, body: bytes, openid: str, timestamp: str, given: str) -> None:
    """Accept a request whose three path segments are right.

    Args:
        sandbox: Has the credentials and the clock.
        body: The exact bytes that arrived.
        openid: The first segment.
        timestamp: The second.
        given: The third, the digest.

    Raises:
        RejectedError: one of them is wrong.
    """
    if not _same(openid, sandbox.openid):
        raise RejectedError("openid无效!", REFUSED)
    signed = moment(timestamp)
    if signed is None:
        raise RejectedError("timestamp格式错误!", REFUSED)
    if abs(signed - sandbox.clock()) > TOLERANCE:
        raise RejectedError("timestamp已过期!", REFUSED)
    if not _same(given, digest(body, sandbox.appkey, timestamp)):
        raise RejectedError("数字签名校验失败!", REFUSED)


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(), right.encode())
