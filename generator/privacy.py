"""Lists of a platform's personal fields and of the fields that logs may contain."""

from __future__ import annotations

import re

from generator.formats import KINDS
from generator.model import Platform
from generator.objects import Object, Property

SHOWN_NAMES = re.compile(r"(^|_)(ids?|nos?|codes?|number)$")
"""Names of text fields with an id, or with the number or code of a document or of master data."""


def personal(platform: Platform) -> list[str]:
    """Return the wire names of all fields of requests and records with personal data."""
    return sorted({prop.wire for prop in _properties(platform) if prop.personal})


def loggable(platform: Platform) -> list[str]:
    """Return the wire names of the fields of requests and records that logs may contain, wherever they occur."""
    found = _properties(platform)
    hidden = {prop.wire for prop in found if not _shown(prop)}
    return sorted({prop.wire for prop in found} - hidden)


def _shown(prop: Property) -> bool:
    if prop.personal or prop.nested:
        return False
    kind = KINDS.get(prop.item_kind or prop.kind)
    return bool(kind and kind.loggable) or bool(prop.kind != "map" and SHOWN_NAMES.search(prop.python))


def _properties(platform: Platform) -> list[Property]:
    objects: list[Object] = [*platform.records, *platform.params]
    objects += [operation.body for operation in platform.operations if operation.body]
    return [prop for each in objects for prop in each.properties]


__all__ = ["loggable", "personal"]
