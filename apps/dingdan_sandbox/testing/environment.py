"""Environment variables that send the clients of a program to a sandbox."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

PREFIXES = ("WAIQIN365_", "WSHOTO_")
_PROXY_EXCEPTIONS = ("NO_PROXY", "no_proxy")


@contextmanager
def changed_environment(values: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables, and remove all others of the clients, until the `with` block ends.

    The loopback address is excepted from proxies, which clients would else ask.

    Args:
        values: The variables.
    """
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith(PREFIXES)]:
        del os.environ[name]
    os.environ.update(values)
    for name in _PROXY_EXCEPTIONS:
        os.environ[name] = ",".join(filter(None, (before.get(name), "127.0.0.1")))
    try:
        yield
    finally:
        for name in [name for name in os.environ if name.startswith(PREFIXES) or name in _PROXY_EXCEPTIONS]:
            del os.environ[name]
        for name, value in before.items():
            if name.startswith(PREFIXES) or name in _PROXY_EXCEPTIONS:
                os.environ[name] = value
