"""A token store in the memory of one process."""

from __future__ import annotations

import os
import threading

from dingdan.auth.token_stores._protocol import Token, TokenLock, TokenStore


class MemoryTokenStore(TokenStore):
    """Keeps tokens in the memory of this process."""

    def __init__(self) -> None:
        self._tokens: dict[str, Token] = {}
        self._failures: dict[str, float] = {}
        self._locks: dict[tuple[int, str], threading.Lock] = {}
        self._guard = threading.Lock()

    def get(self, appid: str) -> Token | None:
        return self._tokens.get(appid)

    def set(self, appid: str, token: Token) -> None:
        with self._guard:
            self._tokens[appid] = token

    def drop(self, appid: str, token: Token) -> None:
        with self._guard:
            if self._tokens.get(appid) == token:
                del self._tokens[appid]

    def note_failure(self, appid: str, at: float) -> None:
        self._failures[appid] = at

    def last_failure(self, appid: str) -> float | None:
        return self._failures.get(appid)

    def lock(self, appid: str) -> TokenLock:
        """Return the lock of `appid` in this process. A lock held during a fork is never released in the child."""
        return self._locks.setdefault((os.getpid(), appid), threading.Lock())
