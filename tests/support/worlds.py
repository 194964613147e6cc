"""Sandboxes whose seeded rows begin on 2026-11-01, whatever the day is on which a test runs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dingdan_sandbox import Sandbox

FIRST_DAY = date(2026, 11, 1)
ORDERS_A_DAY = 360


def november(orders: int = 1000, **settings: Any) -> Sandbox:
    """A sandbox whose first order is DH202611010001, computed like all others; `settings` are those of `Sandbox`."""
    until = FIRST_DAY + timedelta(days=max(orders - 1, 0) // ORDERS_A_DAY)
    return Sandbox(**{"orders": orders, "until": until, "examples": False, **settings})
