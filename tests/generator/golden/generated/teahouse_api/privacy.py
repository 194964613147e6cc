# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Fields of Teahouse API (茶馆) that are personal, and fields that may stand in a log.

Both are wire names of requests and records, at any depth.
"""

from __future__ import annotations

__all__ = ["LOGGABLE", "PERSONAL"]

PERSONAL: frozenset[str] = frozenset({"farmerPhone"})
"""Fields that identify a private person or say how to reach one: names, phone numbers, addresses, WeChat ids."""

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
"""Ids, codes, numbers, amounts and times, none of them personal. Any other field may hold anything."""
