"""Ids and texts of any characters: they are stored, found again and replaced."""

from __future__ import annotations

import pyarrow as pa
import pytest

from dingdan_sync.destinations import open_destination
from dingdan_sync.destinations.package import TENANT, Package, Target
from tests.sync.equality import query

ODD = ['"', "'", "\\", "{a,b}", "a\nb", "%s ? :x", "\x1f", "\U0001f600", "null", "a\0b"]
SCHEMA = pa.schema([(TENANT, pa.string()), ("id", pa.string()), ("remark", pa.string())])
HEAD = Target("waiqin365_orders", SCHEMA, (TENANT, "id"), "id")


@pytest.mark.parametrize("odd", ODD)
def test_a_document_comes_again(to: str, odd: str) -> None:
    destination = open_destination(to)
    try:
        destination.prepare("waiqin365", "orders", [HEAD])
        for ids, remark in (([odd, "a"], "first"), ([odd], odd)):
            rows = pa.table([["t"] * len(ids), ids, [remark] * len(ids)], schema=SCHEMA)
            destination.apply(Package("waiqin365", "t", "orders", ids, [(HEAD, rows)]))
    finally:
        destination.close()
    found = dict(query(to, "select id, remark from waiqin365_orders"))
    stored = odd.replace("\0", "\N{REPLACEMENT CHARACTER}") if to.startswith("postgresql") else odd
    assert found == {stored: stored, "a": "first"}
