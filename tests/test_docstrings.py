"""Docstrings begin with what a thing does or is: no question word, no "Give" or "Tell", no "Something"."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("runtime", "overrides", "apps", "benchmarks", "generator", "tools", "examples")
OPENINGS = re.compile(
    r"(What|Which|Whether|How|Who|Whose|When|Where|Why|Gives?|Tells?|Wants?|Let|Says?|Everything|Anything|Something)\b"
)


def docstrings(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and text of each docstring, those of attributes and constants included."""
    for node in ast.walk(ast.parse(source)):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else []:
            match statement:
                case ast.Expr(ast.Constant(str(text))):
                    yield statement.lineno, text


def faults(source: str) -> list[str]:
    """The docstrings with a wrong opening."""
    return [f"{line}: {text.splitlines()[0]}" for line, text in docstrings(source) if OPENINGS.match(text.lstrip())]


@pytest.mark.parametrize("folder", FOLDERS)
def test_docstrings_begin_with_what_a_thing_does_or_is(folder: str) -> None:
    found = [
        f"{file.relative_to(ROOT)}:{fault}"
        for file in sorted((ROOT / folder).rglob("*.py"))
        for fault in faults(file.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('"""What a module holds."""', 1),
        ('class C:\n    """How it works."""\n    x = 1\n    """Whether it works."""', 2),
        ('async def f():\n    """\n    Where it is."""', 1),
        ('def f():\n    """Sign a request."""', 0),
        ('def f():\n    """Whatever is left."""\n    return "What"', 0),
        ('X = 1\n"""Who signs."""', 1),
        ('def f():\n    """Tell whether it is empty."""\n\ndef g():\n    """Give the token."""', 2),
        ('class C:\n    """Something with an id."""\n    def f(self):\n        """Everything that was read."""', 2),
        ('def f():\n    """Return the given token."""\n\ndef g():\n    """Letter of a column."""', 0),
    ],
)
def test_wrong_opening_is_found(source: str, count: int) -> None:
    assert len(faults(source)) == count
