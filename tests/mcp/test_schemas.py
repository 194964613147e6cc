"""Schemas of tools, resources and prompts."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from dingdan_mcp.catalog import all_operations
from dingdan_mcp.schemas import body_name, input_schema
from dingdan_runtime.reference import OperationReference
from dingdan_sandbox import Running
from tests.mcp.agents import WRITES, Agent, ask, ask_one

OPERATIONS = all_operations()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.id)
def test_schema_is_valid_and_has_no_rule_at_its_top(operation: OperationReference) -> None:
    schema = input_schema(operation)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert {"anyOf", "allOf", "oneOf"} & set(schema) == set()  # the APIs of models refuse the tool otherwise
    assert schema["type"] == "object"


@pytest.mark.parametrize(
    "operation", [each for each in OPERATIONS if each.request and each.request.fields], ids=lambda each: each.id
)
def test_schema_has_labels_codes_and_rules(operation: OperationReference) -> None:
    assert operation.request is not None
    inner: dict[str, Any] = input_schema(operation)["properties"][body_name(operation)]
    inner = inner.get("items", inner)
    fields = {field.name: field for field in operation.request.fields}
    for name, shown in inner["properties"].items():
        described = shown["description"]
        assert fields[name].label in described
        codes = fields[name].codes
        assert all(f"{code.value} {code.label_zh}" in described for code in (codes.codes if codes else ()))
    rules = inner.get("allOf", [{"anyOf": inner["anyOf"]}] if "anyOf" in inner else [])
    assert [[tuple(each["required"]) for each in rule["anyOf"]] for rule in rules] == [
        [*rule] for rule in operation.request.any_of
    ]


@pytest.mark.parametrize(
    ("body", "valid"),
    [
        ({"order_no": "1"}, True),
        ({"id": "1"}, True),
        ({}, False),
        ({"id": 1}, False),
        ({"order_no": "1", "x": 1}, False),
    ],
)
def test_rule_that_one_of_must_be_given(body: dict[str, Any], valid: bool) -> None:
    close = next(each for each in OPERATIONS if each.id == "closeStdomOrder")
    assert jsonschema.Draft202012Validator(input_schema(close)).is_valid({"body": body}) is valid


def test_describe_tells_columns_codes_and_quirks(sandbox: Running) -> None:
    async def work(agent: Agent) -> list[str]:
        tool = "waiqin365_orders_query"
        asked: list[dict[str, Any]] = [{}, {"table": "lines"}, {"topic": "codes"}, {"topic": "quirks"}]
        return [(await agent.call("dingdan_describe", tool=tool, **each)).text for each in asked]

    head, lines, codes, quirks = ask(sandbox.url, work)
    assert "order_no,订单号" in head or "order_no,订单编号" in head
    assert "stay_sent_num" in lines
    assert "orders.order_status,4,部分发货,Partly shipped" in codes
    assert quirks.startswith("- orders.query")


@pytest.mark.parametrize(
    ("given", "field"),
    [({}, "tool"), ({"tool": "x"}, "tool"), ({"tool": "waiqin365_orders_query", "topic": "x"}, "topic"),
     ({"tool": "waiqin365_orders_query", "table": "x"}, "table"), ({"tool": "waiqin365_orders_close"}, "topic")],
)  # fmt: skip
def test_describe_refuses_wrong_arguments(sandbox: Running, given: dict[str, Any], field: str) -> None:
    refused = ask_one(sandbox.url, "dingdan_describe", given, writes=WRITES)
    assert [fault["field"] for fault in refused.meta["faults"]] == [field]


def test_unknown_tool_is_named_with_the_nearest(sandbox: Running) -> None:
    refused = ask_one(sandbox.url, "waiqin365_order_query", {})
    assert refused.meta["faults"][0]["rule"].endswith("did you mean waiqin365_orders_query?")


def test_resources_and_prompts(sandbox: Running) -> None:
    async def work(agent: Agent) -> Any:
        client = agent.client
        uris = [str(each.uri) for each in (await client.list_resources()).resources]
        texts = {uri: (await client.read_resource(uri)).contents[0].text for uri in uris}
        prompts = [each.name for each in (await client.list_prompts()).prompts]
        given = {"customer": "CUS-0731", "since": "2026-11-16", "until": "2026-11-22"}
        question = (await client.get_prompt("partly_shipped", given)).messages[0].content.text
        codes = (await client.get_prompt("codes", {"tool": "waiqin365_orders_query"})).messages[0].content.text
        with pytest.raises(Exception, match="needs customer"):
            await client.get_prompt("partly_shipped", {})
        with pytest.raises(Exception, match="there is no resource"):
            await client.read_resource("dingdan://nonsense")
        return texts, prompts, question, codes

    texts, prompts, question, codes = ask(sandbox.url, work)
    assert list(texts) == [
        "dingdan://calls", "dingdan://codes/waiqin365", "dingdan://quirks/waiqin365", "dingdan://codes/wshoto",
        "dingdan://quirks/wshoto",
    ]  # fmt: skip
    assert "部分发货" in texts["dingdan://codes/waiqin365"]
    assert texts["dingdan://quirks/wshoto"].startswith("- ")
    assert prompts == ["partly_shipped", "codes", "quirks"]
    assert '"cm_code": "CUS-0731"' in question
    assert "部分发货" in codes


def test_tools_of_a_platform_without_credentials_are_left_out(sandbox: Running) -> None:
    async def work(agent: Agent) -> list[str]:
        return list(agent.schemas)

    names = ask(sandbox.url, work, platforms=("wshoto",))
    assert [name for name in names if name.startswith("waiqin365")] == []
