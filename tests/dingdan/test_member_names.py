"""The code of `overrides/` has no name of a platform's envelope in it: those come from the specs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.generator.spec_folder import ROOT

NAMES = (
    "return_code",
    "return_msg",
    "response_data",
    "return_data",
    "msgId",
    "dataType",
    "waiqin365.com",
    "wshoto.com",
)
MODULES = sorted((ROOT / "overrides").rglob("*.py"))


def texts(source: str) -> Iterator[str]:
    """The texts in a module, but for docstrings."""
    tree = ast.parse(source)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and id(node) not in prose:
            yield str(node.value)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(ROOT / "overrides").as_posix())
def test_module_names_no_member_of_an_envelope(file: Path) -> None:
    found = [text for text in texts(file.read_text(encoding="utf-8")) for name in NAMES if name in text]
    assert found == []


def test_name_in_code_is_noticed() -> None:
    assert list(texts('"""return_code"""\nCODE = b"return_code"\n"""A docstring."""')) == ["b'return_code'"]
