"""Which values a schema allows, compared with another's; and how far versions have to rise."""

from __future__ import annotations

from typing import Any

import pytest

from tools.spec_diff.changes import Effect
from tools.spec_diff.rules import follows, rules_of
from tools.spec_diff.values import limit_within, type_within
from tools.spec_diff.versions import Version


@pytest.mark.parametrize(
    ("keyword", "narrow", "wide"),
    [
        ("minimum", 2, 1),
        ("minLength", 5, 0),
        ("maximum", 1, 2),
        ("maxItems", 10, 20),
        ("enum", ["a"], ["b", "a"]),
        ("pattern", "^a$", None),
        ("const", "a", None),
        ("minimum", 1, None),
    ],
)
def test_limit_allows_less_than_a_wider_one(keyword: str, narrow: Any, wide: Any) -> None:
    tight, loose = {keyword: narrow}, {} if wide is None else {keyword: wide}
    assert limit_within(keyword, tight, loose)
    assert not limit_within(keyword, loose, tight)
    assert limit_within(keyword, tight, tight)


@pytest.mark.parametrize(("keyword", "one", "other"), [("pattern", "^a", "^b"), ("multipleOf", 2, 4)])
def test_limits_that_cannot_be_compared_allow_different_values(keyword: str, one: Any, other: Any) -> None:
    assert not limit_within(keyword, {keyword: one}, {keyword: other})
    assert not limit_within(keyword, {keyword: other}, {keyword: one})


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ({"type": "integer"}, {"type": "number"}),
        ({"type": "string"}, {"type": ["string", "null"]}),
        ({"type": "string"}, {}),
        ({"type": "integer", "format": "int32"}, {"type": "integer", "format": "int64"}),
        ({"type": "integer", "format": "epoch-seconds"}, {"type": "integer"}),
        ({"type": "integer", "format": "int64"}, {"type": ["integer", "string"], "format": "waiqin-id"}),
        ({"type": "string", "format": "date"}, {"type": "string", "format": "waiqin-date-or-time"}),
        ({"type": "string", "format": "decimal"}, {"type": "string"}),
        ({"type": "string"}, {"type": "string", "format": "comma-separated"}),
        ({"type": "string", "format": "not-known"}, {"type": "string"}),
    ],
)
def test_type_allows_less_than_a_wider_one(narrow: Any, wide: Any) -> None:
    assert type_within(narrow, wide)
    assert not type_within(wide, narrow)


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ({"required": ["a"]}, {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, True),
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"required": ["a"]}, False),
        ({"required": ["a", "b"]}, {"required": ["b"]}, True),
        ({"anyOf": [{"required": ["a", "c"]}, {"required": ["b", "c"]}]}, {"required": ["c"]}, True),
        ({}, {"required": ["a"]}, False),
        ({"allOf": [{"required": ["a"]}]}, {}, True),
    ],
)
def test_rule_that_another_implies_asks_for_nothing_new(old: Any, new: Any, kept: bool) -> None:
    assert all(follows(rule, rules_of(old)) for rule in rules_of(new)) == kept


@pytest.mark.parametrize(
    ("version", "effect", "needed"),
    [
        ("1.2.3", Effect.BREAKING, "2.0.0"),
        ("1.2.3", Effect.COMPATIBLE, "1.3.0"),
        ("1.2.3", Effect.NONE, "1.2.3"),
        ("0.2.3", Effect.BREAKING, "0.3.0"),
        ("0.2.3", Effect.COMPATIBLE, "0.2.4"),
        ("0.2.3", Effect.NONE, "0.2.3"),
        ("0.2.3.dev1", Effect.BREAKING, "0.3.0"),
    ],
)
def test_lowest_version_after_a_change(version: str, effect: Effect, needed: str) -> None:
    assert str(Version.read(version).after(effect)) == needed


@pytest.mark.parametrize("text", ["", "1", "1.2", "v1.2.3", "1.2.x", None, 1.2, "一.二.三"])
def test_what_is_no_version(text: object) -> None:
    with pytest.raises(ValueError, match="is not a version of the form"):
        Version.read(text)
