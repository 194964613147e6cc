"""How paged calls go on, and where they end."""

from __future__ import annotations

from typing import Any

import pytest

from dingdan import AsyncPage, AsyncPager, InvalidRequest, Page, PagingError, Timeout
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import STALL, ScriptedServer, waiqin, waiqin_rows, wshoto, wshoto_rows


def rows(*numbers: int) -> list[dict[str, Any]]:
    return [{"id": number} for number in numbers]


def numbers(records: list[Any]) -> list[int]:
    return [record.raw["id"] for record in records]


def page_numbers(server: ScriptedServer, name: str = "page_number") -> list[Any]:
    return [asked.json[name] for asked in server.asked]


class TestWaiqin:
    """Waiqin365 gives no total: only an empty page is the end."""

    def test_goes_on_past_a_short_page_to_an_empty_one(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1, 2)), waiqin_rows(*rows(3)), waiqin_rows(*rows(4, 5)), waiqin("[]"))
        assert numbers(wq.rows(lambda client: client.orders.query(order_status=1))) == [1, 2, 3, 4, 5]
        assert [asked.json for asked in server.asked] == [
            {"order_status": "1", "page_number": number} for number in (1, 2, 3, 4)
        ]

    @pytest.mark.parametrize("empty", ["", None, "null", "[]", []])
    def test_ends_at_whatever_stands_for_no_rows(self, wq: Calls, server: ScriptedServer, empty: Any) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin(empty))
        assert numbers(wq.rows(lambda client: client.shipments.query())) == [1]

    def test_starts_at_the_page_asked_for(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin("[]"))
        assert numbers(wq.rows(lambda client: client.returns.query(page_number=3))) == [1]
        assert page_numbers(server) == [3, 4]

    def test_page_number_of_extra_body_goes_on(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin("[]"))
        wq.rows(lambda client: client.orders.query(extra_body={"page_number": "7", "rows": 50}))
        assert [asked.json for asked in server.asked] == [
            {"page_number": "7", "rows": 50},
            {"page_number": 8, "rows": 50},
        ]

    @pytest.mark.parametrize("number", [None, "first", [1]])
    def test_page_that_is_no_number_is_refused(self, wq: Calls, server: ScriptedServer, number: Any) -> None:
        with pytest.raises(InvalidRequest, match="queryStdomOrder: page_number: takes a page number") as caught:
            wq(lambda client: client.orders.query(extra_body={"page_number": number}))
        assert (caught.value.argument, server.asked) == ("page_number", [])

    def test_page_that_repeats_the_last_is_an_error(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1, 2)), waiqin_rows(*rows(1, 2)))
        with pytest.raises(PagingError, match="queryStdomOrder page 2: the platform sent a page that it had") as caught:
            wq.rows(lambda client: client.orders.query())
        assert (caught.value.msg_id, len(server.asked)) == (server.asked[1].signed[3], 2)
        assert caught.value.page == 2

    def test_page_that_repeats_an_earlier_one_is_an_error(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin_rows(*rows(2)), waiqin_rows(*rows(1)))
        with pytest.raises(PagingError):
            wq.rows(lambda client: client.orders.query())

    def test_pages_that_differ_in_their_last_row_are_two_pages(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1, 2)), waiqin_rows(*rows(1, 3)), waiqin("[]"))
        assert numbers(wq.rows(lambda client: client.orders.query())) == [1, 2, 1, 3]

    def test_msg_id_given_is_for_the_first_page_alone(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin_rows(*rows(2)), waiqin("[]"))
        wq.rows(lambda client: client.orders.query(msg_id="mine-1"))
        first, *others = [asked.signed[3] for asked in server.asked]
        assert first == "mine-1"
        assert len({first, *others}) == 3

    def test_extra_body_is_for_every_page(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin("[]"))
        wq.rows(lambda client: client.orders.query(extra_body={"sort": "asc"}))
        assert page_numbers(server, "sort") == ["asc", "asc"]

    def test_timeout_is_for_every_page(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1)), STALL)
        with pytest.raises(Timeout):
            wq.rows(lambda client: client.orders.query(timeout=0.6))
        assert page_numbers(server) == [1, 2]


class TestWshoto:
    """Wshoto gives a total."""

    def test_ends_when_the_total_is_reached(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(
            wshoto_rows(*rows(1, 2), total=5), wshoto_rows(*rows(3, 4), total=5), wshoto_rows(*rows(5), total=5)
        )
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_size=2))) == [1, 2, 3, 4, 5]
        assert [asked.json for asked in server.asked] == [{"page_num": n, "page_size": 2} for n in (1, 2, 3)]

    def test_counts_the_pages_before_the_one_asked_for(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(5, 6), total=7), wshoto_rows(*rows(7), total=7))
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_num=3, page_size=2))) == [5, 6, 7]
        assert page_numbers(server, "page_num") == [3, 4]

    def test_size_given_as_text_ends_at_the_total_too(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(1, 2), total=3), wshoto_rows(*rows(3), total=3))
        assert numbers(ws.rows(lambda client: client.valet_orders.list(extra_body={"page_size": "2"}))) == [1, 2, 3]

    def test_goes_on_past_a_short_page_while_the_total_is_not_reached(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(1), total=4), wshoto_rows(*rows(2, 3), total=4), wshoto_rows(*rows(4), total=4))
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_size=2))) == [1, 2, 3, 4]

    @pytest.mark.parametrize("empty", [wshoto_rows(total=9), wshoto_rows(), wshoto(None)])
    def test_empty_page_before_the_total_is_reached_is_an_error(
        self, ws: Calls, server: ScriptedServer, empty: Any
    ) -> None:
        """Rows must not be lost in silence."""
        server.will(wshoto_rows(*rows(1), total=9), empty)
        with pytest.raises(PagingError, match="page 2: the platform reported 9 rows, but sent an empty page after 1"):
            ws.rows(lambda client: client.valet_orders.list())

    def test_total_that_shrinks_meanwhile_is_no_error(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(1), total=9), wshoto_rows(*rows(2), total=9), wshoto_rows(total=2))
        assert numbers(ws.rows(lambda client: client.valet_orders.list())) == [1, 2]

    @pytest.mark.parametrize("size", ["many", []])
    def test_size_that_cannot_be_read_ends_at_an_empty_page(self, ws: Calls, server: ScriptedServer, size: Any) -> None:
        server.will(wshoto_rows(*rows(1), total=9), wshoto_rows(total=9))
        body = {"page_size": size}
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_num=3, extra_body=body))) == [1]

    @pytest.mark.parametrize("total", ["2", 2])
    def test_total_may_be_text(self, ws: Calls, server: ScriptedServer, total: Any) -> None:
        server.will(wshoto_rows(*rows(1), total=total), wshoto_rows(*rows(2), total=total))
        assert numbers(ws.rows(lambda client: client.valet_orders.list())) == [1, 2]

    @pytest.mark.parametrize("total", [None, "", "unknown", {}])
    def test_without_a_total_ends_at_an_empty_page(self, ws: Calls, server: ScriptedServer, total: Any) -> None:
        server.will(wshoto_rows(*rows(1), total=total), wshoto(None))
        assert numbers(ws.rows(lambda client: client.valet_orders.list())) == [1]

    def test_page_that_repeats_is_an_error(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(1), total=9), wshoto_rows(*rows(1), total=9))
        with pytest.raises(PagingError, match="valetorderInfoList"):
            ws.rows(lambda client: client.valet_orders.list())

    def test_each_list_names_its_page_in_its_own_way(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(*(wshoto_rows({"order_code": f"M{number}", "id": number}, total=2) for number in (1, 2)))
        assert numbers(ws.rows(lambda client: client.mall_orders.list(type=1, start_time=1780000000))) == [1, 2]
        assert page_numbers(server, "current_index") == [1, 2]
        assert [asked.method for asked in server.asked] == ["GET", "GET"]


class TestPages:
    """The page objects that the clients give."""

    def test_pages_are_fetched_when_asked_for(self, server: ScriptedServer, wq_sync: Any) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin_rows(*rows(2)), waiqin("[]"))
        first = wq_sync.orders.query()
        assert (type(first), page_numbers(server)) == (Page, [1])
        second = first.get_next_page()
        assert (numbers(second.records), page_numbers(server)) == ([2], [1, 2])
        last = second.get_next_page()
        assert (last.records, last.has_next_page(), page_numbers(server)) == ([], False, [1, 2, 3])
        with pytest.raises(LookupError, match="this is the last page"):
            last.get_next_page()

    def test_next_page_can_be_fetched_again(self, server: ScriptedServer, wq_sync: Any) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin_rows(*rows(2)), waiqin_rows(*rows(2)))
        first = wq_sync.orders.query()
        assert numbers(first.get_next_page().records) == numbers(first.get_next_page().records) == [2]
        assert page_numbers(server) == [1, 2, 2]

    def test_page_holds_its_response(self, server: ScriptedServer, wq_sync: Any) -> None:
        server.will(waiqin_rows(*rows(1)))
        assert wq_sync.orders.query().response.json()["msg_id"] == server.asked[0].signed[3]

    @pytest.mark.anyio
    async def test_async_query_is_sent_when_awaited(self, server: ScriptedServer, wq_async: Any) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin_rows(*rows(2)), waiqin("[]"))
        pager = wq_async.orders.query()
        assert (type(pager), server.asked) == (AsyncPager, [])
        first = await pager
        assert (type(first), numbers(first.records), first.has_next_page()) == (AsyncPage, [1], True)
        assert [numbers(page.records) async for page in first.iter_pages()] == [[1], [2], []]
        assert page_numbers(server) == [1, 2, 3]

    @pytest.mark.anyio
    async def test_async_arguments_are_checked_before_anything_is_awaited(
        self, server: ScriptedServer, wq_async: Any
    ) -> None:
        with pytest.raises(InvalidRequest):
            wq_async.orders.query(page_number="1")
        assert server.asked == []
