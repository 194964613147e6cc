"""What the documents send as examples can be sent."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from yamlcore import CCoreLoader

from dingdan import InvalidRequest
from dingdan.codec._encode import to_bytes
from dingdan_runtime import Operation
from tests.dingdan.calling import Calls, encode_body
from tests.dingdan.scripted_server import ScriptedServer, waiqin

DIST = Path(__file__).resolve().parents[2] / "specs" / "dist"


@cache
def operations() -> dict[str, Operation[Any]]:
    """All operations of both platforms by their own name."""
    found = {}
    for platform in ("waiqin365", "wshoto"):
        for file in (DIST.parents[1] / "generated" / f"{platform}_api" / "operations").glob("[a-z]*.py"):
            module = import_module(f"{platform}_api.operations.{file.stem}")
            found |= {value.id: value for value in vars(module).values() if isinstance(value, Operation)}
    return found


def request_examples() -> list[tuple[str, str, Any]]:
    """Operation, name and body of every example of a request in the specs."""
    found = []
    for platform in ("waiqin365", "wshoto"):
        document = yaml.load((DIST / f"{platform}.yaml").read_text(encoding="utf-8"), Loader=CCoreLoader)
        for item in document["paths"].values():
            for spec in item.values():
                if not isinstance(spec, dict):  # parameters that the calls of a path share
                    continue
                body = spec.get("requestBody", {}).get("content", {}).get("application/json", {})
                found += [(spec["operationId"], name, each["value"]) for name, each in body.get("examples", {}).items()]
    return found


EXAMPLES = request_examples()


def sent(operation: str, arguments: Any) -> Any:
    """The JSON that the arguments become."""
    described = operations()[operation]
    return json.loads(to_bytes(described, encode_body(described, arguments, None)))


def as_text(value: Any) -> Any:
    """A JSON value with its numbers as text: ids and codes are written as text, whatever they came as."""
    if isinstance(value, dict):
        return {name: as_text(member) for name, member in value.items()}
    return [as_text(member) for member in value] if isinstance(value, list) else str(value)


@pytest.mark.finding(12)
@pytest.mark.parametrize(("operation", "name", "body"), EXAMPLES, ids=[f"{id_}-{name}" for id_, name, _ in EXAMPLES])
def test_example_of_the_spec_is_sent_as_printed(operation: str, name: str, body: Any) -> None:
    assert as_text(sent(operation, body)) == as_text(body), name


@pytest.mark.finding(12)
def test_every_operation_with_a_body_has_an_example_of_its_request() -> None:
    with_fields = {name for name, operation in operations().items() if operation.body.fields}
    shown = {operation for operation, _, _ in EXAMPLES}
    assert shown >= with_fields
    assert all(body == {} for operation, _, body in EXAMPLES if operation not in with_fields)


LINE = {"product_id": 1, "return_price": "2", "return_count": "3"}
RETURN = {"cm_code": "7300000000000000731", "emp_code": "7300000000000000017", "storehouse_id": "CK202611010001"}
SHIPMENT = {"order_id": "", "order_no": "DH202611010001", "emp_code": "sales-017", "storehouse_id": ""}
PRODUCT = {"product_id": 1, "product_code": "", "input_unit": "", "order_detail_id": "", "sent_num": "2"}


@pytest.mark.finding(12)
@pytest.mark.parametrize(
    ("operation", "body"),
    [
        # Forms that the pages' own examples have: a code where an id belongs, a number for a text, blanks around.
        ("addStdReturn", {**RETURN, "prods": [LINE]}),
        ("addStdomOrderSent", [{**SHIPMENT, "products": [PRODUCT]}]),
        ("addStdomOrder", {"cm_id": "7300000000000000731", "cm_code": " CK1", "emp_id": "1", "storehouse_id": "1"}),
        ("cancelSendOrder", {"ids": "", "sent_no": "FH202611020001"}),
        ("queryStdomOrder", {"page_number": 1, "id": "DH-1", "cm_code": " CK1"}),
    ],
)
def test_form_of_a_pages_example_is_sent(operation: str, body: Any) -> None:
    assert as_text(sent(operation, body)) == as_text(body)


@pytest.mark.finding(12)
@pytest.mark.parametrize(
    ("operation", "body", "why"),
    [
        (
            "addStdomOrderSent",  # the page prints the form of a time in the place of one
            [{**SHIPMENT, "send_time": "yyyy-mm-dd hh24:mi:ss", "products": [PRODUCT]}],
            "items[0].send_time: takes text like 2026-11-01 or 2026-11-01 09:30:00",
        ),
        (
            "salesBillRevoke",  # the page says that not both may be empty, and prints both empty
            {"id": "", "order_no": ""},
            "id: one of id, order_no must be given",
        ),
        (
            "salesBillAdd",  # the same of the three ways to name a customer
            {"cm_id": "", "cm_code": "", "cm_name": "", "emp_id": "1", "storehouse_id": "1"},
            "cm_id: one of cm_id, cm_code, cm_name must be given",
        ),
    ],
)
def test_example_that_no_platform_could_take_is_refused(operation: str, body: Any, why: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        sent(operation, body)
    assert str(caught.value).startswith(f"waiqin365 {operation}: {why}")


@pytest.mark.finding(12)
def test_platforms_refusal_of_a_code_for_an_id_keeps_its_hint(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin(code="1", message='PSQLException: invalid input syntax for integer: "CK202611010001"'))
    with pytest.raises(Exception, match=r"pass codes as \.\.\._code") as caught:
        wq(lambda client: client.returns.add(**RETURN, prods=[LINE]))
    assert type(caught.value).__name__ == "APIError"
    assert server.asked[0].json["storehouse_id"] == "CK202611010001"
