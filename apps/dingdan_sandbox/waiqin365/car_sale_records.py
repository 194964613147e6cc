"""Records of van sales in the format of queryCarSaleOrder."""

from __future__ import annotations

from typing import Any

from dingdan_sandbox.clock import day_text, time_text
from dingdan_sandbox.master import CUSTOMERS, DEPARTMENTS, EMPLOYEES, ID_BASE, VEHICLES
from dingdan_sandbox.specs import Spec
from dingdan_sandbox.waiqin365.car_sales import GIVE_BACK, RETURN, SALE, CarSale, CarSaleLine, CarSales
from dingdan_sandbox.waiqin365.goods import Sums, totals
from dingdan_sandbox.waiqin365.wire import (
    KINDS,
    Template,
    count,
    customer_fields,
    goods_templates,
    money,
    person,
    price,
)

_BOOK = (ID_BASE + 951, "DH202610010001")


class CarSaleRecords:
    """Builds records of van sales with every field of the spec.

    Ids are numbers; the department's id is small, as on the page. On every second van sale `tax` is a JSON number, and
    the fields of vehicle and department are spelled as in the page's table. The others use the spelling of its example.
    """

    def __init__(self, spec: Spec) -> None:
        """Prepare the fields that are the same for every van sale."""
        self._sale = Template(spec, "CarSaleOrder")
        self._customers = [self._sale.filled(customer_fields(customer)) for customer in CUSTOMERS]
        self._salespeople = []
        for employee in EMPLOYEES:
            department = DEPARTMENTS[employee.department]
            self._salespeople.append(
                {
                    **person(employee, "create_emp_id", "create_emp_code", "create_emp_name", "emp_source_code"),
                    "create_dept_id": 10 + department.index,
                    "create_dept_code": department.code,
                    "create_dept_name": department.name,
                }
            )
        self._vehicles = [
            {"car_id": vehicle.id, "car_code": vehicle.code, "car_name": vehicle.name} for vehicle in VEHICLES
        ]
        self._goods = goods_templates(Template(spec, "CarSaleOrderLine"))

    def record(self, sale: CarSale, sales: CarSales) -> dict[str, Any]:
        """Return the record of `sale`; `sales` is the table of all van sales."""
        position, lines = sale.position, sale.lines
        numbered = [(line, line.sums) for line in lines]
        sold, returned, given_back = (
            totals(part for line, part in numbered if line.line_type == kind) for kind in (SALE, RETURN, GIVE_BACK)
        )
        gifts = totals(part for line, part in numbered if line.gift)
        row = {**self._customers[sale.customer], **self._salespeople[sale.salesperson]}
        if sale.vehicle is not None:
            row.update(self._vehicles[sale.vehicle])
        row["id"] = KINDS["car_sales"] + position
        row["status"] = "0" if sale.deleted else "1"
        row["is_enable"] = "1"
        row["sale_no"] = sale.number
        row["submit_date"] = day_text(sale.created) + " 00:00:00"
        row["create_time"] = time_text(sale.created)
        row["total_amount"] = row["sale_amount"] = money(sold.amount)
        row["discount_amount"] = money(sold.amount - sold.due)
        row["deal_amount"] = money(sold.due)
        row["receive_amount"] = row["write_off_amount"] = money(sale.received)
        row["sale_tax_amount"] = money(sold.tax)
        row["sale_cost_amount"] = money(sold.cost)
        row["return_amount"] = money(returned.amount)
        row["return_tax_amount"] = money(returned.tax)
        row["return_cost_amount"] = money(returned.cost)
        row["gift_amount"] = money(gifts.worth)
        row["gift_cost_amount"] = money(gifts.cost)
        row["debt_amount"] = money(sold.due - sale.received)
        row["write_off_status"] = "1" if sale.received else "0"
        row["write_off_time"] = time_text(sale.modified) if sale.received else ""
        row["remark"] = sale.remark
        row["bill_check_status"] = "1" if sale.received else "0"
        row["print_count"] = ("2", 0, "")[position % 3]
        row["back_cost_amount"] = money(given_back.cost)
        if sale.reversed_by is not None:
            row["hc_status"] = "1"
            row["hc_id"] = KINDS["car_sales"] + sale.reversed_by
            row["hc_no"] = sales.number_of(sale.reversed_by)
        elif sale.reverses is not None:
            row["hc_status"] = "2"
        row["prods"] = [self._line(position, index, line, part) for index, (line, part) in enumerate(numbered)]
        if position % 2:
            self._sale.misspell(row)
        if position % 5 == 0:
            row["ext_2611040001"] = "自提"
        return row

    def _line(self, position: int, index: int, line: CarSaleLine, sums: Sums) -> dict[str, Any]:
        row = self._goods[line.product][line.unit].copy()
        row["type"] = line.line_type
        row["sale_type"] = 10
        row["sale_type_name"] = "正常销售"
        row["num"] = count(line.count)
        row["base_unit_num"] = count(line.count * line.factor)
        row["amount"] = money(sums.due)
        row["price"] = price(line.price)
        row["discount_amount"] = money(line.off)
        if position % 2:
            row["tax"] = line.item.tax_percent / 100
        row["tax_amount"] = money(sums.tax)
        row["cost_amount"] = money(sums.cost)
        row["sys_amount"] = money(sums.amount)
        row["sys_price"] = row["price"]
        row["is_gift"] = "1" if line.gift else "0"
        if line.gift:
            row["gift_price"] = money(line.item.price * line.factor)
            row["gift_amount"] = money(sums.worth)
        row["seq"] = str(index + 1)
        if line.line_type == GIVE_BACK:
            row["book_id"], row["book_no"] = _BOOK
        return row
