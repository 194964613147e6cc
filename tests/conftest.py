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

settings.register_profile("no-deadline", deadline=None)  # of one example: machines are busy
settings.load_profile("no-deadline")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio."""
    return "asyncio"
