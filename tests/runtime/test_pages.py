"""Pages, and going on from one to the next."""

from __future__ import annotations

import copy
import pickle
import weakref
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest

from dingdan_runtime import Ack, AsyncPage, AsyncPager, Page

RESPONSE = httpx.Response(200)


def chain(*pages: list[int], fetched: list[int]) -> Page[int]:
    """The first of `pages`, each knowing how to fetch the next; fetching notes the page's place."""

    def make(place: int) -> Page[int]:
        def fetch() -> Page[int]:
            fetched.append(place + 1)
            return make(place + 1)

        return Page(pages[place], None, RESPONSE, fetch if place + 1 < len(pages) else None)

    return make(0)


def async_first(*pages: list[int], fetched: list[int]) -> Callable[[], Awaitable[AsyncPage[int]]]:
    """What fetches the first of `pages`; every fetch notes the page's place."""

    def fetching(place: int) -> Callable[[], Awaitable[AsyncPage[int]]]:
        async def fetch() -> AsyncPage[int]:
            fetched.append(place)
            onward = fetching(place + 1) if place + 1 < len(pages) else None
            return AsyncPage(pages[place], len(pages), RESPONSE, onward)

        return fetch

    return fetching(0)


class TestPage:
    def test_iterating_goes_on_through_all_pages(self) -> None:
        fetched: list[int] = []
        page = chain([1, 2], [], [3], fetched=fetched)
        assert list(page) == [1, 2, 3]
        assert fetched == [1, 2]

    def test_page_is_fetched_when_its_first_record_is_asked_for(self) -> None:
        fetched: list[int] = []
        records = iter(chain([1], [2], fetched=fetched))
        assert (next(records), fetched) == (1, [])
        assert (next(records), fetched) == (2, [1])

    def test_page_can_be_iterated_again(self) -> None:
        page = chain([1], [2], fetched=[])
        assert [list(page), list(page)] == [[1, 2], [1, 2]]

    def test_iter_pages_gives_this_page_and_all_that_follow(self) -> None:
        page = chain([1], [2], [3], fetched=[])
        assert [each.records for each in page.get_next_page().iter_pages()] == [[2], [3]]

    def test_next_page_is_the_same_when_asked_for_twice(self) -> None:
        page = chain([1], [2], fetched=[])
        assert page.get_next_page().records == page.get_next_page().records == [2]

    def test_last_page_has_no_next(self) -> None:
        page = chain([1], [2], fetched=[])
        last = page.get_next_page()
        assert (page.has_next_page(), last.has_next_page()) == (True, False)
        with pytest.raises(LookupError, match=r"this is the last page; check has_next_page\(\) first"):
            last.get_next_page()

    @pytest.mark.finding(45)
    def test_page_shows_its_size_and_whether_there_is_more(self) -> None:
        page = chain([1] * 1000, [2], fetched=[])
        assert repr(page) == "Page(1000 records, has_next_page=True)"
        assert repr(Page([1], 5, RESPONSE)) == "Page(1 records, total=5, has_next_page=False)"

    @pytest.mark.finding(8)
    def test_to_list_reads_all_pages_first(self) -> None:
        fetched: list[int] = []
        found = chain([1, 2], [], [3], fetched=fetched).to_list()
        assert (found, fetched) == ([1, 2, 3], [1, 2])

    @pytest.mark.finding(8)
    def test_to_list_of_a_later_page_begins_there(self) -> None:
        assert chain([1], [2], [3], fetched=[]).get_next_page().to_list() == [2, 3]

    @pytest.mark.finding(8)
    def test_to_list_does_not_touch_the_records_of_a_page(self) -> None:
        page = chain([1], [2], fetched=[])
        page.to_list().append(9)
        assert (page.records, page.to_list()) == ([1], [1, 2])

    @pytest.mark.finding(35)
    def test_pickled_page_has_its_records_and_says_that_its_client_is_gone(self) -> None:
        page = pickle.loads(pickle.dumps(chain([1], [2], fetched=[])))
        for again in (page, pickle.loads(pickle.dumps(page))):
            assert (again.records, again.total, again.response.status_code) == ([1], None, 200)
            assert again.has_next_page()
            with pytest.raises(LookupError, match=r"an unpickled page has no client .* run the query again"):
                again.get_next_page()

    @pytest.mark.finding(35)
    def test_pickled_page_does_not_end_in_silence(self) -> None:
        page = pickle.loads(pickle.dumps(chain([1], [2], fetched=[])))
        found = []
        with pytest.raises(LookupError):
            found.extend(iter(page))
        with pytest.raises(LookupError):
            page.to_list()

    @pytest.mark.finding(35)
    def test_pickled_last_page_is_the_last(self) -> None:
        page = pickle.loads(pickle.dumps(Page([1], 1, RESPONSE)))
        assert (list(page), page.has_next_page()) == ([1], False)

    @pytest.mark.finding(35)
    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
    def test_copied_page_keeps_its_client(self, copied: Callable[[Page[int]], Page[int]]) -> None:
        assert list(copied(chain([1], [2], fetched=[]))) == [1, 2]

    def test_page_cannot_be_changed(self) -> None:
        with pytest.raises(AttributeError):
            Page([1], 5, RESPONSE).total = 6  # type: ignore[misc]


class TestAsyncPage:
    pytestmark = pytest.mark.anyio

    async def test_awaiting_a_query_gives_its_first_page(self) -> None:
        fetched: list[int] = []
        page = await AsyncPager(async_first([1], [2], fetched=fetched))
        assert (page.records, page.total, page.has_next_page(), fetched) == ([1], 2, True, [0])

    async def test_query_is_not_sent_before_it_is_awaited(self) -> None:
        fetched: list[int] = []
        AsyncPager(async_first([1], fetched=fetched))
        assert fetched == []

    async def test_iterating_a_query_goes_on_through_all_pages(self) -> None:
        fetched: list[int] = []
        pager = AsyncPager(async_first([1, 2], [], [3], fetched=fetched))
        assert [record async for record in pager] == [1, 2, 3]
        assert fetched == [0, 1, 2]

    async def test_iter_pages_of_a_query_gives_all_pages(self) -> None:
        pager = AsyncPager(async_first([1], [2], fetched=[]))
        assert [page.records async for page in pager.iter_pages()] == [[1], [2]]

    async def test_iterating_a_page_goes_on_from_it(self) -> None:
        page = await (await AsyncPager(async_first([1], [2], [3], fetched=[]))).get_next_page()
        assert [record async for record in page] == [2, 3]

    async def test_page_is_fetched_when_its_first_record_is_asked_for(self) -> None:
        fetched: list[int] = []
        records = aiter(AsyncPager(async_first([1], [2], fetched=fetched)))
        assert (await anext(records), fetched) == (1, [0])
        assert (await anext(records), fetched) == (2, [0, 1])

    async def test_next_page_is_the_same_when_asked_for_twice(self) -> None:
        page = await AsyncPager(async_first([1], [2], fetched=[]))
        assert [(await page.get_next_page()).records, (await page.get_next_page()).records] == [[2], [2]]

    async def test_last_page_has_no_next(self) -> None:
        page = await AsyncPager(async_first([1], fetched=[]))
        assert not page.has_next_page()
        with pytest.raises(LookupError, match="this is the last page"):
            await page.get_next_page()

    @pytest.mark.finding(45)
    async def test_page_shows_its_size_and_whether_there_is_more(self) -> None:
        page = await AsyncPager(async_first([1], [2], fetched=[]))
        assert repr(page) == "AsyncPage(1 records, total=2, has_next_page=True)"

    @pytest.mark.finding(8)
    async def test_to_list_reads_all_pages_first(self) -> None:
        fetched: list[int] = []
        pager = AsyncPager(async_first([1, 2], [], [3], fetched=fetched))
        assert (await pager.to_list(), fetched) == ([1, 2, 3], [0, 1, 2])
        page = await (await pager).get_next_page()
        assert await page.to_list() == [3]

    @pytest.mark.finding(35)
    async def test_pickled_page_says_that_its_client_is_gone(self) -> None:
        page = pickle.loads(pickle.dumps(await AsyncPager(async_first([1], [2], fetched=[]))))
        assert (page.records, page.has_next_page()) == ([1], True)
        for going_on in (page.get_next_page, page.to_list):
            with pytest.raises(LookupError, match="run the query again"):
                await going_on()

    @pytest.mark.finding(49)
    @pytest.mark.parametrize("name", ["records", "total", "response", "has_next_page", "get_next_page", "to_dicts"])
    async def test_page_attribute_of_a_query_says_what_was_forgotten(self, name: str) -> None:
        pager = AsyncPager(async_first([1], fetched=[]))
        with pytest.raises(AttributeError, match=f"has no {name}: .* await it .* or iterate over it with async for"):
            getattr(pager, name)
        assert not hasattr(pager, name)

    @pytest.mark.finding(49)
    async def test_blocking_loop_says_that_it_takes_async_for(self) -> None:
        pager: Any = AsyncPager(async_first([1], fetched=[]))
        for each in (pager, await pager):
            with pytest.raises(TypeError, match="async for"):
                list(each)

    @pytest.mark.finding(49)
    async def test_query_that_is_not_sent_shows_so(self) -> None:
        assert repr(AsyncPager(async_first([1], fetched=[]))) == "AsyncPager(not sent yet)"


def test_ack_shows_no_response() -> None:
    ack = Ack("m1", "ok", {"id": "7"}, RESPONSE)
    assert repr(ack) == "Ack(msg_id='m1', message='ok', data={'id': '7'})"


class TestPagesAreLetGo:
    """While a page is fetched none before it is kept, not even the first."""

    @pytest.mark.parametrize("over", [iter, Page.iter_pages, Page.to_list], ids=["records", "pages", "list"])
    def test_blocking(self, over: Callable[[Page[int]], Iterator[object]]) -> None:
        kept: list[int] = []
        responses: list[weakref.ref[httpx.Response]] = []

        def page(number: int) -> Page[int]:
            kept.append(sum(response() is not None for response in responses))
            response = httpx.Response(200)
            responses.append(weakref.ref(response))
            return Page([number], None, response, (lambda: page(number + 1)) if number < 3 else None)

        for _ in over(page(0)):
            del _
        assert kept == [0, 0, 0, 0]

    @pytest.mark.anyio
    @pytest.mark.parametrize("over", [AsyncPager.__aiter__, AsyncPager.iter_pages], ids=["records", "pages"])
    async def test_asynchronous(self, over: Callable[[AsyncPager[int]], AsyncIterator[object]]) -> None:
        kept: list[int] = []
        responses: list[weakref.ref[httpx.Response]] = []

        async def page(number: int) -> AsyncPage[int]:
            kept.append(sum(response() is not None for response in responses))
            response = httpx.Response(200)
            responses.append(weakref.ref(response))
            return AsyncPage([number], None, response, (lambda: page(number + 1)) if number < 3 else None)

        async for _ in over(AsyncPager(lambda: page(0))):
            del _
        assert kept == [0, 0, 0, 0]
