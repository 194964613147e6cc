"""Turns names of the specs into names of Python."""

from __future__ import annotations

import keyword
import re


def snake_case(name: str) -> str:
    """`queryStdomOrder` -> `query_stdom_order`; a keyword gets a trailing underscore, a digit `field_` before it."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    plain = re.sub(r"\W+", "_", words).lower().strip("_")
    if plain[:1].isdigit():
        return f"field_{plain}"
    return f"{plain}_" if keyword.iskeyword(plain) else plain


def class_case(name: str) -> str:
    """`car_sales` -> `CarSales`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"\W+|_", name))


def constant_case(name: str) -> str:
    """`queryStdomOrder` -> `QUERY_STDOM_ORDER`."""
    return snake_case(name).rstrip("_").upper()
