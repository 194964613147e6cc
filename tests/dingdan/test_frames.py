"""What reports of errors show of a call's variables: no signed address, token or secret, whatever is raised."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from dingdan import (
    AsyncWaiqin365,
    AsyncWshoto,
    ConfigError,
    DigestAuth,
    MemoryTokenStore,
    TransportError,
    Waiqin365,
    Wshoto,
    digest,
)
from dingdan.auth.token_stores._protocol import Token
from tests.dingdan.calling import ACCESS_TOKEN, APP_SECRET, APPID, APPKEY, NO_CERTIFICATES, OPENID
from tests.dingdan.failing_run import SECRETS
from tests.dingdan.scripted_server import DROP, STALL, URL, Answer, ScriptedServer, Stall, waiqin, wshoto_token
from tests.support.reports import chain, reports

CREDENTIALS = {OPENID, APPKEY, APP_SECRET, ACCESS_TOKEN}
OPTIONS: dict[str, dict[str, Any]] = {
    "waiqin365": {"openid": OPENID, "appkey": APPKEY},
    "wshoto": {"access_token": ACCESS_TOKEN},
    "wshoto token": {"appid": APPID, "app_secret": APP_SECRET},
}
CALLS: dict[str, Callable[[Any], Any]] = {
    "waiqin365": lambda client: client.orders.add(cm_code="C1", emp_code="E1", storehouse_code="S1"),
    "wshoto": lambda client: client.valet_orders.list(),
    "wshoto token": lambda client: client.mall_orders.list(type=1, start_time=0),
}
PLATFORMS = pytest.mark.parametrize("platform", list(CALLS))
FINDING = pytest.mark.finding(24)


class Interrupted(BaseException):
    """Raised by a signal handler."""


def secrets_sent(urls: list[str]) -> set[str]:
    """The secrets in the addresses that were asked for."""
    found = set(CREDENTIALS)
    for url in urls:
        split = urlsplit(url)
        found |= {part for part in split.path.split("/")[:-1] if len(part) == 32}  # the last one is the msg_id
        found |= {value for name, value in parse_qsl(split.query) if name != "appid"}
    return found


def leaks(error: BaseException, urls: list[str]) -> set[str]:
    report = reports(error)
    return {secret for secret in secrets_sent(urls) if secret in report}


def caught_from(client: Any, call: Callable[[Any], Any]) -> BaseException:
    # No variable of this frame holds a credential: what is found is the library's.
    try:
        call(client)
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


async def caught_on_loop(
    client: Any, call: Callable[[Any], Any], timeout: asyncio.Timeout | None = None
) -> BaseException:
    try:
        async with timeout or asyncio.timeout(None):
            await call(client)
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def raised_by(platform: str, kind: str, http: dict[str, Any], **options: Any) -> BaseException:
    """What a call raises over an httpx client with the options `http`."""
    if kind == "sync":
        blocking = Waiqin365 if platform == "waiqin365" else Wshoto
        with httpx.Client(**http) as http_client:
            client = blocking(**OPTIONS[platform], http_client=http_client, max_retries=0, **options)
            return caught_from(client, CALLS[platform])

    async def go() -> BaseException:
        waiting = AsyncWaiqin365 if platform == "waiqin365" else AsyncWshoto
        async with httpx.AsyncClient(**http) as http_client:
            client = waiting(**OPTIONS[platform], http_client=http_client, max_retries=0, **options)
            return await caught_on_loop(client, CALLS[platform])

    return asyncio.run(go())


def targets(server: ScriptedServer) -> list[str]:
    return [asked.target for asked in server.asked]


@contextmanager
def handling(number: int, handler: Any) -> Iterator[None]:
    before = signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)


@FINDING
@PLATFORMS
@pytest.mark.parametrize("how", ["timed out", "cancelled"])
def test_cancelled_call_shows_no_secret(server: ScriptedServer, platform: str, how: str) -> None:
    async def go() -> BaseException:
        loop, arrived, timeout = asyncio.get_running_loop(), asyncio.Event(), asyncio.timeout(None)
        step = arrived.set if how == "cancelled" else lambda: timeout.reschedule(loop.time())
        server.will(Stall(lambda: loop.call_soon_threadsafe(step)))
        async with httpx.AsyncClient(verify=NO_CERTIFICATES) as http:
            waiting = AsyncWaiqin365 if platform == "waiqin365" else AsyncWshoto
            client = waiting(**OPTIONS[platform], base_url=server.url, http_client=http)
            if how == "timed out":
                return await caught_on_loop(client, CALLS[platform], timeout)
            task = asyncio.ensure_future(caught_on_loop(client, CALLS[platform]))
            await arrived.wait()
            task.cancel()
            return await task

    error = asyncio.run(go())
    assert type(error) is (TimeoutError if how == "timed out" else asyncio.CancelledError)
    assert len(server.asked) == 1
    assert leaks(error, targets(server)) == set()


@FINDING
@PLATFORMS
def test_signal_handler_that_raises_shows_no_secret(server: ScriptedServer, platform: str) -> None:
    def handler(number: int, frame: Any) -> None:
        raise Interrupted

    main = threading.main_thread().ident
    assert main is not None
    with handling(signal.SIGUSR1, handler):
        server.will(Stall(lambda: signal.pthread_kill(main, signal.SIGUSR1)))
        error = raised_by(platform, "sync", {"verify": NO_CERTIFICATES}, base_url=server.url)
    assert type(error) is Interrupted
    assert leaks(error, targets(server)) == set()
    last = traceback.extract_tb(error.__traceback__)[-1]
    assert last.name == "handler"


class Failing(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport that fails in its own way when the request is there."""

    def __init__(self, error: BaseException) -> None:
        self.error = error
        self.asked: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        raise self.error

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


@FINDING
@PLATFORMS
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("error", [ValueError("mine"), RuntimeError("mine"), httpx.StreamClosed(), KeyboardInterrupt()])
def test_transport_that_raises_shows_no_secret_but_where(platform: str, kind: str, error: BaseException) -> None:
    if kind == "async" and isinstance(error, KeyboardInterrupt):
        error = SystemExit(3)
    transport = Failing(error)
    raised = raised_by(platform, kind, {"transport": transport})
    assert raised is error
    assert len(transport.asked) == 1
    assert leaks(raised, transport.asked) == set()
    assert traceback.extract_tb(raised.__traceback__)[-1].name == "handle_request"


class Telling(Failing):
    """A transport whose error tells the address."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        raise httpx.ReadError(f"cannot read from {request.url}", request=request)


@FINDING
@PLATFORMS
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_transport_that_tells_the_address_is_quoted_without_it(platform: str, kind: str) -> None:
    transport = Telling(ValueError("unused"))
    error = raised_by(platform, kind, {"transport": transport})
    cause = error.__cause__
    assert isinstance(error, TransportError)
    assert isinstance(cause, httpx.ReadError)
    assert "cannot read from https://" in str(cause)
    told = "".join(traceback.format_exception(error)) + repr((error.args, cause.args, cause.request))
    assert {secret for secret in secrets_sent(transport.asked) if secret in told} == set()
    assert leaks(error, transport.asked) == set()


class TellingInItsOwnWay(Failing):
    """A transport whose own error tells the address."""

    def __init__(self, make: Callable[[str], BaseException]) -> None:
        self.make = make
        self.asked: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        raise self.make(f"cannot fetch {request.url}") from ValueError(str(request.url))


def named_file(text: str) -> OSError:
    return OSError(2, text, text)


def of_bytes(text: str) -> ValueError:
    return ValueError(text, text.encode(), "订单".encode())


def in_a_group(text: str) -> BaseExceptionGroup[Exception]:
    return ExceptionGroup("two of them", [KeyError(text), ExceptionGroup("inner", [OSError(text)])])


@FINDING
@PLATFORMS
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    "make",
    [RuntimeError, OSError, named_file, of_bytes, KeyError, httpx.StreamError, in_a_group, asyncio.CancelledError],
)
def test_own_error_of_a_transport_tells_the_address_without_secrets(platform: str, kind: str, make: Any) -> None:
    transport = TellingInItsOwnWay(make)
    error = raised_by(platform, kind, {"transport": transport})
    assert type(error) is type(make("")), error
    told = "".join(traceback.format_exception(error)) + repr([one.args for one in chain(error)])
    assert "cannot fetch https://" in told
    assert {secret for secret in secrets_sent(transport.asked) if secret in told} == set()
    assert leaks(error, transport.asked) == set()


class Asked:
    """Addresses that were asked for, out of sight of a frame's variables."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    def add(self, url: httpx.URL) -> None:
        self.urls.append(str(url))


@FINDING
@PLATFORMS
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("event", ["request", "response"])
def test_hook_that_raises_shows_no_secret_but_where(
    server: ScriptedServer, platform: str, kind: str, event: str
) -> None:
    server.will(Answer(b"{}"))
    asked = Asked()

    def hook(message: Any) -> None:
        asked.add(message.url)
        raise LookupError("mine")

    async def waiting_hook(message: Any) -> None:
        hook(message)

    hooks = {event: [hook if kind == "sync" else waiting_hook]}
    error = raised_by(platform, kind, {"event_hooks": hooks, "verify": NO_CERTIFICATES}, base_url=server.url)
    assert (type(error), str(error), len(asked.urls)) == (LookupError, "mine", 1)
    assert leaks(error, asked.urls) == set()
    assert traceback.extract_tb(error.__traceback__)[-1].name == "hook"


@FINDING
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_store_that_is_interrupted_shows_no_secret(server: ScriptedServer, kind: str) -> None:
    class Interrupting(MemoryTokenStore):
        def set(self, appid: str, token: Token) -> None:
            raise Interrupted

    server.will(wshoto_token(ACCESS_TOKEN))
    error = raised_by(
        "wshoto token", kind, {"verify": NO_CERTIFICATES}, base_url=server.url, token_store=Interrupting()
    )
    assert type(error) is Interrupted
    assert leaks(error, targets(server)) == set()


@FINDING
@PLATFORMS
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_exception_that_was_being_handled_keeps_its_frames(platform: str, kind: str) -> None:
    def unrelated() -> None:
        httpx.URL("http://host:port")

    transport = Failing(ValueError("mine"))
    try:
        unrelated()
    except httpx.InvalidURL:
        error = raised_by(platform, kind, {"transport": transport})
    outer = next(one for one in chain(error) if isinstance(one, httpx.InvalidURL))
    assert any("httpx" in frame.filename for frame in traceback.extract_tb(outer.__traceback__))


@FINDING
@pytest.mark.parametrize("kind", [httpx.Client, httpx.AsyncClient])
def test_digest_auth_alone_shows_no_secret_in_frames_of_httpx(server: ScriptedServer, kind: Any) -> None:
    async def go() -> BaseException:
        loop, arrived = asyncio.get_running_loop(), asyncio.Event()
        server.will(Stall(lambda: loop.call_soon_threadsafe(arrived.set)))
        async with httpx.AsyncClient(auth=auth, verify=NO_CERTIFICATES) as http:
            task = asyncio.ensure_future(caught_on_loop(http, post))
            await arrived.wait()
            task.cancel()
            return await task

    def post(http: Any) -> Any:
        return http.post(f"{server.url}/api", json={})

    auth = DigestAuth(OPENID, APPKEY)
    if kind is httpx.Client:
        server.will(DROP)
        with httpx.Client(auth=auth, verify=NO_CERTIFICATES) as http:
            error = caught_from(http, post)
        assert isinstance(error, httpx.RemoteProtocolError)
        assert f"{error.request!r}" == f"<Request('POST', URL('{server.url}/api'))>"
    else:
        error = asyncio.run(go())
    assert len(server.asked) == 1
    assert leaks(error, targets(server)) == set()


@FINDING
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_signed_address_is_whole_for_a_transport_that_takes_its_text(kind: str) -> None:
    transport = Failing(ValueError("mine"))
    raised_by("waiqin365", kind, {"transport": transport})
    (url,) = transport.asked
    _, openid, timestamp, signature, msg_id = urlsplit(url).path.rsplit("/", 4)
    assert (openid, len(timestamp), len(signature), len(msg_id)) == (OPENID, 13, 32, 32)


@pytest.mark.finding(26)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_response_of_a_page_leads_to_no_secret(server: ScriptedServer, kind: str) -> None:
    server.will(waiqin("[]"))

    async def go() -> Any:
        async with AsyncWaiqin365(OPENID, APPKEY, base_url=server.url) as client:
            return await client.orders.query()

    if kind == "sync":
        with Waiqin365(OPENID, APPKEY, base_url=server.url) as client:
            page = client.orders.query()
    else:
        page = asyncio.run(go())
    response = page.response
    shown = [
        *(response.request, response.request.url, response.request.headers, response.request.extensions),
        *(response.headers, response.history, response.next_request, response.url),
    ]
    text = "\n".join(f"{value!r} {value}" for value in shown)
    assert "dingdan.secrets" not in response.request.extensions
    assert {secret for secret in secrets_sent(targets(server)) if secret in text} == set()


@pytest.mark.finding(26)
@pytest.mark.parametrize(
    ("make", "given"),
    [
        (Waiqin365, {**OPTIONS["waiqin365"], "timestamp_format": "hours"}),
        (AsyncWaiqin365, {**OPTIONS["waiqin365"], "base_url": "ftp://h"}),
        (Waiqin365, {"openid": OPENID, "appkey": APPKEY + "\n"}),
        (AsyncWaiqin365, {**OPTIONS["waiqin365"], "timeout": -1}),
        (Wshoto, {**OPTIONS["wshoto token"], "access_token": ACCESS_TOKEN}),
        (AsyncWshoto, {**OPTIONS["wshoto token"], "max_retries": -1}),
        (Wshoto, {**OPTIONS["wshoto"], "base_url": "http://h?x"}),
        (AsyncWshoto, {"appid": APPID + "\n", "app_secret": APP_SECRET}),
        (Wshoto, {**OPTIONS["wshoto"], "http_client": object()}),
        (DigestAuth, {**OPTIONS["waiqin365"], "timestamp_format": "hours"}),
        (DigestAuth, {"openid": OPENID, "appkey": APPKEY + "\ud800"}),
        (DigestAuth, {"openid": OPENID, "appkey": [APPKEY]}),
    ],
)
def test_config_error_shows_no_credential(make: Any, given: dict[str, Any]) -> None:
    error = caught_from(lambda: make(**given), lambda made: made())
    assert isinstance(error, ConfigError)
    # The function that makes the client is this test's own.
    assert error.__traceback__ is not None
    error.__traceback__ = error.__traceback__.tb_next.tb_next.tb_next  # type: ignore[union-attr]
    assert error.__traceback__ is not None
    assert leaks(error, []) == set()


@pytest.mark.finding(26)
@pytest.mark.parametrize("arguments", [("no bytes", APPKEY, "1"), (b"", APPKEY + "\ud800", "1")])
def test_digest_of_what_cannot_be_signed_shows_no_credential(arguments: tuple[Any, ...]) -> None:
    error = caught_from(lambda: digest(*arguments), lambda made: made())
    assert isinstance(error, TypeError | UnicodeEncodeError)
    error.__traceback__ = error.__traceback__.tb_next.tb_next.tb_next  # type: ignore[union-attr]
    assert leaks(error, []) == set()


class Writing(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Fails in a frame of another package's that holds what is written to the socket."""

    def __init__(self, module: str) -> None:
        self.asked: list[str] = []
        names: dict[str, Any] = {"__name__": module}
        source = "def write(bytes_to_send, error):\n    raise error"
        exec(compile(source, "written_by_a_test", "exec"), names)
        self._write = names["write"]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        return self._write(request.url.raw_path, Interrupted())  # type: ignore[no-any-return]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


@FINDING
@PLATFORMS
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("module", ["httpcore._sync.http11", "h11._writers", "ssl", "urllib.request", "http.cookiejar"])
def test_frames_on_the_way_to_the_socket_are_dropped(platform: str, kind: str, module: str) -> None:
    transport = Writing(module)
    error = raised_by(platform, kind, {"transport": transport})
    assert (type(error), len(transport.asked)) == (Interrupted, 1)
    assert leaks(error, transport.asked) == set()


@FINDING
@pytest.mark.parametrize("platform", ["wq", "ws"])
def test_program_that_reports_to_sentry_sends_no_secret(server: ScriptedServer, platform: str) -> None:
    calls: list[Any] = [Answer(b"<html>" + URL, 502), DROP]
    if platform == "ws":
        calls = [Answer(b"<html>" + URL, 502), wshoto_token(SECRETS["token"]), Answer(b"<html>" + URL, 502)]
    server.will(*calls, *calls, STALL)
    done = subprocess.run(
        [sys.executable, "-m", "tests.dingdan.reporting_run", server.url, platform],
        capture_output=True, text=True, check=False, cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    sent = [asked.target for asked in server.asked]
    assert len(sent) >= len(calls) * 2  # the last call may end before its request has come
    for name in ("transaction", "breadcrumbs", "TimeoutError", "HTTPStatusError", "httpcore", "http.client"):
        assert name in done.stdout
    assert {
        secret for secret in secrets_sent(sent) | {*SECRETS.values()} - {SECRETS["appid"]} if secret in done.stdout
    } == set()
