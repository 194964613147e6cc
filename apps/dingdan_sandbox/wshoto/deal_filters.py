"""Filters of valetorder/info/list and crm/saleOrder/page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dingdan_sandbox.master import EMPLOYEES
from dingdan_sandbox.searching import Search
from dingdan_sandbox.wshoto.deals import CustomerOrders


def search_page(orders: CustomerOrders, body: Mapping[str, Any]) -> Search:
    """Convert the filters of a crm/saleOrder/page request into a search: as those of the older list."""
    wanted = {name: value for name, value in body.items() if name in ("user_id", "start_time", "end_time", "field_map")}
    for name, older in (("owner_ids", "owners"), ("follow_user_ids", "follow_user_ids")):
        wanted[older] = ",".join(body.get(name, ()))
    return search(orders, {**wanted, "order_states": sorted(set(body.get("order_state_list", ())))})


def search(orders: CustomerOrders, body: Mapping[str, Any]) -> Search:
    """Convert the filters of a valetorder/info/list request into a search.

    `user_id` selects the orders of an employee, with `is_team` 1 those of the employee's whole team. `role_type` limits
    the employee's role in the order (0 any, 1 owner, 2 collaborator, 3 creator); without `user_id` both are ignored.
    Both ends of a time window are inclusive. All fields in `field_map` must be equal. This is the sandbox's own
    interpretation.
    """
    wanted = {name: value for name, value in body.items() if name not in ("page_num", "page_size")}
    found = Search(tuple(sorted((name, repr(value)) for name, value in wanted.items())), range(orders.size))
    if "start_time" in wanted or "end_time" in wanted:
        first, last = wanted.get("start_time", 0), wanted.get("end_time", 2**62)
        found.created = first, last
        found.within(orders.around(first, last))
        found.test(lambda row: first <= row.created <= last)
    if wanted.get("owners"):
        owners = _employees(wanted["owners"])
        found.test(lambda row: row.owner in owners)
    if wanted.get("follow_user_ids"):
        creators = _employees(wanted["follow_user_ids"])
        found.test(lambda row: row.creator in creators)
    if str(wanted.get("order_status", "")):
        state = str(wanted["order_status"])
        found.test(lambda row: str(row.state) == state)
    if wanted.get("order_states"):
        states = wanted["order_states"]
        found.test(lambda row: str(row.state) in states)
    if wanted.get("field_map"):
        fields = wanted["field_map"]
        found.test(lambda row: fields == {"demo_field": row.demo_field})
    if wanted.get("user_id"):
        people = _employees(wanted["user_id"])
        if wanted.get("is_team") == 1:
            teams = {EMPLOYEES[person].team for person in people}
            people = {employee.index for employee in EMPLOYEES if employee.team in teams}
        role = wanted.get("role_type", 0)
        found.test(lambda row: any(person in people for person in _employees_with_role(row, role)))
    return found


def _employees(user_ids: str) -> set[int]:
    wanted = {user_id.strip() for user_id in user_ids.split(",")}
    return {employee.index for employee in EMPLOYEES if employee.user_id in wanted}


def _employees_with_role(row: Any, role: int) -> list[int]:
    parts = {1: [row.owner], 2: row.helpers, 3: [row.creator]}
    return parts[role] if role in parts else [person for part in parts.values() for person in part]
