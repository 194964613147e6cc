"""Credentials that a platform repeated in a JSON response, which is passed on as received otherwise."""

from __future__ import annotations

import msgspec
import pytest

from dingdan._redaction import redact_wire


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ('{"a":"appkey-1"}', '{"a":"***"}'),
        ('{"a":"use /appkey-1/ or app%2Fkey%2F2"}', '{"a":"use /***/ or ***"}'),
        (r'{"a":"app\/key\/2"}', '{"a":"***"}'),
        ('{"a":"42424242","b":42424242,"c":"142424242","d":[42424242, 1]}',
         '{"a":"***","b":42424242,"c":"142424242","d":[42424242, 1]}'),
        (r'{"a":"[{\"tenant\":\"42424242\",\"id\":7342424242}]"}', r'{"a":"[{\"tenant\":\"***\",\"id\":7342424242}]"}'),
        ('{"a":"short"}', '{"a":"short"}'),
        ("{}", "{}"),
    ],
)  # fmt: skip
def test_credentials_in_strings_are_masked_and_the_text_remains_json(wire: str, expected: str) -> None:
    found = redact_wire(wire.encode(), ["appkey-1", "app/key/2", "42424242", "short", ""])
    assert found.decode() == expected
    msgspec.json.decode(found)
