"""The hints on refusals. Loaded when the first call is refused."""

from __future__ import annotations

import re

import msgspec

from dingdan.codec._envelope import AUTH_CODES, DIGEST_CODES


class Hint(msgspec.Struct, frozen=True):
    """Advice on a refusal that is known by its code or its words."""

    platform: str
    text: str
    codes: frozenset[str] = frozenset()
    words: str | None = None
    """A regular expression for what its message says; compiled when it is first needed."""

    def fits(self, platform: str, code: str, message: str) -> bool:
        """Whether it is about such a refusal."""
        known = code in self.codes or (self.words is not None and re.search(self.words, message) is not None)
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
        codes=DIGEST_CODES,
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
        codes=AUTH_CODES,
    ),
)
"""Every hint, each from what the platform was seen to answer."""
SEARCHED = 10_000
"""Characters of a message that are searched for what a hint knows."""


def hint_for(platform: str, code: str, message: str) -> str:
    """Give the hint for a refusal; an empty text where none is known."""
    message = message[:SEARCHED]
    return next((hint.text for hint in HINTS if hint.fits(platform, code, message)), "")
