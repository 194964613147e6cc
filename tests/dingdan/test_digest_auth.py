"""`DigestAuth`: the credentials that it takes, and the address that it signs."""

from __future__ import annotations

import time

import httpx
import pytest

from dingdan import ConfigError
from dingdan._secrets import Secrets
from dingdan.auth._digest import DigestAuth, format_timestamp
from dingdan.transport._signed_request import SignedURL

NOON = 1_793_505_600.0
"""2026-11-01 12:00 in Shanghai, midnight in New York."""


def signed(url: str, openid: str = "openid") -> str:
    """The signed address of a request."""
    auth = DigestAuth(openid, "appkey", clock=lambda: NOON)
    request = httpx.Request("POST", url, content=b"{}", extensions={"dingdan.msg_id": "m1"})
    return str(auth.sign(Secrets(), request).url)


@pytest.mark.parametrize(("credentials", "name"), [((7, "appkey"), "openid"), (("openid", "\ud800"), "appkey")])
def test_a_credential_that_cannot_be_sent_is_named(credentials: tuple[str, str], name: str) -> None:
    with pytest.raises(ConfigError) as raised:
        DigestAuth(*credentials)
    assert raised.value.args[0] == f"{name} is not text that can be sent"
    assert raised.value.platform == "waiqin365"


def test_the_account_is_the_openid() -> None:
    account = DigestAuth("openid", "appkey").account
    assert account is not None
    assert account.revealed == "openid"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no tzset")
def test_a_timestamp_is_in_the_time_of_shanghai_wherever_the_machine_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert format_timestamp(NOON, "datetime") == "20261101120000"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_fragment_is_not_part_of_the_signed_address() -> None:
    assert signed("https://h.invalid/api/order?a=1#part") == signed("https://h.invalid/api/order?a=1")


def test_a_segment_of_dots_is_not_resolved_as_of_a_path() -> None:
    assert signed("https://h.invalid/api", "..").startswith("https://h.invalid/api/%2E%2E/")


def test_a_signed_address_without_an_unsigned_one_shows_nothing() -> None:
    assert repr(SignedURL("https://h.invalid/api/openid/1/2/3")) == "URL('')"


def test_secrets_are_added_to_those_before() -> None:
    secrets = Secrets()
    secrets.add("one")
    secrets.add("two", "three")
    assert list(secrets) == ["one", "two", "three"]
