"""Hints for rejected calls. The module is imported at the first rejected call."""

from __future__ import annotations

import re

import msgspec


class Hint(msgspec.Struct, frozen=True):
    """Advice for rejections with certain words in their message, or for rejected credentials."""

    platform: str
    text: str
    credentials: bool = False
    """True if the hint applies to all rejected credentials."""
    words: str | None = None
    """A regular expression for the message."""

    def fits(self, platform: str, message: str, *, refused: bool) -> bool:
        """True if the hint applies to a rejection; `refused` is True if the credentials were rejected."""
        known = (refused and self.credentials) or bool(self.words and re.search(self.words, message))
        return platform == self.platform and known


HINTS = (
    # The first hint that fits is used: words say more than a code.
    Hint(
        "waiqin365",
        "the openid is not accepted: check openid, and that base_url is the address in the console of your enterprise",
        words=r"(?i)openid",
    ),
    Hint(
        "waiqin365",
        "the timestamp is not accepted: check the machine's clock (or pass clock), and timestamp_format, epoch_millis"
        " or datetime",
        words=r"(?i)timestamp|时间戳",
    ),
    Hint(
        "waiqin365",
        "seen when a digest was rejected: check appkey, the machine's clock, and timestamp_format, epoch_millis or"
        " datetime",
        credentials=True,
    ),
    Hint(
        "waiqin365",
        "seen when a code or a name was sent in place of an id: pass codes as ..._code, names as ..._name, and only"
        " the platform's own numbers as ..._id",
        # PostgreSQL before and since version 12, and in Chinese; Java.
        words=(
            r"(?i)invalid input syntax for (?:type )?(?:integer|bigint|smallint|numeric|double precision)\b"
            r"|无效的(?:类型)? ?(?:integer|bigint|smallint|numeric|double precision) ?(?:类型)?输入语法"
            r"|NumberFormatException|For input string:"
        ),
    ),
    Hint(
        "waiqin365",
        'the platform wants this field to be present even when it is empty: pass it as ""',
        words=r"""JSONObject\[["'][^"'\]]*["']\] not found""",
    ),
    Hint(
        "waiqin365",
        "custom fields are written by their code, such as ext_2611010001, where a query reads their label: give the"
        " client custom_field_codes to write labels",
        words="扩展字段",
    ),
    Hint(
        "wshoto",
        "the token or the credentials are not accepted: check appid and app_secret, or access_token, and that base_url"
        " is their host",
        credentials=True,
    ),
)
"""All hints. Each is based on an observed response."""
SEARCHED = 10_000
"""The number of characters of a message to search."""


def hint_for(platform: str, message: str, *, refused: bool) -> str:
    """Return the hint for a rejected call; `""` if there is none.

    Args:
        platform: The platform that rejected the call.
        message: The platform's message.
        refused: True if the credentials were rejected.
    """
    message = message[:SEARCHED]
    return next((hint.text for hint in HINTS if hint.fits(platform, message, refused=refused)), "")
