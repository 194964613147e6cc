"""What reading a page costs, counted and not timed: JSON decoded, and memory held.

The last tests put a regression back and see that the counts notice it.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

import dingdan.codec._decode
import dingdan.codec._envelope
import dingdan.codec._wire
from dingdan import Page, Waiqin365
from dingdan_runtime.decoding import decode_record
from dingdan_sandbox import Sandbox, running
from tests.support.profiled import profiled
from waiqin365_api.records import StdomOrder

ORDERS, LINES = 40, 10


@pytest.fixture(scope="module")
def wq() -> Iterator[Waiqin365]:
    with (
        running(Sandbox(orders=ORDERS, lines=LINES)) as server,
        Waiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=server.url) as client,
    ):
        read(client.orders.query())  # what is first used is ready from here on
        yield client


def read(page: Page[StdomOrder]) -> list[StdomOrder]:
    """Read some of each order of one page and of all their lines."""
    for order in page.records:
        assert order.order_no
        assert order.order_amount is not None
        assert all(line.product_code for line in order.prods)
    return page.records


def decodes(work: Callable[[], Any]) -> Counter[str]:
    """How often `work` has JSON decoded, by what it is decoded as."""
    found: Counter[str] = Counter()

    def count(_: Any, event: str, called: Any) -> None:
        if event == "c_call" and called.__name__ == "decode" and isinstance(called.__self__, msgspec.json.Decoder):
            found[str(called.__self__.type).replace("waiqin365_api.records.", "")] += 1

    profiled(work, count)
    return found


def check_decodes_of_a_page(wq: Waiqin365) -> Page[StdomOrder]:
    """The envelope once, its text in pieces, the list of rows once, and each row once."""
    pages: list[Page[StdomOrder]] = []
    found = decodes(lambda: pages.append(wq.orders.query()))
    pieces = found.pop("<class 'str'>")
    told = 3  # return_code, return_msg, msg_id
    assert pieces <= len(pages[0].response.content) // dingdan.codec._wire.CHUNK + 1 + told
    assert found == {
        "dict[str, msgspec.Raw]": 1,
        "list[msgspec.Raw]": 1,
        "<class 'StdomOrder'>": ORDERS,
    }
    return pages[0]


def check_decodes_of_reading(page: Page[StdomOrder]) -> None:
    """The lines of an order at once, and only once."""
    assert decodes(lambda: read(page)) == {"list[StdomOrderLine]": ORDERS}
    assert decodes(lambda: read(page)) == {}


def held(make: Callable[[], Any]) -> int:
    """Bytes that what `make` gives holds."""
    kept = make()  # once before, so that what is made only once does not count
    del kept
    gc.collect()
    tracemalloc.start()
    kept = make()
    gc.collect()
    found = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del kept
    return found


def check_memory_of_records(wq: Waiqin365) -> None:
    """Records hold their JSON, and what has been read of it; the page that they came in is let go."""
    wires = sum(len(order.raw_json) for order in wq.orders.query().records)
    untouched = held(lambda: wq.orders.query().records)
    touched = held(lambda: read(wq.orders.query()))
    assert untouched < 1.5 * wires
    assert touched < 3.5 * wires


def test_json_is_decoded_once(wq: Waiqin365) -> None:
    check_decodes_of_reading(check_decodes_of_a_page(wq))


def test_each_part_keeps_its_own_bytes_without_decoding(wq: Waiqin365) -> None:
    order = wq.orders.query().records[0]
    lines = order.prods
    assert decodes(lambda: [line.raw_json for line in lines]) == {"list[msgspec.Raw]": 1}


def test_records_hold_little_more_than_their_bytes(wq: Waiqin365) -> None:
    check_memory_of_records(wq)


class TestRegressionIsNoticed:
    def test_second_parse_of_rows(self, wq: Waiqin365, monkeypatch: pytest.MonkeyPatch) -> None:
        def twice(kind: Any, wire: bytes) -> Any:
            decode_record(kind, wire)
            return decode_record(kind, wire)

        monkeypatch.setattr(dingdan.codec._decode, "decode_record", twice)
        with pytest.raises(AssertionError):
            check_decodes_of_a_page(wq)

    def test_second_parse_of_the_page(self, wq: Waiqin365, monkeypatch: pytest.MonkeyPatch) -> None:
        unwrap = dingdan.codec._envelope.EnvelopeDecoder.unwrap

        def twice(*arguments: Any) -> Any:
            unwrap(*arguments)
            return unwrap(*arguments)

        monkeypatch.setattr(dingdan.codec._envelope.EnvelopeDecoder, "unwrap", twice)
        with pytest.raises(AssertionError):
            check_decodes_of_a_page(wq)

    def test_lines_that_are_decoded_each_time(self, wq: Waiqin365, monkeypatch: pytest.MonkeyPatch) -> None:
        prods: Any = StdomOrder._attributes["prods"]  # type: ignore[misc]
        monkeypatch.setattr(StdomOrder, "prods", property(prods.__get__))
        with pytest.raises(AssertionError):
            check_decodes_of_reading(wq.orders.query())

    def test_bytes_that_are_kept_twice(self, wq: Waiqin365, monkeypatch: pytest.MonkeyPatch) -> None:
        def keeping(kind: Any, wire: bytes) -> Any:
            record = decode_record(kind, wire)
            record.__dict__["_again"] = bytearray(wire)
            return record

        monkeypatch.setattr(dingdan.codec._decode, "decode_record", keeping)
        with pytest.raises(AssertionError):
            check_memory_of_records(wq)
