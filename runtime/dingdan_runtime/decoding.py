"""Decoding of records from JSON text, and the descriptors of their attributes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from threading import Lock
from types import FunctionType
from typing import Any, TypeVar

import msgspec

from dingdan_runtime.json_text import bare_number, decode_any, decode_items, decode_members
from dingdan_runtime.readers import ConversionError, Getter, NestedReader, Reader, is_nothing

RecordT = TypeVar("RecordT", bound=msgspec.Struct)

NOTHING = (b"null", b'""')
"""JSON texts of a nested attribute that mean no value. No set: it would hash the text that is looked for."""
LONGEST_NOTHING = max(map(len, NOTHING))


class Attribute:
    """A record attribute that reads a struct member. If it is empty, members with other spellings are read."""

    __slots__ = ("members", "reader")

    def __init__(self, reader: Reader[Any], *members: Any) -> None:
        self.reader = reader
        self.members = members

    def read(self, record: Any) -> Any:
        """Return the value of the attribute of `record`."""
        found = None
        read = self.reader.read
        for member in self.members:
            try:
                value = read(member.__get__(record))
            except ConversionError:
                value = None
            if value or value == 0:  # a zero is a value, an empty list is none
                return value
            found = value if found is None else found
        return read(None) if found is None else found

    def getter(self, name: str) -> Getter:
        """Return the getter for the attribute's property; `name` is the class attribute of the struct member."""
        if self.reader.quick is None or len(self.members) > 1:
            return self.read
        return _for_member(self.reader.quick(self.read), name)


def _for_member(getter: Any, name: str) -> Getter:
    """Return a copy of `getter` for the struct member in the class attribute `name`.

    CPython specializes each code object for one attribute: with a copy for each member a read takes 160 ns, not 205.
    `test_getters_are_specialised` fails if this no longer helps.
    """
    code = getter.__code__
    names = tuple(name if known == "_value" else known for known in code.co_names)
    return FunctionType(code.replace(co_names=names), getter.__globals__, name, None, getter.__closure__)


class NestedAttribute:  # noqa: D101  # its slot `__doc__` holds the docstring of each attribute
    __slots__ = ("__doc__", "member", "name", "reader")

    def __init__(self, name: str, member: Any, reader: NestedReader, doc: str | None) -> None:
        self.__doc__ = doc
        self.name = name
        self.member = member
        self.reader = reader

    def __repr__(self) -> str:
        return f"<{'list of ' if self.reader.many else ''}{self.reader.record.__name__}>"

    def __get__(self, record: Any, owner: type[Any] | None = None) -> Any:
        if record is None:
            return self
        value = self.member.__get__(record)
        if type(value) is msgspec.Raw:  # else the record was made in Python
            value = self._many(value) if self.reader.many else self._found(value)
        elif type(value) is _Mended:
            value = self._found(value)
        known = record.__dict__
        if "_labels" in known:
            for part in value if self.reader.many else () if value is None else (value,):
                part.__dict__["_labels"] = known["_labels"]
        # As functools.cached_property: from here on Python finds the value in `__dict__` first.
        known[self.name] = value
        return value

    def _many(self, wire: msgspec.Raw) -> Any:
        if len(wire) <= LONGEST_NOTHING and bytes(wire) in NOTHING:
            return []
        try:
            records: list[Any] = _decoder(self.reader.record).many(wire)
        except msgspec.ValidationError:  # it is no list, not all of it is objects, or a number is too long
            return self._found(wire)
        parts = _Parts(wire)
        for index, record in enumerate(records):
            known = record.__dict__
            known["_parts"] = parts
            known["_index"] = index
        return records

    def _found(self, value: msgspec.Raw | _Mended) -> Any:
        records = [part for _, part in self.parts(value) if not isinstance(part, _Stray)]
        return records if self.reader.many else next(iter(records), None)

    def parts(self, value: Any) -> Iterator[tuple[str, Any]]:
        """Iterate over the records in `value` with their paths; a value that is not an object is a `_Stray`."""
        came: bytes | None = None
        if isinstance(value, _Mended):
            came, value = value.came, value.read
        elif not isinstance(value, msgspec.Raw):
            if isinstance(value, msgspec.Struct):
                yield "", value
            elif isinstance(value, list):
                yield from ((f"[{index}]", part) for index, part in enumerate(value))
            return
        wire = bytes(value)
        if wire in NOTHING or (wire[:1] == b'"' and is_nothing(decode_any(wire))):
            return
        if not self.reader.many:
            yield "", self._part(wire, came)
        elif wire[:1] != b"[":
            yield "", _Stray(decode_any(wire), "a list of objects")
        else:
            parts = decode_items(wire)
            came_parts = _received_items(came, len(parts))
            for index, (part, came_part) in enumerate(zip(parts, came_parts, strict=True)):
                yield f"[{index}]", self._part(bytes(part), came_part)

    def _part(self, wire: bytes, came: bytes | None) -> Any:
        if wire[:1] != b"{":
            return _Stray(decode_any(wire) if came is None else decode_received(came), "an object")
        if came is None or _is_same(came, wire):
            return decode_record(self.reader.record, wire)
        return decode_mended(self.reader.record, came, wire)


class _Mended(msgspec.Struct, frozen=True):
    """The received JSON text of records and the repaired text."""

    came: bytes
    read: bytes


class _Stray(msgspec.Struct, frozen=True):
    """A received value that should be a record but is not an object."""

    value: Any
    expected: str


class _Parts(msgspec.Struct, gc=False):
    """The JSON texts of a list's items, split on first access.

    It is in no reference cycle. Without `gc=False` the garbage collector tracks each item, and lines take 7 % longer.
    """

    wire: msgspec.Raw
    cut: list[msgspec.Raw] | None = None

    def __getitem__(self, index: int) -> bytes:
        if self.cut is None:
            self.cut = decode_items(self.wire)
        return bytes(self.cut[index])


class _Decoder:
    """Decodes records of one kind."""

    __slots__ = ("many", "one")

    def __init__(self, kind: Any) -> None:
        self.one: Callable[[bytes], Any] = msgspec.json.Decoder(kind, float_hook=bare_number).decode
        self.many: Callable[[msgspec.Raw], list[Any]] = msgspec.json.Decoder(list[kind], float_hook=bare_number).decode


_making = Lock()
"""Held while msgspec describes a kind of record: other threads would use the unfinished description, and crash."""


@cache
def _decoder(kind: Any) -> _Decoder:
    with _making:
        return _Decoder(kind)


@cache
def list_of_lists(kind: type[RecordT]) -> Callable[[bytes], list[list[RecordT]]]:
    """Return a decoder of lists of lists of records. Its records have no `raw_json` of their own."""
    with _making:
        return msgspec.json.Decoder(list[list[kind]], float_hook=bare_number).decode  # type: ignore[valid-type]


def decode_record(kind: type[RecordT], wire: bytes) -> RecordT:
    """Decode one record from UTF-8 JSON, whose depth was checked before.

    Raises:
        msgspec.DecodeError: `wire` is not a JSON object.
    """
    record: Any
    try:
        record = _decoder(kind).one(wire)
    except msgspec.DecodeError:
        try:  # no object, or a whole number of thousands of digits
            record = _from_members(kind, decode_members(wire))
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:
            from dingdan_runtime.tolerant_json import mend

            return decode_mended(kind, wire, mend(wire))
    record.__dict__["_wire"] = wire
    return record  # type: ignore[no-any-return]


def decode_mended(kind: type[RecordT], wire: bytes, read: bytes) -> RecordT:
    """Decode a record from a repaired JSON text; the record also keeps the received text.

    Args:
        kind: The class of the record.
        wire: The received JSON text. It may be faulty.
        read: The repaired JSON text, which the attributes read.

    Raises:
        msgspec.DecodeError: one of the texts is not a JSON object.
    """
    from dingdan_runtime.tolerant_json import list_members

    record: Any = _from_members(kind, decode_members(read), list_members(wire))
    record.__dict__["_wire"] = wire
    record.__dict__["_read"] = read
    return record  # type: ignore[no-any-return]


def decode_received(wire: bytes) -> Any:
    """Decode any JSON value as received, including its faults."""
    try:
        return decode_any(wire)
    except msgspec.DecodeError:
        from dingdan_runtime.tolerant_json import load

        return load(wire)


def _from_members(kind: Any, members: Mapping[str, msgspec.Raw], came: Mapping[str, bytes] | None = None) -> Any:
    def nested(key: str) -> msgspec.Raw | _Mended:
        read = members[key]
        if came is None or _is_same(came.get(key, read), read):
            return read
        return _Mended(came[key], bytes(read))

    return kind(
        **{
            name: nested(key)
            if isinstance(kind._attributes.get(name), NestedAttribute)
            else decode_any(bytes(members[key]), float_of=bare_number)
            for name, key in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
            if key in members
        }
    )


def _is_same(came: bytes | msgspec.Raw, read: bytes | msgspec.Raw) -> bool:
    """True if the text to read is the received text and contains no reference."""
    return came == read and b'"$ref"' not in bytes(read)


def _received_items(came: bytes | None, count: int) -> Sequence[bytes | None]:
    """Return the received items of a list, one for each of `count` items to read."""
    if came is not None:
        from dingdan_runtime.tolerant_json import list_items

        if came[:1] == b"[" and len(items := list_items(came)) == count:
            return items
    return [None] * count
