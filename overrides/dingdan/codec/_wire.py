"""Functions for raw JSON text: first byte, blank and damaged text, and the content of JSON strings."""

from __future__ import annotations

import codecs
import io
import re

import msgspec

from dingdan_runtime.json_text import check_syntax, check_text

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""The exceptions of decoding bytes that are not JSON in UTF-8."""
BLANK = frozenset({b"", b"null", b'""'})
"""JSON texts that mean no data."""
BOM = codecs.BOM_UTF8
CHUNK = 1 << 17
"""The number of bytes of a string unquoted at a time, so that the text fits into a processor's cache."""
NULL = msgspec.Raw(b"null")

Wire = bytes | msgspec.Raw
"""JSON text; a `Raw` is a part of a larger text that is not copied."""

decode_text = msgspec.json.Decoder(str).decode

_JSON_START = rb"\s*[{\[]"
# A byte that begins a character and is no part of an escape, so that a string can be cut before it.
_SEAM = rb"[,:{\[ \xc2-\xf4]"


def is_damaged(wire: bytes) -> bool:
    """True if a text starts like JSON but is invalid: cut off, not UTF-8, or faulty."""
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
    """Return the first byte of a JSON text, which identifies the type of the value."""
    return bytes(memoryview(wire)[:1])


def is_blank(wire: bytes | memoryview | msgspec.Raw) -> bool:
    """True if a JSON text means no data."""
    view = memoryview(wire)
    return len(view) <= len(b"null") and bytes(view) in BLANK


def unquoted(string: bytes | msgspec.Raw) -> bytes:
    """Return the content of a JSON string in UTF-8; an unpaired surrogate stays an escape."""
    try:
        return unquoted_strictly(string)
    except msgspec.DecodeError:
        from dingdan.codec._tolerant import unquote

        return unquote(bytes(string))


def unquoted_strictly(string: bytes | memoryview | msgspec.Raw) -> bytes:
    """Return the content of a JSON string in UTF-8.

    Raises:
        msgspec.DecodeError: the text is not one JSON string in UTF-8, or has half of a surrogate pair.
    """
    wire = memoryview(string)
    if len(wire) <= CHUNK:
        return decode_text(string).encode()
    find_seam = re.compile(_SEAM).search
    text, start, end = io.BytesIO(), 1, len(wire) - 1
    while start < end:
        seam = find_seam(wire, min(start + CHUNK, end), end)
        stop = seam.start() if seam else end
        text.write(decode_text(b"".join((b'"', wire[start:stop], b'"'))).encode())
        start = stop
    return text.getvalue()
