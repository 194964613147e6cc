"""Records of orders in the format of queryStdomOrder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from dingdan_sandbox.clock import day_text, time_text
from dingdan_sandbox.master import (
    AUDITOR,
    CUSTOMERS,
    DEPARTMENTS,
    EMPLOYEES,
    LINE_FIELDS,
    ORDER_FIELDS,
    PRODUCTS,
    WAREHOUSES,
)
from dingdan_sandbox.specs import Spec
from dingdan_sandbox.waiqin365.goods import Sums, totals
from dingdan_sandbox.waiqin365.layout import EMPTY, Layout, array, count, extended, money, plain, price, text, written
from dingdan_sandbox.waiqin365.order_documents import CONFIRMED, Order, OrderLine
from dingdan_sandbox.waiqin365.wire import (
    KINDS,
    CustomFields,
    Template,
    customer_fields,
    entry_fields,
    goods_fields,
    line_id,
    person,
)

_CLOSED = {"1": "未发货关闭", "2": "部分发货关闭", "3": "全部发货关闭"}
_CONFIRMER = ("confirm_emp_id", "confirm_emp_code", "confirm_emp_name", "confirm_source_code")
_DRIVER: tuple[str, ...] = ("plan_distribution_emp_id", "plan_distribution_emp_name", "plan_distribution_emp_code")
_PRINTED = (b"0", EMPTY, text("1"))
_FLAGS = (text("0"), text("1"))
_GAPS = (
    "id", "create_time", "status", "order_no", "order_date", "submit_time", "order_amount", "actual_amount",
    "discount_amount", "incentives_amount", "bill_discount", "tax_amount", "cost_amount", "order_status",
    "close_detail_status", "confirm_time", "cancel_reason", "order_remark", "consignment_date", "order_type",
    "write_off_status", "write_off_amount", "receive_amount", "receive_name", "receive_phone", "receive_tel",
    "receive_addr", "del_remark", "print_count", "logistics_type", "plan_distribution_time", "express_company_name",
    "express_no", "pay_status", "exts", "prods",
)  # fmt: skip
"""The fields with values that differ between orders."""

_LINE_GAPS = (
    "detail_id", "price", "order_count", "confirm_count", "base_unit_order_count", "base_unit_confirm_count",
    "order_amount", "confirm_amount", "stay_sent_num", "discount_amount", "incentives_amount", "bill_discount",
    "tax_amount", "cost_amount", "sequ", "remarks", "is_gift", "gift_price", "gift_amount", "exts_detail",
)  # fmt: skip
"""The fields with values that differ between lines of the same product and unit."""


class OrderRecords:
    """Builds records of orders with every field of the spec.

    The records have the irregularities of the page. Most ids are numbers and some are text. The confirmed quantities
    of an unconfirmed order are `""`. `close_detail_status` of every second seeded order is text, not a code. Some
    values of `consignment_date` end in 00:00:00. Some orders repeat custom fields next to the documented fields.
    """

    def __init__(self, spec: Spec) -> None:
        """Prepare the fields that are the same for every order of a customer, salesperson, warehouse or product."""
        customers = [customer_fields(customer) for customer in CUSTOMERS]
        salespeople = []
        for employee in EMPLOYEES:
            department = DEPARTMENTS[employee.department]
            salespeople.append(
                {
                    **person(employee, "submit_emp_id", "submit_emp_code", "submit_emp_name", "emp_source_code"),
                    "submit_dept_id": str(department.id),
                    "submit_dept_code": department.code,
                    "submit_dept_name": department.name,
                }
            )
        warehouses = [{**entry_fields("storehouse", warehouse), "storehouse": warehouse.id} for warehouse in WAREHOUSES]
        drivers = [dict(zip(_DRIVER, (str(driver.id), driver.name, driver.code), strict=True)) for driver in EMPLOYEES]
        self._order = order = Layout(
            Template(spec, "StdomOrder").empty, _GAPS, customers[0], salespeople[0], warehouses[0], _CONFIRMER, _DRIVER
        )
        self._customers = [order.group(customer) for customer in customers]
        self._salespeople = [order.group(employee) for employee in salespeople]
        self._warehouses = [order.group(warehouse) for warehouse in warehouses]
        self._drivers = [order.group(driver) for driver in drivers]
        self._confirmed = order.group(person(AUDITOR, *_CONFIRMER))
        self._fields = _cached_encoder(CustomFields(ORDER_FIELDS))
        goods = [[goods_fields(product, unit) for unit in product.units] for product in PRODUCTS]
        promotion = {
            "promotion_code": "PROMO-1101", "promotion_name": "满减优惠", "promotion_id": KINDS["vouchers"],
        }  # fmt: skip
        self._line = line = Layout(Template(spec, "StdomOrderLine").empty, _LINE_GAPS, goods[0][0], promotion)
        self._goods = [[{**line.blank, **line.group(fields)} for fields in units] for units in goods]
        self._promotion = line.group(promotion)
        self._line_fields = _cached_encoder(CustomFields(LINE_FIELDS))

    def record(self, order: Order, seeded: int) -> bytes:
        """Return the record of an order as text, escaped for `response_data`.

        Args:
            order: The order.
            seeded: The number of seeded orders; added orders have fewer irregularities.
        """
        position = order.position
        sums = [line.sums for line in order.lines]
        total = totals(sums)
        code, delivery = order.close_detail_status, order.delivery
        row = {**self._order.blank, **self._customers[order.customer], **self._salespeople[order.salesperson]}
        row.update(self._warehouses[order.warehouse])
        if order.confirmed is not None:
            row.update(self._confirmed)
            row["confirm_time"] = plain(time_text(order.confirmed))
        if delivery.driver is not None:
            row.update(self._drivers[delivery.driver])
        if delivery.driver_day is not None:
            row["plan_distribution_time"] = text(day_text(delivery.driver_day))
        if order.consignment is not None:
            write = time_text if position % 8 == 0 else day_text
            row["consignment_date"] = text(write(order.consignment))
        row["id"] = (b'\\"%d\\"' if position % 16 == 5 else b"%d") % (KINDS["orders"] + position)
        row["create_time"] = plain(time_text(order.created))
        row["status"] = _FLAGS[not order.deleted]
        row["order_no"] = text(order.number)
        row["order_date"] = text(day_text(order.ordered) + " 00:00:00")
        row["submit_time"] = plain(time_text(order.ordered))
        row["order_amount"] = money(total.amount)
        row["actual_amount"] = row["discount_amount"] = money(total.due)
        row["incentives_amount"] = money(total.amount - total.due)
        row["bill_discount"] = money(order.bill_discount)
        row["tax_amount"] = money(total.tax)
        row["cost_amount"] = money(total.cost)
        row["order_status"] = text(order.order_status)
        row["close_detail_status"] = text(_CLOSED.get(code, "") if position % 2 and position < seeded else code)
        row["cancel_reason"] = text(order.reason)
        row["order_remark"] = text(order.remark)
        row["order_type"] = text(order.order_type)
        row["write_off_status"] = text("0" if not order.received else "1" if order.received >= total.due else "2")
        row["write_off_amount"] = row["receive_amount"] = money(order.received)
        row["receive_name"] = text(delivery.name)
        row["receive_phone"] = text(delivery.phone)
        row["receive_tel"] = text(delivery.tel)
        row["receive_addr"] = text(delivery.address)
        row["del_remark"] = text(order.del_remark)
        row["print_count"] = _PRINTED[position % 3]
        row["logistics_type"] = text(delivery.logistics)
        row["express_company_name"] = text(delivery.courier)
        row["express_no"] = text(delivery.parcel)
        row["pay_status"] = text("3" if order.received else "0")
        row["exts"] = self._fields(order.exts)
        row["prods"] = array(
            self._line_text(order, index, line, part)
            for index, (line, part) in enumerate(zip(order.lines, sums, strict=True))
        )
        record = self._order.fill(row)
        return extended(record, order.exts) if position % 4 == 0 and order.exts else record

    def _line_text(self, order: Order, index: int, line: OrderLine, sums: Sums) -> bytes:
        factor = line.factor
        row = self._goods[line.product][line.unit].copy()
        row["detail_id"] = b"%d" % line_id("order_lines", order.position, index)
        row["price"] = price(line.price)
        row["order_count"] = units = count(line.count)
        row["base_unit_order_count"] = base = count(line.count * factor)
        row["order_amount"] = amount = money(sums.amount)
        if order.stage == CONFIRMED:
            row["confirm_count"] = units
            row["base_unit_confirm_count"] = base
            row["confirm_amount"] = amount
        else:
            row["confirm_count"] = row["base_unit_confirm_count"] = row["confirm_amount"] = EMPTY
        row["stay_sent_num"] = count(line.open // factor)
        row["discount_amount"] = money(sums.due)
        row["incentives_amount"] = money(sums.amount - sums.due)
        row["bill_discount"] = money(line.share)
        row["tax_amount"] = money(sums.tax)
        row["cost_amount"] = money(sums.cost)
        row["sequ"] = b'\\"%d\\"' % (index + 1)
        row["remarks"] = text(line.remark)
        row["is_gift"] = _FLAGS[line.gift]
        if line.gift:
            row["gift_price"] = money(line.item.price * factor)
            row["gift_amount"] = money(sums.worth)
        if line.promotion:
            row.update(self._promotion)
        row["exts_detail"] = self._line_fields(line.exts)
        return self._line.fill(row)


def _cached_encoder(fields: CustomFields) -> Callable[[Mapping[str, str]], bytes]:
    known = lru_cache(maxsize=1024)(lambda *values: written(fields(dict(values))))
    return lambda values: known(*values.items())
