"""Pairs the operations of a page with those of the spec.

The address decides. An address that no operation of the spec has is a new operation: pages of two generations of an
API have the same headings. It is an old operation at a new address only if the page has no other operation for it,
their tables agree, and the page is not known to be another one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tools.docs_diff.blocks import plain
from tools.docs_diff.envelopes import envelope_of
from tools.docs_diff.page import Operation, Page
from tools.docs_diff.page_address import is_same_page
from tools.docs_diff.spec_fields import Call, Fields, Spec

AGREE, DIFFER = 0.8, 0.65
"""The shares of common fields from which the tables agree, and below which they differ."""


@dataclass(slots=True)
class Matches:
    """The operations of a page and of the spec."""

    pairs: list[tuple[Operation, Call]] = field(default_factory=list)
    new: list[Operation] = field(default_factory=list)
    unclear: list[tuple[Operation, Call, float]] = field(default_factory=list)
    """Operations that may be new, or the operation of their heading at a new address, with the share of common
    fields."""
    gone: list[Call] = field(default_factory=list)


def match_operations(page: Page, spec: Spec, *, new: bool = False) -> Matches:
    """Pair the operations of a page with those of the spec.

    Args:
        page: The page.
        spec: The spec.
        new: True takes every operation with an unknown address as new.
    """
    found = Matches()
    missing, left = list(spec.calls), list(page.operations)
    # A path may have several methods, so the whole address goes first.
    for same in (_same_method, _same_path):
        for operation in list(left):
            call = next((each for each in missing if same(operation, each)), None)
            if call:
                found.pairs.append((operation, call))
                left.remove(operation)
                missing.remove(call)
    on_page = {call.page for _, call in found.pairs}
    for operation in left:
        titled = [
            (common_fields(spec, operation, call), call)
            for call in missing
            if plain(call.title) in operation.headings and (call.page in on_page or not found.pairs)
        ]
        share, call = max(titled, key=lambda each: each[0], default=(0.0, None))
        elsewhere = call is not None and page.address is not None and not is_same_page(page.address, call.page)
        if call is None or new or share < (AGREE if elsewhere else DIFFER):
            found.new.append(operation)
            continue
        missing.remove(call)
        if share < AGREE or elsewhere:
            found.unclear.append((operation, call, share))
        else:
            found.pairs.append((operation, call))
    on_page = {call.page for _, call in found.pairs}
    found.gone = [
        call
        for call in missing
        if call.page in on_page or (page.address is not None and is_same_page(page.address, call.page))
    ]
    return found


def address_of(page: Page, matches: Matches) -> str | None:
    """Return the address of a page: what the copy says, else the page of its operations that the spec has."""
    pages = {call.page for _, call in matches.pairs}
    return page.address or (pages.pop() if len(pages) == 1 else None)


def common_fields(spec: Spec, operation: Operation, call: Call) -> float:
    """Return the share of the fields that a page and an operation of the spec have in common, of all their fields.

    A field counts as common if its name and its type are the same. The members of the envelope do not count.
    """
    envelope = envelope_of(spec)
    names = {*envelope.around, *envelope.data} if envelope else set()
    listed, known = set[tuple[str, str]](), dict[tuple[str, str], list[str]]()
    for part in ("request", "response", "data"):
        side = "request" if part == "request" else "response"
        listed |= {(side, row.name.rpartition(".")[2]) for row in operation.rows(part)}
        for name, types in _types_by_name(call.parts[part]) if part in call.parts else ():
            known.setdefault((side, name), []).extend(types)
    listed = {each for each in listed if each[1] not in names}
    known = {each: types for each, types in known.items() if each[1] not in names}
    retyped = {
        (side, row.name.rpartition(".")[2])
        for side, parts in (("request", ("request",)), ("response", ("response", "data")))
        for part in parts
        for row in operation.rows(part)
        if row.type is not None and row.type not in known.get((side, row.name.rpartition(".")[2]), [row.type])
    }
    common = (listed & known.keys()) - retyped
    return len(common) / max(len(listed | known.keys()), 1)


def _types_by_name(fields: Fields) -> list[tuple[str, list[str]]]:
    """Return the names and the documented types of all fields that tables list, at any depth."""
    found: list[tuple[str, list[str]]] = []
    for name, each in fields.members.items():
        if "x-source" not in each.schema:
            printed = each.schema.get("x-doc-type", "")
            found.append((name, [plain(kind) for kind in ([printed] if isinstance(printed, str) else printed)]))
        found += _types_by_name(each.inner) if each.inner else []
    return found


def _same_path(operation: Operation, call: Call) -> bool:
    return operation.path == call.path


def _same_method(operation: Operation, call: Call) -> bool:
    return _same_path(operation, call) and operation.method == call.method
