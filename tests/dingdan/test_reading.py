"""What reading an answer tells where the response is odd: the corners that only a changed line of code would show."""

from __future__ import annotations

import codecs
import json
from typing import Any

import httpx
import pytest

from dingdan import DecodeError
from dingdan.codec._envelope import EnvelopeDecoder
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import Answer, ScriptedServer, waiqin, wshoto, wshoto_rows, wshoto_token
from waiqin365_api.operations.orders import QUERY_STDOM_ORDER
from waiqin365_api.platform import PLATFORM as WAIQIN365
from wshoto_api.operations.valet_orders import VALETORDER_INFO_LIST
from wshoto_api.platform import PLATFORM as WSHOTO


def orders(client: Any) -> Any:
    return client.orders.query()


def valet_orders(client: Any) -> Any:
    return client.valet_orders.list()


def add_bill(client: Any) -> Any:
    return client.sales_bills.add(cm_code="C1", emp_code="E1", storehouse_code="S1", msg_id="mine-1")


def failing(calls: Calls, call: Any, **options: Any) -> DecodeError:
    with pytest.raises(DecodeError) as caught:
        calls(call, **options)
    return caught.value


def test_no_data_where_one_record_was_asked_for(ws: Calls, server: ScriptedServer) -> None:
    server.will(wshoto(None))
    error = failing(ws, lambda client: client.sale_orders.get(id=19))
    assert (error.platform, error.operation) == ("wshoto", "crmSaleOrderDetail")
    assert str(error) == "wshoto crmSaleOrderDetail: the response has no data"


def test_row_of_a_write_that_is_no_object(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin('[{"id":1},5]'))
    with pytest.raises(DecodeError) as caught:
        wq(add_bill)
    error = caught.value
    assert (error.platform, error.operation, error.msg_id) == ("waiqin365", "salesBillAdd", "mine-1")
    assert "response_data[1] is not an object" in str(error)


@pytest.mark.parametrize("rows", [[5], [{}], {"a": 1}])
def test_other_data_where_the_rows_should_be_is_not_passed_over(ws: Calls, server: ScriptedServer, rows: Any) -> None:
    server.will(wshoto({"elsewhere": rows}))
    error = failing(ws, valet_orders)
    assert "there is no data.records, but other data that may be rows" in str(error)
    assert (error.platform, error.operation) == ("wshoto", "valetorderInfoList")
    assert json.loads(error.excerpt) == {"elsewhere": rows}


@pytest.mark.parametrize(("total", "told"), [(-1, None), ("-1", None), (0, None), (1, 1), ("7", 7), ([], None)])
def test_total_that_can_be_is_told(ws: Calls, server: ScriptedServer, total: Any, told: int | None) -> None:
    server.will(wshoto_rows({"id": 1}, total=total))
    assert ws(valet_orders).total == told


def test_data_of_wshoto_is_not_json_in_text(ws: Calls, server: ScriptedServer) -> None:
    server.will(wshoto('{"records": []}'))
    assert "the data has an unexpected form" in str(failing(ws, valet_orders))


def test_refused_token_is_seen_behind_a_byte_order_mark(ws_secret: Calls, server: ScriptedServer) -> None:
    refusal = Answer(codecs.BOM_UTF8 + b'{"code": 10001, "msg": "no"}')
    server.will(wshoto_token("old"), refusal, wshoto_token("new"), wshoto_rows({"id": 5}))
    assert [record.id for record in ws_secret(valet_orders).records] == [5]


def test_answer_of_wshoto_keeps_its_words() -> None:
    response = httpx.Response(200, json={"code": 0, "msg": "fine", "data": {"records": []}})
    answer = EnvelopeDecoder(WSHOTO.envelope).unwrap(VALETORDER_INFO_LIST, response)
    assert (answer.message, answer.msg_id, answer.response) == ("fine", None, response)
    assert json.loads(answer.take_data() or b"") == {"records": []}
    assert answer.take_data() is None


def test_json_behind_a_byte_order_mark_is_known_as_such(wq: Calls, server: ScriptedServer) -> None:
    server.will(Answer(codecs.BOM_UTF8 + b"[1, 2]"))
    assert "the response is JSON, but not what this platform wraps its responses in" in str(failing(wq, orders))


def test_rows_of_text_that_cannot_be_are_told_as_the_data(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin(r'[{"order_no":"\ud83d cut]'))
    assert "queryStdomOrder: the data has an unexpected form (" in str(failing(wq, orders))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ('{"rows":[{"id":1}],"list":[{"id":2}]}', "more than one part of the data may be the rows: rows, list: "),
        ('{"rows":[{"id":1},5]}', "response_data[1] is not an object: '5'"),
        ("[" * 100_000, "the data has an unexpected form (nested too deeply): "),
    ],
    ids=["two lists", "a number", "deep"],
)
def test_rows_that_cannot_be_told_apart(wq: Calls, server: ScriptedServer, data: str, told: str) -> None:
    server.will(waiqin(data))
    error = failing(wq, lambda client: client.orders.query(msg_id="mine-1"))
    assert str(error).startswith(f"waiqin365 queryStdomOrder: {told}")
    assert str(error).endswith("(msg_id mine-1)")
    assert error.excerpt == ("5" if "5" in data else data[:200])


def test_answer_without_a_code_tells_of_which_call(wq: Calls, server: ScriptedServer) -> None:
    server.will(Answer(b'{"return_msg":"fine"}'))
    error = failing(wq, lambda client: client.orders.query(msg_id="mine-1"))
    assert str(error) == (
        'waiqin365 queryStdomOrder: the response has no return_code: \'{"return_msg":"fine"}\' (msg_id mine-1)'
    )


def test_answer_to_another_message_tells_of_which_call(wq: Calls, server: ScriptedServer) -> None:
    body = b'{"return_code":"0","msg_id":"mine-0","response_data":"[]"}'
    server.will(waiqin("[]"), Answer(body))
    with pytest.raises(DecodeError) as caught:
        wq.all(*(lambda client, n=n: client.orders.query(msg_id=f"mine-{n}") for n in range(2)))
    error = caught.value
    assert (error.excerpt, error.retryable) == (body.decode(), True)
    assert str(error).startswith("waiqin365 queryStdomOrder: the response belongs to another request: ")
    assert str(error).endswith("(msg_id mine-1)")


@pytest.mark.parametrize(("echoed", "known"), [("", "mine-1"), (', "msg_id": null', "mine-1"), (', "msg_id": 5', "5")])
def test_answer_that_repeats_no_msg_id_has_that_of_its_request(echoed: str, known: str) -> None:
    response = httpx.Response(200, content=f'{{"return_code": "0", "response_data": "[]"{echoed}}}'.encode())
    answer = EnvelopeDecoder(WAIQIN365.envelope).unwrap(QUERY_STDOM_ORDER, response, "mine-1")
    assert (answer.msg_id, answer.response) == (known, response)
