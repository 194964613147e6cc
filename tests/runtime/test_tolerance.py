"""Records of text that is not quite JSON: read, listed as problems, and kept byte for byte."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from dingdan_runtime import Problem
from dingdan_runtime.tolerant_json import cut_tail, find_faults, list_items, list_members, load, mend
from waiqin365_api.records import StdomOrder

HALF = "text of whole characters (here is half of a surrogate pair)"
CONTROL = "text with its control characters escaped"
ESCAPE = "text with no escapes but those of JSON"

FAULTS = [
    (rb"\ud83d", "\ufffd", "\ud83d", HALF),
    (rb"a\uDE42 b", "a\ufffd b", "a\ude42 b", HALF),
    (rb"\ud83d\ud83d\ude42", "\ufffd🙂", "\ud83d🙂", HALF),
    (rb"\ud83d\u0041", "\ufffdA", "\ud83dA", HALF),
    (b"a\nb\tc", "a\nb\tc", "a\nb\tc", CONTROL),
    (b"\x01\x1f\x00", "\x01\x1f\x00", "\x01\x1f\x00", CONTROL),
    (rb"it\'s", "it's", "it's", ESCAPE),
    (rb"C:\windows \100", "C:windows 100", "C:windows 100", ESCAPE),
    (rb"\u12 \uZZZZ", "u12 uZZZZ", "u12 uZZZZ", ESCAPE),
    ("\\订".encode(), "订", "订", ESCAPE),
    (b"\\\n\\\x00", "\n\x00", "\n\x00", ESCAPE),
]


@pytest.mark.finding(14, 15)
@pytest.mark.parametrize(("fault", "shown", "raw", "expected"), FAULTS, ids=repr)
class TestFaults:
    """Each kind of fault, wherever it stands."""

    def test_in_a_text(self, fault: bytes, shown: str, raw: str, expected: str) -> None:
        wire = b'{"id":"1", "order_remark" : "%b","order_amount":12.50}' % fault
        order = StdomOrder.from_json(wire)
        assert (order.order_remark, order.id, str(order.order_amount)) == (shown, "1", "12.50")
        assert order.problems == [Problem("order_remark", raw, expected)]
        assert order.raw == {"id": "1", "order_remark": raw, "order_amount": 12.5}
        assert order.raw_json == wire

    def test_in_a_value_of_the_wrong_type(self, fault: bytes, shown: str, raw: str, expected: str) -> None:
        wire = b'{"order_remark":["%b", 1.10], "prods":[{"remarks":{"a":"%b"}}]}' % (fault, fault)
        order = StdomOrder.from_json(wire)
        assert (order.order_remark, order.prods[0].remarks) == (None, None)
        found = {problem.path: problem.value for problem in order.problems}
        assert found["order_remark"] == [raw, Decimal("1.10")]
        assert found["prods[0].remarks"] == {"a": raw}
        assert (found["order_remark[0]"], found["prods[0].remarks.a"]) == (raw, raw)

    def test_in_a_line(self, fault: bytes, shown: str, raw: str, expected: str) -> None:
        line = b'{"remarks":"%b", "exts_detail":[{"ext_value":"%b"}]}' % (fault, fault)
        order = StdomOrder.from_json(b'{"prods":[{"remarks":"ok"},%b, 5]}' % line)
        assert [part.remarks for part in order.prods] == ["ok", shown]
        assert [part.ext_value for part in order.prods[1].exts_detail] == [shown]
        assert order.prods[1].raw_json == line
        assert order.prods[1].exts_detail[0].raw == {"ext_value": raw}
        assert [problem.path for problem in order.prods[1].problems] == ["remarks", "exts_detail[0].ext_value"]
        assert sorted(problem[0] for problem in order.problems) == [
            "prods[1].exts_detail[0].ext_value",
            "prods[1].remarks",
            "prods[2]",
        ]

    def test_in_a_field_that_no_spec_names(self, fault: bytes, shown: str, raw: str, expected: str) -> None:
        order = StdomOrder.from_json(b'{"id":1,"ext_1":{"a":["%b"]}}' % fault)
        assert order.extra == {"ext_1": {"a": [raw]}}
        assert order.problems == [Problem("ext_1.a[0]", raw, expected)]

    def test_in_a_name(self, fault: bytes, shown: str, raw: str, expected: str) -> None:
        order = StdomOrder.from_json(b'{"id":1,"%b":2}' % fault)
        assert order.raw == {"id": 1, raw: 2}
        assert order.problems == [Problem(shown, raw, expected)]

    def test_in_what_should_not_be_text(self, fault: bytes, shown: str, raw: str, expected: str) -> None:
        order = StdomOrder.from_json(b'{"order_amount":"%b","prods":"%b","exts":["%b"]}' % (fault, fault, fault))
        assert (order.order_amount, order.prods, order.exts) == (None, [], [])
        assert {problem.path for problem in order.problems} >= {"prods", "exts[0]"}
        assert len({problem.path for problem in order.problems}) == len(order.problems)

    def test_survives_pickling_and_copying(self, fault: bytes, shown: str, raw: str, expected: str) -> None:
        order = StdomOrder.from_json(b'{"order_remark":"%b","prods":[{"remarks":"%b"}]}' % (fault, fault))
        for record in (order, order.prods[0]):
            again = pickle.loads(pickle.dumps(record))
            assert again == record
            assert (again.raw_json, again.problems) == (record.raw_json, record.problems)
        assert pickle.loads(pickle.dumps(order)).prods[0].remarks == shown

    def test_can_be_written_as_json_again(self, fault: bytes, shown: str, raw: str, expected: str) -> None:
        order = StdomOrder.from_json(b'{"order_remark":"%b"}' % fault)
        assert json.loads(json.dumps(order.to_json_dict(), ensure_ascii=False).encode())["order_remark"] == shown


@pytest.mark.finding(14, 15)
class TestTwoMembersOfOneName:
    """The last one counts in `raw`, so the others have no problems."""

    @pytest.mark.parametrize(
        ("wire", "problems"),
        [
            (rb'{"ext_1":"\ud83d","ext_1":"a"}', []),
            (rb'{"ext_1":{"a":["\ud83d"],"\q":1},"ext_1":null}', []),
            (rb'{"ext_1":"a","ext_1":"\ud83d"}', [("ext_1", "\ud83d")]),
            (rb'{"ext_1":"\ud83d","ext_1":"\ude42"}', [("ext_1", "\ude42")]),
            (rb'{"ext\u005f1":"\ud83d","ext_1":"a"}', []),
            (rb'{"ext_1":[{"a":"\q","b":"\q","a":2}],"ext_2":"\q"}', [("ext_1[0].b", "q"), ("ext_2", "q")]),
            (rb'{"ext_1":{"a":{"ext_1":"\q"},"a":3},"ext_1":{"a":{"ext_1":"\q"}}}', [("ext_1.a.ext_1", "q")]),
            (rb'{"ext_1":{"a":"\q"},"ext_2":{"a":"\q"}}', [("ext_1.a", "q"), ("ext_2.a", "q")]),
            (rb'{"\ud83d":"\q","\ud83d":1}', [("\ufffd", "\ud83d")]),
            (rb'{"\ud83d":1,"\ude42":1}', [("\ufffd", "\ud83d"), ("\ufffd", "\ude42")]),
        ],
    )  # fmt: skip
    def test_only_the_last_has_problems(self, wire: bytes, problems: list[tuple[str, str]]) -> None:
        order = StdomOrder.from_json(b'{"id":"\n",' + wire[1:])
        assert [(problem.path, problem.value) for problem in order.problems] == [("id", "\n"), *problems]


@pytest.mark.finding(14, 15)
class TestWhatIsNoJson:
    """Tolerance ends where the text is not JSON at all."""

    @pytest.mark.parametrize(
        "wire",
        [rb'{"id":"\ud83d', b'{"id":"\n"', b'{"id":"\\', b'{"id":"\n"}}', b'{"id":"\n"}x', b'{"id":\n"\n",}',
         b"{'id':1}", b'{"id":"\n",x:1}', b'{"id":NaN,"x":"\n"}', b'["\n"]', b'"\n"', b'{"id":"\n\xff"}',
         b'{"id":"\n", "x":\x01 1}'],
    )  # fmt: skip
    def test_is_refused(self, wire: bytes) -> None:
        with pytest.raises(msgspec.DecodeError):
            StdomOrder.from_json(wire)

    def test_is_refused_when_too_deep(self) -> None:
        with pytest.raises(msgspec.DecodeError, match="nested more than 100 levels"):
            StdomOrder.from_json(b'{"id":"\n","x":%b}' % (b"[" * 101 + b"]" * 101))

    def test_long_number_beside_a_fault_is_read(self) -> None:
        order = StdomOrder.from_json(b'{"order_amount":%b,"order_remark":"a\n"}' % (b"9" * 5000))
        assert (order.order_amount, order.order_remark) == (Decimal("9" * 5000), "a\n")


@pytest.mark.finding(14, 15)
class TestParts:
    """Lists and objects are cut apart where they came."""

    @pytest.mark.parametrize(
        ("wire", "items"),
        [
            (
                rb' [ "\'" , {"a":"]\q"} ,[ ], 1.5e3,null ,"\\" ] ',
                [rb'"\'"', rb'{"a":"]\q"}', b"[ ]", b"1.5e3", b"null", rb'"\\"'],
            ),
            (b"[]", []),
            (b" [ ] ", []),
            (b'["\n"]', [b'"\n"']),
        ],
    )  # fmt: skip
    def test_of_a_list(self, wire: bytes, items: list[bytes]) -> None:
        assert list_items(wire) == items

    @pytest.mark.parametrize(
        ("wire", "members"),
        [
            (rb'{ "a\'" : "\'" , "b":{"c":"}"},"b" : [1] }', {"a'": rb'"\'"', "b": b"[1]"}),
            (b"{}", {}),
            (b'{"\\ud83d":"\n","a":tru}', None),
        ],
    )
    def test_of_an_object(self, wire: bytes, members: dict[str, bytes] | None) -> None:
        if members is None:
            with pytest.raises(msgspec.DecodeError):
                list_members(wire)
        else:
            assert list_members(wire) == members

    @pytest.mark.parametrize(
        ("wire", "tail"),
        [
            (b"{}\n<!-- 12ms -->", b"<!-- 12ms -->"), (b"[] // x", b"// x"), (b" {} OK", b"OK"), (b"[{}] 5", b"5"),
            (b"{}", b""), (b"{} ", b""), (b"{}{}", b""), (b"{}]", b""), (b"{},", b""), (b'{}"', b""), (b"{}\0", b""),
            (b"<!-- -->{}", b""), (b'{"a":"}<"', b""), (b"{", b""), (b"", b""), (b"5 x", b""),
        ],
    )  # fmt: skip
    @pytest.mark.finding(70)
    def test_text_behind(self, wire: bytes, tail: bytes) -> None:
        whole, found = cut_tail(wire)
        assert found == tail
        assert (whole == wire) is not bool(tail)


def calls_of(work: Callable[[bytes], Any], wire: bytes) -> int:
    """How many functions `work` calls, those of the interpreter included."""
    count = 0

    def called(_: Any, event: str, __: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        with suppress(msgspec.DecodeError, RecursionError):
            work(wire)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.finding(14, 15)
@pytest.mark.parametrize(
    "unit", [rb"\ud83d", b"\n", rb"\'", rb"\"", b'","', b'",{"a":"\n"},"', rb"\\", b"[", rb"\u1"], ids=repr
)
@pytest.mark.parametrize("work", [mend, load, list_items, cut_tail, lambda wire: list(find_faults(wire))])
def test_calls_grow_with_the_text_alone(unit: bytes, work: Any) -> None:
    def of(times: int) -> int:
        wires = (b'["' + unit * times + b'"]', b'["' + unit * times, b"[" * times + b'"' + unit * times)
        return sum(calls_of(work, wire) for wire in wires)

    assert of(2000) < 2.2 * of(1000) + 100
