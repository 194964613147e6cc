"""Every fault of the kit affects a call that it fits, over the kit's own server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest

from dingdan import DingdanError, Waiqin365, Wshoto
from dingdan_sandbox import Sandbox
from dingdan_sandbox.faults.table import FAULTS, GROUPS
from dingdan_sandbox.testing import SandboxServer, sandbox_server
from tests.dingdan.calling import NO_CERTIFICATES
from tests.faults.cases import CASES
from tests.faults.world import ADD, AFTER_A_READ, CLOSE, DETAIL, MALL, QUERY, RETURN, SELL, SHIP
from tests.no_waits import no_waits

TRIES = 30
"""The timeout is short, since some faults use it up. On a busy machine a request may not even be read in that time."""
SMALL = Sandbox(orders=0, examples=False, page_size=1)
GOODS = {"product_code": "SKU-TEA-500", "is_gift": "0"}
WHO = {"cm_code": "CUS-0731", "emp_code": "sales-017", "storehouse_code": "CK-EAST"}


def ship(wq: Waiqin365, sandbox: SandboxServer) -> None:
    detail = sandbox.orders.get("SO-6")["prods"][0]["detail_id"]
    line = {"product_code": "SKU-TEA-500", "order_detail_id": detail, "sent_num": 1, "is_gift": "0"}
    whom = {"emp_code": "sales-017", "storehouse_code": "CK-EAST"}
    wq.shipments.add([{**whom, "order_no": "SO-6", "send_time": "2026-11-20", "products": [line]}])  # type: ignore[typeddict-item]


CALLS: dict[str, Callable[[Any, SandboxServer], object]] = {
    QUERY.name: lambda wq, _: wq.orders.query().to_list(),
    MALL.name: lambda ws, _: ws.mall_orders.list(type=1, start_time=0, page_size=1).to_list(),
    DETAIL.name: lambda ws, sandbox: ws.sale_orders.get(id=int(sandbox.valet_orders.list()[0]["id"])),
    ADD.name: lambda wq, _: wq.orders.add(**WHO, prods=[{**GOODS, "input_price": 1, "input_count": 1}]),
    SELL.name: lambda wq, _: wq.sales_bills.add(**WHO, prods=[{**GOODS, "input_price": 1, "input_count": 1}]),
    RETURN.name: lambda wq, _: wq.returns.add(
        **WHO, return_date="2026-11-20", prods=[{**GOODS, "return_price": 1, "return_count": 1, "return_amount": 1}]
    ),
    SHIP.name: ship,
    CLOSE.name: lambda wq, _: wq.orders.close(order_no="SO-6"),
}
CALLS[AFTER_A_READ.name] = CALLS[ADD.name]


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with httpx.Client(verify=NO_CERTIFICATES) as client:
        yield client


@pytest.mark.parametrize("group", GROUPS, ids=[english for english, _ in GROUPS])
def test_every_fault_affects_a_call_that_it_fits(group: tuple[str, str], http: httpx.Client) -> None:
    cases = {case.name: case.call for case in CASES}
    untouched = []
    for name in [fault.name for fault in GROUPS[group] if not fault.refuses]:
        call = cases[name]
        with sandbox_server(SMALL) as sandbox, no_waits():
            for number in range(7):
                sandbox.orders.put(order_no=f"SO-{number}")
                sandbox.mall_orders.put()
            sandbox.valet_orders.put()
            options: Any = {"http_client": http, "timeout": 0.2, "total_timeout": 0.3, "max_retries": 0}
            client: Any = (
                Waiqin365(**sandbox.waiqin365_arguments, **options)
                if call.waiqin
                else Wshoto(**sandbox.wshoto_arguments, **options)
            )
            fault = sandbox.fault(name)
            for _ in range(TRIES):
                with suppress(DingdanError):
                    CALLS[call.name](client, sandbox)
                if fault.hits:
                    break
            if name not in {entry.fault for entry in sandbox.requests}:
                untouched.append(name)
    assert untouched == []


def test_faults_that_refuse_are_the_ones_that_affect_no_request() -> None:
    assert [fault.name for fault in FAULTS.values() if fault.refuses] == ["refused", "write-refused"]
