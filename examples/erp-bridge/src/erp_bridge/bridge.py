"""`Bridge`: one round of work, and the loop that repeats it."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from threading import Event

from dingdan import DingdanError, Waiqin365
from erp_bridge.orders import pull
from erp_bridge.outbox import Outbox
from erp_bridge.pushing import Pusher
from erp_bridge.settings import Settings

logger = logging.getLogger(__name__)


class Bridge:
    """Pulls orders and pushes shipments."""

    def __init__(self, client: Waiqin365, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        """Work with `client`; `clock` returns the time in epoch seconds."""
        self._client = client
        self._settings = settings
        self._clock = clock

    def run_once(self) -> None:
        """Pull the orders, then push the shipments that are ready.

        Raises:
            DingdanError: Waiqin365 or the database failed. The next round goes on where this one stopped.
        """
        report = pull(self._client, self._settings)
        orders = report.documents["orders"]
        logger.info("%d orders were read, %d of them deleted", orders.documents, orders.deleted)
        with closing(sqlite3.connect(self._settings.database, timeout=30)) as database:
            Pusher(self._client, database, Outbox(database, self._clock), self._settings).push()

    def run(self, stop: Event) -> None:
        """Repeat `run_once` until `stop` is set. A round that fails is logged; the next one starts in time."""
        while not stop.is_set():
            began = time.monotonic()
            try:
                self.run_once()
            except (DingdanError, sqlite3.Error) as error:
                logger.error("this round failed: %s", error)
            stop.wait(max(0.0, self._settings.every - (time.monotonic() - began)))
