"""Records of valet orders, in the formats of the lists of both generations of the CRM and of the newer one's detail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dingdan_sandbox.master import CUSTOMERS, EMPLOYEES, ID_BASE, SALESPEOPLE
from dingdan_sandbox.wshoto.deals import CustomerOrder, Item, identity
from dingdan_sandbox.wshoto.receipts import ReceiptRecords

_LINES = ID_BASE + 22 * 10**14


class CustomerOrderRecords:
    """Builds records of valet orders in all formats. A quarter of the orders has null in every optional field."""

    def __init__(
        self,
        receipts: ReceiptRecords,
        listed: Mapping[str, Any],
        paged: Mapping[str, Any],
        detailed: Mapping[str, Any],
        good: Mapping[str, Any],
    ) -> None:
        """Use the fields of listed (older, newer) and detailed orders and of goods from the spec; null by default."""
        self.receipts = receipts
        self._listed = dict.fromkeys(listed)
        self._paged = dict.fromkeys(paged)
        self._detailed = dict.fromkeys(detailed)
        self._good = dict.fromkeys(good)

    def listed(self, order: CustomerOrder) -> dict[str, Any]:
        """Return the record of valetorder/info/list, without goods."""
        customer = CUSTOMERS[order.customer]
        row = {
            **self._listed,
            **self._common_fields(order),
            "customer_id": f"wm-demo-{customer.code.lower()}",
            "customer_name": customer.name,
            "owner": EMPLOYEES[order.owner].user_id,
            "goods_name": ",".join(item.goods.name for item in order.items),
        }
        if not order.sparse:
            row |= {
                "corp_id": "wp-demo-corp",
                "coop_id": f"demo-team-{EMPLOYEES[order.owner].team + 1:02}",
                "customer_type": 1,
                "customer_remark": f"{customer.contact}的店",
                "corp_short_name": customer.name[:2],
                "before_owner": EMPLOYEES[(order.owner + 2) % SALESPEOPLE].user_id,
                "satisfaction": "高意向",
            }
        return row | self._edited_fields(order, self._listed)

    def paged(self, order: CustomerOrder) -> dict[str, Any]:
        """Return the record of crm/saleOrder/page, without goods."""
        goods = ",".join(item.goods.name for item in order.items)
        row = {**self._paged, **self._newer_fields(order), "goods_name": goods}
        return row | self._edited_fields(order, self._paged)

    def detailed(self, order: CustomerOrder) -> dict[str, Any]:
        """Return the record of crm/saleOrder/detail, with goods and receipts."""
        row = {
            **self._detailed,
            **self._newer_fields(order),
            "confirm_time": None if order.state == 1 else order.modified,
            "order_good_list": [self._goods(order, index, item) for index, item in enumerate(order.items)],
            "order_contract": [] if order.sparse else [{"material_id": "demo-material-02", "material_type": 3}],
        }
        edited = self._edited_fields(order, self._detailed)
        return {"order": row | edited, "receipt_list": self.receipts.listed(order)}

    def _edited_fields(self, order: CustomerOrder, own: Mapping[str, Any]) -> dict[str, Any]:
        """Return the edited fields, except those that only the other formats (not `own`) have."""
        others = (self._listed.keys() | self._paged.keys() | self._detailed.keys() | {"receipt_list"}) - own.keys()
        return {name: value for name, value in order.fields.items() if name not in others}

    def _newer_fields(self, order: CustomerOrder) -> dict[str, Any]:
        """Return the fields of the list and the detail of the newer generation."""
        customer = CUSTOMERS[order.customer]
        fields = self._common_fields(order) | {
            "contact_id": customer.id,
            "contact_name": customer.name,
            "owner_id": EMPLOYEES[order.owner].user_id,
        }
        if not order.sparse:
            fields["pre_owner_id"] = EMPLOYEES[(order.owner + 2) % SALESPEOPLE].user_id
        return fields

    def _common_fields(self, order: CustomerOrder) -> dict[str, Any]:
        """Return the fields that have the same name in all formats."""
        fields = {
            "id": identity(order.position),
            "order_number": order.number,
            "follow_user_id": EMPLOYEES[order.creator].user_id,
            "order_account": order.total,
            "remittance_account": order.received,
            "order_state": order.state,
            "create_time": order.created,
            "pic_list": [],
            "field_map": {"demo_field": order.demo_field} if order.demo_field else {},
        }
        if order.sparse:
            return fields
        customer = CUSTOMERS[order.customer]
        off = order.list_total - order.total
        return fields | {
            "account": order.list_total,
            "discount": 9.0 if off else 10.0,
            "discount_price": off,
            "company_name": f"{customer.name}（示例）",
            "company_id": customer.id + 20_000,
            "remark": "请周一前送达😊" if order.position % 2 else "",
            "update_time": order.modified,
            "pic_list": [f"https://img.example.com/{item.goods.code}.jpg" for item in order.items],
            "cooper_list": [EMPLOYEES[person].user_id for person in order.helpers],
            "opportunity_id": str(ID_BASE + 901 + order.position),
            "opportunity_name": f"{customer.name}秋季补货",
        }

    def _goods(self, order: CustomerOrder, index: int, item: Item) -> dict[str, Any]:
        return {
            **self._good,
            "id": str(_LINES + order.position * 100 + index),
            "goods_name": item.goods.name,
            "goods_id": str(item.goods.id),
            "goods_type": 1,
            "goods_price": item.price,
            "count": item.count,
            "pic_urls": [f"https://img.example.com/{item.goods.code}.jpg"],
            "sku_id": str(item.goods.id + 30_000),
            "sku_price": item.list_price,
            "select_attrVal": item.goods.spec,
            "goods_content": "",
        }
