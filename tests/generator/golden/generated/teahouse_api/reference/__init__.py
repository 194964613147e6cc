# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of Teahouse API (茶馆): its resources and operations in one line each.

A module for each resource has the operations with their fields: `dingdan_runtime.reference` describes this data.
"""

from __future__ import annotations

from dingdan_runtime.reference import CommandSummary, ResourceSummary

__all__ = ["RESOURCES"]

RESOURCES = (
    ResourceSummary(
        "teas",
        'Teas on the shelf (茶叶) - query and "add".',
        (
            CommandSummary("query", "queryTeas", 'Query "teas"', "查询茶叶", False),
            CommandSummary("add", "addTeas", "Add teas", "新增茶叶", True),
            CommandSummary("close", "closeTea", "Close a tea", "下架茶叶", True),
        ),
    ),
    ResourceSummary(
        "visits",
        "Visits to the house (到店) - list and get.",
        (
            CommandSummary("list", "visitList", "List visits", "到店列表", False),
            CommandSummary("get", "visitDetail", "Read one visit", "到店详情", False),
        ),
    ),
    ResourceSummary(
        "houses",
        "The houses (门店) - list and get.",
        (
            CommandSummary("list", "listHouses", "List houses", "门店列表", False),
            CommandSummary("get", "getHouse", "Read one house", "门店详情", False),
            CommandSummary("rooms", "roomList", "List rooms", "包间列表", False),
            CommandSummary("first_room", "firstRoom", "Read the first room", "首个包间", False),
        ),
    ),
)
"""The resources in the order of the spec."""
