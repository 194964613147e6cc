"""Waiqin365's signature: an MD5 over the exact bytes of the body, and where it goes in the URL."""

from __future__ import annotations

import hashlib
import time
import uuid
from collections.abc import Callable, Generator
from datetime import datetime
from typing import Literal, NoReturn, get_args
from urllib.parse import quote

import httpx

from dingdan._errors import ConfigError
from dingdan._requests import readdressed
from dingdan_runtime import SHANGHAI

TimestampFormat = Literal["epoch_millis", "datetime"]
"""`epoch_millis`, which the current document shows, or `datetime`, the older `yyyyMMddHHmmss`."""


def digest(body: bytes, appkey: str, timestamp: str) -> str:
    """Sign a request: the lower-case hexadecimal MD5 of `body|appkey|timestamp`.

    Args:
        body: The exact bytes that are sent.
        appkey: The secret that came with the openid.
        timestamp: The same text that goes into the URL.

    Returns:
        32 hexadecimal digits. MD5 is the platform's choice; both published examples are in
        `specs/vectors/signing.json`.
    """
    signed = hashlib.md5(body, usedforsecurity=False)
    signed.update(f"|{appkey}|{timestamp}".encode())
    return signed.hexdigest()


def format_timestamp(seconds: float, form: TimestampFormat) -> str:
    """Write a moment as the digest and the URL want it.

    Args:
        seconds: Epoch seconds.
        form: `epoch_millis` gives 13 digits; `datetime` gives yyyyMMddHHmmss in Asia/Shanghai, the zone
            that every known client uses (no document names one).
    """
    if form == "epoch_millis":
        return str(int(seconds * 1000))
    return datetime.fromtimestamp(seconds, SHANGHAI).strftime("%Y%m%d%H%M%S")


def _segment(text: str) -> str:
    quoted = quote(text, safe="")
    # A segment of dots would be resolved like one of a file's path, and take its neighbour with it.
    return quoted.replace(".", "%2E") if text in (".", "..") else quoted


class DigestAuth(httpx.Auth):
    """Signs Waiqin365 requests: appends `/{openid}/{timestamp}/{digest}/{msg_id}` to the path.

    Works with any httpx client, and with the generated `waiqin365_api.Client`. A request that is sent again
    is signed afresh, with the msg_id that it had.

    Args:
        openid: Identifies the enterprise.
        appkey: The secret that came with it.
        timestamp_format: See `TimestampFormat`.
        clock: Gives epoch seconds; `time.time` unless a test or a skewed machine needs another.
    """

    requires_request_body = True

    def __init__(
        self,
        openid: str,
        appkey: str,
        *,
        timestamp_format: TimestampFormat = "epoch_millis",
        clock: Callable[[], float] = time.time,
    ) -> None:
        if timestamp_format not in get_args(TimestampFormat):
            known = " or ".join(get_args(TimestampFormat))
            raise ConfigError(f"timestamp_format is {known}, not {timestamp_format!r}", platform="waiqin365")
        self._openid = openid
        self._openid_segment = _segment(openid)
        self._appkey = appkey
        self._form: TimestampFormat = timestamp_format
        self._clock = clock

    def __repr__(self) -> str:
        """Show no credential."""
        return f"DigestAuth(timestamp_format={self._form!r})"

    def __reduce__(self) -> NoReturn:
        """Refuse: it holds the appkey."""
        raise TypeError("a DigestAuth cannot be pickled: it holds credentials")

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a signed copy of `request`, whose own address never holds a secret."""
        if "dingdan.msg_id" not in request.extensions:
            request.extensions["dingdan.msg_id"] = uuid.uuid4().hex
        msg_id: str = request.extensions["dingdan.msg_id"]
        timestamp = format_timestamp(self._clock(), self._form)
        signature = digest(request.content, self._appkey, timestamp)
        request.extensions["dingdan.secrets"] = [self._openid, self._appkey, signature]
        segments = f"{self._openid_segment}/{timestamp}/{signature}/{_segment(msg_id)}"
        address, _, query = str(request.url).partition("#")[0].partition("?")  # a fragment is never sent
        signed = f"{address.rstrip('/')}/{segments}" + (f"?{query}" if query else "")
        yield readdressed(request, httpx.URL(signed))
