"""Orders are written as text with gaps; what stands in the gaps is still JSON."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from dingdan_sandbox.specs import Spec, bundled
from dingdan_sandbox.waiqin365.layout import EMPTY, Layout, count, extended, money, page, price, text, written
from dingdan_sandbox.waiqin365.wire import count as count_text
from dingdan_sandbox.waiqin365.wire import money as money_text
from dingdan_sandbox.waiqin365.wire import price as price_text
from tests.sandbox.conftest import Caller, Clock, calling
from tests.support.worlds import november

NASTY = ["", '"', "\\", '\\"', "100%", "%b %(id)b %s", "a\nb\tc\x01\x7f", "</script>", "\u2028", "加急🔥", "{}", " "]


def read(escaped: bytes) -> Any:
    """What stands within `response_data`."""
    return json.loads(json.loads(b'"' + escaped + b'"'))


@pytest.mark.parametrize("value", NASTY)
def test_text_is_escaped_twice(value: str) -> None:
    assert read(text(value)) == value
    layout = Layout({value: "", "b": value}, ["b"], ["c"])
    assert read(layout.fill(layout.blank | {"b": text(value)} | layout.group({"c": value}))) == {
        value: "", "b": value, "c": value,
    }  # fmt: skip
    assert read(extended(b"{" + text("a") + b":1}", {"x": value})) == {"a": 1, "x": value}


@pytest.mark.parametrize("number", [0, 1, 5, 99, 100, 12_345, 99_999_999_999, 123_456_780_000])
def test_numbers_are_as_the_other_records_have_them(number: int) -> None:
    for signed in (number, -number):
        assert read(money(signed)) == money_text(signed)
        assert read(count(signed)) == count_text(signed)
    assert read(price(number)) == price_text(number)


def test_a_layout_keeps_the_order_of_the_fields() -> None:
    empty = {"a": "", "b": "0.00", "c": [], "d": "", "e": "", "f": ""}
    layout = Layout(empty, ["d"], ["a", "b", "f"], ["e", "z"])
    assert read(layout.fill(layout.blank)) == {**empty, "z": ""}
    row = layout.blank | layout.group({"b": 1, "f": "x"}) | {"d": written([1])} | layout.group({"e": 2, "z": 3})
    assert list(read(layout.fill(row)).items()) == [
        ("a", ""), ("b", 1), ("c", []), ("d", [1]), ("e", 2), ("f", "x"), ("z", 3),
    ]  # fmt: skip
    assert layout.blank["d"] == EMPTY


@pytest.mark.parametrize("rows", [0, 1, 2, 3])
def test_a_page(rows: int) -> None:
    parts = [b'{\\"a\\":%d}' % number for number in range(rows)]
    assert read(bytes(page(parts))[1:-1]) == [{"a": number} for number in range(rows)]


@pytest.mark.parametrize(("seed", "lines"), [(7, 3), (2, 1), (3, 99)])
def test_orders_are_compact_json_with_the_fields_in_the_spec_s_order(seed: int, lines: int) -> None:
    spec = Spec(bundled() / "waiqin365.yaml")
    with calling(november(orders=40, lines=lines, seed=seed, clock=Clock())) as caller:
        wire = caller.envelope("queryStdomOrder", {})["response_data"]
    rows = json.loads(wire)
    assert msgspec.json.encode(rows).decode() == wire
    for component, found in (("StdomOrder", rows), ("StdomOrderLine", [line for row in rows for line in row["prods"]])):
        documented = list(spec.properties(component))
        for row in found:
            assert [name for name in row if name in documented] == [name for name in documented if name in row]


def test_what_was_written_is_read_back_character_by_character(caller: Caller, order: dict[str, Any]) -> None:
    for number, value in enumerate(NASTY):
        line = order["prods"][0] | {"remark": value}
        caller.write("addStdomOrder", order | {"order_no": f"N-{number}", "remarks": value, "prods": [line]})
    rows = caller.query("queryStdomOrder")[-len(NASTY) :]
    assert [row["order_remark"] for row in rows] == NASTY
    changed = rows[3]["id"]
    caller.write(
        "modifyCustomFields", {"order_id": changed, "exts": [{"ext_key": "ext_2611010001", "ext_value": NASTY[3]}]}
    )
    assert caller.query("queryStdomOrder", id=str(changed))[0]["exts"][0]["ext_value"] == NASTY[3]
