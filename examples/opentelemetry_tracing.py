"""Traces of dingdan's requests through OpenTelemetry's own httpx instrumentation, without credentials in them.

    pip install opentelemetry-sdk opentelemetry-instrumentation-httpx
    python examples/opentelemetry_tracing.py

The instrumentation puts the whole address into a span, and the address holds the digest or the token: its request hook
puts the redacted one in its place.
"""

from __future__ import annotations

from typing import Any

import httpx
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor
from opentelemetry.trace import Span

from dingdan import Waiqin365, redact_url
from dingdan_sandbox import Sandbox, running

ADDRESSES = ("http.url", "url.full")
"""The attribute's name, before and after OpenTelemetry's HTTP conventions became stable."""


def hide_address(span: Span, request: Any) -> None:
    """Put the redacted address into a span."""
    for name in ADDRESSES:
        if name in getattr(span, "attributes", ()):
            span.set_attribute(name, redact_url(httpx.URL(request.url)))


async def hide_address_async(span: Span, request: Any) -> None:
    """`hide_address` for an `httpx.AsyncClient`."""
    hide_address(span, request)


def instrument(client: httpx.Client | httpx.AsyncClient, provider: TracerProvider) -> None:
    """Trace the requests of one httpx client."""
    hook = hide_address_async if isinstance(client, httpx.AsyncClient) else hide_address
    HTTPXClientInstrumentor.instrument_client(client, tracer_provider=provider, request_hook=hook)


def main() -> None:
    """Print the spans of one query."""
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter()))
    with running(Sandbox(orders=20)) as server, httpx.Client() as http:
        instrument(http, provider)
        credentials = (server.sandbox.openid, server.sandbox.appkey)
        with Waiqin365(*credentials, base_url=server.url, http_client=http) as wq:
            wq.orders.query()
    provider.shutdown()


if __name__ == "__main__":
    main()
