"""Rows without pyarrow are those of the Arrow tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dingdan import Waiqin365, Wshoto
from dingdan_mcp.catalog import all_operations, document_of
from dingdan_mcp.rows import as_text, rows_of
from dingdan_runtime.arrow import TableReader
from dingdan_runtime.reference import OperationReference
from dingdan_sandbox import Running

READS = [each for each in all_operations() if not each.write]
REQUIRED = {"wshoto mall_orders.list": {"type": 1, "start_time": 1700000000}}


@pytest.fixture(scope="module")
def clients(sandbox: Running) -> Iterator[dict[str, Any]]:
    with (
        Waiqin365("sandbox-openid", "sandbox-appkey", base_url=sandbox.url) as waiqin365,
        Wshoto("sandbox-appid", "sandbox-secret", base_url=sandbox.url) as wshoto,
    ):
        yield {"waiqin365": waiqin365, "wshoto": wshoto}


def records_of(clients: dict[str, Any], operation: OperationReference) -> list[Any]:
    client = clients[operation.platform]
    if operation.call == "sale_orders.get":
        return [client.sale_orders.get(id=each.id) for each in client.valet_orders.list().records]
    call = getattr(getattr(client, operation.resource), operation.method)
    if operation.resource in ("receipts", "sale_receipts"):
        orders = [client.sale_orders.get(id=each.id) for each in client.sale_orders.list().records]
        return [call(id=str(receipt.id)) for order in orders for receipt in order.receipt_list]
    return list(call(**REQUIRED.get(f"{operation.platform} {operation.call}", {})))


@pytest.mark.parametrize("operation", READS, ids=lambda each: each.id)
def test_rows_are_those_of_the_arrow_tables(clients: dict[str, Any], operation: OperationReference) -> None:
    records = records_of(clients, operation)
    document = document_of(operation)
    expected = TableReader(document).read(records)
    for table in document.tables:
        arrow = [{name: as_text(value) for name, value in row.items()} for row in expected[table.name].to_pylist()]
        assert rows_of(document, table, records) == arrow, table.name
    assert records
