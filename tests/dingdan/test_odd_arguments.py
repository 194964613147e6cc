"""Arguments of other libraries' types, and values that look right and are not: written or refused, never sent wrong."""

from __future__ import annotations

import enum
import json
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

import pytest

from dingdan import InvalidRequest
from dingdan.codec._encode import to_bytes
from dingdan_runtime import SHANGHAI
from tests.dingdan import stand_ins as like
from tests.dingdan.calling import Calls, encode_body
from tests.dingdan.scripted_server import ScriptedServer, waiqin, waiqin_rows, wshoto, wshoto_rows
from tests.dingdan.test_arguments import EVERY_KIND, refusal, written
from waiqin365_api.openapi_client.models import AddStdomOrderSentItem, AddStdomOrderSentLine
from waiqin365_api.operations.orders import ADD_STDOM_ORDER, QUERY_STDOM_ORDER
from waiqin365_api.operations.shipments import ADD_STDOM_ORDER_SENT

NAN = float("nan")
TIMES = ["waiqin-date-time", "waiqin-date-or-time", "date", "epoch-seconds"]
WHOLE = ["waiqin-id", "decimal", "number", "integer", "long", "code", "integer-code", "comma-separated"]


class Mixed(str, enum.Enum):  # noqa: UP042 - a StrEnum's str() would be its value
    """A code as many programs write it: its own str() is its name."""

    CONFIRMED = "1"


class MixedInt(int, enum.Enum):
    """The same of a number."""

    LARGE = 3


@pytest.mark.finding(11)
@pytest.mark.parametrize("kind", TIMES)
def test_nat_is_refused_where_a_time_belongs(kind: str) -> None:
    error = refusal(EVERY_KIND, {kind.replace("-", "_"): like.NaTType()})
    assert (error.argument, error.args[0]) == (kind.replace("-", "_"), "takes a time, not NaT")


@pytest.mark.finding(11)
@pytest.mark.parametrize(
    "value", [Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), NAN, -NAN, float("inf"), like.Float64("nan")]
)
@pytest.mark.parametrize("inside", [lambda value: value, lambda value: {"a": [1, {"b": value}]}])
@pytest.mark.parametrize("where", ["extra_body", "map"])
def test_number_that_is_none_is_refused_at_any_depth(where: str, inside: Any, value: Any) -> None:
    extra, arguments = ({"x": inside(value)}, {}) if where == "extra_body" else (None, {"map": {"x": inside(value)}})
    error = refusal(EVERY_KIND, arguments, extra)
    path = "x" if inside(0) == 0 else "x.a[1].b"
    assert (error.argument, error.args[0]) == (f"{where}.{path}", "takes a finite number")


@pytest.mark.finding(11)
@pytest.mark.parametrize("kind", ["decimal", "number"])
@pytest.mark.parametrize("value", [NAN, Decimal("NaN"), Decimal("sNaN"), "nan", like.Float64(1.5), like.Float32()])
def test_amount_that_is_none_or_not_exact_is_refused(kind: str, value: Any) -> None:
    assert refusal(EVERY_KIND, {kind: value}).argument == kind


@pytest.mark.finding(11)
def test_nat_is_refused_inside_extra_body() -> None:
    assert refusal(QUERY_STDOM_ORDER, {}, {"x": [like.NaTType()]}).argument == "extra_body.x[0]"


@pytest.mark.finding(11)
@pytest.mark.parametrize("kind", WHOLE)
def test_integer_of_numpy_is_taken(kind: str) -> None:
    assert written(kind, like.Int64(7)) == written(kind, 7)


@pytest.mark.finding(11)
@pytest.mark.parametrize("kind", [*WHOLE, "epoch-seconds"])
@pytest.mark.parametrize("value", [like.Bool(), True, like.NAType(), like.Datetime64()])
def test_what_is_no_number_is_refused_where_one_belongs(kind: str, value: Any) -> None:
    error = refusal(EVERY_KIND, {kind.replace("-", "_"): value})
    assert error.args[0].endswith(f", got {type(value).__name__}")


@pytest.mark.finding(11)
def test_values_of_numpy_are_taken_inside_extra_body() -> None:
    extra = {"n": like.Int64(7), like.Str("f"): like.Float64(1.5), "t": like.Str("a"), "e": Mixed.CONFIRMED, 5: None}
    sent = json.loads(to_bytes(QUERY_STDOM_ORDER, encode_body(QUERY_STDOM_ORDER, {}, extra)))
    assert sent == {"n": 7, "f": 1.5, "t": "a", "e": "1", "5": None}


@pytest.mark.finding(11)
@pytest.mark.parametrize("value", [like.NAType(), like.Bool(), like.Float32(), like.Datetime64()])
def test_value_that_json_does_not_know_is_refused_by_its_place(value: Any) -> None:
    # NA could not even be compared with "", which the rules of an order do.
    error = refusal(ADD_STDOM_ORDER, {"cm_id": 1, "emp_id": 1}, {"storehouse_id": value})
    assert error.argument == "extra_body.storehouse_id"


@pytest.mark.finding(11)
@pytest.mark.parametrize(
    ("kind", "wire"),
    [
        ("waiqin-date-time", "2026-11-01 09:30:05"),
        ("waiqin-date-or-time", "2026-11-01 09:30:05"),
        ("epoch-seconds", 1793496605),
    ],
)
def test_timestamp_of_pandas_is_taken_and_cut_to_seconds(kind: str, wire: Any) -> None:
    assert written(kind, like.Timestamp(2026, 11, 1, 9, 30, 5, 999999)) == wire
    assert written(kind, like.Timestamp(2026, 11, 1, 9, 30, 5, 999999, SHANGHAI)) == wire


@pytest.mark.finding(11)
def test_timestamp_of_pandas_is_taken_for_a_day_and_inside_extra_body() -> None:
    assert written("date", like.Timestamp(2026, 11, 1)) == "2026-11-01"
    body = encode_body(QUERY_STDOM_ORDER, {}, {"x": like.Timestamp(2026, 11, 1, 9, 30, 5)})
    assert to_bytes(QUERY_STDOM_ORDER, body) == b'{"x":"2026-11-01T09:30:05"}'


@pytest.mark.finding(11)
def test_zone_without_an_offset_counts_as_none() -> None:
    assert written("waiqin-date-time", datetime(2026, 11, 1, 9, tzinfo=like.OddZone())) == "2026-11-01 09:00:00"


class Bare(tzinfo):
    """A time zone without its methods: each raises NotImplementedError."""


class Raising(tzinfo):
    """A time zone that has no offset at some times, as one of a database may."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        raise LookupError("no such local time")


class Wild(tzinfo):
    """A time zone with an offset that Python refuses."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(days=2)


@pytest.mark.finding(11)
@pytest.mark.parametrize("kind", TIMES)
@pytest.mark.parametrize("make", [datetime, like.Timestamp])
@pytest.mark.parametrize("zone", [Bare(), Raising(), Wild()])
def test_time_whose_zone_raises_is_refused_by_name(kind: str, make: Any, zone: tzinfo) -> None:
    moment = make(2026, 11, 1, 9, 30, tzinfo=zone)
    error = refusal(EVERY_KIND, {kind.replace("-", "_"): moment})
    assert error.argument == kind.replace("-", "_")
    assert "has a time zone that gives no offset" in str(error)
    error = refusal(QUERY_STDOM_ORDER, {}, {"x": {"y": [moment]}})
    assert error.argument == "extra_body.x.y[0]"


@pytest.mark.finding(11)
@pytest.mark.parametrize("kind", ["text", "code", "comma-separated", "waiqin-id"])
def test_member_of_an_enum_is_sent_as_its_value_and_not_its_name(kind: str) -> None:
    assert written(kind, Mixed.CONFIRMED) == "1"


@pytest.mark.finding(11)
@pytest.mark.parametrize("kind", ["code", "integer-code", "integer", "comma-separated", "waiqin-id"])
def test_member_of_an_enum_of_numbers_is_sent_as_its_value(kind: str) -> None:
    assert str(written(kind, MixedInt.LARGE)) == "3"


@pytest.mark.finding(10)
@pytest.mark.parametrize("value", [1793462400000, -1793462400000, 10**11 + 1, like.Int64(1793462400000)])
def test_epoch_that_looks_like_milliseconds_is_refused(value: Any) -> None:
    message = refusal(EVERY_KIND, {"epoch_seconds": value}).args[0]
    assert message == "takes epoch seconds; these look like milliseconds, so divide by 1000"


@pytest.mark.finding(10)
@pytest.mark.parametrize(
    "since", [date(2026, 11, 1), datetime(2026, 11, 1), "2026-11-01", "2026-11-01 00:00:00", 1793462400]
)
def test_start_of_a_window_is_taken_in_every_form_on_wshoto(since: Any, ws: Calls, server: ScriptedServer) -> None:
    server.will(wshoto_rows(total=0), wshoto_rows(total=0))
    ws.all(
        lambda client: client.mall_orders.list(type=1, start_time=since),
        lambda client: client.valet_orders.list(start_time=since),
    )
    assert [asked.json["start_time"] for asked in server.asked] == [1793462400, 1793462400]


@pytest.mark.finding(11)
def test_time_whose_zone_raises_reaches_no_server(wq: Calls, ws: Calls, server: ScriptedServer) -> None:
    moment = datetime(2026, 11, 1, tzinfo=Bare())
    with pytest.raises(InvalidRequest, match="after_modify_date: has a time zone that gives no offset"):
        wq(lambda client: client.orders.query(after_modify_date=moment))
    with pytest.raises(InvalidRequest, match="start_time: has a time zone that gives no offset"):
        ws(lambda client: client.mall_orders.list(type=1, start_time=moment))
    assert server.asked == []


@pytest.mark.finding(10)
@pytest.mark.parametrize("argument", ["start_time", "end_time"])
def test_milliseconds_are_refused_before_anything_is_sent(argument: str, ws: Calls, server: ScriptedServer) -> None:
    window = {"start_time": 1793462400, argument: 1793462400000}
    for call in (
        lambda client: client.mall_orders.list(type=1, **window),
        lambda client: client.valet_orders.list(**window),
    ):
        with pytest.raises(InvalidRequest, match="look like milliseconds") as caught:
            ws(call)
        assert caught.value.argument == argument
    assert server.asked == []


@pytest.mark.finding(10)
@pytest.mark.parametrize("id_", ["7300000000000000101", 7300000000000000101, like.Int64(7300000000000000101)])
def test_sale_order_is_found_by_the_digits_of_its_id(id_: Any, ws: Calls, server: ScriptedServer) -> None:
    server.will(wshoto({"order": {"id": 7300000000000000101}}))
    found = ws(lambda client: client.sale_orders.get(id=id_))
    assert found.order.id == 7300000000000000101
    assert server.asked[0].content == b'{"id":7300000000000000101}'


@pytest.mark.finding(34)
@pytest.mark.parametrize("kind", [*WHOLE, "epoch-seconds"])
@pytest.mark.parametrize(
    "value",
    [10**5000, -(10**5000), Decimal(10) ** 5000, like.Int64(10**5000)],
    ids=["int", "negative", "Decimal", "NumPy"],  # pytest would print them
)
def test_number_of_thousands_of_digits_is_refused_by_name(kind: str, value: Any) -> None:
    assert refusal(EVERY_KIND, {kind.replace("-", "_"): value}).argument == kind.replace("-", "_")


@pytest.mark.finding(34)
@pytest.mark.parametrize("value", [2**64, -(2**63) - 1])
@pytest.mark.parametrize("kind", ["integer", "long", "integer-code"])
def test_number_of_more_than_64_bits_is_refused(kind: str, value: int) -> None:
    assert refusal(EVERY_KIND, {kind.replace("-", "_"): value}).args[0] == "takes an int of at most 64 bits"


@pytest.mark.finding(34)
def test_number_of_thousands_of_digits_is_refused_inside_extra_body_and_pages() -> None:
    assert refusal(QUERY_STDOM_ORDER, {}, {"x": [10**5000]}).argument == "extra_body.x[0]"
    assert refusal(QUERY_STDOM_ORDER, {"page_number": 10**5000}).argument == "page_number"


@pytest.mark.finding(34)
def test_text_that_utf8_cannot_hold_is_refused_by_its_place() -> None:
    items = [{"order_no": "1", "emp_code": "E"}, {"order_no": "2", "emp_code": "E", "send_remark": "\ud83d"}]
    error = refusal(ADD_STDOM_ORDER_SENT, items)
    assert (error.argument, error.args[0]) == ("items[1].send_remark", "cannot be written as JSON (UnicodeEncodeError)")


@pytest.mark.finding(34)
def test_model_made_with_a_dict_in_place_of_a_model_is_refused() -> None:
    line: Any = {"order_detail_id": "5", "product_code": "P1"}
    items = [AddStdomOrderSentItem(order_no="1", emp_code="E", products=[line])]
    error = refusal(ADD_STDOM_ORDER_SENT, items)
    assert (error.argument, error.args[0]) == (
        "items[0]", "is a model that cannot be written (AttributeError): are its parts models too?",
    )  # fmt: skip
    whole = AddStdomOrderSentItem(order_no="1", emp_code="E", products=[AddStdomOrderSentLine(order_detail_id="5")])
    assert refusal(ADD_STDOM_ORDER_SENT, [whole]).argument == "items[0].products[0].product_id"


@pytest.mark.finding(11, 34)
def test_odd_values_reach_no_server(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin_rows())
    for argument, value in [
        ("after_modify_date", like.NaTType()),
        ("id", 10**5000),
        ("extra_body", {"x": NAN}),
        ("extra_body", {"x": {"y": Decimal("NaN")}}),
        ("page_number", 10**5000),
        ("cm_code", "\ud83d"),
    ]:
        with pytest.raises(InvalidRequest):
            wq(lambda client, name=argument, odd=value: client.orders.query(**{name: odd}))
    assert server.asked == []


@pytest.mark.finding(11)
def test_what_is_sent_does_not_change_with_an_argument_between_pages(wq: Calls, server: ScriptedServer) -> None:
    extra = {"x": {"y": [1]}}
    server.will(waiqin_rows({"id": "1"}), waiqin("[]"))

    def query(client: Any) -> Any:
        paged = client.orders.query(extra_body=extra)
        extra["x"]["y"].append(2)
        return paged

    wq.rows(query)
    assert [asked.json["x"] for asked in server.asked] == [{"y": [1]}, {"y": [1]}]


@pytest.mark.finding(34)
@pytest.mark.parametrize("msg_id", ["a\nb", "a\tb", "\x1b[2J", "\x7f"])
def test_msg_id_with_control_characters_is_refused(wq: Calls, server: ScriptedServer, msg_id: str) -> None:
    with pytest.raises(InvalidRequest, match="msg_id: takes printable ASCII text"):
        wq(lambda client: client.orders.query(msg_id=msg_id))
    assert server.asked == []


@pytest.mark.finding(11)
@pytest.mark.parametrize("price", ["1_000", "1_0.5"])
def test_amount_as_python_would_write_it_is_refused(wq: Calls, server: ScriptedServer, price: str) -> None:
    line = {"product_code": "P", "input_count": "1", "input_price": price}
    with pytest.raises(InvalidRequest, match=r"prods\[0\].input_price: takes a decimal number"):
        wq(lambda client: client.orders.add(cm_code="C", emp_code="E", storehouse_code="S", prods=[line]))
    assert server.asked == []
