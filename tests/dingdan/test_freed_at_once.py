"""What a failed call leaves is freed when its error is, without the collector of reference cycles."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto, DingdanError, Waiqin365, Wshoto
from tests.dingdan.calling import APP_SECRET, APPID, APPKEY, OPENID
from tests.dingdan.scripted_server import (
    DROP,
    HANG_UP,
    Answer,
    ScriptedServer,
    waiqin,
    waiqin_rows,
    wshoto,
    wshoto_token,
)

pytestmark = [pytest.mark.finding(23), pytest.mark.usefixtures("no_waiting")]


@pytest.fixture(autouse=True)
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def read(client: Any) -> Any:
    return client.orders.query()


def write(client: Any) -> Any:
    return client.orders.close(id=1)


WAIQIN: dict[str, tuple[Callable[[Any], Any], list[Any]]] = {
    "dropped": (read, [DROP] * 2),
    "hung-up": (read, [HANG_UP] * 2),
    "status": (read, [Answer(b"", 502)] * 2),
    "html": (read, [Answer(b"<html>")]),
    "damaged": (read, [Answer(b'{"return_code":')] * 2),
    "unpackable": (read, [Answer(b"plain", headers={"Content-Encoding": "gzip"})] * 2),
    "refused": (read, [waiqin(code="1", message="no")]),
    "not-accepted": (read, [waiqin(code="10001", message="no")]),
    "too-many": (read, [Answer(b"", 429)] * 2),
    "no-rows": (read, [waiqin('{"error":"busy"}')] * 2),
    "argument": (lambda client: client.orders.query(page_number="x"), []),
    "write-dropped": (write, [DROP]),
    "write-status": (write, [Answer(b"", 502)]),
    "write-html": (write, [Answer(b"<html>")]),
    "write-refused": (write, [waiqin(code="1", message="no")]),
}
WSHOTO: dict[str, list[Any]] = {
    "no-token": [wshoto(code=5)],
    "token-dropped": [DROP] * 2,
    "token-status": [Answer(b"", 502)] * 2,
    "refused": [wshoto_token(), wshoto(code=5)],
    "dropped": [wshoto_token(), DROP, DROP],
    "token-refused": [wshoto_token(), wshoto(code=42001), wshoto_token("t2"), wshoto(code=42001)],
}


def left(error: DingdanError) -> list[weakref.ref[Any]]:
    """What is to be freed with an error: itself, and what its frames hold."""
    return [weakref.ref(error), *(weakref.ref(one) for one in (error.__cause__, error.__context__) if can(one))]


def can(value: object) -> bool:
    try:
        weakref.ref(value)
    except TypeError:
        return False
    return value is not None


def blocking(client: Any, call: Callable[[Any], Any]) -> list[weakref.ref[Any]]:
    try:
        call(client)
    except DingdanError as error:
        return left(error)
    raise AssertionError("the call did not fail")


async def waiting(client: Any, call: Callable[[Any], Any]) -> list[weakref.ref[Any]]:
    try:
        await call(client)
    except DingdanError as error:
        return left(error)
    raise AssertionError("the call did not fail")


@pytest.mark.parametrize("name", WAIQIN)
class TestWaiqin:
    def test_error_is_freed(self, server: ScriptedServer, name: str) -> None:
        call, answers = WAIQIN[name]
        server.will(*answers)
        with Waiqin365(OPENID, APPKEY, base_url=server.url, max_retries=1) as client:
            assert [one() for one in blocking(client, call) if one() is not None] == []
        freed = weakref.ref(client)
        del client
        assert freed() is None

    def test_error_of_a_task_is_freed(self, server: ScriptedServer, name: str) -> None:
        call, answers = WAIQIN[name]
        server.will(*answers)

        async def go() -> list[Any]:
            async with AsyncWaiqin365(OPENID, APPKEY, base_url=server.url, max_retries=1) as client:
                return [one() for one in await waiting(client, call) if one() is not None]

        assert asyncio.run(go()) == []


@pytest.mark.parametrize("name", WSHOTO)
class TestWshoto:
    def test_error_is_freed(self, server: ScriptedServer, name: str) -> None:
        server.will(*WSHOTO[name])
        with Wshoto(APPID, APP_SECRET, base_url=server.url, max_retries=1) as client:
            assert [one() for one in blocking(client, lambda c: c.valet_orders.list()) if one() is not None] == []

    def test_error_of_a_task_is_freed(self, server: ScriptedServer, name: str) -> None:
        server.will(*WSHOTO[name])

        async def go() -> list[Any]:
            async with AsyncWshoto(APPID, APP_SECRET, base_url=server.url, max_retries=1) as client:
                found = await waiting(client, lambda c: c.valet_orders.list())
                return [one() for one in found if one() is not None]

        assert asyncio.run(go()) == []


def test_pages_are_freed_when_they_are_let_go(server: ScriptedServer) -> None:
    server.will(waiqin_rows({"id": "1"}), waiqin_rows({"id": "2"}), waiqin("[]"))
    with Waiqin365(OPENID, APPKEY, base_url=server.url) as client:
        page = client.orders.query()
        freed = []
        while True:
            freed.append(weakref.ref(page.response))
            if not page.has_next_page():
                break
            page = page.get_next_page()
        del page
        assert [one() for one in freed if one() is not None] == []
