"""A read of one record: where it is found in the answer."""

from __future__ import annotations

from typing import Any

import pytest

from dingdan import DecodeError
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import ScriptedServer, wshoto

ORDER = {"order": {"id": 5}}


@pytest.mark.finding(60)
@pytest.mark.parametrize("data", [ORDER, [ORDER]], ids=["an object", "a list of one"])
def test_record_is_read_alone_and_in_a_list_of_one(ws: Calls, server: ScriptedServer, data: Any) -> None:
    server.will(wshoto(data))
    found = ws(lambda client: client.sale_orders.get(id=5))
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
        ws(lambda client: client.sale_orders.get(id=5))
