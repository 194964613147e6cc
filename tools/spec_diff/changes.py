"""A change of a spec, and whom it breaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from generator.source import JsonPath


class Effect(StrEnum):
    """The effect of a change on programs that stay as they are."""

    NONE = "none"
    """They cannot notice it."""
    COMPATIBLE = "compatible"
    """There is something new for callers; existing calls work as before."""
    BREAKING = "breaking"
    """They may stop working."""


_SEVERITY = list(Effect)


def worst(*effects: Effect) -> Effect:
    """The gravest of `effects`; `NONE` when there are none."""
    return max(effects, key=_SEVERITY.index, default=Effect.NONE)


def effect_of_values(direction: str, *, wider: bool, narrower: bool) -> Effect:
    """The effect on the wire when other values are allowed.

    Args:
        direction: `request` or `response`: who sends decides who may be surprised.
        wider: Everything that was allowed still is.
        narrower: Nothing is allowed that was not.
    """
    if wider and narrower:
        return Effect.NONE
    return Effect.COMPATIBLE if (wider if direction == "request" else narrower) else Effect.BREAKING


@dataclass(frozen=True, slots=True)
class Change:
    """One change between two versions."""

    kind: str
    """A name for machines, such as `field-removed`."""
    where: str
    """An operation, a component, or a field of one (`StdomOrder.order_no`)."""
    message: str
    wire: Effect
    """For whoever speaks to the platform in any language."""
    python: Effect
    """For whoever calls through `dingdan` and the generated packages."""
    uses: tuple[str, ...]
    """The requests and responses that it stands in."""
    path: JsonPath
    gone: bool
    """True if `path` leads into the old document, because the new one has no such place."""

    @property
    def effect(self) -> Effect:
        """The graver of both effects."""
        return worst(self.wire, self.python)


@dataclass
class Changes:
    """Changes as they are found; what several operations share is noted once."""

    found: dict[tuple[str, str, str], Change] = field(default_factory=dict)

    def note(
        self,
        kind: str,
        where: str,
        message: str,
        wire: Effect,
        python: Effect,
        path: JsonPath,
        *,
        use: str = "",
        gone: bool = False,
    ) -> None:
        """Add a change, or to one that is known already."""
        key = (kind, where, message)
        uses = {use} - {""}
        if known := self.found.get(key):
            wire, python = worst(wire, known.wire), worst(python, known.python)
            uses |= set(known.uses)
        self.found[key] = Change(kind, where, message, wire, python, tuple(sorted(uses)), path, gone)

    def listed(self) -> list[Change]:
        """All of them, the gravest first, then by place."""
        return sorted(self.found.values(), key=lambda each: (-_SEVERITY.index(each.effect), each.where, each.kind))
