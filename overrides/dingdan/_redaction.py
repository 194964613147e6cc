"""Redaction: replaces secrets and personal data in logs, errors and traces.

Credentials, signatures and tokens are found by their place in a URL or by their value. Personal data is found by its
field in JSON: only fields that the specs allow are shown. Phone numbers are redacted everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any
from urllib.parse import quote, quote_plus

from dingdan_runtime import Body
from dingdan_runtime.json_text import STRING

MASK = "***"
SHORTEST_SECRET = 6
"""The smallest length of a secret, in bytes. Shorter values are not secrets, and their redaction would hide words."""
PAGE = frozenset({"total", "records"})
"""Members around the rows of a page. They can be shown; the fields inside have rules of their own."""

# Each pattern reads each character a bounded number of times: a failed match must not pass characters at which another
# match may start. tests/dingdan/test_linear_redaction.py counts the steps.
_SIGNED = re.compile(r"/[^/\s?#\"']+/(\d{13,14})/[0-9a-fA-F]{32}(?![0-9a-fA-F])")
_QUERY = re.compile(r"\b(access_token|app_secret|appkey)=[^&\s#\"'<>]+")
_CREDENTIAL = re.compile(r"([\"'](?:access_token|app_secret|appkey|digest)\\*[\"']\s*:\s*\\*[\"'])[^\"'\\]+")
_PHONE = re.compile(r"(?<![0-9A-Za-z.])(?:(?:\+?86[- ]?)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?![0-9A-Za-z.])")
_LONG_WORD = re.compile(r"[\w~+/=-]{12,}")
_QUOTE = re.compile(r'(?<!\\)\\*+"')


@cache
def loggable() -> frozenset[str]:
    """Return the names of fields that can be shown. All others may contain personal data."""
    from waiqin365_api import platform as waiqin365_platform
    from waiqin365_api import privacy as waiqin365
    from wshoto_api import platform as wshoto_platform
    from wshoto_api import privacy as wshoto

    members = waiqin365_platform.PLATFORM.envelope.members | wshoto_platform.PLATFORM.envelope.members
    return (waiqin365.LOGGABLE | wshoto.LOGGABLE | members | PAGE) - waiqin365.PERSONAL - wshoto.PERSONAL


def redact_url(url: object) -> str:
    """Redact openid, digest and token in an address, for your own span attributes, metrics and logs.

    Args:
        url: A URL of either platform, as text or `httpx.URL`.
    """
    return _QUERY.sub(rf"\1={MASK}", _SIGNED.sub(rf"/{MASK}/\1/{MASK}", str(url)))


def redact_text(text: str, secrets: Iterable[str] = ()) -> str:
    """Redact credentials, signatures, phone numbers and `secrets` in a text."""
    for form in sorted(_forms_of(secrets), key=len, reverse=True):
        text = text.replace(form, MASK)
    return _PHONE.sub(MASK, _CREDENTIAL.sub(rf"\1{MASK}", redact_url(text)))


def redact_wire(wire: bytes, secrets: Iterable[str]) -> bytes:
    """Redact `secrets` that a platform repeated inside the strings of a JSON text; the text remains JSON."""
    forms = {form.encode("utf-8", "replace") for form in _forms_of(secrets)}
    for form in sorted((form for form in forms if form in wire), key=len, reverse=True):
        if not form.isdigit():
            wire = wire.replace(form, MASK.encode())
            continue
        # A mask in place of a number would break the JSON, and one inside of an id would change it.
        whole = re.compile(rb"(?<![0-9A-Za-z])" + form + rb"(?![0-9A-Za-z])")
        wire = re.sub(STRING, partial(_masked, whole), wire)
    return wire


def _masked(pattern: re.Pattern[bytes], text: re.Match[bytes]) -> bytes:
    return pattern.sub(MASK.encode(), text[0])


def _forms_of(secrets: Iterable[str]) -> set[str]:
    """Return the forms of all secrets that are long enough to be recognised."""
    known = {secret for secret in secrets if len(secret.encode("utf-8", "replace")) >= SHORTEST_SECRET}
    return {form for secret in known for form in _forms(secret)}


def _forms(secret: str) -> set[str]:
    """Return the forms of a secret in texts, URLs, form data and JSON."""
    quoted = [write(secret, safe, errors="replace") for write in (quote, quote_plus) for safe in ("", "/")]
    lower = [re.sub("%..", lambda escape: escape[0].lower(), form) for form in quoted]
    return {secret, secret.replace("/", "\\/"), *quoted, *lower}


def redact_words(text: str) -> str:
    """Redact all words that may be a token, in a text with a possible unknown token."""
    return _LONG_WORD.sub(lambda word: MASK if any(map(str.isdigit, word[0])) else word[0], text)


def redact_json_text(text: str) -> str:
    """Redact the text of all fields that must not be shown, in a part of a JSON text that is cut anywhere.

    This includes JSON within JSON strings: its quotes are escaped with the same number of backslashes at the name and
    at the value of a field.
    """
    quotes = [found.span() for found in _QUOTE.finditer(text)]
    shown: list[str] = []
    done = index = 0
    while index + 2 < len(quotes):
        name, quote = _member(text, *quotes[index : index + 3])
        if not name:
            index += 1
            continue
        start = quotes[index + 2][1]
        index += 3
        while index < len(quotes) and quotes[index][1] - quotes[index][0] != quote:
            index += 1
        end = quotes[index][0] if index < len(quotes) else len(text)
        if start < end and name not in loggable():
            shown += text[done:start], MASK
            done = end
    return redact_text("".join((*shown, text[done:])))


def _member(text: str, opening: tuple[int, int], closing: tuple[int, int], value: tuple[int, int]) -> tuple[str, int]:
    """Return the name between two quotes, if a third one opens its value, and the length of a quote.

    The name is empty if the three quotes are not a member.
    """
    name, quote = text[opening[1] : closing[0]], closing[1] - closing[0]
    fits = quote <= opening[1] - opening[0] and quote == value[1] - value[0]
    if not fits or "\\" in name or text[closing[1] : value[0]].strip() != ":":
        return "", 0
    return name, quote


def redact_body(value: Any, name: str = "data") -> Any:
    """Redact every scalar of a JSON value whose field must not be shown."""
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


def personal_values(body: Body, sent: Any) -> Iterator[str]:
    """Iterate over the personal data in a request, which a response may repeat."""
    if isinstance(sent, list):
        for item in sent:
            yield from personal_values(body, item)
    elif isinstance(sent, dict):
        for each in body.fields:
            value = sent.get(each.wire)
            if each.personal and isinstance(value, str):
                yield value
            elif each.body is not None:
                yield from personal_values(each.body, value)
