"""Redaction takes a number of steps that grows with a text, and no faster, whatever the text."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dingdan_runtime.json_text
from dingdan import APIError, DecodeError, OutcomeUnknown, _redaction
from dingdan._redaction import MASK, loggable, redact_json_text, redact_text
from tests.dingdan.calling import Calls
from tests.dingdan.regex_steps import Matcher, spans
from tests.dingdan.scripted_server import Answer, ScriptedServer, answer, waiqin

pytestmark = pytest.mark.finding(20)
STEPS_PER_CHARACTER = 50
"""A bound of the sum over all patterns; a word of a pattern may be compared at each character."""
PATTERNS = [value for value in vars(_redaction).values() if isinstance(value, re.Pattern)]
STRINGS = re.compile(dingdan_runtime.json_text.STRING.decode())

FRAGMENTS = [
    "\\", '"', "'", '\\"', '\\\\"', "/", " ", ":", '":"', "=", "&", "a", "字", "\n", "1", "13", "0", "-", "+86", ".",
    "access_token", "appkey=", '"digest"', '\\"app_secret\\":', "13800000000", "0571-", "1617206400000/", "ab" * 16,
    '"remark":"', '{"id":"1",', "//", '"\\', ": ", "['",
]  # fmt: skip
fragments = st.lists(st.sampled_from(FRAGMENTS), max_size=4).map("".join)
repeated = st.tuples(fragments, fragments.filter(bool), fragments)


def steps(text: str) -> int:
    """Characters that all patterns look at, one after the other."""
    total = 0
    for pattern in [*PATTERNS, STRINGS]:
        matcher = Matcher(pattern.pattern)
        assert matcher.spans(text) == spans(pattern, text)  # so that what is counted is what `re` does
        total += matcher.steps
    return total


def lines(call: Callable[[], Any]) -> int:
    """Lines of the module that a call runs."""
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return line

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        return line if frame.f_code.co_filename == _redaction.__file__ else None

    loggable()
    before = sys.gettrace()
    sys.settrace(entered)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


@given(repeated)
@example(("", "\\", ""))
@example(('"', "\\\n", ""))
@example(('"', "\\", ""))
@example(('"digest', "\\", '"'))
@example(('"digest"', " ", ""))
@example(("", '"digest"', ""))
@example(("", '\\"', ""))
@example(("/", "a", ""))
@example(("", "/a", ""))
def test_patterns_look_at_each_character_a_few_times(parts: tuple[str, str, str]) -> None:
    start, middle, end = parts
    text = start + middle * (600 // len(middle)) + end
    assert steps(text) <= STEPS_PER_CHARACTER * len(text)


def test_a_pattern_that_is_not_linear_is_seen() -> None:
    matcher = Matcher(r"(\\*[\"']digest)")
    matcher.spans("\\" * 600)
    assert matcher.steps > 200 * 600


@given(repeated)
@example(("", '"a":"b', ""))
@example(("", '"a":"', ""))
@example(("", '"a"', ""))
@example(('\\"a\\":\\"', '"', ""))
def test_json_text_is_gone_through_once(parts: tuple[str, str, str]) -> None:
    start, middle, end = parts
    text = start + middle * (600 // len(middle)) + end
    assert lines(lambda: redact_json_text(text)) <= 40 * (text.count('"') + 2)


ORACLE = re.compile(
    r"""(?P<start>(?P<quote>\\*")(?P<name>[^"\\]+)(?P=quote)\s*:\s*(?P=quote))(?P<value>.*?)(?=(?<!\\)(?P=quote)|\Z)""",
    re.DOTALL,
)
"""What a field with its text is: slow, and easily seen to be right."""
CREDENTIAL = re.compile(r"(\\*[\"'](?:access_token|app_secret|appkey|digest)\\*[\"']\s*:\s*\\*[\"'])[^\"'\\]+")


@given(st.lists(st.sampled_from([*FRAGMENTS, '"id":"', '\\"order_no\\":\\"', '\\\\"x\\\\":\\\\"']), max_size=12))
def test_the_same_is_blotted_out_as_by_the_plain_patterns(parts: list[str]) -> None:
    text = "".join(parts)

    def shown(found: re.Match[str]) -> str:
        allowed = not found["value"] or found["name"] in loggable()
        return found[0] if allowed else found["start"] + MASK

    assert redact_json_text(text) == redact_text(ORACLE.sub(shown, text))
    assert _redaction._CREDENTIAL.sub(rf"\1{MASK}", text) == CREDENTIAL.sub(rf"\1{MASK}", text)


@pytest.mark.parametrize("text", ["\\" * 400_000, '"' * 100_000, '\\"' * 100_000, '"digest"' * 50_000, "/a" * 100_000])
def test_refusal_with_a_long_text(wq: Calls, server: ScriptedServer, text: str) -> None:
    server.will(waiqin(code="1", message=text))
    with pytest.raises(APIError) as failed:
        wq(lambda client: client.orders.query())
    assert failed.value.message == text
    assert len(str(failed.value)) < 500


@pytest.mark.parametrize("text", ["\\" * 400_000, '"' * 400_000])
def test_answers_with_a_long_text_that_cannot_be_read(wq: Calls, ws: Calls, server: ScriptedServer, text: str) -> None:
    server.will(Answer(text.encode()), Answer(b'{"return_code":"' + text.encode()), answer({"code": 7, "msg": text}))
    with pytest.raises(DecodeError):
        wq(lambda client: client.orders.query())
    with pytest.raises(OutcomeUnknown):
        wq(lambda client: client.orders.close(id=1))
    with pytest.raises(APIError):
        ws(lambda client: client.mall_orders.list(type=1, start_time=1))


def test_depth_of_a_string_that_never_ends() -> None:
    wire = b'"' + b'\\"' * 200_000 + b"[" * 10_000
    dingdan_runtime.json_text.check_depth(wire)
    with pytest.raises(msgspec.DecodeError, match="nested"):
        dingdan_runtime.json_text.check_depth(b"[" * 10_000 + wire)
