"""What may not stand in a log, an error or a trace, and how it is blotted out.

Credentials, signatures and tokens are found by their place in an address or by their value; personal data by its
place in JSON, where only what the specs allow is shown, and phone numbers wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import quote

MASK = "***"
SHORTEST_SECRET = 6
"""Bytes. Shorter values are no secrets of either platform, and would blot out ordinary words."""
ENVELOPE = frozenset(
    {"return_code", "return_msg", "msg_id", "response_data", "code", "msg", "data", "total", "records"}
)
"""Members of the two platforms' envelopes, which may be shown; what is inside them is judged by itself."""

_SIGNED = re.compile(r"/[^/\s?#\"']+/(\d{13,14})/[0-9a-fA-F]{32}(?![0-9a-fA-F])")
_QUERY = re.compile(r"\b(access_token|app_secret|appkey)=[^&\s#\"'<>]+")
_CREDENTIAL = re.compile(r"(\\*[\"'](?:access_token|app_secret|appkey|digest)\\*[\"']\s*:\s*\\*[\"'])[^\"'\\]+")
_PHONE = re.compile(r"(?<![0-9A-Za-z.])(?:(?:\+?86[- ]?)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?![0-9A-Za-z.])")
_MEMBER = re.compile(
    r"""(?P<start>(?P<quote>\\*")(?P<name>[^"\\]+)(?P=quote)\s*:\s*(?P=quote))(?P<value>.*?)(?=(?<!\\)(?P=quote)|$)""",
    re.DOTALL,
)


@cache
def loggable() -> frozenset[str]:
    """Names of fields that may be shown; all others may hold what a customer told in confidence."""
    from waiqin365_api import privacy as waiqin365
    from wshoto_api import privacy as wshoto

    return (waiqin365.LOGGABLE | wshoto.LOGGABLE | ENVELOPE) - waiqin365.PERSONAL - wshoto.PERSONAL


def redact_url(url: object) -> str:
    """Give an address without openid, digest and token; for span attributes, metrics and logs of your own.

    Args:
        url: A URL of either platform, as text or `httpx.URL`.
    """
    return _QUERY.sub(rf"\1={MASK}", _SIGNED.sub(rf"/{MASK}/\1/{MASK}", str(url)))


def redact_text(text: str, secrets: Iterable[str] = ()) -> str:
    """Give `text` without credentials, signatures and phone numbers, and without any of `secrets`."""
    known = {secret for secret in secrets if len(secret.encode("utf-8", "replace")) >= SHORTEST_SECRET}
    forms = {form for secret in known for form in (secret, quote(secret, safe="", errors="replace"))}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, MASK)
    return _PHONE.sub(MASK, _CREDENTIAL.sub(rf"\1{MASK}", redact_url(text)))


def redact_json_text(text: str) -> str:
    """Give a piece of JSON, cut anywhere, with the text of all fields blotted out that may not be shown."""

    def shown(found: re.Match[str]) -> str:
        allowed = not found["value"] or found["name"] in loggable()
        return found[0] if allowed else found["start"] + MASK

    return redact_text(_MEMBER.sub(shown, text) if '"' in text else text)


def redact_body(value: Any, name: str = "data") -> Any:
    """Give a JSON value with every scalar blotted out whose field may not be shown.

    Args:
        value: What a body, or the field `name` of one, holds.
        name: Where `value` stands.
    """
    return _redact(value, name in loggable())


def _redact(value: Any, allowed: bool) -> Any:
    if isinstance(value, dict):
        return {name: _redact(inner, name in loggable()) for name, inner in value.items()}
    if isinstance(value, list):
        return [_redact(item, allowed) for item in value]
    if value is None or value == "" or isinstance(value, bool):
        return value
    if not allowed:
        return MASK
    return redact_text(value) if isinstance(value, str) else value
