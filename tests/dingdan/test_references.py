"""References, as fastjson writes them in place of an object that came before."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from typing import Any

import pytest

from dingdan import Problem, StrictError
from dingdan_runtime.references import MOST_BYTES, resolve
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import Answer, ScriptedServer, waiqin, wshoto, wshoto_rows

pytestmark = pytest.mark.finding(66)

FIRST = {"id": "1", "order_no": "DD-1", "prods": [{"product_code": "P", "price": "1.50"}, {"price": "2"}]}
EXPECTED = "a reference to what is in the answer"


def orders(client: Any) -> Any:
    return client.orders.query()


def valet_orders(client: Any) -> Any:
    return client.valet_orders.list()


def ref(path: str) -> dict[str, str]:
    return {"$ref": path}


class TestResolved:
    """A path from the root to what stands elsewhere."""

    @pytest.mark.parametrize("as_text", [True, False], ids=["text", "decoded"])
    @pytest.mark.parametrize("spaces", [None, (" , ", " : ")])
    def test_row_is_read_as_the_one_that_it_stands_for(
        self, wq: Calls, server: ScriptedServer, as_text: bool, spaces: Any
    ) -> None:
        text = json.dumps([FIRST, ref("$[0]")], separators=spaces)
        server.will(waiqin(text) if as_text else Answer(f'{{"return_code":"0","response_data":{text}}}'.encode()))
        first, second = wq(orders).records
        assert (second.id, second.order_no, second.prods[0].price) == ("1", "DD-1", Decimal("1.50"))
        assert (first.raw, second.raw, second.problems) == (FIRST, ref("$[0]"), [])

    @pytest.mark.parametrize(
        ("prods", "prices"),
        [
            ([ref("$[0].prods[0]")], ["1.50"]),
            ([{"price": "7"}, ref("$[0].prods[1]"), ref("$[0]['prods'][0]")], ["7", "2", "1.50"]),
            (ref("$[0].prods"), ["1.50", "2"]),
            ([ref('$[0]["prods"][0]'), ref("$.response_data[0].prods[0]")], ["1.50", "1.50"]),
        ],
    )
    def test_lines_are_read_as_those_that_they_stand_for(
        self, wq: Calls, server: ScriptedServer, prods: Any, prices: list[str]
    ) -> None:
        row = {"id": "2", "prods": prods}
        server.will(waiqin(json.dumps([FIRST, row])))
        order = wq(orders).records[1]
        assert [line.price for line in order.prods] == list(map(Decimal, prices))
        assert (order.raw, order.problems) == (row, [])
        if isinstance(prods, list):
            assert [line.raw for line in order.prods] == prods

    def test_reference_to_what_has_one_itself_is_followed(self, wq: Calls, server: ScriptedServer) -> None:
        rows = [FIRST, {"id": "2", "prods": [ref("$[0].prods[0]")]}, ref("$[1]")]
        server.will(waiqin(json.dumps(rows)))
        assert [order.prods[0].price for order in wq(orders).records] == [Decimal("1.50")] * 3

    def test_in_wrapped_rows_beside_other_faults(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin('{"rows":[{"id":"1","order_remark":"a\n"},{"$ref":"$.rows[0]"}]}'))
        first, second = wq(orders).records
        assert (first.id, second.id, second.order_remark) == ("1", "1", "a\n")
        assert [problem.path for problem in first.problems] == ["order_remark"]

    @pytest.mark.parametrize("path", ["$.records[0]", "$.data.records[0]"])
    def test_rows_of_wshoto_by_envelope_and_by_data(self, ws: Calls, server: ScriptedServer, path: str) -> None:
        server.will(wshoto_rows({"id": 5, "order_number": "A"}, ref(path), total=2))
        assert [(order.id, order.order_number) for order in ws(valet_orders).records] == [(5, "A")] * 2

    def test_one_record_of_wshoto(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto({"order": {"id": 19}, "receipt_list": [{"id": 7}, ref("$.receipt_list[0]")]}))
        record = ws(lambda client: client.sale_orders.get(id=19))
        assert [receipt.id for receipt in record.receipt_list] == [7, 7]

    def test_records_of_a_write(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin('[{"id":"7"},{"$ref":"$[0]"}]'))
        call = wq(lambda client: client.sales_bills.add(cm_code="C1", emp_code="E1", storehouse_code="S1"))
        assert [bill.id for bill in call.data] == ["7", "7"]

    def test_survives_pickling(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin(json.dumps([FIRST, {"id": "2", "prods": [ref("$[0].prods[0]")]}, ref("$[0]")])))
        for order in wq(orders).records[1:]:
            again = pickle.loads(pickle.dumps(order))
            assert (again.raw_json, again.id, again.prods[0].price) == (order.raw_json, order.id, Decimal("1.50"))
            assert pickle.loads(pickle.dumps(order.prods[0])).price == Decimal("1.50")

    def test_strict_takes_it(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin(json.dumps([FIRST, ref("$[0]")])))
        assert len(wq(orders, strict=True).records) == 2


UNRESOLVED = [
    "$", "..", "@", "$[9]", "$[0].none[0]", "$[0].id", "$[0].prods[7]", "$[1]", "$[0]..x", "", "x", "$[", "$.rows[0]",
]  # fmt: skip


class TestUnresolved:
    """A path that leads nowhere, or in a circle."""

    @pytest.mark.parametrize("path", UNRESOLVED)
    def test_row_is_a_problem(self, wq: Calls, server: ScriptedServer, path: str) -> None:
        server.will(waiqin(json.dumps([FIRST, ref(path)])), waiqin(json.dumps([FIRST, ref(path)])))
        first, second = wq(orders).records
        assert (first.id, second.id, second.raw) == ("1", None, ref(path))
        assert second.problems == [Problem("$ref", ref(path), EXPECTED)]
        with pytest.raises(StrictError, match=r"\$ref is not a reference to what is in the answer"):
            wq(orders, strict=True)

    @pytest.mark.parametrize("path", UNRESOLVED)
    def test_line_is_a_problem(self, wq: Calls, server: ScriptedServer, path: str) -> None:
        server.will(waiqin(json.dumps([{"id": "0"}, {"id": "1", "prods": [{"price": "1"}, ref(path)]}])))
        order = wq(orders).records[1]
        assert [line.price for line in order.prods] == [Decimal(1), None]
        assert order.problems == [Problem("prods[1]", ref(path), EXPECTED)]
        assert order.prods[1].problems == [Problem("$ref", ref(path), EXPECTED)]

    @pytest.mark.parametrize("value", [5, None, True, ["$[0]"], {"a": 1}, {"$ref": 5}])
    def test_row_without_a_path_is_a_problem(self, wq: Calls, server: ScriptedServer, value: Any) -> None:
        text = json.dumps([FIRST, {"$ref": value}])
        server.will(waiqin(text), waiqin(text))
        first, second = wq(orders).records
        assert (first.problems, second.id, second.raw) == ([], None, {"$ref": value})
        assert second.problems == [Problem("$ref", {"$ref": value}, EXPECTED)]
        with pytest.raises(StrictError, match=r"\$ref is not a reference to what is in the answer"):
            wq(orders, strict=True)

    @pytest.mark.parametrize("value", [5, None, True, ["$[0]"], {"a": 1}])
    def test_line_without_a_path_is_a_problem(self, wq: Calls, server: ScriptedServer, value: Any) -> None:
        text = json.dumps([{"id": "1", "prods": [{"price": "1"}, {"$ref": value}]}])
        server.will(waiqin(text), waiqin(text))
        (order,) = wq(orders).records
        assert [(problem.path, problem.value) for problem in order.problems] == [("prods[1]", {"$ref": value})]
        assert order.prods[1].problems == [Problem("$ref", {"$ref": value}, EXPECTED)]
        with pytest.raises(StrictError, match=r"prods\[1\] is not"):
            wq(orders, strict=True)

    def test_in_a_member_that_a_later_one_of_its_name_replaces_is_none(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin('[{"id":"1","ext_1":{"$ref":"$[9]"},"ext_1":5},{"ext_1":5,"ext_1":{"$ref":"$[9]"}}]'))
        first, second = wq(orders).records
        assert (first.extra, first.problems) == ({"ext_1": 5}, [])
        assert second.problems == [Problem("ext_1", ref("$[9]"), EXPECTED)]

    def test_two_that_stand_for_each_other_are_problems(self, wq: Calls, server: ScriptedServer) -> None:
        rows = [{"id": "1", "prods": [ref("$[1].prods[0]")]}, {"id": "2", "prods": [ref("$[0].prods[0]")]}]
        server.will(waiqin(json.dumps(rows)))
        assert [[problem.path for problem in order.problems] for order in wq(orders).records] == [["prods[0]"]] * 2

    def test_in_text_in_text_is_a_problem(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin(json.dumps(json.dumps([{"id": "1"}, ref("$[0]")]))))
        assert [order.problems != [] for order in wq(orders).records] == [False, True]

    @pytest.mark.parametrize("row", [{"id": "1", "$ref": "$[0]"}, {"id": "1", "ext_1": {"$ref": 5}}])
    def test_what_only_looks_like_one_is_left_alone(self, wq: Calls, server: ScriptedServer, row: Any) -> None:
        server.will(waiqin(json.dumps([FIRST, row])))
        order = wq(orders).records[1]
        assert (order.id, order.raw, order.problems) == ("1", row, [])


def test_few_bytes_cannot_stand_for_any_number() -> None:
    levels = [[{"a": "x" * 1000}], *([ref(f"$[{number}]")] * 10 for number in range(30))]
    document = json.dumps(levels).encode()
    assert len(resolve(document, "data")) < 2 * MOST_BYTES


def test_deep_ones_stay_as_they_came() -> None:
    document = b'[%b,%b{"$ref":"$[0]"}%b]' % (b"[" * 60 + b"]" * 60, b"[" * 60, b"]" * 60)
    assert resolve(document, "data") == document
