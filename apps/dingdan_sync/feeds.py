"""Feeds: the kinds of documents of a client, and the queries that read them by time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from operator import attrgetter
from typing import Any

from dingdan import Waiqin365, Wshoto
from dingdan_runtime import Page, Record
from dingdan_runtime.tables import Document, TimeFilter
from dingdan_sync.errors import InvalidSyncError


@dataclass(frozen=True)
class Feed:
    """A kind of document that a client reads.

    Attributes:
        platform: `waiqin365` or `wshoto`.
        document: Its tables.
        query: The list that is read by time.
        by: The filter by time: of modification if the query has one, else of creation.
        moves: True if `by` is the time of modification, so that documents leave a window when they are edited.
        created: Attribute of the listed records that holds the time of creation; None if they have none.
        created_until: Argument of the query that leaves out what was created later, and True if it takes a day; None if
            it cannot be given beside `by`.
        identity: Attribute of the records of the document that holds the id.
        listed_identity: Attribute of the listed records that holds the id.
        detail: The read of one document, for documents that a list only names; its argument is the listed record.
        by_id: The query for one document; None if the platform has none.
    """

    platform: str
    document: Document[Any]
    query: Callable[..., Page[Any]]
    by: TimeFilter
    moves: bool
    created: Callable[[Record], Any] | None
    created_until: tuple[str, bool] | None
    identity: Callable[[Record], Any]
    listed_identity: Callable[[Record], Any]
    detail: Callable[[Record], Record] | None = None
    by_id: Callable[[str], Page[Any]] | None = None

    @property
    def name(self) -> str:
        """The short name, such as `orders`."""
        return self.document.head.part


def feeds(client: Waiqin365 | Wshoto, names: Iterable[str] | None) -> list[Feed]:
    """The feeds of a client.

    Args:
        client: A blocking client.
        names: Short or whole names of documents, such as `orders` or `waiqin365_orders`; None for all that a query
            filters by time.

    Raises:
        InvalidSyncError: The client is none, or a name is unknown or that of documents without a filter by time.
    """
    platform, everything = _documents(client)
    documents = tuple(document for document in everything if _by_time(document, everything))
    known = {document.head.part: document for document in documents}
    whole = {document.name: document.head.part for document in documents}
    if names is None:
        wanted: Sequence[str] = list(known)
    elif isinstance(names, str):
        raise InvalidSyncError(f"tables is a list of names, such as [{names!r}]")
    else:
        wanted = list(dict.fromkeys(whole.get(name, name) for name in names))
    timeless = {name for each in everything if each not in documents for name in (each.head.part, each.name)}
    if named := [name for name in wanted if name in timeless]:
        raise InvalidSyncError(f"{platform} has no query of {named[0]} with a filter by time, which a sync needs")
    unknown = [name for name in wanted if name not in known]
    if unknown or not wanted:
        listed = ", ".join(known)
        said = f"{platform} has no table {unknown[0]!r}" if unknown else "tables is empty"
        raise InvalidSyncError(f"{said}: it has {listed}")
    return [_feed(client, platform, known[name], documents) for name in wanted]


def _documents(client: object) -> tuple[str, tuple[Document[Any], ...]]:
    if isinstance(client, Waiqin365):
        return "waiqin365", import_module("waiqin365_api.tables").DOCUMENTS
    if isinstance(client, Wshoto):
        return "wshoto", import_module("wshoto_api.tables").DOCUMENTS
    raise InvalidSyncError(f"a sync takes a Waiqin365 or Wshoto client, not {type(client).__name__}")


def _by_time(document: Document[Any], documents: Sequence[Document[Any]]) -> TimeFilter | None:
    """Return the filter by time of the query that lists a kind of document; None if it has none."""
    listed = _listed(document, documents)
    return listed.modified or listed.created


def _listed(document: Document[Any], documents: Sequence[Document[Any]]) -> Document[Any]:
    """Return the documents that are listed by time: those that name a document for its detail read, or itself."""
    if document.details is None:
        return document
    return next(each for each in documents if each.operation == document.details.operation)


def _feed(client: object, platform: str, document: Document[Any], documents: Sequence[Document[Any]]) -> Feed:
    listed, by = _listed(document, documents), _by_time(document, documents)
    assert by is not None, f"{listed.call} has no filter by time"
    query = attrgetter(listed.call)(client)
    return Feed(
        platform, document, query, by,
        moves=listed.modified is not None,
        created=_column(listed, listed.created.column if listed.created else None),
        created_until=_created_until(listed.created, by),
        identity=_identity(document),
        listed_identity=_identity(listed),
        detail=_detail(client, document, listed) if document.details else None,
        by_id=(lambda wanted: query(id=wanted)) if platform == "waiqin365" else None,
    )  # fmt: skip


def _created_until(created: TimeFilter | None, by: TimeFilter) -> tuple[str, bool] | None:
    if created is None or created.end is None or created.always or created.end in (by.after, by.start, by.end):
        return None
    return created.end, created.end in created.whole_days


def _column(document: Document[Any], name: str | None) -> Callable[[Record], Any] | None:
    found = [column.path for column in document.head.columns if column.name == name and column.path]
    return attrgetter(".".join(found[0])) if found else None


def _identity(document: Document[Any]) -> Callable[[Record], Any]:
    found = _column(document, document.head.owner)
    assert found is not None, f"{document.name} has no id"
    return found


def _detail(client: object, document: Document[Any], listed: Document[Any]) -> Callable[[Record], Record]:
    assert document.details is not None
    read, argument, identity = attrgetter(document.call)(client), document.details.argument, _identity(listed)

    def detail(record: Record) -> Record:
        found: Record = read(**{argument: identity(record)})
        return found

    return detail
