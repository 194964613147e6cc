"""Edits that go on by themselves: the same ones for the same seed, also in between two pages."""

from __future__ import annotations

import time
from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from dingdan_sandbox import Sandbox
from tests.sandbox.conftest import CHINA, Caller, Clock, calling
from tests.sandbox.test_documents import KINDS, SETTINGS, listed, since
from tests.sandbox.test_queries import QUERIES

NOON = Clock().now


def state(caller: Caller) -> dict[str, list[dict[str, Any]]]:
    return {kind: caller.server.snapshot(kind) for kind in (*KINDS, "sale_orders")}


def test_same_seed_has_the_same_edits_and_another_seed_others() -> None:
    seen = []
    for seed in (7, 7, 8):
        with calling(Sandbox(**SETTINGS, seed=seed, clock=Clock())) as caller:
            seen.append((caller.server.apply_edits(300), state(caller)))
    assert seen[0] == seen[1]
    assert seen[0][0] != seen[2][0]


def test_edits_do_everything_that_people_do() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        box = caller.server
        before, sizes = state(caller), {kind: len(box.ids(kind)) for kind in KINDS}
        edits = box.apply_edits(800)
        assert list(box.edits) == edits
        counts = Counter((edit.kind, edit.action) for edit in edits)
        actions = {"added", "late", "state", "amount", "line added", "line removed"}
        for kind in KINDS:
            assert actions <= {action for each, action in counts if each == kind}, kind
            added = counts[kind, "added"] + counts[kind, "late"]
            assert len(box.ids(kind)) == sizes[kind] + added
        assert all(counts[kind, "deleted"] for kind in QUERIES)
        assert counts["orders", "custom field"]
        assert counts["returns", "custom field"]
        assert counts["valet_orders", "custom field"]
        after = state(caller)
        assert all(before[kind] != after[kind] for kind in after)
        caller.rows_checked = 1000
        for kind in KINDS:
            assert listed(caller, kind) == after[kind]


def test_every_edit_changes_the_record_and_moves_its_time() -> None:
    clock = Clock()
    with calling(Sandbox(**SETTINGS, clock=clock)) as caller:
        box = caller.server
        before = {kind: dict(zip(box.ids(kind), box.snapshot(kind), strict=True)) for kind in KINDS}
        for _ in range(200):
            clock.now += 1
            (edit,) = box.apply_edits()
            record = box.get(edit.kind, edit.id)
            detail = box.get("sale_orders", edit.id) if edit.kind == "valet_orders" else None
            assert before[edit.kind].get(edit.id) != record or detail, edit
            before[edit.kind][edit.id] = record
            assert box.modified(edit.kind, edit.id).timestamp() == edit.at
            assert edit.at == clock.now or (edit.action == "late" and clock.now - 300 <= edit.at <= clock.now)


def test_late_documents_are_late_by_no_more_than_told() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock(), late_by=30)) as caller:
        late = [edit.at for edit in caller.server.apply_edits(500) if edit.action == "late"]
        assert len(late) > 10
        assert NOON - 30 <= min(late) < max(late) <= NOON


def test_edits_before_each_request() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock(), edits_per_request=3)) as caller:
        box = caller.server
        caller.query("queryStdomOrder")
        assert len(box.edits) == 3
        caller.token()
        assert len(box.edits) == 3
        caller.wshoto("GET", "mall/order/list", {"type": 1, "start_time": 0})
        assert len(box.edits) == 6
        box.pause_edits()
        caller.query("queryStdomOrder")
        assert len(box.edits) == 6
        assert len(box.apply_edits(2)) == 2
        box.resume_edits()
        caller.query("queryStdomOrder")
        assert len(box.edits) == 11


def test_an_edit_before_every_fourth_request() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock(), edits_per_request=0.25)) as caller:
        for number in range(1, 13):
            caller.query("queryStdomOrder", id=1)
            assert len(caller.server.edits) == number // 4


def test_requests_and_edits_repeat() -> None:
    seen = []
    for _ in range(2):
        with calling(Sandbox(**SETTINGS, clock=Clock(), edits_per_request=2)) as caller:
            pages = [caller.query("queryStdomOrder", status="1", page_number=number) for number in (1, 2, 3, 1, 2)]
            seen.append((pages, state(caller)))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("newest_first", [False, True])
def test_edits_between_pages_move_rows_past_the_reader_both_ways(newest_first: bool) -> None:
    """A reader who goes on page by page misses rows of a closed window, and meets rows of an open one twice."""
    clock = Clock()
    settings = {**SETTINGS, "page_size": 5, "edits_per_request": 2, "edit_kinds": ("orders",), "clock": clock}
    with calling(Sandbox(**settings, newest_first=newest_first)) as caller:
        box = caller.server
        clock.now += 86_400
        for window, missing in (({"modify_date": since(NOON)[:10]}, True), ({"after_modify_date": since(NOON)}, False)):
            box.apply_edits(40)
            before = {
                each for each in box.ids("orders") if (box.modified("orders", each).timestamp() <= NOON) == missing
            }
            read = Counter(str(row["id"]) for row in caller.everything("queryStdomOrder", **window))
            left = {each for each in box.ids("orders") if (box.modified("orders", each).timestamp() <= NOON) == missing}
            if missing:
                assert (before & left) - read.keys()
            else:
                assert max(read.values()) > 1


def test_edits_by_the_clock_have_the_times_that_they_were_due_at() -> None:
    clock = Clock()
    with calling(Sandbox(**SETTINGS, clock=clock, edits_per_second=2)) as caller:
        box = caller.server
        caller.query("queryStdomOrder")
        assert len(box.edits) == 0
        clock.now += 10
        caller.query("queryStdomOrder")
        assert len(box.edits) == 20
        on_time = [edit.at - NOON for edit in box.edits if edit.action != "late"]
        assert on_time == sorted(on_time)
        assert 0 <= on_time[0] <= on_time[-1] <= 10
        clock.now += 5
        box.pause_edits()
        assert len(box.edits) == 30
        clock.now += 100
        caller.query("queryStdomOrder")
        box.resume_edits()
        caller.query("queryStdomOrder")
        assert len(box.edits) == 30
        clock.now += 1
        caller.query("queryStdomOrder")
        assert len(box.edits) == 32


def test_edits_go_on_while_nobody_asks() -> None:
    with calling(Sandbox(**SETTINGS, edits_per_second=200)) as caller:
        while len(caller.server.edits) < 20:
            time.sleep(0.01)


def test_only_the_kinds_that_were_told_are_edited() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock(), edit_kinds=["returns", "mall_orders"])) as caller:
        assert {edit.kind for edit in caller.server.apply_edits(40)} == {"returns", "mall_orders"}


@pytest.mark.parametrize("orders", [0, 1])
def test_edits_of_hardly_anything(orders: int) -> None:
    with calling(Sandbox(orders=orders, clock=Clock(), page_size=100)) as caller:
        assert len(caller.server.apply_edits(200)) == 200
        for kind in KINDS:
            assert listed(caller, kind) == caller.server.snapshot(kind)


def test_writes_go_on_beside_edits(order: dict[str, Any]) -> None:
    """Whatever was edited, the operations of the API answer, with a success or a reason."""
    with calling(Sandbox(**SETTINGS, clock=Clock(), edits_per_request=5)) as caller:
        box = caller.server
        box.apply_edits(500)
        for number, shipment in enumerate(box.ids("shipments")[:60]):
            caller.envelope("cancelSendOrder", {"ids": shipment})
            caller.write("addStdomOrder", {**order, "order_no": f"MINE-{number}"})
        assert caller.everything("queryStdomOrder", status="1")


@pytest.mark.parametrize(
    "wrong", [{"edits_per_second": -1}, {"edits_per_request": -0.1}, {"late_by": -1}, {"same_second": -1},
              {"edit_kinds": ["order"]}, {"edits_per_second": float("nan")}, {"edits_per_request": float("inf")}]
)  # fmt: skip
def test_settings_that_make_no_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Sandbox(**wrong)


def test_time_of_an_edit_is_of_the_sandbox() -> None:
    clock = Clock()
    with calling(Sandbox(**SETTINGS, clock=clock)) as caller:
        clock.now += 0.7
        (edit,) = caller.server.apply_edits()
        if edit.action != "late":
            assert edit.at == int(clock.now)
        assert caller.server.modified(edit.kind, edit.id) == datetime.fromtimestamp(edit.at, CHINA)
