"""A read of one record: where it is found in the answer."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dingdan import DecodeError, Problem, StrictError
from dingdan_runtime import Options
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import Answer, ScriptedServer, wshoto
from wshoto_api.operations.sale_orders import CRM_SALE_ORDER_DETAIL

ORDER = {"order": {"id": 5}}


def get(client: Any) -> Any:
    return client.sale_orders.get(id=5)


@pytest.mark.finding(60)
@pytest.mark.parametrize("data", [ORDER, [ORDER]], ids=["an object", "a list of one"])
def test_record_is_read_alone_and_in_a_list_of_one(ws: Calls, server: ScriptedServer, data: Any) -> None:
    server.will(wshoto(data))
    found = ws(get)
    assert found.raw == ORDER
    assert found.order.id == 5


@pytest.mark.finding(60)
@pytest.mark.parametrize(
    ("data", "told"),
    [([], "has no data"), ("", "has no data"), ([ORDER, ORDER], "has 2 records, but one was expected")],
)
def test_no_record_and_several_are_errors(ws: Calls, server: ScriptedServer, data: Any, told: str) -> None:
    server.will(wshoto(data))
    with pytest.raises(DecodeError, match=told):
        ws(get)


INSIDE = msgspec.structs.replace(CRM_SALE_ORDER_DETAIL, records="data.box.list")
"""An operation whose page says that the record is deeper in the answer."""


def inside(client: Any) -> Any:
    return client._transport.one(INSIDE, {"id": 5}, Options())


@pytest.mark.parametrize("listed", [True, False], ids=["a list of one", "an object"])
def test_record_is_read_where_the_specs_say(ws: Calls, server: ScriptedServer, listed: bool) -> None:
    server.will(wshoto({"box": {"list": [ORDER] if listed else ORDER}, "list": [{"order": {"id": 6}}]}))
    assert ws(inside).order.id == 5


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "crmSaleOrderDetail: the response has no data$"),
        ({"box": {}}, "crmSaleOrderDetail: the response has no data$"),
        ({"box": {"list": [ORDER, ORDER]}}, "crmSaleOrderDetail: the response has 2 records, but one was expected"),
        ({"box": 5}, r"crmSaleOrderDetail: the data has an unexpected form \(Expected `object`, got `int`\): '5'$"),
        ({"box": {"list": [5]}}, r"crmSaleOrderDetail: data\.box\.list\[0\] is not an object"),
    ],
)
def test_answer_without_the_record_where_the_specs_say(ws: Calls, server: ScriptedServer, data: Any, told: str) -> None:
    server.will(wshoto(data))
    with pytest.raises(DecodeError, match=told):
        ws(inside)


def test_fault_of_json_beside_the_record_is_a_problem_where_it_stands(ws: Calls, server: ScriptedServer) -> None:
    text = b'{"code":0,"data":{"box":{"list":[{"order":{"id":5,"remark":"a\nb"}}],"note":"c\nd"}}}'
    server.will(Answer(text), Answer(text))
    record = ws(inside)
    assert record.raw == {"order": {"id": 5, "remark": "a\nb"}}
    assert [problem.path for problem in record.problems] == ["order.remark"]
    with pytest.raises(StrictError, match=r"^wshoto crmSaleOrderDetail: .* \(1 such in this record\)"):
        ws(inside, strict=True)


def test_text_behind_the_answer_is_a_problem_of_the_response(ws: Calls, server: ScriptedServer) -> None:
    text = b'{"code":0,"data":{"order":{"id":5}}} and more'
    server.will(Answer(text), Answer(text))
    assert ws(get).order.id == 5
    with pytest.raises(StrictError, match=r"no text behind it \(1 such in this response\)"):
        ws(get, strict=True)


@pytest.mark.finding(66)
class TestReferences:
    """References as fastjson writes them, in the answer to a read of one record."""

    @pytest.mark.parametrize(
        ("call", "data"),
        [
            (get, {"order": {"$ref": "$.data.contract"}, "contract": {"id": 7}}),
            (get, [{"order": {"$ref": "$.data[0].contract"}, "contract": {"id": 7}}]),
            (inside, {"box": {"list": [{"order": {"$ref": "$.data.box.other"}}], "other": {"id": 7}}}),
            (inside, {"box": {"list": {"order": {"$ref": "$.data.other"}}}, "other": {"id": 7}}),
        ],
    )
    def test_member_is_read_as_what_it_stands_for(
        self, ws: Calls, server: ScriptedServer, call: Any, data: Any
    ) -> None:
        server.will(wshoto(data))
        record = ws(call)
        assert (record.order.id, record.problems) == (7, [])
        assert "$ref" in record.raw["order"]

    def test_faults_beside_a_reference_are_told_once(self, ws: Calls, server: ScriptedServer) -> None:
        text = b'{"code":0,"data":{"order":{"$ref":"$.data.x"},"x":{"id":7,"remark":"a\nb"}}}'
        server.will(Answer(text))
        record = ws(get)
        assert (record.order.id, record.order.remark) == (7, "a\nb")
        assert [problem.path for problem in record.problems] == ["x.remark"]

    @pytest.mark.parametrize("path", ["$.data.nothing", "nothing"])
    def test_reference_to_nothing_is_a_problem(self, ws: Calls, server: ScriptedServer, path: str) -> None:
        server.will(wshoto({"order": {"$ref": path}}), wshoto({"order": {"$ref": path}}))
        expected = "a reference to what is in the answer"
        assert ws(get).problems == [Problem("order", {"$ref": path}, expected)]
        with pytest.raises(StrictError, match=r"order is not a reference .* \(1 such in this record\)"):
            ws(get, strict=True)
