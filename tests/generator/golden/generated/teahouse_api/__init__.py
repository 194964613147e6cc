# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Teahouse API (茶馆), generated from its spec.

What is in it:

- `resources`: a class a resource with typed calls, sync and async; give them a `dingdan_runtime.Transport`
  (`dingdan` has one that signs, pages, retries and decodes).
- `operations`: what each call sends and gets, as data.
- `records`: what answers hold; `codes`: documented codes with their labels.
- `params`: typed dicts for the inner parts of requests.
- `platform`: the platform's address and the envelope of its responses, where the spec describes it.
- `pushes`: what the platform sends by itself, where the spec describes it.
- `privacy`: which fields are personal, and which may stand in a log.
- `api`, `models`, `client`: the plain client of openapi-python-client. It neither signs nor decodes: pass an
  `httpx.Auth` with `Client(base_url, httpx_args={"auth": ...})`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from teahouse_api.client import AuthenticatedClient, Client

__all__ = ["AuthenticatedClient", "Client"]


def __getattr__(name: str) -> Any:
    # The plain client loads attrs and its own httpx helpers: whoever uses only the rest need not wait for it.
    if name in __all__:
        from teahouse_api import client

        return getattr(client, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
