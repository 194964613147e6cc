"""`Record`, the base class of all records that a platform returns.

A record is a `msgspec.Struct` with the received values in its slots. The readers of `scalars` convert an attribute when
it is read. So no value can make decoding fail, unread attributes cost nothing, and the received bytes are kept, from
which `raw`, `extra` and `problems` are computed. If the JSON text is faulty, attributes are read from a repaired text.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, ClassVar, NamedTuple, Self, get_type_hints

import msgspec

from dingdan_runtime.decoding import Attribute, NestedAttribute, decode_mended, decode_received, decode_record
from dingdan_runtime.json_text import bare_number, check_depth, check_text
from dingdan_runtime.readers import AliasOf, ConversionError, NestedReader, Reader

LONGEST_SHOWN = 80
"""The largest number of characters of a number or id in `repr`."""


class Problem(NamedTuple):
    """A value that does not fit its documented type. The attribute is None, or an empty list."""

    path: str
    """The path in `raw`: `order_amount`, or `prods[2].price`."""
    value: Any
    """The received value."""
    expected: str
    """The expected type."""


class Record(msgspec.Struct, kw_only=True, eq=False, dict=True):
    """A record that a platform returned. Attributes are converted when they are read.

    Every attribute can be None: for an absent field, null, `""`, or a value that does not fit its type (see
    `problems`). An absent list is an empty list.

    `to_dict()` returns a dict of Python values, `to_json_dict()` a dict that `json.dumps` accepts.
    `json.dumps(record)`, `dict(record)` and `msgspec.to_builtins(record)` fail. Do not use
    `msgspec.structs.asdict(record)`: it returns received values, such as undecoded lists of lines, not the attributes.
    """

    _attributes: ClassVar[dict[str, Attribute | NestedAttribute]] = {}
    _docs: ClassVar[dict[str, str]] = {}
    """Docstrings of the attributes declared by the class itself."""

    @classmethod
    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        hints = cls.__annotations__
        if any(isinstance(hint, str) for hint in hints.values()):
            hints = get_type_hints(cls, include_extras=True)
        own: dict[str, Attribute | NestedAttribute] = {}
        spellings: list[tuple[str, Any]] = []
        for name in cls.__annotations__:
            member = cls.__dict__.get(name)
            for how in getattr(hints[name], "__metadata__", ()):
                if isinstance(how, NestedReader):
                    own[name] = NestedAttribute(name, member, how, cls._docs.get(name))
                elif isinstance(how, Reader):
                    own[name] = Attribute(how, member)
                elif isinstance(how, AliasOf):
                    spellings.append((how.name, member))
        for name, member in spellings:
            attribute = own[name]
            assert isinstance(attribute, Attribute)
            attribute.members += (member,)
        for name, attribute in own.items():
            if isinstance(attribute, Attribute):
                setattr(cls, f"_value_{name}", attribute.members[0])
                setattr(cls, name, property(attribute.getter(f"_value_{name}"), doc=cls._docs.get(name)))
            else:
                setattr(cls, name, attribute)
        cls._attributes = {**cls._attributes, **own}

    @classmethod
    def from_json(cls, wire: bytes) -> Self:
        """Create a record from the JSON text of an object.

        Args:
            wire: JSON in UTF-8. The record keeps it for `raw_json`.

        Raises:
            msgspec.DecodeError: `wire` is not a JSON object in UTF-8, or has more than 100 levels.
        """
        check_depth(wire)
        check_text(wire)
        return decode_record(cls, wire)

    def __setattr__(self, name: str, value: Any) -> None:
        """Raise AttributeError: a record is immutable."""
        raise AttributeError(f"{type(self).__name__} is immutable: it contains what was received")

    def __delattr__(self, name: str) -> None:
        """Raise AttributeError: a record is immutable."""
        raise AttributeError(f"{type(self).__name__} is immutable: it contains what was received")

    def __copy__(self) -> Self:
        """Return the record itself, which is immutable."""
        return self

    def __reduce__(self) -> Any:
        """Pickle with all received bytes."""
        known: Any = self.__dict__
        wire = self._received()
        if wire is None:
            return super().__reduce__()
        labels = {"_labels": known["_labels"]} if "_labels" in known else None
        if "_read" in known:
            return decode_mended, (type(self), wire, known["_read"]), labels
        return type(self).from_json, (wire,), labels

    def _received(self) -> bytes | None:
        """The received bytes; None if the record was created in Python."""
        known: Any = self.__dict__
        wire: bytes | None = known.get("_wire")
        if wire is None and "_parts" in known:
            wire = known["_wire"] = known["_parts"][known["_index"]]
        return wire

    @property
    def raw_json(self) -> bytes:
        """The received JSON text of the record, byte for byte; inside `response_data`, after unquoting."""
        wire = self._received()
        return msgspec.json.encode(self) if wire is None else wire

    @property
    def raw(self) -> dict[str, Any]:
        """The record as received, as a dict, including undocumented keys, `""`, long numbers and zeros.

        Numbers are read like the standard library does, but integers of more than 4,300 digits are `Decimal`. Of two
        members with the same name only the last is included; `raw_json` has both. An unpaired surrogate is kept; in
        attributes it is U+FFFD.
        """
        raw: dict[str, Any] = decode_received(self.raw_json)
        return raw

    @property
    def extra(self) -> dict[str, Any]:
        """The fields that are not in the specs, such as `ext_1704190003`, as received."""
        known = set(self.__struct_encode_fields__)
        return {key: value for key, value in self.raw.items() if key not in known}

    def to_dict(self, *, extra: bool = False) -> dict[str, Any]:
        """Return the attributes as a dict of Python values, by attribute name.

        The values are those of the attributes (`Decimal`, aware `datetime`, `date`, codes, None); nested records are
        dicts too. All records of a type have the same keys, in the order of the specs, like rows of a table.

        Args:
            extra: True adds the fields that are not in the specs, also in nested records, by their wire names. They are
                as received, but decimal numbers are `Decimal`.
        """
        from dingdan_runtime.as_dicts import python_dict

        return python_dict(self, extra=extra)

    def to_json_dict(self, *, extra: bool = False) -> dict[str, Any]:
        """Return the attributes as a dict that `json.dumps` accepts, by attribute name.

        Like `to_dict`, but amounts and other decimal numbers are text, so that no digit is lost. Times and dates are
        ISO 8601 text (`2026-11-01T09:30:00+08:00`), and codes are their bare value.

        Args:
            extra: True adds the fields that are not in the specs, also in nested records, by their wire names.
        """
        from dingdan_runtime.as_dicts import json_dict

        return json_dict(self, extra=extra)

    @property
    def problems(self) -> list[Problem]:
        """The values that do not fit their documented type and the strings with JSON faults, also of nested records.

        Faults of a string are an unpaired surrogate (U+FFFD in the attribute), an unescaped control character and an
        invalid escape (both are read as intended). An unresolved reference (`$ref`) is a problem, too.
        """
        found = [Problem(*found) for found in self._conversion_errors("")]
        if "_read" in self.__dict__:
            found = self._as_received(found)
            found += self._faults({problem.path for problem in found})
        return found

    def _as_received(self, problems: list[Problem]) -> list[Problem]:
        """Replace repaired values in the problems by the received values."""
        from dingdan_runtime.tolerant_json import load

        received = load(self.raw_json, float_of=bare_number)
        return [problem._replace(value=_value_at(received, problem.path, problem.value)) for problem in problems]

    def _faults(self, known: set[str]) -> Iterator[Problem]:
        from dingdan_runtime.tolerant_json import find_problems

        found = list(find_problems(self.raw_json))
        read = self.__dict__["_read"]
        if b'"$ref"' in read:
            from dingdan_runtime.references import EXPECTED, find_unresolved

            found += find_unresolved(read)
            if self._is_undocumented() and self.raw.keys() == {"$ref"}:
                found.append(("$ref", self.raw, EXPECTED))
        yield from (Problem(*fault) for fault in found if fault[0] not in known)

    def _is_undocumented(self) -> bool:
        """True if none of the received fields is in the specs, so that every attribute is None.

        A reference (`$ref`) in a response is listed as a separate problem.
        """
        if "_wire" not in self.__dict__ and "_parts" not in self.__dict__:
            return False
        if not is_empty(self):
            return False
        came = self.raw.keys()
        if "_read" in self.__dict__ and came == {"$ref"}:
            from dingdan_runtime.references import is_reference

            return not is_reference(self.raw_json)
        return bool(came) and came.isdisjoint(self.__struct_encode_fields__)

    def _conversion_errors(self, prefix: str) -> Iterator[tuple[str, Any, str]]:
        for name, key in zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True):
            attribute = self._attributes.get(name)
            path = prefix + key
            if isinstance(attribute, NestedAttribute):
                for where, part in attribute.parts(attribute.member.__get__(self)):
                    if not isinstance(part, Record):
                        yield path + where, part.value, part.expected
                    elif part._is_undocumented():
                        yield path + where, part.raw, "an object with at least one documented field"
                    else:
                        yield from part._conversion_errors(f"{path}{where}.")
            elif isinstance(attribute, Attribute):
                value = attribute.members[0].__get__(self)
                try:
                    attribute.reader.read(value)
                except ConversionError as error:
                    yield path, value, str(error)

    def __eq__(self, other: object) -> bool:
        """True if the types and the received JSON values are equal."""
        if type(other) is not type(self):
            return NotImplemented
        return self.raw == other.raw

    def __ne__(self, other: object) -> bool:
        """True if the records are not equal. `msgspec.Struct` defines `!=` separately, so it is overridden too."""
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Return a representation with ids, numbers and counts only. Personal data must not appear in logs."""
        shown: list[str] = []
        for chosen, kinds, most in ((_is_number, object, 3), (_is_count, (int, Decimal), 2)):
            values = ((name, getattr(self, name)) for name in self.__struct_fields__ if chosen(name))
            filled = ((name, value) for name, value in values if value is not None and isinstance(value, kinds))
            shown += [f"{name}={_shortened(repr(value))}" for name, value in islice(filled, most)]
        return f"{type(self).__name__}({', '.join([*shown, '...'])})"


def is_empty(record: Record) -> bool:
    """True if no documented field of a record has a value."""
    for value in msgspec.structs.astuple(record):  # noqa: SIM110 (a third of the time of any() with a generator)
        if value is not None and value != [] and value != {}:
            return False
    return True


def _is_number(name: str) -> bool:
    return name == "id" or name.endswith(("_no", "_number", "order_code", "product_code"))


def _is_count(name: str) -> bool:
    return name.rpartition("_")[2] in ("count", "num") and not name.startswith(("base_unit_", "print_"))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _value_at(value: Any, path: str, default: Any) -> Any:
    """Return the value at a path such as `prods[2].price`; `default` if a reference replaces it."""
    try:
        for part in path.replace("[", ".[").split("."):
            value = value[int(part[1:-1])] if part.startswith("[") else value[part]
    except (KeyError, IndexError, TypeError):
        return default
    return value
