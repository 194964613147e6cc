"""Conversion of spec names to Python names."""

from __future__ import annotations

import keyword
import re
from functools import cache


@cache  # asked 58,000 times for a thousand names when both packages are generated
def snake_case(name: str) -> str:
    """Convert to snake case: `queryStdomOrder` -> `query_stdom_order`.

    A keyword gets a trailing underscore; a name that starts with a digit gets the prefix `field_`.
    """
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    plain = re.sub(r"\W+", "_", words).lower().strip("_")
    if plain[:1].isdigit():
        return f"field_{plain}"
    return f"{plain}_" if keyword.iskeyword(plain) else plain


def class_case(name: str) -> str:
    """Convert to a class name: `car_sales` -> `CarSales`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"\W+|_", name))


def constant_case(name: str) -> str:
    """Convert to a constant name: `queryStdomOrder` -> `QUERY_STDOM_ORDER`."""
    return snake_case(name).rstrip("_").upper()
