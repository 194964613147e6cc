"""Receivers: the customers that receive the goods of another customer.

No read of receivers is documented, so Python code reads them from `Receivers`. The page does not say what a call
changes. The sandbox's own choices: receivers in the list are added or changed, others are kept, and a default takes the
place of the one before. Receivers are named by the same ids as customers, in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.master import CUSTOMER_COUNT, CUSTOMERS, Customer, Register
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.store import Store
from dingdan_sandbox.waiqin365.reading import text

_KIND = "receivers"
_SHARE = 4
"""One in this many customers has a receiver from the start."""
_RECEIVERS = Register("收货方", CUSTOMERS)
_BY_SOURCE_CODE = {each.source_code: each for each in CUSTOMERS if each.source_code}


class Receiver(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A receiver of a customer.

    Attributes:
        customer: Its index in `master.CUSTOMERS`.
        sequ: Its place among the receivers, as text.
        default: True if it is the default.
    """

    customer: int
    sequ: str = ""
    default: bool = False


class Receivers:
    """The receivers of the customers of a sandbox."""

    def __init__(self, sandbox: Sandbox, store: Store) -> None:
        """Keep changed receivers in `store`."""
        self._sandbox = sandbox
        self._store = store

    def of(self, customer: Customer) -> list[Receiver]:
        """Return the receivers of a customer in the order in which they were added."""
        body = self._store.body(_KIND, customer.index)
        if body is not None:
            return msgspec.json.decode(body, type=list[Receiver])
        if customer.index % _SHARE:
            return []
        return [Receiver(customer=(customer.index + 1) % CUSTOMER_COUNT, sequ="1", default=True)]

    def maintain(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle maintainCmReceiverRelation: add and change receivers of a customer.

        Raises:
            RejectedError: the customer or a receiver is not named or does not exist.
        """
        customer = _named(body, CUSTOMERS)
        receivers = {each.customer: each for each in self.of(customer)}
        for entry in body.get("cm_receive_info") or []:
            index = _named(entry, _RECEIVERS).index
            changed = receivers.setdefault(index, Receiver(customer=index))
            changed.sequ = text(entry, "cm_sequ") or changed.sequ
            default = text(entry, "cm_is_default")
            if default == "1":
                for other in receivers.values():
                    other.default = False
            changed.default = default == "1" if default else changed.default
        now = self._sandbox.now()
        kept = msgspec.json.encode(list(receivers.values()))
        self._store.put(_KIND, customer.index, customer.code, (now, now), kept)
        return {}


def _named(fields: Mapping[str, Any], register: Register[Customer]) -> Customer:
    """Return the customer of three ids: that of another system counts first, then the platform's, then the code.

    Raises:
        RejectedError: all three are empty, or there is no such customer.
    """
    source_code = text(fields, "cm_id")
    if source_code:
        found = _BY_SOURCE_CODE.get(source_code)
        if found is None:
            raise RejectedError(f"{register.label}在系统中不存在!")
        return found
    found = register.optional(fields, "cm_waiqin_365_id", "cm_code")
    if found is None:
        raise RejectedError(f"{register.label}不能为空!")
    return found
