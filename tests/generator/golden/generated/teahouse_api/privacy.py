# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Personal fields of Teahouse API (茶馆), and fields that logs may contain.

Both are wire names of requests and records, at any depth.
"""

from __future__ import annotations

__all__ = ["LOGGABLE", "PERSONAL"]

PERSONAL: frozenset[str] = frozenset({"farmerPhone"})
"""Fields with personal data: names, phone numbers, addresses, WeChat ids."""

LOGGABLE: frozenset[str] = frozenset(
    {
        "came_at",
        "counts",
        "grade",
        "house_id",
        "id",
        "length",
        "maxPrice",
        "mood",
        "packed_on",
        "page_num",
        "page_number",
        "page_size",
        "picked_after",
        "picked_at",
        "picked_on",
        "price",
        "seen",
        "seller_id",
        "seller_no",
        "since",
        "steeps",
        "tea_id",
        "tea_no",
        "weight",
    }
)
"""Ids, codes, numbers, amounts and times that are not personal. Other fields may contain any data."""
