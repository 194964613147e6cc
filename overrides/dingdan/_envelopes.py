"""Reads the two platforms' envelopes: did the call work, and which JSON holds its data?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import httpx
import msgspec

from dingdan._errors import APIError, AuthenticationError, Context, DecodeError, HTTPStatusError, RateLimited
from dingdan_runtime import Operation

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What decoding raises for bytes that are not JSON in UTF-8."""
AUTH_CODES = frozenset({"10001", "10010", "10011"})
"""Wshoto's codes on which the vendor's own clients fetch a new token; what each means is not published."""
DIGEST_CODES = frozenset({"102"})
"""Waiqin365's code seen when a digest was refused; no document at hand lists it."""
NO_DATA = frozenset({b"", b"null", b'""'})
SIGNATURE_HINT = (
    "seen when a digest was refused: check appkey, the machine's clock, and timestamp_format, epoch_millis or datetime"
)
NOT_JSON = "the answer is not JSON; is base_url your enterprise's own address, and is this machine's IP allowed?"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a successful envelope held."""

    data: bytes | None
    """The decoded data as JSON text, or None where the platform sent none."""
    message: str | None
    msg_id: str | None
    response: httpx.Response


class Envelope(Protocol):
    """How a platform wraps its answers."""

    def interpret(self, operation: Operation[Any], response: httpx.Response, msg_id: str | None) -> Answer:
        """Unwrap an answer.

        Raises:
            APIError: the platform refused the call.
            HTTPStatusError: an HTTP failure without an envelope.
            DecodeError: no envelope at all.
        """
        ...


class _WaiqinEnvelope(msgspec.Struct):
    return_code: Any = None
    return_msg: Any = None
    msg_id: Any = None
    response_data: msgspec.Raw = msgspec.Raw(b"null")


class _WshotoEnvelope(msgspec.Struct):
    code: Any = None
    msg: Any = None
    data: msgspec.Raw = msgspec.Raw(b"null")


_decode_waiqin = msgspec.json.Decoder(_WaiqinEnvelope).decode
_decode_wshoto = msgspec.json.Decoder(_WshotoEnvelope).decode
_decode_text = msgspec.json.Decoder(str).decode


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _data(member: msgspec.Raw, *, quoted: bool) -> bytes | None:
    """The JSON text in a member; `quoted` where it may stand there as a string."""
    wire = bytes(member)
    text = _decode_text(wire) if quoted and wire[:1] == b'"' else wire.decode()
    data = text.strip().encode()
    return None if data in NO_DATA else data


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
    hint: str,
    context: Context,
) -> None:
    """Raise, unless the code (the envelope's member `name`) and the HTTP status both say that the call worked.

    `refusals` are the codes of credentials that are not accepted, `hint` what may be wrong with them.
    """
    if code not in ("0", None):
        refused = code in refusals
        kind = RateLimited if response.status_code == 429 else AuthenticationError if refused else APIError
        raise kind(
            code=code, message=message, hint=hint if refused else "", status_code=response.status_code, **context
        )
    _refuse_status(response, context)
    if code is None:
        raise DecodeError(f"the answer has no {name}", body=response.content, **context)


class Waiqin365:
    """`{return_code, return_msg, msg_id, response_data}`, the data as JSON inside a JSON string."""

    @staticmethod
    def interpret(operation: Operation[Any], response: httpx.Response, msg_id: str | None) -> Answer:
        """Unwrap an answer; `response_data` may be text of any JSON, `""`, null, absent or already decoded."""
        context: Context = {"platform": operation.platform, "operation": operation.id, "msg_id": msg_id}
        try:
            envelope = _decode_waiqin(response.content)
            data = _data(envelope.response_data, quoted=True)
        except UNREADABLE:
            _refuse_status(response, context)
            raise DecodeError(NOT_JSON, body=response.content, **context) from None
        code, message = _text(envelope.return_code), _text(envelope.return_msg)
        _check("return_code", code, message, response, refusals=DIGEST_CODES, hint=SIGNATURE_HINT, context=context)
        return Answer(data, message, _text(envelope.msg_id) or msg_id, response)


class Wshoto:
    """`{code, msg, data}`; failures may also come with an HTTP status of their own."""

    @staticmethod
    def code_of(response: httpx.Response) -> str | None:
        """The code in an answer, if it has one."""
        try:
            return _text(_decode_wshoto(response.content).code)
        except UNREADABLE:
            return None

    @staticmethod
    def interpret(operation: Operation[Any], response: httpx.Response, msg_id: str | None = None) -> Answer:  # noqa: ARG004
        """Unwrap an answer; Wshoto has no msg_id."""
        context: Context = {"platform": operation.platform, "operation": operation.id}
        try:
            envelope = _decode_wshoto(response.content)
            data = _data(envelope.data, quoted=False)
        except UNREADABLE:
            _refuse_status(response, context)
            raise DecodeError(NOT_JSON, body=response.content, **context) from None
        code, message = _text(envelope.code), _text(envelope.msg)
        _check("code", code, message, response, refusals=AUTH_CODES, hint="", context=context)
        return Answer(data, message, None, response)
