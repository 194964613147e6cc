"""The operations as tools: their names, and what they may be called."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from dingdan_mcp.options import Options
from dingdan_runtime import reference
from dingdan_runtime.reference import FieldReference, OperationReference
from dingdan_runtime.tables import Document

PACKAGES = {"waiqin365": "waiqin365_api", "wshoto": "wshoto_api"}
"""The generated package of each platform."""


@cache
def all_operations() -> tuple[OperationReference, ...]:
    """Return the operations of both platforms."""
    return tuple(reference.all_operations(PACKAGES.values()))


def tool_name(operation: OperationReference) -> str:
    """Return the name of the tool for an operation, such as `waiqin365_orders_query`."""
    return f"{operation.platform}_{operation.resource}_{operation.method}"


def offered(options: Options) -> dict[str, OperationReference]:
    """Return the operations that a server offers, by the names of their tools: all reads, and the allowed writes."""
    return {
        tool_name(each): each
        for each in all_operations()
        if each.platform in options.platforms and (not each.write or each.id in options.writes)
    }


def document_of(operation: OperationReference) -> Document[Any]:
    """Return the tables of a read."""
    documents = import_module(f"{PACKAGES[operation.platform]}.tables").DOCUMENTS
    found: Document[Any] = next(each for each in documents if each.operation == operation.id)
    return found


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint at the most similar of the known names, or the names if they are few."""
    names = list(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]}?"
    return f"there are {', '.join(names)}" if 0 < len(names) <= 12 else "dingdan_describe lists them"


def arguments_of(operation: OperationReference) -> list[FieldReference]:
    """Return the fields of the request, without those of paging, which the cursor replaces."""
    if operation.request is None:
        return []
    paged = {operation.paging.page, operation.paging.size} if operation.paging else set()
    return [field for field in operation.request.fields if field.name not in paged]


def all_fields(fields: Sequence[FieldReference]) -> Iterator[FieldReference]:
    """Iterate over fields and the fields inside them."""
    for field in fields:
        yield field
        if field.members is not None:
            yield from all_fields(field.members.fields)
