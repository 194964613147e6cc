"""Settings of clients: options, credentials and addresses from arguments or the environment, with checks."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict, cast

import httpx

from dingdan._errors import ConfigError, DingdanWarning
from dingdan._option_checks import CHECKS, LATEST, is_number
from dingdan._secrets import Secret
from dingdan._version import __version__
from dingdan.auth._digest import DigestAuth, TimestampFormat
from dingdan.auth._signer import CallSigner
from dingdan.codec._encode import Encoder
from dingdan.codec._envelope import EnvelopeDecoder
from dingdan.transport._body import ACCEPT_ENCODING
from dingdan.transport._rate_limit import Limits
from dingdan.transport._request_builder import RequestBuilder
from dingdan_runtime import Platform

if TYPE_CHECKING:
    from dingdan._events import AsyncOnRequest, AsyncOnResponse
    from dingdan.auth.token_stores._protocol import TokenStore

WAIQIN365_NAMES = ("openid", "appkey", "base_url", "timestamp_format", "http_client", "clock", "custom_field_codes")
WSHOTO_NAMES = ("appid", "app_secret", "access_token", "base_url", "http_client", "token_store", "clock")
STORE_METHODS = ("get", "set", "drop", "note_failure", "last_failure", "lock")
TIMEOUT = 30.0
"""The default timeout of connecting, sending and reading, in seconds each."""
TOTAL_TIMEOUT = 120.0
"""The default timeout of a request with all its attempts and the waits between them, in seconds."""
HEADERS = httpx.Headers(
    {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": ACCEPT_ENCODING,
        "User-Agent": f"dingdan/{__version__}",
    }
)
MAX_RETRIES = 2
MAX_RESPONSE_BYTES = 256 * 2**20
LONGEST_CREDENTIAL = 2_000
"""The largest length of a credential or base_url, in characters. They are part of URLs, which httpx limits."""


class RecentIds:
    """The ids of the last requests of a client. They serve to recognize a response to another request."""

    KEPT = 1000

    def __init__(self) -> None:
        self._ids: OrderedDict[str, None] = OrderedDict()
        self._guard = threading.Lock()

    def add(self, msg_id: str) -> None:
        """Add an id; remove the oldest if there are too many."""
        with self._guard:
            self._ids[msg_id] = None
            self._ids.move_to_end(msg_id)
            if len(self._ids) > self.KEPT:
                self._ids.popitem(last=False)

    def __contains__(self, msg_id: object) -> bool:
        """True if `msg_id` is one of the ids."""
        return msg_id in self._ids


class ClientOptions(TypedDict, total=False):
    """The options of every client, in addition to its credentials and its address."""

    timeout: float | httpx.Timeout | None
    """Seconds for each of connecting, sending and reading, or an `httpx.Timeout`; None for no timeout. Default: 30."""
    total_timeout: float | None
    """Seconds for one request (each page is one) with all its attempts and the waits between them; None for no limit.
    It also ends a slow response, and the wait for a token or a token store. The wait for `max_concurrency` and
    `max_requests_per_second` before the first attempt does not count. Default: 120."""
    max_retries: int
    """The largest number of retries. Reads are retried after temporary failures, writes only if they were not sent.
    Default: 2."""
    strict: bool
    """True raises StrictError for a value that does not fit its documented type, instead of listing it in
    `record.problems`. Default: False."""
    max_requests_per_second: float | None
    """The largest number of requests started per second, evenly spaced; can be below 1. None (default) for no limit."""
    max_concurrency: int | None
    """The largest number of concurrent requests, in threads or tasks. None (default) for no limit."""
    max_response_bytes: int | None
    """The largest size of a response in bytes, after decompression; None for no limit. A larger response raises
    DecodeError. Default: 256 MiB."""
    on_request: AsyncOnRequest | None
    """A function called with a `RequestEvent` before each attempt. An exception ends the call. On asynchronous clients
    it can be a coroutine function."""
    on_response: AsyncOnResponse | None
    """A function called with a `ResponseEvent` after each attempt. An exception is logged and has no other effect."""


class Settings:
    """The settings of a client: its address, signer and options.

    Raises:
        ConfigError: an option is wrong.
    """

    def __init__(
        self,
        platform: Platform,
        base_url: str,
        auth: Callable[[Limits], CallSigner],
        *,
        clock: Callable[[], float],
        options: ClientOptions,
        custom_field_codes: Mapping[str, str] | None = None,
    ) -> None:
        for name, value in options.items():
            fits, wanted = CHECKS[name]
            if not fits(value):
                raise ConfigError(f"{name} {wanted}", platform=platform.name)
        self.platform = platform.name
        self.base_url = base_url
        self.envelope = EnvelopeDecoder(platform.envelope)
        self.encoder = Encoder(_field_codes(platform.name, custom_field_codes))
        self.has_msg_id = platform.envelope.id is not None
        self.clock = clock
        """Returns epoch seconds: the source of all times that are sent, or compared with times of the platform."""
        self.timeout = options.get("timeout", TIMEOUT)
        self.timeouts = httpx.Timeout(self.timeout).as_dict()
        """The timeouts by phase, in httpx's format for requests."""
        self.total_timeout = options.get("total_timeout", TOTAL_TIMEOUT)
        self.max_retries = options.get("max_retries", MAX_RETRIES)
        self.strict = options.get("strict", False)
        self.recent = RecentIds()
        self.on_request = options.get("on_request")
        self.on_response = options.get("on_response")
        self.limits = Limits(
            options.get("max_requests_per_second"),
            options.get("max_concurrency"),
            options.get("max_response_bytes", MAX_RESPONSE_BYTES),
        )
        self.requests = RequestBuilder(HEADERS)
        self._urls: dict[str, httpx.URL] = {}
        self.auth = auth(self.limits)

    def url(self, path: str) -> httpx.URL:
        """Return the URL of an operation. It is parsed once."""
        if path not in self._urls:
            self._urls[path] = httpx.URL(self.base_url + path)
        return self._urls[path]


def _credential(platform: str, name: str, given: Secret | None) -> Secret:
    variable = f"{platform}_{name}".upper()
    secret = given if given is not None else Secret.hide(os.environ.get(variable))
    if secret is None:
        advice = f"pass {name}=, set {variable}, or read a profile with from_profile()"
        raise ConfigError(f"{name} is missing: {advice}", platform=platform)
    if not secret.is_line():
        raise ConfigError(f"{name} is empty, not text or has a line break in it", platform=platform)
    if len(secret.revealed) > LONGEST_CREDENTIAL:
        raise ConfigError(f"{name} has more than {LONGEST_CREDENTIAL} characters", platform=platform)
    return secret


def _check_names(platform: str, options: ClientOptions, named: tuple[str, ...]) -> None:
    """Raise ConfigError for an unknown option, with the most similar one as a suggestion."""
    known = [*named, *ClientOptions.__annotations__]
    unknown = next((name for name in options if name not in known), None)
    if unknown is None:
        return
    cast("dict[str, Any]", options).clear()  # a credential may stand under the wrong name, and no traceback may show it
    from dingdan._suggestions import nearest  # imports difflib, which few programs need

    raise ConfigError(f"{unknown} is not an option of this client; {nearest(unknown, known)}", platform=platform)


def _field_codes(platform: str, given: Mapping[str, str] | None) -> Mapping[str, str]:
    codes: Any = {} if given is None else given
    if not isinstance(codes, Mapping) or not all(_is_name(text) for pair in codes.items() for text in pair):
        raise ConfigError("custom_field_codes must be a dict from label to code, all texts", platform=platform)
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
    """Return the clock with a check: it raises ConfigError for a time that cannot be signed."""
    message = "clock must be a function that returns epoch seconds"
    if not callable(clock):
        raise ConfigError(message, platform=platform)
    if clock is time.time:
        return clock

    def checked() -> float:
        seconds = clock()
        if not is_number(seconds, 0, LATEST):
            raise ConfigError(f"{message}: it returned an invalid {type(seconds).__name__}", platform=platform)
        return seconds

    return checked


def _address(described: Platform, given: str | None) -> str:
    platform = described.name
    text = given if given is not None else os.environ.get(f"{platform}_BASE_URL".upper(), described.base_url)
    _credential(platform, "base_url", Secret(text))
    try:
        url = httpx.URL(text)
        url.host.encode("idna")  # as the look-up of its address would, in the middle of a call
    except httpx.InvalidURL:
        raise ConfigError("base_url is not a valid URL", platform=platform) from None
    except UnicodeError:
        raise ConfigError("base_url has an invalid host", platform=platform) from None
    if url.scheme not in ("http", "https") or not url.host:
        raise ConfigError("base_url must start with https:// (or http://) and a host", platform=platform)
    if url.port is not None and not 0 < url.port < 2**16:
        raise ConfigError("base_url has an invalid port: ports are 1 to 65535", platform=platform)
    if any(mark in text for mark in "?#@ "):
        raise ConfigError("base_url must not have a user, query, fragment or space", platform=platform)
    if url.scheme == "http" and not _is_loopback(url.host):
        from dingdan._warnings import warn  # few programs need it

        message = f"base_url is {text}: without https, others on the network can read tokens, signatures and orders"
        warn(message, DingdanWarning)
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
    """Return the settings of a Waiqin365 client."""
    from waiqin365_api.platform import PLATFORM

    platform = PLATFORM.name
    _check_names(platform, options, WAIQIN365_NAMES)
    clock = _checked_clock(platform, clock)
    auth = DigestAuth(
        _credential(platform, "openid", openid).revealed,
        _credential(platform, "appkey", appkey).revealed,
        timestamp_format=timestamp_format,
        clock=clock,
    )
    address = _address(PLATFORM, base_url)
    return Settings(
        PLATFORM, address, lambda _: auth, clock=clock, options=options, custom_field_codes=custom_field_codes
    )


def wshoto_settings(
    appid: str | None, app_secret: Secret | None, access_token: Secret | None, base_url: str | None,
    token_store: TokenStore | None, clock: Callable[[], float], options: ClientOptions,
) -> Settings:  # fmt: skip
    """Return the settings of a Wshoto client."""
    from wshoto_api.platform import PLATFORM

    platform = PLATFORM.name
    _check_names(platform, options, WSHOTO_NAMES)
    clock = _checked_clock(platform, clock)
    address = _address(PLATFORM, base_url)
    if access_token is not None:
        from dingdan.auth._static_token import StaticTokenSigner

        if appid is not None or app_secret is not None:
            raise ConfigError("pass access_token, or appid and app_secret, not both", platform=platform)
        static = StaticTokenSigner(_credential(platform, "access_token", access_token).revealed)
        return Settings(PLATFORM, address, lambda _: static, clock=clock, options=options)
    # Only clients that fetch tokens need these.
    from dingdan.auth._access_token import TokenSigner
    from dingdan.auth.token_stores._memory import MemoryTokenStore
    from wshoto_api.operations.token import GET_ACCESS_TOKEN

    known = _credential(platform, "appid", Secret.hide(appid))
    secret = _credential(platform, "app_secret", app_secret)
    store = token_store if token_store is not None else MemoryTokenStore()
    if isinstance(store, type) or not all(callable(getattr(store, name, None)) for name in STORE_METHODS):
        raise ConfigError(f"token_store must have the methods {', '.join(STORE_METHODS)}", platform=platform)

    def fetching(limits: Limits) -> CallSigner:
        return TokenSigner(
            known.revealed,
            secret.revealed,
            base_url=address,
            operation=GET_ACCESS_TOKEN,
            store=store,
            clock=clock,
            limits=limits,
        )

    return Settings(PLATFORM, address, fetching, clock=clock, options=options)
