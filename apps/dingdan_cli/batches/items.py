"""The calls of a batch, after all documents were checked."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from dataclasses import dataclass
from typing import Any

from dingdan_cli.batches.documents import Document
from dingdan_cli.batches.faults import Faults
from dingdan_cli.languages import text
from dingdan_cli.operations.writes import Write, prepare
from dingdan_cli.translations import of_a_call
from dingdan_runtime.reference import OperationReference


@dataclass(frozen=True)
class Item:
    """A call of a batch: one document, or several with `--per-call`."""

    number: int
    """The number of the call, from 1."""
    documents: tuple[Document, ...]
    arguments: Any
    """The arguments by name; a list of them if the body is an array."""
    body: Any
    """The JSON body."""

    @property
    def digest(self) -> str:
        """The hash of the body."""
        written = json.dumps(self.body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def rows(self) -> list[int]:
        """The rows of a table, or the lines of JSON Lines; for a JSON list, the numbers of the documents."""
        return [row for document in self.documents for row in document.rows or (document.number,)]

    @property
    def told(self) -> str:
        """The documents for a list, such as `rows 5-7`."""
        first, last = self.documents[0].told, self.documents[-1].told
        return first if len(self.documents) == 1 else text(f"{first} to {last}", f"{first}至{last}")


def check(
    client: Any, operation: OperationReference, documents: list[Document], keys: tuple[str, ...], faults: Faults
) -> dict[int, Any]:
    """Check all documents, and return the JSON body of each by its number.

    Args:
        client: The client that would send them.
        operation: The write.
        documents: The documents.
        keys: The arguments by which the write is looked up.
        faults: Where faults are added.
    """
    from dingdan import InvalidRequest

    bodies: dict[int, Any] = {}
    seen: dict[str, Document] = {}
    for document in documents:
        given = [document.arguments] if operation.array else document.arguments
        try:
            body = prepare(client, Write(operation, given))
        except InvalidRequest as error:
            _add(document, error, faults)
            continue
        bodies[document.number] = body[0] if operation.array else body
        if identity := _identity(operation, body, keys):
            first = seen.setdefault(identity, document)
            if first is not document:
                place, order = document.place()
                faults.add(
                    place,
                    text(
                        f"has the same key as {first.told} ({identity}): if one of them got no response, nothing could"
                        " tell them apart; make them one document",
                        f"与{first.told}的关键字段相同（{identity}）：若其中之一未收到响应将无法区分，请合并为一张单据",
                    ),
                    order,
                )
    return bodies


def _add(document: Document, error: Any, faults: Faults) -> None:
    for fault in error.errors:
        path = re.sub(r"^items\[\d+\]\.?", "", fault.argument)
        if path not in document.doubtful:
            place, order = document.place(path)
            faults.add(place, of_a_call(fault.message), order)


def _identity(operation: OperationReference, body: Any, keys: tuple[str, ...]) -> str:
    """Return the key by which the document would be looked up; empty if it has none of its own."""
    if not keys:
        return ""
    from dingdan import unknown_outcome

    lookups = unknown_outcome(operation.platform, operation.call, body, sent_at=0.0).lookups
    parts = []
    for lookup in lookups:
        if not lookup.match:
            return ""
        named = {name: value for name, value in lookup.arguments.items() if name != lookup.since}
        parts += [f"{name} {value}" for name, value in {**named, **lookup.match}.items()]
    return ", ".join(parts)


def without_key(operation: OperationReference, bodies: dict[int, Any]) -> list[int]:
    """Return the numbers of the documents that no lookup can find, because they have no key of the user's own."""
    from dingdan import unknown_outcome

    found = []
    for number, body in bodies.items():
        sent = [body] if operation.array else body
        lookups = unknown_outcome(operation.platform, operation.call, sent, sent_at=0.0).lookups
        if not lookups or not all(lookup.match for lookup in lookups):
            found.append(number)
    return found


def warn_of_missing_keys(
    operation: OperationReference, bodies: dict[int, Any], keys: tuple[str, ...], count: int
) -> None:
    """Print a warning if documents have no key, because an unknown outcome of theirs cannot be resolved."""
    missing = len(without_key(operation, bodies))
    if missing:
        names = text(" or ", " 或 ").join(keys)
        print(
            text(
                f"dingdan: warning: {missing} of {count} documents have no key that a query finds them by"
                + (f" ({names})" if names else "")
                + ": if one gets no response, only a person can tell whether it was added",
                f"dingdan: 警告：{count} 张单据中有 {missing} 张没有可供查询的关键字段"
                + (f"（{names}）" if names else "")
                + "：若未收到响应，只能人工确认是否已写入",
            ),
            file=sys.stderr,
        )


def items_of(
    operation: OperationReference, documents: list[Document], bodies: dict[int, Any], per_call: int
) -> list[Item]:
    """Return the calls for checked documents.

    Args:
        operation: The write.
        documents: The documents.
        bodies: The JSON body of each, by its number.
        per_call: The number of documents in a call; more than 1 only if the body is an array.
    """
    found = []
    parts = [tuple(documents[start : start + per_call]) for start in range(0, len(documents), per_call)]
    for number, part in enumerate(parts, 1):
        arguments: Any = [each.arguments for each in part]
        body: Any = [bodies[each.number] for each in part]
        if not operation.array:
            arguments, body = arguments[0], body[0]
        found.append(Item(number, part, arguments, body))
    return found
