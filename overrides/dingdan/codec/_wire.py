"""Raw JSON text: its first byte, blank and damaged text, and the content of JSON strings."""

from __future__ import annotations

import codecs
import io
import re

import msgspec

from dingdan_runtime.json_text import check_syntax, check_text

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""The exceptions of decoding bytes that are not JSON in UTF-8."""
BLANK = frozenset({b"", b"null", b'""'})
"""JSON texts that stand for no data."""
BOM = codecs.BOM_UTF8
CHUNK = 1 << 17
"""Bytes of a string that are unquoted at a time, so that their text stays within a processor's cache."""
NULL = msgspec.Raw(b"null")

Wire = bytes | msgspec.Raw
"""JSON text; as `Raw` a part of a larger one, which need not be copied."""

decode_text = msgspec.json.Decoder(str).decode

_JSON_START = rb"\s*[{\[]"
# A byte that begins a character and is no part of an escape, so that a string can be cut before it.
_SEAM = rb"[,:{\[ \xc2-\xf4]"


def is_damaged(wire: bytes) -> bool:
    """Return True if a text begins like JSON but is not valid: cut off, not UTF-8, or faulty."""
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
    """The first byte of a JSON text; it shows the kind of value."""
    return bytes(memoryview(wire)[:1])


def is_blank(wire: bytes | memoryview | msgspec.Raw) -> bool:
    """Return True if a JSON text means "no data"."""
    view = memoryview(wire)
    return len(view) <= len(b"null") and bytes(view) in BLANK


def unquoted(string: bytes | msgspec.Raw) -> bytes:
    """The content of a JSON string, in UTF-8; half of a surrogate pair stays an escape."""
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
        seam = find_seam(wire, min(start + CHUNK, end), end)
        stop = seam.start() if seam else end
        text.write(decode_text(b"".join((b'"', wire[start:stop], b'"'))).encode())
        start = stop
    return text.getvalue()
