"""A server that others can reach says so."""

from __future__ import annotations

import pytest

from dingdan_cli.hosts import is_public
from dingdan_cli.proxy import _warn_if_public
from tests.cli.test_listen import listening

OTHERS = "others on the network can reach this address"


@pytest.mark.parametrize(
    ("host", "public"),
    [("127.0.0.1", False), ("::1", False), ("localhost", False), ("127.8.8.8", False),
     ("0.0.0.0", True), ("::", True), ("", True), ("0", True), ("192.168.1.7", True), ("orders.example", True)],
)  # fmt: skip
def test_public_addresses(host: str, public: bool) -> None:
    assert is_public(host) is public


@pytest.mark.parametrize(("host", "told"), [("0.0.0.0", True), ("127.0.0.1", False)])
def test_listen_and_proxy_warn_of_addresses_that_others_reach(
    host: str, told: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DINGDAN_LANG", "en")
    with listening("--host", host) as server:
        assert (OTHERS in server.notes) is told
    _warn_if_public(host)
    assert (OTHERS in capsys.readouterr().err) is told
