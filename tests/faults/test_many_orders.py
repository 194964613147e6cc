"""100 pages of orders over a server that fails one request in twenty, by twenty seeds of chance.

A fault hits a page, whatever its size. So two seeds, one blocking and one on asyncio, read 20 pages of 1,000 orders
each, and the others 100 pages of 100. `make test FULL=1` reads 100,000 orders by every seed.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import random
from collections import Counter
from collections.abc import Iterator

import httpx
import msgspec
import pytest

from dingdan import DigestAuth
from dingdan_sandbox import Sandbox, running
from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.messages import Reply, Request
from dingdan_sandbox.faults.plan import Fault, Plan
from dingdan_sandbox.faults.server import fault_server
from dingdan_sandbox.waiqin365.signing import verify
from tests.dingdan.calling import NO_CERTIFICATES
from tests.faults.world import QUERY, World, runs
from tests.no_waits import no_waits
from tests.support.hung import HUNG_SECONDS

PAGES = 100
LARGE, SMALL = 1000, 100
"""Orders a page."""
RATE = 0.05
SEEDS = range(20)
FULL = os.environ.get("DINGDAN_TESTS") == "full"
LARGE_SEEDS = SEEDS if FULL else (11, 16)
LARGE_PAGES = PAGES if FULL else 20
TIMEOUT = 1.0
"""Seconds; many times what a page takes."""


class _Envelope(msgspec.Struct):
    response_data: str
    msg_id: str


class _Row(msgspec.Struct):
    id: str | int


_envelope_of = msgspec.json.Decoder(_Envelope).decode
_rows_of = msgspec.json.Decoder(list[msgspec.Raw]).decode
_row_of = msgspec.json.Decoder(_Row).decode


class Digest:
    """What tells whether rows are the same, in the same order, without keeping them."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._content = hashlib.blake2b()

    def add(self, identity: str, wire: bytes) -> None:
        """Count a row in."""
        self.ids.append(identity)
        self._content.update(wire)

    @property
    def content(self) -> str:
        """The digest of all bytes of all rows."""
        return self._content.hexdigest()


class Recorded:
    """Every page as the sandbox sends it, so that reading them twenty times costs the sandbox nothing.

    Requests are verified as the sandbox does it. Pages are kept compressed, and sent as they are kept.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.without_faults = Digest()
        """The rows, found by other means than the client's."""
        self.pages: list[Reply] = []
        sandbox = world.server.sandbox
        auth = DigestAuth(sandbox.openid, sandbox.appkey)
        with httpx.Client(auth=auth, verify=NO_CERTIFICATES, timeout=HUNG_SECONDS) as http:
            rows = True
            while rows:
                body = b'{"page_number":%d}' % (len(self.pages) + 1)
                answer = http.post(f"{world.server.url}/api/stdorder/v1/{QUERY.operation}", content=body).content
                rows = self._keep(answer)

    def __call__(self, asked: Request) -> Reply:
        openid, timestamp, digest, _ = asked.signed
        verify(self.world.server.sandbox, asked.content, openid, timestamp, digest)
        assert asked.page is not None
        return self.pages[asked.page - 1]

    def _keep(self, answer: bytes) -> bool:
        """Keep a page, which shall answer any message; whether it has rows."""
        anonymous = answer.replace(_envelope_of(answer).msg_id.encode(), b"", 1)
        packed = gzip.compress(anonymous, compresslevel=1)
        self.pages.append(Reply(packed, headers={"Content-Type": "application/json", "Content-Encoding": "gzip"}))
        rows = _rows_of(_envelope_of(answer).response_data)
        for row in rows:
            self.without_faults.add(str(_row_of(row).id), bytes(row))
        return bool(rows)


class Chance(Plan):
    """Fails requests at random, by a seed."""

    FAULTS: tuple[Fault, ...] = (f.reset, f.status(503), f.sends(f.half_the_body), f.silence)

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.failed: Counter[Fault] = Counter()
        self._random = random.Random(seed)

    def fault(self, asked: Request) -> Fault:
        if self._random.random() >= RATE:
            return super().fault(asked)
        fault = self._random.choice(self.FAULTS)
        self.failed[fault] += 1
        return fault


def recorded(page: int, pages: int) -> Iterator[Recorded]:
    with running(Sandbox(orders=pages * page, lines=1, page_size=page)) as server:
        found = Recorded(World(server))
    yield found


@pytest.fixture(scope="module")
def large() -> Iterator[Recorded]:
    """Pages of 1,000 orders."""
    yield from recorded(LARGE, LARGE_PAGES)


@pytest.fixture(scope="module")
def small() -> Iterator[Recorded]:
    """Pages of 100 orders."""
    yield from recorded(SMALL, PAGES)


@pytest.mark.parametrize("seed", LARGE_SEEDS)
def test_nothing_is_lost_and_nothing_comes_twice_in_pages_of_1000(large: Recorded, seed: int) -> None:
    read_under_faults(large, seed)


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed not in LARGE_SEEDS])
def test_nothing_is_lost_and_nothing_comes_twice(small: Recorded, seed: int) -> None:
    read_under_faults(small, seed)


def read_under_faults(recorded: Recorded, seed: int) -> None:
    chance, found = Chance(seed), Digest()
    options = {"timeout": TIMEOUT, "max_retries": 5}
    with fault_server(recorded, chance) as server, no_waits():
        reading = runs(QUERY, recorded.world, server.url, blocking=seed % 2 == 0, **options)
        error = reading.each(QUERY, recorded.world, lambda order: found.add(order.id, order.raw_json))
    assert error is None
    assert found.content == recorded.without_faults.content
    assert found.ids == recorded.without_faults.ids
    assert chance.failed.total() > 0
    # On a busy machine a page may time out that no fault delays.
    assert len(server.requests) >= len(recorded.pages) + chance.failed.total()


@pytest.mark.parametrize(("size", "orders"), [("large", LARGE * LARGE_PAGES), ("small", SMALL * PAGES)])
def test_the_run_without_faults_has_every_order(size: str, orders: int, request: pytest.FixtureRequest) -> None:
    ids = request.getfixturevalue(size).without_faults.ids
    assert len(ids) == len(set(ids)) == orders


def test_every_kind_of_fault_happens_at_the_rate_that_is_claimed() -> None:
    asked = Request("POST", "/", {}, b"")
    chances = [Chance(seed) for seed in SEEDS]
    for chance in chances:
        for _ in range(PAGES):
            chance.fault(asked)
    failed = sum((chance.failed for chance in chances), Counter())
    assert set(failed) == set(Chance.FAULTS)
    assert 0.7 * RATE < failed.total() / (len(SEEDS) * PAGES) < 1.3 * RATE
