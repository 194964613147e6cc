"""The two sandboxes of each worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.world import World, worlds


@pytest.fixture(scope="session")
def both_worlds() -> Iterator[tuple[World, World]]:
    """A sandbox that is only read from, and one that is written to."""
    with worlds() as pair:
        yield pair
