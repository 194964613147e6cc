"""What a client is made with: credentials and addresses from arguments or the environment, checked."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict, cast

import httpx

from dingdan._errors import ConfigError, DingdanWarning
from dingdan._option_checks import (
    HIGHEST_RATE,
    LATEST,
    LEAST_RATE,
    LONGEST,
    RETRIES_ARE,
    TIMEOUT_IS,
    is_count,
    is_number,
    is_retries,
    is_seconds,
    is_timeout,
)
from dingdan._secrets import Secret
from dingdan.auth._digest import DigestAuth, TimestampFormat
from dingdan.codec._encode import Encoder
from dingdan.codec._envelope import EnvelopeDecoder
from dingdan.transport._rate_limit import Limits
from dingdan.transport._signed_request import CallSigner

if TYPE_CHECKING:
    from dingdan._events import AsyncOnRequest, AsyncOnResponse
    from dingdan.auth.token_stores._protocol import TokenStore

WAIQIN365_NAMES = ("openid", "appkey", "base_url", "timestamp_format", "http_client", "clock", "custom_field_codes")
WSHOTO_NAMES = ("appid", "app_secret", "access_token", "base_url", "http_client", "token_store", "clock")
STORE_METHODS = ("get", "set", "drop", "note_failure", "last_failure", "lock")
TIMEOUT = 30.0
"""Seconds for each of connecting, sending and reading, unless told."""
TOTAL_TIMEOUT = 120.0
"""Seconds for a request with all its attempts and the waits between them, unless told."""
MAX_RETRIES = 2
MAX_RESPONSE_BYTES = 256 * 2**20
LONGEST_CREDENTIAL = 2_000
"""Characters of a credential or of base_url. They stand in addresses, which httpx limits to 65,536 characters."""


class RecentIds:
    """The ids of the messages that a client sent last, so that an answer to one is known for what it is."""

    KEPT = 1000

    def __init__(self) -> None:
        self._ids: OrderedDict[str, None] = OrderedDict()
        self._guard = threading.Lock()

    def add(self, msg_id: str) -> None:
        """Keep one, and forget the oldest where there are too many."""
        with self._guard:
            self._ids[msg_id] = None
            self._ids.move_to_end(msg_id)
            if len(self._ids) > self.KEPT:
                self._ids.popitem(last=False)

    def __contains__(self, msg_id: object) -> bool:
        """Whether it is one of them."""
        return msg_id in self._ids


class ClientOptions(TypedDict, total=False):
    """What every client may be told beside its credentials and its address."""

    timeout: float | httpx.Timeout | None
    """Seconds for each of connecting, sending and reading, or an `httpx.Timeout`; None waits for ever. 30."""
    total_timeout: float | None
    """Seconds for one request (each page is one) with all its attempts and the waits between them; None for no
    end. An answer that drips in is given up then too, and so is a token or a token store that is waited for. Waiting
    for `max_concurrency` and `max_requests_per_second` before the first attempt does not count. 120."""
    max_retries: int
    """How often a call is sent again: reads on what may pass, writes only when they never left. 2."""
    strict: bool
    """Whether a value that does not fit its documented type raises, instead of being listed in
    `record.problems`. False."""
    max_requests_per_second: float | None
    """Requests that may start in a second, evenly spaced; may be below 1. None, no limit."""
    max_concurrency: int | None
    """Requests that may be under way at once, on threads or tasks. None, no limit."""
    max_response_bytes: int | None
    """Bytes of one response that are read, counted after unpacking; None for no limit. A larger one raises
    DecodeError. 256 MiB."""
    on_request: AsyncOnRequest | None
    """Called with a `RequestEvent` before each attempt; what it raises stops the call. On asynchronous clients it
    may be a coroutine function."""
    on_response: AsyncOnResponse | None
    """Called with a `ResponseEvent` after each attempt; what it raises is logged, and changes nothing."""


class Settings:
    """Where a client calls, how it signs, and how it goes about it.

    Raises:
        ConfigError: an option is wrong.
    """

    def __init__(
        self,
        platform: str,
        base_url: str,
        auth: Callable[[Limits], CallSigner],
        envelope: EnvelopeDecoder,
        *,
        has_msg_id: bool,
        clock: Callable[[], float],
        auth_paces: bool = False,
        timeout: float | httpx.Timeout | None = TIMEOUT,
        total_timeout: float | None = TOTAL_TIMEOUT,
        max_retries: int = MAX_RETRIES,
        strict: bool = False,
        max_requests_per_second: float | None = None,
        max_concurrency: int | None = None,
        max_response_bytes: int | None = MAX_RESPONSE_BYTES,
        on_request: AsyncOnRequest | None = None,
        on_response: AsyncOnResponse | None = None,
        custom_field_codes: Mapping[str, str] | None = None,
    ) -> None:
        def check(right: bool, message: str) -> None:
            if not right:
                raise ConfigError(message, platform=platform)

        check(is_timeout(timeout), f"timeout {TIMEOUT_IS}")
        check(
            total_timeout is None or is_seconds(total_timeout),
            f"total_timeout is a number of seconds above 0 and up to {LONGEST}, or None",
        )
        check(is_retries(max_retries), f"max_retries {RETRIES_ARE}")
        check(isinstance(strict, bool), "strict is True or False")
        rate, slots = max_requests_per_second, max_concurrency
        check(
            rate is None or is_number(rate, LEAST_RATE, HIGHEST_RATE),
            f"max_requests_per_second is a number from {LEAST_RATE} to {HIGHEST_RATE:.0f}, or None",
        )
        check(slots is None or (is_count(slots) and slots > 0), "max_concurrency is a whole number above 0, or None")
        size = max_response_bytes
        check(size is None or (is_count(size) and size > 0), "max_response_bytes is a whole number above 0, or None")
        check(on_request is None or callable(on_request), "on_request is a function, or None")
        check(on_response is None or callable(on_response), "on_response is a function, or None")
        self.platform = platform
        self.base_url = base_url
        self.envelope = envelope
        self.encoder = Encoder(_field_codes(platform, custom_field_codes))
        self.has_msg_id = has_msg_id
        self.clock = clock
        """Gives epoch seconds: of every moment that is sent, or compared with one of the platform's."""
        self.timeout = timeout
        self.timeouts = httpx.Timeout(timeout).as_dict()
        """The same by phase, as requests carry it."""
        self.total_timeout = total_timeout
        self.max_retries = max_retries
        self.strict = strict
        self.recent = RecentIds()
        self.on_request = on_request
        self.on_response = on_response
        self.limits = Limits(rate, slots, size)
        self._urls: dict[str, httpx.URL] = {}
        self.auth = auth(self.limits)
        self.auth_paces = auth_paces
        """Whether `auth` waits for the limits itself."""

    def url(self, path: str) -> httpx.URL:
        """The address of an operation, which is taken apart once."""
        if path not in self._urls:
            self._urls[path] = httpx.URL(self.base_url + path)
        return self._urls[path]


def _credential(platform: str, name: str, given: Secret | None, variable: str) -> Secret:
    secret = given if given is not None else Secret.hide(os.environ.get(variable))
    if secret is None:
        raise ConfigError(f"{name} is missing: pass {name}= or set {variable}", platform=platform)
    if not secret.is_line():
        raise ConfigError(f"{name} is empty, not text or has a line break in it", platform=platform)
    if len(secret.reveal()) > LONGEST_CREDENTIAL:
        raise ConfigError(f"{name} has more than {LONGEST_CREDENTIAL} characters", platform=platform)
    return secret


def _check_names(platform: str, options: ClientOptions, named: tuple[str, ...]) -> None:
    """Refuse an option that no client has, with the one that it may stand for."""
    known = [*named, *ClientOptions.__annotations__]
    unknown = next((name for name in options if name not in known), None)
    if unknown is None:
        return
    cast("dict[str, Any]", options).clear()  # a credential may stand under the wrong name, and no traceback may show it
    import difflib

    close = difflib.get_close_matches(unknown, known, n=1, cutoff=0.5)
    advice = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
    raise ConfigError(f"{unknown} is no option of this client; {advice}", platform=platform)


def _field_codes(platform: str, given: Mapping[str, str] | None) -> Mapping[str, str]:
    codes: Any = {} if given is None else given
    if not isinstance(codes, Mapping) or not all(_is_name(text) for pair in codes.items() for text in pair):
        raise ConfigError("custom_field_codes is a dict of codes by label, all texts", platform=platform)
    if len(set(codes.values())) < len(codes):
        raise ConfigError("custom_field_codes has one code under two labels", platform=platform)
    for label, code in codes.items():
        if label != code and (label in codes.values() or (label.startswith("ext_") and not code.startswith("ext_"))):
            message = f"custom_field_codes has codes by label, and the label {label} is a code"
            raise ConfigError(message, platform=platform)
    return codes


def _is_name(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip()) and not any("\ud800" <= char <= "\udfff" for char in text)


def _checked_clock(platform: str, clock: Callable[[], float]) -> Callable[[], float]:
    """Give the clock, which raises ConfigError in place of a moment that cannot be signed."""
    message = "clock is a function that gives epoch seconds"
    if not callable(clock):
        raise ConfigError(message, platform=platform)
    if clock is time.time:
        return clock

    def checked() -> float:
        seconds = clock()
        if not is_number(seconds, 0, LATEST):
            raise ConfigError(f"{message}: it gave {type(seconds).__name__} that is none", platform=platform)
        return seconds

    return checked


def _address(platform: str, given: str | None, variable: str, default: str) -> str:
    text = given if given is not None else os.environ.get(variable, default)
    _credential(platform, "base_url", Secret(text), variable)
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL:
        raise ConfigError("base_url is no address", platform=platform) from None
    if url.scheme not in ("http", "https") or not url.host:
        raise ConfigError("base_url starts with https:// (or http://) and a host", platform=platform)
    try:
        url.host.encode("idna")  # as the look-up of its address would, in the middle of a call
    except UnicodeError:
        raise ConfigError("base_url has a host that cannot be", platform=platform) from None
    if url.port is not None and not 0 < url.port < 2**16:
        raise ConfigError("base_url has a port that cannot be: ports are 1 to 65535", platform=platform)
    if any(mark in text for mark in "?#@ "):
        raise ConfigError("base_url has no user, query, fragment or space in it", platform=platform)
    if url.scheme == "http" and not _is_loopback(url.host):
        from dingdan._warnings import warn  # few programs need it

        warn(
            f"base_url is {text}: without https, tokens, signatures and orders can be read on their way",
            DingdanWarning,
        )
    return text.rstrip("/")


def _is_loopback(host: str) -> bool:
    import ipaddress  # few programs need it

    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or address.is_unspecified


def waiqin365_settings(
    openid: Secret | None, appkey: Secret | None, base_url: str | None, timestamp_format: TimestampFormat,
    clock: Callable[[], float], custom_field_codes: Mapping[str, str] | None, options: ClientOptions,
) -> Settings:  # fmt: skip
    """Settings of a Waiqin365 client."""
    from waiqin365_api.platform import PLATFORM

    _check_names("waiqin365", options, WAIQIN365_NAMES)
    clock = _checked_clock("waiqin365", clock)
    auth = DigestAuth(
        _credential("waiqin365", "openid", openid, "WAIQIN365_OPENID").reveal(),
        _credential("waiqin365", "appkey", appkey, "WAIQIN365_APPKEY").reveal(),
        timestamp_format=timestamp_format,
        clock=clock,
    )
    address = _address("waiqin365", base_url, "WAIQIN365_BASE_URL", PLATFORM.base_url)
    return Settings(
        "waiqin365",
        address,
        lambda _: auth,
        EnvelopeDecoder(PLATFORM.envelope),
        has_msg_id=True,
        clock=clock,
        custom_field_codes=custom_field_codes,
        **options,
    )


def wshoto_settings(
    appid: str | None, app_secret: Secret | None, access_token: Secret | None, base_url: str | None,
    token_store: TokenStore | None, clock: Callable[[], float], options: ClientOptions,
) -> Settings:  # fmt: skip
    """Settings of a Wshoto client."""
    _check_names("wshoto", options, WSHOTO_NAMES)
    clock = _checked_clock("wshoto", clock)
    # Tokens and what keeps them: only Wshoto needs it.
    from dingdan.auth._access_token import TokenAuth
    from dingdan.auth._static_token import StaticTokenAuth
    from wshoto_api.platform import PLATFORM

    address = _address("wshoto", base_url, "WSHOTO_BASE_URL", PLATFORM.base_url)
    envelope = EnvelopeDecoder(PLATFORM.envelope)
    if access_token is None:
        from dingdan.auth.token_stores._memory import MemoryTokenStore
        from wshoto_api.operations.token import GET_ACCESS_TOKEN

        known = _credential("wshoto", "appid", Secret.hide(appid), "WSHOTO_APPID")
        secret = _credential("wshoto", "app_secret", app_secret, "WSHOTO_APP_SECRET")
        store = token_store if token_store is not None else MemoryTokenStore()
        if isinstance(store, type) or not all(callable(getattr(store, name, None)) for name in STORE_METHODS):
            raise ConfigError(f"token_store has the methods {', '.join(STORE_METHODS)}", platform="wshoto")

        def fetching(limits: Limits) -> CallSigner:
            return TokenAuth(
                known.reveal(),
                secret.reveal(),
                base_url=address,
                operation=GET_ACCESS_TOKEN,
                store=store,
                clock=clock,
                limits=limits,
            )

        return Settings(
            "wshoto", address, fetching, envelope, has_msg_id=False, clock=clock, auth_paces=True, **options
        )
    if appid is not None or app_secret is not None:
        raise ConfigError("pass access_token, or appid and app_secret, not both", platform="wshoto")
    static = StaticTokenAuth(_credential("wshoto", "access_token", access_token, "").reveal())
    return Settings("wshoto", address, lambda _: static, envelope, has_msg_id=False, clock=clock, **options)
