"""Paging: the number of a page, the request of the next one, and where a query ends."""

from __future__ import annotations

import copy
import hashlib
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from dingdan._envelopes import Answer
from dingdan._errors import InvalidRequest, PagingError
from dingdan_runtime import Operation


class DecodedPage(NamedTuple):
    """A page's answer, decoded."""

    answer: Answer
    rows: list[bytes]
    total: int | None
    records: list[Any]
    number: int | None
    """Of the page, when not the first."""


class Progress(msgspec.Struct, frozen=True):
    """How far a query has come: what tells whether there is another page, and whether it is a new one."""

    before: int | None = 0
    """Rows on the pages so far; None where a size that cannot be read hides how many were skipped."""
    total: int | None = None
    """Rows on all pages, as last told."""
    seen: frozenset[bytes] = frozenset()
    """Marks of the pages that came."""

    def advance(self, operation: Operation[Any], page: DecodedPage) -> Progress:
        """Count a page in.

        Raises:
            PagingError: it came before, or it is empty though the platform speaks of more rows.
        """
        total = self.total if page.total is None else page.total
        if not page.rows:
            before = total or 0 if self.before is None else self.before
            if operation.paging and operation.paging.ends == "total" and (total or 0) > before:
                raise _paging_error(
                    operation, page, f"the platform speaks of {total} rows, and sent an empty page after {before}"
                )
            return replace(self, total=total)
        hashed = hashlib.blake2b(b"%d" % len(page.rows), digest_size=16, usedforsecurity=False)
        for row in (page.rows[0], page.rows[-1]):
            hashed.update(row)
        mark = hashed.digest()
        if mark in self.seen:
            raise _paging_error(
                operation, page, "the platform sent a page that it had sent before; going on would never end"
            )
        return Progress(None if self.before is None else self.before + len(page.rows), total, self.seen | {mark})

    def ended(self, operation: Operation[Any], page: DecodedPage) -> bool:
        """Whether the page just counted in is the last; without a total only an empty page is."""
        if not page.rows:
            return True
        by_total = operation.paging is not None and operation.paging.ends == "total"
        return by_total and self.total is not None and self.before is not None and self.before >= self.total


def _paging_error(operation: Operation[Any], page: DecodedPage, message: str) -> PagingError:
    error = PagingError(message, platform=operation.platform, operation=operation.id, msg_id=page.answer.msg_id)
    error.page = page.number
    return error


def start(operation: Operation[Any], body: dict[str, Any]) -> Progress:
    """Rows before the first page that is asked for, when it is not the first of all."""
    paging = operation.paging
    assert paging is not None
    skipped = max(0, page_number(operation, body) - paging.start)
    if not skipped or paging.size is None:
        return Progress()
    try:
        return Progress(skipped * int(body[paging.size]))
    except (KeyError, TypeError, ValueError):
        return Progress(None)


def page_number(operation: Operation[Any], body: dict[str, Any]) -> int:
    """The number of the page that `body` asks for.

    Raises:
        InvalidRequest: it is no number.
    """
    assert operation.paging is not None
    try:
        return int(body[operation.paging.page])
    except (KeyError, TypeError, ValueError):
        raise InvalidRequest(
            "takes a page number",
            argument=operation.paging.page,
            platform=operation.platform,
            operation=operation.id,
        ) from None


def next_request(operation: Operation[Any], body: dict[str, Any]) -> dict[str, Any]:
    """The request of the next page."""
    assert operation.paging is not None
    return {**body, operation.paging.page: page_number(operation, body) + 1}


IMMUTABLE = frozenset({str, int, float, bool, Decimal, type(None)})


def by_value(body: dict[str, Any]) -> dict[str, Any]:
    """Give a body of which the caller holds no part: a list changed while pages are read changes no later page."""
    return {name: value if type(value) in IMMUTABLE else _copied(value) for name, value in body.items()}


def _copied(value: Any) -> Any:
    try:
        return copy.deepcopy(value)
    except (TypeError, RecursionError):  # no JSON either, so the call refuses it when it writes the body
        return value
