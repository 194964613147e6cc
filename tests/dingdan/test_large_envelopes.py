"""An envelope with large data is read from its ends; the result is that of reading it as a whole, whatever arrived."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dingdan.codec._envelope as envelope
from dingdan import DingdanError
from waiqin365_api.operations.orders import QUERY_STDOM_ORDER
from waiqin365_api.platform import PLATFORM

WORDS = st.text(st.sampled_from('ab"\\:,{}[] 中😀\n'), max_size=6) | st.just('","msg_id":"1')
DATA = st.lists(st.dictionaries(WORDS, WORDS, min_size=1, max_size=2), max_size=3).map(
    lambda rows: json.dumps(rows, ensure_ascii=False)
)
MEMBERS = {
    "return_code": st.sampled_from(["0", "7", 0, None]),
    "return_msg": WORDS,
    "msg_id": WORDS,
    "other": WORDS | st.just({"response_data": "[1]"}),
    "response_data": DATA | DATA | WORDS | st.none(),
}


@st.composite
def answers(draw: st.DrawFn) -> bytes:
    """Envelopes, most of them with the data at the end, compact or not, and with a byte damaged in some."""
    names = [*draw(st.permutations([name for name in MEMBERS if name != "response_data"]))][: draw(st.integers(1, 4))]
    if draw(st.integers(0, 3)) == 0:
        names.insert(draw(st.integers(0, len(names))), "response_data")
    names.append("response_data")
    ascii_only, separators = draw(st.booleans()), draw(st.sampled_from([(",", ":"), (",", ":"), (", ", ": ")]))
    members = (
        json.dumps(name)
        + separators[1]
        + json.dumps(draw(MEMBERS[name]), ensure_ascii=ascii_only, separators=separators)
        for name in names
    )
    body = f"{{{separators[0].join(members)}}}".encode()
    if draw(st.integers(0, 3)):
        return body
    at = draw(st.integers(0, len(body)))
    return (
        body[:at] + draw(st.sampled_from([b"", b'"', b"\\", b"\n", b"\xff", b"\\ud83d", b"}", b" "])) + body[at + 1 :]
    )


def unwrapped(body: bytes, large: int) -> Any:
    """What an envelope gives, or its error."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(envelope, "LARGE", large)
        decoder = envelope.EnvelopeDecoder(PLATFORM.envelope)
        try:
            payload = decoder.unwrap(QUERY_STDOM_ORDER, httpx.Response(200, content=body), "1")
        except DingdanError as error:
            return type(error), str(error)
    string = None if payload.string is None else bytes(payload.string)
    return payload.data, payload.message, payload.msg_id, payload.stray, payload.problems, string


@given(body=answers())
@example(body=rb'{"response_data":"[{\"id\":\"1\"}]","return_code":"0","return_msg":"a\"b"}')
@example(body=rb'{"return_code":"0","response_data":"[]","response_data":"[{\"id\":\"1\"}]"}')
@example(body=rb'{"return_code":"0","other":{"response_data":"[{\"id\":\"1\"}]"}}')
@example(body=rb'{"return_code":"0","response_data":"[{\"id\":\"\ud83d\"}]"}')
def test_reading_from_the_ends_gives_the_same(body: bytes) -> None:
    assert unwrapped(body, 8) == unwrapped(body, 1 << 30)


def test_small_examples_are_read_from_the_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the test above would compare one way with itself."""
    monkeypatch.setattr(envelope, "LARGE", 8)
    read = envelope.EnvelopeDecoder(PLATFORM.envelope)._around_large_data
    assert read(rb'{"return_code":"0","response_data":"[{\"id\":\"1\"}]"}') is not None
    assert read(rb'{"response_data":"[{\"id\":\"1\"}]","return_code":"0"}') is None


def test_large_data_is_read_from_the_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = json.dumps([{"id": str(number)} for number in range(9000)])
    body = json.dumps({"return_code": "0", "response_data": rows}, separators=(",", ":")).encode()
    assert len(body) > envelope.LARGE
    monkeypatch.delattr(envelope.EnvelopeDecoder, "_members")  # which looks through the whole
    payload = envelope.EnvelopeDecoder(PLATFORM.envelope).unwrap(QUERY_STDOM_ORDER, httpx.Response(200, content=body))
    assert payload.data == rows.encode()
