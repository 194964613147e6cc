"""Orders as queryStdomOrder writes them."""

from __future__ import annotations

from typing import Any

from dingdan_sandbox.clock import day_text, time_text
from dingdan_sandbox.master import (
    AUDITOR,
    CUSTOMERS,
    DEPARTMENTS,
    EMPLOYEES,
    LINE_FIELDS,
    ORDER_FIELDS,
    WAREHOUSES,
)
from dingdan_sandbox.specs import Spec
from dingdan_sandbox.waiqin365.goods import Sums, totals
from dingdan_sandbox.waiqin365.orders import CONFIRMED, Order, OrderLine
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
)

_CLOSED = {"1": "未发货关闭", "2": "部分发货关闭", "3": "全部发货关闭"}
_CONFIRMER = ("confirm_emp_id", "confirm_emp_code", "confirm_emp_name", "confirm_source_code")


class OrderRecords:
    """Writes orders with every field of the spec.

    As the page does it, most ids are numbers and some are text; an order that is not confirmed has `""` for its
    confirmed quantities; `close_detail_status` of every second seeded order is text, not a code;
    `consignment_date` has 00:00:00 behind it at times; custom fields with a value may also stand beside the
    documented fields.
    """

    def __init__(self, spec: Spec, seeded: int) -> None:
        """Prepare what is the same for every order of a customer, salesperson, warehouse or product.

        Args:
            spec: Has the fields.
            seeded: How many orders are computed; added ones are a little less dirty.
        """
        self._seeded = seeded
        order = Template(spec, "StdomOrder")
        self._customers = [order.filled(customer_fields(customer)) for customer in CUSTOMERS]
        self._salespeople = []
        for employee in EMPLOYEES:
            department = DEPARTMENTS[employee.department]
            self._salespeople.append(
                {
                    **person(employee, "submit_emp_id", "submit_emp_code", "submit_emp_name", "emp_source_code"),
                    "submit_dept_id": str(department.id),
                    "submit_dept_code": department.code,
                    "submit_dept_name": department.name,
                }
            )
        self._warehouses = [
            {**entry_fields("storehouse", warehouse), "storehouse": warehouse.id} for warehouse in WAREHOUSES
        ]
        self._confirmed = person(AUDITOR, *_CONFIRMER)
        self._fields = CustomFields(ORDER_FIELDS)
        self._line_fields = CustomFields(LINE_FIELDS)
        self._goods = goods_templates(Template(spec, "StdomOrderLine"))

    def record(self, order: Order) -> dict[str, Any]:
        """Write an order."""
        position = order.position
        sums = [line.sums for line in order.lines]
        total = totals(sums)
        code, delivery = order.close_detail_status, order.delivery
        row = {**self._customers[order.customer], **self._salespeople[order.salesperson]}
        row.update(self._warehouses[order.warehouse])
        if order.confirmed is not None:
            row.update(self._confirmed)
            row["confirm_time"] = time_text(order.confirmed)
        if delivery.driver is not None:
            driver = EMPLOYEES[delivery.driver]
            row["plan_distribution_emp_id"] = str(driver.id)
            row["plan_distribution_emp_name"] = driver.name
            row["plan_distribution_emp_code"] = driver.code
        if delivery.driver_day is not None:
            row["plan_distribution_time"] = day_text(delivery.driver_day)
        if order.consignment is not None:
            write = time_text if position % 8 == 0 else day_text
            row["consignment_date"] = write(order.consignment)
        identity = KINDS["orders"] + position
        row["id"] = str(identity) if position % 16 == 5 else identity
        row["create_time"] = time_text(order.created)
        row["status"] = "0" if order.deleted else "1"
        row["order_no"] = order.number
        row["order_date"] = day_text(order.ordered) + " 00:00:00"
        row["submit_time"] = time_text(order.ordered)
        row["order_amount"] = money(total.amount)
        row["actual_amount"] = row["discount_amount"] = money(total.due)
        row["incentives_amount"] = money(total.amount - total.due)
        row["bill_discount"] = money(order.bill_discount)
        row["tax_amount"] = money(total.tax)
        row["cost_amount"] = money(total.cost)
        row["order_status"] = order.order_status
        row["close_detail_status"] = _CLOSED.get(code, "") if position % 2 and position < self._seeded else code
        row["cancel_reason"] = order.reason
        row["order_remark"] = order.remark
        row["order_type"] = order.order_type
        row["write_off_status"] = "0" if not order.received else "1" if order.received >= total.due else "2"
        row["write_off_amount"] = row["receive_amount"] = money(order.received)
        row["receive_name"] = delivery.name
        row["receive_phone"] = delivery.phone
        row["receive_tel"] = delivery.tel
        row["receive_addr"] = delivery.address
        row["del_remark"] = order.del_remark
        row["print_count"] = (0, "", "1")[position % 3]
        row["logistics_type"] = delivery.logistics
        row["express_company_name"] = delivery.courier
        row["express_no"] = delivery.parcel
        row["pay_status"] = "3" if order.received else "0"
        row["exts"] = self._fields(order.exts)
        row["prods"] = [
            self._line(order, index, line, part)
            for index, (line, part) in enumerate(zip(order.lines, sums, strict=True))
        ]
        if position % 4 == 0:
            row.update(order.exts)
        return row

    def _line(self, order: Order, index: int, line: OrderLine, sums: Sums) -> dict[str, Any]:
        factor = line.factor
        row = self._goods[line.product][line.unit].copy()
        units = count(line.count)
        row["detail_id"] = line_id("order_lines", order.position, index)
        row["price"] = price(line.price)
        row["order_count"] = units
        row["base_unit_order_count"] = base = count(line.count * factor)
        row["order_amount"] = money(sums.amount)
        if order.stage == CONFIRMED:
            row["confirm_count"] = units
            row["base_unit_confirm_count"] = base
            row["confirm_amount"] = row["order_amount"]
        else:
            row["confirm_count"] = row["base_unit_confirm_count"] = row["confirm_amount"] = ""
        row["stay_sent_num"] = count(line.open // factor)
        row["discount_amount"] = money(sums.due)
        row["incentives_amount"] = money(sums.amount - sums.due)
        row["bill_discount"] = money(line.share)
        row["tax_amount"] = money(sums.tax)
        row["cost_amount"] = money(sums.cost)
        row["sequ"] = str(index + 1)
        row["remarks"] = line.remark
        row["is_gift"] = "1" if line.gift else "0"
        if line.gift:
            row["gift_price"] = money(line.item.price * factor)
            row["gift_amount"] = money(sums.worth)
        if line.promotion:
            row["promotion_code"] = "PROMO-1101"
            row["promotion_name"] = "满减优惠"
            row["promotion_id"] = KINDS["vouchers"]
        row["exts_detail"] = self._line_fields(line.exts)
        return row
