"""`TableReader`, which converts records to the tables of their document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import astuple

from dingdan_runtime.arrow._columns import read_column, read_together
from dingdan_runtime.arrow._made import CustomFieldRows, ProblemRows
from dingdan_runtime.arrow._pyarrow import pa
from dingdan_runtime.arrow._rows import Rows, lines_of, objects_at
from dingdan_runtime.arrow._schemas import INTEGER, TEXT, schema
from dingdan_runtime.arrow._slow_columns import Misfit
from dingdan_runtime.decoding import Attribute
from dingdan_runtime.record import Record
from dingdan_runtime.tables import Column, Document, Table, document_of

if TYPE_CHECKING:
    import pyarrow  # pyright: ignore[reportMissingImports]

READ_AT_ONCE = 500
"""The largest number of records that are converted at once. The values of a whole page do not fit into a processor's
cache: half a page at a time takes 5 to 10 % less."""
TUPLES_AT_ONCE = 200
"""The number of records whose values are taken out at once, as tuples."""
Scales = Mapping[str, Mapping[str, int]]
"""Decimal places by full table name and column name."""


class Raised(NamedTuple):
    """The increased scale of an amount column: a value has more decimal places."""

    table: str
    column: str
    before: int
    scale: int


class Tables(Mapping[str, Any]):
    """A mapping of full names (`waiqin365_order_lines`) to the Arrow tables of some documents.

    `tables["lines"]` finds a table by its name within the document, too.
    """

    def __init__(
        self, document: Document[Any], tables: Mapping[str, pyarrow.Table], raised: tuple[Raised, ...] = ()
    ) -> None:
        self.document = document
        """The description of the tables."""
        self.raised = raised
        """Scales that increased since the previous call of the reader."""
        self._tables = tables

    def __getitem__(self, name: str) -> pyarrow.Table:
        """Return a table by its full name or its name within the document."""
        if name in self._tables:
            return self._tables[name]
        try:
            return self._tables[self.document.table(name).name]
        except LookupError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        """Iterate over the full names."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Return the number of tables."""
        return len(self._tables)

    def __repr__(self) -> str:
        """Return a representation with the names and row counts."""
        return f"Tables({', '.join(f'{name}: {table.num_rows} rows' for name, table in self._tables.items())})"

    @property
    def head(self) -> pyarrow.Table:
        """The table with one row for each document."""
        return self[self.document.head.name]

    @property
    def problems(self) -> pyarrow.Table:
        """The table of values that could not be converted."""
        return self["problems"]


class TableReader:
    """Converts records to Arrow tables. All calls return the same schemas, except for scales that increase.

    Amounts are never rounded: a value with more decimal places than its column increases the column's scale for this
    and all later calls, and `Tables.raised` lists it. A scale never decreases and is at most 18. An amount with more
    than 20 digits before the point, or 18 after it, becomes null and a row of the problems. `table.cast(schema)`
    converts earlier tables to the new schema exactly.

    Args:
        kind: The class of the records, such as `StdomOrder`, or their document in a generated `tables` module.
        parts: Names of the tables to read, such as `("orders", "lines")`; None for all. The table of problems contains
            those of the tables read.
        raw: True adds a column `raw` to the head: the JSON text of the document as received.
        scales: The initial decimal places; see `TableReader.scales`.

    Raises:
        LookupError: no spec describes tables of these records, or the document has no such part.
    """

    def __init__(
        self,
        kind: type[Record] | Document[Any],
        *,
        parts: Collection[str] | None = None,
        raw: bool = False,
        scales: Scales | None = None,
    ) -> None:
        self.document: Document[Any] = kind if isinstance(kind, Document) else document_of(kind)
        """The description of the tables."""
        self.raw = raw
        """True if the head has a column `raw`."""
        tables = self.document.tables
        chosen = tables if parts is None else [self.document.table(part) for part in parts]
        self._chosen = [table for table in tables if table in chosen]
        self._passed = _with_parents(self.document, self._chosen)
        self.scales: dict[str, dict[str, int]] = {table.name: _first_scales(table, scales) for table in self._chosen}
        """The current decimal places of amounts. Another reader can start with them."""
        self.schemas: dict[str, pyarrow.Schema] = {}
        """The schemas of the tables read, by full name."""
        for table in self._chosen:
            self._set_schema(table)

    def read(self, records: Sequence[Any]) -> Tables:
        """Convert records to tables; the rows keep their order."""
        if len(records) <= READ_AT_ONCE:
            return self._read(records)
        starts = range(0, len(records), READ_AT_ONCE)
        return join(self, [self._read(records[start : start + READ_AT_ONCE]) for start in starts])

    def _read(self, records: Sequence[Any]) -> Tables:
        problems, custom_fields = ProblemRows(records), CustomFieldRows()
        raised: list[Raised] = []
        arrays: dict[str, list[Any]] = {}
        rows: dict[str, Rows] = {}
        head = self.document.head
        wants_custom_fields = any(table.role == "custom_fields" for table in self._chosen)
        ids: Any = None
        for table in self._passed:
            if table is head:
                here = Rows(self.document.record, records, range(len(records)))
                ids = self._ids(here, problems)
            else:
                here = lines_of(table, rows[str(table.parent)], problems.uncertain)
            rows[table.name] = here
            if wants_custom_fields:
                custom_fields.add(table, here, problems.uncertain)
            if table in self._chosen:
                arrays[table.name] = [*_positions(table, here, ids), *self._columns(table, here, problems, raised)]
        if self.raw and head in self._chosen:
            arrays[head.name].append(pa.array([record.raw_json.decode(errors="replace") for record in records], TEXT))
        for table in self._chosen:
            if table.role == "custom_fields":
                arrays[table.name] = custom_fields.arrays(ids)
            elif table.role == "problems":
                arrays[table.name] = problems.arrays(ids)
        found = {
            table.name: pa.Table.from_arrays(arrays[table.name], schema=self.schemas[table.name])
            for table in self._chosen
        }
        return Tables(self.document, found, tuple(raised))

    def _set_schema(self, table: Table) -> None:
        self.schemas[table.name] = schema(table, scales=self.scales[table.name], raw=self.raw)

    def _ids(self, rows: Rows, problems: ProblemRows) -> Any:
        """Return the ids of the documents. A document without an id is added to the problems."""
        head = self.document.head
        column = next(column for column in head.columns if column.name == head.owner)
        holders, kind = objects_at(rows, column.path[:-1], problems.uncertain)
        attribute = _attribute(kind, column)
        received = list(map(attribute.members[0].__get__, holders))
        ids = read_column(column, attribute, received, holders, 0).array
        if ids.null_count:
            missing = (row for row, empty in enumerate(ids.is_null().to_pylist()) if empty)
            problems.add(
                [Misfit(row, None, "the id of a document", documented=False) for row in missing], rows, column.source
            )
        return ids

    def _columns(self, table: Table, rows: Rows, problems: ProblemRows, raised: list[Raised]) -> list[Any]:
        """Return the columns of fields, in order."""
        read: dict[str, Any] = {}
        scales = self.scales[table.name]
        for above in dict.fromkeys(column.path[:-1] for column in table.columns if column.path):
            columns = [column for column in table.columns if column.path and column.path[:-1] == above]
            holders, kind = objects_at(rows, above, problems.uncertain)
            received = _received(kind, holders)
            if not above:
                problems.look_for_undocumented(rows, received[kind.__struct_fields__[0]])
            pairs = [(column, _attribute(kind, column)) for column in columns]
            together = read_together(pairs, received, scales)
            for column, attribute in pairs:
                scale = scales.get(column.name, 0)
                found = together.get(column.name)
                if found is None:
                    found = read_column(column, attribute, received[column.path[-1]], holders, scale)
                read[column.name] = found.array
                problems.add(found.misfits, rows, column.source)
                if found.scale > scale:
                    raised.append(Raised(table.name, column.name, scale, found.scale))
                    scales[column.name] = found.scale
        if any(each.table == table.name for each in raised):
            self._set_schema(table)
        return [read[column.name] for column in table.columns if column.path]


def join(reader: TableReader, parts: Sequence[Tables]) -> Tables:
    """Concatenate several `Tables` of a reader, with the current scales of the reader."""
    tables = {
        name: pa.concat_tables([_cast(part[name], schema) for part in parts]) for name, schema in reader.schemas.items()
    }
    return Tables(reader.document, tables, tuple(raised for part in parts for raised in part.raised))


def _cast(table: Any, schema: Any) -> Any:
    return table if table.schema.equals(schema) else table.cast(schema)


def _attribute(kind: type[Record], column: Column) -> Attribute:
    attribute = kind._attributes[column.path[-1]]
    assert isinstance(attribute, Attribute)
    return attribute


def _received(kind: type[Record], records: Sequence[Any]) -> Mapping[str, Sequence[Any]]:
    """Return the received values of all fields, by attribute."""
    columns: list[list[Any]] = [[] for _ in kind.__struct_fields__]
    # Tuples of all records at once would start the garbage collector, which took twice as long as the tuples.
    for start in range(0, len(records), TUPLES_AT_ONCE):
        rows = map(astuple, records[start : start + TUPLES_AT_ONCE])
        for column, values in zip(columns, zip(*rows, strict=True), strict=True):
            column += values
    return dict(zip(kind.__struct_fields__, columns, strict=True))


def _positions(table: Table, rows: Rows, ids: Any) -> list[Any]:
    """Return the columns of lines that identify their position."""
    if table.role == "head":
        return []
    arrays = [ids.take(pa.array(rows.documents, pa.int64()))]
    if len(table.key) > 2:
        arrays.append(pa.array(rows.parent_numbers(), INTEGER))
    return [*arrays, pa.array(rows.numbers, INTEGER)]


def _first_scales(table: Table, scales: Scales | None) -> dict[str, int]:
    given = (scales or {}).get(table.name, {})
    amounts: list[Column] = [column for column in table.columns if column.kind == "amount"]
    return {column.name: max(column.scale, given.get(column.name, 0)) for column in amounts}


def _with_parents(document: Document[Any], chosen: Sequence[Table]) -> list[Table]:
    """Return the chosen tables and the tables that contain them; for custom fields, all tables."""
    if any(table.role == "custom_fields" for table in chosen):
        return [table for table in document.tables if table.role in ("head", "lines")]
    names = {document.head.name}
    for table in chosen:
        while table.parent is not None and table.role == "lines":
            names.add(table.name)
            table = document.table(table.parent)
    return [table for table in document.tables if table.name in names]
