"""Wshoto's access token: fetched once, kept, renewed and replaced."""

from __future__ import annotations

import traceback
from typing import Any

import httpx
import pytest

from dingdan import APIError, AuthenticationError, DecodeError, MemoryTokenStore, Token, TokenStore, Wshoto
from dingdan._secrets import Secrets
from dingdan.auth._static_token import StaticTokenSigner
from dingdan.auth.token_stores._protocol import token_key
from tests.dingdan.calling import APP_SECRET, APPID, Calls
from tests.dingdan.scripted_server import (
    Answer,
    ScriptedServer,
    answer,
    wshoto,
    wshoto_rows,
    wshoto_token,
)

TOKEN_PATH = "/openapi/access_token"
START = 1780000000.0


def orders(client: Any) -> Any:
    return client.valet_orders.list()


def tokens_used(server: ScriptedServer) -> list[str | None]:
    """The token of each call, None for a request for a token."""
    return [None if asked.path == TOKEN_PATH else asked.query["access_token"][0] for asked in server.asked]


class RecordingStore(MemoryTokenStore):
    """Notes what is done to it."""

    def __init__(self, server: ScriptedServer, *tokens: Token) -> None:
        super().__init__()
        self.done: list[tuple[str, str]] = []
        for token in tokens:
            super().set(token_key(server.url, APPID), token)

    def get(self, appid: str) -> Token | None:
        self.done.append(("get", appid))
        return super().get(appid)

    def set(self, appid: str, token: Token) -> None:
        self.done.append(("set", token.value))
        super().set(appid, token)

    def drop(self, appid: str, token: Token) -> None:
        self.done.append(("drop", token.value))
        super().drop(appid, token)


class TestFetching:
    """When a token is fetched."""

    def test_one_token_does_for_several_calls(self, ws_secret: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_token("t1"), wshoto_rows(), wshoto_rows(), wshoto({}))
        ws_secret.all(orders, orders, lambda client: client.sale_orders.get(id=5))
        assert tokens_used(server) == [None, "t1", "t1", "t1"]

    def test_it_is_asked_for_as_documented(self, ws_secret: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_token(), wshoto_rows())
        ws_secret(orders, base_url=f"{server.url}/tenant")
        first = server.asked[0]
        assert (first.method, first.path, first.content) == ("GET", f"/tenant{TOKEN_PATH}", b"")
        assert first.query == {"appid": [APPID], "app_secret": [APP_SECRET]}

    @pytest.mark.parametrize(("seconds", "fetched"), [(6899.0, False), (6900.0, True), (9000.0, True)])
    def test_it_is_renewed_300_seconds_before_its_end(
        self, ws_secret: Calls, server: ScriptedServer, seconds: float, fetched: bool
    ) -> None:
        now = [START]

        def later(client: Any) -> Any:
            now[0] = START + seconds
            return orders(client)

        server.will(wshoto_token("t1"), wshoto_rows(), *[wshoto_token("t2")] * fetched, wshoto_rows())
        ws_secret.all(orders, later, clock=lambda: now[0])
        assert tokens_used(server) == [None, "t1", *([None, "t2"] if fetched else ["t1"])]

    @pytest.mark.parametrize(
        ("create_at", "made"),
        [
            pytest.param(START - 100, -100, id="the platform's, where it can be"),
            pytest.param(START, 0, id="this very second"),
            pytest.param(START - 7199, -7199, id="about to end"),
            pytest.param(START - 7200, 0, id="ended by now: not believed"),
            pytest.param(START + 1, 0, id="in the future: not believed"),
            pytest.param(99, 0, id="long ago: not believed"),
            pytest.param((START - 100) * 1000, 0, id="milliseconds: not believed"),
            pytest.param(None, 0, id="absent"),
            pytest.param("soon", 0, id="no time"),
        ],
    )
    def test_time_of_its_making(self, ws_secret: Calls, server: ScriptedServer, create_at: Any, made: float) -> None:
        store = MemoryTokenStore()
        server.will(wshoto({"access_token": "t1", "expires_in": "7200", "create_at": create_at}), wshoto_rows())
        ws_secret(orders, clock=lambda: START, token_store=store)
        assert store.get(token_key(server.url, APPID)) == Token("t1", START + made + 7200, START)

    def test_life_of_a_second_is_one(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = MemoryTokenStore()
        server.will(wshoto_token(expires_in=1), wshoto_rows())
        ws_secret(orders, clock=lambda: START, token_store=store)
        assert store.get(token_key(server.url, APPID)) == Token("token-1", START + 1, START)

    def test_life_longer_than_can_be_is_a_year(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = MemoryTokenStore()
        server.will(wshoto_token(expires_in=10**30), wshoto_rows())
        ws_secret(orders, clock=lambda: START + 1, token_store=store)
        assert store.get(token_key(server.url, APPID)) == Token("token-1", START + 366 * 86400, START + 1)

    @pytest.mark.parametrize("lasts", [1, 59, 200, 299])
    def test_one_that_ends_soon_is_not_asked_for_on_every_call(
        self, ws_secret: Calls, server: ScriptedServer, lasts: int
    ) -> None:
        now, kept = [START + 7200 - lasts], min(lasts, 60)

        def later(seconds: float) -> Any:
            def call(client: Any) -> Any:
                now[0] += seconds
                return orders(client)

            return call

        same = wshoto({"access_token": "t1", "expires_in": 7200, "create_at": START})
        server.will(same, wshoto_rows(), wshoto_rows(), wshoto_token("t2"), wshoto_rows())
        ws_secret.all(orders, later(kept - 0.5), later(0.5), clock=lambda: now[0])
        assert tokens_used(server) == [None, "t1", "t1", None, "t2"]

    @pytest.mark.parametrize(
        "token",
        [
            {},
            None,
            [],
            {"access_token": "", "expires_in": 7200},
            {"access_token": "very-secret"},
            {"access_token": "very-secret", "expires_in": 0},
            {"access_token": "very-secret", "expires_in": -5},
            {"access_token": "very-secret", "expires_in": "a while"},
            {"access_token": ["very-secret"], "expires_in": 7200},
        ],
    )
    def test_answer_without_a_usable_token_is_an_error_that_does_not_show_it(
        self, ws_secret: Calls, server: ScriptedServer, token: Any
    ) -> None:
        server.will(wshoto(token))
        with pytest.raises(DecodeError) as caught:
            ws_secret(orders)
        assert str(caught.value) == (
            "wshoto getAccessToken: the response has no readable token "
            "(it is not shown, as it may contain one); is base_url right?"
        )
        assert "very-secret" not in "".join(traceback.format_exception(caught.value))
        assert not caught.value.retryable

    @pytest.mark.parametrize(
        ("body", "retryable"),
        [(b'{"code": 0, "data": {"access_token": "very-sec', True), (b"<html>very-secret", False)],
    )
    def test_broken_answer_does_not_show_it_either(
        self, ws_secret: Calls, server: ScriptedServer, body: bytes, retryable: bool
    ) -> None:
        server.will(Answer(body))
        with pytest.raises(DecodeError, match="wshoto getAccessToken: the response has no readable token") as caught:
            ws_secret(orders)
        assert "very-sec" not in "".join(traceback.format_exception(caught.value))
        assert caught.value.retryable is retryable

    def test_given_token_is_known_as_a_secret(self) -> None:
        request = httpx.Request("GET", "http://h/api?a=1")
        secrets = Secrets()
        sent = StaticTokenSigner("very-secret").sign(secrets, request)
        assert str(sent.url) == "http://h/api?a=1&access_token=very-secret"
        assert list(secrets) == ["very-secret"]

    def test_given_token_is_used_and_none_is_fetched(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(), wshoto_rows())
        ws.all(orders, orders, access_token="mine")
        assert tokens_used(server) == ["mine", "mine"]


class TestRefusal:
    """What happens when the platform does not accept a token."""

    @pytest.mark.parametrize("code", [10001, 10010, "10011"])
    @pytest.mark.parametrize("status", [200, 401])
    def test_read_is_sent_once_more_with_a_fresh_token(
        self, ws_secret: Calls, server: ScriptedServer, code: Any, status: int
    ) -> None:
        refusal = answer({"code": code, "msg": "access_token invalid"}, status)
        server.will(wshoto_token("old"), refusal, wshoto_token("new"), wshoto_rows({"id": 5}, total=1), wshoto({}))
        page, _ = ws_secret.all(orders, lambda client: client.sale_orders.get(id=5))
        assert page.records[0].id == 5
        assert tokens_used(server) == [None, "old", None, "new", "new"]

    def test_second_refusal_is_an_error(self, ws_secret: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_token("old"), wshoto(code=10001), wshoto_token("new"), wshoto(code=10001, message="no"))
        with pytest.raises(AuthenticationError, match="valetorderInfoList: code 10001: no"):
            ws_secret(orders, max_retries=5)
        assert tokens_used(server) == [None, "old", None, "new"]

    def test_other_codes_fetch_no_token(self, ws_secret: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_token("t1"), wshoto(code=10002))
        with pytest.raises(APIError, match="code 10002"):
            ws_secret(orders)
        assert tokens_used(server) == [None, "t1"]

    def test_given_token_that_is_refused_is_an_error(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto(code=10001))
        with pytest.raises(AuthenticationError, match="code 10001"):
            ws(orders)
        assert len(server.asked) == 1

    def test_credentials_that_are_refused_are_an_error_of_the_token_call(
        self, ws_secret: Calls, server: ScriptedServer
    ) -> None:
        server.will(wshoto(code=10001, message="appid invalid"))
        with pytest.raises(AuthenticationError, match="wshoto getAccessToken: code 10001: appid invalid"):
            ws_secret(orders)


class TestStores:
    """Where tokens are kept."""

    def test_token_of_a_store_is_used(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = RecordingStore(server, Token("shared", START + 7200))
        server.will(wshoto_rows())
        ws_secret(orders, token_store=store, clock=lambda: START)
        assert (tokens_used(server), store.done) == (["shared"], [("get", token_key(server.url, APPID))])

    def test_token_fetched_goes_into_the_store(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = RecordingStore(server, Token("over", START))
        server.will(wshoto_token("t1"), wshoto_rows())
        ws_secret(orders, token_store=store, clock=lambda: START)
        assert store.done == [("get", token_key(server.url, APPID)), ("set", "t1")]
        assert MemoryTokenStore.get(store, token_key(server.url, APPID)) == Token("t1", START + 7200, START)

    def test_token_refused_leaves_the_store(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = RecordingStore(server, Token("old", START + 7200))
        server.will(wshoto(code=10001), wshoto_token("new"), wshoto_rows())
        ws_secret(orders, token_store=store, clock=lambda: START)
        assert store.done == [
            ("get", token_key(server.url, APPID)),
            ("drop", "old"),
            ("get", token_key(server.url, APPID)),
            ("set", "new"),
        ]

    def test_store_may_be_shared_by_clients(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = MemoryTokenStore()
        server.will(wshoto_token("t1"), wshoto_rows(), wshoto_rows())
        ws_secret(orders, token_store=store)
        ws_secret(orders, token_store=store)
        assert tokens_used(server) == [None, "t1", "t1"]

    def test_memory_and_client_show_no_token(self) -> None:
        store: TokenStore = MemoryTokenStore()
        store.set(APPID, Token("very-secret", START))
        with Wshoto(APPID, APP_SECRET, token_store=store) as client:
            shown = f"{store!r} {client!r} {client._transport!r} {client._transport._settings.auth!r}"  # type: ignore[attr-defined]
        assert [secret for secret in ("very-secret", APP_SECRET) if secret in shown] == []
