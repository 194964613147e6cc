"""The wire format of Waiqin365: record templates from the spec, ids, decimals as strings, fields with two spellings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dingdan_sandbox.master import DEALERS, ID_BASE, PRODUCTS, Customer, Employee, Entry, Product, Unit
from dingdan_sandbox.specs import Spec
from dingdan_sandbox.waiqin365.goods import COUNT, PRICE

KINDS = {name: ID_BASE + number * 10**14 for number, name in enumerate(
    ("orders", "order_lines", "shipments", "shipment_lines", "returns", "return_lines", "car_sales", "vouchers"), 1)
}  # fmt: skip
"""The id of the first row of each kind; later rows add their position. Each document reserves 100 ids of lines."""


def line_id(kind: str, position: int, index: int) -> int:
    """Return the id of line `index` of the document at `position`."""
    return KINDS[kind] + position * 100 + index


_PARTS = [f".{part:02}" for part in range(100)]
"""The decimal part of amounts by cents, precomputed for speed."""


def money(cents: int) -> str:
    """Format cents as an amount: `118.50`."""
    if cents < 0:
        return "-" + money(-cents)
    return f"{cents // 100}{_PARTS[cents % 100]}"


def count(number: int) -> str:
    """Format a quantity, given in units of 0.0001: `10.0000`."""
    if number < 0:
        return "-" + count(-number)
    whole, part = divmod(number, COUNT)
    return f"{whole}.{part:04}" if part else f"{whole}.0000"


def price(number: int) -> str:
    """Format a price, given in units of 0.00000001: `11.85000000`."""
    whole, part = divmod(number, PRICE)
    return f"{whole}.{part:08}"


class Template:
    """An empty record with every field of the spec: `""`, `"0.00"` or `[]`.

    If the page's table and its example spell a field differently, the spec has both spellings. A filled row has the
    correct spelling; `misspell` changes it to the other.

    Attributes:
        empty: The empty record.
    """

    def __init__(self, spec: Spec, component: str) -> None:
        """Read the fields of the schema `component`; no fields if the spec has no such schema."""
        fields = spec.properties(component)
        self._aliases = {field["x-alias-of"]: name for name, field in fields.items() if "x-alias-of" in field}
        misspelt = set(self._aliases.values())
        self.empty = {name: _empty(field) for name, field in fields.items() if name not in misspelt}

    def filled(self, *values: Mapping[str, Any]) -> dict[str, Any]:
        """Return a row with `values`; fields that the record does not have are omitted."""
        row = dict(self.empty)
        for fragment in values:
            row.update((name, value) for name, value in fragment.items() if name in row)
        return row

    def misspell(self, row: dict[str, Any]) -> None:
        """Rename the fields of `row` that have a second spelling, in place."""
        for name, alias in self._aliases.items():
            row[alias] = row.pop(name)


def _empty(field: Mapping[str, Any]) -> Any:
    if field.get("type") == "array":
        return []
    return "0.00" if field.get("format") == "waiqin-decimal" else ""


def person(employee: Employee, *keys: str) -> dict[str, Any]:
    """Return the id (a number), code, name and sourcecode of an employee, in this order, under the names `keys`."""
    return dict(zip(keys, (employee.id, employee.code, employee.name, employee.source_code), strict=True))


def customer_fields(customer: Customer) -> dict[str, Any]:
    """Return the fields of a customer and its dealer."""
    return {
        "cm_id": customer.id, "cm_code": customer.code, "cm_name": customer.name,
        "cm_source_code": customer.source_code,
        "cm_linkman_id": str(customer.id + 10_000), "cm_linkman_name": customer.contact,
        **entry_fields("dealer", None if customer.dealer is None else DEALERS[customer.dealer]),
    }  # fmt: skip


def entry_fields(prefix: str, entry: Entry | None) -> dict[str, Any]:
    """Return the fields `<prefix>` (the id as text), `<prefix>_code` and `<prefix>_name` of an entry."""
    if entry is None:
        return dict.fromkeys((prefix, f"{prefix}_code", f"{prefix}_name"), "")
    return {prefix: str(entry.id), f"{prefix}_code": entry.code, f"{prefix}_name": entry.name}


def goods_fields(product: Product, unit: Unit) -> dict[str, Any]:
    """Return the fields of a product and the unit of its line."""
    base = product.units[0]
    return {
        "product_id": product.id, "product_name": product.name, "product_code": product.code,
        "product_source_code": f"ERP-P-{product.index:04}" if product.index % 4 == 0 else "",
        "product_pictures": f"https://img.example.com/{product.code}.jpg" if product.index % 3 == 0 else "",
        "product_spec": product.spec,
        "input_unit": str(unit.id), "input_unit_name": unit.name,
        "base_unit": str(base.id), "base_unit_name": base.name,
        "tax": f"0.{product.tax_percent:02}", "cost_price": price(product.cost * (PRICE // 100)),
    }  # fmt: skip


def goods_templates(template: Template) -> list[list[dict[str, Any]]]:
    """Return an empty line for each product and unit, by the indexes of both."""
    return [[template.filled(goods_fields(product, unit)) for unit in product.units] for product in PRODUCTS]


def reversal_number(number: str) -> str:
    """Return the number of the document that reverses another (the sandbox's own choice)."""
    return f"HC-{number}"


def reversed_number(number: str) -> str:
    """Return the number of the document that the reversal `number` reverses."""
    return number.removeprefix("HC-")


class CustomFields:
    """Formats custom fields for queries: by display label, `""` for fields without a value."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        """Use the display labels by code."""
        self._labels = labels
        # Few values come up, and the lists are only ever written.
        self._written = lru_cache(maxsize=1024)(self._write)

    def __call__(self, values: Mapping[str, str]) -> list[dict[str, str]]:
        """Return the custom fields of a record, given their values by code."""
        return self._written(*(values.get(code, "") for code in self._labels))

    def _write(self, *values: str) -> list[dict[str, str]]:
        return [
            {"ext_key": label, "ext_value": value} for label, value in zip(self._labels.values(), values, strict=True)
        ]
