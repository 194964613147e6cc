"""Event hooks of a user's own httpx client that raise an error about a status: it is judged like the status."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from dingdan import (
    APIError,
    AsyncWaiqin365,
    AsyncWshoto,
    HTTPStatusError,
    MemoryTokenStore,
    OutcomeUnknown,
    RateLimited,
    Token,
    Waiqin365,
    Wshoto,
)
from dingdan.auth.token_stores._protocol import token_key
from tests.dingdan.calling import ACCESS_TOKEN, APP_SECRET, APPID, APPKEY, NO_CERTIFICATES, OPENID
from tests.dingdan.scripted_server import (
    Answer,
    ScriptedServer,
    answer,
    waiqin_rows,
    wshoto,
    wshoto_rows,
    wshoto_token,
)

pytestmark = pytest.mark.finding(25)
KINDS = pytest.mark.parametrize("kind", ["sync", "async"])
GATEWAY = Answer(b"<html>bad gateway</html>", 502)
Call = Callable[[Any], Any]


def query(client: Any) -> Any:
    return client.orders.query()


def add(client: Any) -> Any:
    return client.orders.add(cm_code="C1", emp_code="E1", storehouse_code="S1")


def valet(client: Any) -> Any:
    return client.valet_orders.list()


def raise_for_status(response: httpx.Response) -> None:
    response.raise_for_status()


def raise_with_body(response: httpx.Response) -> None:
    response.read()
    response.raise_for_status()


def result(
    kind: str, server: ScriptedServer, call: Call, hook: Call = raise_for_status, event: str = "response", **more: Any
) -> Any:
    """What `call` gives, or the error that it raises, over an httpx client with a hook."""
    given = {"base_url": server.url, "max_retries": 1, **more}
    if call is not valet:
        given |= {"openid": OPENID, "appkey": APPKEY}
    elif "appid" not in given:
        given |= {"access_token": ACCESS_TOKEN}

    async def waiting_hook(message: Any) -> None:
        if hook is raise_with_body:
            await message.aread()
        hook(message)

    async def go() -> Any:
        async with httpx.AsyncClient(event_hooks={event: [waiting_hook]}, verify=NO_CERTIFICATES) as http:
            make = AsyncWshoto if call is valet else AsyncWaiqin365
            return await call(make(**given, http_client=http))

    try:
        if kind == "async":
            return asyncio.run(go())
        with httpx.Client(event_hooks={event: [hook]}, verify=NO_CERTIFICATES) as http:
            make = Wshoto if call is valet else Waiqin365
            return call(make(**given, http_client=http))
    except Exception as error:
        return error


def written(error: BaseException) -> str:
    response = getattr(error, "response", None)
    return "".join(traceback.format_exception(error)) + repr(vars(error)) + repr(response and response.request)


def secrets_in(error: BaseException, server: ScriptedServer) -> set[str]:
    text = written(error)
    digests = {asked.signed[2] for asked in server.asked if len(asked.signed[2]) == 32}
    return {secret for secret in {OPENID, APPKEY, APP_SECRET, ACCESS_TOKEN, *digests} if secret in text}


@KINDS
@pytest.mark.parametrize(("call", "rows"), [(query, waiqin_rows({"id": "1"})), (valet, wshoto_rows({"id": 1}))])
def test_read_is_sent_again_after_a_bad_gateway(
    kind: str, server: ScriptedServer, no_waiting: None, call: Call, rows: Answer
) -> None:
    server.will(GATEWAY, rows)
    page = result(kind, server, call)
    assert (len(page.records), len(server.asked)) == (1, 2)


@KINDS
def test_write_has_an_unknown_outcome_after_a_bad_gateway(kind: str, server: ScriptedServer) -> None:
    server.will(GATEWAY)
    error = result(kind, server, add)
    assert (type(error), len(server.asked)) == (OutcomeUnknown, 1)
    assert "HTTP 502" in str(error)
    assert secrets_in(error, server) == set()


@KINDS
@pytest.mark.parametrize("call", [query, valet, add])
def test_missing_page_is_an_error_of_ours_without_the_address(kind: str, server: ScriptedServer, call: Call) -> None:
    server.will(Answer(b"nothing here", 404))
    error = result(kind, server, call)
    assert type(error) is HTTPStatusError
    assert (error.status_code, error.response.status_code, len(server.asked)) == (404, 404, 1)
    assert secrets_in(error, server) == set()


@KINDS
def test_too_many_requests_tell_how_long_to_wait(kind: str, server: ScriptedServer) -> None:
    server.will(Answer(b"slower", 429, {"Retry-After": "7"}))
    error = result(kind, server, query, max_retries=0)
    assert (type(error), error.retry_after) == (RateLimited, 7.0)


@KINDS
def test_refusal_that_the_hook_has_read_is_a_refusal(kind: str, server: ScriptedServer) -> None:
    server.will(answer({"return_code": "1", "return_msg": "no such customer"}, 400))
    error = result(kind, server, query, raise_with_body)
    assert (type(error), error.code, error.message) == (APIError, "1", "no such customer")
    assert secrets_in(error, server) == set()


@KINDS
def test_redirect_is_judged_without_where_it_leads(kind: str, server: ScriptedServer) -> None:
    server.will(Answer(b"", 302, {"Location": f"/api/{OPENID}/1793505600123/{'ab' * 16}/m"}))
    error = result(kind, server, query)
    assert (type(error), error.status_code) == (HTTPStatusError, 302)
    assert (error.response.headers["location"], error.response.next_request) == ("/api/***/1793505600123/***/m", None)


@KINDS
def test_token_that_a_gateway_keeps_back_is_asked_for_again(
    kind: str, server: ScriptedServer, no_waiting: None
) -> None:
    server.will(GATEWAY, wshoto_token(), wshoto_rows({"id": 1}))
    page = result(kind, server, valet, appid=APPID, app_secret=APP_SECRET)
    assert (len(page.records), len(server.asked)) == (1, 3)


@KINDS
def test_token_that_cannot_be_had_is_told_without_the_address(kind: str, server: ScriptedServer) -> None:
    server.will(GATEWAY)
    error = result(kind, server, valet, appid=APPID, app_secret=APP_SECRET, max_retries=0)
    assert (type(error), error.operation, error.status_code) == (HTTPStatusError, "getAccessToken", 502)
    assert secrets_in(error, server) == set()


@KINDS
def test_refused_token_is_dropped(kind: str, server: ScriptedServer) -> None:
    store, key = MemoryTokenStore(), token_key(server.url, APPID)
    store.set(key, Token("old", 9e9))
    refusal = wshoto(code=10001, message="token")
    server.will(Answer(refusal.body, 401))
    error = result(
        kind, server, valet, raise_with_body, appid=APPID, app_secret=APP_SECRET, token_store=store, max_retries=0
    )
    assert (error.code, store.get(key), len(server.asked)) == ("10001", None, 1)


@KINDS
@pytest.mark.parametrize("call", [add, valet])
def test_error_about_a_request_of_the_hooks_own_passes(kind: str, server: ScriptedServer, call: Call) -> None:
    def hook(request: httpx.Request) -> None:
        httpx.get(f"{server.url}/mine", verify=NO_CERTIFICATES).raise_for_status()

    server.will(GATEWAY)
    error = result(kind, server, call, hook, "request")
    assert (type(error), len(server.asked)) == (httpx.HTTPStatusError, 1)


@KINDS
def test_error_about_a_success_passes_without_the_address(kind: str, server: ScriptedServer) -> None:
    def hook(response: httpx.Response) -> None:
        raise httpx.HTTPStatusError(f"not like this: {response.url}", request=response.request, response=response)

    server.will(waiqin_rows())
    error = result(kind, server, query, hook)
    assert (type(error), str(error)[:13]) == (httpx.HTTPStatusError, "not like this")
    assert f"{error.request!r}" in written(error)
    assert secrets_in(error, server) == set()


@KINDS
def test_error_about_a_success_passes_without_the_secrets_in_its_text(kind: str, server: ScriptedServer) -> None:
    def hook(response: httpx.Response) -> None:
        text = f"told {OPENID} and {APPKEY} of {response.request.url.path}"
        raise httpx.HTTPStatusError(text, request=response.request, response=response)

    server.will(waiqin_rows())
    error = result(kind, server, query, hook)
    assert (type(error), str(error)[:9]) == (httpx.HTTPStatusError, "told *** ")
    assert secrets_in(error, server) == set()


def test_error_about_another_call_of_a_client_passes(server: ScriptedServer) -> None:
    others: list[httpx.Response] = []

    def hook(response: httpx.Response) -> None:
        if others:
            raise httpx.HTTPStatusError("the one before", request=others[0].request, response=others[0])
        others.append(response)

    server.will(GATEWAY, waiqin_rows())
    with httpx.Client(event_hooks={"response": [hook]}, verify=NO_CERTIFICATES) as http:
        client = Waiqin365(OPENID, APPKEY, base_url=server.url, max_retries=0, http_client=http)
        with pytest.raises(HTTPStatusError):
            client.orders.query()
        with pytest.raises(httpx.HTTPStatusError, match="the one before"):
            client.orders.query()
    assert len(server.asked) == 2
