"""JSON of any kind, for property tests."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

# Lone surrogates cannot stand in UTF-8; infinities and NaN cannot stand in JSON.
TEXTS = st.text(st.characters(codec="utf-8"))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
ODD_TEXTS = st.sampled_from(
    [
        "", " ", "0", "-0", "12.5000", " 12.0 ", "1e999999", "1e-999999", "1e9999999999999999999", "NaN", "Infinity",
        "-inf", "sNaN", "1_000", "１２", "0x10", "true", "2026-11-01", "2026-11-01 09:30:00", "2026-02-30",
        "0000-00-00 00:00:00", "9999-12-31 23:59:59", "99999999999999999999", "{}", "[]", "null",
        "   ", "\u3000\t", "1 ", " 红", "3.0", "03", "2016-08-09 20:02:53.0", "2016-08-09 00:00:00.000000001",
        "0001-01-01 00:00:00", "9999-01-01 00:00",
    ]
)  # fmt: skip
SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS | ODD_TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=12
)


def wire(value: Any, *, ascii_only: bool = False, indent: int | None = None) -> bytes:
    """JSON text of `value` in UTF-8."""
    return json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode()
