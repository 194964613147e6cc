"""A token store in Redis or Valkey, for workers on several machines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from dingdan._errors import ConfigError, ConnectFailed
from dingdan.auth.token_stores._protocol import Token, TokenLock, TokenStore
from dingdan.codec._wire import UNREADABLE

if TYPE_CHECKING:
    from redis import Redis, RedisCluster

REDIS_TIMEOUT_SECONDS = 5.0
"""The timeout of Redis in seconds, unless the user supplies a client with another one."""
LOCK_LEASE_SECONDS = 30.0
"""The expiry time of a lock in Redis, in seconds, for workers that died."""
FAILURE_KEPT_SECONDS = 2.0
"""The expiry time of a stored failure, in seconds. A failure has an effect for one second."""

_decode_token = msgspec.json.Decoder(Token).decode


_DROP = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end"


class RedisTokenStore(TokenStore):
    """Keeps tokens in Redis (or Valkey), for workers on several machines, whose clocks should agree.

    Args:
        client_or_url: A `redis.Redis` or `RedisCluster` of your own, with its timeouts and retries, or a URL such as
            `redis://:password@host:6379/0`. The timeout for a URL is 5 seconds, unless it has another one
            (`?socket_timeout=1`).
        prefix: The prefix of the keys.

    Raises:
        ConfigError: redis-py is not installed (`pip install dingdan[redis]`), or an argument is invalid.
        ConnectFailed: in a call, if Redis does not respond. Nothing was sent to the platform.
    """

    _asked_in_threads = True
    """True: blocking clients call the store in threads, and stop waiting for them at the deadline of a call."""

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
        """Return a representation without the URL, which may contain a password."""
        return f"RedisTokenStore(prefix={self._prefix!r})"

    def __reduce__(self) -> NoReturn:
        """Raise TypeError: the store has connections and possibly a password."""
        raise TypeError("a RedisTokenStore cannot be pickled: create one in each process")

    def get(self, appid: str) -> Token | None:
        return _token(self._get("value", appid))

    def set(self, appid: str, token: Token) -> None:
        # Counted from when it was asked for, which is by the same clock as its end.
        seconds = max(1.0, token.expires_at - token.asked_at)
        with self._asking():
            self._client.set(self._key("value", appid), msgspec.json.encode(token), px=int(seconds * 1000))

    def drop(self, appid: str, token: Token) -> None:
        kept = self._get("value", appid)
        if _token(kept) == token:
            with self._asking():
                self._client.eval(_DROP, 1, self._key("value", appid), kept)

    def note_failure(self, appid: str, at: float) -> None:
        with self._asking():
            self._client.set(self._key("failed", appid), repr(at), px=int(FAILURE_KEPT_SECONDS * 1000))

    def last_failure(self, appid: str) -> float | None:
        kept = self._get("failed", appid)
        try:
            return None if kept is None else float(kept)
        except ValueError:
            return None

    def lock(self, appid: str) -> TokenLock:
        """Return a lock for all users of this Redis, `prefix` and `appid`. It expires after 30 seconds."""
        lock = self._client.lock(self._key("lock", appid), timeout=LOCK_LEASE_SECONDS, thread_local=False)
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
            socket_timeout=REDIS_TIMEOUT_SECONDS,
            socket_connect_timeout=REDIS_TIMEOUT_SECONDS,
            # Once more at once, for a connection that has gone stale; the call itself is tried again later.
            retry=Retry(NoBackoff(), 1),
        )
    except ValueError:
        raise RedisTokenStore._wrong("takes an address that begins with redis://, rediss:// or unix://") from None


def _token(kept: bytes | str | None) -> Token | None:
    """Decode the token in a Redis value; None if the value is not a token."""
    try:
        return None if kept is None else _decode_token(kept)
    except UNREADABLE:
        return None


class _RedisTokenLock(TokenLock):
    """A lock between machines."""

    def __init__(self, store: RedisTokenStore, lock: Any) -> None:
        self._store = store
        self._lock = lock

    def acquire(self, blocking: bool) -> bool:
        with self._store._asking():
            return bool(self._lock.acquire(blocking=blocking))

    def release(self) -> None:
        # One that has ended by itself is another's by now; if Redis is gone, it will end.
        with suppress(self._store._failures):
            self._lock.release()
