"""The form that a push arrives in: its fields are decoded one by one, when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from dingdan._errors import DingdanError
from waiqin365_api.pushes import FIELDS

MAX_FIELDS = 100
LONGEST_MSG_ID = 256
PIECE = 1 << 16
"""Bytes that are unquoted at a time: `unquote_to_bytes` makes an object of each escape, 40 times their size."""
NAMES = frozenset(FIELDS.values())
"""The documented form fields."""
MSG_ID = FIELDS["msg_id"]

_BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class PushError(DingdanError):
    """A push cannot be read. The text shows nothing of what was in it."""

    def __init__(self, message: str, *, field: str, msg_id: str | None = None) -> None:
        super().__init__(f"{field}: {message}", platform="waiqin365", msg_id=msg_id)
        self.field = field
        """The place: a documented form field such as `data`, `form field 3` for any other, `body` or `Content-Type`."""


class PushForm:
    """The fields of a push.

    Args:
        body: The request's body.
    """

    def __init__(self, body: bytes) -> None:
        self.body = body
        self._coded: dict[str, tuple[bytes, str]] | None = None
        self._decoded: dict[str, str] = {}

    def get(self, name: str) -> str:
        """One field, decoded; `""` where it is absent.

        Raises:
            PushError: the body is not a form, the field is there twice, or it cannot be decoded.
        """
        if name not in self._decoded:
            coded, where = self._fields().get(name, (b"", name))
            self._decoded[name] = unquoted(coded, where)
        return self._decoded[name]

    def required(self, name: str) -> str:
        """One field, decoded.

        Raises:
            PushError: it is missing, or cannot be decoded.
        """
        text = self.get(name)
        if not text:
            raise PushError("is missing", field=name)
        return text

    def all(self) -> dict[str, str]:
        """All fields, decoded, in their order.

        Raises:
            PushError: one of them cannot be decoded.
        """
        return {name: self.get(name) for name in self._fields()}

    def msg_id(self) -> str:
        """The id of the push, fit for logs and error texts: short and printable.

        Raises:
            PushError: it is missing, too long or not printable.
        """
        text = self.required(MSG_ID)
        if len(text) > LONGEST_MSG_ID or not text.isprintable():
            raise PushError(f"is not printable text of at most {LONGEST_MSG_ID} characters", field=MSG_ID)
        return text

    def told_msg_id(self) -> str | None:
        """The id, read without the rest of the push, which may be no form at all; None if it cannot be read."""
        name = f"{MSG_ID}=".encode()
        start = 0 if self.body.startswith(name) else self.body.find(b"&" + name) + 1
        coded, _, _ = self.body[start : start + len(name) + 3 * LONGEST_MSG_ID + 1].partition(b"&")
        try:
            return PushForm(coded).msg_id()
        except PushError:
            return None

    def _fields(self) -> dict[str, tuple[bytes, str]]:
        """Each field, still coded, and how an error names it."""
        if self._coded is None:
            self._coded = _split(self.body)
        return self._coded


def _split(body: bytes) -> dict[str, tuple[bytes, str]]:
    # By hand rather than parse_qsl, whose errors quote the body and do not say which field.
    if body.count(b"&") >= MAX_FIELDS:
        raise PushError(f"has more than {MAX_FIELDS} form fields", field="body")
    fields: dict[str, tuple[bytes, str]] = {}
    for position, pair in enumerate(body.split(b"&") if body else [], 1):
        where = f"form field {position}"
        coded, equals, value = pair.partition(b"=")
        if not equals:
            raise PushError("has no =", field=where)
        name = unquoted(coded, where)
        # What no document names may be anything, and is not for logs.
        where = name if name in NAMES else where
        if name in fields:
            raise PushError("stands there twice", field=where)
        fields[name] = value, where
    return fields


def unquoted(coded: bytes, where: str) -> str:
    """Decode one form-encoded text.

    Args:
        coded: The text as it stands in a form.
        where: What an error names as its place.

    Raises:
        PushError: it has a broken escape, or is not UTF-8.
    """
    if _BROKEN_ESCAPE.search(coded):
        raise PushError("has a % without two hexadecimal digits", field=where)
    try:
        return b"".join(_pieces(coded)).decode()
    except UnicodeDecodeError:
        raise PushError("is not UTF-8", field=where) from None


def _pieces(coded: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(coded):
        end = start + PIECE
        escape = coded.rfind(b"%", end - 2, end)  # it must not be cut in two
        end = escape if escape > start else end
        yield unquote_to_bytes(coded[start:end].replace(b"+", b" "))
        start = end
