"""Changes of a spec and their effects."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from generator.source import JsonPath


class Effect(StrEnum):
    """The effect of a change on existing programs."""

    NONE = "none"
    """Programs are not affected."""
    COMPATIBLE = "compatible"
    """Programs continue to work and can use something new."""
    BREAKING = "breaking"
    """Programs may stop working."""


_SEVERITY = list(Effect)


def worst(*effects: Effect) -> Effect:
    """Return the most severe of `effects`; `NONE` if there are none."""
    return max(effects, key=_SEVERITY.index, default=Effect.NONE)


def effect_of_values(direction: str, *, wider: bool, narrower: bool) -> Effect:
    """Return the wire effect of a change of the allowed values.

    Args:
        direction: `request` or `response`.
        wider: True if all old values are still allowed.
        narrower: True if all new values were allowed before.
    """
    if wider and narrower:
        return Effect.NONE
    return Effect.COMPATIBLE if (wider if direction == "request" else narrower) else Effect.BREAKING


@dataclass(frozen=True, slots=True)
class Change:
    """A change between two versions."""

    kind: str
    """The machine-readable kind, such as `field-removed`."""
    where: str
    """The changed operation, component or field (`StdomOrder.order_no`)."""
    message: str
    wire: Effect
    """The effect on programs in any language that call the platform."""
    python: Effect
    """The effect on programs that use `dingdan` and the generated packages."""
    uses: tuple[str, ...]
    """The requests and responses that contain the change."""
    path: JsonPath
    gone: bool
    """True if `path` is a path in the old document, because the new document has no such part."""

    @property
    def effect(self) -> Effect:
        """The more severe of both effects."""
        return worst(self.wire, self.python)


@dataclass
class Changes:
    """A collection of changes. A change shared by several operations is stored once."""

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
        """Add a change; if an equal change exists, add only `use` to it."""
        key = (kind, where, message)
        uses = {use} - {""}
        if known := self.found.get(key):
            wire, python = worst(wire, known.wire), worst(python, known.python)
            uses |= set(known.uses)
        self.found[key] = Change(kind, where, message, wire, python, tuple(sorted(uses)), path, gone)

    def listed(self) -> list[Change]:
        """Return all changes, the most severe first, then by place."""
        return sorted(self.found.values(), key=lambda each: (-_SEVERITY.index(each.effect), each.where, each.kind))
