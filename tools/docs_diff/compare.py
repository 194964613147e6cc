"""Finds the differences between a page and a spec, and marks differences that the spec declares."""

from __future__ import annotations

from collections.abc import Iterator

from tools.docs_diff.blocks import plain
from tools.docs_diff.compare_operation import OperationComparison
from tools.docs_diff.difference import Addition, Difference
from tools.docs_diff.match_operations import match_operations
from tools.docs_diff.page import Operation, Page
from tools.docs_diff.spec_fields import Spec
from tools.docs_diff.table_tree import FieldPath, Shape
from tools.docs_diff.table_tree import place as place_rows


def compare(page: Page, spec: Spec, *, new: bool = False) -> list[Difference]:
    """Return all differences in the order of the page, including declared ones.

    Args:
        page: The page.
        spec: The spec.
        new: True takes every operation with an unknown address as new, whatever its heading is.
    """
    return sorted(_differences(page, spec, new=new), key=lambda each: each.line)


def _differences(page: Page, spec: Spec, *, new: bool) -> Iterator[Difference]:
    found = match_operations(page, spec, new=new)
    yield from _skipped(page, spec)
    for operation, call in found.pairs:
        yield from OperationComparison(spec, operation, call).differences()
    left_out: dict[str, str] = spec.joined.document.get("x-doc-left-out", {})
    for operation in found.new:
        if reason := left_out.get(operation.path):
            message = f"{_address(operation)} is left out of the spec: {reason}"
            yield _of_operation("operation-added", spec, operation, message, declared=True)
            continue
        namesake = next((call for call in spec.calls if plain(call.title) in operation.headings), None)
        headed = f"; {namesake.id} has the same heading, but another address and other tables" if namesake else ""
        message = f"{_address(operation)} is in no spec{headed}"
        addition: Addition | None = Addition(operation, None)
        if operation.is_cut("request"):
            message, addition = f"{message}; the copy of its request is cut off, so it cannot be drafted", None
        yield _of_operation("operation-added", spec, operation, message, addition)
        yield from _gaps(operation, spec)
    for operation, call, share in found.unclear:
        message = (
            f"{_address(operation)} is a new operation, or {call.id} at a new address: {share:.0%} of their fields are "
            f"the same. If it is {call.id}, change its address in the spec; if it is new, add --new"
        )
        yield _of_operation("operation-unclear", spec, operation, message)
    # An operation that cannot be read is on the page all the same.
    paths = {each.path for each in page.skipped}
    titles = {title for each in page.skipped for title in each.headings}
    for call in found.gone:
        if page.cut or call.path in paths or plain(call.title) in titles:
            continue
        place = spec.joined.finding(call.place, "")
        message = f"{call.method} {call.path} ({call.title}) is not on the page"
        yield Difference("operation-removed", call.id, "", "", message, 1, place)


def _skipped(page: Page, spec: Spec) -> Iterator[Difference]:
    """Iterate over the operations and tables of the page that cannot be compared."""
    place = spec.joined.finding(("paths",), "")
    for each in page.unread:
        yield Difference(f"{each.what}-unread", "", "", "", each.message, each.line, place, declared=each.aside)
    for operation in page.skipped:
        if problem := operation.problem():
            # The pushes of a platform are in its spec as webhooks, whose members this tool does not compare.
            declared = operation.push and "webhooks" in spec.joined.document
            line, message = problem
            yield Difference("operation-unread", operation.title, "", "", message, line, place, declared=declared)


def _gaps(operation: Operation, spec: Spec) -> Iterator[Difference]:
    """Iterate over what a page lacks of a new operation, so that no draft is taken for whole."""
    place = spec.joined.finding(("paths",), "")

    def make(kind: str, part: str, field: str, message: str, line: int, *, declared: bool = False) -> Difference:
        return Difference(kind, operation.title, part, field, message, line, place, declared=declared)

    for part, found in operation.unread.items():
        for each in found:
            yield make(f"{each.what}-unread", part, "", each.message, each.line, declared=each.aside)
    for part in operation.tables:
        shape = Shape.of(each.value for each in operation.examples.get(part, []))
        seen: set[FieldPath] = set()
        for placed in place_rows(operation.rows(part), shape, Shape()):
            name = ".".join(placed.path)
            if placed.path in seen:
                yield make("row-twice", part, name, f"{name} has a second row", placed.row.line)
            seen.add(placed.path)
    schemes = spec.joined.document.get("components", {}).get("securitySchemes", {}).values()
    tokens = {scheme["name"] for scheme in schemes if scheme.get("in") == "query"}
    for row in operation.rows("query"):
        if row.name not in tokens:
            yield make("field-added", "query", row.name, f"{row.name}, a query parameter, is in no spec", row.line)
    for row in operation.unknown_headers():
        message = f"{row.name}, a header or a part of the address, is in no spec"
        yield make("field-added", "other", row.name, message, row.line)
    if not any(part in operation.tables or part in operation.unread for part in ("response", "data")):
        yield make("table-missing", "response", "", "the page has no table of the answer", operation.line)


def _address(operation: Operation) -> str:
    return f"{operation.method} {operation.path} ({operation.title})"


def _of_operation(
    kind: str,
    spec: Spec,
    operation: Operation,
    message: str,
    addition: Addition | None = None,
    *,
    declared: bool = False,
) -> Difference:
    place = spec.joined.finding(("paths",), "")
    return Difference(kind, operation.title, "", "", message, operation.line, place, declared, addition)
