"""A regular expression run step by step, so that its steps can be counted: `re` does not tell."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from typing import Any

_parse = importlib.import_module("re._parser").parse
_ONE = {"LITERAL", "NOT_LITERAL", "IN", "ANY"}
_REPEATS = {"MAX_REPEAT", "POSSESSIVE_REPEAT"}
_CLASSES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda one: one.isalnum() or one == "_",
}


class Matcher:
    """Finds what `re.finditer` finds, by the same rules, and counts the characters that it looks at.

    It knows what the patterns of this project use: no back references, and repeats of single characters or of groups
    that are possessive.
    """

    def __init__(self, pattern: str | bytes) -> None:
        self._nodes = list(_parse(pattern))
        self.steps = 0

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where it matches in `text`."""
        found, start = [], 0
        while start <= len(text):
            end = next(self._run(self._nodes, text, start), None)
            if end is not None:
                found.append((start, end))
            start = start + 1 if end is None or end == start else end
        return found

    def _run(self, nodes: list[Any], text: str, at: int) -> Iterator[int]:
        """Where a match of `nodes` from `at` on may end, the first choice first."""
        if not nodes:
            yield at
            return
        (op, value), rest = nodes[0], nodes[1:]
        name = str(op)
        if name in _ONE:
            if self._one(name, value, text, at):
                yield from self._run(rest, text, at + 1)
        elif name in _REPEATS:
            yield from self._repeat(name, value, rest, text, at)
        elif name == "SUBPATTERN":
            _, flags, _, inner = value
            if flags & re.DOTALL:  # no character is the one of code -1
                inner = [("NOT_LITERAL", -1) if str(node[0]) == "ANY" else node for node in inner]
            yield from self._run([*inner, *rest], text, at)
        elif name == "BRANCH":
            for choice in value[1]:
                yield from self._run([*choice, *rest], text, at)
        elif name in ("ASSERT", "ASSERT_NOT"):
            direction, inner = value
            width = inner.getwidth()[1]
            begin = at if direction > 0 else at - width
            holds = begin >= 0 and next(self._run(list(inner), text, begin), None) is not None
            if holds == (name == "ASSERT"):
                yield from self._run(rest, text, at)
        elif name == "AT":
            if self._at(str(value), text, at):
                yield from self._run(rest, text, at)
        else:
            raise NotImplementedError(name)

    def _repeat(self, name: str, value: Any, rest: list[Any], text: str, at: int) -> Iterator[int]:
        least, most, inner = value
        ends = [at]
        while len(ends) - 1 < int(most):
            end = next(self._run(list(inner), text, ends[-1]), None)
            if end is None or end == ends[-1]:
                break
            ends.append(end)
        choices = ends[least:]
        assert name == "POSSESSIVE_REPEAT" or inner.getwidth() == (1, 1) or int(most) == 1, "not known here"
        for end in reversed(choices) if name == "MAX_REPEAT" else choices[-1:]:
            self.steps += 1
            yield from self._run(rest, text, end)

    def _one(self, name: str, value: Any, text: str, at: int) -> bool:
        self.steps += 1
        if at >= len(text):
            return False
        one = text[at]
        if name == "LITERAL":
            return bool(ord(one) == value)
        if name == "NOT_LITERAL":
            return bool(ord(one) != value)
        if name == "ANY":
            return one != "\n"
        return self._in(value, one)

    @staticmethod
    def _in(members: list[Any], one: str) -> bool:
        negated = str(members[0][0]) == "NEGATE"
        for op, value in members[negated:]:
            kind = str(op)
            if (
                (kind == "LITERAL" and ord(one) == value)
                or (kind == "RANGE" and value[0] <= ord(one) <= value[1])
                or (kind == "CATEGORY" and _CLASSES[str(value)](one))
            ):
                return not negated
        return negated

    def _at(self, kind: str, text: str, at: int) -> bool:
        self.steps += 1
        if kind == "AT_BOUNDARY":
            word = _CLASSES["CATEGORY_WORD"]
            before, after = text[at - 1 : at], text[at : at + 1]
            return bool(before and word(before)) != bool(after and word(after))
        if kind == "AT_END_STRING":
            return at == len(text)
        raise NotImplementedError(kind)


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """What `re` itself finds."""
    return [found.span() for found in pattern.finditer(text)]
