"""Pages that come again: told by the ids of their records, and never read for ever."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from dingdan import PagingError
from dingdan._paging import MOST_REPEATS, PAGES_BEFORE_JUDGING, SAMPLE_SIZE, DecodedPage, Progress, Sample, start
from dingdan.codec._envelope import ResponsePayload
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import ScriptedServer, waiqin, waiqin_rows, wshoto_rows
from waiqin365_api.operations.orders import QUERY_STDOM_ORDER
from waiqin365_api.records import StdomOrder

MANY = 80
"""Answers that a server has ready which never ends: no query may come to the last."""
FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "orders": ("id", lambda client: client.orders.query()),
    "shipments": ("id", lambda client: client.shipments.query()),
    "returns": ("id", lambda client: client.returns.query()),
    "car_sales": ("id", lambda client: client.car_sales.query()),
    "valet_orders": ("id", lambda client: client.valet_orders.list()),
    "mall_orders": ("order_code", lambda client: client.mall_orders.list(type=1, start_time=1793462400)),
}
"""Every paged call, and the field that its records are told by."""
WSHOTO = ("valet_orders", "mall_orders")


def ids(records: list[Any], field: str = "id") -> list[Any]:
    return [record.raw[field] for record in records]


def page(*numbers: Any, **more: Any) -> Any:
    return waiqin_rows(*({"id": number, **more} for number in numbers))


@pytest.mark.finding(6, 61)
class TestChangingField:
    @pytest.mark.parametrize("name", FIELDS)
    def test_last_page_for_ever_with_a_changing_field_is_an_error(
        self, name: str, wq: Calls, ws: Calls, server: ScriptedServer
    ) -> None:
        field, call = FIELDS[name]

        calls, answer_of = (ws, lambda *rows: wshoto_rows(*rows, total=9)) if name in WSHOTO else (wq, waiqin_rows)

        def answer(moment: int, *numbers: int) -> Any:
            return answer_of(*({field: str(number), "remark": f"printed {moment} times"} for number in numbers))

        server.will(answer(0, 1, 2, 3), *(answer(moment, 4, 5) for moment in range(MANY)))
        with pytest.raises(PagingError, match="page 3: the platform sent a page that it had sent before"):
            calls.rows(call)
        assert len(server.asked) == 3

    @pytest.mark.parametrize("changed", [0, -1], ids=["first row", "last row"])
    def test_server_that_ignores_the_page_number_is_an_error(
        self, wq: Calls, server: ScriptedServer, changed: int
    ) -> None:
        """One value of one row changes: a picture's signed address."""

        def answer(moment: int) -> Any:
            rows = [{"id": str(number), "order_remark": "x"} for number in range(20)]
            rows[changed]["order_remark"] = f"https://pictures.example.com/1.png?expires={moment}"
            return waiqin_rows(*rows)

        server.will(*map(answer, range(MANY)))
        with pytest.raises(PagingError):
            wq.rows(lambda client: client.orders.query())
        assert len(server.asked) == 2

    def test_same_ids_in_another_order_are_the_same_page(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(page(1, 2, 3), page(3, 1, 2), page(7))
        with pytest.raises(PagingError):
            wq.rows(lambda client: client.orders.query())

    def test_ids_once_numbers_and_once_text_are_the_same(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(page(1, 2), page("1", "2"), page(7))
        with pytest.raises(PagingError):
            wq.rows(lambda client: client.orders.query())

    @pytest.mark.parametrize("length", [2, 3, 5])
    def test_server_that_goes_round_is_an_error(self, wq: Calls, server: ScriptedServer, length: int) -> None:
        server.will(*(page(2 * (n % length), 2 * (n % length) + 1, print_count=n) for n in range(MANY)))
        with pytest.raises(PagingError):
            wq.rows(lambda client: client.orders.query())
        assert len(server.asked) == length + 1

    def test_server_that_always_sends_the_newest_rows_is_an_error(self, wq: Calls, server: ScriptedServer) -> None:
        """Whatever page is asked for; a row comes in between two requests."""
        server.will(*(page(*range(n, n + 10)) for n in range(MANY)))
        with pytest.raises(PagingError, match=r"most of the .* rows read had come before"):
            wq.rows(lambda client: client.orders.query())
        assert len(server.asked) <= PAGES_BEFORE_JUDGING

    def test_row_without_an_id_does_not_hide_a_repeated_page(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(
            *(waiqin_rows({"id": "1"}, {"id": ""}, {"id": "3", "order_remark": str(n)}) for n in range(MANY)),
        )
        with pytest.raises(PagingError):
            wq.rows(lambda client: client.orders.query())
        assert len(server.asked) == 2


@pytest.mark.finding(7, 62)
class TestDifferentPages:
    @pytest.mark.parametrize("name", FIELDS)
    def test_pages_that_differ_between_first_and_last_row_are_read(
        self, name: str, wq: Calls, ws: Calls, server: ScriptedServer
    ) -> None:
        field, call = FIELDS[name]
        first, second = ([{field: text} for text in letters] for letters in ("abz", "acz"))
        if name in WSHOTO:
            # An int64 is asked for there, so letters are no ids, and rows are told by their bytes.
            server.will(wshoto_rows(*first, total=6), wshoto_rows(*second, total=6), wshoto_rows(total=6))
            calls = ws
        else:
            server.will(waiqin_rows(*first), waiqin_rows(*second), waiqin("[]"))
            calls = wq
        assert ids(calls.rows(call), field) == [*"abzacz"]

    def test_page_with_as_many_rows_and_other_ids_is_read(self, wq: Calls, server: ScriptedServer) -> None:
        """Rows were put in before those of the first page while it was read: all but one come again."""
        server.will(page(5, 4, 3, 2), page(4, 3, 2, 1), waiqin("[]"))
        assert ids(wq.rows(lambda client: client.orders.query())) == [5, 4, 3, 2, 4, 3, 2, 1]

    def test_page_of_rows_that_all_came_on_different_pages_is_read(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(page(1, 2), page(3, 4), page(2, 3), page(5), waiqin("[]"))
        assert ids(wq.rows(lambda client: client.orders.query())) == [1, 2, 3, 4, 2, 3, 5]

    def test_page_that_is_part_of_an_earlier_one_is_read(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(page(1, 2, 3), page(2, 3), page(4), waiqin("[]"))
        assert ids(wq.rows(lambda client: client.orders.query())) == [1, 2, 3, 2, 3, 4]

    def test_page_with_exactly_the_ids_of_the_one_before_is_an_error(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(page(1, 2), page(1, 2))
        with pytest.raises(PagingError):
            wq.rows(lambda client: client.orders.query())

    def test_many_pages_that_each_move_by_half_are_read(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(*(page(n, n + 1) for n in range(PAGES_BEFORE_JUDGING + 5)), waiqin("[]"))
        assert len(wq.rows(lambda client: client.orders.query())) == 2 * (PAGES_BEFORE_JUDGING + 5)

    @pytest.mark.parametrize("name", ["", None, {}, []])
    def test_rows_without_ids_are_told_by_all_their_bytes(self, wq: Calls, server: ScriptedServer, name: Any) -> None:
        first, second, third = ({"id": name, "order_no": number} for number in "abc")
        server.will(waiqin_rows(first, second), waiqin_rows(first, third), waiqin_rows(third, first))
        with pytest.raises(PagingError, match="page 3"):
            wq.rows(lambda client: client.orders.query())

    def test_id_that_rows_of_a_page_share_tells_nothing(self, wq: Calls, server: ScriptedServer) -> None:
        def rows(*numbers: str) -> Any:
            return waiqin_rows(*({"id": "0", "order_no": number} for number in numbers))

        server.will(rows("a", "b"), rows("c", "d"), waiqin("[]"))
        assert len(wq.rows(lambda client: client.orders.query())) == 4


@pytest.mark.finding(21)
class TestGoingTwice:
    """Pages share one history; who goes twice over the same page must not meet what the first walk saw."""

    def test_pages_can_be_gone_through_again(self, wq_sync: Any, server: ScriptedServer) -> None:
        answers = [page(1), page(2), page(3), waiqin("[]")]
        server.will(*answers, *answers[1:], *answers[2:])
        first = wq_sync.orders.query()
        pages = list(first.iter_pages())
        assert [ids(each.records) for each in first.iter_pages()] == [[1], [2], [3], []]
        assert [ids(each.records) for each in pages[1].iter_pages()] == [[2], [3], []]

    def test_second_walk_may_meet_the_pages_of_the_first_one_later(self, wq_sync: Any, server: ScriptedServer) -> None:
        """Two rows were put in before the second page: its old rows are now on the third."""
        server.will(page(1), page(2), page(3), waiqin("[]"), page(9), page(2), page(3), waiqin("[]"))
        first = wq_sync.orders.query()
        assert ids(list(first)) == [1, 2, 3]
        assert ids(list(first)) == [1, 9, 2, 3]

    def test_second_walk_finds_its_own_repeated_page(self, wq_sync: Any, server: ScriptedServer) -> None:
        server.will(page(1), page(2), page(3), waiqin("[]"), page(9), page(8), page(9, print_count=1))
        first = wq_sync.orders.query()
        list(first)
        with pytest.raises(PagingError, match="page 4"):
            list(first)

    def test_walks_that_take_turns_are_kept_apart(self, wq_sync: Any, server: ScriptedServer) -> None:
        server.will(page(1), page(2), page(3), page(3), page(2), waiqin("[]"), waiqin("[]"))
        first = wq_sync.orders.query()
        one, other = first.get_next_page(), first.get_next_page()
        one, other = one.get_next_page(), other.get_next_page()
        assert (ids(one.records), ids(other.records)) == ([3], [2])
        assert not one.get_next_page().records
        assert not other.get_next_page().records

    @pytest.mark.anyio
    async def test_async_query_can_be_gone_through_again(self, wq_async: Any, server: ScriptedServer) -> None:
        server.will(page(1), page(2), waiqin("[]"), page(2), page(1), waiqin("[]"))
        query = wq_async.orders.query()
        assert [record.id async for record in query] == ["1", "2"]
        assert [record.id async for record in query] == ["2", "1"]


ANSWER = ResponsePayload(data=None, message=None, msg_id=None, response=httpx.Response(200))


def decoded(*numbers: Any) -> DecodedPage:
    rows = [b'{"id":"%d"}' % number for number in numbers]
    return DecodedPage(ANSWER, rows, None, list(map(StdomOrder.from_json, rows)))


def walk(progress: Progress, pages: int) -> list[Progress]:
    """Go through tiny pages, and keep how far each came, as a list of pages does."""
    kept = []
    for number in range(pages):
        onward = progress.advance(QUERY_STDOM_ORDER, decoded(2 * number, 2 * number + 1)).onward
        assert onward is not None
        progress = onward
        kept.append(progress)
    return kept


def bytes_kept(pages: int) -> int:
    tracemalloc.start()
    try:
        kept = walk(start(QUERY_STDOM_ORDER, {"page_number": 1}), pages)
        assert len(kept) == pages
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


@pytest.mark.finding(21)
def test_memory_of_tiny_pages_grows_with_their_number_and_is_small() -> None:
    few, many = bytes_kept(500), bytes_kept(4500)
    assert many < 9 * few * 1.5
    assert many < 5_000_000


@pytest.mark.finding(21)
def test_fetching_each_page_twice_keeps_one_history() -> None:
    progress = start(QUERY_STDOM_ORDER, {"page_number": 1})
    for number in range(200):
        again = [progress.advance(QUERY_STDOM_ORDER, decoded(number, -1 - number)).onward for _ in range(2)]
        one, other = again
        assert one is not None
        assert other is not None
        assert one.history is other.history
        progress = other


@pytest.mark.finding(6, 61)
def test_distinct_rows_are_estimated_in_little_memory() -> None:
    sample = Sample()
    for first in range(0, 100_000, 1000):
        for _ in range(2):
            sample.add([str(number) for number in range(first, first + 1000)])
    assert 80_000 < sample.distinct() < 125_000
    assert MOST_REPEATS * sample.distinct() > 200_000
    assert len(sample._kept) <= SAMPLE_SIZE
