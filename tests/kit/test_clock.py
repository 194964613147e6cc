"""The clock of a sandbox in a test."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from dingdan import Waiqin365, Wshoto
from dingdan_runtime import SHANGHAI
from dingdan_sandbox.testing import Clock, sandbox_server


def test_it_is_real_time_until_it_is_set() -> None:
    clock = Clock()
    before = time.time()
    assert before <= clock() <= time.time()
    clock.advance(timedelta(days=1))
    assert clock() >= before + 86_400
    clock.set(datetime(2026, 1, 1))
    assert clock.now == datetime(2026, 1, 1, tzinfo=SHANGHAI)
    clock.advance(timedelta(minutes=-5))
    assert clock.now == datetime(2025, 12, 31, 23, 55, tzinfo=SHANGHAI)
    clock.set(datetime(2026, 1, 1, tzinfo=UTC))
    assert clock.now.hour == 8
    clock.run()
    assert clock.now >= datetime(2026, 1, 1, tzinfo=UTC)


def test_clients_sign_with_real_time_and_writes_have_the_time_of_the_clock() -> None:
    with sandbox_server() as sandbox, Waiqin365(**sandbox.waiqin365_arguments) as wq:
        sandbox.clock.set(datetime(2020, 2, 29, 8, 0))
        wq.orders.add(
            order_no="SO-1", cm_code="CUS-0731", emp_code="sales-017", storehouse_code="CK-EAST",
            prods=[{"product_code": "SKU-TEA-500", "input_price": 1, "input_count": 1, "is_gift": "0"}],
        )  # fmt: skip
        assert sandbox.orders.get("SO-1")["create_time"] == "2020-02-29 08:00:00"
        assert sandbox.requests.only.at == datetime(2020, 2, 29, 8, 0, tzinfo=SHANGHAI)


def test_tokens_expire_by_the_clock() -> None:
    with sandbox_server() as sandbox, Wshoto(**sandbox.wshoto_arguments) as ws:
        ws.valet_orders.list(page_size=20)
        sandbox.clock.advance(timedelta(hours=3))
        ws.valet_orders.list(page_size=20)
        assert sandbox.requests.operations == [
            "token", "valet_orders.list", "valet_orders.list", "token", "valet_orders.list",
        ]  # fmt: skip
        sandbox.revoke_token()
        ws.valet_orders.list(page_size=20)
        assert len(sandbox.requests.of("token")) == 3
