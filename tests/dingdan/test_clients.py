"""How clients are made, shown and closed."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto, ConfigError, MemoryTokenStore, Waiqin365, Wshoto
from tests.dingdan.calling import APP_SECRET, APPID, APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import ScriptedServer, waiqin, wshoto_rows, wshoto_token

WAIQIN: dict[str, Any] = {"openid": OPENID, "appkey": APPKEY}
WSHOTO: dict[str, Any] = {"appid": APPID, "app_secret": APP_SECRET}
CLIENTS = [(Waiqin365, WAIQIN), (AsyncWaiqin365, WAIQIN), (Wshoto, WSHOTO), (AsyncWshoto, WSHOTO)]
every_client = pytest.mark.parametrize(("client", "credentials"), CLIENTS, ids=[kind.__name__ for kind, _ in CLIENTS])
VARIABLES = [
    "WAIQIN365_OPENID",
    "WAIQIN365_APPKEY",
    "WAIQIN365_BASE_URL",
    "WSHOTO_APPID",
    "WSHOTO_APP_SECRET",
    "WSHOTO_BASE_URL",
]


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own settings play no part."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def refusal(client: Any, **options: Any) -> str:
    with pytest.raises(ConfigError) as caught:
        client(**options)
    return str(caught.value)


def close(client: Any) -> None:
    if hasattr(client, "close"):
        client.close()
    else:
        asyncio.run(client.aclose())


def made(client: Any, **options: Any) -> Any:
    instance = client(**options)
    close(instance)
    return instance


class TestCredentials:
    """Given, or taken from the environment."""

    @pytest.mark.parametrize(
        ("client", "name", "variable"),
        [
            (Waiqin365, "openid", "WAIQIN365_OPENID"),
            (AsyncWaiqin365, "appkey", "WAIQIN365_APPKEY"),
            (Wshoto, "appid", "WSHOTO_APPID"),
            (AsyncWshoto, "app_secret", "WSHOTO_APP_SECRET"),
        ],
    )
    def test_missing_one_is_named_with_its_variable(self, client: Any, name: str, variable: str) -> None:
        credentials = WAIQIN if name in WAIQIN else WSHOTO
        platform = "waiqin365" if name in WAIQIN else "wshoto"
        others = {other: value for other, value in credentials.items() if other != name}
        assert refusal(client, **others) == (
            f"{platform}: {name} is missing: pass {name}=, set {variable}, or read a profile with from_profile()"
        )

    @every_client
    @pytest.mark.parametrize("value", ["", "  ", "secret\n", "\ud800", 5, b"secret", ["secret"]])
    def test_one_that_cannot_be_is_named_but_not_shown(
        self, client: Any, credentials: dict[str, str], value: Any
    ) -> None:
        for name in credentials:
            message = refusal(client, **{**credentials, name: value})
            assert f": {name} is empty, not text or has a line break in it" in message
            assert "secret" not in message.replace("app_secret", "")

    def test_waiqin_takes_them_from_the_environment(
        self, wq: Calls, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("WAIQIN365_OPENID", "from-env")
        monkeypatch.setenv("WAIQIN365_APPKEY", "key-from-env")
        monkeypatch.setenv("WAIQIN365_BASE_URL", f"{server.url}/env/")
        server.will(waiqin("[]"))
        wq.options.clear()
        wq(lambda client: client.orders.query(), max_retries=0)
        assert server.asked[0].path.startswith("/env/api/stdorder/v1/queryStdomOrder/from-env/")

    def test_wshoto_takes_them_from_the_environment(
        self, ws: Calls, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("WSHOTO_APPID", "from-env")
        monkeypatch.setenv("WSHOTO_APP_SECRET", "secret-from-env")
        monkeypatch.setenv("WSHOTO_BASE_URL", server.url)
        server.will(wshoto_token(), wshoto_rows())
        ws.options.clear()
        ws(lambda client: client.valet_orders.list(), max_retries=0)
        assert server.asked[0].query == {"appid": ["from-env"], "app_secret": ["secret-from-env"]}

    def test_given_ones_win_over_the_environment(
        self, wq: Calls, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in VARIABLES:
            monkeypatch.setenv(name, "http://127.0.0.1:1")
        server.will(waiqin("[]"))
        wq(lambda client: client.orders.query())
        assert server.asked[0].signed[0] == OPENID

    @pytest.mark.parametrize("variable", ["WAIQIN365_OPENID", "WAIQIN365_APPKEY", "WAIQIN365_BASE_URL"])
    def test_empty_variable_is_refused(self, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in VARIABLES:
            monkeypatch.setenv(name, "" if name == variable else "https://h")
        name = variable.removeprefix("WAIQIN365_").lower()
        assert refusal(Waiqin365) == f"waiqin365: {name} is empty, not text or has a line break in it"

    @pytest.mark.parametrize("client", [Wshoto, AsyncWshoto])
    @pytest.mark.parametrize("name", ["appid", "app_secret"])
    def test_token_and_secret_together_are_refused(self, client: Any, name: str) -> None:
        message = refusal(client, access_token="t", **{name: "x"})
        assert message == "wshoto: pass access_token, or appid and app_secret, not both"

    @pytest.mark.parametrize("token", ["", " ", "t\n", 5])
    def test_token_that_cannot_be_is_refused(self, token: Any) -> None:
        assert refusal(Wshoto, access_token=token).startswith("wshoto: access_token is empty, not text")

    def test_token_counts_more_than_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("WSHOTO_APPID", "from-env")
        assert repr(made(Wshoto, access_token="t")) == "Wshoto(base_url='https://open.wshoto.com')"


class TestOptions:
    """base_url, timeout, max_retries, strict, http_client and what is said about bad ones."""

    @every_client
    @pytest.mark.parametrize(
        ("base_url", "message"),
        [
            ("", "base_url is empty, not text or has a line break in it"),
            ("https://h\n", "base_url is empty, not text or has a line break in it"),
            (5, "base_url is empty, not text or has a line break in it"),
            (httpx.URL("https://h"), "base_url is empty, not text or has a line break in it"),
            ("openapi.waiqin365.com", "base_url must start with https:// (or http://) and a host"),
            ("ftp://h", "base_url must start with https:// (or http://) and a host"),
            ("https://", "base_url must start with https:// (or http://) and a host"),
            ("https:///path", "base_url must start with https:// (or http://) and a host"),
            (" https://h", "base_url must start with https:// (or http://) and a host"),
            ("https://h:port", "base_url is not a valid URL"),
            ("https://[::1", "base_url is not a valid URL"),
            ("https://h?a=b", "base_url must not have a user, query, fragment or space"),
            ("https://h?", "base_url must not have a user, query, fragment or space"),
            ("https://h/#", "base_url must not have a user, query, fragment or space"),
            ("https://user:secret@h", "base_url must not have a user, query, fragment or space"),
            ("https://h /", "base_url must not have a user, query, fragment or space"),
        ],
    )
    def test_bad_base_url_is_refused(
        self, client: Any, credentials: dict[str, str], base_url: Any, message: str
    ) -> None:
        assert refusal(client, base_url=base_url, **credentials).endswith(f": {message}")

    @every_client
    @pytest.mark.parametrize(
        ("option", "values", "message"),
        [
            (
                "timeout",
                [0, -1, "30", True, float("nan"), float("inf"), (1, 2)],
                "timeout must be a number of seconds above 0 and up to 1000000, or an httpx.Timeout "
                "of such numbers or None",
            ),
            ("max_retries", [-1, 1.0, "2", True, None], "max_retries must be a whole number from 0 to 1000"),
            ("strict", [1, None, "yes"], "strict must be True or False"),
        ],
    )
    def test_bad_option_is_refused(
        self, client: Any, credentials: dict[str, str], option: str, values: list[Any], message: str
    ) -> None:
        for value in values:
            assert refusal(client, **credentials, **{option: value}).endswith(f": {message}")

    @every_client
    @pytest.mark.parametrize("timeout", [None, 1, 0.5, httpx.Timeout(5, read=None)])
    def test_good_timeout_is_taken(self, client: Any, credentials: dict[str, str], timeout: Any) -> None:
        assert made(client, timeout=timeout, **credentials)._connections.http.timeout == httpx.Timeout(timeout)

    @every_client
    def test_timeout_is_30_seconds_unless_told(self, client: Any, credentials: dict[str, str]) -> None:
        assert made(client, **credentials)._connections.http.timeout == httpx.Timeout(30)

    @pytest.mark.parametrize("form", ["millis", None])
    @pytest.mark.parametrize("client", [Waiqin365, AsyncWaiqin365])
    def test_unknown_timestamp_format_is_refused(self, client: Any, form: Any) -> None:
        message = refusal(client, timestamp_format=form, **WAIQIN)
        assert message == f"waiqin365: timestamp_format is epoch_millis or datetime, not {form!r}"

    @every_client
    def test_http_client_of_another_kind_is_refused(self, client: Any, credentials: dict[str, str]) -> None:
        name = "httpx.AsyncClient" if client.__name__.startswith("Async") else "httpx.Client"
        for other in (object(), httpx.Client, "client"):
            assert refusal(client, http_client=other, **credentials).endswith(f": http_client is an {name}")

    @every_client
    def test_client_shows_its_address_and_no_credential(self, client: Any, credentials: dict[str, str]) -> None:
        address = "https://openapi.waiqin365.com" if credentials is WAIQIN else "https://open.wshoto.com"
        assert repr(made(client, **credentials)) == f"{client.__name__}(base_url={address!r})"
        assert (
            repr(made(client, base_url="https://h/a/", **credentials)) == f"{client.__name__}(base_url='https://h/a')"
        )

    @pytest.mark.parametrize("client", [Wshoto, AsyncWshoto])
    def test_store_is_taken_though_it_is_empty(self, client: Any) -> None:
        class Sized(MemoryTokenStore):
            def __len__(self) -> int:
                return 0

        store = Sized()
        assert made(client, token_store=store, **WSHOTO)._transport._settings.auth._store is store


class TestClosing:
    """Whose connections are closed."""

    def test_own_connections_are_closed(self) -> None:
        with Waiqin365(**WAIQIN) as client:
            assert not client._connections.is_closed
        assert client._connections.is_closed

    @pytest.mark.anyio
    async def test_own_connections_are_closed_async(self) -> None:
        async with AsyncWshoto(**WSHOTO) as client:
            assert not client._connections.is_closed
        assert client._connections.is_closed

    def test_http_client_that_was_passed_in_stays_open(self, server: ScriptedServer) -> None:
        server.will(waiqin("[]"), waiqin("[]"))
        with httpx.Client(headers={"X-Mine": "1"}) as http:
            for _ in range(2):
                with Waiqin365(**WAIQIN, base_url=server.url, http_client=http) as client:
                    client.orders.query()
            assert not http.is_closed
        assert [asked.headers["x-mine"] for asked in server.asked] == ["1", "1"]

    @pytest.mark.anyio
    async def test_http_client_that_was_passed_in_stays_open_async(self, server: ScriptedServer) -> None:
        server.will(wshoto_rows())
        async with httpx.AsyncClient() as http:
            async with AsyncWshoto(access_token="t", base_url=server.url, http_client=http) as client:
                await client.valet_orders.list()
            assert not http.is_closed

    def test_close_can_be_called_without_a_with_block(self) -> None:
        client = Wshoto(**WSHOTO)
        client.close()
        assert client._connections.is_closed
