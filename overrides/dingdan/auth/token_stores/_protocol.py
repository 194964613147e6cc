"""Access tokens, and the interface of token stores."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import httpx

from dingdan._secrets import Secret

MAX_TOKEN_LENGTH = 8192
"""Characters. It stands in the address, of which httpx takes 65,536; tokens have at most 512 bytes."""
RENEWAL_MARGIN_SECONDS = 300.0
"""Seconds before its end at which a token is renewed, as the vendor's own client does."""
MIN_TOKEN_AGE_SECONDS = 60.0
"""Seconds that a token is kept even so close to its end: asked again, the platform would give the same one."""


@dataclass(frozen=True, slots=True)
class Token:
    """An access token, and when it was asked for and ends, in epoch seconds by this machine's clock."""

    value: str = field(repr=False)
    """At most 512 bytes."""
    expires_at: float
    asked_at: float = 0.0
    """The time of its request. It distinguishes a token that the platform sent again from the earlier one."""

    @property
    def renew_at(self) -> float:
        """The time at which the next one is requested."""
        return min(
            self.expires_at, max(self.expires_at - RENEWAL_MARGIN_SECONDS, self.asked_at + MIN_TOKEN_AGE_SECONDS)
        )

    def is_usable(self) -> bool:
        """Return True if it can be sent and compared with a clock: a user's store may return anything."""
        times = isinstance(self.expires_at, int | float) and isinstance(self.asked_at, int | float)
        return times and Secret(self.value).is_text() and len(self.value) <= MAX_TOKEN_LENGTH


def token_key(base_url: str, appid: str) -> str:
    """Return the key of a stored token: `{appid}@{host}`, with the port and the path of `base_url`.

    A token must not be sent to another host that has the same appid, such as a sandbox.
    """
    url = httpx.URL(base_url)
    return f"{appid}@{url.netloc.decode()}{url.path.rstrip('/')}"


class TokenLock(Protocol):
    """A lock: only its holder requests a token. It may be released in another thread than it was acquired in."""

    def acquire(self, blocking: bool) -> bool:
        """Take the lock, waiting for it if `blocking`. Return True on success."""
        ...

    def release(self) -> None:
        """Release the lock."""
        ...


class TokenStore(Protocol):
    """A store of tokens between calls. Implement it to share one token between processes.

    A token is kept by the argument `appid`: a text of the form `{appid}@{host}`, such as
    `my-app@open.wshoto.com`, with the port and the path that `base_url` has. So a token of one host never goes to
    another. Take the text as it is.

    Every method may block: asynchronous clients call them in a worker thread, and no client calls them while it has
    a token that will do. What a method raises becomes a `ConnectFailed`, unless it is a `DingdanError`: the request
    was not sent, and is sent again as after any failure to connect. A blocking client
    calls a store of your own in the thread of the call, and cannot end that early: give the store timeouts of its own.
    """

    def get(self, appid: str) -> Token | None:
        """Return the stored token of `appid`, or None."""
        ...

    def set(self, appid: str, token: Token) -> None:
        """Keep `token` for `appid`."""
        ...

    def drop(self, appid: str, token: Token) -> None:
        """Remove `token`, unless another has replaced it."""
        ...

    def note_failure(self, appid: str, at: float) -> None:
        """Keep the time, in epoch seconds, at which a request for a token of `appid` failed."""
        ...

    def last_failure(self, appid: str) -> float | None:
        """Return the time stored by `note_failure`. A time older than a second may be forgotten."""
        ...

    def lock(self, appid: str) -> TokenLock:
        """Return the lock that all users of the tokens of `appid` share, for example a `threading.Lock`."""
        ...
