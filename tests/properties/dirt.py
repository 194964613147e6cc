"""JSON of any kind, and answers spoilt at any place."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from hypothesis import strategies as st

from tests.runtime.json_values import NUMBERS, ODD_TEXTS, SCALARS, TEXTS


class Literal(str):
    """JSON text that stands as it is; also such as is none."""

    __slots__ = ()


class Members(list[tuple[str, Any]]):
    """The members of an object, of which two may have one name."""


def write(value: Any) -> str:
    """JSON text of a value that may hold `Literal`s and `Members`."""
    if isinstance(value, Literal):
        return str(value)
    if isinstance(value, dict | Members):
        members = value.items() if isinstance(value, dict) else value
        return f"{{{','.join(f'{json.dumps(name, ensure_ascii=False)}:{write(inner)}' for name, inner in members)}}}"
    if isinstance(value, list):
        return f"[{','.join(map(write, value))}]"
    return json.dumps(value, ensure_ascii=False)


ODD = st.sampled_from(
    [
        "1e400", "-1e400", "1e-400", "-0", "-0.0", "0.1000000000000000055", "1E5", "9" * 400, "9" * 4301,
        "1e" + "9" * 20, r'"\ud83d\ude42\u0000"', "[" * 90 + "]" * 90, '{"a":' * 90 + "1" + "}" * 90, r'{"\u0069d":5}',
        '{"a":1,"a":2}', '" \u3000 "', '{"":""}',
    ]
).map(Literal)  # fmt: skip
"""JSON that Python's writer would not make."""
NONE = st.sampled_from(
    [
        "NaN", "Infinity", "-Infinity", "01", r'"\ud83d"', r'"\ude42\ud83d"', r'{"\ud83d":1}', '"\0"', "", "tru", "[1,",
        "{", '"', "[" * 300 + "]" * 300, "[" * 10_000 + "]" * 10_000,
    ]
).map(Literal)  # fmt: skip
"""What is no JSON, or nested too deeply."""
KEYS = TEXTS | st.sampled_from(["id", "prods", "rows", "list", "data", "records", "result", "total", "order", "ext_1"])


def _nested(scalars: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        scalars,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(KEYS, inner, max_size=4)
            | st.lists(st.tuples(KEYS, inner), max_size=4).map(Members)
        ),
        max_leaves=12,
    )


READABLE = _nested(SCALARS | ODD)
ANYTHING = _nested(SCALARS | ODD | NONE)


@st.composite
def spoilt(draw: st.DrawFn, clean: st.SearchStrategy[dict[str, Any]], *, inside: bool = False) -> dict[str, Any]:
    """An answer in which up to three places have been spoilt; `response_data` is spoilt inside its text too.

    Args:
        draw: Hypothesis gives it.
        clean: Answers as documented.
        inside: Whether only values inside records are spoilt, and by JSON that can be read.
    """
    answer = draw(clean)
    quoted = str(answer.get("response_data"))[:1] in ("[", "{")
    if quoted:
        with suppress(ValueError):  # any text, where no data is documented
            answer = {**answer, "response_data": json.loads(answer["response_data"])}
    top = _records(answer) if inside else [answer]
    for _ in range(draw(st.integers(1, 3))):
        if places := [place for place in _places(top) if not (inside and place[0] is top)]:
            holder, place = draw(st.sampled_from(places))
            _spoil(draw, holder, place, READABLE if inside else ANYTHING)
    spoiled: dict[str, Any] = answer if inside else top[0]
    if quoted and isinstance(spoiled, dict) and "response_data" in spoiled and (inside or draw(st.integers(0, 3))):
        spoiled = {**spoiled, "response_data": write(spoiled["response_data"])}
    return spoiled


def _records(answer: dict[str, Any]) -> list[Any]:
    data = answer.get("response_data") or answer.get("data")
    rows = data.get("records", [data]) if isinstance(data, dict) else data
    return rows if isinstance(rows, list) else []


def _spoil(draw: st.DrawFn, holder: Any, place: Any, dirt: st.SearchStrategy[Any]) -> None:
    value = holder[place]
    how = draw(st.integers(0, 7))
    if how < 2:
        holder[place] = draw(dirt)
    elif how == 2:
        holder[place] = draw(st.sampled_from([None, "", 0, [], {}, True]))
    elif how == 3:
        holder[place] = draw(st.sampled_from([[value], {"data": value}, {"rows": value, "total": 1}, [[value]]]))
    elif how == 4:
        holder[place] = write(value)
    elif how == 5 and isinstance(value, dict):
        members = list(value.items())
        members.insert(draw(st.integers(0, len(members))), (draw(st.sampled_from([*value, "id"])), draw(dirt)))
        holder[place] = Members(members)
    elif how == 6 and isinstance(value, dict):
        value[draw(KEYS)] = draw(dirt)
    elif isinstance(value, list) and not isinstance(value, Members):
        value.insert(draw(st.integers(0, len(value))), draw(dirt | NUMBERS | ODD_TEXTS))
    elif isinstance(holder, dict):
        del holder[place]


def _places(holder: Any) -> list[tuple[Any, Any]]:
    """Every place inside `holder`, as what holds it and its key or index."""
    keys = list(holder) if isinstance(holder, dict) else range(len(holder))
    found = [(holder, key) for key in keys]
    for key in keys:
        inner = holder[key]
        if isinstance(inner, dict) or (isinstance(inner, list) and not isinstance(inner, Members)):
            found += _places(inner)
    return found


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Bytes of which a piece is cut out, doubled or replaced by any bytes."""
    body = draw(whole)
    start = draw(st.integers(0, len(body)))
    stop = draw(st.integers(start, min(len(body), start + 20)))
    piece = draw(st.sampled_from([b"", body[start:stop] * 2]) | st.binary(max_size=4))
    return body[:start] + piece + (body[stop:] if draw(st.booleans()) else b"")
