"""Finds the differences between a page and a spec, and marks differences that the spec declares."""

from __future__ import annotations

from collections.abc import Iterator

from tools.docs_diff.blocks import plain
from tools.docs_diff.compare_operation import Addition, Difference, OperationComparison
from tools.docs_diff.match_operations import match_operations
from tools.docs_diff.page import Operation, Page
from tools.docs_diff.spec_fields import Spec


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
    for operation, call in found.pairs:
        yield from OperationComparison(spec, operation, call).differences()
    for operation in found.new:
        namesake = next((call for call in spec.calls if plain(call.title) in operation.headings), None)
        headed = f"; {namesake.id} has the same heading, but another address and other tables" if namesake else ""
        message = f"{_address(operation)} is in no spec{headed}"
        yield _of_operation("operation-added", spec, operation, message, Addition(operation, None))
    for operation, call, share in found.unclear:
        message = (
            f"{_address(operation)} is a new operation, or {call.id} at a new address: {share:.0%} of their fields are "
            f"the same. If it is {call.id}, change its address in the spec; if it is new, add --new"
        )
        yield _of_operation("operation-unclear", spec, operation, message)
    for call in found.gone:
        place = spec.joined.finding(call.place, "")
        message = f"{call.method} {call.path} ({call.title}) is not on the page"
        yield Difference("operation-removed", call.id, "", "", message, 1, place)


def _address(operation: Operation) -> str:
    return f"{operation.method} {operation.path} ({operation.title})"


def _of_operation(
    kind: str, spec: Spec, operation: Operation, message: str, addition: Addition | None = None
) -> Difference:
    place = spec.joined.finding(("paths",), "")
    return Difference(kind, operation.title, "", "", message, operation.line, place, addition=addition)
