"""Whatever arrives, a call gives an error of ours, or records that have everything that was received."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dingdan import DingdanError, PagingError
from dingdan_runtime import Operation
from tests.properties.conftest import PROFILE, Answered
from tests.properties.dirt import ANYTHING, KEYS, READABLE, damaged, spoilt, write
from tests.properties.documented import documented
from tests.properties.judging import records_of
from tests.properties.operations import OPERATIONS

# Most operations are writes that answer nothing but that they are done: records are where there is most to lose.
operations = st.sampled_from(OPERATIONS + 2 * [operation for operation in OPERATIONS if operation.result])


def encoded(value: Any) -> bytes:
    # Lone surrogates cannot be written, and the strategies make none outside of escapes.
    return write(value).encode()


def with_data(operation: Operation[Any], data: str, *, quoted: bool) -> bytes:
    """A success whose data is the JSON text `data`, as it stands or as a string."""
    code, member = ('"return_code":"0"', "response_data") if operation.platform == "waiqin365" else ('"code":0', "data")
    return f'{{{code},"{member}":{json.dumps(data, ensure_ascii=False) if quoted else data}}}'.encode()


def answers(to: Callable[[Operation[Any]], st.SearchStrategy[Any]]) -> st.SearchStrategy[tuple[Operation[Any], Any]]:
    """Operations, each with an answer."""
    return operations.flatmap(lambda operation: st.tuples(st.just(operation), to(operation)))


CLEAN = answers(documented)
SPOILT = answers(lambda operation: spoilt(documented(operation)).map(encoded))
SPOILT_INSIDE = answers(lambda operation: spoilt(documented(operation), inside=True).map(encoded))
ROWS = st.lists(st.dictionaries(st.text(max_size=3), READABLE, max_size=3), max_size=3)
DATA = st.builds(
    lambda operation, value, quoted: (operation, with_data(operation, write(value), quoted=quoted)),
    operations,
    ANYTHING | ROWS | st.dictionaries(KEYS, ROWS | READABLE, max_size=3),
    st.booleans(),
)
BYTES_AS_DATA = st.builds(
    lambda operation, data: (operation, with_data(operation, "@", quoted=True).replace(b"@", data)),
    operations,
    st.binary().map(lambda data: data.replace(b"\\", b"").replace(b'"', b"")),
)
BYTES = st.tuples(
    operations,
    st.binary() | ANYTHING.map(encoded) | damaged(CLEAN.map(lambda pair: encoded(pair[1]))),
)

# Whole answers are large, and some have texts of ten thousand brackets: generating one takes longer than
# hypothesis likes, and there is nothing to gain from smaller ones.
ANSWERS = settings(PROFILE, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def test_all_operations_are_there() -> None:
    assert sorted(operation.platform for operation in OPERATIONS) == ["waiqin365"] * 15 + ["wshoto"] * 9


@ANSWERS
@given(CLEAN)
def test_answers_as_documented_are_read_without_a_problem(
    answered: Answered, answer: tuple[Operation[Any], dict[str, Any]]
) -> None:
    operation, value = answer
    given_value = answered(operation, encoded(value))
    if isinstance(given_value, DingdanError):
        # Only the one record of a call may be missing, or the rows that a total speaks of.
        missing = value.get("data")
        if isinstance(given_value, PagingError):
            missing = value["data"].get("records")
        else:
            assert operation.id in ("crmSaleOrderDetail", "crmReceiptDetail", "crmSaleOrderReceiptDetail")
        assert not missing
        return
    assert [problem for record in records_of(given_value) for problem in record.problems] == []


@ANSWERS
@given(SPOILT)
def test_spoilt_answers(answered: Answered, answer: tuple[Operation[Any], bytes]) -> None:
    answered(*answer)


@ANSWERS
@given(SPOILT_INSIDE)
def test_answers_spoilt_inside_records(answered: Answered, answer: tuple[Operation[Any], bytes]) -> None:
    answered(*answer)


@ANSWERS
@given(SPOILT_INSIDE)
def test_answers_spoilt_inside_records_on_asyncio(
    answered_async: Answered, answer: tuple[Operation[Any], bytes]
) -> None:
    answered_async(*answer)


@ANSWERS
@given(SPOILT)
def test_spoilt_answers_on_asyncio(answered_async: Answered, answer: tuple[Operation[Any], bytes]) -> None:
    answered_async(*answer)


@ANSWERS
@given(DATA)
def test_any_json_as_data(answered: Answered, answer: tuple[Operation[Any], bytes]) -> None:
    answered(*answer)


@ANSWERS
@given(BYTES)
def test_any_bytes_as_the_answer(answered: Answered, answer: tuple[Operation[Any], bytes]) -> None:
    answered(*answer)


@ANSWERS
@given(BYTES_AS_DATA)
def test_any_bytes_as_data(answered: Answered, answer: tuple[Operation[Any], bytes]) -> None:
    answered(*answer)
