"""Both platforms without an account: Waiqin365 and Wshoto in one small ASGI app.

    with running(Sandbox(orders=5300)) as sandbox:
        httpx.post(sandbox.url + "/api/stdorder/v1/queryStdomOrder/...")

or `python -m dingdan_sandbox --port 0 --orders 5300 --seed 7`.

Documents are added, edited and deleted from Python too (`documents.Documents`, which `running` gives), and automatic
edits go on between requests (`Sandbox(edits_per_request=1)`).

It verifies digest, openid and token, validates every request against the bundled spec, filters, pages and lets
writes be read back. Its data is computed from the seed when asked for, and only writes are stored.

Much of what it does is documented by neither platform. What is its own choice says so where it is made:
`waiqin365.signing` (refusals, tolerance of timestamps), `waiqin365.filters` (bounds of windows),
`waiqin365.order_writes`, `shipment_writes` and `return_writes` (transitions), `wshoto.tokens` and `wshoto.platform`
(codes, sizes of pages), `wshoto.deal_filters` (what a user's part in an order is), `documents.Documents.delete` (what
becomes of deleted documents of Wshoto), `sandbox.Sandbox` (the order of lists).
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
"""Names whose modules need the libraries of the extra `sandbox`; imported when first asked for."""


def __getattr__(name: str) -> Any:
    """Import a name of the package.

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
