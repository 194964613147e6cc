"""One harmless read of each platform, which shows if the credentials are accepted."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from dingdan_cli.languages import text

if TYPE_CHECKING:
    from dingdan._profiles import Arguments

PATIENCE_SECONDS = 15.0
"""The longest time for one read."""
JUST_NOW = timedelta(minutes=1)
"""The window of the read of Waiqin365, whose pages cannot be made smaller: a few orders at most."""


def told(platform: str) -> str:
    """Return the read of a platform in words."""
    if platform == "waiqin365":
        return text("orders.query of the orders changed in the last minute", "orders.query 查询最近一分钟内修改的订单")
    return text(
        "a token is fetched, then valet_orders.list of one order", "获取 token，再用 valet_orders.list 查询一张订单"
    )


def read(platform: str, arguments: Arguments, clock: Callable[[], float] = time.time, **options: Any) -> None:
    """Send the read, once.

    Args:
        platform: `waiqin365` or `wshoto`.
        arguments: The arguments of the client.
        clock: Returns epoch seconds.
        **options: Arguments of the client that are used instead.

    Raises:
        DingdanError: The read failed.
    """
    from dingdan import MemoryTokenStore, Waiqin365, Wshoto

    settings = {"timeout": PATIENCE_SECONDS, "total_timeout": PATIENCE_SECONDS, "max_retries": 0, "clock": clock}
    if platform == "waiqin365":
        with Waiqin365(**(arguments.revealed() | settings | options)) as waiqin365:
            waiqin365.orders.query(after_modify_date=datetime.fromtimestamp(clock(), UTC) - JUST_NOW)
        return
    # The memory's: a token that is kept in a file would be used, and the credentials never be tried.
    settings["token_store"] = MemoryTokenStore()
    with Wshoto(**(arguments.revealed() | settings | options)) as wshoto:
        wshoto.valet_orders.list(page_num=1, page_size=1)
