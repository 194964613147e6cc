"""The form data of a push. Each field is decoded at the first access."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from dingdan._errors import DingdanError
from waiqin365_api.pushes import FIELDS

MAX_FIELDS = 100
MAX_MSG_ID_LENGTH = 256
CHUNK_BYTES = 1 << 16
"""The number of bytes to unquote at a time: `unquote_to_bytes` uses 40 times their memory."""
NAMES = frozenset(FIELDS.values())
"""The documented form fields."""
MSG_ID = FIELDS["msg_id"]

_BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class PushError(DingdanError):
    """A push cannot be read. The message contains no part of the push."""

    def __init__(self, message: str, *, field: str, msg_id: str | None = None) -> None:
        super().__init__(f"{field}: {message}", platform="waiqin365", msg_id=msg_id)
        self.field = field
        """The place of the fault: a documented form field such as `data`, `form field 3` for others, `body` or
        `Content-Type`."""


class PushForm:
    """The fields of a push.

    Args:
        body: The body of the request.
    """

    def __init__(self, body: bytes) -> None:
        self.body = body
        self._coded: dict[str, tuple[bytes, str]] | None = None
        self._decoded: dict[str, str] = {}

    def get(self, name: str) -> str:
        """Return the decoded value of a field; `""` if it is missing.

        Raises:
            PushError: the body is not a form, or the field is repeated or cannot be decoded.
        """
        if name not in self._decoded:
            coded, where = self._fields().get(name, (b"", name))
            self._decoded[name] = unquoted(coded, where)
        return self._decoded[name]

    def required(self, name: str) -> str:
        """Return the decoded value of a field that must not be empty.

        Raises:
            PushError: the field is empty, missing or cannot be decoded.
        """
        text = self.get(name)
        if not text:
            raise PushError("is missing", field=name)
        return text

    def all(self) -> dict[str, str]:
        """Return all decoded fields, in order.

        Raises:
            PushError: a field cannot be decoded.
        """
        return {name: self.get(name) for name in self._fields()}

    def msg_id(self) -> str:
        """Return the msg_id of the push, which is short and printable, for logs and errors.

        Raises:
            PushError: the msg_id is missing, too long or not printable.
        """
        text = self.required(MSG_ID)
        if len(text) > MAX_MSG_ID_LENGTH or not text.isprintable():
            raise PushError(f"is not printable text of at most {MAX_MSG_ID_LENGTH} characters", field=MSG_ID)
        return text

    def readable_msg_id(self) -> str | None:
        """Return the msg_id even if the rest of the push is invalid; None if it cannot be read."""
        name = f"{MSG_ID}=".encode()
        start = 0 if self.body.startswith(name) else self.body.find(b"&" + name) + 1
        coded, _, _ = self.body[start : start + len(name) + 3 * MAX_MSG_ID_LENGTH + 1].partition(b"&")
        try:
            return PushForm(coded).msg_id()
        except PushError:
            return None

    def _fields(self) -> dict[str, tuple[bytes, str]]:
        """The encoded value of each field and its name in errors."""
        if self._coded is None:
            self._coded = _split(self.body)
        return self._coded


def _split(body: bytes) -> dict[str, tuple[bytes, str]]:
    # parse_qsl quotes the body in its errors and does not name the field.
    if body.count(b"&") >= MAX_FIELDS:
        raise PushError(f"has more than {MAX_FIELDS} form fields", field="body")
    fields: dict[str, tuple[bytes, str]] = {}
    for position, pair in enumerate(body.split(b"&") if body else [], 1):
        where = f"form field {position}"
        coded, equals, value = pair.partition(b"=")
        if not equals:
            raise PushError("has no =", field=where)
        name = unquoted(coded, where)
        # The name of an undocumented field may be anything, so errors do not show it.
        where = name if name in NAMES else where
        if name in fields:
            raise PushError("is repeated", field=where)
        fields[name] = value, where
    return fields


def unquoted(coded: bytes, where: str) -> str:
    """Decode one form-encoded text.

    Args:
        coded: The encoded text.
        where: The place for error texts.

    Raises:
        PushError: the text has an invalid escape, or is not UTF-8.
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
        end = start + CHUNK_BYTES
        escape = coded.rfind(b"%", end - 2, end)  # which must not be cut in two
        end = escape if escape > start else end
        yield unquote_to_bytes(coded[start:end].replace(b"+", b" "))
        start = end
