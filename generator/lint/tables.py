"""Lint rules for `x-table`: the tables of the records of reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.document import Findings, JsonObject, operations
from generator.formats import KINDS
from generator.model import Platform
from generator.objects import Object
from generator.operations import Operation
from generator.source import JsonPath
from generator.tables import ARGUMENTS, TIMES, all_lists, documents, id_field, scalars, table_reads

TIME_KINDS = {"date"} | {name for name, kind in KINDS.items() if kind.moment}
"""Kinds of fields with a date or a time."""


def sound_tables(document: dict[str, Any]) -> Findings:
    """Check that `x-table` of each read refers to existing fields and filters."""
    platform = Platform("", document)
    reads = {operation.id: operation for operation in platform.operations if operation.method and not operation.write}
    for (path, spec, _), read in zip(operations(document), platform.operations, strict=True):
        said, where = spec.get("x-table"), (*path, "x-table")
        if said is None:
            continue
        if read.id not in reads or read.result is None:
            yield where, "x-table is only for a read with x-method"
            continue
        record = platform.object(read.result)
        fields = {place.source: place.prop.kind for place in scalars(platform, record)}
        if (named := id_field(read)) is None:
            yield where, "there is no id: x-paging or x-table must name the field that identifies a record"
        elif named not in fields or not (kind := KINDS.get(fields[named])) or not kind.identifies:
            yield (*where, "id"), f"{record.name} has no field {named!r} that can be an id"
        for time in TIMES:
            yield from _time(said.get(time, {}), fields, read, (*where, time))
        yield from _deleted(said.get("deleted"), platform, record, where)
        yield from _lists(said.get("lists", {}), platform, record, where)
        if (details := said.get("details")) is not None:
            if details["id"] not in {prop.wire for prop in (read.body.properties if read.body else ())}:
                yield (*where, "details", "id"), f"{read.id} has no field {details['id']!r}"
            if details["list"] not in reads or reads[details["list"]].returns != "page":
                yield (*where, "details", "list"), f"{details['list']} is not a read of several records"


def distinct_tables(document: dict[str, Any]) -> Findings:
    """Check that the tables of a platform have distinct names."""
    platform = Platform("", document)
    paths = {
        operation.id: path for (path, _, _), operation in zip(operations(document), platform.operations, strict=True)
    }
    taken: dict[str, str] = {}
    for found, read in zip(documents(platform), table_reads(platform), strict=True):
        for table in found.tables:
            if table.name in taken:
                yield (*paths[read.id], "x-table"), f"{taken[table.name]} and {read.id} have a table {table.name[1:]}"
            taken[table.name] = read.id


def _time(said: JsonObject, fields: dict[str, str], read: Operation, where: JsonPath) -> Findings:
    asked = {prop.wire: prop for prop in (read.body.properties if read.body else ())}
    if "field" in said and fields.get(said["field"]) not in TIME_KINDS:
        yield (*where, "field"), f"{read.result} has no field {said['field']!r} with a time"
    for member in ARGUMENTS:
        if member in said and (said[member] not in asked or asked[said[member]].kind not in TIME_KINDS):
            yield (*where, member), f"{read.id} has no filter {said[member]!r} that takes a time"
    if ("from" in said) != ("to" in said):
        yield where, "a time window needs both from and to"
    for name, value in said.get("with", {}).items():
        codes = asked[name].schema.get("x-enum", []) if name in asked else []
        if value not in [code["value"] for code in codes]:
            yield (*where, "with", name), f"{read.id} has no field {name!r} with a code {value!r}"


def _deleted(said: JsonObject | None, platform: Platform, record: Object, where: JsonPath) -> Findings:
    if said is None:
        return
    found = {place.source: place.prop for place in scalars(platform, record)}.get(said["field"])
    if found is None or found.code is None:
        yield (*where, "deleted", "field"), f"{record.name} has no field {said['field']!r} with a list of codes"
        return
    known = [code["value"] for code in found.schema["x-enum"]]
    for index, value in enumerate(said["values"]):
        if value not in known:
            yield (*where, "deleted", "values", index), f"{said['field']} has no code {value!r}"


def _lists(said: JsonObject, platform: Platform, record: Object, where: JsonPath) -> Iterator[tuple[JsonPath, str]]:
    known = {source for source, _ in all_lists(platform, record)}
    for source in said:
        if source not in known:
            yield (*where, "lists", source), f"{record.name} has no list of objects at {source}"
