"""What both READMEs name exists: make targets, extras, revisions, and what the sandbox holds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dingdan import Waiqin365, Wshoto
from dingdan_sandbox import Sandbox, running
from dingdan_sandbox.master import CUSTOMERS, EMPLOYEES, PRODUCTS, WAREHOUSES
from waiqin365_api.codes import RecordStatus

ROOT = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.zh-CN.md"]
SANDBOX = ["docs/sandbox.md", "docs/sandbox.zh-CN.md"]


def text_of(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.finding(50)
@pytest.mark.parametrize("file", [*READMES, "CONTRIBUTING.md"])
def test_every_make_target_that_is_named_is_there(file: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:`|    )make ([a-z][a-z-]*)", text_of(file))) <= targets


@pytest.mark.finding(50)
@pytest.mark.parametrize("file", READMES)
def test_pip_install_is_told_with_extras_that_exist(file: str) -> None:
    extras = tomllib.loads(text_of("pyproject.toml"))["project"]["optional-dependencies"]
    text = text_of(file)
    told = {
        name for row in re.findall(r"^\| (`[a-z`,、 ]+`) \| ", text, re.MULTILINE) for name in re.findall("[a-z]+", row)
    }
    assert told == set(extras)
    used = {name for names in re.findall(r"pip install '\.\[([a-z,]+)\]'", text) for name in names.split(",")}
    assert used
    assert used <= set(extras)


@pytest.mark.finding(50)
@pytest.mark.parametrize("file", READMES)
def test_no_block_takes_the_first_line_of_an_order_that_may_have_none(file: str) -> None:
    assert "prods[0]" not in "".join(re.findall(r"```py(?:thon)?\n.*?```", text_of(file), re.DOTALL))


@pytest.mark.finding(50)
def test_a_missing_keyword_is_a_type_error_as_told() -> None:
    assert "Python's `TypeError`" in text_of("docs/client.md")
    with Wshoto("a", "s") as ws, pytest.raises(TypeError, match="start_time"):
        ws.mall_orders.list(type=1)  # type: ignore[call-arg]


@pytest.mark.finding(42)
@pytest.mark.parametrize("file", SANDBOX)
def test_the_sandbox_holds_what_is_named(file: str) -> None:
    codes = {entry.code for register in (CUSTOMERS, PRODUCTS, WAREHOUSES, EMPLOYEES) for entry in register}
    named = set(re.findall(r"\b(?:CUS|SKU|CK)-[A-Z0-9-]*[A-Z0-9]|sales-\d+", text_of(file)))
    assert {"CUS-0731", "SKU-TEA-500", "CK-EAST"} <= named
    assert named <= codes


@pytest.mark.parametrize("file", READMES)
def test_the_examples_name_what_the_sandbox_holds(file: str) -> None:
    codes = {entry.code for register in (CUSTOMERS, PRODUCTS, WAREHOUSES, EMPLOYEES) for entry in register}
    named = set(re.findall(r"\b(?:CUS|SKU|CK)-[A-Z0-9-]*[A-Z0-9]|sales-\d+", text_of(file)))
    assert named
    assert named <= codes


@pytest.mark.finding(43)
@pytest.mark.parametrize("file", READMES)
def test_deleted_orders_come_with_a_plain_query_as_told(file: str) -> None:
    assert 'status="1"' in text_of(file)
    sandbox = Sandbox(orders=400)
    with running(sandbox) as server, Waiqin365(sandbox.openid, sandbox.appkey, base_url=server.url) as wq:
        states = {order.status for order in wq.orders.query()}
        assert states == {RecordStatus.DELETED, RecordStatus.NORMAL}
        assert {order.status for order in wq.orders.query(status="1")} == {RecordStatus.NORMAL}


@pytest.mark.finding(43)
@pytest.mark.parametrize("resource", ["orders", "shipments", "returns", "car_sales"])
def test_docstrings_of_queries_tell_of_deleted_records(resource: str) -> None:
    with Waiqin365("o", "k") as wq:
        told = " ".join((getattr(wq, resource).query.__doc__ or "").split())
    assert re.search(r"Unless the filter status is 1, deleted \w+ may come too: their status is 0\.", told)
