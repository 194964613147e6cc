"""The decoded profile of envelopes, byte by byte."""

from __future__ import annotations

import pytest

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
