"""The fictional enterprise: customers, staff, warehouses, products and custom fields, the same for every seed.

Waiqin365 refers to each of them by id, code or name; `Register` finds them by any of the three.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dingdan_sandbox.failures import RejectedError

ID_BASE = 7_300_000_000_000_000_000
"""The smallest id. Ids have 19 digits and exceed 2^53, so a double cannot hold them exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a `Register`, with id, code and name; `index` is its position in the register."""

    index: int
    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee(Entry):
    """An employee; `department` is an index in `DEPARTMENTS`."""

    department: int
    user_id: str

    @property
    def team(self) -> int:
        """The index of the employee's team on Wshoto; a team has five employees."""
        return self.index // 5

    @property
    def source_code(self) -> str:
        """The employee's code in another system; `""` if the employee has none."""
        return f"HR-{self.index + 1:03}" if self.index % 3 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer(Entry):
    """A shop, with the indexes of its salesperson, dealer and warehouse."""

    salesperson: int
    dealer: int | None
    warehouse: int
    contact: str
    address: str

    @property
    def source_code(self) -> str:
        """The customer's id in another system; `""` if the customer has none."""
        return f"ERP-{self.code}" if self.index % 2 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Entry):
    """A unit of a product; `factor` is the number of base units in it."""

    factor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Entry):
    """A product. Prices are in cents per base unit. Its units are the base unit, a box of 6 and a case of 12."""

    spec: str
    price: int
    cost: int
    tax_percent: int
    units: tuple[Unit, Unit, Unit]


E = TypeVar("E", bound=Entry)


class Register(Generic[E]):
    """Entries of one kind, found by id, code or name."""

    def __init__(self, label: str, entries: Iterable[E]) -> None:
        """Index `entries` by id, code and name; error messages refer to an entry as `label`."""
        self.label = label
        self._entries = tuple(entries)
        self._by_id = {str(entry.id): entry for entry in self._entries}
        self._by_code = {entry.code: entry for entry in self._entries}
        self._by_name = {entry.name: entry for entry in reversed(self._entries)}

    def __getitem__(self, index: int) -> E:
        """Return the entry at `index`."""
        return self._entries[index]

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self._entries)

    def __iter__(self) -> Iterator[E]:
        """Iterate over the entries in order."""
        return iter(self._entries)

    def index_of(self, code: str) -> int:
        """Return the index of the entry with `code`."""
        return self._by_code[code].index

    def optional(self, fields: Mapping[str, Any], id_key: str, code_key: str, name_key: str = "") -> E | None:
        """Find the entry that `fields` refer to by id, else by code, else by name; None if all three are empty.

        Spaces around codes are ignored, because the examples of the platform's pages contain them.

        Args:
            fields: The fields of a request.
            id_key: The name of the field with the id.
            code_key: The name of the field with the code.
            name_key: The name of the field with the name; `""` if there is none.

        Raises:
            RejectedError: the entry does not exist.
        """
        for key, known in ((id_key, self._by_id), (code_key, self._by_code), (name_key, self._by_name)):
            value = str(fields.get(key, "")).strip()
            if value:
                if value not in known:
                    raise RejectedError(f"{self.label}在系统中不存在!")
                return known[value]
        return None

    def one(self, fields: Mapping[str, Any], prefix: str) -> E:
        """Find the entry that the fields `<prefix>_id`, `<prefix>_code` or `<prefix>_name` refer to.

        Raises:
            RejectedError: all three fields are empty, or the entry does not exist.
        """
        found = self.optional(fields, f"{prefix}_id", f"{prefix}_code", f"{prefix}_name")
        if found is None:
            raise RejectedError(f"{self.label}不能为空!")
        return found


_SURNAMES = "周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许林何吕施"
_PLACES = (
    "湖畔", "山脚", "云桥", "青溪", "南塘", "石桥", "柳岸", "竹里", "梅坞", "松亭",
    "荷塘", "槐荫", "枫林", "桂巷", "莲池", "杏坊", "桃源", "兰庭", "菊园", "榆林",
)  # fmt: skip
_SHOPS = (
    "便利店", "小卖部", "超市", "茶庄", "商行", "杂货铺", "食品店", "副食店", "生鲜店", "零食铺",
    "百货店", "饮品店", "粮油店", "特产店", "批发部", "小店",
)  # fmt: skip
_GOODS = (
    "茉莉花茶", "龙井绿茶", "桂花乌龙", "陈皮普洱", "菊花茶", "苦荞茶", "苏打饼干", "花生酥", "芝麻糊", "蜂蜜柚子茶",
)  # fmt: skip
_SIZES = (
    "500克", "50克", "100克", "150克", "200克", "250克", "300克", "350克", "400克", "450克",
)  # fmt: skip
_GRADES = ("", "家庭装")
_CODES = (
    "TEA", "LJ", "GH", "CP", "JH", "KQ", "SD", "HS", "ZM", "FM",
)  # fmt: skip

DEPARTMENTS = Register("部门", (
    Entry(index=index, id=ID_BASE + 31 + index, code=f"DEPT-{code}", name=f"{name}销售部")
    for index, (code, name) in enumerate((("EAST", "东区"), ("WEST", "西区"), ("SOUTH", "南区"), ("NORTH", "北区")))
))  # fmt: skip
"""Four sales departments."""

EMPLOYEES = Register("业务员", (
    *(Employee(index=number - 1, id=ID_BASE + number, code=f"sales-{number:03}", name=f"小{_SURNAMES[number - 1]}",
               department=(number - 1) % 4, user_id=f"wo-demo-sales-{number:03}") for number in range(1, 21)),
    Employee(index=20, id=ID_BASE + 21, code="audit-021", name="审核员小安", department=0, user_id="wo-demo-audit-021"),
    *(Employee(index=number - 30, id=ID_BASE + number, code=f"driver-{number:03}", name=f"司机小{name}",
               department=0, user_id=f"wo-demo-driver-{number:03}") for number, name in enumerate("程罗毕郝", 51)),
))  # fmt: skip
"""20 salespeople (indexes 0 to 19), one approver (20) and four drivers (21 to 24)."""

SALESPEOPLE = 20
AUDITOR = EMPLOYEES[20]

DEALERS = Register("供货商", (
    Entry(index=index, id=ID_BASE + 41 + index, code=f"DLR-{41 + index:03}", name=name)
    for index, name in enumerate(("青石桥商贸", "白鹭洲商贸", "望江亭商贸", "听雨轩商贸", "明月湾商贸"))
))  # fmt: skip
"""Five dealers; one sixth of the customers has no dealer."""

WAREHOUSES = Register("仓库", (
    Entry(index=index, id=ID_BASE + 201 + index, code=f"CK-{code}", name=name)
    for index, (code, name) in enumerate(
        (("EAST", "东区仓"), ("WEST", "西区仓"), ("SOUTH", "南区仓"), ("NORTH", "北区仓"), ("MAIN", "总仓")))
))  # fmt: skip
"""Five warehouses."""

VEHICLES = Register("车辆", (
    Entry(index=index, id=ID_BASE + 801 + index, code=f"VAN-{index + 1:02}", name=f"{name}号流动车")
    for index, name in enumerate("一二三四五六七八")
))  # fmt: skip
"""Eight vans."""

_UNITS = tuple(
    tuple(
        Unit(index=index, id=ID_BASE + 601 + base * 3 + index, code=name, name=name, factor=factor)
        for index, (name, factor) in enumerate(((name, 1), ("盒", 6), ("箱", 12)))
    )
    for base, name in enumerate(("包", "袋", "罐"))
)


def _product(index: int) -> Product:
    goods, rest = index % 10, index // 10
    size, grade = rest % 10, rest // 10
    code = f"SKU-{_CODES[goods]}-{_SIZES[size].removesuffix('克'):0>3}"
    base, box, case = _UNITS[index % 3]
    price = 1185 if index == 0 else 300 + (index * 37) % 5000
    return Product(
        index=index, id=ID_BASE + 501 + index, code=code + "-F" * grade,
        name=_GOODS[goods] + _SIZES[size] + _GRADES[grade], spec=f"{_SIZES[size]}/{base.name}",
        price=price, cost=price * 7 // 10, tax_percent=(13, 9, 0)[index % 3], units=(base, box, case),
    )  # fmt: skip


PRODUCTS = Register("商品", map(_product, range(200)))
"""200 products; the first has the code SKU-TEA-500."""

CUSTOMER_COUNT = 307
"""The number of customers: a prime, so that the multiplication in `dealing` has an inverse."""


def _customer(index: int) -> Customer:
    number = 701 + index
    place, shop = (number - 731) % CUSTOMER_COUNT % 20, (number - 731) % CUSTOMER_COUNT // 20
    return Customer(
        index=index, id=ID_BASE + number, code=f"CUS-{number:04}", name=_PLACES[place] + _SHOPS[shop],
        salesperson=(number - 715) % SALESPEOPLE, dealer=None if number % 6 == 0 else number % 6 - 1,
        warehouse=(number - 731) % len(WAREHOUSES), contact=f"小{_PLACES[place][0]}",
        address=f"示例市{_PLACES[place]}路{shop + 1}号",
    )  # fmt: skip


CUSTOMERS = Register("客户", map(_customer, range(CUSTOMER_COUNT)))
"""307 customers, CUS-0701 to CUS-1007. CUS-0731 is 湖畔便利店; its salesperson is sales-017."""

ORDER_FIELDS = {"ext_2611010001": "紧急程度", "ext_2611010002": "配送要求", "ext_2611010003": "期望送达"}
"""Display labels of the custom fields of an order, by code."""

LINE_FIELDS = {"ext_2611010011": "口味", "ext_2611010012": "批次"}
"""Display labels of the custom fields of an order line, by code."""

RETURN_FIELDS = {"ext_2611030001": "退货原因", "ext_2611030002": "质检单号"}
"""Display labels of the custom fields of a return, by code."""


def unit_of(product: Product, fields: Mapping[str, Any]) -> Unit:
    """Return the unit of `product` in the field `input_unit` or `input_unit_name`; the base unit if both are empty.

    Raises:
        RejectedError: the product has no such unit.
    """
    for key, attribute in (("input_unit", "id"), ("input_unit_name", "name")):
        wanted = str(fields.get(key, "")).strip()
        if wanted:
            for unit in product.units:
                if str(getattr(unit, attribute)) == wanted:
                    return unit
            raise RejectedError(f"商品{product.code}的单位在系统中不存在!")
    return product.units[0]
