"""Comparison of the output lines of the programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def differences(expected: str, line: str) -> list[str]:
    """Compare an output line with the expected line.

    Args:
        expected: The expected line of JSON.
        line: The output of a program.

    Returns:
        A message for each difference, with its path in the JSON; empty if both lines are equal.
    """
    if line == expected:
        return []
    try:
        found = list(unlike("", json.loads(expected), json.loads(line)))
    except ValueError:
        return [f"not a line of JSON: {line[:200]!r}"]
    return found or ["the same values, but written in another way"]


def wrong_vectors(line: str, expected: dict[str, dict[str, Any]]) -> list[str]:
    """Return a message for each difference between a line and the expected results of the test vectors."""
    return list(unlike("vectors", expected, json.loads(line)["vectors"]))


def unlike(place: str, expected: Any, found: Any) -> Iterator[str]:
    """Yield a message for each difference between two JSON values; `place` is their path."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name in sorted(expected.keys() | found.keys()):
            inner = f"{place}.{name}" if place else name
            yield from unlike(inner, expected.get(name), found.get(name))
    elif expected != found or type(expected) is not type(found):
        yield f"{place}: {json.dumps(found, ensure_ascii=False)}, expected {json.dumps(expected, ensure_ascii=False)}"
