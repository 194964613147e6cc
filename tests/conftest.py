"""What all tests share."""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import settings

# The platforms' own zone, so that times without one mean the same here as there. Child processes inherit it.
# What is said on machines elsewhere has tests of its own, in processes of another zone.
os.environ["TZ"] = "Asia/Shanghai"
time.tzset()

# The same examples in every run: a fault that new ones find belongs to no change, and must stop none.
# `make fuzz` looks for those. No deadline of one example: machines are busy.
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.register_profile("exploring", deadline=None)
settings.load_profile("exploring" if os.environ.get("DINGDAN_EXAMPLES") else "repeatable")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio."""
    return "asyncio"
