"""Several tenants in one destination, and platforms beside one another."""

from __future__ import annotations

import datetime as dt

from dingdan_sandbox import Sandbox, running
from dingdan_sync import sync
from tests.sync.conftest import LAST_DAY, client_of
from tests.sync.equality import differences, query
from waiqin365_api.tables import ORDERS

SINCE = dt.timedelta(days=60)


def test_tenants_with_the_same_ids_stay_apart(to: str) -> None:
    north, south = (Sandbox(orders=60, seed=seed, until=LAST_DAY) for seed in (1, 2))
    with running(north) as one, running(south) as other, client_of(one) as wq_one, client_of(other) as wq_other:
        for _ in range(2):
            sync(wq_one, to=to, tables=["orders"], since=SINCE, tenant="north")
            sync(wq_other, to=to, tables=["orders"], since=SINCE, tenant="south")
        assert differences(wq_one, to, (ORDERS,), "north") == {}
        assert differences(wq_other, to, (ORDERS,), "south") == {}
    twice = query(
        to, "select count(*) from waiqin365_orders a join waiqin365_orders b on a.id = b.id and a.tenant < b.tenant"
    )
    assert twice[0][0] > 0
