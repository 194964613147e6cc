"""`Record`, the base of everything that a platform returns.

A record is a `msgspec.Struct` whose slots hold what arrived; attributes read them through the readers of
`scalars`. Decoding therefore cannot fail on a value, costs nothing for what is not read, and keeps the exact
bytes, from which `raw`, `extra` and `problems` come. Where those are not quite JSON, attributes are read from
a mended text beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice
from types import FunctionType
from typing import Any, ClassVar, NamedTuple, Self, TypeVar, get_type_hints

import msgspec

from dingdan_runtime.json_text import bare_number, check_depth, check_text, decode_any, decode_items, decode_members
from dingdan_runtime.scalars import AliasOf, ConversionError, Getter, NestedReader, Reader, is_nothing

RecordT = TypeVar("RecordT", bound="Record")

LONGEST_SHOWN = 80
"""Characters of a number or id that `repr` shows."""


class Problem(NamedTuple):
    """A value that does not fit its documented type; the attribute reads as None (a list as empty)."""

    path: str
    """Where in `raw`: `order_amount`, or `prods[2].price`."""
    value: Any
    """What arrived there."""
    expected: str
    """What the specs say belongs there."""


class _Attribute:
    """A struct member read through its reader; spelled-differently members stand in when it is empty."""

    __slots__ = ("members", "reader")

    def __init__(self, reader: Reader[Any], *members: Any) -> None:
        self.reader = reader
        self.members = members

    def read(self, record: Any) -> Any:
        """Give the attribute of `record`."""
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
        """What the attribute's property calls; `name` is where the class keeps the member itself."""
        if self.reader.quick is None or len(self.members) > 1:
            return self.read
        return _for_member(self.reader.quick(self.read), name)


def _for_member(getter: Any, name: str) -> Getter:
    """Copy `getter` for the member that the class has under `name`.

    CPython remembers with each code where the attribute that it reads is: a copy for each member halves the time.
    """
    code = getter.__code__
    names = tuple(name if known == "_value" else known for known in code.co_names)
    return FunctionType(code.replace(co_names=names), getter.__globals__, name, None, getter.__closure__)


# A struct member that holds the bytes of one record or of a list of them, decoded once. (No docstring: each attribute
# has its own.)
class _NestedAttribute:
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
            value = self._decoded(value)
        elif type(value) is _Mended:
            value = self._found(value)
        if "_labels" in record.__dict__:
            for part in value if self.reader.many else () if value is None else (value,):
                part.__dict__["_labels"] = record.__dict__["_labels"]
        # From here on Python finds the value in `__dict__` first.
        record.__dict__[self.name] = value
        return value

    def _decoded(self, wire: msgspec.Raw) -> Any:
        if self.reader.many:
            try:
                records: list[Any] = _decoder(self.reader.record).many(wire)
            except msgspec.ValidationError:  # it is no list, not all of it is objects, or a number is too long
                return self._found(wire)
            parts = _Parts(wire)
            for index, record in enumerate(records):
                known: dict[str, Any] = record.__dict__
                known["_parts"] = parts
                known["_index"] = index
            return records
        return self._found(wire)

    def _found(self, value: msgspec.Raw | _Mended) -> Any:
        records = [part for _, part in self.parts(value) if isinstance(part, Record)]
        return records if self.reader.many else next(iter(records), None)

    def parts(self, value: Any) -> Iterator[tuple[str, Record | _Stray]]:
        """Where each record in `value` stands, and it, or what stands there in place of one."""
        came: bytes | None = None
        if isinstance(value, _Mended):
            came, value = value.came, value.read
        elif not isinstance(value, msgspec.Raw):
            if isinstance(value, Record):
                yield "", value
            elif isinstance(value, list):
                yield from ((f"[{index}]", part) for index, part in enumerate(value))
            return
        wire = bytes(value)
        if wire in (b"null", b'""') or (wire[:1] == b'"' and is_nothing(decode_any(wire))):
            return
        if not self.reader.many:
            yield "", self._part(wire, came)
        elif wire[:1] != b"[":
            yield "", _Stray(decode_any(wire), "a list of objects")
        else:
            parts = decode_items(wire)
            came_parts = _came_parts(came, len(parts))
            for index, (part, came_part) in enumerate(zip(parts, came_parts, strict=True)):
                yield f"[{index}]", self._part(bytes(part), came_part)

    def _part(self, wire: bytes, came: bytes | None) -> Record | _Stray:
        part: Record
        if wire[:1] != b"{":
            return _Stray(decode_any(wire) if came is None else _decode_received(came), "an object")
        if came is None or _is_the_same(came, wire):
            part = decode_record(self.reader.record, wire)
        else:
            part = decode_mended(self.reader.record, came, wire)
        return part


class _Mended(msgspec.Struct, frozen=True):
    """The JSON text of records as it came, and as it is read."""

    came: bytes
    read: bytes


def _is_the_same(came: bytes | msgspec.Raw, read: bytes | msgspec.Raw) -> bool:
    """Tell whether a text that is read is the one that came, and has no reference that is a problem."""
    return came == read and b'"$ref"' not in bytes(read)


def _came_parts(came: bytes | None, count: int) -> Sequence[bytes | None]:
    """The items of a list as they came, each for one that is read."""
    if came is not None:
        from dingdan_runtime.tolerant_json import list_items

        if came[:1] == b"[" and len(items := list_items(came)) == count:
            return items
    return [None] * count


class _Parts(msgspec.Struct, gc=False):
    """The JSON texts of a list's items, cut apart when the first is asked for.

    It is in no cycle, and a page has ten thousand of them: the garbage collector need not see them.
    """

    wire: msgspec.Raw
    cut: list[msgspec.Raw] | None = None

    def __getitem__(self, index: int) -> bytes:
        if self.cut is None:
            self.cut = decode_items(self.wire)
        return bytes(self.cut[index])


class _Stray(msgspec.Struct, frozen=True):
    """What stands where a record belongs."""

    value: Any
    expected: str


class Record(msgspec.Struct, kw_only=True, eq=False, dict=True):
    """A record as a platform returned it, read attribute by attribute.

    Every attribute is optional: None stands for an absent field, for null, for `""` and for a value that does
    not fit its type (see `problems`); an absent list is an empty one.

    `to_dict()` gives a dict of Python values, `to_json_dict()` one that `json.dumps` takes; `json.dumps(record)`,
    `dict(record)` and `msgspec.to_builtins(record)` fail. Do not use `msgspec.structs.asdict(record)`: it gives what
    arrived, undecoded lists of lines included, not what the attributes give.
    """

    _attributes: ClassVar[dict[str, _Attribute | _NestedAttribute]] = {}
    _docs: ClassVar[dict[str, str]] = {}
    """Docstrings of the attributes that the class itself declares."""

    @classmethod
    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        hints = get_type_hints(cls, include_extras=True)
        own: dict[str, _Attribute | _NestedAttribute] = {}
        spellings: list[tuple[str, Any]] = []
        for name in cls.__annotations__:
            member = cls.__dict__.get(name)
            for how in getattr(hints[name], "__metadata__", ()):
                if isinstance(how, NestedReader):
                    own[name] = _NestedAttribute(name, member, how, cls._docs.get(name))
                elif isinstance(how, Reader):
                    own[name] = _Attribute(how, member)
                elif isinstance(how, AliasOf):
                    spellings.append((how.name, member))
        for name, member in spellings:
            attribute = own[name]
            assert isinstance(attribute, _Attribute)
            attribute.members += (member,)
        for name, attribute in own.items():
            if isinstance(attribute, _Attribute):
                setattr(cls, f"_value_{name}", attribute.members[0])
                setattr(cls, name, property(attribute.getter(f"_value_{name}"), doc=cls._docs.get(name)))
            else:
                setattr(cls, name, attribute)
        cls._attributes = {**cls._attributes, **own}

    @classmethod
    def from_json(cls, wire: bytes) -> Self:
        """Make a record from the JSON text of one object.

        Args:
            wire: UTF-8 JSON. Kept as it is, for `raw_json`.

        Raises:
            msgspec.DecodeError: it is not a JSON object in UTF-8, or nested more than `DEEPEST` levels deep.
        """
        check_depth(wire)
        check_text(wire)
        return decode_record(cls, wire)

    @classmethod
    def _from_members(cls, members: Mapping[str, msgspec.Raw], came: Mapping[str, bytes] | None = None) -> Self:
        def nested(key: str) -> msgspec.Raw | _Mended:
            read = members[key]
            if came is None or _is_the_same(came.get(key, read), read):
                return read
            return _Mended(came[key], bytes(read))

        return cls(
            **{
                name: nested(key)
                if isinstance(cls._attributes.get(name), _NestedAttribute)
                else decode_any(bytes(members[key]), float_of=bare_number)
                for name, key in zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True)
                if key in members
            }
        )

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
        known: Any = self.__dict__
        wire = self._received()
        if wire is None:
            return super().__reduce__()
        labels = {"_labels": known["_labels"]} if "_labels" in known else None
        if "_read" in known:
            return decode_mended, (type(self), wire, known["_read"]), labels
        return type(self).from_json, (wire,), labels

    def _received(self) -> bytes | None:
        """The bytes that came; None when the record was made in Python."""
        known: Any = self.__dict__
        wire: bytes | None = known.get("_wire")
        if wire is None and "_parts" in known:
            wire = known["_wire"] = known["_parts"][known["_index"]]
        return wire

    @property
    def raw_json(self) -> bytes:
        """The record's JSON text, byte for byte as received (inside `response_data`, as unquoted there)."""
        wire = self._received()
        return msgspec.json.encode(self) if wire is None else wire

    @property
    def raw(self) -> dict[str, Any]:
        """The record exactly as received, as a dict: undeclared keys, `""`, long numbers and zeros included.

        Numbers are as the standard library reads them, but for whole ones of more digits than it takes (4300): those
        are `Decimal`. Of two members with one name the last counts; `raw_json` has both. Half of a surrogate pair stays
        one here, where attributes have U+FFFD.
        """
        raw: dict[str, Any] = _decode_received(self.raw_json)
        return raw

    @property
    def extra(self) -> dict[str, Any]:
        """The fields that no spec names, such as `ext_1704190003`, as received."""
        known = set(self.__struct_encode_fields__)
        return {key: value for key, value in self.raw.items() if key not in known}

    def to_dict(self, *, extra: bool = False) -> dict[str, Any]:
        """Give the attributes by name as a dict of Python values.

        Values are what the attributes give (`Decimal`, aware `datetime`, `date`, codes, None), and records inside
        are dicts too. Every record of a type has the same keys, in the order of the specs, so that dicts make the
        rows of a table.

        Args:
            extra: Whether fields that no spec names follow, here and in records inside, under their wire names.
                They are as received, but for numbers with a point, which are `Decimal`.
        """
        from dingdan_runtime.as_dicts import python_dict

        return python_dict(self, extra=extra)

    def to_json_dict(self, *, extra: bool = False) -> dict[str, Any]:
        """Give the attributes by name as a dict that `json.dumps` takes.

        As `to_dict`, but amounts and other numbers with a point are text, so that no digit is lost; times and dates
        are ISO 8601 text (`2026-11-01T09:30:00+08:00`), and codes their bare value.

        Args:
            extra: Whether fields that no spec names follow, here and in records inside, under their wire names.
        """
        from dingdan_runtime.as_dicts import json_dict

        return json_dict(self, extra=extra)

    @property
    def problems(self) -> list[Problem]:
        """Values that do not fit their documented type, and texts that were not quite JSON, here and in nested records.

        Of a text it is half of a surrogate pair (U+FFFD in the attribute), a bare control character or an escape that
        JSON does not have (both are read as they were meant); of a reference (`$ref`), that it leads nowhere.
        """
        found = [Problem(*found) for found in self._misfits("")]
        if "_read" in self.__dict__:
            found = self._as_received(found)
            found += self._faults({problem.path for problem in found})
        return found

    def _as_received(self, problems: list[Problem]) -> list[Problem]:
        """Problems of a mended text, with the values that came in place of the mended ones."""
        from dingdan_runtime.tolerant_json import load

        received = load(self.raw_json, float_of=bare_number)
        return [problem._replace(value=_value_at(received, problem.path, problem.value)) for problem in problems]

    def _faults(self, known: set[str]) -> Iterator[Problem]:
        from dingdan_runtime.tolerant_json import find_problems

        found = list(find_problems(self.raw_json))
        read = self.__dict__["_read"]
        if b'"$ref"' in read:
            from dingdan_runtime.references import find_unresolved

            found += find_unresolved(read)
        yield from (Problem(*fault) for fault in found if fault[0] not in known)

    def _is_undocumented(self) -> bool:
        """Tell whether fields came, and the specs name none of them: then every attribute is None.

        Of a reference (`$ref`) in an answer a problem of its own tells.
        """
        if "_wire" not in self.__dict__ and "_parts" not in self.__dict__:
            return False
        if any(value is not None and value != [] for value in msgspec.structs.astuple(self)):
            return False
        came = self.raw.keys()
        if "_read" in self.__dict__ and came == {"$ref"}:
            return False
        return bool(came) and came.isdisjoint(self.__struct_encode_fields__)

    def _misfits(self, prefix: str) -> Iterator[tuple[str, Any, str]]:
        for name, key in zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True):
            attribute = self._attributes.get(name)
            path = prefix + key
            if isinstance(attribute, _NestedAttribute):
                for where, part in attribute.parts(attribute.member.__get__(self)):
                    if not isinstance(part, Record):
                        yield path + where, part.value, part.expected
                    elif part._is_undocumented():
                        yield path + where, part.raw, "an object with at least one documented field"
                    else:
                        yield from part._misfits(f"{path}{where}.")
            elif isinstance(attribute, _Attribute):
                value = attribute.members[0].__get__(self)
                try:
                    attribute.reader.read(value)
                except ConversionError as misfit:
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
        """Name the record by its numbers and counts: customers' names, phones and addresses stay out of logs."""
        shown: list[str] = []
        for chosen, kinds, most in ((_is_number, object, 3), (_is_count, (int, Decimal), 2)):
            values = ((name, getattr(self, name)) for name in self.__struct_fields__ if chosen(name))
            filled = ((name, value) for name, value in values if value is not None and isinstance(value, kinds))
            shown += [f"{name}={_shortened(repr(value))}" for name, value in islice(filled, most)]
        return f"{type(self).__name__}({', '.join([*shown, '...'])})"


def _is_number(name: str) -> bool:
    return name == "id" or name.endswith(("_no", "_number", "order_code", "product_code"))


def _is_count(name: str) -> bool:
    return name.rpartition("_")[2] in ("count", "num") and not name.startswith(("base_unit_", "print_"))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _value_at(value: Any, path: str, default: Any) -> Any:
    """The value at a path such as `prods[2].price`; `default` where a reference stands in its place."""
    try:
        for part in path.replace("[", ".[").split("."):
            value = value[int(part[1:-1])] if part.startswith("[") else value[part]
    except (KeyError, IndexError, TypeError):
        return default
    return value


class _Decoder:
    """Decodes records of one kind."""

    __slots__ = ("many", "one")

    def __init__(self, kind: type[Record]) -> None:
        self.one: Callable[[bytes], Any] = msgspec.json.Decoder(kind, float_hook=bare_number).decode
        self.many: Callable[[msgspec.Raw], list[Any]] = msgspec.json.Decoder(
            list[kind],  # type: ignore[valid-type]
            float_hook=bare_number,
        ).decode


@cache
def _decoder(kind: Any) -> _Decoder:
    return _Decoder(kind)


def _decode_received(wire: bytes) -> Any:
    """Any JSON value as received, be it quite JSON or not."""
    try:
        return decode_any(wire)
    except msgspec.DecodeError:
        from dingdan_runtime.tolerant_json import load

        return load(wire)


def decode_record(kind: type[RecordT], wire: bytes) -> RecordT:
    """`Record.from_json` for UTF-8 that is known to be no deeper than `DEEPEST`.

    Raises:
        msgspec.DecodeError: it is not a JSON object.
    """
    record: Any
    try:
        record = _decoder(kind).one(wire)
    except msgspec.DecodeError:
        try:  # no object, or a whole number of thousands of digits
            record = kind._from_members(decode_members(wire))
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:
            from dingdan_runtime.tolerant_json import mend

            return decode_mended(kind, wire, mend(wire))
    record.__dict__["_wire"] = wire
    return record  # type: ignore[no-any-return]


def decode_mended(kind: type[RecordT], wire: bytes, read: bytes) -> RecordT:
    """Make a record whose attributes are read from another text than the one that came.

    Args:
        kind: Its class.
        wire: The JSON text that came, which need not be quite JSON.
        read: The text that is read in its place, which is JSON.

    Raises:
        msgspec.DecodeError: one of them is not a JSON object.
    """
    from dingdan_runtime.tolerant_json import list_members

    record: Any = kind._from_members(decode_members(read), list_members(wire))
    record.__dict__["_wire"] = wire
    record.__dict__["_read"] = read
    return record  # type: ignore[no-any-return]
