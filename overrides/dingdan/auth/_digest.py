"""Waiqin365's signature: an MD5 digest of the exact bytes of the body, which is part of the URL."""

from __future__ import annotations

import hashlib
import time
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Literal, get_args
from urllib.parse import quote

import httpx

from dingdan._errors import ConfigError
from dingdan._logging import redact_http_logs
from dingdan._secrets import Secret, Secrets
from dingdan.auth._signer import OneStepSigner
from dingdan.transport._signed_request import SignedRequest, SignedURL, readdressed

TimestampFormat = Literal["epoch_millis", "datetime"]
"""`epoch_millis`, as in the current documentation, or `datetime`, the older `yyyyMMddHHmmss`."""


def digest(body: bytes, appkey: str, timestamp: str) -> str:
    """Sign a request: the lower-case hexadecimal MD5 of `body|appkey|timestamp`.

    Args:
        body: The exact bytes to send.
        appkey: The secret for the openid.
        timestamp: The timestamp in the URL, as text.

    Returns:
        32 hexadecimal digits. The platform requires MD5; both published examples are in `specs/vectors/signing.json`.
    """
    hidden = Secret(appkey)
    del appkey  # so that no traceback shows it
    return _digest(body, hidden, timestamp)


def _digest(body: bytes, appkey: Secret, timestamp: str) -> str:
    signed = hashlib.md5(body, usedforsecurity=False)
    signed.update(f"|{appkey.revealed}|{timestamp}".encode())
    return signed.hexdigest()


def format_timestamp(seconds: float, form: TimestampFormat) -> str:
    """Format a time for the digest and the URL.

    Args:
        seconds: Epoch seconds.
        form: `epoch_millis` for 13 digits; `datetime` for yyyyMMddHHmmss in Asia/Shanghai, the time zone that every
            known client uses (the platform documents none).
    """
    if form == "epoch_millis":
        return str(int(seconds * 1000))
    from dingdan_runtime.times import SHANGHAI  # imports zoneinfo, which takes 3 ms

    return datetime.fromtimestamp(seconds, SHANGHAI).strftime("%Y%m%d%H%M%S")


def _segment(text: str) -> str:
    if text.isascii() and text.isalnum():  # as most are
        return text
    quoted = quote(text, safe="")
    # A segment of dots would be resolved like one of a file's path, and take its neighbour with it.
    return quoted.replace(".", "%2E") if text in (".", "..") else quoted


class DigestAuth(OneStepSigner):
    """Signs Waiqin365 requests: appends `/{openid}/{timestamp}/{digest}/{msg_id}` to the path.

    It works with any httpx client, and with the generated `waiqin365_api.openapi_client.Client`. If a request is sent
    again, it gets a new signature and keeps its msg_id.

    The `repr` of a signed request shows the unsigned URL; `str(request.url)` is the signed URL, because transports
    need it. The constructor calls `dingdan.redact_http_logs()`, so that the log lines of httpx, httpcore and hpack
    show no signature. Apply `dingdan.redact_url` to URLs that you log yourself.

    Args:
        openid: The id of the enterprise.
        appkey: The secret for the openid.
        timestamp_format: See `TimestampFormat`.
        clock: Returns epoch seconds; `time.time` by default.

    Raises:
        ConfigError: an argument has the wrong type or format.
    """

    requires_request_body = True
    _form: TimestampFormat = "epoch_millis"  # for the repr of one that could not be made

    def __init__(
        self,
        openid: str,
        appkey: str,
        *,
        timestamp_format: TimestampFormat = "epoch_millis",
        clock: Callable[[], float] = time.time,
    ) -> None:
        hidden = Secret(openid), Secret(appkey)
        del openid, appkey  # so that no traceback shows them
        for name, secret in zip(("openid", "appkey"), hidden, strict=True):
            if not secret.is_text():
                raise ConfigError(f"{name} is not text that can be sent", platform="waiqin365")
        if not isinstance(timestamp_format, str) or timestamp_format not in get_args(TimestampFormat):
            known = " or ".join(get_args(TimestampFormat))
            raise ConfigError(f"timestamp_format is {known}, not {timestamp_format!r}", platform="waiqin365")
        self._openid, self._appkey = hidden
        self.account = self._openid
        self._openid_segment = Secret(_segment(self._openid.revealed))
        self._form = timestamp_format
        self._clock = clock
        redact_http_logs()

    def __repr__(self) -> str:
        """Return a representation without credentials."""
        return f"DigestAuth(timestamp_format={self._form!r})"

    def sign(self, secrets: Secrets, request: httpx.Request) -> SignedRequest:
        """Return a signed copy of a request; the URL of the request itself never contains a secret."""
        if "dingdan.msg_id" not in request.extensions:
            request.extensions["dingdan.msg_id"] = uuid.uuid4().hex
        msg_id: str = request.extensions["dingdan.msg_id"]
        timestamp = format_timestamp(self._clock(), self._form)
        signature = Secret(_digest(request.content, self._appkey, timestamp))
        secrets.add(self._openid.revealed, self._appkey.revealed, signature.revealed)
        address, _, query = str(request.url).partition("#")[0].partition("?")  # a fragment is never sent
        url = SignedURL(
            f"{address.rstrip('/')}/{self._openid_segment.revealed}/{timestamp}/{signature.revealed}/{_segment(msg_id)}"
            + (f"?{query}" if query else "")
        )
        return readdressed(request, url)
