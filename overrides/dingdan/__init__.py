"""Typed clients for the order APIs of Waiqin365 (勤策 / 外勤365) and Wshoto (微盛·企微管家).

    from dingdan import Waiqin365

    with Waiqin365(openid="...", appkey="...") as wq:
        for order in wq.orders.query(after_modify_date=datetime(2026, 11, 1)):
            print(order.order_no, order.order_amount, order.submit_time)

Records, codes and typed dicts are in `waiqin365_api` and `wshoto_api`.
"""

from __future__ import annotations

import typing

from dingdan._client import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
from dingdan._config import ClientOptions
from dingdan._errors import (
    APIError,
    AuthenticationError,
    ConfigError,
    ConnectFailed,
    DecodeError,
    DingdanError,
    DingdanWarning,
    HTTPStatusError,
    InvalidArgument,
    InvalidRequest,
    LifecycleError,
    OutcomeUnknown,
    PagingError,
    RateLimited,
    StrictError,
    Timeout,
    TransportError,
)
from dingdan._logging import redact_http_logs
from dingdan._version import __version__
from dingdan.auth._digest import DigestAuth, TimestampFormat, digest, format_timestamp
from dingdan_runtime import Ack, AsyncPage, AsyncPager, Page, Problem, Record

if typing.TYPE_CHECKING:
    from dingdan._events import RequestEvent, ResponseEvent
    from dingdan._lookups import LookupCall, SentRequest
    from dingdan._reconcile import Resolution
    from dingdan._redaction import redact_url
    from dingdan._sent_writes import unknown_outcome
    from dingdan.auth.token_stores._file import FileTokenStore
    from dingdan.auth.token_stores._memory import MemoryTokenStore
    from dingdan.auth.token_stores._protocol import Token, TokenLock, TokenStore
    from dingdan.auth.token_stores._redis import RedisTokenStore

__all__ = [
    "APIError",
    "Ack",
    "AsyncPage",
    "AsyncPager",
    "AsyncWaiqin365",
    "AsyncWshoto",
    "AuthenticationError",
    "ClientOptions",
    "ConfigError",
    "ConnectFailed",
    "DecodeError",
    "DigestAuth",
    "DingdanError",
    "DingdanWarning",
    "FileTokenStore",
    "HTTPStatusError",
    "InvalidArgument",
    "InvalidRequest",
    "LifecycleError",
    "LookupCall",
    "MemoryTokenStore",
    "OutcomeUnknown",
    "Page",
    "PagingError",
    "Problem",
    "RateLimited",
    "Record",
    "RedisTokenStore",
    "RequestEvent",
    "Resolution",
    "ResponseEvent",
    "SentRequest",
    "StrictError",
    "Timeout",
    "TimestampFormat",
    "Token",
    "TokenLock",
    "TokenStore",
    "TransportError",
    "Waiqin365",
    "Wshoto",
    "__version__",
    "digest",
    "format_timestamp",
    "redact_http_logs",
    "redact_url",
    "unknown_outcome",
]

_LAZY = {
    "FileTokenStore": "auth.token_stores._file",
    "LookupCall": "_lookups",
    "MemoryTokenStore": "auth.token_stores._memory",
    "RedisTokenStore": "auth.token_stores._redis",
    "RequestEvent": "_events",
    "Resolution": "_reconcile",
    "ResponseEvent": "_events",
    "SentRequest": "_lookups",
    "Token": "auth.token_stores._protocol",
    "TokenLock": "auth.token_stores._protocol",
    "TokenStore": "auth.token_stores._protocol",
    "redact_url": "_redaction",
    "unknown_outcome": "_sent_writes",
}
"""Lazily imported public names and their modules."""

if not typing.TYPE_CHECKING:  # type checkers would accept any name

    def __getattr__(name: str) -> object:
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        import importlib

        value = globals()[name] = getattr(importlib.import_module(f"{__name__}.{_LAZY[name]}"), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY})
