"""The sandboxes behind the misbehaving server, and the calls that the cases make."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

import httpx

from dingdan import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
from dingdan_runtime import SHANGHAI
from dingdan_sandbox import Running, Sandbox, running
from tests.dingdan.calling import NO_CERTIFICATES, Calls
from tests.support.patient_clock import PatientClock

ORDERS = 120
ROWS_A_PAGE = 20
PAGES = 6
"""Pages with rows that every paged query of the cases has; Waiqin365 ends with an empty one."""


@dataclass(frozen=True)
class Call:
    """What a case calls."""

    name: str
    operation: str
    """As `Request.operation` gives it."""
    make: Callable[[Any, World], Any]
    paged: bool = False
    written: Callable[[Waiqin365, World], int] | None = None
    """For a write: counts what it has made or changed, as a client sees it that nothing comes between."""

    @property
    def waiqin(self) -> bool:
        """Whether it is a call of Waiqin365."""
        return "/" not in self.operation


@dataclass
class World:
    """A sandbox, and what a fault-free client sees of it."""

    server: Running
    tag: str = ""
    """What a write leaves in what it makes, so that it can be counted."""
    order_no: str = ""
    """An order of the test's own, to be shipped or closed."""
    _known: dict[str, list[Any]] = field(default_factory=dict)

    def kwargs(self, call: Call) -> dict[str, Any]:
        """The credentials for a call."""
        sandbox = self.server.sandbox
        if call.waiqin:
            return {"openid": sandbox.openid, "appkey": sandbox.appkey}
        return {"appid": sandbox.appid, "app_secret": sandbox.app_secret}

    @contextmanager
    def client(self, call: Call) -> Iterator[Any]:
        """A client that nothing comes between."""
        kind: Any = Waiqin365 if call.waiqin else Wshoto
        with (
            httpx.Client(verify=NO_CERTIFICATES) as http,
            kind(**self.kwargs(call), base_url=self.server.url, http_client=http) as client,
        ):
            yield client

    def rows(self, call: Call) -> list[Any]:
        """The rows of a run without faults."""
        if call.name not in self._known:
            with self.client(call) as client:
                found = call.make(client, self)
                self._known[call.name] = [record.raw for record in found] if call.paged else [found.raw]
        return self._known[call.name]

    def written(self, call: Call) -> int:
        """How much of a write is there."""
        assert call.written is not None
        with self.client(call) as client:
            return call.written(client, self)

    @cached_property
    def master(self) -> Any:
        """An order whose customer, salesperson and goods are known to the sandbox."""
        with self.client(QUERY) as client:
            return client.orders.query().records[0]

    def prepare(self, call: Call) -> None:
        """Make what a call needs, and give the next test a tag of its own."""
        self.tag = uuid.uuid4().hex
        self.order_no = f"SO-{self.tag}"
        if call.written is not None:
            _ = self.master
            if call in (SHIP, CLOSE):
                self.order()
        else:
            self.rows(call)

    def whom(self) -> dict[str, Any]:
        """To whom, by whom, from where."""
        known = self.master
        return {
            "cm_code": known.cm_code,
            "emp_code": known.submit_emp_code,
            "storehouse_code": known.storehouse_code,
        }

    def lines(self, **more: Any) -> list[dict[str, Any]]:
        """One line of goods."""
        line = self.master.prods[0]
        return [{"product_code": line.product_code, "is_gift": "0", "input_unit_name": line.input_unit_name, **more}]

    def order(self) -> Any:
        """The test's own order, made at the first call."""
        with self.client(QUERY) as client:
            found = _mine(client, self, lambda order: order.order_no == self.order_no)
            if not found:
                client.orders.add(
                    **self.whom(), order_no=self.order_no, prods=self.lines(input_price="2", input_count=10)
                )
                found = _mine(client, self, lambda order: order.order_no == self.order_no)
        return found[0]


def _since() -> datetime:
    return datetime.now(SHANGHAI) - timedelta(minutes=5)


def _mine(client: Waiqin365, world: World, fits: Callable[[Any], bool]) -> list[Any]:
    orders = client.orders.query(cm_code=world.master.cm_code, after_create_date=_since())
    return [order for order in orders if fits(order)]


def _add(client: Any, world: World) -> Any:
    # Without an order_no, which the sandbox would not take twice: so a second order could be seen.
    goods = world.lines(input_price="2.50", input_count=2)
    return client.orders.add(**world.whom(), remarks=world.tag, prods=goods)


def _read_then_add(client: Any, world: World) -> Any:
    # A page without rows: its answer is small enough to arrive at one go.
    if isinstance(client, Waiqin365):
        client.orders.query(page_number=99)
        return _add(client, world)

    async def go() -> Any:
        await client.orders.query(page_number=99)
        return await _add(client, world)

    return go()


def _ship(client: Any, world: World) -> Any:
    order = world.order()
    line = order.prods[0]
    sent = {"product_id": line.product_id, "order_detail_id": line.detail_id, "sent_num": 3, "is_gift": "0"}
    return client.shipments.add(
        [
            {
                "order_no": world.order_no,
                "emp_code": order.submit_emp_code,
                "storehouse_code": order.storehouse_code,
                "send_time": datetime.now(SHANGHAI),
                "products": [sent],
            }
        ]
    )


def _close(client: Any, world: World) -> Any:
    return client.orders.close(order_no=world.order().order_no)


def _sell(client: Any, world: World) -> Any:
    goods = world.lines(input_price=3, input_count=2)
    return client.sales_bills.add(**world.whom(), remarks=world.tag, prods=goods)


def _return(client: Any, world: World) -> Any:
    goods = world.lines(return_price="2.5", return_count=2, return_amount=5, sequ="1", remark=world.tag)
    return client.returns.add(**world.whom(), return_date=datetime.now(SHANGHAI).date(), remarks=world.tag, prods=goods)


def _tagged(client: Waiqin365, world: World) -> int:
    return len(_mine(client, world, lambda order: order.order_remark == world.tag))


def _returned(client: Waiqin365, world: World) -> int:
    found = client.returns.query(cm_code=world.master.cm_code, after_create_date=_since())
    return sum(row.prods[0].remarks == world.tag for row in found)


QUERY = Call("orders.query", "queryStdomOrder", lambda client, _: client.orders.query(), paged=True)
MALL = Call(
    "mall_orders.list",
    "mall/order/list",
    lambda client, _: client.mall_orders.list(type=1, start_time=0, page_size=1),
    paged=True,
)
VALET = Call(
    "valet_orders.list", "valetorder/info/list", lambda client, _: client.valet_orders.list(page_size=1), paged=True
)
DETAIL = Call("sale_orders.get", "crm/saleOrder/detail", lambda client, world: client.sale_orders.get(id=_id(world)))
ADD = Call("orders.add", "addStdomOrder", _add, written=_tagged)
AFTER_A_READ = Call("orders.add after orders.query", "addStdomOrder", _read_then_add, written=_tagged)
SHIP = Call(
    "shipments.add",
    "addStdomOrderSent",
    _ship,
    written=lambda client, world: len(list(client.shipments.query(order_no=world.order_no))),
)
CLOSE = Call(
    "orders.close",
    "closeStdomOrder",
    _close,
    written=lambda client, world: int(bool(world.order().close_detail_status)),
)
SELL = Call("sales_bills.add", "salesBillAdd", _sell, written=_tagged)
RETURN = Call("returns.add", "addStdReturn", _return, written=_returned)


def _id(world: World) -> int:
    return int(world.rows(VALET)[0]["id"])


@dataclass
class Outcome:
    """What a call gave."""

    rows: list[Any] = field(default_factory=list)
    value: Any = None
    error: Exception | None = None
    seconds: float = 0
    patient_seconds: float = 0
    """Seconds in which this process could run, for upper bounds: at most `seconds`."""

    def keep(self, value: Any) -> None:
        """Keep what a call gave that is not paged."""
        self.value = value


class Runs(Calls):
    """Makes a call as a program would that goes through all rows."""

    def outcome(self, call: Call, world: World) -> Outcome:
        """Make it, and give all that came of it, the rows before an error included."""
        found = Outcome()
        started = time.monotonic()
        with PatientClock() as clock:
            if call.paged:
                found.error = self.each(call, world, lambda record: found.rows.append(record.raw))
            else:
                found.error = self._caught(lambda: found.keep(self(lambda client: call.make(client, world))))
        found.seconds, found.patient_seconds = time.monotonic() - started, clock.seconds
        return found

    def each(self, call: Call, world: World, use: Callable[[Any], None]) -> Exception | None:
        """Go through the records of a paged call, and give the error that ended it, if any."""

        def blocking(records: Any) -> None:
            for record in records:
                use(record)

        async def waiting(records: Any) -> None:
            async for record in records:
                use(record)

        return self._caught(lambda: self._run({}, (lambda client: call.make(client, world),), blocking, waiting))

    def _caught(self, run: Callable[[], object]) -> Exception | None:
        try:
            run()
        except Exception as error:
            return error
        return None


def runs(call: Call, world: World, url: str, *, blocking: bool, **options: Any) -> Runs:
    """Runs of a call on clients that are sent to `url`."""
    kinds: dict[tuple[bool, bool], Any] = {
        (True, True): Waiqin365,
        (True, False): AsyncWaiqin365,
        (False, True): Wshoto,
        (False, False): AsyncWshoto,
    }
    return Runs(kinds[call.waiqin, blocking], blocking, world.kwargs(call) | {"base_url": url} | options)


@contextmanager
def worlds() -> Iterator[tuple[World, World]]:
    """Two sandboxes: one that is only read from, and one that is written to."""
    # A tenant with small pages, so that six of them cost next to nothing.
    small = Sandbox(orders=ORDERS, page_size=ROWS_A_PAGE)
    with running(small) as read, running(small) as written:
        yield World(read), World(written)
