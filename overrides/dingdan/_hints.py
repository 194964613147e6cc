"""Hints on refusals; loaded when the first call is refused."""

from __future__ import annotations

import re

import msgspec


class Hint(msgspec.Struct, frozen=True):
    """Advice on a refusal that is known by its words, or because the credentials were refused."""

    platform: str
    text: str
    credentials: bool = False
    """True if it fits every refusal of the credentials."""
    words: str | None = None
    """A regular expression for the words of its message."""

    def fits(self, platform: str, message: str, *, refused: bool) -> bool:
        """Tell whether the hint is about such a refusal."""
        known = (refused and self.credentials) or bool(self.words and re.search(self.words, message))
        return platform == self.platform and known


HINTS = (
    # The first that fits is given: words tell more than a code.
    Hint(
        "waiqin365",
        "the openid is not accepted: check openid, and that base_url is the address that your enterprise's console"
        " shows",
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
        "seen when a digest was refused: check appkey, the machine's clock, and timestamp_format, epoch_millis or"
        " datetime",
        credentials=True,
    ),
    Hint(
        "waiqin365",
        "seen when a code or a name stands where an id belongs: pass codes as ..._code, names as ..._name, and only"
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
"""All hints. Each comes from an answer that the platform was seen to give."""
SEARCHED = 10_000
"""Characters of a message that are searched."""


def hint_for(platform: str, message: str, *, refused: bool) -> str:
    """The hint for a refusal; an empty text if none is known.

    Args:
        platform: The platform that refused the call.
        message: Its message.
        refused: Whether it refused the credentials.
    """
    message = message[:SEARCHED]
    return next((hint.text for hint in HINTS if hint.fits(platform, message, refused=refused)), "")
