"""Finds the rules "one of these must be given" in the texts of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tools.docs_diff.blocks import Row
from tools.docs_diff.labels import is_required, label_of
from tools.docs_diff.table_tree import Placed

_RULE = re.compile(
    r"(必须|须|需|至少|必)?(传|填|选|选填|必填|选择|输入)(入|写)?(其中)?(之)?(一|1)(个|项)|(不能|不可|不得|不允许)(同时|都|全)为?空|"
    r"[两二三四]者?选一|任选其一|任(意|选)(一|1)(个|项)|至少(有)?(一|1)(个|项)|(其中)?(必须|须|必)(传|填)其一"
)
_OPTIONAL = re.compile(r"传(一|1)个即可|不(传|填)")
"""Words of a rule that demands nothing: leaving all out has a meaning."""
_JOINED = re.compile(r"[、/]|和|与|或者|或|及|以及|\bor\b|\band\b")
_SENTENCE = re.compile(r"[,;。()\[\]【】::]")


@dataclass(slots=True)
class Choices:
    """The rules of one object."""

    groups: list[list[str]] = field(default_factory=list)
    """The fields of each rule, in the order of the table."""
    unread: list[Row] = field(default_factory=list)
    """Rows whose rule names something that is no field of the object."""

    @property
    def optional(self) -> set[str]:
        """The fields that a rule is about, so that none of them is required by itself."""
        return {name for group in self.groups for name in group} | {_last(row.name) for row in self.unread}

    def rules(self) -> dict[str, Any]:
        """Return the rules as members of a schema."""
        found = [{"anyOf": [{"required": [name]} for name in group]} for group in self.groups]
        return found[0] if len(found) == 1 else {"allOf": found} if found else {}


def may_be_left_out(row: Row) -> bool:
    """True if the text of a row says when it may be left out, whatever its column says."""
    return bool(re.search(r"可以?不(传|填)|可为?空|允许为空|非必(填|传)|选填(?!(一|1)个)", row.text or ""))


def demanded(row: Row, choices: Choices) -> bool | None:
    """True if a row is required by itself, False if it is not, None if the page does not say it.

    A mark does not count for a field that the text says is one of several, or may be left out.
    """
    required = is_required(row)
    return required and _last(row.name) not in choices.optional and not may_be_left_out(row)


def choices_of(placed: Iterable[Placed]) -> Choices:
    """Return the rules that the rows of one object have, beside each other."""
    rows = {_last(each.row.name): each.row for each in placed}
    labels = {name: label_of(row.text or "").lower() for name, row in rows.items()}
    found, unread = list[set[str]](), list[Row]()
    for name, row in rows.items():
        for sentence in _rules(row.text or ""):
            members = {name, *_members(sentence.lower(), labels)}
            if len(members) < 2:
                unread.append(row)
                continue
            touching = [group for group in found if group & members]
            for group in touching:
                members |= group
                found.remove(group)
            found.append(members)
    read = {name for group in found for name in group}
    return Choices(
        [[name for name in rows if name in group] for group in found],
        [row for row in unread if _last(row.name) not in read],
    )


def _rules(text: str) -> Iterator[str]:
    """Iterate over the sentences of a text that demand one of several fields, up to the words that demand it."""
    if _OPTIONAL.search(text):
        return
    for sentence in _SENTENCE.split(text):
        found = _RULE.search(sentence)
        if found and _JOINED.search(sentence[: found.start()]):
            yield sentence[: found.start()]


def _members(sentence: str, labels: dict[str, str]) -> Iterator[str]:
    """Iterate over the fields that a sentence names: by name, by label, or by the end of a label."""
    yield from (name for name in labels if re.search(rf"(?<![\w]){re.escape(name.lower())}(?![\w])", sentence))
    parts = [part.strip() for part in _JOINED.split(sentence) if part.strip()]
    for part in parts:
        for name, label in labels.items():
            short = label.endswith(part) and any(label[:2] == other[:2] for other in parts)
            if label and (label == part or short):
                yield name


def _last(name: str) -> str:
    return name.rpartition(".")[2]
