"""`Record`, the base of everything that a platform returns.

A record is a `msgspec.Struct` whose slots hold what arrived; attributes read them through the readers of
`scalars`. Decoding therefore cannot fail on a value, costs nothing for what is not read, and keeps the exact
bytes, from which `raw`, `extra` and `problems` come.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, Self, get_type_hints

import msgspec

from dingdan_runtime.scalars import AliasOf, Misfit, NestedReader, Reader

_decode_quickly = msgspec.json.Decoder().decode
_decode_parts = msgspec.json.Decoder(list[msgspec.Raw]).decode


def decode_json(wire: bytes | msgspec.Raw) -> Any:
    """Any JSON value, read as the standard library reads it."""
    try:
        return _decode_quickly(wire)
    except msgspec.ValidationError:  # a number beyond a float's range
        return json.loads(bytes(wire))


def _bare_number(digits: str) -> Decimal | str:
    # Decimal keeps every digit of a bare number, a float would not.
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent of more than 18 digits: it stays text, for the reader to refuse
        return digits


class Problem(NamedTuple):
    """A value that does not fit its documented type; the attribute reads as None (a list as empty)."""

    path: str
    """Where: `order_amount`, or `prods[2].price`."""
    value: Any
    """What arrived there."""
    expected: str
    """What the specs say belongs there."""


class _Attribute:
    """A struct member read through its reader; spelled-differently members stand in when it is empty."""

    __slots__ = ("members", "read")
    members: tuple[Any, ...]

    def __init__(self, member: Any, reader: Reader[Any]) -> None:
        self.members = (member,)
        self.read = reader.read

    def __get__(self, record: Any, owner: type[Any] | None = None) -> Any:
        if record is None:
            return self
        found = None
        for member in self.members:
            try:
                value = self.read(member.__get__(record, owner))
            except Misfit:
                value = None
            if value or value == 0:  # a zero is a value, an empty list is none
                return value
            found = value if found is None else found
        return self.read(None) if found is None else found


class _NestedAttribute:
    """A struct member that holds the bytes of one record or of a list of them, decoded once."""

    __slots__ = ("member", "name", "reader")

    def __init__(self, name: str, member: Any, reader: NestedReader) -> None:
        self.name = name
        self.member = member
        self.reader = reader

    def __get__(self, record: Any, owner: type[Any] | None = None) -> Any:
        if record is None:
            return self
        # From here on Python finds the value in `__dict__` first.
        value, _ = self.decode(self.member.__get__(record, owner))
        record.__dict__[self.name] = value
        return value

    def decode(self, value: Any) -> tuple[Any, list[tuple[str, Any, str]]]:
        """The record or records in `value`, and what in it is neither, as (path, value, expected)."""
        if not isinstance(value, msgspec.Raw):  # a record made in Python, not decoded
            return value, []
        wire = bytes(value)
        if wire in (b"null", b'""'):
            return ([] if self.reader.many else None), []
        start = wire[:1]
        if not self.reader.many:
            if start == b"{":
                return self.reader.record.from_json(wire), []
            return None, [("", decode_json(wire), "an object")]
        if start != b"[":
            return [], [("", decode_json(wire), "a list of objects")]
        records, misfits = [], []
        for index, part in enumerate(_decode_parts(wire)):
            item = bytes(part)
            if item[:1] == b"{":
                records.append(self.reader.record.from_json(item))
            else:
                misfits.append((f"[{index}]", decode_json(item), "an object"))
        return records, misfits


class Record(msgspec.Struct, kw_only=True, eq=False, dict=True):
    """A record as a platform returned it, read attribute by attribute.

    Every attribute is optional: None stands for an absent field, for null, for `""` and for a value that does
    not fit its type (see `problems`); an absent list is an empty one.
    """

    @classmethod
    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        hints = get_type_hints(cls, include_extras=True)
        spellings: list[tuple[str, Any]] = []
        for name in cls.__annotations__:
            member = cls.__dict__.get(name)
            for how in getattr(hints[name], "__metadata__", ()):
                if isinstance(how, NestedReader):
                    setattr(cls, name, _NestedAttribute(name, member, how))
                elif isinstance(how, Reader):
                    setattr(cls, name, _Attribute(member, how))
                elif isinstance(how, AliasOf):
                    spellings.append((how.name, member))
        for name, member in spellings:
            attribute: _Attribute = cls.__dict__[name]
            attribute.members += (member,)

    @classmethod
    def from_json(cls, wire: bytes) -> Self:
        """Make a record from the JSON text of one object.

        Args:
            wire: UTF-8 JSON. Kept as it is, for `raw_json`.

        Raises:
            msgspec.DecodeError: it is not a JSON object.
        """
        record = _decoder(cls).decode(wire)
        record.__dict__["_wire"] = wire
        return record  # type: ignore[no-any-return]

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse: a record shows what was received."""
        raise AttributeError(f"{type(self).__name__} shows what was received and cannot be changed")

    def __delattr__(self, name: str) -> None:
        """Refuse: a record shows what was received."""
        raise AttributeError(f"{type(self).__name__} shows what was received and cannot be changed")

    def __copy__(self) -> Self:
        """Give the record itself, which never changes."""
        return self

    def __reduce__(self) -> Any:
        """Survive a process pool or a task queue with every byte that was received."""
        wire = self.__dict__.get("_wire")
        return super().__reduce__() if wire is None else (type(self).from_json, (wire,))

    @property
    def raw_json(self) -> bytes:
        """The record's JSON text, byte for byte as received (inside `response_data`, as unquoted there)."""
        wire = self.__dict__.get("_wire")
        return wire if wire is not None else msgspec.json.encode(self)

    @property
    def raw(self) -> dict[str, Any]:
        """The record exactly as received, as a dict: undeclared keys, `""`, long numbers and zeros included."""
        raw: dict[str, Any] = decode_json(self.raw_json)
        return raw

    @property
    def extra(self) -> dict[str, Any]:
        """The fields that no spec names, such as `ext_1704190003`, as received."""
        known = set(self.__struct_encode_fields__)
        return {key: value for key, value in self.raw.items() if key not in known}

    @property
    def problems(self) -> list[Problem]:
        """Values that do not fit their documented type, here and in nested records."""
        return [Problem(*found) for found in self._misfits("")]

    def _misfits(self, prefix: str) -> Iterator[tuple[str, Any, str]]:
        for name, key in zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True):
            attribute = getattr(type(self), name)
            path = prefix + key
            if isinstance(attribute, _NestedAttribute):
                _, misfits = attribute.decode(attribute.member.__get__(self))
                yield from ((path + where, value, expected) for where, value, expected in misfits)
                nested = getattr(self, name)
                for index, child in enumerate(nested if isinstance(nested, list) else [nested]):
                    if isinstance(child, Record):
                        where = f"{path}[{index}]." if isinstance(nested, list) else f"{path}."
                        yield from child._misfits(where)
            elif isinstance(attribute, _Attribute):
                value = attribute.members[0].__get__(self)
                try:
                    attribute.read(value)
                except Misfit as misfit:
                    yield path, value, str(misfit)

    def __eq__(self, other: object) -> bool:
        """Equal when of one type and received alike."""
        if type(other) is not type(self):
            return NotImplemented
        return self.raw == other.raw

    def __ne__(self, other: object) -> bool:
        """Not equal; `msgspec.Struct` has a comparison of its own for `!=`."""
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Name the record without showing what it holds: customers' phones and addresses stay out of logs."""
        shown = [
            f"{name}={getattr(self, name)!r}"
            for name in self.__struct_fields__
            if name == "id" or name.endswith(("_no", "_number", "order_code"))
        ]
        return f"{type(self).__name__}({', '.join([*shown[:3], '...'])})"


_decoders: dict[type[Record], msgspec.json.Decoder[Any]] = {}


def _decoder(record: type[Record]) -> msgspec.json.Decoder[Any]:
    decoder = _decoders.get(record)
    if decoder is None:
        decoder = _decoders[record] = msgspec.json.Decoder(record, float_hook=_bare_number)
    return decoder
