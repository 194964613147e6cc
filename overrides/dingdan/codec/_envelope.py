"""Reads the two platforms' envelopes: did the call work, and which JSON holds its data?"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Container, Mapping
from typing import Any, ClassVar, Protocol

import httpx
import msgspec

from dingdan._errors import (
    APIError,
    AuthenticationError,
    Context,
    DecodeError,
    HTTPStatusError,
    MisdirectedAnswer,
    RateLimited,
)
from dingdan_runtime import Operation, Problem
from dingdan_runtime.json_text import check_syntax, check_text, decode_json, decode_members

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What decoding raises for bytes that are not JSON in UTF-8."""
AUTH_CODES = frozenset({"10001", "10010", "10011"})
"""Wshoto's codes on which the vendor's own clients fetch a new token; what each means is not published."""
DIGEST_CODES = frozenset({"102"})
"""Waiqin365's code seen when a digest was refused; no document at hand lists it."""
BLANK = frozenset({b"", b"null", b'""'})
"""JSON texts that stand for no data."""
EMPTY = frozenset({b"[]", b"{}"})
"""JSON texts of data that holds nothing."""
SUCCESS_MESSAGES = frozenset({"", "ok", "操作成功", "请求成功"})
"""Messages that documents show with success."""
BOM = codecs.BOM_UTF8
UNQUOTED = 1 << 17
"""Bytes of a string that are unquoted at a time, so that their text stays within a processor's cache."""

ADDRESS = "is base_url your enterprise's own address, and is this machine's IP allowed?"
ANOTHERS = "the answer is to another message, which a connection out of step brings; the connection is given up"
NOT_JSON = f"the answer is not JSON; {ADDRESS}"
NO_ENVELOPE = f"the answer is JSON, but not what this platform wraps its answers in; {ADDRESS}"
DAMAGED = "the answer is damaged JSON, cut off or not UTF-8"
TOO_DEEP = "the answer is nested too deeply to be read"


class ResponsePayload(msgspec.Struct):
    """What a successful envelope held."""

    data: bytes | None
    """The decoded data as JSON text, or None where the platform sent none."""
    message: str | None
    msg_id: str | None
    response: httpx.Response
    stray: str = ""
    """Where there is no data: members of the envelope that no document names and that may be it."""
    problems: list[Problem] = []
    """Faults tolerated outside of records."""
    resolved_rows: dict[int, bytes] | None = None
    """Rows with their references resolved, by number; None where there can be none."""

    @property
    def unusual_message(self) -> str | None:
        """The message, where it is none that documents show with success."""
        message = (self.message or "").strip()
        return None if message.lower() in SUCCESS_MESSAGES else message

    def take_data(self) -> bytes | None:
        """Give the data and let go of it, so that a large page is not kept beside its rows."""
        data, self.data = self.data, None
        return data


class Envelope(Protocol):
    """How a platform wraps its answers."""

    def code_of(self, response: httpx.Response) -> str | None:
        """Give the code in an answer, if it has one."""
        ...

    def unwrap(
        self, operation: Operation[Any], response: httpx.Response, msg_id: str | None, recent: Container[str]
    ) -> ResponsePayload:
        """Unwrap an answer.

        Raises:
            APIError: the platform refused the call.
            HTTPStatusError: an HTTP failure without an envelope.
            MisdirectedAnswer: it names another message, one of `recent`.
            DecodeError: no envelope at all.
        """
        ...


_decode_text = msgspec.json.Decoder(str).decode

_NULL = msgspec.Raw(b"null")
_JSON_START = rb"\s*[{\[]"
_UTF_8 = r"(?i)charset\s*=\s*[\"']?utf-?8\b"
_WHOLE_NUMBER = r"[+-]?[0-9]+(?:\.0*)?"
# What begins a character and is no part of an escape, so that a string can be cut before it.
_SEAM = rb"[,:{\[ \xc2-\xf4]"


def _content(response: httpx.Response, problems: list[Problem]) -> bytes:
    """The body of an answer in UTF-8, unless it is damaged."""
    content = came = response.content.removeprefix(BOM)
    declared = response.headers.get("Content-Type", "")
    if "charset" in declared and not re.search(_UTF_8, declared):
        from dingdan.codec._tolerant import ANSWER, decode_charset

        content = decode_charset(declared, came)
        if content is not came:
            problems.append(Problem(ANSWER, declared, "UTF-8"))
    return content


def is_damaged(wire: bytes) -> bool:
    """Whether it begins like JSON but is none: cut off, not UTF-8, or otherwise not as it was meant to be."""
    wire = wire.removeprefix(BOM)
    if not re.match(_JSON_START, wire):
        return False
    try:
        check_text(wire)
        check_syntax(wire)
    except RecursionError:  # it would be as deep the next time
        return False
    except UNREADABLE:
        return True
    return False


def first_byte(wire: bytes | memoryview | msgspec.Raw) -> bytes:
    """The first byte of a JSON text, which tells what kind of value it is."""
    return bytes(memoryview(wire)[:1])


def is_blank(wire: bytes | memoryview | msgspec.Raw) -> bool:
    """Whether a JSON text stands for no data."""
    view = memoryview(wire)
    return len(view) <= len(b"null") and bytes(view) in BLANK


def _is_empty(data: bytes | None) -> bool:
    """Tell whether data holds nothing; its length first, since a set would hash the whole page."""
    return data is None or (len(data) == 2 and data in EMPTY)


def _text(member: msgspec.Raw) -> str | None:
    if first_byte(member) == b'"':
        text: str
        try:
            text = _decode_text(member)
        except msgspec.DecodeError:
            from dingdan_runtime.tolerant_json import read_text

            text = read_text(bytes(member))
        return text
    try:
        value = decode_json(member)
    except msgspec.DecodeError:  # too deep; no reason to lose the data beside it
        value = bytes(member).decode()
    return None if value is None else str(value)


def code_text(member: msgspec.Raw) -> str | None:
    """The code in a member of an envelope, as text; None where there is none, or blanks alone.

    The one rule for codes: blanks around one do not count, and whole numbers are equal as numbers, so that `"0 "`,
    `"00"` and `0.0` are all `0`. Anything else is its own text.
    """
    text = _text(member)
    if text is None or text == "0":
        return text
    text = text.strip()
    if not re.fullmatch(_WHOLE_NUMBER, text):
        return text or None
    digits = text.lstrip("+-").partition(".")[0].lstrip("0")
    return f"-{digits}" if digits and text.startswith("-") else digits or "0"


def _data(member: msgspec.Raw, *, quoted: bool) -> bytes | None:
    """The JSON text in a member; `quoted` where it may stand there as a string."""
    data = (unquoted(member) if quoted and first_byte(member) == b'"' else bytes(member)).strip()
    if data.startswith(BOM):
        data = data.removeprefix(BOM).strip()
    return None if is_blank(data) else data


def unquoted(string: bytes | msgspec.Raw) -> bytes:
    """Unquote a JSON string, to UTF-8; half of a surrogate pair stays the escape that it is."""
    try:
        return _unquoted(string)
    except msgspec.DecodeError:
        from dingdan.codec._tolerant import unquote

        return unquote(bytes(string))


def _unquoted(string: bytes | msgspec.Raw) -> bytes:
    wire = memoryview(string)
    find_seam = re.compile(_SEAM).search
    text, start, end = io.BytesIO(), 1, len(wire) - 1
    while start < end:
        seam = find_seam(wire, min(start + UNQUOTED, end), end)
        stop = seam.start() if seam else end
        text.write(_decode_text(b"".join((b'"', wire[start:stop], b'"'))).encode())
        start = stop
    return text.getvalue()


def _unreadable(body: bytes, context: Context) -> DecodeError:
    """Say why an answer has no envelope that can be read."""
    if is_damaged(body):
        return DecodeError(DAMAGED, body=body, retryable=True, **context)
    try:
        check_syntax(body.removeprefix(BOM))
        message = NO_ENVELOPE
    except RecursionError:
        message = TOO_DEEP
    except UNREADABLE:
        message = NOT_JSON
    # An answer of nothing is one that was cut: the next may be whole.
    return DecodeError(message, body=body, retryable=not body.strip(), **context)


def _refuse_status(response: httpx.Response, context: Context) -> None:
    if response.status_code == 429:
        raise RateLimited(code="429", message=response.reason_phrase, status_code=429, **context)
    if not response.is_success:
        raise HTTPStatusError(f"HTTP {response.status_code} {response.reason_phrase}", response=response, **context)


def _check(
    name: str,
    code: str | None,
    message: str | None,
    response: httpx.Response,
    *,
    refusals: frozenset[str],
    context: Context,
) -> None:
    """Raise, unless the code (the envelope's member `name`) and the HTTP status both say that the call worked.

    `refusals` are the codes of credentials that are not accepted.
    """
    if code not in ("0", None):
        from dingdan._hints import hint_for  # only refusals need it

        kind = RateLimited if response.status_code == 429 else AuthenticationError if code in refusals else APIError
        raise kind(
            code=code,
            message=message,
            hint=hint_for(context.get("platform") or "", code, message or ""),
            status_code=response.status_code,
            **context,
        )
    _refuse_status(response, context)
    if code is None:
        raise DecodeError(f"the answer has no {name}", body=response.content, **context)


class _JSONEnvelope:
    """An envelope that is a JSON object with a code, a message and data."""

    CODE: ClassVar[str]
    MESSAGE: ClassVar[str]
    DATA: ClassVar[tuple[str, ...]]
    """Members that hold the data; the first that holds anything counts."""
    QUOTED: ClassVar[bool]
    """True where the data is JSON inside a JSON string."""
    ID: ClassVar[str | None] = None
    """The member that repeats the id of the message."""
    REFUSALS: ClassVar[frozenset[str]]
    """Codes of credentials that are not accepted."""

    @classmethod
    def code_of(cls, response: httpx.Response) -> str | None:
        """Give the code in an answer, if it has one."""
        try:
            return code_text(cls._members(_content(response, []), []).get(cls.CODE, _NULL))
        except UNREADABLE:
            return None

    @classmethod
    def unwrap(
        cls, operation: Operation[Any], response: httpx.Response, msg_id: str | None = None, recent: Container[str] = ()
    ) -> ResponsePayload:
        """Unwrap an answer. Its data may be null, `""` or absent; see `Envelope.unwrap`."""
        context: Context = {"platform": operation.platform, "operation": operation.id, "msg_id": msg_id}
        problems: list[Problem] = []
        content = _content(response, problems)
        try:
            members = cls._members(content, problems)
            code, message = code_text(members.get(cls.CODE, _NULL)), _text(members.get(cls.MESSAGE, _NULL))
            echoed = _text(members.get(cls.ID, _NULL)) if cls.ID else None
            data: bytes | None = None
            for name in cls.DATA:
                if _is_empty(data) and name in members:
                    data = _data(members[name], quoted=cls.QUOTED) or data
            stray = cls._stray(members) if _is_empty(data) else ""
        except UNREADABLE:
            _refuse_status(response, context)
            raise _unreadable(content if problems else response.content, context) from None
        if echoed and echoed != msg_id and echoed in recent:
            raise MisdirectedAnswer(ANOTHERS, body=response.content, retryable=True, **context)
        _check(cls.CODE, code, message, response, refusals=cls.REFUSALS, context=context)
        return ResponsePayload(data, message, echoed or msg_id, response, stray, problems)

    @classmethod
    def _members(cls, content: bytes, problems: list[Problem]) -> Mapping[str, msgspec.Raw]:
        """The members, all UTF-8; of data in a string that is left to unquoting it."""
        members: dict[str, msgspec.Raw]
        try:
            members = decode_members(content)
        except UNREADABLE:
            from dingdan.codec._tolerant import tolerant_members

            return tolerant_members(content, cls.DATA, problems)
        if not cls.QUOTED or first_byte(members.get(cls.DATA[0], _NULL)) != b'"':
            check_text(content)
        else:
            for name, member in members.items():
                if name != cls.DATA[0]:
                    check_text(bytes(member))
        return members

    @classmethod
    def _stray(cls, members: Mapping[str, msgspec.Raw]) -> str:
        """Name undocumented members that hold a list or an object: without data, one of them may be it."""
        unknown = members.keys() - {cls.CODE, cls.MESSAGE, cls.ID, *cls.DATA}
        if not unknown:
            return ""
        from dingdan.codec._rows import holds_something, name_some  # only odd answers need it

        return name_some(name for name, member in members.items() if name in unknown and holds_something(member))


class Waiqin365(_JSONEnvelope):
    """`{return_code, return_msg, msg_id, response_data}`; one page calls `response_data` `return_data`."""

    CODE, MESSAGE, ID, DATA, QUOTED = "return_code", "return_msg", "msg_id", ("response_data", "return_data"), True
    REFUSALS = DIGEST_CODES


class Wshoto(_JSONEnvelope):
    """`{code, msg, data}`; failures may also come with an HTTP status of their own."""

    CODE, MESSAGE, DATA, QUOTED = "code", "msg", ("data",), False
    REFUSALS = AUTH_CODES
