"""What is measured on is what it is said to be."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks import materials
from benchmarks.scenarios import decode, generation


def test_a_page_is_as_wide_as_a_tenants_and_reads_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(materials, "FOLDER", tmp_path)
    materials.write_page(2, orders=3)
    body = materials.page_file(2, 3).read_bytes()
    rows = json.loads(json.loads(body)["response_data"])
    assert [len(row) for row in rows] == [85] * 3
    assert [len(line) for row in rows for line in row["prods"]] == [50] * 6

    records = decode.dingdan_page()(body)
    assert [record.raw for record in records] == rows
    assert not [problem for record in records for problem in record.problems]
    for read in (decode.of_attributes(decode.SOME), decode.everything(parts="attributes")):
        read(records)
    for read in (decode.of_items(decode.SOME), decode.everything(parts="items"), decode.everything_converted()):
        read(rows)


def test_values_of_a_distinct_page_do_not_repeat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(materials, "FOLDER", tmp_path)
    materials.write_page(10, orders=20, distinct=True)
    body = materials.page_file(10, 20, distinct=True).read_bytes()
    materials.write_page(10, orders=20, distinct=True)
    assert body == materials.page_file(10, 20, distinct=True).read_bytes()
    rows = json.loads(json.loads(body)["response_data"])
    assert [len(row) for row in rows] == [85] * 20
    assert [len(line) for row in rows for line in row["prods"]] == [50] * 200

    records = decode.dingdan_page()(body)
    assert [record.raw for record in records] == rows
    assert not [problem for record in records for problem in record.problems]
    values = [
        value
        for record in (*records, *(line for order in records for line in order.prods))
        for name, value in record.raw.items()
        if name in record.__struct_encode_fields__ and type(getattr(record, name)) in (str, Decimal)
    ]
    assert len(values) == len(set(values)) > 5_000
    assert {type(row["id"]) for row in rows} == {int}
    fields = [value for row in rows for value in row.values()]
    assert 0.1 < fields.count("") / len(fields) < 0.2
    for read in (decode.of_items(decode.SOME), decode.everything(parts="items"), decode.everything_converted()):
        read(rows)


def test_amounts_times_and_ids_of_dicts_are_converted() -> None:
    order, line = decode.described()
    kinds = {decode.CONVERSIONS.get(kind, "") for kind in (*order.values(), *line.values())}
    assert kinds == {"", *decode.CONVERSIONS.values()}


def test_all_that_the_spec_names_is_read_of_attributes_as_of_items() -> None:
    class Seen:
        """Tells which names it was asked for."""

        def __init__(self) -> None:
            self.names: list[str] = []

        def __getattr__(self, name: str) -> list[Seen]:
            self.names.append(name)
            return [self] if name in ("prods", "exts", "exts_detail") else []

        __getitem__ = __getattr__

    by_attribute, by_item = Seen(), Seen()
    decode.everything(parts="attributes")([by_attribute])
    decode.everything(parts="items")([by_item])
    order, line = decode.described()
    assert by_attribute.names == by_item.names
    assert set(by_attribute.names) == {*order, *line, "ext_key", "ext_value"}


def test_a_spec_multiplied_has_so_many_operations_and_names_of_its_own(tmp_path: Path) -> None:
    from generator.bundle import bundle

    document = bundle(materials.ROOT / "specs" / "wshoto" / "openapi.yaml").document
    whole = generation.multiplied(document, 3)
    assert len(whole["paths"]) == 3 * len(document["paths"])
    assert len(whole["components"]["schemas"]) == 3 * len(document["components"]["schemas"])
    ids = [
        item[method]["operationId"] for item in whole["paths"].values() for method in item if method in ("get", "post")
    ]
    assert len(set(ids)) == len(ids)
    assert document == bundle(materials.ROOT / "specs" / "wshoto" / "openapi.yaml").document
