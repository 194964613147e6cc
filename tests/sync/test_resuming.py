"""A first run that breaks off goes on window by window; a platform that fails now and then is survived."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Running
from dingdan_sync import SourceError, sync
from tests.no_waits import no_waits
from tests.sync.equality import differences
from waiqin365_api.tables import ORDERS

SINCE = dt.timedelta(days=60)


class Failing(httpx.BaseTransport):
    """Passes requests on, but for those that a rule picks: they fail with status 500."""

    def __init__(self, first: int, every: int = 1) -> None:
        self.requests, self._first, self._every = 0, first, every
        self._network = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        if self.requests >= self._first and (self.requests - self._first) % self._every == 0:
            return httpx.Response(500, request=request)
        return self._network.handle_request(request)

    def close(self) -> None:
        self._network.close()


@contextmanager
def through(box: Running, failing: Failing, **options: int) -> Iterator[Waiqin365]:
    with (
        httpx.Client(transport=failing) as http,
        Waiqin365(box.sandbox.openid, box.sandbox.appkey, base_url=box.url, http_client=http, **options) as client,  # type: ignore[arg-type]
    ):
        yield client


def test_run_goes_on_after_the_last_window_that_was_written(box: Running, wq: Waiqin365, to: str) -> None:
    with through(box, Failing(first=25), max_retries=0) as broken, pytest.raises(SourceError) as caught:
        sync(broken, to=to, tables=["orders"], since=SINCE, window_days=4, workers=1)
    assert caught.value.report is not None
    done = caught.value.report.documents["orders"].windows - 1
    assert done > 2
    report = sync(wq, to=to, tables=["orders"], since=SINCE, window_days=4)
    assert report.documents["orders"].windows <= 17 - done + 1
    assert differences(wq, to, (ORDERS,)) == {}


def test_every_tenth_request_that_fails_is_sent_again(box: Running, wq: Waiqin365, to: str) -> None:
    failing = Failing(first=3, every=10)
    with no_waits(), through(box, failing) as unsteady:
        sync(unsteady, to=to, tables=["orders"], since=SINCE, window_days=4)
    assert failing.requests > 30
    assert differences(wq, to, (ORDERS,)) == {}
