"""The way of a shipment to Waiqin365: sent once, whatever happens in between."""

from __future__ import annotations

import logging
import sqlite3

from dingdan import (
    APIError,
    AuthenticationError,
    DecodeError,
    DingdanError,
    InvalidRequest,
    OutcomeUnknown,
    RateLimited,
    Waiqin365,
    unknown_outcome,
)
from erp_bridge.orders import UnshippableError, request_of
from erp_bridge.outbox import Outbox, Shipment
from erp_bridge.settings import Settings

SECONDS_UNTIL_SETTLED = 600.0
"""A request of a process that ended has arrived after this time, or never will; a call takes 120 s at most."""

logger = logging.getLogger(__name__)


class Pusher:
    """Sends the shipments of an outbox."""

    def __init__(self, client: Waiqin365, database: sqlite3.Connection, outbox: Outbox, settings: Settings) -> None:
        """Send with `client`; read orders from `database`."""
        self._client = client
        self._database = database
        self._outbox = outbox
        self._settings = settings

    def push(self) -> None:
        """Send all shipments that are ready.

        Raises:
            DingdanError: Waiqin365 cannot be reached or accepts no calls now. Nothing is lost: the next round goes on.
        """
        for shipment in self._outbox.unfinished(SECONDS_UNTIL_SETTLED):
            self._recover(shipment)
        for shipment in self._outbox.ready():
            if self._outbox.claim(shipment):
                self._send(shipment)

    def _send(self, shipment: Shipment) -> None:
        try:
            # One shipment a call: the answer, or its absence, then speaks of this one alone.
            self._client.shipments.add([request_of(self._database, shipment)])
        except OutcomeUnknown as error:
            self._resolve(shipment, error)
        except (UnshippableError, InvalidRequest) as error:
            self._park(shipment, str(error))
        except (AuthenticationError, RateLimited):  # not the fault of this shipment
            self._outbox.finish(shipment, "ready")
            raise
        except APIError as error:
            self._park(shipment, f"Waiqin365 rejected it: {error.message}")
        except DecodeError:  # an answer that cannot be read: the shipment stays in `sending` for `_recover`
            raise
        except DingdanError:  # the request was certainly not carried out
            self._outbox.finish(shipment, "ready")
            raise
        else:
            self._sent(shipment)

    def _resolve(self, shipment: Shipment, error: OutcomeUnknown) -> None:
        """Ask Waiqin365 for the outcome. If that fails too, the shipment stays in `sending` for `_recover`."""
        found = error.resolve(self._client, settle=self._settings.settle)
        if found.verdict == "done":
            self._sent(shipment)
        elif found.verdict == "not done":
            self._outbox.finish(shipment, "ready")
        else:
            self._park(shipment, f"not known if Waiqin365 has it: {found.reason}")

    def _recover(self, shipment: Shipment) -> None:
        """Decide on a shipment whose process ended before it learned the outcome: look it up by its keys."""
        keys = [{"order_no": shipment.order_no, "express_no": shipment.express_no}]
        self._resolve(shipment, unknown_outcome("waiqin365", "shipments.add", keys, sent_at=shipment.changed_at))

    def _sent(self, shipment: Shipment) -> None:
        self._outbox.finish(shipment, "sent")
        logger.info("shipment %s of order %s was sent", shipment.express_no, shipment.order_no)

    def _park(self, shipment: Shipment, reason: str) -> None:
        self._outbox.finish(shipment, "parked", reason)
        logger.error("shipment %s of order %s was parked: %s", shipment.express_no, shipment.order_no, reason)
