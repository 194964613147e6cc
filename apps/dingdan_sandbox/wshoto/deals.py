"""Orders taken for customers.

Both generations of the CRM show the same ones: the list of the older and the detail of the newer, under one id. That
they do is the sandbox's own choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import msgspec

from dingdan_sandbox.clock import DAY, HOUR
from dingdan_sandbox.dealing import Deal
from dingdan_sandbox.master import CUSTOMERS, EMPLOYEES, ID_BASE, PRODUCTS, SALESPEOPLE, Product
from dingdan_sandbox.mixing import mix, stream
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.store import Store
from dingdan_sandbox.table import Document, Search, Table

INTERVAL = 4800
"""Seconds from one order to the next: 18 a day."""

_ORDERS = ID_BASE + 20 * 10**14
FIRST_ID = 7_300_000_000_001_001
"""Id of the first order, which the examples of the specs name: there ids are short enough for JavaScript."""

PENDING_PAYMENT, COMPLETED, REVOKED = 2, 5, 6
_STATES = (1, PENDING_PAYMENT, 3, 4, COMPLETED, COMPLETED, REVOKED)
_RECEIPTS = ID_BASE + 21 * 10**14
_LINES = ID_BASE + 22 * 10**14


class Item(msgspec.Struct, kw_only=True):
    """Goods of an order; `price` and `list_price` for one."""

    product: int
    count: int
    list_price: int
    price: int

    @property
    def goods(self) -> Product:
        """The product."""
        return PRODUCTS[self.product]


class CustomerOrder(Document, kw_only=True):
    """An order taken for a customer. Amounts are whole numbers; the documents name no unit.

    Attributes:
        owner: Index in `master.EMPLOYEES`.
        creator: Index in `master.EMPLOYEES`.
        helpers: Indexes in `master.EMPLOYEES` of those who cooperate.
        state: `order_state`.
        received: What receipts brought.
        sparse: Whether most fields are null.
        demo_field: The value of the one custom field; `""` for none.
        items: Its goods.
    """

    owner: int
    creator: int
    helpers: list[int]
    state: int
    received: int
    sparse: bool
    demo_field: str
    items: list[Item]

    @property
    def total(self) -> int:
        """The amount to be paid."""
        return sum(item.price * item.count for item in self.items)

    @property
    def list_total(self) -> int:
        """The amount at original prices."""
        return sum(item.list_price * item.count for item in self.items)


class CustomerOrderSketch:
    """The attributes of an order that searches test, each computed when asked for."""

    __slots__ = ("_table", "bits", "position")

    deleted = False

    def __init__(self, table: CustomerOrders, position: int) -> None:
        """Sketch the order at `position`."""
        self.position = position
        self._table = table
        self.bits = mix(table.key, position)

    @property
    def created(self) -> int:
        """The time of creation."""
        return self._table.start + self.position * INTERVAL + self.bits % INTERVAL

    @property
    def customer(self) -> int:
        """Index of the customer."""
        return self._table.deal.customer(self.position)

    @property
    def owner(self) -> int:
        """The owner: the salesperson of the customer."""
        return CUSTOMERS[self.customer].salesperson

    @property
    def creator(self) -> int:
        """The creator: the owner, or another employee for a third of the orders."""
        return self.owner if self.bits % 3 else (self.bits >> 16) % SALESPEOPLE

    @property
    def helpers(self) -> list[int]:
        """The collaborator of half of the orders: the next one in the list of staff."""
        return [(self.owner + 1) % SALESPEOPLE] if self.bits >> 24 & 1 else []

    @property
    def state(self) -> int:
        """`order_state`."""
        return _STATES[(self.bits >> 25) % len(_STATES)]

    @property
    def demo_field(self) -> str:
        """The custom field."""
        return ("", "老客户", "新客户🌱")[(self.bits >> 30) % 3]


class CustomerOrders(Table[CustomerOrder]):
    """All orders taken for customers."""

    kind: ClassVar[str] = "customer_orders"
    document = CustomerOrder

    def __init__(self, store: Store, sandbox: Sandbox) -> None:
        """Make one order for every 20 Waiqin365 orders of `sandbox`."""
        super().__init__(store, -(-sandbox.orders // 20))
        seed, self.start = sandbox.seed, sandbox.start
        self.key = stream(seed, "customer_orders")
        self.deal = Deal(seed, "customer_orders")
        self._line_key = stream(seed, "customer_orders/lines")

    def sketch(self, position: int) -> CustomerOrderSketch:
        """Sketch an order."""
        return CustomerOrderSketch(self, position)

    def around(self, first: int, last: int) -> range:
        """Return the positions of orders made between two times."""
        return range((first - self.start) // INTERVAL, (last - self.start) // INTERVAL + 1)

    def seeded(self, position: int) -> CustomerOrder:
        """Compute an order of two goods, at times at a discount of a tenth."""
        sketch = self.sketch(position)
        bits, state = sketch.bits, sketch.state
        items = []
        for index in range(2):
            line = mix(self._line_key, position * 2 + index)
            product = PRODUCTS[line % len(PRODUCTS)]
            price = product.price * 9 // 10 if bits >> 33 & 1 else product.price
            items.append(Item(product=product.index, count=1 + (line >> 8) % 9, list_price=product.price, price=price))
        order = CustomerOrder(
            position=position,
            number=f"{20261101000000 + position:014}{position % 1000:03}",
            created=sketch.created,
            modified=sketch.created + (bits >> 34) % (2 * DAY),
            customer=sketch.customer,
            owner=sketch.owner,
            creator=sketch.creator,
            helpers=sketch.helpers,
            state=state,
            received=0,
            sparse=(bits >> 52) % 4 == 0,
            demo_field=sketch.demo_field,
            items=items,
        )
        order.received = {COMPLETED: order.total, PENDING_PAYMENT: order.total // 2}.get(state, 0)
        return order


def identity(position: int) -> int:
    """Return the id of the order at `position`."""
    return _ORDERS + position if position else FIRST_ID


def position_of(identity: int) -> int:
    """Return the position of the order with an id; a negative one if there can be none."""
    return 0 if identity == FIRST_ID else (identity - _ORDERS) or -1


def search(orders: CustomerOrders, body: Mapping[str, Any]) -> Search:
    """Read the filters of valetorder/info/list.

    `role_type` (0 any, 1 owner, 2 cooperates, 3 creator) and `is_team` count only with `user_id`: the part that
    this employee, or with `is_team` 1 anyone of a team of five that includes them, has in the order. Both ends of a
    window belong to it. `field_map` wants each of its fields to be equal. All of this is the sandbox's own reading.
    """
    wanted = {name: value for name, value in body.items() if name not in ("page_num", "page_size")}
    found = Search(tuple(sorted((name, repr(value)) for name, value in wanted.items())), range(orders.size))
    if "start_time" in wanted or "end_time" in wanted:
        first, last = wanted.get("start_time", 0), wanted.get("end_time", 2**62)
        found.within(orders.around(first, last))
        found.test(lambda row: first <= row.created <= last)
    if wanted.get("owners"):
        owners = _people(wanted["owners"])
        found.test(lambda row: row.owner in owners)
    if wanted.get("follow_user_ids"):
        creators = _people(wanted["follow_user_ids"])
        found.test(lambda row: row.creator in creators)
    if str(wanted.get("order_status", "")):
        state = str(wanted["order_status"])
        found.test(lambda row: str(row.state) == state)
    if wanted.get("field_map"):
        fields = wanted["field_map"]
        found.test(lambda row: fields == {"demo_field": row.demo_field})
    if wanted.get("user_id"):
        people = _people(wanted["user_id"])
        if wanted.get("is_team") == 1:
            teams = {EMPLOYEES[person].team for person in people}
            people = {employee.index for employee in EMPLOYEES if employee.team in teams}
        role = wanted.get("role_type", 0)
        found.test(lambda row: any(person in people for person in _parts(row, role)))
    return found


def _people(user_ids: str) -> set[int]:
    wanted = {user_id.strip() for user_id in user_ids.split(",")}
    return {employee.index for employee in EMPLOYEES if employee.user_id in wanted}


def _parts(row: Any, role: int) -> list[int]:
    parts = {1: [row.owner], 2: row.helpers, 3: [row.creator]}
    return parts[role] if role in parts else [person for part in parts.values() for person in part]


class CustomerOrderRecords:
    """Writes orders as either generation of the CRM does. A quarter of them has null wherever it can."""

    def __init__(self, listed: Mapping[str, Any], detailed: Mapping[str, Any], good: Mapping[str, Any]) -> None:
        """Take the fields of a listed order, of an order in detail and of goods; they are null until filled."""
        self._listed = dict.fromkeys(listed)
        self._detailed = dict.fromkeys(detailed)
        self._good = dict.fromkeys(good)

    def listed(self, order: CustomerOrder) -> dict[str, Any]:
        """Write an order as valetorder/info/list does, without its goods."""
        customer = CUSTOMERS[order.customer]
        row = {
            **self._listed,
            **self._both(order),
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
        return row

    def detailed(self, order: CustomerOrder) -> dict[str, Any]:
        """Write an order as crm/saleOrder/detail does, with its goods and receipts."""
        customer = CUSTOMERS[order.customer]
        row = {
            **self._detailed,
            **self._both(order),
            "contact_id": customer.id,
            "contact_name": customer.name,
            "owner_id": EMPLOYEES[order.owner].user_id,
            "confirm_time": None if order.state == 1 else order.modified,
            "order_good_list": [self._goods(order, index, item) for index, item in enumerate(order.items)],
            "order_contract": [] if order.sparse else [{"material_id": "demo-material-02", "material_type": 3}],
        }
        if not order.sparse:
            row["pre_owner_id"] = EMPLOYEES[(order.owner + 2) % SALESPEOPLE].user_id
        return {"order": row, "receipt_list": self._receipts(order)}

    def _both(self, order: CustomerOrder) -> dict[str, Any]:
        """Return the fields that have the same name in both generations."""
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

    def _receipts(self, order: CustomerOrder) -> list[dict[str, Any]]:
        if not order.received:
            return []
        customer = CUSTOMERS[order.customer]
        return [{
            "id": _RECEIPTS + order.position,
            "order_id": identity(order.position),
            "contact_id": str(customer.id),
            "receipt_account": order.received,
            "receipt_time": order.created + HOUR,
            "pay_people": customer.contact,
            "receipt_type": "银行转账",
            "statements_identify": 1 if order.state == COMPLETED else 0,
            "create_time": order.created + HOUR,
            "approval_state": 1,
            "reject_reason": None,
            "approval_time": order.created + 2 * HOUR,
            "update_time": None,
            "business_id": None,
            "field_map": {},
            "receipt_contract": [{"material_id": "demo-material-03", "material_type": 7}],
        }]  # fmt: skip
