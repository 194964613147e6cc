"""Records of shipments in the format of queryStdomSent."""

from __future__ import annotations

from typing import Any

from dingdan_sandbox.clock import time_text
from dingdan_sandbox.master import CUSTOMERS, EMPLOYEES, WAREHOUSES
from dingdan_sandbox.specs import Spec
from dingdan_sandbox.waiqin365.goods import PRICE, Sums, totals
from dingdan_sandbox.waiqin365.shipments import Shipment, ShipmentLine
from dingdan_sandbox.waiqin365.wire import (
    KINDS,
    Template,
    count,
    entry_fields,
    goods_templates,
    line_id,
    money,
    person,
    reversal_number,
)


class ShipmentRecords:
    """Builds records of shipments with every field of the spec.

    Ids are numbers, ids of units are text, as on the page. On every second shipment the fields of the sender's
    sourcecode and the state of receipt are spelled as in the page's table, on the others as in its example.
    """

    def __init__(self, spec: Spec) -> None:
        """Prepare the fields that are the same for every shipment."""
        self._shipment = Template(spec, "StdomSent")
        self._empty = self._shipment.filled()
        self._warehouses = [
            {**entry_fields("storehouse", warehouse), "storehouse": warehouse.id} for warehouse in WAREHOUSES
        ]
        self._senders = [
            person(employee, "user_id", "user_code", "user_name", "user_source_code") for employee in EMPLOYEES
        ]
        self._deliverers = [
            person(employee, "sent_user_id", "sent_code", "sent_name", "sent_source_code") for employee in EMPLOYEES
        ]
        self._goods = goods_templates(Template(spec, "StdomSentLine"))

    def record(self, shipment: Shipment) -> dict[str, Any]:
        """Return the record of a shipment."""
        position = shipment.position
        sums = [line.sums for line in shipment.lines]
        total = totals(sums)
        gifts = totals(part for line, part in zip(shipment.lines, sums, strict=True) if line.gift)
        row = {**self._empty, **self._senders[shipment.sender], **self._warehouses[shipment.warehouse]}
        if shipment.deliverer is not None:
            row.update(self._deliverers[shipment.deliverer])
        row["id"] = KINDS["shipments"] + position
        row["status"] = "0" if shipment.deleted else "1"
        row["sent_no"] = shipment.number
        row["send_time"] = time_text(shipment.sent)
        row["send_amount"] = money(total.amount)
        row["discount_amount"] = money(total.due)
        row["incentives_amount"] = money(total.amount - total.due)
        row["tax_amount"] = money(total.tax)
        row["cost_amount"] = money(total.cost)
        row["order_id"] = KINDS["orders"] + shipment.order
        row["order_no"] = shipment.order_number
        row["write_off_status"] = row["bill_check_status"] = "0"
        row["gift_amount"] = money(gifts.worth)
        row["print_count"] = (0, "1", "")[position % 3]
        row["is_enable"] = "1"
        if shipment.reversed_by is not None:
            row["hc_status"] = "1"
            row["hc_id"] = KINDS["shipments"] + shipment.reversed_by
            row["hc_no"] = reversal_number(shipment.number)
        elif shipment.reverses is not None:
            row["hc_status"] = "2"
        row["express_company_name"] = shipment.courier
        row["express_no"] = shipment.parcel
        row["sign_status"] = "0" if shipment.signed is None else "1"
        if shipment.signed is not None:
            customer = CUSTOMERS[shipment.customer]
            row["signer_id"] = str(customer.id + 10_000)
            row["signer_name"] = customer.contact
            row["sign_time"] = time_text(shipment.signed)
        row["prods"] = [
            self._line(shipment, index, line, part)
            for index, (line, part) in enumerate(zip(shipment.lines, sums, strict=True))
        ]
        if position % 2:
            self._shipment.misspell(row)
        if position % 5 == 0:
            row["ext_2611010001"] = "上午送达"
        return row

    def _line(self, shipment: Shipment, index: int, line: ShipmentLine, sums: Sums) -> dict[str, Any]:
        row = self._goods[line.product][line.unit].copy()
        row["order_detail_id"] = line_id("order_lines", shipment.order, line.order_line)
        if shipment.reversed_by is not None:
            row["hc_detail_id"] = line_id("shipment_lines", shipment.reversed_by, index)
        row["sent_num"] = count(line.count)
        row["base_unit_sent_num"] = count(line.count * line.factor)
        row["send_amount"] = money(sums.amount)
        row["discount_amount"] = money(sums.due)
        row["incentives_amount"] = money(line.promotion)
        row["tax_amount"] = money(sums.tax)
        row["cost_amount"] = money(sums.cost)
        row["sequ"] = str(line.order_line + 1)
        row["is_gift"] = "1" if line.gift else "0"
        row["price"] = money(line.price // (PRICE // 100))
        if line.gift:
            row["gift_amount"] = row["gift_cm_amount"] = money(sums.worth)
            row["gift_cm_price"] = money(line.item.price * line.factor)
        row["prod_ext"] = [{"ext_key": "产地", "ext_value": "示例县"}] if line.product % 5 == 0 else []
        return row
