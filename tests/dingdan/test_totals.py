"""When the total of a platform ends a query, and when the next page is asked for all the same."""

from __future__ import annotations

from typing import Any

import pytest

from dingdan import InvalidRequest, PagingError
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import ScriptedServer, wshoto_rows


def rows(*numbers: int) -> list[dict[str, Any]]:
    return [{"id": number} for number in numbers]


def codes(*numbers: int) -> list[dict[str, Any]]:
    return [{"order_code": str(number)} for number in numbers]


def numbers(records: list[Any]) -> list[int]:
    return [int(next(iter(record.raw.values()))) for record in records]


def asked(server: ScriptedServer, name: str = "page_num") -> list[int]:
    return [each.json[name] for each in server.asked]


@pytest.mark.finding(4)
class TestSkippedPages:
    """The query starts at a later page: how many rows were skipped?"""

    def test_platform_that_caps_pages_is_read_to_the_end(self, ws: Calls, server: ScriptedServer) -> None:
        """450 rows, 100 a page though 1000 are asked for, from page 3 on."""
        pages = [codes(*range(200, 300)), codes(*range(300, 400)), codes(*range(400, 450)), []]
        server.will(*(wshoto_rows(*each, total=450) for each in pages))
        found = ws.rows(
            lambda client: client.mall_orders.list(type=1, start_time=1, page_size=1000, current_index=3),
        )
        assert numbers(found) == [*range(200, 450)]
        assert asked(server, "current_index") == [3, 4, 5, 6]

    def test_cap_that_happens_to_make_up_the_total_is_read_on(self, ws: Calls, server: ScriptedServer) -> None:
        """2 skipped pages of 100 would make 250 with these 50 rows; the platform gives 50 a page."""
        pages = [rows(*range(100, 150)), rows(*range(150, 200)), rows(*range(200, 250)), []]
        server.will(*(wshoto_rows(*each, total=250) for each in pages))
        found = ws.rows(lambda client: client.valet_orders.list(page_num=3, page_size=100))
        assert numbers(found) == [*range(100, 250)]

    def test_page_as_large_as_asked_confirms_the_size(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(5, 6), total=7), wshoto_rows(*rows(7), total=7))
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_num=3, page_size=2))) == [5, 6, 7]

    def test_short_page_alone_confirms_nothing(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(5), total=5), wshoto_rows(total=5))
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_num=3, page_size=2))) == [5]
        assert asked(server) == [3, 4]

    def test_last_page_given_again_beyond_the_end_is_the_end(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(5), total=5), wshoto_rows(*rows(5), total=5))
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_num=3, page_size=2))) == [5]

    def test_total_beyond_all_that_can_have_been_skipped_is_an_error(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(5), total=9), wshoto_rows(total=9))
        with pytest.raises(PagingError, match="reported 9 rows, but sent an empty page after 5"):
            ws.rows(lambda client: client.valet_orders.list(page_num=3, page_size=2))

    def test_pages_larger_than_asked_hide_what_was_skipped(self, ws: Calls, server: ScriptedServer) -> None:
        """The platform has a size of its own, 3 a page, and sends the rest of 9."""
        server.will(wshoto_rows(*rows(6, 7, 8), total=9), wshoto_rows(total=9))
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_num=3, page_size=1))) == [6, 7, 8]


@pytest.mark.finding(5)
class TestFullPages:
    """A full page is followed by a request for the next, whatever the total says."""

    @pytest.mark.parametrize("size", [1, 2, 20])
    def test_total_that_counts_the_page_ends_nothing(self, ws: Calls, server: ScriptedServer, size: int) -> None:
        pages = [rows(*range(size)), rows(*range(size, 2 * size)), []]
        server.will(*(wshoto_rows(*each, total=len(each)) for each in pages))
        found = ws.rows(lambda client: client.valet_orders.list(page_size=size))
        assert numbers(found) == [*range(2 * size)]
        assert asked(server) == [1, 2, 3]

    def test_short_last_page_ends_where_the_total_counts_the_page(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*codes(1, 2), total=2), wshoto_rows(*codes(3), total=1))
        found = ws.rows(lambda client: client.mall_orders.list(type=1, start_time=1, page_size=2))
        assert numbers(found) == [1, 2, 3]
        assert asked(server, "current_index") == [1, 2]

    def test_page_below_a_large_size_may_be_a_capped_one(self, ws: Calls, server: ScriptedServer) -> None:
        """100 rows a page at most, and a total that counts the page."""
        pages = [rows(*range(100)), rows(*range(100, 130))]
        server.will(*(wshoto_rows(*each, total=len(each)) for each in pages))
        assert len(ws.rows(lambda client: client.valet_orders.list(page_size=1000))) == 130
        assert asked(server) == [1, 2]

    @pytest.mark.parametrize("size", [20, 1000])
    def test_few_rows_cost_one_request(self, ws: Calls, server: ScriptedServer, size: int) -> None:
        server.will(wshoto_rows(*rows(1, 2, 3), total=3))
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_size=size))) == [1, 2, 3]
        assert asked(server) == [1]

    def test_full_last_page_costs_one_request_more(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(1, 2), total=4), wshoto_rows(*rows(3, 4), total=4), wshoto_rows(total=4))
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_size=2))) == [1, 2, 3, 4]
        assert asked(server) == [1, 2, 3]

    @pytest.mark.parametrize("again", [(3, 4), (1, 2)], ids=["the last page", "the first page"])
    def test_server_without_an_empty_page_beyond_the_last_is_no_error(
        self, ws: Calls, server: ScriptedServer, again: tuple[int, int]
    ) -> None:
        """It answers a page beyond the last with one that it has; no row is given twice."""
        server.will(
            wshoto_rows(*rows(1, 2), total=4), wshoto_rows(*rows(3, 4), total=4), wshoto_rows(*rows(*again), total=4)
        )
        assert numbers(ws.rows(lambda client: client.valet_orders.list(page_size=2))) == [1, 2, 3, 4]

    def test_repeated_page_with_a_total_that_grew_is_an_error(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(1, 2), total=2), wshoto_rows(*rows(1, 2), total=5))
        with pytest.raises(PagingError):
            ws.rows(lambda client: client.valet_orders.list(page_size=2))

    def test_size_that_cannot_be_read_leaves_the_total_in_doubt(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*rows(1, 2), total=2), wshoto_rows(*rows(3), total=1))
        assert numbers(ws.rows(lambda client: client.valet_orders.list(extra_body={"page_size": "many"}))) == [1, 2, 3]


@pytest.mark.finding(4)
class TestImpossiblePages:
    """A page before the first, or of no rows, is asked for by a slip."""

    @pytest.mark.parametrize("number", [0, -1])
    def test_page_before_the_first_is_refused(self, wq: Calls, ws: Calls, server: ScriptedServer, number: int) -> None:
        with pytest.raises(InvalidRequest, match="page_number: counts from 1"):
            wq(lambda client: client.orders.query(page_number=number))
        with pytest.raises(InvalidRequest, match="current_index: counts from 1"):
            ws(lambda client: client.mall_orders.list(type=1, start_time=1, current_index=number))
        assert server.asked == []

    @pytest.mark.parametrize("size", [0, -5])
    def test_page_of_no_rows_is_refused(self, ws: Calls, server: ScriptedServer, size: int) -> None:
        with pytest.raises(InvalidRequest, match="page_size: must be a number of rows, 1 or more"):
            ws(lambda client: client.valet_orders.list(page_size=size))
        assert server.asked == []
