"""What Prism reports of traffic, without what only its own limits make it report.

1. Prism reads numbers as doubles and gives each `int64` the maximum 2^53 - 1. Ids of Wshoto have up to 19 digits.
2. Where that fails a schema inside `anyOf`, Prism also reports the other branch ("must be null") and the `anyOf`.
3. `<platform>.plain.yaml` leaves null out of its types, as specs/README.md says; platforms send null for no value.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import httpx

OF_DOUBLES = "must be <= 9007199254740991"
OF_THE_OTHER_BRANCH = ("must be null", "must match a schema in anyOf")


@dataclass(frozen=True)
class Violation:
    """One report of Prism."""

    place: tuple[str, ...]
    message: str
    value: Any

    def is_below(self, other: Violation) -> bool:
        """True if this is about a part of what the other is about."""
        return self.place[: len(other.place)] == other.place


@dataclass
class Violations:
    """All reports of Prism on some calls, and the paths of these calls."""

    paths: set[str] = field(default_factory=set)
    reports: list[list[Violation]] = field(default_factory=list)

    def note(self, response: httpx.Response) -> None:
        """Take the reports of a response: an event hook of httpx."""
        response.read()
        self.paths.add(response.request.url.path)
        header = response.headers.get("sl-violations", "[]")
        assert not header.startswith("Too many"), f"Prism cut its reports off: {header[:1000]}"
        found = json.loads(header)
        body: dict[str, httpx.Request | httpx.Response] = {"response": response, "request": response.request}
        self.reports.append([_violation(each, body[each["location"][0]]) for each in found])

    def beyond_limits(self, *, nulls: bool = False) -> list[str]:
        """The reports that no limit explains; with `nulls`, the third limit holds too."""
        return [
            f"{'.'.join(each.place)} {each.message}"
            for report in self.reports
            for each in _without_limits(report, nulls=nulls)
        ]


def _without_limits(report: list[Violation], *, nulls: bool) -> list[Violation]:
    limited = [each for each in report if each.message.endswith(OF_DOUBLES)]
    if nulls:
        limited += [each for each in report if each.value is None and "must be" in each.message]
    return [
        each
        for each in report
        if each not in limited
        and not (each.message.endswith(OF_THE_OTHER_BRANCH) and any(below.is_below(each) for below in limited))
    ]


def _violation(report: dict[str, Any], message: httpx.Request | httpx.Response) -> Violation:
    place = tuple(str(part) for part in report["location"])
    value: Any = "not in the body"
    if place[1:2] == ("body",):
        value = json.loads(message.content)
        for part in place[2:]:
            value = value[int(part)] if isinstance(value, list) else value.get(part, value)
    return Violation(place, report["message"], value)
