"""The codes in envelopes: one rule says which are equal, wherever a code decides something."""

from __future__ import annotations

from typing import Any

import pytest

from dingdan import APIError, AuthenticationError, DecodeError, OutcomeUnknown
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import (
    Answer,
    ScriptedServer,
    answer,
    waiqin,
    wshoto,
    wshoto_rows,
    wshoto_token,
)

pytestmark = pytest.mark.finding(67)

ZEROS = ["0 ", " 0", "\t0\n", "00", "000 ", 0.0, "0.0", "0.", "-0", "+0", 0, "0"]
SHIPMENT = {"order_no": "DD-1", "emp_code": "E", "storehouse_code": "S"}
LINE = {"product_code": "P", "input_unit": "1", "order_detail_id": ""}


def valet_orders(client: Any) -> Any:
    return client.valet_orders.list()


def bare(member: str, digits: str, **more: str) -> Answer:
    """An envelope whose code is a number that Python would not write so."""
    members = "".join(f',"{name}":{value}' for name, value in more.items())
    return Answer(f'{{"{member}":{digits}{members}}}'.encode())


@pytest.mark.parametrize("code", ZEROS, ids=repr)
@pytest.mark.parametrize(
    "write",
    [
        lambda wq: wq.orders.close(order_no="DD-1"),
        lambda wq: wq.shipments.add([{**SHIPMENT, "products": [LINE]}]),
        lambda wq: wq.sales_bills.revoke(order_no="XH-1"),
    ],
    ids=["orders.close", "shipments.add", "sales_bills.revoke"],
)
def test_write_that_was_done_is_told_as_done(wq: Calls, server: ScriptedServer, write: Any, code: Any) -> None:
    server.will(waiqin(None, code=code, message="操作成功"))
    assert wq(write).message == "操作成功"


@pytest.mark.parametrize("digits", ["0.0", "0.00", "-0", "-0.0", "0e0", "0E5"])
def test_bare_number_that_is_nothing_is_success(wq: Calls, ws: Calls, server: ScriptedServer, digits: str) -> None:
    server.will(bare("return_code", digits, response_data='"[]"'), bare("code", digits, data='{"records":[]}'))
    assert wq(lambda client: client.orders.query()).records == []
    assert ws(valet_orders).records == []


@pytest.mark.parametrize("code", ZEROS, ids=repr)
def test_read_of_wshoto_gives_its_rows(ws: Calls, server: ScriptedServer, code: Any) -> None:
    server.will(wshoto({"records": [{"id": 5}], "total": 1}, code=code))
    assert [order.id for order in ws(valet_orders).records] == [5]


@pytest.mark.parametrize("code", ["0 ", "00", 0.0])
def test_token_is_taken(ws_secret: Calls, server: ScriptedServer, code: Any) -> None:
    token = {"access_token": "fresh", "expires_in": 7200, "create_at": 1780000000}
    server.will(wshoto(token, code=code), wshoto_rows({"id": 5}))
    assert [order.id for order in ws_secret(valet_orders).records] == [5]
    assert server.asked[1].query["access_token"] == ["fresh"]


@pytest.mark.parametrize("code", ["10001 ", " 10010", "010011", 10001.0, "10010.0"], ids=repr)
def test_refused_token_is_known_in_any_spelling(ws_secret: Calls, server: ScriptedServer, code: Any) -> None:
    server.will(wshoto_token("old"), wshoto(code=code), wshoto_token("new"), wshoto_rows({"id": 5}))
    assert [order.id for order in ws_secret(valet_orders).records] == [5]


@pytest.mark.parametrize("code", ["102 ", "0102", 102.0], ids=repr)
def test_refused_digest_is_known_in_any_spelling(wq: Calls, server: ScriptedServer, code: Any) -> None:
    server.will(waiqin(None, code=code))
    with pytest.raises(AuthenticationError) as caught:
        wq(lambda client: client.orders.query())
    assert caught.value.code == "102"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("1 ", "1"), ("01", "1"), (1.0, "1"), (-1.0, "-1"), ("-01", "-1"), (0.5, "0.5"), ("0 0", "0 0"), ("0x0", "0x0"),
        ("0_0", "0_0"), ("０", "０"), ("O", "O"), ("ok", "ok"), (False, "False"),
        ("0" * 99 + "7", "7"),
    ],
    ids=repr,
)  # fmt: skip
def test_any_other_code_is_a_refusal(wq: Calls, ws: Calls, server: ScriptedServer, code: Any, told: str) -> None:
    server.will(answer({"return_code": code, "return_msg": "no"}), wshoto(code=code, message="no"))
    for calls, call in ((wq, lambda client: client.orders.close(id=1)), (ws, valet_orders)):
        with pytest.raises(APIError) as caught:
            calls(call)
        assert (caught.value.code, caught.value.message) == (told, "no")


@pytest.mark.finding(13)
@pytest.mark.parametrize("code", ["", " ", "\u3000", None], ids=repr)
def test_blank_code_is_none_and_tells_nothing_of_a_write(wq: Calls, server: ScriptedServer, code: Any) -> None:
    server.will(waiqin(None, code=code), waiqin("[]", code=code))
    with pytest.raises(OutcomeUnknown):
        wq(lambda client: client.orders.close(order_no="DD-1"))
    with pytest.raises(DecodeError, match="has no return_code"):
        wq(lambda client: client.orders.query())
