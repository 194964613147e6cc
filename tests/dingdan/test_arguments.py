"""What a call's arguments become in JSON, and what is said about those that will not do."""

from __future__ import annotations

import json
import traceback
from collections import OrderedDict, UserList
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingdan import InvalidRequest
from dingdan.codec._encode import to_bytes
from dingdan_runtime import SHANGHAI, Body, Field, IntCode, Operation, StrCode
from tests.dingdan.calling import encode_body
from waiqin365_api.codes import OrderStatus
from waiqin365_api.openapi_client.models import (
    AddStdomOrderLine,
    AddStdomOrderSentItem,
    AddStdomOrderSentLine,
    CustomFieldValue,
    ModifyCustomFieldsLine,
)
from waiqin365_api.operations.orders import ADD_STDOM_ORDER, MODIFY_CUSTOM_FIELDS, QUERY_STDOM_ORDER
from waiqin365_api.operations.returns import CONFIRM_STD_RETURN
from waiqin365_api.operations.shipments import ADD_STDOM_ORDER_SENT
from wshoto_api.operations.mall_orders import MALL_ORDER_LIST

KINDS = (
    "text",
    "waiqin-id",
    "decimal",
    "number",
    "integer",
    "long",
    "waiqin-date-time",
    "waiqin-date-or-time",
    "date",
    "epoch-seconds",
    "comma-separated",
    "code",
    "integer-code",
    "map",
)
LINE = Body(fields=(Field("code", "code", "text"), Field("no", "no", "waiqin-id")))
EVERY_KIND: Operation[Any] = Operation(
    platform="waiqin365",
    id="everyKind",
    call="tests.every_kind",
    http_method="POST",
    path="/api/every",
    write=False,
    body=Body(
        fields=(
            *(Field(kind.replace("-", "_"), kind, kind) for kind in KINDS),  # type: ignore[arg-type]
            Field("lines", "lines", "list", body=LINE),
            Field("times", "times", "list", items="waiqin-date-time"),
            Field("line", "line", "object", body=LINE),
        )
    ),
)
ORDER = {"cm_code": "C1", "emp_id": 7, "storehouse_name": "仓库"}
ITEM = {"order_no": "DD-1", "emp_code": "E1", "send_time": date(2026, 11, 1)}
JAKARTA = timezone(timedelta(hours=7))


class Colour(StrCode):
    RED = "1", "Red", "红"


class Size(IntCode):
    LARGE = 3, "Large", "大"


class PhoneText(str):
    """A str of its own kind, as some libraries make them."""


def written(kind: str, value: Any) -> Any:
    """The JSON value that one argument becomes."""
    body = encode_body(EVERY_KIND, {kind.replace("-", "_"): value}, None)
    return json.loads(to_bytes(EVERY_KIND, body), parse_float=Decimal)[kind]


def refusal(operation: Operation[Any], arguments: Any, extra: Any = None) -> InvalidRequest:
    with pytest.raises(InvalidRequest) as caught:
        to_bytes(operation, encode_body(operation, arguments, extra))
    return caught.value


@pytest.mark.parametrize(
    ("kind", "value", "wire"),
    [
        ("text", "", ""),
        ("text", "订单🙂\n\x00", "订单🙂\n\x00"),
        ("text", PhoneText("a"), "a"),
        ("text", Colour.RED, "1"),
        ("waiqin-id", 7300000000000000101, "7300000000000000101"),
        ("waiqin-id", "7300000000000000101", "7300000000000000101"),
        ("waiqin-id", "007", "007"),
        ("waiqin-id", -1, "-1"),
        ("waiqin-id", "", ""),
        ("waiqin-id", "CUS000001", "CUS000001"),
        ("waiqin-id", " 7", " 7"),
        ("waiqin-id", Decimal("7300000000000000101"), "7300000000000000101"),
        ("waiqin-id", Decimal("70.00"), "70"),
        ("waiqin-id", Decimal("7E+2"), "700"),
        ("waiqin-id", Size.LARGE, "3"),
        ("long", 7300000000000000101, 7300000000000000101),
        ("long", "7300000000000000101", 7300000000000000101),
        ("decimal", Decimal("12.5000"), "12.5000"),
        ("decimal", Decimal("1E+3"), "1000"),
        ("decimal", Decimal("1E+40"), "1" + "0" * 40),
        ("decimal", Decimal("1E-7"), "0.0000001"),
        ("decimal", Decimal("-0.10"), "-0.10"),
        ("decimal", 12, "12"),
        ("decimal", 10**30, str(10**30)),
        ("decimal", " 12.50 ", "12.50"),
        ("decimal", "", ""),
        ("number", Decimal("12.50"), Decimal("12.50")),
        ("number", 12, 12),
        ("number", "0.1", Decimal("0.1")),
        ("integer", 0, 0),
        ("integer", 2**63, 2**63),
        ("integer", Size.LARGE, 3),
        ("waiqin-date-time", datetime(2026, 11, 1, 9, 30, 5, 999), "2026-11-01 09:30:05"),
        ("waiqin-date-time", datetime(2026, 11, 1, 23, 30, tzinfo=UTC), "2026-11-02 07:30:00"),
        ("waiqin-date-time", datetime(2026, 11, 1, 9, 30, tzinfo=SHANGHAI), "2026-11-01 09:30:00"),
        ("waiqin-date-time", datetime(1, 1, 1), "0001-01-01 00:00:00"),
        ("waiqin-date-time", datetime(9999, 12, 31, 23, 59, 59), "9999-12-31 23:59:59"),
        ("waiqin-date-time", date(2026, 11, 1), "2026-11-01 00:00:00"),
        ("waiqin-date-time", "2026-11-01 09:30:00", "2026-11-01 09:30:00"),
        ("waiqin-date-time", "2026-11-01 09:30", "2026-11-01 09:30"),
        ("waiqin-date-time", "2026-11-01", "2026-11-01"),
        ("waiqin-date-time", "", ""),
        ("waiqin-date-or-time", date(2026, 11, 1), "2026-11-01"),
        ("waiqin-date-or-time", datetime(2026, 11, 1), "2026-11-01 00:00:00"),
        ("waiqin-date-or-time", "2026-11-01", "2026-11-01"),
        ("date", date(2026, 11, 1), "2026-11-01"),
        ("date", date(33, 1, 2), "0033-01-02"),
        ("date", datetime(2026, 11, 1), "2026-11-01"),
        ("date", datetime(2026, 10, 31, 16, tzinfo=UTC), "2026-11-01"),
        ("date", "2026-11-01", "2026-11-01"),
        ("date", "2026-11-01 00:00:00", "2026-11-01 00:00:00"),
        ("epoch-seconds", 1780000000, 1780000000),
        ("epoch-seconds", datetime(2026, 5, 28, 20, 26, 40, tzinfo=UTC), 1780000000),
        ("epoch-seconds", datetime(2026, 5, 29, 3, 26, 40, tzinfo=JAKARTA), 1780000000),
        ("epoch-seconds", datetime(2026, 5, 29, 4, 26, 40), 1780000000),
        ("epoch-seconds", datetime(1, 1, 1), -62135625943),
        ("epoch-seconds", 10**11, 10**11),
        ("epoch-seconds", date(2026, 5, 29), 1779984000),
        ("epoch-seconds", "2026-05-29", 1779984000),
        ("epoch-seconds", "2026-05-29 04:26", 1780000000 - 40),
        ("epoch-seconds", "2026-05-29 04:26:40", 1780000000),
        ("comma-separated", "a,b", "a,b"),
        ("comma-separated", "", ""),
        ("comma-separated", 7, "7"),
        ("comma-separated", ["a", 7, Colour.RED], "a,7,1"),
        ("comma-separated", ("a",), "a"),
        ("comma-separated", [], ""),
        ("code", "3", "3"),
        ("code", 3, "3"),
        ("code", Colour.RED, "1"),
        ("code", Size.LARGE, "3"),
        ("code", "", ""),
        ("integer-code", Size.LARGE, 3),
        ("integer-code", 4, 4),
        ("map", {"a": {"b": [1, None, ""]}}, {"a": {"b": [1, None, ""]}}),
        ("map", OrderedDict(a=Decimal("1.50")), {"a": "1.50"}),
        ("map", {}, {}),
        ("lines", [{"code": "a"}, {"no": 5}], [{"code": "a"}, {"no": "5"}]),
        ("lines", (), []),
        ("lines", UserList([{}]), [{}]),
        ("times", [date(2026, 11, 1), ""], ["2026-11-01 00:00:00", ""]),
        ("line", {"no": 5, "code": None}, {"no": "5"}),
    ],
)
def test_good_value_is_written(kind: str, value: Any, wire: Any) -> None:
    assert written(kind, value) == wire
    assert type(written(kind, value)) is type(wire)


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("text", 5, "takes text, got int"),
        ("text", b"a", "takes text, got bytes"),
        ("waiqin-id", 7.0, "takes an id (text or a whole number), got float"),
        ("waiqin-id", Decimal("7.5"), "takes an id (text or a whole number), got Decimal"),
        ("waiqin-id", True, "takes an id (text or a whole number), got bool"),
        ("waiqin-id", b"7", "takes an id (text or a whole number), got bytes"),
        ("decimal", "a lot", "takes a decimal number, got other text"),
        ("decimal", " ", "takes a decimal number, got other text"),
        ("decimal", "NaN", "takes a finite number"),
        ("decimal", "-Infinity", "takes a finite number"),
        ("decimal", Decimal("sNaN"), "takes a finite number"),
        ("decimal", Decimal("1E+41"), "takes a number that can be written out"),
        ("decimal", Decimal("1E+999999"), "takes a number that can be written out"),
        ("decimal", "1e-999999", "takes a number that can be written out"),
        ("decimal", True, "takes a Decimal, an int or text, got bool"),
        ("decimal", None.__class__, "takes a Decimal, an int or text, got type"),
        ("number", "", "takes a decimal number, got other text"),
        ("integer", "1", "takes an int, got str"),
        ("integer", True, "takes an int, got bool"),
        ("integer", 1.0, "takes an int, got float"),
        ("waiqin-date-time", 1780000000, "takes a datetime, a date or text, got int"),
        ("waiqin-date-time", "2026-11-01T09:30:00", "takes text like 2026-11-01 or 2026-11-01 09:30:00"),
        ("waiqin-date-time", "2026-11-01 09:30:00 ", "takes text like 2026-11-01 or 2026-11-01 09:30:00"),
        ("waiqin-date-time", "1/11/2026", "takes text like 2026-11-01 or 2026-11-01 09:30:00"),
        ("waiqin-date-time", "2026-02-30", "is not a valid date or time"),
        ("waiqin-date-time", "0000-00-00 00:00:00", "is not a valid date or time"),
        ("waiqin-date-time", "2026-11-01 25:00", "is not a valid date or time"),
        (
            "waiqin-date-time",
            datetime.max.replace(tzinfo=UTC),
            "is outside the years 1 to 9999 in Asia/Shanghai",
        ),
        ("waiqin-date-or-time", 5, "takes a datetime, a date or text, got int"),
        (
            "date",
            datetime(2026, 11, 1, 9, 30),
            "takes a whole day, and this datetime's time of day would be lost; pass .date() if that is meant",
        ),
        (
            "date",
            datetime(2026, 11, 1, tzinfo=UTC),
            "takes a whole day, and this datetime's time of day would be lost; pass .date() if that is meant",
        ),
        ("date", datetime.max.replace(tzinfo=UTC), "is outside the years 1 to 9999 in Asia/Shanghai"),
        ("date", 20261101, "takes a date or text, got int"),
        ("date", "20261101", "takes text like 2026-11-01 or 2026-11-01 09:30:00"),
        ("long", "CUS000001", "takes an int, or text of digits"),
        ("long", "１２", "takes an int, or text of digits"),
        ("long", "", "takes an int, or text of digits"),
        ("long", "-7", "takes an int, or text of digits"),
        ("long", 7.0, "takes an int, or text of digits, got float"),
        ("epoch-seconds", "1780000000", "takes text like 2026-11-01 or 2026-11-01 09:30:00"),
        ("epoch-seconds", "", "takes text like 2026-11-01 or 2026-11-01 09:30:00"),
        ("epoch-seconds", "2026-02-30", "is not a valid date or time"),
        ("epoch-seconds", 1780000000.5, "takes a datetime, a date, text or epoch seconds, got float"),
        ("epoch-seconds", True, "takes a datetime, a date, text or epoch seconds, got bool"),
        ("comma-separated", True, "takes text or a list of texts, got bool"),
        ("comma-separated", {"a"}, "takes text or a list of texts, got set"),
        ("comma-separated", b"a", "takes text or a list of texts, got bytes"),
        ("code", 1.0, "takes a code (text or int), got float"),
        ("code", True, "takes a code (text or int), got bool"),
        ("integer-code", "3", "takes an int, got str"),
        ("map", [("a", 1)], "takes a dict, got list"),
        ("lines", {"code": "a"}, "takes a list, got dict"),
        ("lines", "a", "takes a list, got str"),
        ("times", iter([""]), "takes a list, got list_iterator"),
        ("line", [], "takes a dict or a model, got list"),
        ("line", AddStdomOrderLine, "takes a dict or a model, got type"),
    ],
)
def test_bad_value_is_refused_by_name(kind: str, value: Any, message: str) -> None:
    argument = kind.replace("-", "_")
    error = refusal(EVERY_KIND, {argument: value})
    assert (error.argument, error.args[0]) == (argument, message)
    assert str(error) == f"waiqin365 everyKind: {argument}: {message}"


@pytest.mark.parametrize("kind", ["decimal", "number"])
@pytest.mark.parametrize("value", [0.1, 1.0, float("nan"), float("inf")])
def test_float_is_refused_for_an_amount(kind: str, value: float) -> None:
    assert refusal(EVERY_KIND, {kind: value}).args[0] == (
        "takes a Decimal, an int or text, got a float, which cannot hold most decimal amounts exactly"
    )


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ({"lines": [{"no": 1}, {"no": 2}, {"no": 3.5}]}, "lines[2].no"),
        ({"lines": [{"no": 1}, None]}, "lines[1]"),
        ({"lines": ["a"]}, "lines[0]"),
        ({"lines": [{"surprise": 1}]}, "lines[0].surprise"),
        ({"times": ["2026-11-01", 5]}, "times[1]"),
        ({"line": {"no": 3.5}}, "line.no"),
        ({"line": 5}, "line"),
        ({"comma_separated": ["a", "b,c"]}, "comma_separated[1]"),
        ({"comma_separated": ["a", None]}, "comma_separated[1]"),
        ({"surprise": 1}, "surprise"),
        ({"surprise": None}, "surprise"),
    ],
)
def test_bad_value_inside_is_refused_by_its_path(arguments: dict[str, Any], argument: str) -> None:
    assert refusal(EVERY_KIND, arguments).argument == argument


def test_argument_left_out_is_not_sent_and_empty_text_is() -> None:
    body = encode_body(QUERY_STDOM_ORDER, {"page_number": 1, "cm_code": "", "cm_id": None}, None)
    assert to_bytes(QUERY_STDOM_ORDER, body) == b'{"page_number":1,"cm_code":""}'


def test_arguments_are_written_in_the_order_given_and_text_as_utf8() -> None:
    body = encode_body(QUERY_STDOM_ORDER, {"cm_code": "客户🙂", "page_number": 1}, None)
    assert to_bytes(QUERY_STDOM_ORDER, body) == '{"cm_code":"客户🙂","page_number":1}'.encode()


def test_argument_is_sent_under_the_platforms_name() -> None:
    arguments = {"id": [1, 2], "approval_type": 3, "modify_times": None, "cancelRe": "重复"}
    assert encode_body(CONFIRM_STD_RETURN, arguments, None) == {"id": "1,2", "approvalType": "3", "cancelRe": "重复"}


class TestRules:
    """Required fields and those of which one must be given."""

    def test_one_of_each_rule_is_enough(self) -> None:
        assert encode_body(ADD_STDOM_ORDER, ORDER, None) == {**ORDER, "emp_id": "7"}

    @pytest.mark.parametrize(
        ("missing", "argument", "message"),
        [
            ("cm_code", "cm_id", "one of cm_id, cm_code, cm_name must be given"),
            ("emp_id", "emp_id", "one of emp_id, emp_code, emp_name must be given"),
            (
                "storehouse_name",
                "storehouse_id",
                "one of storehouse_id, storehouse_code, storehouse_name must be given",
            ),
        ],
    )
    @pytest.mark.parametrize("nothing", [None, ""])
    def test_none_of_a_rule_is_refused(self, missing: str, argument: str, message: str, nothing: str | None) -> None:
        error = refusal(ADD_STDOM_ORDER, {**ORDER, missing: nothing})
        assert (error.argument, error.args[0]) == (argument, message)
        assert (error.platform, error.operation) == ("waiqin365", "addStdomOrder")

    def test_rule_of_a_line_is_refused_by_its_path(self) -> None:
        prods = [{"product_code": "P1"}, {"product_id": 5}, {"input_count": 2, "product_name": ""}]
        error = refusal(ADD_STDOM_ORDER, {**ORDER, "prods": prods})
        assert (error.argument, error.args[0]) == (
            "prods[2].product_id",
            "one of product_id, product_code, product_name must be given",
        )

    @pytest.mark.parametrize(
        ("line", "argument", "text"),
        [
            ({"product_id": 1, "product_cod": "P1"}, "prods[0].product_cod", "did you mean product_code?"),
            ({"product_id": 1, "ext_2611010011": "x"}, "prods[0].ext_2611010011", "extra_body, lists as a whole"),
        ],
    )
    def test_name_that_no_spec_knows_is_refused_with_advice(
        self, line: dict[str, Any], argument: str, text: str
    ) -> None:
        error = refusal(ADD_STDOM_ORDER, {"cm_id": 1, "emp_id": 1, "storehouse_id": 1, "prods": [line]})
        assert error.argument == argument
        assert text in error.args[0]

    def test_explicit_empty_text_stands_for_a_required_field(self) -> None:
        line = {"product_id": 1, "order_detail_id": ""}
        (item,) = encode_body(ADD_STDOM_ORDER_SENT, [{"order_id": 1, "emp_id": 1, "products": [line]}], None)
        assert item["products"] == [{"product_id": "1", "order_detail_id": ""}]

    def test_line_without_a_required_field_is_refused_by_its_path(self) -> None:
        item: dict[str, Any] = {"order_no": "DD-1", "emp_code": "E1"}
        lines = [{"product_code": "P1", "order_detail_id": 5}, {"product_code": "P2"}]
        error = refusal(ADD_STDOM_ORDER_SENT, [item, {**item, "products": lines}])
        assert (error.argument, error.args[0]) == ("items[1].products[1].order_detail_id", "is required")

    @pytest.mark.parametrize("missing", ["type", "start_time"])
    def test_required_argument_is_refused_when_missing(self, missing: str) -> None:
        error = refusal(MALL_ORDER_LIST, {"type": 1, "start_time": 0, missing: None})
        assert (error.argument, error.args[0], error.platform) == (missing, "is required", "wshoto")

    def test_zero_counts_as_given(self) -> None:
        assert encode_body(MALL_ORDER_LIST, {"type": 0, "start_time": 0}, None) == {"type": 0, "start_time": 0}

    def test_alternative_of_several_needs_all_of_them(self) -> None:
        fields = tuple(Field(name, name.upper(), "text") for name in ("no", "code", "date"))
        body = Body(fields=fields, any_of=((("no",), ("code", "date")),))
        operation: Operation[Any] = Operation("waiqin365", "either", "t.either", "POST", "/api/either", False, body)
        assert encode_body(operation, {"code": "a", "date": "b"}, None) == {"CODE": "a", "DATE": "b"}
        error = refusal(operation, {"code": "a"})
        assert (error.argument, error.args[0]) == ("no", "one of no, code with date must be given")


class TestExtraBody:
    """JSON members that no spec knows."""

    def test_is_sent_as_it_is(self) -> None:
        body = encode_body(QUERY_STDOM_ORDER, {"page_number": 1}, {"ext_1": {"a": [1.5, None]}})
        assert to_bytes(QUERY_STDOM_ORDER, body) == b'{"page_number":1,"ext_1":{"a":[1.5,null]}}'

    def test_wins_over_arguments(self) -> None:
        assert encode_body(QUERY_STDOM_ORDER, {"cm_id": 5}, {"cm_id": 6}) == {"cm_id": 6}

    def test_counts_for_the_rules(self) -> None:
        extra = {"cm_name": "a", "emp_name": "b", "storehouse_name": "c"}
        assert encode_body(ADD_STDOM_ORDER, {}, extra) == extra

    def test_goes_into_every_item_of_an_array(self) -> None:
        items = [{"order_no": "1", "emp_code": "E"}, {"order_no": "2", "emp_code": "E"}]
        assert encode_body(ADD_STDOM_ORDER_SENT, items, {"ext": 1}) == [{**item, "ext": 1} for item in items]

    @pytest.mark.parametrize("extra", [[("a", 1)], "a", 5])
    def test_extra_body_that_is_no_dict_is_refused(self, extra: Any) -> None:
        error = refusal(QUERY_STDOM_ORDER, {}, extra)
        assert (error.argument, error.args[0]) == ("extra_body", f"takes a dict, got {type(extra).__name__}")

    @pytest.mark.parametrize(
        ("value", "argument", "message"),
        [
            (object(), "extra_body.a", "cannot be written as JSON (object)"),
            ({"a": [{("b",): 1}]}, "extra_body.a.a[0]", "takes text as names of members, got tuple"),
            ({"b": "\ud800"}, "a.b", "cannot be written as JSON (UnicodeEncodeError)"),
        ],
    )
    def test_extra_body_that_json_cannot_hold_is_refused(self, value: Any, argument: str, message: str) -> None:
        error = refusal(QUERY_STDOM_ORDER, {}, {"a": value})
        assert (error.argument, error.args[0], error.operation) == (argument, message, "queryStdomOrder")

    def test_extra_body_that_holds_itself_is_refused(self) -> None:
        circle: dict[str, Any] = {}
        circle["circle"] = circle
        assert refusal(QUERY_STDOM_ORDER, {}, circle).args[0] == "cannot be written as JSON (RecursionError)"


class TestArrayBody:
    """An operation whose body is an array takes a list."""

    def test_is_written_as_an_array(self) -> None:
        body = encode_body(ADD_STDOM_ORDER_SENT, (ITEM,), None)
        assert to_bytes(ADD_STDOM_ORDER_SENT, body) == (
            b'[{"order_no":"DD-1","emp_code":"E1","send_time":"2026-11-01"}]'
        )

    @pytest.mark.parametrize(
        ("items", "argument", "message"),
        [
            (ITEM, "items", "takes a list, got dict"),
            ("[]", "items", "takes a list, got str"),
            (None, "items", "takes a list, got NoneType"),
            ([], "items", "an empty list asks for nothing"),
            ([ITEM, 5], "items[1]", "takes a dict or a model, got int"),
            ([{"emp_code": "E1"}], "items[0].order_id", "one of order_id, order_no must be given"),
        ],
    )
    def test_is_refused_by_its_path(self, items: Any, argument: str, message: str) -> None:
        error = refusal(ADD_STDOM_ORDER_SENT, items)
        assert (error.argument, error.args[0], error.operation) == (argument, message, "addStdomOrderSent")


class TestModels:
    """The attrs classes of openapi-python-client do for nested objects."""

    def test_are_taken_at_any_depth(self) -> None:
        products = [ModifyCustomFieldsLine(id=5, exts=[CustomFieldValue(ext_key="口味", ext_value="辣")])]
        assert encode_body(MODIFY_CUSTOM_FIELDS, {"order_no": "DD-1", "products": products}, None) == {
            "order_no": "DD-1",
            "products": [{"id": "5", "exts": [{"ext_key": "口味", "ext_value": "辣"}]}],
        }

    def test_are_taken_as_items_of_an_array(self) -> None:
        line = AddStdomOrderSentLine(order_detail_id="5", product_code="P1", sent_num="2.0")
        item = AddStdomOrderSentItem(order_no="DD-1", emp_code="E1", products=[line])
        (sent,) = encode_body(ADD_STDOM_ORDER_SENT, [item], None)
        assert sent == {
            "order_no": "DD-1",
            "emp_code": "E1",
            "products": [{"order_detail_id": "5", "product_code": "P1", "sent_num": "2.0"}],
        }

    def test_are_held_to_the_rules(self) -> None:
        prods = [AddStdomOrderLine(product_code="P1"), AddStdomOrderLine(input_price="2")]
        error = refusal(ADD_STDOM_ORDER, {**ORDER, "prods": prods})
        assert error.argument == "prods[1].product_id"


def test_operation_shows_its_name_alone() -> None:
    assert repr(ADD_STDOM_ORDER) == "<Operation waiqin365 addStdomOrder>"


def test_documented_code_is_taken_as_a_member_of_its_enum() -> None:
    assert encode_body(QUERY_STDOM_ORDER, {"order_status": OrderStatus.CONFIRMED}, None) == {"order_status": "1"}


SECRETS = [
    "13800000000",
    "人民路1号",
    ["13800000000"],
    {"phone": "13800000000"},
    "2026-02-30 13:80",
    Decimal("13800000000e99"),
    datetime(1380, 1, 1, 13, 8),
]


@pytest.mark.parametrize("value", SECRETS)
def test_value_is_never_in_the_text_of_an_error(value: Any) -> None:
    shown = []
    for field in EVERY_KIND.body.fields:
        for arguments in ({field.argument: value}, {field.argument: [value]}, {"line": {field.argument: value}}):
            try:
                encode_body(EVERY_KIND, arguments, None)
            except InvalidRequest as error:
                shown.append("".join(traceback.format_exception(error)))
    assert len(shown) > 20
    for secret in ("13800000000", "人民路", "13:80", "1380,"):
        assert [text for text in shown if secret in text] == []


JSON_AND_MORE = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(),
        st.binary(),
        st.decimals(),
        st.dates(),
        st.datetimes(),
        st.datetimes(timezones=st.just(timezone(timedelta(hours=14)))),
        st.datetimes(timezones=st.just(timezone(timedelta(hours=-12)))),
        st.sets(st.integers()),
    ),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(
    arguments=st.dictionaries(st.sampled_from([field.argument for field in EVERY_KIND.body.fields]), JSON_AND_MORE),
    extra=st.none() | st.dictionaries(st.text(), JSON_AND_MORE),
)
def test_any_value_is_either_written_or_refused(arguments: dict[str, Any], extra: dict[str, Any] | None) -> None:
    try:
        wire = to_bytes(EVERY_KIND, encode_body(EVERY_KIND, arguments, extra))
    except InvalidRequest:
        return
    assert json.loads(wire).keys() >= set(extra or {})


@given(digits=st.integers(-(10**25), 10**25), places=st.integers(0, 12))
def test_amount_keeps_every_digit(digits: int, places: int) -> None:
    amount = Decimal(digits).scaleb(-places)
    assert written("decimal", amount) == f"{amount:f}"
    assert Decimal(written("number", amount)) == amount


@given(st.datetimes(timezones=st.timezones()))
def test_aware_time_is_the_same_moment_in_shanghai(moment: datetime) -> None:
    try:
        text = written("waiqin-date-time", moment)
    except InvalidRequest:
        assert moment.year in (1, 9999)
    else:
        assert datetime.fromisoformat(text) == moment.astimezone(SHANGHAI).replace(tzinfo=None, microsecond=0)
