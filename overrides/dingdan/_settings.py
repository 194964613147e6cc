"""What a client is made with: credentials and addresses from arguments or the environment, checked."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from dingdan._envelopes import Envelope, Waiqin365, Wshoto
from dingdan._errors import ConfigError
from dingdan._signing import DigestAuth, TimestampFormat
from dingdan._tokens import MemoryTokenStore, StaticTokenAuth, TokenAuth, TokenStore

WAIQIN365_URL = "https://openapi.waiqin365.com"
WSHOTO_URL = "https://open.wshoto.com"
TIMEOUT = 30.0
"""Seconds for each of connecting, sending and reading, unless told."""
TIMEOUT_IS = "is a number of seconds above 0, or an httpx.Timeout"


def is_timeout(value: object) -> bool:
    """Whether `value` will do for a timeout, None included."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return 0 < value < math.inf
    return value is None or isinstance(value, httpx.Timeout)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a client calls, how it signs, and how it goes about it.

    Raises:
        ConfigError: `timeout`, `max_retries` or `strict` is wrong.
    """

    platform: str
    base_url: str
    auth: httpx.Auth = field(repr=False)
    envelope: Envelope
    timeout: float | httpx.Timeout | None
    max_retries: int
    strict: bool

    def __post_init__(self) -> None:
        """Check what needs no credential to be checked."""
        if not is_timeout(self.timeout):
            raise ConfigError(f"timeout {TIMEOUT_IS}", platform=self.platform)
        if isinstance(self.max_retries, bool) or not isinstance(self.max_retries, int) or self.max_retries < 0:
            raise ConfigError("max_retries is a whole number, 0 or more", platform=self.platform)
        if not isinstance(self.strict, bool):
            raise ConfigError("strict is True or False", platform=self.platform)


def _setting(platform: str, name: str, given: str | None, variable: str, default: str | None = None) -> str:
    value = given if given is not None else os.environ.get(variable, default)
    if value is None:
        raise ConfigError(f"{name} is missing: pass {name}= or set {variable}", platform=platform)
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ConfigError(f"{name} is empty, not text or has a line break in it", platform=platform)
    return value


def _address(platform: str, given: str | None, variable: str, default: str) -> str:
    text = _setting(platform, "base_url", given, variable, default)
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL:
        raise ConfigError("base_url is no address", platform=platform) from None
    if url.scheme not in ("http", "https") or not url.host:
        raise ConfigError("base_url starts with https:// (or http://) and a host", platform=platform)
    if any(mark in text for mark in "?#@ "):
        raise ConfigError("base_url has no user, query, fragment or space in it", platform=platform)
    return text.rstrip("/")


def waiqin365_settings(
    openid: str | None, appkey: str | None, base_url: str | None, timestamp_format: TimestampFormat,
    timeout: float | httpx.Timeout | None, max_retries: int, strict: bool, clock: Callable[[], float],
) -> Settings:  # fmt: skip
    """Settings of a Waiqin365 client."""
    auth = DigestAuth(
        _setting("waiqin365", "openid", openid, "WAIQIN365_OPENID"),
        _setting("waiqin365", "appkey", appkey, "WAIQIN365_APPKEY"),
        timestamp_format=timestamp_format,
        clock=clock,
    )
    address = _address("waiqin365", base_url, "WAIQIN365_BASE_URL", WAIQIN365_URL)
    return Settings("waiqin365", address, auth, Waiqin365, timeout, max_retries, strict)


def wshoto_settings(
    appid: str | None, app_secret: str | None, access_token: str | None, base_url: str | None,
    timeout: float | httpx.Timeout | None, max_retries: int, strict: bool,
    token_store: TokenStore | None, clock: Callable[[], float],
) -> Settings:  # fmt: skip
    """Settings of a Wshoto client."""
    address = _address("wshoto", base_url, "WSHOTO_BASE_URL", WSHOTO_URL)
    auth: httpx.Auth
    if access_token is None:
        # Loads the records of the token call: not before a client is made.
        from wshoto_api.operations.token import GET_ACCESS_TOKEN

        auth = TokenAuth(
            _setting("wshoto", "appid", appid, "WSHOTO_APPID"),
            _setting("wshoto", "app_secret", app_secret, "WSHOTO_APP_SECRET"),
            base_url=address,
            operation=GET_ACCESS_TOKEN,
            store=token_store if token_store is not None else MemoryTokenStore(),
            clock=clock,
        )
    elif appid is not None or app_secret is not None:
        raise ConfigError("pass access_token, or appid and app_secret, not both", platform="wshoto")
    else:
        auth = StaticTokenAuth(_setting("wshoto", "access_token", access_token, ""))
    return Settings("wshoto", address, auth, Wshoto, timeout, max_retries, strict)
