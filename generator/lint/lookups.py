"""Lint rules for `x-lookup`: the read operation that shows the outcome of a write."""

from __future__ import annotations

from typing import Any

from generator.document import Findings, operations
from generator.formats import KINDS
from generator.model import Platform
from generator.objects import Property
from generator.operations import Operation


def sound_lookups(document: dict[str, Any]) -> Findings:
    """Check that each `x-lookup` of a write refers to an existing read and to existing fields of both."""
    platform = Platform("", document)
    reads = {each.id: each for each in platform.operations if each.method and each.returns == "page"}
    for (path, spec, _), write in zip(operations(document), platform.operations, strict=True):
        said = spec.get("x-lookup")
        if said is None:
            continue
        if not write.write or write.body is None:
            yield (*path, "x-lookup"), "a lookup belongs to a write with a body"
            continue
        read = reads.get(said["operation"])
        if read is None or read.body is None or not read.result:
            yield (*path, "x-lookup", "operation"), f"{said['operation']} is not a read of several records"
            continue
        sent = {prop.wire for prop in write.body.properties}
        asked = {prop.wire: prop for prop in read.body.properties}
        found = {prop.wire: prop for prop in platform.object(read.result).properties}
        for key, theirs in (("filters", asked), ("match", found)):
            for name, ours in said.get(key, {}).items():
                where = (*path, "x-lookup", key, name)
                if name not in theirs or theirs[name].kind in ("list", "object", "map"):
                    yield where, f"{read.id} has no field {name!r} to compare"
                if ours not in sent:
                    yield where, f"{write.id} has no field {ours!r}"
        yield from (
            (((*path, "x-lookup", "shows", *where)), message) for where, message in _shown(said, found, write, read)
        )
        since = said.get("since")
        if since is not None and (since not in asked or not _is_moment(asked[since])):
            yield (*path, "x-lookup", "since"), f"{read.id} has no filter {since!r} that takes a time"


def _shown(said: dict[str, Any], found: dict[str, Property], write: Operation, read: Operation) -> Findings:
    """Check that the states of `shows` refer to existing fields and codes."""
    sent = {prop.wire: prop for prop in write.body.properties} if write.body else {}
    for index, state in enumerate(said.get("shows", ())):
        name = state["field"]
        if name not in found or found[name].code is None:
            yield (index, "field"), f"{read.id} has no field {name!r} with a list of codes"
            continue
        known = {""} | _values(found[name])
        for key in ("done", "not-done"):
            for place, value in enumerate(state.get(key, ())):
                if value not in known:
                    yield (index, key, place), f"{name} has no code or label {value!r}"
        if both := sorted(set(state["done"]) & set(state.get("not-done", ()))):
            yield (index, "not-done"), f"{both[0]!r} is in both done and not-done"
        for ours, value in state.get("when", {}).items():
            if ours not in sent or sent[ours].code is None:
                yield (index, "when", ours), f"{write.id} has no field {ours!r} with a list of codes"
            elif value not in _values(sent[ours]):
                yield (index, "when", ours), f"{ours} has no code or label {value!r}"


def _is_moment(prop: Property) -> bool:
    return prop.kind in KINDS and KINDS[prop.kind].moment


def _values(prop: Property) -> set[str]:
    """Return the codes of a field and their Chinese labels."""
    return {str(text) for code in prop.schema["x-enum"] for text in (code["value"], code["label_zh"])}
