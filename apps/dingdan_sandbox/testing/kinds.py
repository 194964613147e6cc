"""The fields of each kind of record that a test can set, and the attributes of the sandbox's documents behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dingdan_sandbox.master import CUSTOMERS, EMPLOYEES, WAREHOUSES
from dingdan_sandbox.testing.nearest import unknown
from dingdan_sandbox.testing.values import moment
from dingdan_sandbox.waiqin365.order_documents import CONFIRMED, PENDING, SENT_BACK

Setter = Callable[[Any, str, Any], None]
"""A function that sets a field of a document to a value; its arguments are the document, the name and the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record.

    Attributes:
        component: The schema of the record.
        waiqin365: True for Waiqin365, False for Wshoto.
        number: The field with the document number.
        setters: Fields that queries filter by, with the functions that set them.
        shown: Fields with setters that a record shows as given, since it else depends on its state if it shows them.
        derived: Fields that follow from others, with the fields that they follow from.
        lines: Lists of lines, with the schemas of a line.
        more: Fields beside the record's own.
    """

    component: str
    waiqin365: bool
    number: str
    setters: Mapping[str, Setter]
    shown: frozenset[str] = frozenset()
    derived: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)
    more: tuple[str, ...] = ()


def _entry(register: Iterable[Any], attribute: str, key: str) -> Setter:
    """Return a setter of a reference to an entry of the sandbox's fixed data."""

    def set_entry(document: Any, name: str, value: Any) -> None:
        setattr(document, attribute, _index(register, key, name, value))

    return set_entry


def _index(register: Iterable[Any], key: str, name: str, value: Any) -> int:
    by_key = {str(getattr(entry, key)): entry.index for entry in register}
    wanted = str(value).strip()
    if wanted not in by_key:
        hint = f"the sandbox has {next(iter(by_key))} and {len(by_key) - 1} more"
        raise unknown(name, wanted, by_key, hint)
    found: int = by_key[wanted]
    return found


def _staff(document: Any, name: str, value: Any) -> None:
    document.helpers = [_index(EMPLOYEES, "user_id", name, each) for each in value or []]


def _time(attribute: str) -> Setter:
    """Return a setter of a time."""

    def set_time(document: Any, name: str, value: Any) -> None:
        setattr(document, attribute, None if value in (None, "") else moment(name, value))

    return set_time


def _attribute(attribute: str) -> Setter:
    return lambda document, _name, value: setattr(document, attribute, value)


def _deleted(document: Any, name: str, value: Any) -> None:
    if str(value) not in ("0", "1"):
        raise ValueError(f"{name} is {value!r}; it must be 1, or 0 for a deleted record")
    document.deleted = str(value) == "0"


def _order_status(document: Any, name: str, value: Any) -> None:
    """Set the state that writes depend on; any other value is only shown."""
    document.fields.pop(name, None)
    if str(value) in (PENDING, CONFIRMED, SENT_BACK):
        document.stage = str(value)
        document.confirmed = document.created if document.stage == CONFIRMED else None
    if document.order_status != value:
        document.fields[name] = value


def _closed(document: Any, name: str, value: Any) -> None:
    document.closed = bool(value)
    document.fields[name] = value


def _demo_field(document: Any, name: str, value: Any) -> None:
    document.demo_field = str((value or {}).get("demo_field") or "")
    document.fields[name] = value or {}


def _own_number(document: Any, _name: str, value: Any) -> None:
    document.number = str(value)


_WAIQIN365: dict[str, Setter] = {
    "status": _deleted,
    "create_time": _time("created"),
    "modify_time": _time("modified"),
    "cm_id": _entry(CUSTOMERS, "customer", "id"),
    "cm_code": _entry(CUSTOMERS, "customer", "code"),
    "storehouse": _entry(WAREHOUSES, "warehouse", "id"),
    "storehouse_code": _entry(WAREHOUSES, "warehouse", "code"),
}
_WSHOTO: dict[str, Setter] = {"create_time": _time("created"), "update_time": _time("modified")}
_STAFF: dict[str, Setter] = {
    **_WSHOTO,
    "order_number": _own_number,
    "follow_user_id": _entry(EMPLOYEES, "creator", "user_id"),
    "owner": _entry(EMPLOYEES, "owner", "user_id"),
    "owner_id": _entry(EMPLOYEES, "owner", "user_id"),
    "cooper_list": _staff,
    "order_state": _attribute("state"),
    "field_map": _demo_field,
}
_OF_CUSTOMER = {"dealer": "cm_code", "dealer_code": "cm_code"}

KINDS: dict[str, Kind] = {
    "orders": Kind(
        component="StdomOrder", waiqin365=True, number="order_no",
        setters={
            **_WAIQIN365, "order_no": _own_number, "order_status": _order_status, "close_detail_status": _closed,
            "submit_emp_id": _entry(EMPLOYEES, "salesperson", "id"),
            "submit_emp_code": _entry(EMPLOYEES, "salesperson", "code"),
            "confirm_time": _time("confirmed"), "consignment_date": _time("consignment"),
        },
        shown=frozenset({"consignment_date", "confirm_time"}),
        derived={**_OF_CUSTOMER, "submit_dept_id": "submit_emp_code", "submit_dept_code": "submit_emp_code"},
        lines={"prods": "StdomOrderLine"},
    ),
    "shipments": Kind(
        component="StdomSent", waiqin365=True, number="sent_no",
        setters={
            **{name: setter for name, setter in _WAIQIN365.items() if not name.startswith("cm_")},
            "sent_no": _own_number, "sign_time": _time("signed"),
        },
        lines={"prods": "StdomSentLine"}, more=("create_time", "modify_time"),
    ),
    "returns": Kind(
        component="StdReturn", waiqin365=True, number="return_no",
        setters={
            **_WAIQIN365, "return_no": _own_number, "return_status": _attribute("stage"),
            "return_emp_id": _entry(EMPLOYEES, "salesperson", "id"),
            "return_emp_code": _entry(EMPLOYEES, "salesperson", "code"),
        },
        derived=_OF_CUSTOMER, lines={"prods": "StdReturnLine"},
    ),
    "car_sales": Kind(
        component="CarSaleOrder", waiqin365=True, number="sale_no",
        setters={
            **{name: setter for name, setter in _WAIQIN365.items() if not name.startswith("storehouse")},
            "sale_no": _own_number,
            "create_emp_id": _entry(EMPLOYEES, "salesperson", "id"),
            "create_emp_code": _entry(EMPLOYEES, "salesperson", "code"),
        },
        lines={"prods": "CarSaleOrderLine"}, more=("modify_time",),
    ),
    "valet_orders": Kind(component="ValetOrder", waiqin365=False, number="order_number", setters=_STAFF),
    "sale_orders": Kind(
        component="SaleOrder", waiqin365=False, number="order_number", setters=_STAFF,
        lines={"order_good_list": "SaleOrderGood", "receipt_list": "SaleOrderReceipt"}, more=("receipt_list",),
    ),
    "mall_orders": Kind(
        component="MallOrder", waiqin365=False, number="order_code",
        setters={
            **_WSHOTO, "order_code": _own_number, "status": _attribute("status"), "finish_time": _time("finished"),
        },
        shown=frozenset({"finish_time"}), lines={"detail_list": "MallOrderDetail"},
    ),
}  # fmt: skip
"""The kinds of records."""
