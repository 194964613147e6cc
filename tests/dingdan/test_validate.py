"""All faults of a call at once, and checking a write without sending it."""

from __future__ import annotations

import inspect
import pickle
from decimal import Decimal
from typing import Any

import pytest

from dingdan import AsyncWaiqin365, InvalidArgument, InvalidRequest, Waiqin365, Wshoto
from tests.dingdan.calling import APPKEY, OPENID, Calls, encode_body
from tests.dingdan.scripted_server import ScriptedServer, waiqin
from tests.dingdan.test_arguments import EVERY_KIND, refusal
from tests.dingdan.test_documented_examples import EXAMPLES, operations
from waiqin365_api.operations.orders import ADD_STDOM_ORDER
from waiqin365_api.operations.shipments import ADD_STDOM_ORDER_SENT
from waiqin365_api.resources import AsyncResources, Resources
from wshoto_api.resources.mall_orders import AsyncMallOrders, MallOrders

pytestmark = pytest.mark.finding(46)
LINE: dict[str, Any] = {"order_detail_id": "1", "product_code": "P"}
BATCH: list[dict[str, Any]] = [{"order_no": f"DH-{n}", "emp_code": "E", "products": [LINE]} for n in range(14)]
BATCH[3] = {"order_no": "DH-3", "products": [LINE, {"sent_num": 1.5}]}
BATCH[8] = {"order_no": "DH-8", "emp_code": "E", "send_tim": "2026-11-01"}
BATCH[13] = {"order_no": "DH-13", "emp_code": "E", "send_time": "soon", "products": [{**LINE, "order_detail_id": None}]}
FLOAT = "takes a Decimal, an int or text, got a float, which cannot hold most decimal amounts exactly"
TIME = "takes text like 2026-11-01 or 2026-11-01 09:30:00"
PRODUCT = "one of product_id, product_code, product_name must be given"
FAULTS = [
    (3, "items[3].products[1].sent_num", FLOAT),
    (3, "items[3].products[1].order_detail_id", "is required"),
    (3, "items[3].products[1].product_id", PRODUCT),
    (3, "items[3].emp_id", "one of emp_id, emp_code, emp_name must be given"),
    (8, "items[8].send_tim", "is no field here; did you mean send_time?"),
    (13, "items[13].send_time", TIME),
    (13, "items[13].products[0].order_detail_id", "is required"),
]


def test_batch_tells_every_fault_of_every_item() -> None:
    error = refusal(ADD_STDOM_ORDER_SENT, BATCH)
    assert error.errors == [InvalidArgument(*fault) for fault in FAULTS]
    assert (error.argument, error.args[0]) == FAULTS[0][1:]
    assert str(error) == f"waiqin365 addStdomOrderSent: {FAULTS[0][1]}: {FLOAT} (and 6 more, see errors)"


def test_error_of_a_batch_can_be_pickled() -> None:
    error = refusal(ADD_STDOM_ORDER_SENT, BATCH)
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.errors, str(copy), copy.argument) == (error.errors, str(error), error.argument)


@pytest.mark.parametrize(
    ("arguments", "extra", "faults"),
    [
        ({"integer": "1", "date": 5}, None, ["integer", "date"]),
        ({"lines": [{"no": 1.5}, {}, 5, {"x": 1}]}, None, ["lines[0].no", "lines[2]", "lines[3].x"]),
        ({"lines": 5, "line": [], "times": ["", 5, None]}, None, ["lines", "line", "times[1]", "times[2]"]),
        ({"text": 5}, {"a": float("nan"), "b": 1, "c": [float("inf")]}, ["extra_body.a", "extra_body.c[0]", "text"]),
        ({"text": 5}, [], ["extra_body", "text"]),
        ({"map": {"a": [float("nan")]}, "surprise": None}, None, ["map.a[0]", "surprise"]),
        (5, None, ["body"]),
        ({"text": "\ud800", "map": {"a": ["\ud800", "b"], "c": "\ud800"}}, None, ["text", "map.a[0]", "map.c"]),
    ],
)
def test_every_fault_is_told_by_its_path(arguments: Any, extra: Any, faults: list[str]) -> None:
    assert [error.argument for error in refusal(EVERY_KIND, arguments, extra).errors] == faults


def test_wrong_value_is_not_called_missing_as_well() -> None:
    error = refusal(ADD_STDOM_ORDER, {"cm_id": 1.5, "emp_id": 1}, {"storehouse_id": float("nan")})
    assert [fault.argument for fault in error.errors] == ["extra_body.storehouse_id", "cm_id"]


def test_text_that_cannot_be_written_is_told_by_item() -> None:
    items = [{**BATCH[0], "send_remark": remark} for remark in ("a", "\ud800", "b", "\ud800")]
    error = refusal(ADD_STDOM_ORDER_SENT, items)
    assert [(fault.index, fault.argument) for fault in error.errors] == [
        (1, "items[1].send_remark"),
        (3, "items[3].send_remark"),
    ]


@pytest.mark.parametrize("items", [[], 5, "[]", {}])
def test_body_that_is_no_batch_is_one_fault(items: Any) -> None:
    assert [(fault.index, fault.argument) for fault in refusal(ADD_STDOM_ORDER_SENT, items).errors] == [(None, "items")]


def test_value_that_holds_itself_is_one_fault() -> None:
    circle: dict[str, Any] = {}
    circle["circle"] = circle
    assert [fault.argument for fault in refusal(EVERY_KIND, {"map": circle, "text": 5}).errors] == ["body"]


def test_error_about_an_option_has_itself_as_its_only_fault(wq: Calls, server: ScriptedServer) -> None:
    with pytest.raises(InvalidRequest) as caught:
        wq(lambda client: client.orders.close(order_no="1", timeout=-1))
    (fault,) = caught.value.errors
    assert (fault.index, fault.argument, fault.message) == (None, "timeout", caught.value.args[0])
    assert server.asked == []


def test_good_items_of_a_batch_are_written() -> None:
    items = [item for index, item in enumerate(BATCH) if index not in (3, 8, 13)]
    assert len(encode_body(ADD_STDOM_ORDER_SENT, items, None)) == 11


class TestValidate:
    """`validate` of a resource."""

    def test_gives_the_body_that_the_call_sends(self, wq: Calls, server: ScriptedServer) -> None:
        order: dict[str, Any] = {
            "cm_code": "C",
            "emp_id": 7,
            "storehouse_id": 1,
            "prods": [{"product_id": 1, "input_count": Decimal("1.50")}],
            "extra_body": {"ext": [1, None]},
        }
        server.will(waiqin(), waiqin())
        checked: list[Any] = []

        def check_and_send(client: Any) -> Any:
            checked.append(client.orders.validate.add(**order))
            checked.append(client.shipments.validate.add(BATCH[:2], extra_body={"a": 1}))
            return client.orders.add(**order)

        wq.all(check_and_send, lambda client: client.shipments.add(BATCH[:2], extra_body={"a": 1}))
        assert checked == [asked.json for asked in server.asked]
        assert checked[0]["prods"] == [{"product_id": "1", "input_count": "1.50"}]

    def test_refuses_as_the_call_does_and_sends_nothing(self, wq: Calls, server: ScriptedServer) -> None:
        for call in (
            lambda client: client.shipments.validate.add(BATCH),
            lambda client: client.shipments.add(BATCH),
        ):
            with pytest.raises(InvalidRequest) as caught:
                wq(call)
            assert caught.value.errors == [InvalidArgument(*fault) for fault in FAULTS]
        assert server.asked == []

    @pytest.mark.parametrize(
        ("operation", "body"), [pytest.param(id_, body, id=f"{id_}-{name}") for id_, name, body in EXAMPLES]
    )
    def test_takes_the_examples_of_the_specs(self, operation: str, body: Any) -> None:
        described = operations()[operation]
        if not described.write:
            return
        resource, _, method = described.call.partition(".")
        arguments = {field.wire: field.argument for field in described.body.fields}
        made = Waiqin365(OPENID, APPKEY) if described.platform == "waiqin365" else Wshoto(access_token="any")
        with made as client:
            check = getattr(getattr(client, resource).validate, method)
            if described.body.array:
                assert [item["products"] for item in check(body)] == [item["products"] for item in body]
            else:
                assert check(**{arguments[wire]: value for wire, value in body.items()}) == body

    @pytest.mark.parametrize(("resources", "client"), [(Resources, Waiqin365), (AsyncResources, AsyncWaiqin365)])
    def test_has_a_method_for_each_write_with_its_own_arguments(self, resources: Any, client: Any) -> None:
        writes = 0
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(resources, "_transport", None, raising=False)
            for operation in operations().values():
                resource, _, method = operation.call.partition(".")
                if operation.platform != "waiqin365":
                    continue
                offered = getattr(resources(), resource)
                if not operation.write:
                    assert not hasattr(getattr(offered, "validate", None), method)
                    continue
                writes += 1
                of_call = inspect.signature(getattr(offered, method)).parameters
                of_check = inspect.signature(getattr(offered.validate, method)).parameters
                options = {"timeout", "max_retries", "msg_id"}
                assert [*of_check.values()] == [each for name, each in of_call.items() if name not in options]
        assert writes >= 9  # those of the pages; specs may have more
        assert client.__name__.endswith("Waiqin365")

    def test_is_not_there_where_nothing_is_written(self) -> None:
        assert not hasattr(MallOrders, "validate")
        assert not hasattr(AsyncMallOrders, "validate")
