"""Verification of the openid, timestamp and digest in the path of a Waiqin365 request.

The platform does not document its responses to a wrong openid or timestamp, nor the tolerance of timestamps. The
sandbox returns 102, the code observed for wrong digests, for all three. Its tolerance is ten minutes.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from dingdan_sandbox.clock import SHANGHAI
from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.sandbox import Sandbox

TOLERANCE = 600
"""The largest difference between a timestamp and the sandbox's clock, in seconds, in both directions."""

REFUSED = "102"
"""The `return_code` of a request with a wrong openid, timestamp or digest."""


def digest(body: bytes, appkey: str, timestamp: str) -> str:
    """Return the MD5 of `body|appkey|timestamp`, in lower-case hexadecimal."""
    text = b"|".join((body, appkey.encode(), timestamp.encode()))
    return hashlib.md5(text, usedforsecurity=False).hexdigest()


def moment(timestamp: str) -> float | None:
    """Parse 13 digits as epoch milliseconds, 14 digits as `yyyyMMddHHmmss` in Asia/Shanghai.

    Returns:
        Epoch seconds; None if `timestamp` has another format.
    """
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
    """Verify the three authentication segments of a request's path.

    Args:
        sandbox: The settings with the credentials and the clock.
        body: The received bytes.
        openid: The first segment.
        timestamp: The second segment.
        given: The third segment: the digest.

    Raises:
        RejectedError: one of them is wrong.
    """
    if not _equal_in_constant_time(openid, sandbox.openid):
        raise RejectedError("openid无效!", REFUSED)
    signed = moment(timestamp)
    if signed is None:
        raise RejectedError("timestamp格式错误!", REFUSED)
    if abs(signed - (sandbox.signing_clock or sandbox.clock)()) > TOLERANCE:
        raise RejectedError("timestamp已过期!", REFUSED)
    if not _equal_in_constant_time(given, digest(body, sandbox.appkey, timestamp)):
        raise RejectedError("数字签名校验失败!", REFUSED)


def _equal_in_constant_time(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(), right.encode())
