"""What a sync holds at a time: a few pages, however many there are and however slowly they are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest

from dingdan_runtime import Record
from dingdan_sandbox import Sandbox, running
from dingdan_sync import Sync
from dingdan_sync.packing import Packer, ReadDocuments
from tests.sync.conftest import LAST_DAY, client_of

PAGE, WORKERS = 20, 3


class Mark:
    """Lives as long as the record that has it."""


def test_records_are_gone_before_their_package_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks: WeakSet[Mark] = WeakSet()
    alive, marked = [], 0
    read = Packer.read

    def marking(self: Packer, records: Sequence[Record]) -> ReadDocuments:
        nonlocal marked
        for record in records:
            mark = record.__dict__["mark"] = Mark()
            marks.add(mark)
            marked += 1
        return read(self, records)

    monkeypatch.setattr(Packer, "read", marking)
    with (
        running(Sandbox(orders=720, page_size=PAGE, until=LAST_DAY, examples=False)) as box,
        client_of(box) as wq,
        Sync(
            wq, to=f"duckdb:///{tmp_path}/orders.duckdb", tables=["orders"], since=dt.timedelta(days=12),
            window_days=1, workers=WORKERS, package_documents=5 * PAGE, pause=dt.timedelta(),
        ) as sync,
    ):  # fmt: skip
        destination: Any = sync.destination
        apply = destination.apply

        def counted(package: Any) -> None:
            alive.append(len(marks))
            apply(package)

        destination.apply = counted
        written = sync.run().documents["orders"].documents
    assert written >= 720
    assert len(alive) >= 720 / (5 * PAGE)
    assert marked == written
    assert max(alive) <= WORKERS * PAGE  # a page that each thread reads; what waits is tables
