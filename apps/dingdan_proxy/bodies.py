"""JSON bodies of requests, and the decoded profile of responses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec
from starlette.requests import Request

from dingdan_proxy.problems import ProblemError
from dingdan_runtime import Operation
from dingdan_runtime.json_text import check_depth, check_syntax, decode_members
from dingdan_runtime.tolerant_json import mend

MOST_BYTES = 8 * 2**20
"""The largest body of a request."""
LARGEST_EXACT = 2**53 - 1
"""The largest integer that JavaScript and other readers that use doubles keep."""

_decode = msgspec.json.Decoder(float_hook=Decimal).decode
_encode_decimals_as_numbers = msgspec.json.Encoder(decimal_format="number").encode
_LONG_INTEGER = re.compile(rb"(?:(?<=[:,\[\s])|\A)-?\d{16,}+(?![.eE])")
"""An integer of 16 digits or more behind a separator; it may also be in a string."""


def is_set(request: Request, name: str) -> bool:
    """True if a query parameter has a value other than 0 and false."""
    return request.query_params.get(name, "").lower() not in ("", "0", "false")


async def read_body(request: Request, operation: Operation[Any]) -> Any:
    """Read the JSON body of a request; an empty body is an object without members.

    Raises:
        ProblemError: the body is too large or is not JSON.
    """
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MOST_BYTES:
            raise ProblemError("too-large", f"a body has at most {MOST_BYTES} bytes", headers={"Connection": "close"})
    if not content.strip():
        return [] if operation.body.array else {}
    try:
        content.decode()  # the decoder does not check all strings
        check_depth(bytes(content))
        return _decode(content)
    except UnicodeDecodeError as error:
        raise ProblemError("not-json", f"byte {error.start} is not UTF-8") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise ProblemError("not-json", str(error)) from None


def split_unknown(operation: Operation[Any], body: Any) -> tuple[Any, dict[str, Any] | None]:
    """Split the members of a body into those of the spec and others; a body that is no object has no others."""
    if operation.body.array or not isinstance(body, dict):
        return body, None
    names = {name for field in operation.body.fields for name in (field.argument, field.wire)}
    others = {name: value for name, value in body.items() if name not in names}
    # Numbers stay numbers: the encoder writes a Decimal of a member that it does not know as text.
    plain = msgspec.json.decode(_encode_decimals_as_numbers(others))
    return {name: value for name, value in body.items() if name in names}, plain or None


def decoded(envelope: bytes, members: Sequence[str]) -> bytes:
    """Return an envelope whose data is JSON instead of a string with JSON; the envelope itself if it has none.

    Integers of the data that a double cannot hold become strings, so that no reader rounds an id.

    Args:
        envelope: The response of a platform.
        members: The names of the members that may have the data.
    """
    try:
        parts = decode_members(envelope)
    except msgspec.DecodeError:
        return envelope
    for name in members:
        if name in parts:
            data = _unwrapped(bytes(parts[name]))
            parts[name] = msgspec.Raw(_quote_long_integers(data))
    return msgspec.json.encode(parts)


def _unwrapped(data: bytes) -> bytes:
    """Return the JSON text in a JSON string; the value itself if it is no string with JSON."""
    if data[:1] != b'"':
        return data
    text = msgspec.json.decode(data, type=str).strip()
    if not text:
        return b"null"
    for read in (_checked, mend):
        try:
            return read(text.encode())
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            continue
    return data


def _checked(text: bytes) -> bytes:
    check_syntax(text)
    return text


def _quote_long_integers(data: bytes) -> bytes:
    """Return a JSON text with its long integers as strings.

    It counts the quotation marks between long integers: to split a page into strings and numbers takes longer.
    """
    found, written, counted, inside = [], 0, 0, 0
    for match in _LONG_INTEGER.finditer(data):
        start, end = match.span()
        inside ^= _quotes(data[counted:start]) & 1
        counted = start
        if not inside and abs(int(match[0])) > LARGEST_EXACT:
            found += [data[written:start], b'"', match[0], b'"']
            written = end
    return b"".join([*found, data[written:]])


def _quotes(part: bytes) -> int:
    """Return the number of quotation marks that begin or end a string."""
    if b"\\" not in part:
        return part.count(b'"')
    return len(re.findall(rb'(?<!\\)(?:\\\\)*+"', part))
