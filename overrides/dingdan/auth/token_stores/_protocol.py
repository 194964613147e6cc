"""Access tokens, and the interface of token stores."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import httpx

from dingdan._secrets import Secret

MAX_TOKEN_LENGTH = 8192
"""The largest length of a token, in characters. It is part of the URL, which httpx limits to 65,536 characters."""
RENEWAL_MARGIN_SECONDS = 300.0
"""A token is renewed this many seconds before its expiry, as in the vendor's own client."""
MIN_TOKEN_AGE_SECONDS = 60.0
"""A token is used for at least this many seconds, even close to its expiry: the platform would return the same one."""


@dataclass(frozen=True, slots=True)
class Token:
    """An access token with the times of its request and expiry, in epoch seconds of this machine's clock."""

    value: str = field(repr=False)
    """The token, at most 512 bytes."""
    expires_at: float
    asked_at: float = 0.0
    """The time of its request. It distinguishes a token that the platform returned again from the earlier one."""

    @property
    def renew_at(self) -> float:
        """The time at which the token is renewed, in epoch seconds."""
        return min(
            self.expires_at, max(self.expires_at - RENEWAL_MARGIN_SECONDS, self.asked_at + MIN_TOKEN_AGE_SECONDS)
        )

    def is_usable(self) -> bool:
        """True if the token can be sent and its times are numbers: a user's store may return any object."""
        times = isinstance(self.expires_at, int | float) and isinstance(self.asked_at, int | float)
        return times and Secret(self.value).is_text() and len(self.value) <= MAX_TOKEN_LENGTH


def token_key(base_url: str, appid: str) -> str:
    """Return the key of a stored token: `{appid}@{host}`, with the port and the path of `base_url`.

    A token must not be sent to another host with the same appid, such as a sandbox.
    """
    url = httpx.URL(base_url)
    return f"{appid}@{url.netloc.decode()}{url.path.rstrip('/')}"


class TokenLock(Protocol):
    """A lock for token requests. It can be released in another thread than the one that acquired it."""

    def acquire(self, blocking: bool) -> bool:
        """Acquire the lock; wait for it if `blocking`. Return True on success."""
        ...

    def release(self) -> None:
        """Release the lock."""
        ...


class TokenStore(Protocol):
    """A store of tokens between calls. Implement it to share one token between processes.

    The key of a token is the argument `appid`: a text `{appid}@{host}`, such as `my-app@open.wshoto.com`, with the port
    and the path of `base_url`. So a token of one host is never sent to another. Use the text unchanged.

    Methods may block: asynchronous clients call them in a worker thread, and no client calls them while it has a valid
    token. An exception of a method, except a `DingdanError`, becomes a `ConnectFailed`: the request was not sent and is
    retried like any failed connection. A blocking client calls your own store in the thread of the call and cannot
    interrupt it: the store needs timeouts of its own.
    """

    def get(self, appid: str) -> Token | None:
        """Return the stored token of `appid`; None if there is none."""
        ...

    def set(self, appid: str, token: Token) -> None:
        """Store `token` for `appid`."""
        ...

    def drop(self, appid: str, token: Token) -> None:
        """Remove `token`, unless another has replaced it."""
        ...

    def note_failure(self, appid: str, at: float) -> None:
        """Store the time, in epoch seconds, at which a request for a token of `appid` failed."""
        ...

    def last_failure(self, appid: str) -> float | None:
        """Return the time stored by `note_failure`. A time older than a second may be forgotten."""
        ...

    def lock(self, appid: str) -> TokenLock:
        """Return the lock that all users of the tokens of `appid` share, for example a `threading.Lock`."""
        ...
