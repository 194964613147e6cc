"""A verification compares the destination with the platform row for row, and repairs it."""

from __future__ import annotations

import datetime as dt

from dingdan import Waiqin365
from dingdan_sync import Report, sync
from tests.sync.equality import differences, query
from waiqin365_api.tables import ORDERS

SINCE = dt.timedelta(days=60)


def verify(wq: Waiqin365, to: str, **options: str) -> Report:
    return sync(wq, to=to, tables=["orders"], since=SINCE, verify=True, **options)  # type: ignore[arg-type]


def test_damaged_rows_are_repaired_and_counted(wq: Waiqin365, to: str) -> None:
    assert verify(wq, to).documents["orders"].repaired == 0
    first, second, third = (each for (each,) in query(to, "select id from waiqin365_orders order by id limit 3"))
    query(to, f"update waiqin365_orders set order_amount = '1' where id = '{first}'")
    query(to, f"delete from waiqin365_order_lines where order_id = '{second}'")
    query(to, f"delete from waiqin365_orders where id = '{third}'")
    assert verify(wq, to).documents["orders"].repaired == 3
    assert differences(wq, to, (ORDERS,)) == {}
    assert verify(wq, to).documents["orders"].repaired == 0


def test_order_that_the_platform_does_not_have_is_removed(wq: Waiqin365, to: str) -> None:
    sync(wq, to=to, tables=["orders"], since=SINCE)
    query(to, "insert into waiqin365_orders (tenant, id) values ('default', '42')")
    query(to, "insert into waiqin365_orders (tenant, id) values ('other', '42')")
    assert verify(wq, to).documents["orders"].vanished == 1
    assert differences(wq, to, (ORDERS,)) == {}
    assert query(to, "select tenant from waiqin365_orders where id = '42'") == [("other",)]


def test_order_that_left_no_trace_is_marked_on_request(wq: Waiqin365, to: str) -> None:
    sync(wq, to=to, tables=["orders"], since=SINCE, deleted="mark")
    query(to, "insert into waiqin365_orders (tenant, id) values ('default', '42')")
    assert verify(wq, to, deleted="mark").documents["orders"].vanished == 1
    marked = query(to, "select count(*) from waiqin365_orders where id = '42' and deleted_at is not null")
    assert marked == [(1,)]
