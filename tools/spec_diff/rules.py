"""Required fields of an object, and rules (`anyOf` of `required`) with alternatives."""

from __future__ import annotations

from typing import Any

JsonObject = dict[str, Any]

Rule = frozenset[frozenset[str]]
"""A set of alternatives, each a set of fields required together. A required field is a rule with one alternative."""


def rules_of(schema: JsonObject) -> set[Rule]:
    """Return all rules of an object."""
    found = {frozenset([frozenset([name])]) for name in schema.get("required", [])}
    for holder in [schema, *schema.get("allOf", [])]:
        if is_rule(holder):
            found.add(frozenset(frozenset(each["required"]) for each in holder["anyOf"]))
    return found


def is_rule(holder: JsonObject) -> bool:
    """True if `anyOf` of `holder` is a list of alternatives of required fields."""
    alternatives = holder.get("anyOf", [])
    return alternatives != [] and all(isinstance(each, dict) and each.keys() == {"required"} for each in alternatives)


def follows(rule: Rule, known: set[Rule]) -> bool:
    """True if every object that follows the `known` rules also follows `rule`."""
    return any(all(any(ours <= theirs for ours in rule) for theirs in each) for each in known)


def required_field(rule: Rule) -> str | None:
    """Return the field if the rule requires exactly one field; else None."""
    fields = {name for alternative in rule for name in alternative}
    return fields.pop() if len(rule) == len(fields) == 1 else None


def in_words(rule: Rule) -> str:
    """Return a description of the rule."""
    alternatives = sorted(" with ".join(sorted(each)) for each in rule)
    return alternatives[0] if len(alternatives) == 1 else f"one of {', '.join(alternatives)}"
