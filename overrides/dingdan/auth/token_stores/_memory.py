"""Access tokens kept in this process."""

from __future__ import annotations

import os
import threading

from dingdan.auth.token_stores._protocol import Token, TokenLock


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
