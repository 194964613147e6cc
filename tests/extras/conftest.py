"""What the tests of heavy extras share. `make test-extras` runs them in a venv of their own; `make test` does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Running, Sandbox, running

LAST_DAY = dt.datetime.now().date() - dt.timedelta(days=5)


@pytest.fixture
def box() -> Iterator[Running]:
    """A sandbox with pages of 50 documents."""
    with running(Sandbox(orders=300, page_size=50, until=LAST_DAY)) as world:
        yield world


@pytest.fixture
def wq(box: Running) -> Iterator[Waiqin365]:
    """A client of the sandbox."""
    with Waiqin365(box.sandbox.openid, box.sandbox.appkey, base_url=box.url) as client:
        yield client
