"""Wshoto's access tokens: fetch a token, add it to each request, renew it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

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
    UnreadBodyError,
)
from dingdan._secrets import Secret, redact_arguments, without_frames
from dingdan.auth._signer import SignedCall
from dingdan.auth._single_flight import LockHandle, flight_of
from dingdan.auth._static_token import with_token
from dingdan.auth.token_stores._protocol import Token, TokenStore, token_key
from dingdan.codec._decode import ResponseDecoder
from dingdan.codec._envelope import EnvelopeDecoder
from dingdan.transport._deadline import Deadline
from dingdan.transport._io import IO
from dingdan.transport._rate_limit import Limits
from dingdan.transport._retry import retry_after, translate
from dingdan.transport._signed_request import SignedRequest, SignedURL, is_signed, readable, readdressed, unsign
from dingdan.transport._store_threads import StoreThreads
from dingdan_runtime import Operation
from wshoto_api.platform import PLATFORM

if TYPE_CHECKING:
    from wshoto_api.records import AccessToken

ValueT = TypeVar("ValueT")
_ENVELOPE = EnvelopeDecoder(PLATFORM.envelope)
MIN_SECONDS_BETWEEN_TOKEN_REQUESTS = 1.0
"""The shortest time between a failed token request and the next one of any client."""
MAX_TOKEN_BYTES = 2**20
"""The largest response to a token request, in bytes."""
MAX_TOKEN_LIFETIME_SECONDS = 366 * 86400
"""The longest lifetime of a token. A token with a longer one is renewed at this age."""
FIRST_LOCK_POLL_SECONDS, MAX_LOCK_POLL_SECONDS = 0.005, 0.1
"""The first and the longest time between two attempts to acquire the store's lock."""


class TokenSigner:
    """Adds an access token to the query, and fetches one if there is none or the platform rejects it.

    Concurrent callers share one token request; after a failure at most one is made per second. The store's lock ensures
    this between processes. A rejected read is sent once more with a new token, a rejected write is not. While the old
    token is valid, a failed renewal fails no call. Requests wait for the limits of the client after they have their
    token: otherwise all callers that waited for a token would start at once.
    """

    paces = True

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
        self.account = Secret(appid)
        self._app_secret = Secret(app_secret)
        del app_secret  # so that no traceback shows it
        self._url = base_url + operation.path
        self._operation = operation
        self._store = store
        self._limits = limits
        self._clock = clock
        self._key = token_key(base_url, appid)
        self._flight = flight_of(store, self._key)
        self._threads = StoreThreads(may_leave=getattr(store, "_asked_in_threads", False))
        self._context: Context = {"platform": operation.platform, "operation": operation.id}

    def __reduce__(self) -> NoReturn:
        """Raise TypeError: the signer contains the app_secret."""
        raise TypeError("a TokenSigner cannot be pickled: it holds credentials")

    async def send(self, call: SignedCall, io: IO[Any], max_bytes: int | None, http: Any) -> httpx.Response:
        """Send a call with a token, and once more after a rejection."""
        request, deadline = call.request, call.deadline
        call.secrets.add(self._app_secret.revealed)
        rejected: Token | None = None
        while True:
            token = self._flight.current(self._clock(), rejected) or await self._fetch(call, io, http, rejected)
            await self._limits.pace(io, deadline)
            self._check_time(deadline)
            deadline.limit(request, call.timeout)
            sign = partial(with_token, Secret(token.value), call.secrets)
            try:
                response = await io.send(http, request, sign, deadline, max_bytes)
            except httpx.HTTPStatusError as error:  # of a hook of the user's
                if is_signed(error.response) and _ENVELOPE.refuses_credentials(readable(error.response)):
                    await self._drop(io, deadline, token)
                raise
            if not _ENVELOPE.refuses_credentials(response):
                return response
            if rejected is not None:
                # Whatever the platform has against it, do not request the next one at once.
                self._flight.failed_at = now = self._clock()
                with suppress(DingdanError):
                    await self._ask(io, deadline, partial(self._store.note_failure, self._key, now))
                return response
            await self._drop(io, deadline, token)
            if request.extensions.get("dingdan.write"):
                return response
            rejected = token

    async def _fetch(self, call: SignedCall, io: IO[Any], http: Any, rejected: Token | None) -> Token:
        """Return a token from the store, from another caller or, in this caller's turn, from the platform."""
        deadline, asking = call.deadline, False
        try:
            async with self._turn(io, deadline, rejected) as turn:
                if turn.token is None:
                    await self._limits.pace(io, deadline)
                    self._check_time(deadline)
                    turn.asked_at = self._clock()
                    asking = True
                    response = await self._request(call, io, http)
                    asking = False
                    turn.token = fresh = self._token(response, turn.asked_at)
                    call.secrets.add(fresh.value)
                    await self._ask(io, deadline, partial(self._store.set, self._key, fresh))
        except DingdanError:
            # Without a whole response the call fails. With one, the old token may still be valid.
            if asking or (token := self._flight.current(self._clock(), rejected)) is None:
                raise
            return token
        assert turn.token is not None
        return turn.token

    @asynccontextmanager
    async def _turn(self, io: IO[Any], deadline: Deadline, rejected: Token | None) -> AsyncIterator[_Turn]:
        """Wait for earlier callers, then run the block, which fetches a token. If it raises, the turn has failed."""
        flight, seen, queued = self._flight, self._flight.rounds, self._clock()
        gate = io.gate(flight.gate)
        if not await io.acquire(gate, deadline.remaining()):
            raise self._late()
        try:
            turn = _Turn(flight.since(seen, rejected))
            if turn.token is not None:
                yield turn
                return
            lock = LockHandle(lambda: self._store.lock(self._key))
            try:
                await self._take(io, deadline, lock)
                turn.token = flight.since(seen, rejected) or await self._stored(io, deadline, rejected)
                if turn.token is None:
                    await self._back_off(io, deadline, queued)
                yield turn
                assert turn.token is not None
                flight.succeed(turn.token)
            except BaseException as error:
                failure = self._translated(error)
                self._failed(turn, failure)
                if failure is error:
                    raise
                raise failure from without_frames(error)
            finally:
                await io.finish_in_thread(self._threads, partial(self._leave, lock, turn), deadline)
        finally:
            gate.release()

    def _translated(self, error: BaseException) -> BaseException:
        """Return the DingdanError for an error of httpx's."""
        if isinstance(error, httpx.RequestError):
            return translate(error, self._context)
        if isinstance(error, httpx.HTTPStatusError) and is_signed(error.response):  # of a hook of the user's
            try:
                self._token(readable(error.response), self._clock())
            except DingdanError as judged:
                return judged
        return error

    async def _ask(self, io: IO[Any], deadline: Deadline, function: Callable[[], ValueT]) -> ValueT:
        """Call a function of the store and return its result; convert its errors to ConnectFailed."""
        with self._store_errors():
            return await io.run_in_thread(self._threads, function, deadline)

    @contextmanager
    def _store_errors(self) -> Iterator[None]:
        """Convert errors of the store, except a DingdanError, to ConnectFailed: nothing was sent to the platform."""
        try:
            yield
        except DingdanError:
            raise
        except Exception as error:
            redact_arguments(error)  # they may hold a token
            message = f"the token store failed ({type(error).__name__}); the request was not sent"
            raise ConnectFailed(message, **self._context) from error

    async def _take(self, io: IO[Any], deadline: Deadline, lock: LockHandle) -> None:
        """Acquire the store's lock, which other clients and other processes may hold.

        Raises:
            Timeout: the deadline has passed.
        """
        pause = FIRST_LOCK_POLL_SECONDS
        while not await self._ask(io, deadline, lock.acquire):
            if not deadline.allows(pause):
                raise self._late()
            await io.sleep(pause)
            pause = min(2 * pause, MAX_LOCK_POLL_SECONDS)

    async def _stored(self, io: IO[Any], deadline: Deadline, rejected: Token | None) -> Token | None:
        """Return the store's token, unless it was rejected or is due for renewal."""
        token = await self._ask(io, deadline, partial(self._store.get, self._key))
        if token is None or token == rejected:
            return None
        if not isinstance(token, Token):
            raise ConfigError(f"the token store returned a {type(token).__name__}, not a Token", **self._context)
        if not token.is_usable():
            raise ConfigError(
                "the token store returned a Token whose value cannot be sent as text, or whose times are not numbers",
                **self._context,
            )
        self._flight.token = token  # the fallback while it is valid and cannot be renewed
        return token if self._clock() < token.renew_at else None

    async def _back_off(self, io: IO[Any], deadline: Deadline, queued: float) -> None:
        """Wait until a token may be requested."""
        own = self._flight.failed_at
        noted = await self._ask(io, deadline, partial(self._store.last_failure, self._key))
        if not isinstance(noted, int | float | None):
            raise ConfigError(f"the token store returned a {type(noted).__name__} as last_failure", **self._context)
        now = self._clock()
        if noted is not None and queued < noted <= now and noted != own:
            raise TransportError("another worker requested a token at the same time and failed", **self._context)
        # A time may be ahead of this machine's clock: wait no longer than the interval.
        apart = MIN_SECONDS_BETWEEN_TOKEN_REQUESTS
        wait = max([0.0, *(min(apart - (now - at), apart) for at in (noted, own) if at is not None)])
        if not deadline.allows(wait):
            raise self._late()
        await io.sleep(wait)

    def _failed(self, turn: _Turn, failure: BaseException) -> None:
        """Record a failed turn. All waiting callers get the failure, unless it is a deadline before the request."""
        now = self._clock()
        if turn.asked_at is not None:
            self._flight.failed_at = now
        if not isinstance(failure, DingdanError):
            return
        if turn.asked_at is not None:
            turn.failed_at = now
        if turn.asked_at is not None or not isinstance(failure, Timeout):
            self._flight.fail(failure, now)

    def _leave(self, lock: LockHandle, turn: _Turn) -> None:
        try:
            if turn.failed_at is not None:
                with suppress(Exception):  # the failure of the request matters more than the store's
                    self._store.note_failure(self._key, turn.failed_at)
        finally:
            with self._store_errors():
                lock.release()

    async def _drop(self, io: IO[Any], deadline: Deadline, token: Token) -> None:
        """Remove a rejected token from the store. Errors of the store must not hide the rejection."""
        if self._flight.forget(token):
            with suppress(DingdanError):
                await self._ask(io, deadline, partial(self._store.drop, self._key, token))

    async def _request(self, call: SignedCall, io: IO[Any], http: Any) -> httpx.Response:
        """Request a token from the platform."""
        request = httpx.Request(self._operation.http_method, self._url)
        call.deadline.limit(request, call.timeout)
        try:
            most = min(MAX_TOKEN_BYTES, self._limits.response_bytes or MAX_TOKEN_BYTES)
            return await io.send(http, request, self._sign, call.deadline, most)
        except UnreadBodyError as error:
            error.place(self._context)
            raise

    def _sign(self, request: httpx.Request) -> SignedRequest:
        url = request.url.copy_set_param("appid", self._appid)
        return readdressed(request, SignedURL(url.copy_add_param("app_secret", self._app_secret.revealed)))

    def _token(self, answer: httpx.Response, asked_at: float) -> Token:
        """Decode the token in the response to a token request.

        Raises:
            DecodeError: the response has no valid token.
        """
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
                "the response has no readable token (it is not shown, as it may contain one); is base_url right?",
                retryable=retryable,
                **self._context,
            )
        lasts = min(record.expires_in, MAX_TOKEN_LIFETIME_SECONDS)
        made = record.create_at.timestamp() if record.create_at is not None else asked_at
        # A token made in our future, or expired already: the two clocks differ.
        if not asked_at - lasts < made <= asked_at:
            made = asked_at
        token = Token(record.access_token, made + lasts, asked_at)
        if not token.is_usable():
            raise DecodeError(
                "the response has a token that is too long to be sent; is base_url right?", **self._context
            )
        return token

    def _check_time(self, deadline: Deadline) -> None:
        if not deadline.allows(0):
            raise self._late()

    def _late(self) -> Timeout:
        return Timeout("the deadline of the call passed before it had a token; nothing was sent", **self._context)


@dataclass(slots=True)
class _Turn:
    """The turn of one caller to fetch a token."""

    token: Token | None
    """The token; None until the platform has sent one."""
    asked_at: float | None = None
    """The time of the token request, in epoch seconds."""
    failed_at: float | None = None
    """The time at which the request failed, in epoch seconds; None if it did not fail."""
