"""Who may call the proxy: the key, the Host header, web pages."""

from __future__ import annotations

import httpx
import pytest

from dingdan_proxy.guards import host_name
from dingdan_sandbox.testing import SandboxServer
from tests.proxy.conftest import KEY, clients_of, served

ORDERS = "/waiqin365/api/stdorder/v1/queryStdomOrder"


def call(web: httpx.Client, url: str, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.post(url + ORDERS, json={}, headers=named)


@pytest.mark.parametrize(
    "given", ["", "Bearer", "Bearer wrong", f"Basic {KEY}", KEY, f"Bearer {KEY}x", f"Bearer {KEY[:-1]}"]
)
def test_a_wrong_key_is_refused_before_anything_is_sent(
    web: httpx.Client, url: str, sandbox: SandboxServer, given: str
) -> None:
    before = len(sandbox.requests)
    answer = call(web, url, authorization=given)
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:dingdan:problem:unauthorized")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert len(sandbox.requests) == before


@pytest.mark.parametrize("path", ["/waiqin365/none", "/outcomes/none", "/none", "/openapi", "/ui"])
def test_paths_that_do_not_exist_need_the_key_too(web: httpx.Client, url: str, path: str) -> None:
    assert web.get(url + path).status_code == 401


def test_a_key_outside_of_ascii_is_refused(web: httpx.Client, url: str) -> None:
    answer = web.post(url + ORDERS, headers={b"Authorization": "Bearer 密".encode()})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8766", "127.0.0.1.evil.example", "localhost.evil.example", ""]
)
def test_a_foreign_host_is_refused_even_with_the_key(web: httpx.Client, url: str, host: str) -> None:
    answer = call(web, url, host=host, authorization=f"Bearer {KEY}")
    assert (answer.status_code, answer.json()["type"]) == (421, "urn:dingdan:problem:foreign-host")
    assert web.get(f"{url}/openapi/wshoto.json", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:1", "LOCALHOST", "127.0.0.1", "[::1]:8766", "192.0.2.1"])
def test_addresses_and_localhost_are_accepted(web: httpx.Client, url: str, host: str) -> None:
    assert call(web, url, host=host, authorization=f"Bearer {KEY}").status_code == 200


@pytest.mark.parametrize(
    ("host", "name"),
    [("a", "a"), ("A.b:1", "a.b"), ("[::1]", "::1"), ("[::1]:2", "::1"), ("a.", "a"), ("", ""), ("[", "")],
)
def test_the_name_in_a_host_header(host: str, name: str) -> None:
    assert host_name(host) == name


def preflight(web: httpx.Client, url: str, origin: str) -> httpx.Response:
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    return web.options(url + ORDERS, headers=headers)


def test_web_pages_may_not_call_unless_told(web: httpx.Client, url: str, sandbox: SandboxServer) -> None:
    answer = preflight(web, url, "https://app.example")
    assert answer.status_code == 401
    assert "access-control-allow-origin" not in answer.headers
    with served(clients_of(sandbox), hosts=["proxy.example"], origins=["https://app.example"]) as open_url:
        allowed = preflight(web, open_url, "https://app.example")
        assert allowed.headers["access-control-allow-origin"] == "https://app.example"
        assert "access-control-allow-origin" not in preflight(web, open_url, "https://other.example").headers
        named = call(web, open_url, host="proxy.example", authorization=f"Bearer {KEY}", origin="https://app.example")
        assert (named.status_code, named.headers["access-control-allow-origin"]) == (200, "https://app.example")
