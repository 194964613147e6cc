"""Where Wshoto's access tokens are kept between calls: in this process or in Redis; `_token_files` has a file."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

import httpx
import msgspec

from dingdan._envelopes import UNREADABLE
from dingdan._errors import ConfigError, ConnectFailed
from dingdan._secrets import Secret

if TYPE_CHECKING:
    from redis import Redis, RedisCluster

LONGEST_TOKEN = 8192
"""Characters. It stands in the address, of which httpx takes 65,536; tokens have at most 512 bytes."""
RENEW_BEFORE = 300.0
"""Seconds before its end at which a token is renewed, as the vendor's own client does."""
KEPT_FOR = 60.0
"""Seconds that a token is kept even so close to its end: asked again, the platform would give the same one."""
ANSWERED_IN = 5.0
"""Seconds in which Redis has to answer, where no client of the user's own says otherwise."""
LEASE = 30.0
"""Seconds after which the lock in Redis of a worker that died is free again."""
REMEMBERED = 2.0
"""Seconds that Redis keeps the time of a failure; it counts for one."""


@dataclass(frozen=True, slots=True)
class Token:
    """An access token, and when it was asked for and ends, in epoch seconds by this machine's clock."""

    value: str = field(repr=False)
    """At most 512 bytes."""
    expires_at: float
    asked_at: float = 0.0
    """When the platform was asked for it; with that, a token that came again differs from its earlier self."""

    @property
    def renew_at(self) -> float:
        """When another one is to be asked for."""
        return min(self.expires_at, max(self.expires_at - RENEW_BEFORE, self.asked_at + KEPT_FOR))

    def is_usable(self) -> bool:
        """Tell whether it can be sent, and compared with a clock: a store of the user's may give anything."""
        times = isinstance(self.expires_at, int | float) and isinstance(self.asked_at, int | float)
        return times and Secret(self.value).is_text() and len(self.value) <= LONGEST_TOKEN


def token_key(base_url: str, appid: str) -> str:
    """Give the key that a token is kept by: `{appid}@{host}`, with the port and the path that `base_url` has.

    A token of one platform must not go to another, such as a sandbox, that knows the same appid.
    """
    url = httpx.URL(base_url)
    return f"{appid}@{url.netloc.decode()}{url.path.rstrip('/')}"


class TokenLock(Protocol):
    """Keeps all but one from asking for a token. It may be released in another thread than it was acquired in."""

    def acquire(self, blocking: bool) -> bool:
        """Take the lock, waiting for it if `blocking`, and say whether that worked."""
        ...

    def release(self) -> None:
        """Give the lock back."""
        ...


class TokenStore(Protocol):
    """Where tokens are kept between calls. Implement it to share one token between processes.

    A token is kept by the argument `appid`: a text of the form `{appid}@{host}`, such as
    `my-app@open.wshoto.com`, with the port and the path that `base_url` has. So a token of one host never goes to
    another. Take the text as it is.

    Every method may block: asynchronous clients call them in a worker thread, and no client calls them while it has
    a token that will do. What a method raises becomes a `ConnectFailed`, unless it is a `DingdanError`: the request
    was not sent, and is sent again as after any failure to connect. A blocking client
    calls a store of your own in the thread of the call, and cannot end that early: give the store timeouts of its own.
    """

    def get(self, appid: str) -> Token | None:
        """Give the token kept for `appid`, if any."""
        ...

    def set(self, appid: str, token: Token) -> None:
        """Keep `token` for `appid`."""
        ...

    def drop(self, appid: str, token: Token) -> None:
        """Forget `token`, unless another has taken its place meanwhile."""
        ...

    def note_failure(self, appid: str, at: float) -> None:
        """Keep the time, in epoch seconds, at which a request for a token of `appid` failed."""
        ...

    def last_failure(self, appid: str) -> float | None:
        """Give the time kept by `note_failure`. One older than a second may be forgotten."""
        ...

    def lock(self, appid: str) -> TokenLock:
        """Give a lock that everybody who shares the tokens of `appid` contends for; `threading.Lock` is one."""
        ...


class MemoryTokenStore:
    """Keeps tokens in this process."""

    def __init__(self) -> None:
        self._tokens: dict[str, Token] = {}
        self._failures: dict[str, float] = {}
        self._locks: dict[tuple[int, str], threading.Lock] = {}
        self._guard = threading.Lock()

    def get(self, appid: str) -> Token | None:
        """Give the token kept for `appid`, if any."""
        return self._tokens.get(appid)

    def set(self, appid: str, token: Token) -> None:
        """Keep `token` for `appid`."""
        with self._guard:
            self._tokens[appid] = token

    def drop(self, appid: str, token: Token) -> None:
        """Forget `token`, unless another has taken its place meanwhile."""
        with self._guard:
            if self._tokens.get(appid) == token:
                del self._tokens[appid]

    def note_failure(self, appid: str, at: float) -> None:
        """Keep the time at which a request for a token failed."""
        self._failures[appid] = at

    def last_failure(self, appid: str) -> float | None:
        """Give the time at which a request for a token last failed."""
        return self._failures.get(appid)

    def lock(self, appid: str) -> TokenLock:
        """Give the lock of `appid` in this process: one that was held when the process forked is never freed."""
        return self._locks.setdefault((os.getpid(), appid), threading.Lock())


_decode_token = msgspec.json.Decoder(Token).decode


_DROP = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end"


class RedisTokenStore:
    """Keeps tokens in Redis (or Valkey), for workers on several machines, whose clocks should agree.

    Args:
        client_or_url: A `redis.Redis` or `RedisCluster` of your own, with its timeouts and retries, or an address
            such as `redis://:password@host:6379/0`. An address is given 5 seconds to answer, unless it says
            otherwise (`?socket_timeout=1`).
        prefix: What the keys begin with.

    Raises:
        ConfigError: redis-py is not installed (`pip install dingdan[redis]`), or it cannot be used like that.
        ConnectFailed: in a call: Redis cannot be asked. Nothing has been sent to the platform then.
    """

    _asked_in_threads = True
    """Blocking clients ask it in threads, which they leave when the time of a call is up."""

    def __init__(self, client_or_url: Redis | RedisCluster | str, prefix: str = "dingdan:token:") -> None:
        try:
            import redis
        except ImportError:
            raise self._wrong("needs redis-py: pip install dingdan[redis]") from None
        self._prefix = prefix
        self._client: Any = client_or_url
        if isinstance(client_or_url, str):
            self._client = _connect(client_or_url)
        elif not isinstance(client_or_url, redis.Redis | redis.RedisCluster):
            raise self._wrong("takes a redis.Redis (not one of redis.asyncio), a RedisCluster or an address")
        self._failures = redis.RedisError

    def __repr__(self) -> str:
        """Show no address, which may hold a password."""
        return f"RedisTokenStore(prefix={self._prefix!r})"

    def __reduce__(self) -> NoReturn:
        """Refuse: it holds connections, and perhaps a password."""
        raise TypeError("a RedisTokenStore cannot be pickled: make one in each process")

    def get(self, appid: str) -> Token | None:
        """Give the token kept for `appid`, if any."""
        return _token(self._get("value", appid))

    def set(self, appid: str, token: Token) -> None:
        """Keep `token` for `appid` until it ends."""
        # Counted from when it was asked for, which is by the same clock as its end.
        seconds = max(1.0, token.expires_at - token.asked_at)
        with self._asking():
            self._client.set(self._key("value", appid), msgspec.json.encode(token), px=int(seconds * 1000))

    def drop(self, appid: str, token: Token) -> None:
        """Forget `token`, unless another has taken its place meanwhile."""
        kept = self._get("value", appid)
        if _token(kept) == token:
            with self._asking():
                self._client.eval(_DROP, 1, self._key("value", appid), kept)

    def note_failure(self, appid: str, at: float) -> None:
        """Keep the time at which a request for a token failed."""
        with self._asking():
            self._client.set(self._key("failed", appid), repr(at), px=int(REMEMBERED * 1000))

    def last_failure(self, appid: str) -> float | None:
        """Give the time at which a request for a token failed in the last seconds."""
        kept = self._get("failed", appid)
        try:
            return None if kept is None else float(kept)
        except ValueError:
            return None

    def lock(self, appid: str) -> TokenLock:
        """Give a lock for everybody who uses this Redis, `prefix` and `appid`; it ends by itself after 30 seconds."""
        lock = self._client.lock(self._key("lock", appid), timeout=LEASE, thread_local=False)
        return _RedisTokenLock(self, lock)

    def _key(self, kind: str, appid: str) -> str:
        return f"{self._prefix}{kind}:{appid}"

    def _get(self, kind: str, appid: str) -> bytes | str | None:
        with self._asking():
            try:
                kept: bytes | str | None = self._client.get(self._key(kind, appid))
            except UnicodeDecodeError:  # of a client with decode_responses, about what somebody else has put there
                return None
        return kept

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            yield
        except self._failures as error:
            raise ConnectFailed(
                f"{self!r} cannot be asked ({type(error).__name__}: {error})", platform="wshoto"
            ) from error

    @staticmethod
    def _wrong(what: str) -> ConfigError:
        return ConfigError(f"RedisTokenStore {what}", platform="wshoto")


def _connect(url: str) -> Redis:
    import redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    try:
        return redis.Redis.from_url(
            url,
            socket_timeout=ANSWERED_IN,
            socket_connect_timeout=ANSWERED_IN,
            # Once more at once, for a connection that has gone stale; the call itself is tried again later.
            retry=Retry(NoBackoff(), 1),
        )
    except ValueError:
        raise RedisTokenStore._wrong("takes an address that begins with redis://, rediss:// or unix://") from None


def _token(kept: bytes | str | None) -> Token | None:
    """The token in what Redis keeps; None also for what somebody else has put there."""
    try:
        return None if kept is None else _decode_token(kept)
    except UNREADABLE:
        return None


class _RedisTokenLock:
    """A lock between machines."""

    def __init__(self, store: RedisTokenStore, lock: Any) -> None:
        self._store = store
        self._lock = lock

    def acquire(self, blocking: bool) -> bool:
        """Take the lock, waiting for it if `blocking`, and say whether that worked."""
        with self._store._asking():
            return bool(self._lock.acquire(blocking=blocking))

    def release(self) -> None:
        """Give the lock back."""
        # One that has ended by itself is another's by now; if Redis is gone, it will end.
        with suppress(self._store._failures):
            self._lock.release()
