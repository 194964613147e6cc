"""A server of tokens and a clock for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.dingdan.single_flight.calls import Clock
from tests.dingdan.token_server import TokenServer, serving_tokens


@pytest.fixture
def server() -> Iterator[TokenServer]:
    with serving_tokens() as serving:
        yield serving


@pytest.fixture
def clock() -> Clock:
    return Clock()
