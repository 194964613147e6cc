"""`SandboxServer`: a sandbox for a test."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypedDict

from starlette.applications import Starlette

from dingdan_sandbox.app import create_app
from dingdan_sandbox.documents import Documents, World
from dingdan_sandbox.faults.plan import Exchange, Fault
from dingdan_sandbox.faults.server import FaultServer
from dingdan_sandbox.faults.table import FAULTS
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.specs import Spec, bundled
from dingdan_sandbox.testing.active_faults import ActiveFault, Applied, FaultPlan
from dingdan_sandbox.testing.clock import Clock
from dingdan_sandbox.testing.in_process import InProcess
from dingdan_sandbox.testing.nearest import unknown
from dingdan_sandbox.testing.operations import TOKEN_CALL, operation_names
from dingdan_sandbox.testing.records import Records
from dingdan_sandbox.testing.transcript import Transcript, TranscriptEntry

NOWHERE = "http://127.0.0.1:9"
"""The address to which faults redirect: nothing listens there."""


class Waiqin365Arguments(TypedDict):
    """The arguments of a Waiqin365 client."""

    openid: str
    appkey: str
    base_url: str


class WshotoArguments(TypedDict):
    """The arguments of a Wshoto client."""

    appid: str
    app_secret: str
    base_url: str


class SandboxServer:
    """A sandbox for a test: a server on a free local port, with records, a clock, faults and a transcript.

    Attributes:
        url: The base URL of both platforms.
        settings: The settings, with the credentials.
        clock: The clock.
        requests: The received requests.
        orders: Orders of Waiqin365; so `shipments`, `returns` and `car_sales`.
        valet_orders: Valet orders of Wshoto; `sale_orders` are their details.
        mall_orders: Mall orders of Wshoto.
        documents: Access to the documents by id, and to the automatic edits.
    """

    def __init__(self, settings: Sandbox, app: Starlette, clock: Clock) -> None:
        """Serve `app`, which was created with `settings` and `clock`."""
        world: World = app.state.world
        self.settings = settings
        self.clock = clock
        self.documents = Documents(world)
        waiqin365, wshoto = (Spec(bundled() / f"{name}.yaml") for name in ("waiqin365", "wshoto"))
        self.orders = Records(world, "orders", waiqin365)
        self.shipments = Records(world, "shipments", waiqin365)
        self.returns = Records(world, "returns", waiqin365)
        self.car_sales = Records(world, "car_sales", waiqin365)
        self.valet_orders = Records(world, "valet_orders", wshoto)
        self.sale_orders = Records(world, "sale_orders", wshoto)
        self.mall_orders = Records(world, "mall_orders", wshoto)
        self._names = operation_names()
        self._entries: list[TranscriptEntry] = []
        self._replied = threading.Condition()
        self.requests = Transcript(self._entries, self._names.named, self._replied)
        self._upstream = InProcess(app, clock)
        self._plan = FaultPlan(self._names)
        self._server = FaultServer(self._upstream, on_exchange=self._record, on_reply=self._notify)
        self._server.plan = self._plan
        self._server.elsewhere = NOWHERE
        self.url = self._server.url

    @property
    def waiqin365_arguments(self) -> Waiqin365Arguments:
        """The arguments of `Waiqin365` and `AsyncWaiqin365`."""
        return {"openid": self.settings.openid, "appkey": self.settings.appkey, "base_url": self.url}

    @property
    def wshoto_arguments(self) -> WshotoArguments:
        """The arguments of `Wshoto` and `AsyncWshoto`."""
        return {"appid": self.settings.appid, "app_secret": self.settings.app_secret, "base_url": self.url}

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables for both platforms, for programs that a test starts."""
        settings = self.settings
        return {
            "WAIQIN365_OPENID": settings.openid,
            "WAIQIN365_APPKEY": settings.appkey,
            "WAIQIN365_BASE_URL": self.url,
            "WSHOTO_APPID": settings.appid,
            "WSHOTO_APP_SECRET": settings.app_secret,
            "WSHOTO_BASE_URL": self.url,
        }

    def fault(
        self,
        name: str,
        *,
        on: str | None = None,
        times: float | None = None,
        page: int | None = None,
        rate: float = 1.0,
        seed: int = 0,
    ) -> ActiveFault:
        """Break requests from now on. Of several faults the first that affects a request applies.

        Args:
            name: The name of the fault; `docs/testing.md` and `dingdan_sandbox.faults.table.FAULTS` list them.
            on: The operation, such as `orders.add`, or `token`; by default every operation except `token`.
            times: How often, `math.inf` for ever. By default as often as the table of faults says.
            page: The page. By default the page that the table of faults names, else every page.
            rate: The share of the requests that are affected, chosen by `seed`; below 1 it goes on for ever.
            seed: The seed of the choice.

        Returns:
            The fault in force; its `hits` counts the affected requests.

        Raises:
            ValueError: there is no such fault or operation (the message has the nearest name), or a number is wrong.
        """
        if name not in FAULTS:
            raise unknown("fault", name, FAULTS, "docs/testing.md lists the faults")
        found = FAULTS[name]
        operation = None if on is None else self._names.named(on)
        if times is not None and times != math.inf and (times < 1 or times != int(times)):
            raise ValueError(f"times is {times}; it must be a whole number of 1 or more, or math.inf")
        if not 0 < rate <= 1:
            raise ValueError(f"rate is {rate}; it must be above 0 and at most 1")
        if found.token and operation not in (None, TOKEN_CALL):
            raise ValueError(f"{name} affects requests for a token: leave on= out")
        if found.refuses and (operation, times, page, rate) != (None, None, None, 1.0):
            raise ValueError(f"{name} refuses every connection: it takes no on=, times=, page= or rate=")
        active = ActiveFault(
            found, TOKEN_CALL if found.token else operation, found.page if page is None else page, times, rate, seed
        )
        if found.refuses:
            self._server.refuse()
        else:
            self._plan.add(active)
        return active

    def clear_faults(self) -> None:
        """Remove all faults. A server that was gone accepts connections again, on the same port."""
        self._plan.clear()
        self._server.come_back()

    def revoke_token(self) -> None:
        """Revoke Wshoto's access token before it expires, as the platform may at any time."""
        self._upstream.revoke_tokens()

    def start(self) -> None:
        """Accept connections."""
        self._server.listen()

    def stop(self) -> None:
        """Stop, and wait for all threads.

        Raises:
            FaultMisfitError: a fault was applied to a request that it does not fit.
        """
        self._server.stop()
        if self._server.failures:
            raise self._server.failures[0]

    def _record(self, exchange: Exchange, fault: Fault) -> None:
        name = fault.name if isinstance(fault, Applied) else None
        self._entries.append(TranscriptEntry(self._names.of(exchange.request), self.clock.now, name, exchange))

    def _notify(self, _exchange: Exchange) -> None:
        with self._replied:
            self._replied.notify_all()


_starting = threading.Lock()


@contextmanager
def sandbox_server(settings: Sandbox | None = None) -> Iterator[SandboxServer]:
    """Serve a sandbox on a free local port until the `with` block ends.

    Args:
        settings: The settings; by default there are no records. Its `clock` is replaced by the server's `clock`.

    Raises:
        FaultMisfitError: a fault was applied to a request that it does not fit; at the end of the `with` block.
    """
    clock = Clock()
    settings = replace(settings or Sandbox(orders=0, examples=False), clock=clock, signing_clock=time.time)
    with _starting:  # caches of the specs fill at the first start
        app = create_app(settings)
    try:
        server = SandboxServer(settings, app, clock)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        app.state.world.store.close()
