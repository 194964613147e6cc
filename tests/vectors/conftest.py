"""A scripted server, and clients of both platforms on it, blocking and on asyncio."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
from tests.dingdan.scripted_server import ScriptedServer, serving
from tests.vectors.vector_calls import PlatformCalls


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving() as scripted:
        yield scripted


@pytest.fixture(params=[True, False], ids=["sync", "async"])
def calls(request: pytest.FixtureRequest, server: ScriptedServer) -> PlatformCalls:
    """Calls to either platform."""
    clients = (Waiqin365, Wshoto) if request.param else (AsyncWaiqin365, AsyncWshoto)
    return PlatformCalls(server, *clients, blocking=request.param)
