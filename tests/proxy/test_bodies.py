"""The decoded profile of envelopes, byte by byte."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingdan_proxy.bodies import decoded

MEMBERS = ("response_data", "return_data")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (r'"[{\"id\":7300000000000000731,\"no\":\"7300000000000000731\"}]"',
         '[{"id":"7300000000000000731","no":"7300000000000000731"}]'),
        (r'"[{\"a\":9007199254740991,\"b\":9007199254740992,\"c\":-9007199254740992}]"',
         '[{"a":9007199254740991,"b":"9007199254740992","c":"-9007199254740992"}]'),
        (r'"[{\"a\":0.12345678901234567890,\"b\":12345678901234567890.5,\"c\":1e12345678901234567}]"',
         '[{"a":0.12345678901234567890,"b":12345678901234567890.5,"c":1e12345678901234567}]'),
        (r'"{\"text\":\"say \\\"7300000000000000731\\\" \\u002f\"}"',
         r'{"text":"say \"7300000000000000731\" \u002f"}'),
        ('"[ 7300000000000000731 , 1,\\n7300000000000000731]"', '[ "7300000000000000731" , 1,\n"7300000000000000731"]'),
        ('"-7300000000000000731"', '"-7300000000000000731"'),
        ('"[]"', "[]"),
        ('""', "null"),
        ("null", "null"),
        ("[7300000000000000731]", '["7300000000000000731"]'),
        ('"not JSON"', '"not JSON"'),
        (r'"[{\"a\":\"a\tb\"}]"', r'[{"a":"a\u0009b"}]'),
    ],
)  # fmt: skip
def test_data_becomes_json(data: str, expected: str) -> None:
    envelope = '{"return_code":"0","response_data":%s}'
    assert decoded((envelope % data).encode(), MEMBERS).decode() == envelope % expected


@pytest.mark.parametrize("wire", [b'{"return_code":"0","msg_id":"1"}', b"<html>", b"[]", b'"text"'])
def test_other_texts_stay(wire: bytes) -> None:
    assert decoded(wire, MEMBERS) == wire


TEXTS = st.text(alphabet='\\"/,:[]{}1234567890 -.eE\n好', max_size=60)
VALUES = st.recursive(
    st.integers(-(10**20), 10**20)
    | TEXTS
    | st.none()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def quoted(value: Any) -> Any:
    """The value with long integers as text."""
    if isinstance(value, list):
        return [quoted(each) for each in value]
    if isinstance(value, dict):
        return {name: quoted(each) for name, each in value.items()}
    long = type(value) is int and abs(value) >= 2**53
    return str(value) if long else value


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_only_long_integers_become_text(value: Any, indent: int | None, ascii_only: bool) -> None:
    inner = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    envelope = json.dumps({"response_data": inner or "null"}).encode()
    found = json.loads(decoded(envelope, MEMBERS))["response_data"]
    assert found == quoted(value)
