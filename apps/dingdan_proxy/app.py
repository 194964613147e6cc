"""The ASGI app of the proxy."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from typing import Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dingdan import AsyncWaiqin365, AsyncWshoto, DingdanError, InvalidRequest, OutcomeUnknown
from dingdan.transport._pipeline import AsyncTransport
from dingdan_proxy import pages
from dingdan_proxy.bodies import decoded, is_set, read_body, split_unknown
from dingdan_proxy.guards import HostGuard, KeyGuard
from dingdan_proxy.operations import PACKAGES, operations, wire_path
from dingdan_proxy.outcomes import LONGEST_SETTLE_SECONDS, Outcomes, lookups_of, resolution_of
from dingdan_proxy.problems import ProblemError, problem_of
from dingdan_runtime import Operation, Options
from waiqin365_api.platform import PLATFORM as WAIQIN365

UNKNOWN = "?unknown=send passes on what no spec knows, except inside of lists and objects"
Clients = Mapping[str, AsyncWaiqin365 | AsyncWshoto]


class Proxy:
    """The paths of the proxy.

    Args:
        clients: The client of each platform that has credentials.
        read_only: True refuses writes.
    """

    def __init__(self, clients: Clients, *, read_only: bool) -> None:
        self._clients = clients
        self._read_only = read_only
        self._outcomes = Outcomes()
        self._operations = {platform: list(operations(platform)) for platform in PACKAGES}

    def routes(self) -> list[Route]:
        """Return a route for each operation, and one for outcomes."""
        found = [self._route(operation) for each in self._operations.values() for operation in each]
        return [*found, Route("/outcomes/{name}", self.outcome, methods=["GET"])]

    def _route(self, operation: Operation[Any]) -> Route:
        async def endpoint(request: Request) -> Response:
            return await self.call(operation, request)

        path, methods = f"/{operation.platform}{operation.path}", {"POST", operation.http_method}
        return Route(path, endpoint, methods=sorted(methods), name=operation.id)

    async def call(self, operation: Operation[Any], request: Request) -> Response:
        """Execute an operation with the body of a request.

        Raises:
            ProblemError: the request is wrong, or the call failed.
        """
        if operation.write and self._read_only:
            raise ProblemError("read-only", f"{operation.id} changes data, and the proxy was started with --read-only")
        client = self._client(operation.platform)
        transport = client._transport
        assert isinstance(transport, AsyncTransport)
        body, extra = await read_body(request, operation), None
        if request.query_params.get("unknown") == "send":
            body, extra = split_unknown(operation, body)
        options = Options(extra_body=extra, msg_id=request.query_params.get("msg_id") or None)
        try:
            content = await transport.response(operation, body, options)
        except InvalidRequest as error:
            raise _invalid(operation, error) from error
        except OutcomeUnknown as error:
            raise self._unknown(error) from error
        except DingdanError as error:
            raise problem_of(error) from error
        if operation.platform == "waiqin365" and _wants_decoded(request):
            content = await to_thread.run_sync(decoded, content, WAIQIN365.envelope.data)
        return Response(content, media_type="application/json", headers={"Cache-Control": "no-store"})

    async def outcome(self, request: Request) -> Response:
        """Find out from the platform if a write was applied.

        Raises:
            ProblemError: there is no such outcome, or a read failed.
        """
        name = request.path_params["name"]
        error = self._outcomes.get(name)
        if error is None:
            raise ProblemError("no-such-outcome", "outcomes are kept until the proxy stops, the last 1,000 of them")
        client: Any = self._client(error.platform or "")
        try:
            settle = float(request.query_params.get("settle", "5"))
        except ValueError:
            settle = -1
        if not 0 <= settle <= LONGEST_SETTLE_SECONDS:
            fault = {"field": "settle", "rule": f"takes 0 to {LONGEST_SETTLE_SECONDS} seconds"}
            raise ProblemError("invalid", f"settle: {fault['rule']}", {"errors": [fault]})
        try:
            resolution = await error.aresolve(client, settle=settle)
        except DingdanError as failure:
            raise problem_of(failure) from failure
        return JSONResponse(resolution_of(resolution), headers={"Cache-Control": "no-store"})

    def _client(self, platform: str) -> AsyncWaiqin365 | AsyncWshoto:
        client = self._clients.get(platform)
        if client is None:
            raise ProblemError("not-configured", f"the proxy was started without credentials of {platform}")
        return client

    def _unknown(self, error: OutcomeUnknown) -> ProblemError:
        reads = {each.call: each for each in self._operations[error.platform or ""]}
        lookups, where = lookups_of(error, reads), f"/outcomes/{self._outcomes.add(error)}"
        problem = problem_of(error)
        problem.members.update(lookups=lookups, resolve=where)
        return ProblemError(problem.kind, problem.detail, problem.members, {"Link": f'<{where}>; rel="status"'})


def create_app(
    clients: Clients,
    key: str,
    *,
    read_only: bool = False,
    hosts: Collection[str] = (),
    origins: Collection[str] = (),
) -> Starlette:
    """Create the ASGI app. It closes the clients when it stops.

    Args:
        clients: The client of each platform that has credentials.
        key: The access key.
        read_only: True refuses writes.
        hosts: Names of the Host header that are accepted besides `localhost` and addresses.
        origins: Web origins whose pages may call the proxy (CORS); none by default.
    """
    proxy = Proxy(clients, read_only=read_only)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            for client in clients.values():
                await client.aclose()

    middleware = [Middleware(HostGuard, names=hosts)]
    if origins:
        headers = ["Authorization", "Content-Type", "Accept-Profile"]
        cors = Middleware(
            CORSMiddleware, allow_origins=[*origins], allow_methods=["GET", "POST"], allow_headers=headers
        )
        middleware.append(cors)
    middleware.append(Middleware(KeyGuard, key=key))
    return Starlette(
        routes=[*proxy.routes(), *pages.routes()],
        middleware=middleware,
        exception_handlers={ProblemError: _answer, 404: _no_such_path, 405: _no_such_method, Exception: _internal},
        lifespan=lifespan,
    )


def _wants_decoded(request: Request) -> bool:
    if "decoded" in request.query_params:
        return is_set(request, "decoded")
    return "decoded" in {part.strip(" <>\"'") for part in request.headers.get("accept-profile", "").split(",")}


def _invalid(operation: Operation[Any], error: InvalidRequest) -> ProblemError:
    faults = [{"field": wire_path(operation, each.argument), "rule": _rule(each.message)} for each in error.errors]
    problem = problem_of(error)
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    detail = f"{faults[0]['field']}: {faults[0]['rule']}{more}"
    return ProblemError(problem.kind, detail, {**problem.members, "errors": faults})


def _rule(message: str) -> str:
    """Return the message of a fault in the words of HTTP: an `extra_body` is an argument of Python."""
    return message.replace("what no spec knows goes into extra_body, lists as a whole", UNKNOWN)


async def _answer(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return error.response()


async def _no_such_path(request: Request, _error: Exception) -> Response:
    return ProblemError(
        "no-such-path", f"{request.url.path}: /openapi/waiqin365.json and wshoto.json list the paths"
    ).response()


async def _no_such_method(request: Request, error: Exception) -> Response:
    headers = dict(getattr(error, "headers", None) or {})
    return ProblemError("no-such-method", f"{request.method} {request.url.path}: use POST", headers=headers).response()


async def _internal(_request: Request, error: Exception) -> Response:
    return ProblemError("internal", f"{type(error).__name__}; the log of the proxy has more").response()
