"""Custom fields of a record, by label."""

from __future__ import annotations

import pickle
from typing import Any

import msgspec
import pytest
from hypothesis import given

from dingdan_runtime import Nested, Record, Text, by_label
from tests.runtime.json_values import VALUES, wire
from waiqin365_api.records import StdomOrder, StdomOrderLine, StdomSentLine, StdReturn, StdReturnLine


class Extra(Record):
    label: Text = None
    value: Text = None


class Holder(Record):
    extras: Nested[list[Extra]] = msgspec.field(default_factory=list)


def read(*fields: Any) -> dict[str, str]:
    holder = Holder.from_json(msgspec.json.encode({"extras": list(fields)}))
    return dict(by_label(holder.extras, "label", "value"))


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ([], {}),
        ([{"label": "紧急程度", "value": "特急"}], {"紧急程度": "特急"}),
        ([{"label": "a", "value": ""}, {"label": "b", "value": None}, {"label": "c"}], {"a": "", "b": "", "c": ""}),
        ([{"label": "a", "value": 7}, {"label": 5, "value": "0"}], {"a": "7", "5": "0"}),
        ([{"label": "a", "value": {"x": 1}}], {"a": ""}),
        ([{"label": "", "value": "x"}, {"value": "y"}, {"label": None}, {"label": []}, "no field", None], {}),
        ([{"label": "a", "value": "1"}, {"label": "a", "value": "2"}], {"a": "1"}),
        ([{"label": "a", "value": ""}, {"label": "a", "value": "2"}, {"label": "a", "value": "3"}], {"a": "2"}),
        ([{"label": " a ", "value": " x "}], {" a ": " x "}),
    ],
)
def test_fields_are_read_by_label(fields: list[Any], found: dict[str, str]) -> None:
    assert read(*fields) == found


def test_the_order_of_appearance_is_kept() -> None:
    fields = [{"label": label, "value": value} for label, value in [("b", ""), ("a", "1"), ("b", "2"), ("c", "3")]]
    assert list(read(*fields).items()) == [("b", "2"), ("a", "1"), ("c", "3")]


def test_an_unknown_label_is_a_key_error() -> None:
    order = StdomOrder.from_json('{"exts": [{"ext_key": "紧急程度", "ext_value": "特急"}]}'.encode())
    assert order.custom_fields["紧急程度"] == "特急"
    assert order.custom_fields.get("客户等级") is None
    with pytest.raises(KeyError, match="客户等级"):
        order.custom_fields["客户等级"]


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (StdomOrder, "exts"),
        (StdomOrderLine, "exts_detail"),
        (StdomSentLine, "prod_ext"),
        (StdReturn, "exts"),
        (StdReturnLine, "prod_ext"),
    ],
)
@pytest.mark.parametrize("content", [b'[{"ext_key": "k", "ext_value": "v"}]', b'""', b"null", b"{}", b"7", b"[1]"])
def test_records_and_lines_have_custom_fields_whatever_arrives(record: type[Record], name: str, content: bytes) -> None:
    found: Any = record.from_json(b'{"' + name.encode() + b'": ' + content + b"}")
    assert found.custom_fields == ({"k": "v"} if content.startswith(b"[{") else {})
    assert pickle.loads(pickle.dumps(found)).custom_fields == found.custom_fields


@given(VALUES)
def test_no_json_value_breaks_the_mapping(value: Any) -> None:
    order = StdomOrder.from_json(b'{"exts": ' + wire(value) + b"}")
    assert all(isinstance(part, str) for item in order.custom_fields.items() for part in item)


@given(VALUES, VALUES)
def test_no_label_and_no_value_breaks_the_mapping(label: Any, value: Any) -> None:
    order = StdomOrder.from_json(b'{"exts": [{"ext_key": ' + wire(label) + b', "ext_value": ' + wire(value) + b"}]}")
    assert all(isinstance(part, str) for item in order.custom_fields.items() for part in item)
