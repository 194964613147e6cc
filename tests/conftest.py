"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("no-deadline", deadline=None)  # of one example: machines are busy
settings.load_profile("no-deadline")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio."""
    return "asyncio"
