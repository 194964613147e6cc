"""Both platforms in one ASGI app."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dingdan_sandbox.clock import SHANGHAI
from dingdan_sandbox.documents import World
from dingdan_sandbox.edits import Edits
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.specs import Operation, Spec, bundled
from dingdan_sandbox.store import Store
from dingdan_sandbox.waiqin365.examples import LEAST_ORDERS
from dingdan_sandbox.waiqin365.platform import Waiqin365
from dingdan_sandbox.wshoto.platform import Wshoto
from dingdan_sandbox.wshoto.tokens import Tokens

KEPT = 1000
"""The number of requests that `app.state.requests` keeps."""

_TICK_SECONDS = 0.2
"""Seconds between two checks for automatic edits that are due."""

_NO_SUCH_ADDRESS = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>404</title></head>
<body><h1>404</h1><p>请求的地址不存在</p></body></html>
"""

Answer = Callable[[Operation, Request, bytes], Response]


@dataclass(frozen=True, slots=True)
class Received:
    """A received request: `query` has no question mark, the names of `headers` are in lower case."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


class _Recorder:
    """ASGI middleware that records every request, including requests that no route matches."""

    def __init__(self, app: ASGIApp, requests: deque[Received]) -> None:
        self._app = app
        self._requests = requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        body = await request.body()
        self._requests.append(
            Received(request.method, request.url.path, request.url.query, dict(request.headers), body)
        )
        given = False

        async def replay() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, replay, send)


def create_app(sandbox: Sandbox, specs: Path | None = None) -> Starlette:
    """Create the ASGI app. It handles one request at a time, in the event loop.

    `app.state.requests` is a deque of the last 1,000 requests (`Received`), oldest first. `app.state.tokens` issues
    Wshoto's tokens. `Documents(app.state.world)` gives access to its documents.

    Args:
        sandbox: The settings.
        specs: A folder with `waiqin365.yaml` and `wshoto.yaml`; the bundled specs by default. Operations that the
            sandbox does not implement return their first documented success example, after the request was
            verified and validated.

    Raises:
        ValueError: the database was created with other settings.
    """
    folder = specs or bundled()
    waiqin365_spec, wshoto_spec = (Spec(folder / f"{platform}.yaml") for platform in ("waiqin365", "wshoto"))
    requests: deque[Received] = deque(maxlen=KEPT)
    tokens = Tokens(sandbox)
    store = Store(
        sandbox.database,
        {"seed": sandbox.seed, "orders": sandbox.orders, "lines": sandbox.lines, "same_second": sandbox.same_second}
        | _fixed_end(sandbox),
        {"until": sandbox.last_day, "end": "" if sandbox.end is None else sandbox.end},
    )
    # The seeds end where they do while the sandbox runs, and for as long as a file is kept.
    sandbox = replace(sandbox, until=_end(store))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        ticking = asyncio.create_task(_apply_edits_regularly(store, edits)) if sandbox.edits_per_second else None
        try:
            yield
        finally:
            if ticking is not None:
                ticking.cancel()
            store.close()

    waiqin365 = Waiqin365(sandbox, store, waiqin365_spec)
    wshoto = Wshoto(sandbox, store, wshoto_spec, tokens)
    if store.fresh and sandbox.examples and sandbox.orders >= LEAST_ORDERS:
        with store.transaction():
            waiqin365.seed_examples()
            wshoto.seed_examples()
    shelves = {**waiqin365.shelves, **wshoto.shelves}
    edits = Edits(sandbox, store, shelves)
    middleware = [Middleware(_Recorder, requests=requests)]
    if sandbox.gzip:
        middleware.append(Middleware(GZipMiddleware, compresslevel=1))
    app = Starlette(
        routes=[
            _route(operation, _apply_edits_before(platform.answer, store, edits))
            for platform in (waiqin365, wshoto)
            for operation in platform.spec.operations()
        ],
        middleware=middleware,
        exception_handlers={404: _no_such_address, 405: _no_such_address},
        lifespan=lifespan,
    )
    app.state.requests = requests
    app.state.tokens = tokens
    app.state.world = World(sandbox, store, shelves, edits)
    return app


def _apply_edits_before(answer: Answer, store: Store, edits: Edits) -> Answer:
    """Wrap `answer`: apply the automatic edits that are due first, and hold the store's lock during the response."""

    def between(operation: Operation, request: Request, body: bytes) -> Response:
        with store.lock:
            if operation.id != "getAccessToken":
                edits.before_request()
            return answer(operation, request, body)

    return between


async def _apply_edits_regularly(store: Store, edits: Edits) -> None:
    """Apply automatic edits between requests, so that the next request does not wait for all of them."""
    while True:
        with store.lock:
            edits.catch_up()
        await asyncio.sleep(_TICK_SECONDS)


def _fixed_end(sandbox: Sandbox) -> dict[str, object]:
    """Return the settings that fix the end of the seeded data; empty if the clock determines the end."""
    if sandbox.until is None:
        return {}
    end: dict[str, object] = {"end": sandbox.end} if isinstance(sandbox.until, datetime) else {}
    return {"until": sandbox.last_day, **end}


def _end(store: Store) -> date | datetime:
    end = store.settings["end"]
    return datetime.fromtimestamp(int(end), SHANGHAI) if end else date.fromisoformat(store.settings["until"])


def _route(operation: Operation, answer: Answer) -> Route:
    async def endpoint(request: Request) -> Response:
        return answer(operation, request, await request.body())

    # OpenAPI allows names of path parameters that Starlette does not.
    path = re.sub(r"\{([^}]*)\}", lambda match: "{" + match[1].replace("-", "_") + "}", operation.path)
    return Route(path, endpoint, methods=[operation.method], name=operation.id)


async def _no_such_address(_request: Request, _error: Exception) -> Response:
    # Waiqin365 is known to answer a wrong address with something that is not JSON; the rest is a choice.
    return HTMLResponse(_NO_SUCH_ADDRESS)
