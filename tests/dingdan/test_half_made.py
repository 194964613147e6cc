"""Clients that could not be made, environments that httpx cannot use, and transports that are not httpx's own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from dingdan import (
    AsyncWaiqin365,
    AsyncWshoto,
    ConfigError,
    DecodeError,
    LifecycleError,
    OutcomeUnknown,
    Waiqin365,
    Wshoto,
)
from dingdan.transport._connections import ENVIRONMENT, MAX_CANCELLED_CALLS
from dingdan.transport._io import run
from tests.dingdan.calling import ACCESS_TOKEN, APPKEY, OPENID

CLIENTS: list[Callable[..., Any]] = [
    lambda **options: Waiqin365(OPENID, APPKEY, **options),
    lambda **options: AsyncWaiqin365(OPENID, APPKEY, **options),
    lambda **options: Wshoto(access_token=ACCESS_TOKEN, **options),
    lambda **options: AsyncWshoto(access_token=ACCESS_TOKEN, **options),
]
every_client = pytest.mark.parametrize("make", CLIENTS, ids=["waiqin", "waiqin-async", "wshoto", "wshoto-async"])


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.finding(33)
class TestHalfMade:
    """A client whose constructor failed, as a debugger or an error report sees it."""

    @pytest.mark.parametrize("kind", [Waiqin365, AsyncWaiqin365, Wshoto, AsyncWshoto])
    @pytest.mark.parametrize("wrong", [{"timeout": -1}, {"base_url": "h"}, {"http_client": 1}, {"max_retries": "x"}])
    def test_has_a_repr(self, kind: Any, wrong: dict[str, Any]) -> None:
        seen = []

        class Watched(kind):  # type: ignore[misc]
            def __init__(self, *arguments: Any, **options: Any) -> None:
                seen.append(self)
                super().__init__(*arguments, **options)

        credentials = {"access_token": "t"} if "Wshoto" in kind.__name__ else {"openid": "o", "appkey": "k"}
        with pytest.raises(ConfigError):
            Watched(**credentials, **wrong)
        assert repr(seen[0]).startswith("Watched(base_url=")

    @pytest.mark.parametrize("kind", [Waiqin365, AsyncWaiqin365, Wshoto, AsyncWshoto])
    def test_half_made_that_was_never_begun_has_a_repr(self, kind: Any) -> None:
        assert repr(kind.__new__(kind)) == f"{kind.__name__}(base_url=None)"


@pytest.mark.finding(33)
@pytest.mark.parametrize("data", ["[]", None])
def test_misdirected_answer_over_a_transport_without_a_network_stream(data: Any) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        envelope = {"return_code": "0", "return_msg": "", "msg_id": "of-another", "response_data": data}
        return httpx.Response(200, content=json.dumps(envelope).encode())

    def calls(client: Any) -> list[Callable[[], Any]]:
        client._transport._settings.recent.add("of-another")
        return [client.orders.query, lambda: client.orders.close(id=1)]

    with (
        httpx.Client(transport=httpx.MockTransport(answer)) as http,
        Waiqin365(OPENID, APPKEY, http_client=http, max_retries=0) as client,
    ):
        for call, kind in zip(calls(client), (DecodeError, OutcomeUnknown), strict=True):
            with pytest.raises(kind):
                call()

    async def go() -> None:
        async with (
            httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http,
            AsyncWaiqin365(OPENID, APPKEY, http_client=http, max_retries=0) as client,
        ):
            for call, kind in zip(calls(client), (DecodeError, OutcomeUnknown), strict=True):
                with pytest.raises(kind):
                    await call()

    asyncio.run(go())


@pytest.mark.finding(34)
class TestEnvironment:
    """What httpx reads from it when a client is made."""

    @every_client
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("HTTP_PROXY", "foo://proxy"),
            ("https_proxy", "foo://proxy"),
            ("ALL_PROXY", "socks4://proxy"),
            ("HTTP_PROXY", "http://user:pass-word@[::1"),
            ("HTTPS_PROXY", "http://[::1"),
            ("NO_PROXY", "[::1"),
            ("NO_PROXY", "a,[fe80::1%eth0"),
        ],
    )
    def test_proxy_that_cannot_be(
        self, monkeypatch: pytest.MonkeyPatch, make: Callable[..., Any], name: str, value: str
    ) -> None:
        monkeypatch.setenv(name, value)
        with pytest.raises(ConfigError, match=name) as failed:
            make()
        assert "pass-word" not in str(failed.value)

    @every_client
    @pytest.mark.parametrize("content", [None, b"no certificates", "folder"])
    def test_certificates_that_cannot_be_read(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make: Callable[..., Any], content: Any
    ) -> None:
        path = tmp_path / "ca.pem"
        if content == "folder":
            path.mkdir()
        elif content is not None:
            path.write_bytes(content)
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
        with pytest.raises(ConfigError, match="SSL_CERT_FILE"):
            make()

    @every_client
    def test_socks_without_its_package(self, monkeypatch: pytest.MonkeyPatch, make: Callable[..., Any]) -> None:
        monkeypatch.setitem(__import__("sys").modules, "socksio", None)
        monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
        with pytest.raises(ConfigError, match=r"socksio.*ALL_PROXY"):
            make()

    def test_does_not_count_with_an_http_client(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with httpx.Client(trust_env=False) as http:
            monkeypatch.setenv("HTTP_PROXY", "foo://proxy")
            assert Waiqin365(OPENID, APPKEY, http_client=http)

    def test_environment_that_changes_later_ends_no_call(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async def interrupted(http: httpx.Client) -> None:
            raise KeyboardInterrupt

        with Waiqin365(OPENID, APPKEY) as client:
            first = client._connections.http
            monkeypatch.setenv("HTTP_PROXY", "foo://proxy")
            for _ in range(MAX_CANCELLED_CALLS):
                with pytest.raises(KeyboardInterrupt):
                    run(client._connections.use(interrupted))
            assert client._connections.http is first
            assert not first.is_closed


@pytest.mark.finding(34)
def test_http_client_that_is_closed_says_so() -> None:
    http = httpx.Client()
    client = Waiqin365(OPENID, APPKEY, http_client=http)
    http.close()
    with pytest.raises(LifecycleError, match="http_client that this client was given is closed"):
        client.orders.query()
