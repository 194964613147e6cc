"""JSON values that are damaged in one place."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

DAMAGE = [None, True, 0, 10**30, 1.5, "", "x", "2026-02-30", [], {}]


def damaged(value: Any) -> Iterator[Any]:
    """The value with one of its parts replaced, those inside JSON texts too."""
    yield from DAMAGE
    if isinstance(value, str) and value[:1] in ("[", "{"):
        yield from (json.dumps(each) for each in damaged(json.loads(value)))
    parts: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        for other in damaged(part):
            changed: Any = copy.copy(value)
            changed[name] = other
            yield changed
