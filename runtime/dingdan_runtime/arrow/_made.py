"""The tables with fixed columns: custom fields and problems."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, repeat
from typing import Any, NamedTuple, TypeAlias

import msgspec

from dingdan_runtime.arrow._fast_columns import TEXTS
from dingdan_runtime.arrow._pyarrow import pa
from dingdan_runtime.arrow._rows import Rows, is_certain, joined_lists, objects_at
from dingdan_runtime.arrow._schemas import INTEGER, TEXT
from dingdan_runtime.arrow._slow_columns import Misfit, json_text
from dingdan_runtime.decoding import NestedAttribute
from dingdan_runtime.json_text import bare_number
from dingdan_runtime.readers import ConversionError, is_nothing, read_text
from dingdan_runtime.record import Record
from dingdan_runtime.tables import CustomFields, Table

PLAIN_PATTERN = r"(?a)\^((?:[\w-]|\[(?:0-9|a-z|A-Z|\w)+\]|[+*?]|\{[0-9,]+\})+)\$"
"""Matches patterns of names that can be looked for in a JSON text: of whole names without quotes and escapes."""
Pairs: TypeAlias = list[tuple[str | None, str | None]]
"""The names and values of the custom fields of one row."""


class Fields(NamedTuple):
    """The custom fields of the rows of a table, one after another.

    They are three lists of text and numbers: a tuple for each of the 9,500 custom fields of a page starts Python's
    garbage collector again and again, which takes as long as the conversion.
    """

    counts: Sequence[int]
    """The number of custom fields of each row."""
    names: list[str | None]
    values: list[str | None]


class CustomFieldRows:
    """Builds the table of custom fields: document, part, line, position, name and value."""

    def __init__(self) -> None:
        self._documents: list[int] = []
        self._parts: list[str] = []
        self._lines: list[int] = []
        self._numbers: list[int] = []
        self._names: list[str | None] = []
        self._values: list[str | None] = []

    def add(self, table: Table, rows: Rows, uncertain: set[int]) -> None:
        """Add the custom fields in the rows of a table; add documents that need a check for problems to `uncertain`."""
        found = [_of_place(place, rows, uncertain) for place in table.custom_fields]
        if table.custom_members or rows.labelled:
            found.append(_joined(_of_members(rows, table.custom_members)))
        counts, names, values = _merged([fields for fields in found if fields.names])
        self._documents += chain.from_iterable(map(repeat, rows.documents, counts))
        self._parts += [table.part] * len(names)
        of_line = chain.from_iterable(map(repeat, rows.numbers, counts))
        self._lines += repeat(0, len(names)) if rows.parent is None else of_line
        self._numbers += chain.from_iterable(range(1, count + 1) for count in counts if count)
        self._names += names
        self._values += values

    def arrays(self, ids: Any) -> list[Any]:
        """Return the columns, given the ids of the documents."""
        return [
            ids.take(pa.array(self._documents, pa.int64())),
            pa.array(self._parts, TEXT),
            pa.array(self._lines, INTEGER),
            pa.array(self._numbers, INTEGER),
            pa.array(self._names, TEXT),
            pa.array(self._values, TEXT),
        ]


def _joined(rows: Sequence[Pairs]) -> Fields:
    pairs = list(chain.from_iterable(rows))
    return Fields(list(map(len, rows)), [name for name, _ in pairs], [value for _, value in pairs])


def _merged(found: Sequence[Fields]) -> Fields:
    """Merge several custom fields of the same rows; those of a row stay in the order of `found`."""
    if len(found) < 2:
        return found[0] if found else Fields((), [], [])
    names: list[str | None] = []
    values: list[str | None] = []
    starts = [0] * len(found)
    for counts in zip(*(fields.counts for fields in found), strict=True):
        for index, count in enumerate(counts):
            if count:
                start = starts[index]
                starts[index] = stop = start + count
                names += found[index].names[start:stop]
                values += found[index].values[start:stop]
    return Fields([sum(counts) for counts in zip(*(fields.counts for fields in found), strict=True)], names, values)


def _of_place(place: CustomFields, rows: Rows, uncertain: set[int]) -> Fields:
    """Return the custom fields at one place in the rows."""
    *above, name = place.path
    holders, kind = objects_at(rows, above, uncertain)
    attribute = kind._attributes[name]
    if not isinstance(attribute, NestedAttribute):
        return _joined([_of_map(getattr(holder, name)) for holder in holders])
    fields = _all_at_once(place, attribute, holders, rows.labelled)
    if fields is None:
        uncertain.update(
            rows.documents[row]
            for row, holder in enumerate(holders)
            if not is_certain(attribute, holder, getattr(holder, name))
        )
        fields = _joined([_of_list(place, getattr(holder, name)) for holder in holders])
    return fields


def _all_at_once(
    place: CustomFields, attribute: NestedAttribute, holders: Sequence[Any], labelled: bool
) -> Fields | None:
    """Decode the custom fields of all rows as one JSON text: 5,000 lists take a third of the time of single ones.

    Returns:
        The custom fields; None if a value is not a list of objects.
    """
    decode = _decoder(attribute.reader.record, place.key, place.value)
    lists = joined_lists(list(map(attribute.member.__get__, holders)), decode)
    if lists is None:
        return None
    items = list(chain.from_iterable(lists))
    names, values = _texts([item.key for item in items]), _texts([item.value for item in items])
    if not labelled and not any(map(_are_none, names, values)):
        return Fields(list(map(len, lists)), names, values)
    pairs = zip(names, values, strict=True)
    return _joined(
        [_named(list(islice(pairs, len(items))), holder) for items, holder in zip(lists, holders, strict=True)]
    )


def _are_none(name: str | None, value: str | None) -> bool:
    return name is None and value is None


@cache
def _decoder(kind: type[Record], key: str, value: str) -> Callable[[bytes], list[list[Any]]]:
    wires = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    item = msgspec.defstruct(
        "CustomField",
        [("key", Any, None), ("value", Any, None)],
        rename={"key": wires[key], "value": wires[value]},
        gc=False,
    )
    decode: Callable[[bytes], list[list[Any]]] = msgspec.json.Decoder(list[list[item]], float_hook=bare_number).decode  # type: ignore[valid-type]
    return decode


def _texts(values: Sequence[Any]) -> list[str | None]:
    if set(map(type, values)) <= TEXTS:
        return [None if not value or value.isspace() else value for value in values]
    return list(map(_text, values))


def _text(value: Any) -> str | None:
    try:
        return read_text(value)
    except ConversionError:
        return None


def _labels_of(record: Any) -> Mapping[str, str]:
    labels: Mapping[str, str] = record.__dict__.get("_labels", {})
    return labels


def _named(pairs: Pairs, holder: Any) -> Pairs:
    """Replace codes by labels; remove custom fields with neither a name nor a value."""
    labels = _labels_of(holder)
    return [
        (name if name is None else labels.get(name, name), value)
        for name, value in pairs
        if name is not None or value is not None
    ]


def _of_list(place: CustomFields, items: Iterable[Any]) -> Pairs:
    found: Pairs = []
    for item in items:
        found += _named([(getattr(item, place.key), getattr(item, place.value))], item)
    return found


def _of_map(members: Mapping[str, Any]) -> Pairs:
    return [(_whole(name), plain_text(value)) for name, value in members.items()]


def _of_members(rows: Rows, pattern: str) -> list[Pairs]:
    """Return the custom fields next to the documented fields of each row.

    Args:
        rows: The rows.
        pattern: The pattern of their names; `""` if only those with a label are custom fields.
    """
    is_one, find_names = _names(pattern)
    if find_names is None or rows.labelled:
        return [_of_whole(record, is_one) for record in rows.records]
    names = [list(map(bytes.decode, find_names(record.raw_json))) for record in rows.records]
    read = _reader_of_members(rows.kind, tuple(sorted(set(chain.from_iterable(names)))))
    return [
        _of_whole(record, is_one) if found is None else found
        for record, found in zip(rows.records, map(read, rows.records, names), strict=True)
    ]


def _of_whole(record: Record, is_one: Callable[[str], Any]) -> Pairs:
    from dingdan_runtime.as_dicts import undocumented  # few records need it

    labels = _labels_of(record)
    return [
        (labels.get(name, name), plain_text(value))
        for name, value in undocumented(record).items()
        if name in labels or is_one(name)
    ]


@cache
def _names(pattern: str) -> tuple[Callable[[str], Any], Callable[[bytes], list[bytes]] | None]:
    """Return a test of names, and a function that finds them in a JSON text; None if the pattern is not a plain one."""
    if not pattern:
        return (lambda _: False), None
    plain = re.fullmatch(PLAIN_PATTERN, pattern)
    return re.compile(pattern).search, plain and re.compile(rb'"(%b)"\s*:' % plain[1].encode()).findall


@lru_cache
def _reader_of_members(kind: type[Record], names: tuple[str, ...]) -> Callable[[Record, Sequence[str]], Pairs | None]:
    """Return a reader of those of these members that are in a record. It takes a third of the time of `undocumented`.

    The reader returns None if their order or a value is not certain.
    """
    names = tuple(name for name in names if name not in kind.__struct_encode_fields__)
    wires = {f"_{place}": name for place, name in enumerate(names)}
    members = msgspec.defstruct("Members", [(field, Any, msgspec.UNSET) for field in wires], rename=wires, gc=False)
    decode: Callable[[bytes], Any] = msgspec.json.Decoder(members, float_hook=bare_number).decode

    def read(record: Record, found: Sequence[str]) -> Pairs | None:
        if not found:
            return []
        if len(set(found)) < len(found):  # some are in nested objects
            return None
        try:
            values = msgspec.structs.astuple(decode(record.raw_json))
        except msgspec.MsgspecError:
            return None
        known = {name: value for name, value in zip(names, values, strict=True) if value is not msgspec.UNSET}
        return [(name, plain_text(known[name])) for name in found if name in known]

    return read


class ProblemRows:
    """Builds the table of problems: document, position, path, text and expected form."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.uncertain = {row for row, record in enumerate(records) if "_read" in record.__dict__}
        """Positions of documents that may have problems other than misfits; `Record.problems` is read for them."""
        self._records = records
        self._found: list[tuple[int, str, Any, str, bool]] = []

    def add(self, misfits: Sequence[Misfit], rows: Rows, source: str) -> None:
        """Add the values of a column that do not fit; `source` is the wire path of the column."""
        for misfit in misfits:
            path = f"{rows.path(misfit.row)}{source.partition(', ')[0]}"
            self._found.append((rows.documents[misfit.row], path, misfit.value, misfit.expected, misfit.documented))

    def look_for_undocumented(self, rows: Rows, first: Sequence[Any]) -> None:
        """Add rows without any documented field to the problems. Only rows with a missing first field are checked.

        Args:
            rows: The rows.
            first: The received values of the first field of the records.
        """
        for row, value in enumerate(first):
            if value is None and rows.is_undocumented(row):
                self.uncertain.add(rows.documents[row])

    def arrays(self, ids: Any) -> list[Any]:
        """Return the columns, given the ids of the documents."""
        found = [each[:4] for each in self._found if not (each[4] and each[0] in self.uncertain)]
        for document in self.uncertain:
            found += [(document, *problem) for problem in self._records[document].problems]
        found.sort(key=lambda each: each[0])
        numbers: list[int] = []
        for place, (document, *_) in enumerate(found):
            numbers.append(numbers[-1] + 1 if place and found[place - 1][0] == document else 1)
        return [
            ids.take(pa.array([each[0] for each in found], pa.int64())),
            pa.array(numbers, INTEGER),
            pa.array([each[1] for each in found], TEXT),
            pa.array([plain_text(each[2]) for each in found], TEXT),
            pa.array([each[3] for each in found], TEXT),
        ]


def plain_text(value: Any) -> str | None:
    """Return a received value as text: text unchanged, numbers as digits, other values as JSON."""
    if is_nothing(value):
        return value if isinstance(value, str) and value else None
    try:
        text = read_text(value)
    except ConversionError:
        try:
            text = json_text(value)
        except (TypeError, ValueError, UnicodeError):  # half of a surrogate pair in it, a number beyond JSON
            text = json.dumps(value, default=str)
    return _whole(text)


def _whole(text: str | None) -> str | None:
    """Replace unpaired surrogates, which UTF-8 cannot encode."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
