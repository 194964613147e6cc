"""Finds the differences between an operation on a page and in the spec."""

from __future__ import annotations

from collections.abc import Iterator

from generator.source import JsonPath
from tools.docs_diff.blocks import Row, plain
from tools.docs_diff.compare_part import PartComparison
from tools.docs_diff.difference import PART_NAMES, Addition, Difference
from tools.docs_diff.labels import label_of
from tools.docs_diff.operation import Operation
from tools.docs_diff.spec_fields import Call, Spec
from tools.docs_diff.table_tree import FieldPath


class OperationComparison:
    """Compares an operation of a page with the operation of the spec."""

    def __init__(self, spec: Spec, operation: Operation, call: Call) -> None:
        self.spec, self.operation, self.call = spec, operation, call
        self.settled: set[int] = set()
        """The lines of rows that agree with the spec, or whose difference is reported elsewhere."""

    def differences(self) -> Iterator[Difference]:
        """Iterate over all differences, including declared ones. Every row is compared, or reported with its line."""
        found = list(self.found())
        yield from found
        reported = self.settled | {each.line for each in found}
        for part in self.operation.tables:
            for row in self.operation.rows(part):
                if row.line not in reported:
                    message = f"{row.name} is compared with nothing"
                    yield self.make("row-unread", row.line, self.call.place, message, part, (row.name,))

    def found(self) -> Iterator[Difference]:
        """Iterate over the differences of all parts."""
        page, call = self.operation, self.call
        yield from self.unread()
        if page.path != call.path:
            yield self.make("address-changed", page.address_line, call.place, f"address {call.path} is now {page.path}")
        if page.method != call.method:
            yield self.make("method-changed", page.line, call.place, f"{call.method} is now {page.method}")
        if plain(call.title) not in page.headings:
            place = (*call.place, "externalDocs")
            yield self.make("operation-retitled", page.line, place, f"title {call.title} is now {page.title}")
        yield from self.query()
        for part in ("request", "response", "data"):
            fields = call.parts.get(part)
            if fields is not None:
                yield from PartComparison(self, part, fields).differences()
            elif page.rows(part):
                line = page.tables[part][0].line
                yield self.make("part-added", line, call.place, f"the spec has no {PART_NAMES[part]}", part)
                for row in page.rows(part):
                    message = f"{row.name}, {label_of(row.text or '') or 'without a label'}, is in no spec"
                    yield self.make("field-added", row.line, call.place, message, part, tuple(row.name.split(".")))
        yield from self.parameters()

    def unread(self) -> Iterator[Difference]:
        """Iterate over what cannot be read. An `x-quirk` of its object declares what a part lacks."""
        for part, found in self.operation.unread.items():
            fields = self.call.parts.get(part)
            place = fields.place if fields else self.call.place
            quirk = fields is not None and "x-quirk" in self.spec.platform.schemas[fields.component]
            for each in found:
                declared = each.aside or each.said or quirk
                yield self.make(f"{each.what}-unread", each.line, place, each.message, part, declared=declared)

    def parameters(self) -> Iterator[Difference]:
        """Compare the tables of headers and of parts of the address: the specs have the latter in the address."""
        self.settled |= {row.line for row in self.operation.rows("other")}
        for row in self.operation.unknown_headers():
            message = f"{row.name}, a header or a part of the address, is in no spec"
            yield self.make("field-added", row.line, self.call.place, message, "other", (row.name,))

    def query(self) -> Iterator[Difference]:
        """Compare the query parameters by name; the specs contain only their names."""
        rows: dict[str, Row] = {}
        for row in self.operation.rows("query"):
            if row.name in rows:
                message = f"{row.name}, a query parameter, has a second row"
                yield self.make("row-twice", row.line, self.call.place, message, "query", (row.name,))
            rows.setdefault(row.name, row)
            self.settled |= {row.line} if row.name in self.call.query else set()
        for name in sorted(rows.keys() - self.call.query):
            message = f"{name}, a query parameter, is in no spec"
            yield self.make("field-added", rows[name].line, self.call.place, message, "query", (name,))
        for name in sorted(self.call.query - rows.keys()) if rows and "query" not in self.operation.unread else ():
            line = self.operation.tables["query"][0].line
            message = f"{name}, a query parameter: no table lists it any more"
            yield self.make("field-removed", line, self.call.place, message, "query", (name,))

    def make(
        self, kind: str, line: int, place: JsonPath, message: str, part: str = "", path: FieldPath = (),
        *, declared: bool = False, addition: Addition | None = None,
    ) -> Difference:  # fmt: skip
        """Return a difference of the operation."""
        finding = self.spec.joined.finding(place, message)
        return Difference(kind, self.call.id, part, ".".join(path), message, line, finding, declared, addition)
