"""What is read from a form, and what is refused."""

from __future__ import annotations

import json
import pickle
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingdan import DingdanError
from dingdan.webhooks import Push, PushDataType, PushError, PushReceiver
from dingdan_runtime import SHANGHAI
from dingdan_runtime.json_text import decode_json
from tests.runtime.json_values import VALUES, wire
from tests.webhooks.pushing import ADDRESS, DIGEST, FORM, ORDER, PHONE, TENANT, body, compact, encoded_again, form
from waiqin365_api.operations.car_sales import QUERY_CAR_SALE_ORDER
from waiqin365_api.operations.orders import QUERY_STDOM_ORDER
from waiqin365_api.operations.returns import QUERY_STD_RETURN
from waiqin365_api.operations.shipments import QUERY_STDOM_SENT
from waiqin365_api.records import StdomOrder

RECORDS = {
    "stdorder_order": QUERY_STDOM_ORDER.result,
    "stdorder_sent": QUERY_STDOM_SENT.result,
    "stdom_return": QUERY_STD_RETURN.result,
    "stdorder_carsale": QUERY_CAR_SALE_ORDER.result,
}
receiver = PushReceiver(verify=lambda push: True)


def read(content: bytes, content_type: str | None = FORM) -> Push:
    return receiver.receive(content, content_type)


def refused(content: bytes, content_type: str | None = FORM) -> PushError:
    with pytest.raises(PushError) as caught:
        read(content, content_type)
    return caught.value


def test_every_documented_field_is_read() -> None:
    push = read(body(later="x y"))
    assert push.msg_id == "msg-1"
    assert push.data_type == "stdorder_order"
    assert push.data_type is PushDataType.STDORDER_ORDER
    assert push.data_id == "5700000000000000001"
    assert (push.data_version, push.data_format, push.data_source, push.status) == ("001", "json", "biz", "0")
    assert push.timestamp == datetime(2026, 11, 1, 10, 30, 0, 123000, SHANGHAI)
    assert push.timestamp.tzinfo is SHANGHAI
    assert (push.digest, push.tenant_id) == (DIGEST, TENANT)
    assert push.data == ORDER
    assert push.raw == form(later="x y")
    assert push.body == body(later="x y")


def test_only_msg_id_and_data_type_are_needed() -> None:
    push = read(b"msgId=1&dataType=later&status=&dataId=")
    assert push == Push(
        msg_id="1", data_type="later", data_id=None, data_version=None, data_format=None, data_source=None,
        timestamp=None, status=None, tenant_id=None, digest=None, data=None,
        raw={"msgId": "1", "dataType": "later", "status": "", "dataId": ""},
        body=b"msgId=1&dataType=later&status=&dataId=", data_json=b"",
    )  # fmt: skip
    assert push.records() == []


@pytest.mark.parametrize("name", ["msgId", "dataType"])
@pytest.mark.parametrize("value", [None, ""])
def test_msg_id_and_data_type_must_be_there(name: str, value: str | None) -> None:
    error = refused(body(**{name: value}))
    assert (error.field, str(error)) == (name, f"waiqin365: {name}: is missing")


@pytest.mark.parametrize("msg_id", ["a\nb", "\x00", "x" * 257])
def test_a_msg_id_that_would_spoil_a_log_is_refused(msg_id: str) -> None:
    assert refused(body(msgId=msg_id)).field == "msgId"


@pytest.mark.finding(69)
@pytest.mark.parametrize(
    "text",
    ["1793498400", "1793498400.0", " 1793498400 ", "0", "1", "99999999999", "-1793498400123", "1793498400000000"],
)
def test_a_timestamp_that_is_not_in_milliseconds_reads_as_none(text: str) -> None:
    push = read(body(timestamp=text))
    assert (push.timestamp, push.raw["timestamp"]) == (None, text)


@pytest.mark.finding(69)
@pytest.mark.parametrize(("text", "year"), [("100000000000", 1973), ("1793500200123", 2026), ("4102444800000", 2100)])
def test_a_timestamp_in_milliseconds_is_a_moment(text: str, year: int) -> None:
    push = read(body(timestamp=text))
    assert push.timestamp is not None
    assert push.timestamp.year == year


@pytest.mark.parametrize("text", ["", "x", "20261101093000.5", "9" * 30, "NaN", "1e40"])
def test_a_timestamp_that_is_no_moment_reads_as_none_and_stays_in_raw(text: str) -> None:
    push = read(body(timestamp=text))
    assert (push.timestamp, push.raw["timestamp"]) == (None, text)


@pytest.mark.parametrize("data_type", RECORDS)
@pytest.mark.parametrize("several", [False, True], ids=["object", "list"])
@pytest.mark.parametrize("again", [None, quote, quote_plus], ids=["once", "percent20", "plus"])
def test_the_four_order_types_give_the_records_of_the_queries(data_type: str, several: bool, again: Any) -> None:
    sent = [ORDER, {**ORDER, "id": "2"}] if several else [ORDER]
    text = compact(sent if several else ORDER)
    push = read(body(dataType=data_type, data=encoded_again(text, again) if again else text))
    records = push.records()
    assert [type(record) for record in records] == [RECORDS[data_type]] * len(sent)
    assert [record.raw for record in records] == sent
    assert records[0].id == "5700000000000000001"
    assert records[0].extra["ext_2611010001"] == "加急 & 50% + 1"


def test_records_have_decimals_and_moments() -> None:
    (order,) = read(body()).records()
    assert isinstance(order, StdomOrder)
    assert order.order_amount == Decimal("118.50")
    assert order.submit_time == datetime(2026, 11, 1, 9, 30, tzinfo=SHANGHAI)
    assert order.prods[0].order_count == Decimal("10.0000")
    assert order.prods[0].price == Decimal("11.85")


@pytest.mark.parametrize("data", ["null", '""', "", "[]"])
def test_no_data_gives_no_records(data: str) -> None:
    assert read(body(data=data)).records() == []


@pytest.mark.parametrize("data", ["1", '"x"', "[1]", f"[{compact(ORDER)}, null]", "true", "9" * 5000])
def test_data_of_an_order_type_that_is_no_object_loses_nothing_unseen(data: str) -> None:
    push = read(body(data=data))
    with pytest.raises(PushError) as caught:
        push.records()
    assert (caught.value.field, caught.value.msg_id) == ("data", "msg-1")


def test_other_types_have_data_and_no_records() -> None:
    push = read(body(dataType="custom", data='{"name": "测试"}'))
    assert (push.data, push.records()) == ({"name": "测试"}, [])


@pytest.mark.parametrize("content_type", [None, "", "application/json", "text/plain", "multipart/form-data"])
def test_only_forms_are_read(content_type: str | None) -> None:
    assert refused(body(), content_type).field == "Content-Type"


def test_parameters_and_case_of_the_content_type_do_not_matter() -> None:
    assert read(body(), "Application/X-WWW-form-urlencoded ; charset=UTF-8").msg_id == "msg-1"


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b"", "msgId"),
        (b"msgId", "form field 1"),
        (b"msgId=1&&dataType=x", "form field 2"),
        (b"msgId=1&dataType=x&", "form field 3"),
        (b"msgId=1&dataType=x&msgId=1", "msgId"),
        (b"msgId=1&dataType=x&more=1&more=2", "form field 4"),
        (b"msgId=1&dataType=%", "dataType"),
        (b"msgId=1&dataType=x&data=%zz", "data"),
        (b"msgId=1&dataType=x&data=%4", "data"),
        (b"msgId=1&dataType=x&%zz=1", "form field 3"),
        (b"msgId=1&dataType=x&%ff=1", "form field 3"),
        (b"msgId=%ff&dataType=x", "msgId"),
        (b"msgId=\xff&dataType=x", "msgId"),
        (b"msgId=%ED%A0%80&dataType=x", "msgId"),
        (b"msgId=1&dataType=x&" + b"&".join(b"f%d=" % n for n in range(99)), "body"),
        (body(data="{"), "data"),
        (body(data="%7B"), "data"),
        (body(data="%7B%zz"), "data"),
        (body(data="%22%ff%22"), "data"),
        (body(data=quote(quote(quote("{}")))), "data"),
        (body(data="[" * 10_000), "data"),
        (body(data="[1e999, NaN]"), "data"),
        (body(data='{"a": "\\ud800"'), "data"),
    ],
)
def test_a_broken_form_is_refused_and_the_field_named(content: bytes, field: str) -> None:
    error = refused(content)
    assert error.field == field
    assert str(error).startswith(f"waiqin365: {field}: ")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.field, str(copy)) == (PushError, field, str(error))


def test_as_many_fields_as_are_allowed() -> None:
    assert len(read(b"msgId=1&dataType=x&" + b"&".join(b"f%d=" % n for n in range(98))).raw) == 100


def test_a_body_may_not_be_too_long() -> None:
    small = PushReceiver(verify=lambda push: True, max_bytes=len(body()))
    assert small.receive(body(), FORM).msg_id == "msg-1"
    with pytest.raises(PushError, match="body: has"):
        small.receive(body() + b"&", FORM)


def test_utf8_that_is_not_percent_encoded_is_read_too() -> None:
    assert read("msgId=1&dataType=x&tenantId=测试".encode()).tenant_id == "测试"


def test_repr_shows_neither_data_nor_digest() -> None:
    push = read(body(later=PHONE))
    for shown in (repr(push), str(push), f"{push.records()}"):
        assert not any(hidden in shown for hidden in (DIGEST, PHONE, ADDRESS, "118.50"))
    assert "msg-1" in repr(push)


def test_a_push_cannot_be_changed_and_survives_pickling() -> None:
    push = read(body())
    with pytest.raises(AttributeError):
        push.msg_id = "other"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(push)) == push


def test_the_documented_data_types() -> None:
    assert len(PushDataType) == 19
    assert all(read(body(dataType=member.value)).data_type is member for member in PushDataType)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
NAMES = st.sampled_from(["msgId", "dataType", "data", "timestamp", "digest", "tenantId", "status"]) | TEXTS
SENT = st.lists(st.tuples(NAMES, TEXTS | VALUES.map(lambda value: wire(value).decode())), max_size=12)


def read_or_refused(content: bytes, content_type: str | None = FORM) -> Push | None:
    """A push, or None where it was refused as it should be; nothing else may happen."""
    try:
        push = read(content, content_type)
        push.records()
    except PushError:
        return None
    return push


@given(SENT, st.booleans())
def test_any_form_is_a_push_or_a_push_error(sent: list[tuple[str, str]], whole: bool) -> None:
    pairs = [("msgId", "msg-测试+1"), ("dataType", "stdorder_order"), *sent] if whole else sent
    push = read_or_refused(urlencode(pairs).encode())
    if push is not None:
        assert push.raw == dict(pairs)
        assert push.msg_id == dict(pairs)["msgId"]
    elif whole and len({name for name, _ in pairs}) == len(pairs):
        # Only what stands in `data` may be wrong then.
        assert "data" in dict(pairs)


@given(st.binary(max_size=200) | st.from_regex(rb"[a-zA-Z%&=+0-9{}\xff]{0,60}", fullmatch=True), st.none() | st.text())
def test_any_bytes_are_a_push_or_a_push_error(content: bytes, content_type: str | None) -> None:
    read_or_refused(content)
    read_or_refused(b"msgId=1&dataType=stdorder_order&data=" + content)
    read_or_refused(content, content_type)


@given(VALUES, st.sampled_from([None, quote, quote_plus]))
def test_data_survives_every_encoding(value: Any, again: Any) -> None:
    text = wire(value).decode()
    starts = text[:1] in ('"', "{", "[")  # a bare number with an exponent has a + that only one encoding keeps
    sent = encoded_again(text, again) if again and starts else text
    push = read(body(dataType="custom", data=sent))
    assert push.data == decode_json(text.encode())
    assert push.data_json == text.encode()


@given(st.lists(st.dictionaries(TEXTS, VALUES, max_size=4), max_size=4), st.sampled_from(list(RECORDS)))
def test_records_keep_everything(rows: list[dict[str, Any]], data_type: str) -> None:
    records = read(body(dataType=data_type, data=json.dumps(rows))).records()
    assert [record.raw for record in records] == [decode_json(json.dumps(row).encode()) for row in rows]


def test_errors_are_dingdan_errors() -> None:
    assert issubclass(PushError, DingdanError)
