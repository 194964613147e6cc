"""Wshoto's access token: fetched once, kept, renewed and replaced."""

from __future__ import annotations

from typing import Any

import pytest

from dingdan import APIError, AuthenticationError, MemoryTokenStore, Token, TokenStore, Wshoto
from tests.dingdan.calling import APP_SECRET, APPID, Calls
from tests.dingdan.scripted_server import (
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


class RecordingStore:
    """A `TokenStore` of somebody else's, which notes what is done to it."""

    def __init__(self, *tokens: Token) -> None:
        self.tokens = dict.fromkeys([APPID], tokens[0]) if tokens else {}
        self.done: list[tuple[str, str]] = []

    def get(self, appid: str) -> Token | None:
        self.done.append(("get", appid))
        return self.tokens.get(appid)

    def set(self, appid: str, token: Token) -> None:
        self.done.append(("set", token.value))
        self.tokens[appid] = token

    def drop(self, appid: str, token: Token) -> None:
        self.done.append(("drop", token.value))
        self.tokens.pop(appid)


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

    def test_time_of_its_making_is_by_our_clock(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = MemoryTokenStore()
        server.will(wshoto({"access_token": "t1", "expires_in": "7200", "create_at": 99}), wshoto_rows())
        ws_secret(orders, clock=lambda: START, token_store=store)
        assert store.get(APPID) == Token("t1", START + 7200)

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
        store = RecordingStore(Token("shared", START + 7200))
        server.will(wshoto_rows())
        ws_secret(orders, token_store=store, clock=lambda: START)
        assert (tokens_used(server), store.done) == (["shared"], [("get", APPID)])

    def test_token_fetched_goes_into_the_store(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = RecordingStore(Token("over", START))
        server.will(wshoto_token("t1"), wshoto_rows())
        ws_secret(orders, token_store=store, clock=lambda: START)
        assert store.done == [("get", APPID), ("set", "t1")]
        assert store.tokens == {APPID: Token("t1", START + 7200)}

    def test_token_refused_leaves_the_store(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = RecordingStore(Token("old", START + 7200))
        server.will(wshoto(code=10001), wshoto_token("new"), wshoto_rows())
        ws_secret(orders, token_store=store, clock=lambda: START)
        assert store.done == [("get", APPID), ("drop", "old"), ("set", "new")]

    def test_store_may_be_shared_by_clients(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = MemoryTokenStore()
        server.will(wshoto_token("t1"), wshoto_rows(), wshoto_rows())
        ws_secret(orders, token_store=store)
        ws_secret(orders, token_store=store)
        assert tokens_used(server) == [None, "t1", "t1"]

    def test_memory_keeps_a_token_for_each_appid(self) -> None:
        store = MemoryTokenStore()
        store.set("a", Token("1", START))
        store.set("b", Token("2", START))
        assert [store.get(appid) for appid in ("a", "b", "c")] == [Token("1", START), Token("2", START), None]

    def test_memory_drops_only_the_token_it_is_told_of(self) -> None:
        store = MemoryTokenStore()
        store.set("a", Token("new", START))
        store.drop("a", Token("old", START))
        assert store.get("a") == Token("new", START)
        store.drop("a", Token("new", START))
        assert store.get("a") is None
        store.drop("a", Token("new", START))
        assert store.get("a") is None

    def test_token_shows_no_value(self) -> None:
        assert repr(Token("very-secret", 5.0)) == "Token(expires_at=5.0)"

    def test_memory_and_client_show_no_token(self) -> None:
        store: TokenStore = MemoryTokenStore()
        store.set(APPID, Token("very-secret", START))
        with Wshoto(APPID, APP_SECRET, token_store=store) as client:
            shown = f"{store!r} {client!r} {client._caller!r} {client._caller._settings.auth!r}"  # type: ignore[attr-defined]
        assert [secret for secret in ("very-secret", APP_SECRET) if secret in shown] == []
