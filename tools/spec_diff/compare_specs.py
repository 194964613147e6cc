"""Compares two versions of a platform's spec: operations, parameters, bodies, servers and security."""

from __future__ import annotations

import re
from typing import Any

from generator.document import JsonObject
from generator.model import Platform
from generator.operations import Operation
from generator.servers import is_open, server_url
from generator.source import JsonPath
from generator.tables import stem_by_operation
from tools.spec_diff.changes import Change, Changes, Effect, effect_of_values
from tools.spec_diff.compare_envelopes import compare_envelopes
from tools.spec_diff.compare_links import Links, compare_links
from tools.spec_diff.compare_schemas import UNKNOWN, Place, SchemaComparison, is_text
from tools.spec_diff.compare_webhooks import compare_webhooks
from tools.spec_diff.pairs import PlacedOperation, operations_of, pairs

NONE, COMPATIBLE, BREAKING = Effect
COMPARED_IN_OPERATIONS = {
    "operationId", "tags", "parameters", "requestBody", "responses", "security", "x-method", "x-access", "x-paging",
    "x-records", "x-lookup", "x-table", "x-get-with-body",
}  # fmt: skip
COMPARED_IN_DOCUMENTS = {
    "openapi", "info", "servers", "security", "tags", "paths", "components", "webhooks", "x-envelope",
}  # fmt: skip
PAGING_EFFECTS = {
    "page": (BREAKING, NONE),
    "size": (BREAKING, NONE),
    "start": (BREAKING, NONE),
    "records": (BREAKING, NONE),
    "ends": (BREAKING, NONE),
    "total": (BREAKING, BREAKING),
    "default-size": (NONE, COMPATIBLE),
    "id": (NONE, NONE),
}
"""The effects on the wire and in Python of a changed or removed member of x-paging, which clients follow."""
Placed = tuple[JsonObject, JsonPath]
"""A part of a document and its path."""


def compare_documents(old: Platform, new: Platform) -> list[Change]:
    """Return all differences between two versions except their version numbers, the most severe first."""
    comparison = _Comparison(old, new)
    comparison.run()
    return comparison.changes.listed()


class _Comparison:
    def __init__(self, old: Platform, new: Platform) -> None:
        self.old = old
        self.new = new
        self.changes = Changes()
        self.schemas = SchemaComparison(old, new, self.changes)
        self.renamed: dict[str, str] = {}
        """The new operationId of each old one."""
        self.tables = stem_by_operation(old), stem_by_operation(new)
        """The names of the head tables, by operationId."""

    def run(self) -> None:
        paired = list(pairs(operations_of(self.old), operations_of(self.new)))
        self.renamed = {was.id: now.id for was, now in paired if was is not None and now is not None}
        for was, now in paired:
            if was is not None and now is not None:
                _OperationComparison(self, was, now).run()
                links = Links.of(self.old, was), Links.of(self.new, now)
                compare_links(self.changes, now.id, *links, self.renamed)
            elif was is not None:
                self.changes.note("operation-removed", was.id, "removed", BREAKING, BREAKING, was.path, gone=True)
            elif now is not None:
                self.changes.note("operation-added", now.id, "added", COMPATIBLE, COMPATIBLE, now.path)
        compare_webhooks(self.old, self.new, self.schemas, self.changes)
        self.compare_names()
        self.compare_surroundings()

    def compare_names(self) -> None:
        """Record removed components that had a Python class."""
        after = self.new.schemas
        for name, schema in self.old.schemas.items():
            if _has_class(schema) and not _has_class(after.get(name, {})):
                path, gone = ("components", "schemas", name), name not in after
                message = "no class of that name in Python"
                self.changes.note("class-removed", name, message, NONE, BREAKING, path, gone=gone)

    def compare_surroundings(self) -> None:
        old, new = self.old.document, self.new.document
        info = {key for key in {*old["info"], *new["info"]} if old["info"].get(key) != new["info"].get(key)}
        if info - {"version"}:
            self.note_text("document", ", ".join(sorted(info - {"version"})), ("info",))
        if old.get("openapi") != new.get("openapi"):
            self.note_text("document", "openapi", ("openapi",))
        if _tags(old) != _tags(new):
            self.note_text("document", "tags", ("tags",))
        self.compare_servers(old.get("servers", []), new.get("servers", []))
        self.compare_schemes(_schemes(old), _schemes(new))
        compare_envelopes(self.changes, old.get("x-envelope"), new.get("x-envelope"))
        for key in sorted({*old, *new} - COMPARED_IN_DOCUMENTS):
            if old.get(key) == new.get(key):
                continue
            if key.startswith("x-doc-"):
                self.note_text("document", key, (key,))
            else:
                message = f"{key}: {UNKNOWN}"
                self.changes.note("unknown-changed", "document", message, BREAKING, NONE, (key,))

    def compare_servers(self, old: list[JsonObject], new: list[JsonObject]) -> None:
        before, after = ({server_url(server): server for server in servers} for servers in (old, new))
        for url in before.keys() - after.keys():
            self.changes.note("server-removed", url, "removed", BREAKING, NONE, ("servers",))
        for url in after.keys() - before.keys():
            self.changes.note("server-added", url, "added", COMPATIBLE, NONE, ("servers",))
        for url in before.keys() & after.keys():
            if is_open(before[url]) != is_open(after[url]):
                words, wire = ("takes any address", COMPATIBLE) if is_open(after[url]) else ("is fixed", BREAKING)
                self.changes.note("server-changed", url, words, wire, NONE, ("servers",))
            elif before[url] != after[url]:
                self.note_text(url, "description", ("servers",))

    def compare_schemes(self, old: JsonObject, new: JsonObject) -> None:
        path = ("components", "securitySchemes")
        for name in {*old, *new}:
            before, after = ({**each.get(name, {})} for each in (old, new))
            texts = before.pop("description", None), after.pop("description", None)
            if before != after and before and after:
                # Credentials are the client's own business: callers keep theirs.
                self.changes.note("security-changed", name, "credentials go another way", BREAKING, NONE, path)
            elif texts[0] != texts[1] and before == after:
                self.note_text(name, "description", path)

    def note_text(self, where: str, what: str, path: JsonPath) -> None:
        self.changes.note("text-changed", where, what, NONE, NONE, path)


class _OperationComparison:
    def __init__(self, comparison: _Comparison, old: PlacedOperation, new: PlacedOperation) -> None:
        self.changes = comparison.changes
        self.schemas = comparison.schemas
        self.renamed = comparison.renamed
        self.tables = comparison.tables
        self.old = old
        self.new = new

    def run(self) -> None:
        self.compare_names()
        self.compare_calls()
        self.compare_paging()
        self.compare_parameters()
        self.compare_security()
        self.compare_request()
        self.compare_answers()
        known = COMPARED_IN_OPERATIONS
        self.compare_rest(self.old.spec, self.new.spec, known, self.new.path)

    def compare_names(self) -> None:
        old, new = self.old, self.new
        if old.id != new.id:
            self.note("operation-renamed", f"was {old.id}", NONE, BREAKING)
        if old.method != new.method:
            self.note("method-changed", f"{old.method.upper()} -> {new.method.upper()}", BREAKING, NONE)
        if old.route[1] != new.route[1]:
            self.note("path-changed", f"was {old.url}", BREAKING, NONE)
        before, after = old.operation, new.operation
        if before.method and not after.method:
            self.note("call-removed", f"there is no {before.call} any more", NONE, BREAKING)
        elif after.method and not before.method:
            self.note("call-added", f"there is {after.call}", NONE, COMPATIBLE)
        elif before.call != after.call:
            self.note("call-renamed", f"{before.call} -> {after.call}", NONE, BREAKING)

    def compare_calls(self) -> None:
        old, new = self.old.operation, self.new.operation
        if old.returns != new.returns or old.write != new.write:
            words = [f"{each.returns}, {'write' if each.write else 'read'}" for each in (old, new)]
            self.note("call-changed", " -> ".join(words), NONE, BREAKING)
        if (old.result is None, old.result_many) != (new.result is None, new.result_many):
            self.note("result-changed", f"{_result(old)} -> {_result(new)}", NONE, BREAKING)
        if old.has_msg_id != new.has_msg_id:
            self.note("call-changed", "msg_id of the call", NONE, COMPATIBLE if new.has_msg_id else BREAKING)
        before, after = (each.spec.get("x-lookup") for each in (self.old, self.new))
        if before is not None:
            before = {**before, "operation": self.renamed.get(before["operation"], before["operation"])}
        if before != after:
            python = BREAKING if after is None else COMPATIBLE
            self.note("lookup-changed", "how to look up its outcome", NONE, python, "x-lookup")
        self.compare_tables()

    def compare_tables(self) -> None:
        """Compare the tables: databases have their names, which may be others, also for a further read of the tag."""
        places = self.old, self.new
        before, after = ({**each.spec.get("x-table", {})} for each in places)
        names = [names.get(each.id) for names, each in zip(self.tables, places, strict=True)]
        for said in (before, after):
            said.pop("name", None)
        if before != after or (names[0] is not None and names[0] != names[1]):
            python = COMPATIBLE if "x-table" not in self.old.spec and names[0] in (None, names[1]) else BREAKING
            self.note("tables-changed", "the tables of its records", NONE, python, "x-table")

    def compare_paging(self) -> None:
        old, new = self.old.spec.get("x-paging"), self.new.spec.get("x-paging")
        if old is None or new is None:
            if old is not new:
                self.note("paging-changed", "comes in pages" if new else "comes in one piece", BREAKING, BREAKING)
            elif self.old.operation.records != self.new.operation.records:
                moved = " -> ".join(str(each.operation.records) for each in (self.old, self.new))
                self.note("records-moved", moved, BREAKING, NONE, "x-records")
            return
        for key in sorted({*old, *new}):
            before, after = old.get(key), new.get(key)
            if before != after:
                wire, python = (COMPATIBLE, COMPATIBLE) if before is None else PAGING_EFFECTS[key]
                self.note("paging-changed", f"{key}: {before} -> {after}", wire, python, "x-paging", key)

    def compare_parameters(self) -> None:
        old, new = self.old.parameters, self.new.parameters
        renamed = self.renamed_segments()
        for key, (was, at) in old.items():
            name = ("path", renamed[key[1]]) if key[0] == "path" and key[1] in renamed else key
            if name not in new:
                self.note_parameter("parameter-removed", was, "removed", BREAKING, at, gone=True)
                continue
            now, place = new[name]
            if name != key:
                self.note_parameter("parameter-renamed", now, f"was {key[1]}", NONE, place)
            if was.get("required", False) != now.get("required", False):
                wire = effect_of_values("request", wider=not now.get("required"), narrower=bool(now.get("required")))
                words = "required now" if now.get("required") else "optional now"
                self.note_parameter("parameter-changed", now, words, wire, place)
            where = Place(f"parameter {now['name']}", (*at, "schema"), (*place, "schema"), "request", self.new.id,
                          in_python=False)  # fmt: skip
            self.schemas.compare(was.get("schema", {}), now.get("schema", {}), where)
            self.compare_rest(was, now, {"name", "in", "required", "schema", "x-signature"}, place, where.where)
        before = {("path", renamed[key[1]]) if key[0] == "path" and key[1] in renamed else key for key in old}
        for key, (now, place) in new.items():
            if key not in before:
                wire = BREAKING if now.get("required") else COMPATIBLE
                self.note_parameter("parameter-added", now, "added", wire, place)

    def renamed_segments(self) -> dict[str, str]:
        """Return renamed path parameters, old name to new name. Their names do not appear on the wire."""
        before, after = (re.findall(r"\{([^}]*)\}", each.url) for each in (self.old, self.new))
        if self.old.route != self.new.route:
            return {}
        if before != after and sorted(before) == sorted(after):
            self.note("path-changed", f"was {self.old.url}", BREAKING, NONE)
            return {}
        return {was: now for was, now in zip(before, after, strict=True) if was != now}

    def note_parameter(
        self, kind: str, parameter: JsonObject, message: str, wire: Effect, path: JsonPath, *, gone: bool = False
    ) -> None:
        where = f"parameter {parameter['name']}"
        self.changes.note(kind, where, message, wire, NONE, path, use=f"{self.new.id} request", gone=gone)

    def compare_security(self) -> None:
        old, new = self.old.security, self.new.security
        if old != new:
            self.note("security-changed", "other credentials are wanted", BREAKING if new else COMPATIBLE, NONE)

    def compare_request(self) -> None:
        old, new = self.old.spec.get("requestBody"), self.new.spec.get("requestBody")
        if old is None or new is None:
            if new is not None:
                effect = BREAKING if new.get("required") else COMPATIBLE
                self.note("body-added", "wants a body", effect, effect)
            elif old is not None:
                self.note("body-removed", "takes no body any more", BREAKING, BREAKING)
            return
        if old.get("required", False) != new.get("required", False):
            wire = BREAKING if new.get("required") else COMPATIBLE
            # Calls send a body always, an empty object at least.
            self.note("body-changed", f"the body is {'required' if new.get('required') else 'optional'}", wire, NONE)
        places = [(*each.path, "requestBody") for each in (self.old, self.new)]
        self.compare_media((old, places[0]), (new, places[1]), "request")

    def compare_answers(self) -> None:
        old, new = self.old.responses, self.new.responses
        for status in sorted({*old, *new}):
            if status not in new:
                self.note("answer-removed", f"no answer {status}", BREAKING if status[0] == "2" else COMPATIBLE, NONE)
            elif status not in old:
                self.note("answer-added", f"answer {status}", COMPATIBLE, NONE, "responses", status)
            else:
                self.compare_media(old[status], new[status], "response")

    def compare_media(self, old: Placed, new: Placed, direction: str) -> None:
        """Compare two bodies, each with its path in the document."""
        (body, was), (other, now) = old, new
        # A response that operations share is reported once, by its own name.
        where = str(now[-1]) if now[0] == "components" else self.new.id
        before, after = body.get("content", {}), other.get("content", {})
        for kind in sorted({*before, *after}):
            if kind not in after:
                self.changes.note("media-removed", where, f"no {kind} in the {direction}", BREAKING, NONE, now)
            elif kind not in before:
                self.changes.note("media-added", where, f"{kind} in the {direction}", COMPATIBLE, NONE, now)
            else:
                steps = ("content", kind)
                place = Place(f"{where} {direction}", (*was, *steps, "schema"), (*now, *steps, "schema"), direction,
                              self.new.id)  # fmt: skip
                self.schemas.compare(before[kind].get("schema", {}), after[kind].get("schema", {}), place)
                self.compare_rest(before[kind], after[kind], {"schema"}, (*now, *steps), where)
        self.compare_rest(body, other, {"content", "required", "links"}, now, where)

    def compare_rest(
        self, old: JsonObject, new: JsonObject, understood: set[str], path: JsonPath, where: str = ""
    ) -> None:
        """Compare documentation members. A change of any other member that is not `understood` counts as breaking."""
        differing = [key for key in sorted({*old, *new} - understood) if old.get(key) != new.get(key)]
        texts = [key for key in differing if is_text(key)]
        if texts:
            self.changes.note("text-changed", where or self.new.id, ", ".join(texts), NONE, NONE, path)
        for key in differing:
            if not is_text(key):
                message = f"{key}: {UNKNOWN}"
                self.changes.note("unknown-changed", where or self.new.id, message, BREAKING, NONE, (*path, key))

    def note(self, kind: str, message: str, wire: Effect, python: Effect, *steps: str) -> None:
        self.changes.note(kind, self.new.id, message, wire, python, (*self.new.path, *steps))


def _has_class(schema: JsonObject) -> bool:
    return "properties" in schema or "x-enum" in schema


def _tags(document: JsonObject) -> dict[str, Any]:
    return {tag["name"]: tag for tag in document.get("tags", [])}


def _schemes(document: JsonObject) -> JsonObject:
    schemes: JsonObject = document.get("components", {}).get("securitySchemes", {})
    return schemes


def _result(operation: Operation) -> str:
    if operation.result is None:
        return "no record"
    return f"list of {operation.result}" if operation.result_many else operation.result


__all__ = ["compare_documents"]
