"""A local sandbox of Waiqin365 and Wshoto in one ASGI app. It needs no account.

    with running(Sandbox(orders=5300)) as sandbox:
        httpx.post(sandbox.url + "/api/stdorder/v1/queryStdomOrder/...")

or `python -m dingdan_sandbox --port 0 --orders 5300 --seed 7`.

Tests get a sandbox of their own, with faults by name, from `testing` and as fixtures of pytest from `pytest_plugin`.

Programs can also add, edit and delete documents from Python: `running` yields a `documents.Documents`. The sandbox can
edit documents automatically between requests (`Sandbox(edits_per_request=1)`).

It verifies digest, openid and token, validates every request against the bundled spec, filters and paginates. Writes
can be read back. Its data is computed from the seed on demand; only writes are stored.

Neither platform documents all of its behaviour. The sandbox fills the gaps with its own choices, which these modules
describe: `waiqin365.signing` (rejected requests, tolerance of timestamps), `waiqin365.filters` (bounds of time
windows), `waiqin365.order_writes`, `shipment_writes` and `return_writes` (state transitions), `wshoto.tokens` and
`wshoto.platform` (codes, page sizes), `wshoto.deal_filters` (roles of users in orders), `documents.Documents.delete`
(deleted documents of Wshoto), `sandbox.Sandbox` (the order of lists).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dingdan_sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from dingdan_sandbox.app import Received, create_app
    from dingdan_sandbox.server import Running, running

__all__ = ["Received", "Running", "Sandbox", "create_app", "running"]

_MODULES = {"Received": "app", "create_app": "app", "Running": "server", "running": "server"}
"""Lazily imported public names and their modules, which need the libraries of the extra `sandbox`."""


def __getattr__(name: str) -> Any:
    """Import a public name of the package on first access.

    Raises:
        ImportError: a library of the extra `sandbox` is not installed.
    """
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("dingdan"):
            raise
        raise ImportError(f"The sandbox needs {error.name}: pip install 'dingdan[sandbox]'", name=error.name) from None
    globals()[name] = value
    return value
