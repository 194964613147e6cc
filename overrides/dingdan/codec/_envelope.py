"""Unwraps responses: checks for success, and finds the JSON of the data."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Any

import httpx
import msgspec

from dingdan._errors import (
    APIError,
    AuthenticationError,
    Context,
    DecodeError,
    HTTPStatusError,
    MisdirectedResponseError,
    RateLimited,
)
from dingdan.codec._wire import (
    BOM,
    NULL,
    UNREADABLE,
    decode_text,
    first_byte,
    is_blank,
    is_damaged,
    unquoted,
    unquoted_strictly,
)
from dingdan_runtime import Envelope, Operation, Problem
from dingdan_runtime.json_text import check_syntax, check_text, decode_json, decode_members

EMPTY = frozenset({b"[]", b"{}"})
"""JSON texts of empty data."""
LARGE = 1 << 16
"""The number of bytes from which on the end of the data is not looked for."""
LONGEST_HEAD = 1 << 12
"""The most bytes before such data."""
SUCCESS_MESSAGES = frozenset({"", "ok", "操作成功", "请求成功"})
"""Documented messages of a success."""

ADDRESS = "is base_url your enterprise's own address, and is this machine's IP allowed?"
ANOTHERS = (
    "the response belongs to another request: requests and responses of this connection are out of step, and it is"
    " closed"
)
NOT_JSON = f"the response is not JSON; {ADDRESS}"
NO_ENVELOPE = f"the response is JSON, but not what this platform wraps its responses in; {ADDRESS}"
DAMAGED = "the response is damaged JSON, cut off or not UTF-8"
TOO_DEEP = "the response is nested too deeply to be read"

_UTF_8 = r"(?i)charset\s*=\s*[\"']?utf-?8\b"
_WHOLE_NUMBER = r"[+-]?[0-9]+(?:\.0*)?"


class ResponsePayload(msgspec.Struct):
    """The content of a successful envelope."""

    data: bytes | None
    """The data as JSON text; None if the platform sent none."""
    message: str | None
    msg_id: str | None
    response: httpx.Response
    member: str = "data"
    """The usual name of the member with the data, for errors and problems."""
    stray: str = ""
    """If there is no data, the names of undocumented members that may be the data."""
    problems: list[Problem] = []
    """Faults tolerated outside of records."""
    string: msgspec.Raw | None = None
    """The JSON string that contained the data, for data that is plain text."""
    resolved_rows: dict[int, bytes] | None = None
    """The rows with resolved references, by index; None if there are no references."""

    @property
    def unusual_message(self) -> str | None:
        """The message, unless it is a documented message of a success."""
        message = (self.message or "").strip()
        return None if message.lower() in SUCCESS_MESSAGES else message

    def take_data(self) -> bytes | None:
        """Return the data and remove it from the payload, so that a large page and its rows are not both in memory."""
        data, self.data, self.string = self.data, None, None
        return data


class EnvelopeDecoder:
    """Unwraps the responses of one platform."""

    __slots__ = ("_data", "_envelope", "_known")

    def __init__(self, envelope: Envelope) -> None:
        self._envelope = envelope
        self._data = envelope.data[0]
        self._known = envelope.members

    def code_of(self, response: httpx.Response) -> str | None:
        """Return the code in a response; None if it has none."""
        try:
            return code_text(self._members(_content(response, []), []).get(self._envelope.code, NULL))
        except UNREADABLE:
            return None

    def refuses_credentials(self, response: httpx.Response) -> bool:
        """True if a response rejects the credentials."""
        return self.code_of(response) in self._envelope.authentication

    def unwrap(
        self,
        operation: Operation[Any],
        response: httpx.Response,
        msg_id: str | None = None,
        recent: Container[str] = (),
    ) -> ResponsePayload:
        """Unwrap a response to the request `msg_id`. Its data may be null, `""` or absent.

        Raises:
            APIError: the platform rejected the call.
            HTTPStatusError: an HTTP failure without an envelope.
            MisdirectedResponseError: the response has the id of another of the recent requests.
            DecodeError: the response has no envelope.
        """
        context: Context = {"platform": operation.platform, "operation": operation.id, "msg_id": msg_id}
        envelope = self._envelope
        problems: list[Problem] = []
        content = _content(response, problems)
        try:
            members, text = self._around_large_data(content) or (self._members(content, problems), None)
            code, message = code_text(members.get(envelope.code, NULL)), _text(members.get(envelope.message, NULL))
            echoed = _text(members.get(envelope.id, NULL)) if envelope.id else None
            data: bytes | None = None
            string: msgspec.Raw | None = None
            for name in envelope.data:
                if _is_empty(data) and name in members:
                    member = members[name]
                    is_string = first_byte(member) == b'"'
                    known = text if name == self._data else None
                    data = _data(member, known, quoted=envelope.quoted and is_string) or data
                    string = member if is_string else string
            stray = self._stray(members) if _is_empty(data) else ""
        except UNREADABLE:
            _check_status(response, context)
            raise _unreadable(content if problems else response.content, context) from None
        if echoed and echoed != msg_id and echoed in recent:
            raise MisdirectedResponseError(ANOTHERS, body=response.content, retryable=True, **context)
        self._check(code, message, response, context)
        return ResponsePayload(data, message, echoed or msg_id, response, self._data, stray, problems, string)

    def _around_large_data(self, content: bytes) -> tuple[Mapping[str, msgspec.Raw], bytes] | None:
        """Return the members of an envelope that ends with large quoted data, and the content of its string.

        Looking for the end of this string is a tenth of the time of decoding a page. Here its end is assumed to be the
        last quotation mark. The rest is decoded as an envelope with an empty string, and unquoting checks the string;
        both are valid only if the assumption is true.

        Returns:
            None if the envelope is another one, which may also be faulty.
        """
        if not self._envelope.quoted or len(content) < LARGE:
            return None
        opening = b'"%b":"' % self._data.encode()
        start = content.find(opening, 0, LONGEST_HEAD) + len(opening) - 1
        end = content.rfind(b'"')
        inner = content.rfind(b'"', start + 1, end)
        if not len(opening) <= start < end - LARGE // 2 or content[inner - 1 : inner] != b"\\":
            return None
        try:
            members: dict[str, msgspec.Raw] = decode_members(content[: start + 1] + content[end:])
            if bytes(members.get(self._data, NULL)) != b'""':
                return None
            for member in members.values():
                check_text(bytes(member))
            string = memoryview(content)[start : end + 1]
            text = unquoted_strictly(string)
        except UNREADABLE:
            return None
        return members | {self._data: msgspec.Raw(string)}, text

    def _members(self, content: bytes, problems: list[Problem]) -> Mapping[str, msgspec.Raw]:
        """Return the members after a check for UTF-8; quoted data is checked when it is unquoted."""
        members: dict[str, msgspec.Raw]
        try:
            members = decode_members(content)
        except UNREADABLE:
            from dingdan.codec._tolerant import tolerant_members

            return tolerant_members(content, self._envelope.data, problems)
        if not self._envelope.quoted or first_byte(members.get(self._data, NULL)) != b'"':
            check_text(content)
        else:
            for name, member in members.items():
                if name != self._data and not bytes(member).isascii():
                    check_text(bytes(member))
        return members

    def _stray(self, members: Mapping[str, msgspec.Raw]) -> str:
        """Return the names of undocumented members with a list or an object: one may be the missing data."""
        unknown = members.keys() - self._known
        if not unknown:
            return ""
        from dingdan.codec._rows import holds_something, name_some  # only odd responses need it

        return name_some(name for name, member in members.items() if name in unknown and holds_something(member))

    def _check(self, code: str | None, message: str | None, response: httpx.Response, context: Context) -> None:
        """Raise APIError or DecodeError, unless the code and the HTTP status both mean success."""
        envelope = self._envelope
        if code not in (envelope.success, None):
            from dingdan._hints import hint_for  # only refusals need it

            refused = code in envelope.authentication
            kind = RateLimited if response.status_code == 429 else AuthenticationError if refused else APIError
            raise kind(
                code=code,
                message=message,
                hint=hint_for(context.get("platform") or "", message or "", refused=refused),
                status_code=response.status_code,
                **context,
            )
        _check_status(response, context)
        if code is None:
            raise DecodeError(f"the response has no {envelope.code}", body=response.content, **context)


def _content(response: httpx.Response, problems: list[Problem]) -> bytes:
    """Return the body of a response, converted to UTF-8 if it is valid in its charset."""
    content = came = response.content.removeprefix(BOM)
    declared = response.headers.get("Content-Type", "")
    if "charset" in declared.lower() and not re.search(_UTF_8, declared):
        from dingdan.codec._tolerant import ANSWER, decode_charset

        content = decode_charset(declared, came)
        if content is not came:
            problems.append(Problem(ANSWER, declared, "UTF-8"))
    return content


def _is_empty(data: bytes | None) -> bool:
    """True if data is empty. The length is checked first, because a set would hash the whole page."""
    return data is None or (len(data) == 2 and data in EMPTY)


def _text(member: msgspec.Raw) -> str | None:
    if member is NULL:
        return None
    text: str
    try:
        text = decode_text(member)
    except msgspec.MsgspecError:
        return _unusual_text(member)
    return text


def _unusual_text(member: msgspec.Raw) -> str | None:
    """Return the text of a member that is a faulty string, or no string."""
    if first_byte(member) == b'"':
        from dingdan_runtime.tolerant_json import read_text

        return read_text(bytes(member))
    try:
        value = decode_json(member)
    except msgspec.DecodeError:  # too deep; no reason to lose the data beside it
        value = bytes(member).decode()
    return None if value is None else str(value)


def code_text(member: msgspec.Raw) -> str | None:
    """Return the code in a member of an envelope, as text; None if it is missing or blank.

    Surrounding spaces are ignored, and whole numbers are normalized: `"0 "`, `"00"` and `0.0` are all `0`. Other values
    stay unchanged.
    """
    text = _text(member)
    if text is None or text == "0":
        return text
    text = text.strip()
    if not re.fullmatch(_WHOLE_NUMBER, text):
        return text or None
    digits = text.lstrip("+-").partition(".")[0].lstrip("0")
    return f"-{digits}" if digits and text.startswith("-") else digits or "0"


def _data(member: msgspec.Raw, text: bytes | None, *, quoted: bool) -> bytes | None:
    """Return the JSON text in a member; if `quoted`, it is in a JSON string, whose content may be known: `text`."""
    if text is None:
        text = unquoted(member) if quoted else bytes(member)
    data = text.strip()
    if data.startswith(BOM):
        data = data.removeprefix(BOM).strip()
    return None if is_blank(data) else data


def _unreadable(body: bytes, context: Context) -> DecodeError:
    """Return the error for a response without a readable envelope."""
    if is_damaged(body):
        return DecodeError(DAMAGED, body=body, retryable=True, **context)
    try:
        check_syntax(body.removeprefix(BOM))
        message = NO_ENVELOPE
    except RecursionError:
        message = TOO_DEEP
    except UNREADABLE:
        message = NOT_JSON
    # An empty response was cut off: the next may be whole.
    return DecodeError(message, body=body, retryable=not body.strip(), **context)


def _check_status(response: httpx.Response, context: Context) -> None:
    if response.status_code == 429:
        raise RateLimited(code="429", message=response.reason_phrase, status_code=429, **context)
    if not response.is_success:
        raise HTTPStatusError(f"HTTP {response.status_code} {response.reason_phrase}", response=response, **context)
