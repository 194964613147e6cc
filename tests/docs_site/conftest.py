"""A sandbox for the blocks of documents, and its credentials. Commands speak English, whatever the locale is."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ["DINGDAN_LANG"] = "en"

from dingdan_sandbox import Running, Sandbox, running


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    """A sandbox of several pages; every example of the specs succeeds in it."""
    with running(Sandbox(orders=60, seed=7, page_size=25)) as server:
        yield server


@pytest.fixture(scope="module")
def variables(sandbox: Running) -> dict[str, str]:
    """The environment variables of the clients."""
    given = sandbox.sandbox
    return {
        "WAIQIN365_OPENID": given.openid, "WAIQIN365_APPKEY": given.appkey, "WAIQIN365_BASE_URL": sandbox.url,
        "WSHOTO_APPID": given.appid, "WSHOTO_APP_SECRET": given.app_secret, "WSHOTO_BASE_URL": sandbox.url,
    }  # fmt: skip


@pytest.fixture
def credentials(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the credentials for code in this process."""
    monkeypatch.delenv("DINGDAN_PROFILE", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
