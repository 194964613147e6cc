"""Iterators that run in threads, several at once, and are read in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from queue import Full, Queue
from threading import Event
from typing import Generic, TypeVar

T = TypeVar("T")

ITEMS_WAITING = 1
"""Items that an iterator is ahead of its reader, beside the one that it makes."""
POLL_SECONDS = 0.1


@dataclass(frozen=True)
class _End:
    error: BaseException | None = None


class _Line(Generic[T]):
    """The items of one iterator that were not read yet."""

    def __init__(self, source: Callable[[], Iterator[T]], stop: Event) -> None:
        self._source, self._stop = source, stop
        self._queue: Queue[T | _End] = Queue(ITEMS_WAITING)

    def pump(self) -> None:
        """Run the iterator; it waits while nobody reads."""
        try:
            for item in self._source():
                if not self._put(item):
                    return
            self._put(_End())
        except BaseException as error:
            self._put(_End(error))

    def _put(self, item: T | _End) -> bool:
        while not self._stop.is_set():
            try:
                self._queue.put(item, timeout=POLL_SECONDS)
            except Full:
                continue
            return True
        return False

    def read(self) -> Iterator[T]:
        """Yield what the iterator gives."""
        while True:
            item = self._queue.get()
            if isinstance(item, _End):
                if item.error is not None:
                    raise item.error
                return
            yield item


@contextmanager
def in_order(sources: Sequence[Callable[[], Iterator[T]]], workers: int) -> Iterator[Iterator[Iterator[T]]]:
    """Run sources in threads while the block runs; give an iterator for each, in order.

    Each iterator must be read to its end before the next is taken. A source starts when no more than `workers` that
    stand before it and with it are left to read, so that the items that wait are few, however short the sources are.
    When the block ends, the threads end too.

    Args:
        sources: Functions that start the iterators.
        workers: Threads.
    """
    stop = Event()
    workers = max(1, workers)
    with ThreadPoolExecutor(workers, thread_name_prefix="dingdan-sync") as pool:
        waiting = iter(sources)

        def start(count: int) -> Iterator[_Line[T]]:
            for source in islice(waiting, count):
                line = _Line(source, stop)
                pool.submit(line.pump)
                yield line

        def read() -> Iterator[Iterator[T]]:
            started = deque(start(workers))
            while started:
                yield started.popleft().read()
                started.extend(start(1))

        try:
            yield read()
        finally:
            stop.set()
