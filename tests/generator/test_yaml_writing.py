"""Writing YAML that every parser reads alike."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from yamlcore import CCoreLoader

from generator.source import write_yaml

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12) | st.text(
    st.sampled_from(" \n\t\r\x85\u2028\ufeff#:-'\"|>&*!%@`?{}[],~<=09oxeE.+_yn\\中"), max_size=14
)
VALUES = st.recursive(
    TEXTS | st.integers(-(2**60), 2**60) | st.booleans() | st.none() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_what_is_written_reads_back_in_yaml_1_1_and_1_2(data: dict[str, Any]) -> None:
    text = write_yaml(data)
    assert [yaml.load(text, loader) for loader in (yaml.SafeLoader, CCoreLoader)] == [data, data]


@pytest.mark.parametrize("text", ["yes", "no", "on", "y", "N", "null", "~", "2026-11-01", "12:30", "1_000", "089",
                                  "0o17", "017", "0x1F", "1e3", ".5", "12.50", "=", "<<", "", " ", "#"])  # fmt: skip
def test_text_that_some_parser_takes_for_something_else_is_quoted(text: str) -> None:
    assert write_yaml({"key": text}) == f"key: '{text}'\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("one\ntwo", "text: |-\n  one\n  two\n"),
        ("one\n\n  two\n", "text: |\n  one\n\n    two\n"),
        ('[\n  {"id": 1}\n]', 'text: |-\n  [\n    {"id": 1}\n  ]\n'),
        ("中文，标签", "text: 中文，标签\n"),
        ("one\r\ntwo", 'text: "one\\r\\ntwo"\n'),
    ],
)
def test_text_of_several_lines_shows_as_such(text: str, written: str) -> None:
    assert write_yaml({"text": text}) == written


def test_members_keep_their_order_and_lists_stand_below_their_key() -> None:
    assert write_yaml({"b": [1, {"c": 2}], "a": []}) == "b:\n  - 1\n  - c: 2\na: []\n"


def test_a_part_that_occurs_twice_is_written_out_twice() -> None:
    part = {"c": 1}
    assert write_yaml({"a": part, "b": part}) == "a:\n  c: 1\nb:\n  c: 1\n"


def test_the_same_data_gives_the_same_bytes() -> None:
    data = {"b": {"d": "一" * 80, "c": ["x y " * 40]}, "a": 1}
    assert write_yaml(data) == write_yaml({"b": {"d": "一" * 80, "c": ["x y " * 40]}, "a": 1})
