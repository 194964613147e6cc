"""Variants of a bundled spec for tools that cannot use the spec itself.

`plain` is OpenAPI 3.1 without what generators stumble over; `plain-3.0` is the same as OpenAPI 3.0.3; `docs` is for
reading.
`specs/README.md` says which variant is for what.
"""

from __future__ import annotations

from generator.document import JsonObject
from generator.model import Platform
from generator.variants.docs import documented
from generator.variants.openapi30 import as_openapi_30
from generator.variants.plain import finish_31, simplify


def variants(platform: Platform) -> dict[str, JsonObject]:
    """Return the variants of a platform's spec by the suffix of their file names."""
    document = platform.document
    return {
        "docs": documented(platform),
        "plain": finish_31(simplify(document, keep_nulls=False)),
        "plain-3.0": as_openapi_30(simplify(document, keep_nulls=True)),
    }
