"""Finds the differences between a page and a spec, and marks differences that the spec declares."""

from __future__ import annotations

from collections.abc import Iterator

from tools.docs_diff.blocks import plain
from tools.docs_diff.compare_operation import Addition, Difference, OperationComparison
from tools.docs_diff.page import Operation, Page
from tools.docs_diff.spec_fields import Call, Spec


def compare(page: Page, spec: Spec) -> list[Difference]:
    """Return all differences in the order of the page, including declared ones."""
    found = list(_Comparison(page, spec).differences())
    return sorted(found, key=lambda each: each.line)


class _Comparison:
    def __init__(self, page: Page, spec: Spec) -> None:
        self.page, self.spec = page, spec

    def differences(self) -> Iterator[Difference]:
        pairs, new, gone = self.pair()
        for operation, call in pairs:
            yield from OperationComparison(self.spec, operation, call).differences()
        for operation in new:
            spec = self.spec.joined.finding(("paths",), "")
            message = f"{operation.method} {operation.path} ({operation.title}) is in no spec"
            yield Difference(
                "operation-added",
                operation.title,
                "",
                "",
                message,
                operation.line,
                spec,
                addition=Addition(operation, None),
            )
        for call in gone:
            spec = self.spec.joined.finding(call.place, "")
            message = f"{call.method} {call.path} ({call.title}) is not on the page"
            yield Difference("operation-removed", call.id, "", "", message, 1, spec)

    def pair(self) -> tuple[list[tuple[Operation, Call]], list[Operation], list[Call]]:
        """Pair the operations of the page with those of the spec: by address, else by title.

        Returns:
            The pairs, the operations that only the page has, and the operations that only the spec has.
        """
        missing = list(self.spec.calls)
        pairs: list[tuple[Operation, Call]] = []
        left = list(self.page.operations)
        # A path may have several methods, so the whole address goes first.
        for same in (_same_method, _same_path):
            for operation in list(left):
                call = next((each for each in missing if same(operation, each)), None)
                if call:
                    pairs.append((operation, call))
                    left.remove(operation)
                    missing.remove(call)
        pages = {call.page for _, call in pairs}
        missing = [call for call in missing if call.page in pages or not pairs]
        new = []
        for operation in left:
            renamed = next((call for call in missing if plain(call.title) in operation.headings), None)
            if renamed:
                missing.remove(renamed)
                pairs.append((operation, renamed))
                missing = [call for call in missing if call.page in {each.page for _, each in pairs}]
            else:
                new.append(operation)
        return pairs, new, missing if pairs else []


def _same_path(operation: Operation, call: Call) -> bool:
    return operation.path == call.path


def _same_method(operation: Operation, call: Call) -> bool:
    return _same_path(operation, call) and operation.method == call.method
