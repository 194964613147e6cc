"""Attributes of records explain themselves: to `help()`, to IPython's `order.order_amount?` and to editors."""

from __future__ import annotations

import ast
import importlib
import inspect
import pydoc
from pathlib import Path
from typing import Any

import pytest

from dingdan_runtime import Record
from tests.generator.test_generated_packages import PLATFORMS, answer_objects, schemas
from waiqin365_api.records import StdomOrder, StdomOrderLine, StdomSent
from wshoto_api.records import MallOrder, ValetOrder

pytestmark = pytest.mark.finding(45)


def records(platform: str) -> dict[str, type[Record]]:
    module = importlib.import_module(f"{platform}_api.records")
    return {name: getattr(module, name) for name in answer_objects(platform) if hasattr(module, name)}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_attribute_has_its_label_type_and_field(platform: str) -> None:
    without = []
    for name, record in records(platform).items():
        wires = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
        for attribute, wire in wires:
            title = str(schemas(platform)[name]["properties"][wire].get("title", ""))
            doc = inspect.getdoc(getattr(record, attribute)) or ""
            if not (doc.startswith(title) and " Gives " in doc and f"field `{wire}` of " in doc):
                without.append(f"{name}.{attribute}: {doc}")
    assert without == []


@pytest.mark.parametrize("platform", PLATFORMS)
def test_editors_read_the_same_in_the_source(platform: str) -> None:
    module = importlib.import_module(f"{platform}_api.records")
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if not isinstance(node, ast.ClassDef):
            continue
        record: Any = getattr(module, node.name)
        for declared, doc in zip(node.body, node.body[1:], strict=False):
            if isinstance(declared, ast.AnnAssign) and isinstance(declared.target, ast.Name):
                assert isinstance(doc, ast.Expr)
                assert isinstance(doc.value, ast.Constant)
                said = getattr(record, declared.target.id).__doc__
                assert " ".join(str(doc.value.value).split()) == " ".join(said.split())


@pytest.mark.parametrize(
    ("record", "attribute", "said"),
    [
        (StdomOrder, "order_amount", "Decimal or None"),
        (StdomOrder, "submit_time", "datetime (Asia/Shanghai) or None"),
        (StdomOrder, "order_status", "OrderStatus or None"),
        (StdomOrder, "prods", "a list of StdomOrderLine"),
        (StdomOrderLine, "product_code", "str or None"),
        (StdomSent, "signe_status", "SignStatus or None"),
        (MallOrder, "order_code", "str or None"),
        (ValetOrder, "id", "int or None"),
    ],
)
def test_docstring_names_what_the_attribute_gives(record: type[Record], attribute: str, said: str) -> None:
    assert f"Gives {said}; field" in (inspect.getdoc(getattr(record, attribute)) or "")


def test_help_of_a_record_shows_them() -> None:
    text = pydoc.plain(pydoc.render_doc(StdomOrder))
    for said in ("订单金额: Amount of the order.", "Gives Decimal or None; field `order_amount` of queryStdomOrder."):
        assert said in " ".join(text.replace("|", "").split())


def test_received_times_are_not_described_as_arguments() -> None:
    assert "Written as" not in str(StdomOrder.submit_time.__doc__)
