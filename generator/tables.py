"""The tables of the records of reads; see `dingdan_runtime.tables`.

Tables and columns are derived from the fields. Times, deletion and names of lists come from `x-table`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.document import JsonObject, one_line
from generator.formats import KINDS
from generator.model import Platform
from generator.names import constant_case, snake_case
from generator.objects import Object, Property, attribute
from generator.operations import Operation

PRINTED_SCALE = re.compile(r"(?i)(?:numeric|decimal|number)\s*\(\s*\d+\s*(?:,\s*(\d+)\s*)?\)")
"""A type with decimal places in the pages' notation: `numeric(10,2)`."""
SCALE_WITHOUT_PRINT = 2
"""Decimal places of an amount whose type on the page has none, such as `double`."""
TIMES = ("created", "modified")
ARGUMENTS = {"after": "after", "from": "start", "to": "end", "day": "day"}
"""Members of `dingdan_runtime.tables.TimeFilter` by the members of a time in `x-table`."""
KIND_OF_RECORD_TYPE = {
    "Text": "text",
    "Id": "id",
    "Amount": "amount",
    "Integer": "integer",
    "LocalDateTime": "time",
    "LocalDate": "date",
    "Epoch": "time",
    "Texts": "json",
    "Json": "json",
}


@dataclass(frozen=True)
class Place:
    """A field of a row: in the row's record, or in an object nested in this record."""

    prop: Property
    above: tuple[Property, ...]
    """The fields of the nested objects that contain it, from the outside."""

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the attributes from the record to the field."""
        return tuple(attribute(prop.python) for prop in (*self.above, self.prop))

    @property
    def source(self) -> str:
        """The dotted wire path from the record to the field."""
        return ".".join(prop.wire for prop in (*self.above, self.prop))


@dataclass(frozen=True)
class Column:
    """A column; see `dingdan_runtime.tables.Column`."""

    name: str
    kind: str
    label: str
    description: str
    path: tuple[str, ...] = ()
    source: str = ""
    scale: int = 0
    codes: str | None = None
    personal: bool = False


@dataclass
class Table:
    """A table; see `dingdan_runtime.tables.Table`."""

    name: str
    part: str
    role: str
    columns: list[Column]
    """Its own columns; those of `shared` follow."""
    key: list[str]
    owner: str
    parent: str | None = None
    parent_key: list[str] = field(default_factory=list)
    path: tuple[str, ...] = ()
    source: str = ""
    custom_fields: list[tuple[tuple[str, ...], str, str]] = field(default_factory=list)
    custom_members: str = ""
    shared: str = ""
    """The name in `dingdan_runtime.tables` of the columns that all tables of this role have."""


@dataclass(frozen=True)
class Document:
    """A kind of document; see `dingdan_runtime.tables.Document`."""

    constant: str
    name: str
    record: str
    operation: Operation
    tables: list[Table]
    times: dict[str, JsonObject]
    deleted: tuple[str, list[str | int]] | None
    details: tuple[str, str] | None
    title: str


def documents(platform: Platform) -> list[Document]:
    """Return the documents of a platform, in the order of the spec."""
    stems = stem_by_operation(platform)
    return [_Builder(platform, operation, stems[operation.id]).document() for operation in table_reads(platform)]


def table_reads(platform: Platform) -> list[Operation]:
    """Return the reads whose records have tables: public calls with an id of records."""
    return [operation for operation in platform.operations if operation.method and has_tables(operation)]


def has_tables(operation: Operation) -> bool:
    """True if the operation is a read whose records have an id, so that they can have tables."""
    return not operation.write and operation.result is not None and id_field(operation) is not None


def id_field(operation: Operation) -> str | None:
    """Return the wire path to the id of a document; None if there is none."""
    said = operation.spec.get("x-table", {}).get("id")
    return said if said is not None else (operation.paging or {}).get("id")


def stem_by_operation(platform: Platform) -> dict[str, str]:
    """Return the names of head tables, without the platform, by operationId.

    The name is that of `x-table`, else the tag; if a tag has several reads with tables, the method is appended.
    """
    reads = table_reads(platform)
    several = Counter(operation.resource for operation in reads)

    def stem(operation: Operation) -> str:
        alone = several[operation.resource] == 1
        made = operation.resource if alone else f"{operation.resource}_{operation.method}"
        return str(operation.spec.get("x-table", {}).get("name", made))

    return {operation.id: stem(operation) for operation in reads}


def scalars(platform: Platform, record: Object, above: tuple[Property, ...] = ()) -> Iterator[Place]:
    """Iterate over the scalar fields of a row, which are its columns. A nested object is replaced by its fields."""
    for prop in record.properties:
        if prop.nested and not prop.many:
            yield from scalars(platform, platform.object(prop.nested), (*above, prop))
        elif not prop.nested and prop.kind != "map" and not prop.alias_of:
            yield Place(prop, above)


def lists(platform: Platform, record: Object, above: tuple[Property, ...] = ()) -> Iterator[Place]:
    """Iterate over the lists of records in a row's record, except lists of custom fields."""
    for prop in record.properties:
        if prop.nested and not prop.many:
            yield from lists(platform, platform.object(prop.nested), (*above, prop))
        elif prop.nested and "x-custom-fields" not in prop.schema:
            yield Place(prop, above)


def custom_fields(platform: Platform, record: Object, above: tuple[Property, ...] = ()) -> Iterator[Place]:
    """Iterate over the lists and objects of custom fields in a row's record."""
    for prop in record.properties:
        if prop.nested and not prop.many:
            yield from custom_fields(platform, platform.object(prop.nested), (*above, prop))
        elif prop.kind == "map" or "x-custom-fields" in prop.schema:
            yield Place(prop, above)


def all_lists(platform: Platform, record: Object, above: str = "") -> Iterator[tuple[str, Place]]:
    """Iterate over the lists of records at any depth, each with its wire path from the document."""
    for place in lists(platform, record):
        source = f"{above}{place.source}"
        yield source, place
        yield from all_lists(platform, platform.object(str(place.prop.nested)), f"{source}.")


class _Builder:
    def __init__(self, platform: Platform, operation: Operation, stem: str) -> None:
        self.platform = platform
        self.operation = operation
        self.record = platform.object(str(operation.result))
        self.said: JsonObject = operation.spec.get("x-table", {})
        self.plural = f"{platform.key}_{stem}"
        self.stem = stem
        self.singular = stem.removesuffix("s")
        # Objects in an object that has no fields of its own have no prefix: `order` of SaleOrderDetail.
        self.bare = all(prop.nested for prop in self.record.properties)
        self.id = str(id_field(operation))

    def document(self) -> Document:
        """Return the document with all its tables."""
        by_source = {place.source: place for place in scalars(self.platform, self.record)}
        id_column = self.column_name(by_source[self.id], bare=self.bare)
        owner = f"{self.singular}_id" if id_column == "id" else id_column
        head = Table(
            self.plural, self.stem, "head", self.columns(self.record, set(), bare=self.bare), [id_column], id_column
        )
        self.describe_custom_fields(head, self.record)
        tables = [head, *self.line_tables(head, self.record, owner, "", 0)]
        owner_column = Column(owner, "id", "", f"Id of the document ({id_column} of {self.plural}).")
        if any(table.custom_fields or table.custom_members for table in tables):
            tables.append(
                self.made("custom_fields", owner_column, ["part", "line_no", "field_no"], "CUSTOM_FIELD_COLUMNS")
            )
        tables.append(self.made("problems", owner_column, ["problem_no"], "PROBLEM_COLUMNS"))
        return Document(
            constant_case(self.stem),
            self.plural,
            self.record.name,
            self.operation,
            tables,
            {name: self.time(self.said[name], by_source) for name in TIMES if name in self.said},
            self.deletion(by_source),
            self.details(),
            one_line(self.record.schema.get("title", "")),
        )

    def columns(self, record: Object, taken: set[str], *, bare: bool = False) -> list[Column]:
        """Return the columns for the fields of `record`. A name that is in `taken` gets a trailing underscore."""
        found = []
        for place in scalars(self.platform, record):
            name = self.column_name(place, bare=bare)
            while name in taken:
                name += "_"
            taken.add(name)
            found.append(self.column(name, place, record))
        return found

    def column_name(self, place: Place, *, bare: bool) -> str:
        return "_".join(place.path[-1:] if bare and len(place.path) == 2 else place.path)

    def column(self, name: str, place: Place, record: Object) -> Column:
        prop = place.prop
        owner = record if not place.above else self.platform.object(str(place.above[-1].nested))
        spellings = [prop.wire, *(each.wire for each in owner.properties if each.alias_of == prop.python)]
        kind = KIND_OF_RECORD_TYPE[prop.record_type]
        if prop.code and not prop.many:
            kind = "integer-code" if prop.kind == "integer-code" else "code"
        elif kind == "integer" and (prop.wire.lower() == "id" or snake_case(prop.wire).endswith("_id")):
            kind = "id"
        prefix = ".".join(above.wire for above in place.above)
        return Column(
            name,
            kind,
            prop.title,
            prop.description,
            place.path,
            ", ".join(f"{prefix}.{each}" if prefix else each for each in spellings),
            scale_of(prop) if kind == "amount" else 0,
            prop.code if kind in ("code", "integer-code") else None,
            prop.personal,
        )

    def line_tables(self, parent: Table, record: Object, owner: str, above: str, depth: int) -> Iterator[Table]:
        """Iterate over the tables of the lists in the rows of `parent`, at any depth."""
        for place in lists(self.platform, record):
            item = self.platform.object(str(place.prop.nested))
            source = f"{above}{place.source}"
            part = self.said.get("lists", {}).get(source) or "_".join(place.path)
            names = [(owner, "id", "", f"Id of the document ({parent.owner if not depth else owner}).")]
            names += (
                [("parent_line_no", "integer", "", f"Position of the row of {parent.part} that holds it, from 1.")]
                if depth
                else []
            )
            names += [("line_no", "integer", "", "Position in the list, from 1.")]
            made = [Column(*each) for each in names]
            table = Table(
                f"{self.platform.key}_{self.singular}_{part}", part, "lines",
                made + self.columns(item, {column.name for column in made}),
                [column.name for column in made], owner, parent.name, [column.name for column in made[:-1]],
                place.path, place.source,
            )  # fmt: skip
            self.describe_custom_fields(table, item)
            yield table
            yield from self.line_tables(table, item, owner, f"{source}.", depth + 1)

    def describe_custom_fields(self, table: Table, record: Object) -> None:
        for place in custom_fields(self.platform, record):
            named = place.prop.schema.get("x-custom-fields", {})
            key, value = (attribute(snake_case(named[role])) if named else "" for role in ("key", "value"))
            table.custom_fields.append((place.path, key, value))
        table.custom_members = "|".join(record.schema.get("patternProperties", {}))

    def made(self, part: str, owner: Column, key: list[str], shared: str) -> Table:
        """Return a table with fixed columns, which do not come from fields."""
        name = f"{self.platform.key}_{self.singular}_{part}"
        return Table(
            name, part, part, [owner], [owner.name, *key], owner.name, self.plural, [owner.name], shared=shared
        )

    def time(self, said: JsonObject, by_source: dict[str, Place]) -> JsonObject:
        body = self.operation.body
        assert body is not None
        arguments = {ours: body.python(said[theirs]) for theirs, ours in ARGUMENTS.items() if theirs in said}
        kinds = {prop.python: prop.kind for prop in body.properties}
        return {
            "column": self.column_name(by_source[said["field"]], bare=self.bare) if "field" in said else None,
            **arguments,
            "whole_days": [name for name in arguments.values() if kinds[name] == "date"],
            "always": [(body.python(wire), value) for wire, value in said.get("with", {}).items()],
        }

    def deletion(self, by_source: dict[str, Place]) -> tuple[str, list[str | int]] | None:
        said = self.said.get("deleted")
        return said and (self.column_name(by_source[said["field"]], bare=self.bare), said["values"])

    def details(self) -> tuple[str, str] | None:
        said = self.said.get("details")
        if said is None:
            return None
        assert self.operation.body is not None
        return self.operation.body.python(said["id"]), said["list"]


def scale_of(prop: Property) -> int:
    """Return the decimal places of an amount, from its type on the page; if there are several types, the largest."""
    printed = prop.schema.get("x-doc-type", [])
    found = [PRINTED_SCALE.fullmatch(text) for text in ([printed] if isinstance(printed, str) else printed)]
    scales = [int(match[1] or 0) for match in found if match]
    return max(scales, default=SCALE_WITHOUT_PRINT)


assert set(KIND_OF_RECORD_TYPE) | {"Mapped"} == {kind.record for kind in KINDS.values()} | {"Texts", "Json"}
