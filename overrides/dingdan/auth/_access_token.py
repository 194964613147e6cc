"""Wshoto's access token: the `httpx.Auth` that fetches, adds and renews it."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NoReturn, TypeVar

import httpx

from dingdan._errors import (
    APIError,
    ConfigError,
    ConnectFailed,
    Context,
    DecodeError,
    DingdanError,
    HTTPStatusError,
    Timeout,
    TransportError,
    UnreadBody,
    without_frames,
)
from dingdan._secrets import Secret, Secrets
from dingdan.auth._single_flight import AsyncFlow, BlockingFlow, Flow, Hold, flight_of
from dingdan.auth._static_token import with_token
from dingdan.auth.token_stores._protocol import Token, TokenStore, token_key
from dingdan.codec._decode import ResponseDecoder
from dingdan.codec._envelope import EnvelopeDecoder
from dingdan.transport._body import bound_body
from dingdan.transport._deadline import Deadline
from dingdan.transport._io import Async, Blocking, StoreThreads, Waits
from dingdan.transport._rate_limit import Limits
from dingdan.transport._retry import retry_after, translate
from dingdan.transport._signed_request import FlowAuth, SignedURL, is_signed, readable, readdressed, unsign
from dingdan_runtime import Operation
from wshoto_api.platform import PLATFORM

if TYPE_CHECKING:
    from wshoto_api.records import AccessToken

ValueT = TypeVar("ValueT")
_ENVELOPE = EnvelopeDecoder(PLATFORM.envelope)
APART = 1.0
"""Seconds between a request for a token that failed and the next one, by whomever."""
MAX_TOKEN_BYTES = 2**20
"""Bytes of an answer that holds a token, at most."""
LONGEST_LIFE = 366 * 86400
"""Seconds; a token that promises to live longer is renewed then."""
FIRST_PAUSE, LONGEST_PAUSE = 0.005, 0.1
"""Seconds between two looks at a lock that another holds."""


class TokenAuth(httpx.Auth):
    """Adds an access token to the query, fetching one when there is none or the platform refuses it.

    However many threads and tasks find that there is none, one of them asks for it and all have what comes of that,
    a failure too. The store's lock sees to it between processes. A refused read is sent once more with a fresh token;
    a refused write is not. While a token is good still, failing to renew it fails no call.

    Args:
        appid: Identifies the application.
        app_secret: The secret that came with it.
        base_url: Of the platform.
        operation: The one that gives tokens.
        store: Where tokens are kept.
        limits: Of the client. Every request waits for them when its token is there, not before: else all that
            waited for a token would go off at once.
        clock: Gives epoch seconds.
    """

    def __init__(
        self,
        appid: str,
        app_secret: str,
        *,
        base_url: str,
        operation: Operation[AccessToken],
        store: TokenStore,
        limits: Limits,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._appid = appid
        self._app_secret = Secret(app_secret)
        del app_secret  # so that no traceback shows it
        self._url = base_url + operation.path
        self._operation = operation
        self._store = store
        self._clock = clock
        self._key = token_key(base_url, appid)
        self._flight = flight_of(store, self._key)
        # A store of the user's own may be bound to the thread of the call.
        in_threads = getattr(store, "_asked_in_threads", False)
        self._blocking = Blocking(limits, StoreThreads() if in_threads else None)
        self._async = Async(limits)
        self._max_bytes = limits.response_bytes
        self._context: Context = {"platform": operation.platform, "operation": operation.id}

    def __reduce__(self) -> NoReturn:
        """Refuse: it holds the app_secret."""
        raise TypeError("a TokenAuth cannot be pickled: it holds credentials")

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a copy of `request` with a token, and once more after a refusal."""
        return BlockingFlow(self._flow(request, self._blocking, Secrets()))

    def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Send a copy of `request` with a token, and once more after a refusal."""
        return AsyncFlow(self._flow(request, self._async, Secrets()))

    def for_call(self, secrets: Secrets) -> httpx.Auth:
        """Give an auth for one call, which notes in `secrets` what the call is signed with."""
        return FlowAuth(
            lambda request: BlockingFlow(self._flow(request, self._blocking, secrets)),
            lambda request: AsyncFlow(self._flow(request, self._async, secrets)),
        )

    async def _flow(self, request: httpx.Request, waits: Waits, secrets: Secrets) -> Flow:
        secrets.add(self._app_secret.reveal())
        deadline: Deadline = request.extensions.get("dingdan.deadline") or Deadline(None)
        timeout = request.extensions.get("timeout", {})
        refused: Token | None = None
        token = self._flight.current(self._clock())
        while True:
            if token is None:
                sending = False
                try:
                    async with self._turn(waits, deadline, refused) as turn:
                        if turn.token is None:
                            await waits.pace()
                            self._in_time(deadline)
                            turn.asked_at = self._clock()
                            sending = True
                            answer = yield self._request(deadline, timeout)
                            await self._read(waits, answer, deadline)
                            sending = False
                            turn.token = fresh = self._token(answer, turn.asked_at)
                            secrets.add(fresh.value)
                            await self._ask(waits, partial(self._store.set, self._key, fresh))
                    token = turn.token
                except DingdanError:
                    # Without a whole answer httpx will not go on. With one, the old token may be good still.
                    if sending or (token := self._flight.current(self._clock(), refused)) is None:
                        raise
                assert token is not None
            await waits.pace()
            self._in_time(deadline)
            deadline.limit(request, timeout)
            secrets.add(token.value)
            try:
                response = yield readdressed(request, with_token(request, Secret(token.value)))
            except httpx.HTTPStatusError as error:  # of a hook of the user's
                if is_signed(error.response) and _ENVELOPE.refuses_credentials(readable(error.response)):
                    await self._drop(waits, token)
                raise
            bound_body(response, deadline, self._max_bytes)
            await waits.read(response)
            if not _ENVELOPE.refuses_credentials(response):
                return
            if refused is not None:
                # Whatever the platform has against it, the next one is not asked for at once.
                await self._note_failure(waits)
                return
            await self._drop(waits, token)
            if request.extensions.get("dingdan.write"):
                return
            refused, token = token, self._flight.current(self._clock(), token)

    @asynccontextmanager
    async def _turn(self, waits: Waits, deadline: Deadline, refused: Token | None) -> AsyncIterator[_Turn]:
        """A turn at getting a token, after everybody who was here before; in vain if the block raises."""
        flight, seen, queued = self._flight, self._flight.rounds, self._clock()
        async with waits.gate(flight, deadline.remaining()) as entered:
            if not entered:
                raise self._late()
            turn = _Turn(flight.since(seen, refused))
            if turn.token is not None:
                yield turn
                return
            hold = Hold(lambda: self._store.lock(self._key))
            try:
                await self._take(waits, deadline, hold)
                turn.token = flight.since(seen, refused) or await self._stored(waits, refused)
                if turn.token is None:
                    await self._get_ready(waits, deadline, queued)
                yield turn
                assert turn.token is not None
                flight.settle(turn.token)
            except BaseException as error:
                failure = self._translated(error)
                self._failed(turn, failure)
                if failure is error:
                    raise
                raise failure from without_frames(error)
            finally:
                await waits.surely(partial(self._leave, hold, turn))

    def _translated(self, error: BaseException) -> BaseException:
        """Give the error of ours for one of httpx's."""
        if isinstance(error, httpx.RequestError):
            return translate(error, self._context)
        if isinstance(error, httpx.HTTPStatusError) and is_signed(error.response):  # of a hook of the user's
            try:
                self._token(readable(error.response), self._clock())
            except DingdanError as judged:
                return judged
        return error

    async def _ask(self, waits: Waits, function: Callable[[], ValueT]) -> ValueT:
        """Ask the store.

        Raises:
            ConnectFailed: it raised something that is no error of ours. Nothing was sent to the platform.
        """
        try:
            return await waits.run(function)
        except DingdanError:
            raise
        except Exception as error:
            raise self._store_failed(error) from error

    def _store_failed(self, error: Exception) -> ConnectFailed:
        # The text of `error` may hold the token that was to be kept.
        name = type(error).__name__
        return ConnectFailed(f"the token store failed ({name}); the request was not sent", **self._context)

    async def _take(self, waits: Waits, deadline: Deadline, hold: Hold) -> None:
        """Wait for the store's lock, which other clients and other processes may hold."""
        pause = FIRST_PAUSE
        while not await self._ask(waits, hold.acquire):
            if not deadline.allows(pause):
                raise self._late()
            await waits.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _stored(self, waits: Waits, refused: Token | None) -> Token | None:
        """The store's token, where it will do."""
        token = await self._ask(waits, partial(self._store.get, self._key))
        if token is None or token == refused:
            return None
        if not isinstance(token, Token):
            raise ConfigError(f"the token store gave a {type(token).__name__}, not a Token", **self._context)
        if not token.is_usable():
            raise ConfigError(
                "the token store gave a Token whose value is no text that can be sent, or whose times are no numbers",
                **self._context,
            )
        self._flight.token = token  # to fall back on, if it is good still and cannot be renewed
        return token if self._clock() < token.renew_at else None

    async def _get_ready(self, waits: Waits, deadline: Deadline, queued: float) -> None:
        """Wait until a token may be asked for."""
        noted, own = await self._ask(waits, partial(self._store.last_failure, self._key)), self._flight.failed_at
        now = self._clock()
        if noted is not None and queued < noted <= now and noted != own:
            raise TransportError("another worker asked for a token at the same time, in vain", **self._context)
        # Of a time that is ahead of this machine's clock, no more than the second counts.
        wait = max([0.0, *(min(APART - (now - at), APART) for at in (noted, own) if at is not None)])
        if not deadline.allows(wait):
            raise self._late()
        await waits.sleep(wait)

    def _failed(self, turn: _Turn, failure: BaseException) -> None:
        """Note a turn that was in vain. Who waits shares the failure, but not that another's time was up."""
        now = self._clock()
        if turn.asked_at is not None:
            self._flight.failed_at = now
        if not isinstance(failure, DingdanError):
            return
        if turn.asked_at is not None:
            turn.failed_at = now
        if turn.asked_at is not None or not isinstance(failure, Timeout):
            self._flight.fail(failure, now)

    def _leave(self, hold: Hold, turn: _Turn) -> None:
        try:
            if turn.failed_at is not None:
                with suppress(Exception):  # the failure itself is what counts, also with a store of the user's
                    self._store.note_failure(self._key, turn.failed_at)
        finally:
            try:
                hold.release()
            except DingdanError:
                raise
            except Exception as error:
                raise self._store_failed(error) from error

    async def _drop(self, waits: Waits, token: Token) -> None:
        """Forget a token that was refused. A store that cannot be asked must not hide that refusal."""
        if self._flight.forget(token):
            with suppress(DingdanError):
                await self._ask(waits, partial(self._store.drop, self._key, token))

    async def _note_failure(self, waits: Waits) -> None:
        self._flight.failed_at = now = self._clock()
        with suppress(DingdanError):
            await self._ask(waits, partial(self._store.note_failure, self._key, now))

    def _request(self, deadline: Deadline, timeout: dict[str, float | None]) -> httpx.Request:
        plain = httpx.Request(self._operation.http_method, self._url)
        deadline.limit(plain, timeout)
        url = plain.url.copy_set_param("appid", self._appid)
        return readdressed(plain, SignedURL(url.copy_add_param("app_secret", self._app_secret.reveal())))

    async def _read(self, waits: Waits, answer: httpx.Response, deadline: Deadline) -> None:
        """Read the answer to a request for a token."""
        try:
            bound_body(answer, deadline, min(MAX_TOKEN_BYTES, self._max_bytes or MAX_TOKEN_BYTES))
            await waits.read(answer)
        except UnreadBody as error:
            error.place(self._context)
            raise

    def _token(self, answer: httpx.Response, asked_at: float) -> Token:
        """Read the answer to a request for a token."""
        unsign(answer)
        retryable, record = False, None
        try:
            record = ResponseDecoder(strict=False).record(self._operation, _ENVELOPE.unwrap(self._operation, answer))
        except DecodeError as error:
            retryable = error.retryable
        except (APIError, HTTPStatusError) as error:
            error.retry_after = retry_after(answer, self._clock)
            raise
        if record is None or not record.access_token or record.expires_in is None or record.expires_in <= 0:
            raise DecodeError(
                "the answer holds no token that could be read (it is not shown, as it may hold one); "
                "is base_url right?",
                retryable=retryable,
                **self._context,
            )
        lasts = min(record.expires_in, LONGEST_LIFE)
        made = record.create_at.timestamp() if record.create_at is not None else asked_at
        # A time of its making in our future, or one that would have ended it by now: the two clocks differ.
        if not asked_at - lasts < made <= asked_at:
            made = asked_at
        token = Token(record.access_token, made + lasts, asked_at)
        if not token.is_usable():
            raise DecodeError(
                "the answer holds a token that is too long to be sent; is base_url right?", **self._context
            )
        return token

    def _in_time(self, deadline: Deadline) -> None:
        if not deadline.allows(0):
            raise self._late()

    def _late(self) -> Timeout:
        return Timeout("the time of the call was up before it had a token; nothing was sent", **self._context)


@dataclass(slots=True)
class _Turn:
    """One caller's turn at getting a token."""

    token: Token | None
    """What it gives; None until the platform has been asked."""
    asked_at: float | None = None
    """When the platform was asked, in epoch seconds."""
    failed_at: float | None = None
    """When that was seen to be in vain."""
