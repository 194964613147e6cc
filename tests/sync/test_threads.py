"""Iterators that run in threads and are read in order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from dingdan_sync.threads import in_order


def numbers(first: int) -> Iterator[int]:
    yield from range(first, first + 10)


def test_items_come_in_the_order_of_the_sources() -> None:
    with in_order([partial(numbers, first) for first in range(0, 100, 10)], 3) as lines:
        assert [item for each in lines for item in each] == list(range(100))


def test_error_of_a_source_is_raised_where_it_is_read() -> None:
    def failing() -> Iterator[int]:
        yield 1
        raise LookupError("gone")

    with in_order([partial(numbers, 0), failing], 2) as lines:
        assert list(next(lines)) == list(range(10))
        second = next(lines)
        assert next(second) == 1
        with pytest.raises(LookupError, match="gone"):
            next(second)


def test_sources_wait_until_those_before_them_were_read() -> None:
    started = 0

    def short(number: int) -> Iterator[int]:
        nonlocal started
        started += 1
        yield number

    most = 0
    with in_order([partial(short, number) for number in range(50)], 3) as lines:
        for number, each in enumerate(lines):
            assert list(each) == [number]
            most = max(most, started - number)
    assert started == 50
    assert most <= 3  # whoever writes slowly holds the items of three sources, not of all that are short


def test_threads_end_when_the_reader_leaves() -> None:
    def endless() -> Iterator[int]:
        while True:
            yield 1

    with in_order([endless, endless, endless], 2) as lines:
        assert next(next(lines)) == 1
    assert not [each for each in threading.enumerate() if each.name.startswith("dingdan-sync")]
