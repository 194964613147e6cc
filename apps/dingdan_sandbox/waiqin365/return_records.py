"""Records of returns in the format of queryStdReturn."""

from __future__ import annotations

from typing import Any

from dingdan_sandbox.clock import day_text
from dingdan_sandbox.master import AUDITOR, CUSTOMERS, DEALERS, EMPLOYEES, ID_BASE, RETURN_FIELDS, WAREHOUSES
from dingdan_sandbox.specs import Spec
from dingdan_sandbox.waiqin365.goods import Sums, totals
from dingdan_sandbox.waiqin365.returns import CONFIRMED, STOCKED_IN, Return, ReturnLine
from dingdan_sandbox.waiqin365.wire import (
    KINDS,
    CustomFields,
    Template,
    count,
    customer_fields,
    entry_fields,
    goods_templates,
    line_id,
    money,
    person,
    price,
    reversal_number,
    reversed_number,
)

RETURN_TYPE = (str(ID_BASE + 851), "普通退货")
"""The id and the name of the only type of return."""


class ReturnRecords:
    """Builds records of returns with every field of the spec.

    All ids are text, as on the page; `hc_id` is "0" if there is none. Times are days. `is_gift` is a letter, as in the
    page's example; on every third return it is a digit, as in the page's table.
    """

    def __init__(self, spec: Spec) -> None:
        """Prepare the fields that are the same for every return."""
        empty = Template(spec, "StdReturn")
        self._customers = [_texts(empty.filled(customer_fields(customer))) for customer in CUSTOMERS]
        self._people = {
            prefix: [
                _texts(person(employee, *(f"{prefix}_{part}" for part in ("id", "code", "name", "source_code"))))
                for employee in EMPLOYEES
            ]
            for prefix in ("creator", "modifyier", "return_emp", "confirm_emp")
        }
        self._warehouses = [entry_fields("storehouse", warehouse) for warehouse in WAREHOUSES]
        self._fields = CustomFields(RETURN_FIELDS)
        self._goods = [[_texts(line) for line in units] for units in goods_templates(Template(spec, "StdReturnLine"))]

    def record(self, document: Return) -> dict[str, Any]:
        """Return the record of a return."""
        position = document.position
        lines = document.lines
        sums = [line.sums for line in lines]
        total = totals(sums)
        gifts = totals(part for line, part in zip(lines, sums, strict=True) if line.gift)
        decided = document.stage in (STOCKED_IN, CONFIRMED)
        row = {
            **self._customers[document.customer],
            **self._people["creator"][document.creator],
            **self._people["modifyier"][document.modifier],
            **self._people["return_emp"][document.salesperson],
            **self._warehouses[document.warehouse],
        }
        if document.dealer is not None:
            row.update(entry_fields("dealer", DEALERS[document.dealer]))
        if document.confirmed is not None:
            row.update(self._people["confirm_emp"][AUDITOR.index])
            row["confirm_time"] = day_text(document.confirmed)
        row["id"] = str(KINDS["returns"] + position)
        row["status"] = "0" if document.deleted else "1"
        row["create_time"] = row["return_time"] = day_text(document.created)
        row["modify_time"] = day_text(document.modified)
        row["return_no"] = document.number
        row["return_date"] = day_text(document.returned)
        row["remarks"] = document.remark
        row["return_count"] = number = count(sum(line.count for line in lines)) + "0000"
        row["return_amount"] = amount = money(total.amount)
        row["confirm_count"], row["confirm_amount"] = (number, amount) if decided else ("", "")
        row["tax_amount"] = money(total.tax)
        row["cost_amount"] = money(total.cost)
        row["return_status"] = document.stage
        row["cancel_reason"] = document.reason
        row["write_off_status"] = "0"
        if document.order is not None:
            row["order_id"] = str(KINDS["orders"] + document.order)
            row["order_no"] = document.order_number
        row["return_name"] = document.name
        row["return_addr"] = document.address
        row["return_tel"] = document.phone
        row["return_phone"] = document.landline
        row["print_count"] = ("", 0, "1")[position % 3]
        row["return_order_type"], row["return_order_type_name"] = RETURN_TYPE
        row["gift_amount"] = money(gifts.worth)
        row["gift_cost_amount"] = money(gifts.cost)
        row["hc_id"] = "0"
        if document.reversed_by is not None:
            row["hc_status"] = "1"
            row["hc_id"] = str(KINDS["returns"] + document.reversed_by)
            row["hc_no"] = reversal_number(document.number)
        elif document.reverses is not None:
            row["hc_status"] = "2"
            row["hc_id"] = str(KINDS["returns"] + document.reverses)
            row["hc_no"] = reversed_number(document.number)
        row["source_type"] = document.source
        row["exts"] = self._fields(document.exts)
        row["prods"] = [
            self._line(document, index, line, part) for index, (line, part) in enumerate(zip(lines, sums, strict=True))
        ]
        if position % 4 == 0:
            row.update(document.exts)
        return row

    def _line(self, document: Return, index: int, line: ReturnLine, sums: Sums) -> dict[str, Any]:
        row = self._goods[line.product][line.unit].copy()
        units, base = count(line.count), _two_places(line.count * line.factor)
        row["detail_id"] = str(line_id("return_lines", document.position, index))
        row["detail_status"] = "0" if document.deleted else "1"
        row["return_id"] = str(KINDS["returns"] + document.position)
        if document.order is not None and line.order_line is not None:
            row["order_detail_id"] = str(line_id("order_lines", document.order, line.order_line))
        row["price"] = price(line.price)
        row["return_count"] = units
        row["base_unit_return_count"] = base
        row["return_amount"] = money(sums.amount)
        if document.stage in (STOCKED_IN, CONFIRMED):
            row["confirm_count"] = _two_places(line.count)
            row["base_unit_confirm_count"] = base
            row["confirm_amount"] = row["return_amount"]
        else:
            row["confirm_count"] = row["base_unit_confirm_count"] = row["confirm_amount"] = ""
        row["tax_amount"] = money(sums.tax)
        row["remarks"] = line.remark
        row["cost_amount"] = money(sums.cost) + "00"
        if line.gift:
            row["gift_price"] = money(line.item.price * line.factor)
            row["gift_amount"] = money(sums.worth)
        row["sequ"] = line.sequ
        digit = document.position % 3 == 0
        row["is_gift"] = ("1" if digit else "Y") if line.gift else ("0" if digit else "N")
        if document.reversed_by is not None:
            row["hc_detail_id"] = str(line_id("return_lines", document.reversed_by, index))
        return row


def _two_places(number: int) -> str:
    """Format a quantity (in units of 0.0001) with two decimals if they are exact: `12.00`."""
    return count(number).removesuffix("00")


def _texts(row: dict[str, Any]) -> dict[str, Any]:
    """Convert numeric ids of `row` to text, in place; return `row`."""
    return {name: str(value) if isinstance(value, int) else value for name, value in row.items()}
