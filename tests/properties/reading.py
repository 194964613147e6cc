"""Reads everything that a record has to give, and holds it against what was sent."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from dingdan_runtime import Record
from dingdan_runtime.decoding import NestedAttribute


def loads(text: str | bytes) -> Any:
    """JSON by the standard library alone, be it quite JSON or not.

    Whole numbers that it refuses for their length are `Decimal`, as in `raw`. Escapes that JSON does not have are the
    character, control characters are taken, and so is text behind the JSON.
    """
    text = text if isinstance(text, str) else text.decode()
    text = re.sub(r'(?s)(\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))|\\(.)', lambda escape: escape[1] or escape[2], text)
    decoder = json.JSONDecoder(
        strict=False, parse_int=lambda digits: int(digits) if len(digits) <= 4300 else Decimal(digits)
    )
    value, stop = decoder.raw_decode(text.strip(" \t\n\r"))
    tail = text.strip(" \t\n\r")[stop:].strip()
    if tail and (not isinstance(value, dict | list) or tail[0] in '{}[],:"' or tail < " "):
        raise json.JSONDecodeError("Extra data", text, stop)
    return value


def shown(value: Any) -> Any:
    """A JSON value as it is shown, with U+FFFD for half of a surrogate pair."""
    if isinstance(value, str):
        return re.sub("[\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, dict):
        return {shown(name): shown(inner) for name, inner in value.items()}
    return [shown(item) for item in value] if isinstance(value, list) else value


def same(left: Any, right: Any) -> bool:
    """Whether two JSON values are equal in type and in sign of zero too; in Python 1 == 1.0 == True, 0.0 == -0.0."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(value, right[key]) for key, value in left.items())
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right) and (not isinstance(left, float) or repr(left) == repr(right))


def alike(exact: Any, raw: Any) -> bool:
    """Whether a value of a problem, with its numbers exact, is what `raw` holds there."""
    if isinstance(raw, float | Decimal):
        return float(exact) == float(raw)
    if isinstance(raw, dict):
        return raw.keys() == exact.keys() and all(alike(exact[key], value) for key, value in raw.items())
    if isinstance(raw, list):
        return len(raw) == len(exact) and all(map(alike, exact, raw))
    return same(exact, raw)


def places(value: Any, path: str) -> list[Any]:
    """What stands at the path of a problem, such as `prods[2].price`.

    Paths show names with U+FFFD for half of a surrogate pair, so that several places may have one path.
    """
    found = [value]
    for part in path.replace("[", ".[").split("."):
        if part.startswith("["):
            index = int(part[1:-1])
            found = [holder[index] for holder in found if isinstance(holder, list) and index < len(holder)]
        else:
            holders = [holder for holder in found if isinstance(holder, dict)]
            found = [inner for holder in holders for name, inner in holder.items() if shown(name) == part]
    return found


def read_all(record: Record) -> None:
    """Read all that a record and the records in it have, and assert that it is whole.

    `raw` is what its bytes say, copies are equal, problems stand where they say, and every value that came and reads
    as nothing is among them.
    """
    raw = record.raw
    assert same(raw, loads(record.raw_json))
    assert same(record.extra, {key: raw[key] for key in raw if key not in record.__struct_encode_fields__})
    assert repr(record).startswith(type(record).__name__)
    for again in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
        assert (again, again.raw_json) == (record, record.raw_json)
    problems = record.problems
    paths = [problem.path for problem in problems]
    assert len(set(paths)) == len(paths)
    # Of a name that is not quite JSON the path is that of its member, and the value the name.
    named = [problem for problem in problems if not problem.path.endswith(shown(str(problem.value)))]
    for problem in named:
        assert any(alike(problem.value, found) for found in places(raw, problem.path)), problem
    assert set(misread(record)) <= set(paths)


def misread(record: Record, prefix: str = "") -> Iterator[str]:
    """Paths of what came, is not nothing, and reads as nothing."""
    raw = record.raw
    for name, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        came, read, path = raw.get(key), getattr(record, name), prefix + key
        if not isinstance(getattr(type(record), name), NestedAttribute):
            if read in (None, [], {}) and not is_nothing(came):
                yield path
        elif isinstance(read, Record):
            yield from misread(read, f"{path}.")
        elif not isinstance(came, list) or read is None:
            if came is not None and not is_blank(came):
                yield path
        else:
            records = iter(read)
            for index, item in enumerate(came):
                if isinstance(item, dict):
                    yield from misread(next(records), f"{path}[{index}].")
                else:
                    yield f"{path}[{index}]"
            assert next(records, None) is None


def is_nothing(value: Any) -> bool:
    """Whether a value stands for none at all; of a list, whether all its items do."""
    if isinstance(value, list):
        return all(item is None or is_blank(item) for item in value)
    return value in (None, {}) or is_blank(value)


def is_blank(value: Any) -> bool:
    """Whether a value is text of nothing but blanks."""
    return isinstance(value, str) and not value.strip()
