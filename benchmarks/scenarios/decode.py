"""Decoding of a page of 1000 orders with 1, 10 or 100 lines each, from the response's bytes to the values read.

The values of these pages repeat as those of the sandbox do; those of the `distinct` page, with 10 lines, do not.
A program reads nothing, or ten fields of each order and four of each line, or all fields of the spec. Dingdan's time is
that of a whole call through a transport that returns the response from memory.
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any, Literal
from zoneinfo import ZoneInfo

from benchmarks import materials
from benchmarks.case import Case, Run, Target
from dingdan_runtime import Amount, Id, LocalDate, LocalDateTime

Decode = Callable[[bytes], Any]
Read = Callable[[Any], None]

ORDER_FIELDS = (
    *("id", "order_no", "order_date", "submit_time", "cm_code", "cm_name", "order_status", "order_amount"),
    *("actual_amount", "storehouse_code"),
)
LINE_FIELDS = ("product_code", "order_count", "price", "order_amount")


# What is read: plain statements, written out once, so that no peer pays for a loop over names.


def reader(
    order: list[str], line: list[str], lines: str = "order.prods", tools: Mapping[str, Any] | None = None
) -> Read:
    """Compile a function that executes these statements for each order and each line."""
    body = [f"  {statement}" for statement in order]
    body += [f"  for line in {lines}:", *(f"   {statement}" for statement in line)]
    source = "\n".join(["def read(orders):", " for order in orders:", *body])
    names = dict(tools or {})
    exec(source, names)
    read: Read = names["read"]
    return read


def nothing(orders: Any) -> None:
    """Read nothing."""


def of_attributes(fields: tuple[tuple[str, ...], tuple[str, ...]]) -> Read:
    """Return a function that reads attributes."""
    return reader([f"order.{name}" for name in fields[0]], [f"line.{name}" for name in fields[1]])


def of_items(fields: tuple[tuple[str, ...], tuple[str, ...]]) -> Read:
    """Return a function that reads items of dicts."""
    return reader(
        [f"order[{name!r}]" for name in fields[0]], [f"line[{name!r}]" for name in fields[1]], "order['prods']"
    )


SOME = (ORDER_FIELDS, LINE_FIELDS)


def everything(*, parts: str) -> Read:
    """Return a function that reads all fields of the spec and custom fields; `parts` is `attributes` or `items`."""

    def get(of: str, name: str) -> str:
        return f"{of}.{name}" if parts == "attributes" else f"{of}[{name!r}]"

    def statements(of: str, annotations: dict[str, Any], custom: str) -> list[str]:
        named = [get(of, name) for name in annotations if name not in ("prods", custom)]
        return [*named, f"for ext in {get(of, custom)}: {get('ext', 'ext_key')}; {get('ext', 'ext_value')}"]

    order, line = described()
    return reader(statements("order", order, "exts"), statements("line", line, "exts_detail"), get("order", "prods"))


CONVERSIONS: dict[Any, str] = {
    Amount: "Decimal({0}) if {0} else None",
    LocalDateTime: "datetime.fromisoformat({0}).replace(tzinfo=SHANGHAI) if {0} else None",
    LocalDate: "date.fromisoformat({0}[:10]) if {0} else None",
    Id: "str({0}) if {0} else None",
}
"""The hand-written conversions of values of a dict to those of a record, by type."""


def everything_converted() -> Read:
    """Return a function that reads all fields of the spec from dicts and converts amounts, times and ids."""

    def statements(of: str, annotations: dict[str, Any], custom: str) -> list[str]:
        return [
            CONVERSIONS.get(kind, "{0}").format(f"{of}[{name!r}]")
            for name, kind in annotations.items()
            if name not in ("prods", custom)
        ] + [f"for ext in {of}[{custom!r}]: ext['ext_key']; ext['ext_value']"]

    order, line = described()
    tools = {"Decimal": Decimal, "date": date, "datetime": datetime, "SHANGHAI": ZoneInfo("Asia/Shanghai")}
    return reader(statements("order", order, "exts"), statements("line", line, "exts_detail"), "order['prods']", tools)


def described() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields of an order and of a line, with the types of their attributes."""
    from waiqin365_api.records import StdomOrder, StdomOrderLine

    return StdomOrder.__annotations__, StdomOrderLine.__annotations__


# How a page becomes records, or what stands for them.


def dingdan_page() -> Decode:
    """Return a function that decodes with Dingdan's client; the transport does not copy the response."""
    import httpx

    from dingdan import Waiqin365

    answer = b""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=answer))
    client = Waiqin365(
        openid="benchmark",
        appkey="benchmark",
        base_url="https://benchmark.invalid",
        http_client=httpx.Client(transport=transport),
    )

    def decode(body: bytes) -> Any:
        nonlocal answer
        answer = body
        return client.orders.query().records

    return decode


def orjson_twice() -> Decode:
    """Return a function that decodes to dicts with orjson."""
    import orjson

    return lambda body: orjson.loads(orjson.loads(body)["response_data"])


def json_twice() -> Decode:
    """Return a function that decodes to dicts with the standard library."""
    return lambda body: json.loads(json.loads(body)["response_data"])


def from_dict(loads: str) -> Decode:
    """Return a function that decodes to models of openapi-python-client, from dicts of a JSON library."""
    sys.path.insert(0, str(materials.FOLDER / "peers"))
    from attrs_models.models import QueryStdomOrderResponse

    load = importlib.import_module(loads).loads

    def decode(body: bytes) -> Any:
        envelope = load(body)
        envelope["response_data"] = load(envelope["response_data"])
        return QueryStdomOrderResponse.from_dict(envelope).response_data

    return decode


def pydantic_models() -> Decode:
    """Return a function that decodes to pydantic models directly from JSON; amounts and times stay text."""
    sys.path.insert(0, str(materials.FOLDER / "peers"))
    from pydantic import TypeAdapter
    from pydantic_core import from_json
    from pydantic_models import StdomOrder

    adapter = TypeAdapter(list[StdomOrder])
    return lambda body: adapter.validate_json(from_json(body)["response_data"])


def pandas_frame() -> Decode:
    """Return a function that decodes to a DataFrame of orders; the lines stay dicts."""
    import pandas

    return lambda body: pandas.DataFrame(json.loads(json.loads(body)["response_data"]))


@contextmanager
def prepared(lines: int, distinct: bool, decode_of: Callable[[], Decode], read_of: Callable[[], Read]) -> Iterator[Run]:
    """Prepare the decoding and reading of a page; yield the timed function. A page of one order warms up caches."""
    decode, read = decode_of(), read_of()
    read(decode(materials.page(lines, orders=1, distinct=distinct)))
    body = materials.page(lines, distinct=distinct)
    gc.collect()

    def run() -> None:
        orders = decode(body)
        read(orders)

    yield run


def case(page: str, way: str) -> Case:
    """Return the case of a page."""
    lines, distinct = PAGES[page]

    def prepare() -> AbstractContextManager[Run]:
        return prepared(lines, distinct, *WAYS[way])

    large = lines >= 100
    return Case(prepare, passes=1 if large else 3, full=large)


def untouched() -> Read:
    """Return a function that reads nothing."""
    return nothing


WAYS: dict[str, tuple[Callable[[], Decode], Callable[[], Read]]] = {
    "dingdan, untouched": (dingdan_page, untouched),
    "dingdan, 10 + 4 fields": (dingdan_page, partial(of_attributes, SOME)),
    "dingdan, everything": (dingdan_page, partial(everything, parts="attributes")),
    "orjson twice, untouched": (orjson_twice, untouched),
    "orjson twice, 10 + 4 fields": (orjson_twice, partial(of_items, SOME)),
    "orjson twice, everything": (orjson_twice, partial(everything, parts="items")),
    "orjson twice, everything converted": (orjson_twice, everything_converted),
    "json twice, untouched": (json_twice, untouched),
    "from_dict of json, 10 + 4 fields": (partial(from_dict, "json"), partial(of_attributes, SOME)),
    "from_dict of orjson, 10 + 4 fields": (partial(from_dict, "orjson"), partial(of_attributes, SOME)),
    "pydantic, untouched": (pydantic_models, untouched),
    "pydantic, everything": (pydantic_models, partial(everything, parts="attributes")),
    "pandas, untouched": (pandas_frame, untouched),
}


PAGES = {f"{lines} {'line' if lines == 1 else 'lines'}": (lines, False) for lines in materials.LINES} | {
    "distinct": (materials.DISTINCT_LINES, True)
}
"""The lines per order of each page, and True if its values do not repeat."""


def named(page: str, way: str) -> str:
    """Return the name of a case."""
    return f"{page}: {way}"


HELD: tuple[tuple[str, str, str, float, str, Literal["at most", "at least"]], ...] = (
    ("untouched", "dingdan, untouched", "orjson twice, untouched", 0.7, "seconds", "at most"),
    ("untouched, memory", "dingdan, untouched", "orjson twice, untouched", 0.6, "peak_bytes", "at most"),
    ("10 + 4 fields read", "dingdan, 10 + 4 fields", "orjson twice, untouched", 1.0, "seconds", "at most"),
    ("everything read", "dingdan, everything", "orjson twice, untouched", 1.5, "seconds", "at most"),
)
MIDDLE = "10 lines"
"""The page for the cases `from_dict`: with the standard library, which its client uses, and with
orjson, which is the fastest."""

CASES = {named(page, way): case(page, way) for page in PAGES for way in WAYS}
TARGETS = [
    Target(named(page, name), named(page, of), named(page, against), limit, metric=metric, kind=kind)
    for page in PAGES
    for name, of, against, limit, metric, kind in HELD
] + [
    Target(
        named(MIDDLE, f"from_dict of {loads}"),
        named(MIDDLE, f"from_dict of {loads}, 10 + 4 fields"),
        named(MIDDLE, "dingdan, 10 + 4 fields"),
        3.0,
        kind="at least",
    )
    for loads in ("json", "orjson")
]
