"""Spans of OpenTelemetry's httpx instrumentation hold no credential, with the hook that the example shows."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from dingdan import AsyncWshoto, DingdanError, Waiqin365
from examples.opentelemetry_tracing import instrument
from tests.support.reports import reports

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def spans() -> tuple[TracerProvider, InMemorySpanExporter]:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return provider, exporter


def written(exporter: InMemorySpanExporter) -> list[str]:
    return [span.to_json() for span in exporter.get_finished_spans()]


def test_spans_of_waiqin365(server: Any, spans: tuple[TracerProvider, InMemorySpanExporter]) -> None:
    provider, exporter = spans
    with httpx.Client() as http:
        instrument(http, provider)
        nobody = Waiqin365("nobody", "appkey-very-secret", base_url=server.url, http_client=http)
        with nobody, pytest.raises(DingdanError):
            nobody.orders.query(msg_id="m-1")
        with Waiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=server.url, http_client=http) as wq:
            wq.orders.query(msg_id="m-2")
    digests = [request.path.split("/")[-2] for request in server.requests][-2:]
    texts = written(exporter)
    assert len(texts) == 2
    for text, digest, msg_id in zip(texts, digests, ("m-1", "m-2"), strict=True):
        assert f"/***/{msg_id}" in text
        assert not any(secret in text for secret in (digest, server.sandbox.openid, server.sandbox.appkey, "nobody"))


def test_spans_of_wshoto(server: Any, spans: tuple[TracerProvider, InMemorySpanExporter]) -> None:
    provider, exporter = spans

    async def go() -> None:
        async with httpx.AsyncClient() as http:
            instrument(http, provider)
            sandbox = server.sandbox
            async with AsyncWshoto(sandbox.appid, sandbox.app_secret, base_url=server.url, http_client=http) as ws:
                await ws.mall_orders.list(type=1, start_time=0)

    asyncio.run(go())
    texts = written(exporter)
    assert ["app_secret=***" in texts[0], "access_token=***" in texts[1]] == [True, True]
    assert not any(secret in text for text in texts for secret in (server.sandbox.app_secret, "sandbox-token"))


@pytest.mark.finding(24)
def test_error_in_a_span_shows_no_secret_in_spans_or_frames(
    server: Any, spans: tuple[TracerProvider, InMemorySpanExporter]
) -> None:
    provider, exporter = spans

    def refuse(response: httpx.Response) -> None:
        raise LookupError("mine")

    def ask(client: Waiqin365) -> BaseException:
        try:
            with provider.get_tracer("mine").start_as_current_span("mine"):
                client.orders.query()
        except LookupError as error:
            return error
        raise AssertionError("nothing was raised")

    with httpx.Client(event_hooks={"response": [refuse]}) as http:
        instrument(http, provider)
        sandbox = server.sandbox
        error = ask(Waiqin365(sandbox.openid, sandbox.appkey, base_url=server.url, http_client=http))
    told = "\n".join([*written(exporter), reports(error)])
    assert "LookupError" in told
    digest = server.requests[-1].path.split("/")[-2]
    assert not any(secret in told for secret in (digest, sandbox.openid, sandbox.appkey))


def test_example_runs() -> None:
    done = subprocess.run(
        [sys.executable, "examples/opentelemetry_tracing.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "queryStdomOrder/***/" in json.loads(done.stdout)["attributes"]["http.url"]
