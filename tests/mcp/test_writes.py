"""Writes: only those that are allowed, each after a dry run, each with an outcome."""

from __future__ import annotations

from typing import Any

import pytest

from dingdan_mcp.writes import TOKEN_SECONDS, DryRuns
from dingdan_sandbox.testing import SandboxServer
from tests.mcp.agents import WRITES, Agent, Answered, ask, ask_one

CLOSE = "waiqin365_orders_close"
BODY = {"order_no": "SO-1", "close_emp_code": "sales-017"}
NEW = {
    "order_no": "SO-9", "cm_code": "CUS-0731", "emp_code": "sales-017", "storehouse_code": "CK-EAST",
    "submit_date": "2026-11-01 09:00:00", "prods": [{"product_code": "SKU-TEA-500", "input_count": "2"}],
}  # fmt: skip


def sent(sandbox: SandboxServer, call: str) -> int:
    return len(sandbox.requests.of(call))


async def dry_and_sent(agent: Agent, tool: str, **given: Any) -> Answered:
    dry = await agent.call(tool, **given)
    assert not dry.is_error, dry.text
    return await agent.call(tool, **given, confirm=dry.meta["confirm"])


def test_without_the_switch_no_tool_writes(own: SandboxServer) -> None:
    own.orders.put(order_no="SO-1")

    async def work(agent: Agent) -> Any:
        return sorted(agent.schemas), await agent.unchecked(CLOSE, body=BODY, confirm="x")

    names, refused = ask(own.url, work)
    assert [name for name in names if name.rpartition("_")[2] not in ("query", "list", "get", "describe")] == []
    assert (refused.is_error, refused.meta["error"]) == (True, "not_allowed")
    assert "--allow-writes orders.close" in refused.meta["message"]
    assert sent(own, "orders.close") == 0


def test_only_named_writes_are_tools(own: SandboxServer) -> None:
    async def work(agent: Agent) -> Any:
        return [name for name in agent.schemas if "confirm" in agent.schemas[name]["properties"]]

    assert ask(own.url, work, writes=frozenset({"closeStdomOrder"})) == [CLOSE]


def test_write_is_sent_once_after_its_dry_run(own: SandboxServer) -> None:
    own.orders.put(order_no="SO-1")

    async def work(agent: Agent) -> None:
        dry = await agent.call(CLOSE, body=BODY)
        assert dry.meta["outcome"] == "dry_run"
        assert dry.meta["body"] == BODY
        assert sent(own, "orders.close") == 0
        token = dry.meta["confirm"]
        other = await agent.call(CLOSE, body={**BODY, "order_no": "SO-2"}, confirm=token)
        assert (other.meta["error"], other.meta["faults"][0]["field"]) == ("invalid_argument", "confirm")
        assert sent(own, "orders.close") == 0
        done = await agent.call(CLOSE, body=BODY, confirm=token)
        assert (done.is_error, done.meta["outcome"]) == (False, "done")
        again = await agent.call(CLOSE, body=BODY, confirm=token)
        assert again.meta["error"] == "invalid_argument"

    ask(own.url, work, writes=WRITES)
    assert sent(own, "orders.close") == 1


def test_token_ends() -> None:
    now = [0.0]
    runs = DryRuns(lambda: now[0])
    token, other = runs.issue("digest"), runs.issue("digest")
    assert not runs.use("invented", "digest")
    assert runs.use(token, "digest")
    now[0] = TOKEN_SECONDS + 1
    assert not runs.use(other, "digest")


@pytest.mark.parametrize(
    ("tool", "given", "faults"),
    [
        (CLOSE, {"body": {}}, {"body.id"}),
        (CLOSE, {"body": {"order_no": "1", "nonsense": 2}}, {"body.nonsense"}),
        (CLOSE, {"body": {"id": 7300000000000000731}}, {"body.id"}),
        (CLOSE, {}, {"body"}),
        (CLOSE, {"body": [BODY], "force": True}, {"body", "force"}),
        ("waiqin365_shipments_add", {"items": [{"emp_code": "E"}]}, {"items[0].order_id"}),
        ("waiqin365_shipments_add", {"items": []}, {"items"}),
        (
            "waiqin365_orders_add",
            {"body": {**NEW, "prods": [{"product_code": "P", "nonsense": 1}]}},
            {"body.prods[0].nonsense"},
        ),
        ("waiqin365_orders_add", {"body": {**NEW, "bill_discount": 0.1}}, {"body.bill_discount"}),
    ],
)
def test_body_that_breaks_the_spec_is_refused_with_field_and_rule(
    own: SandboxServer, tool: str, given: dict[str, Any], faults: set[str]
) -> None:
    refused = ask_one(own.url, tool, given, writes=WRITES)
    assert (refused.is_error, refused.meta["error"]) == (True, "invalid_argument")
    assert {fault["field"] for fault in refused.meta["faults"]} == faults
    assert all(fault["rule"] for fault in refused.meta["faults"])
    assert len(own.requests) == 0


def test_body_larger_than_an_answer_has_no_dry_run(own: SandboxServer) -> None:
    body = {**NEW, "remarks": "长" * 3000}
    refused = ask_one(own.url, "waiqin365_orders_add", {"body": body}, writes=WRITES, max_chars=2000)
    assert refused.meta["faults"][0]["field"] == "body"


def test_rejected_write_keeps_its_kind(own: SandboxServer) -> None:
    own.orders.put(order_no="SO-1")
    own.fault("write-refusal", on="orders.close")
    refused = ask(own.url, lambda agent: dry_and_sent(agent, CLOSE, body=BODY), writes=WRITES)
    assert (refused.is_error, refused.meta["error"]) == (True, "refused")
    assert refused.meta["code"]


def test_unknown_outcome_that_the_platform_shows_is_done(own: SandboxServer) -> None:
    own.fault("written-then-closed", on="orders.add")
    done = ask(own.url, lambda agent: dry_and_sent(agent, "waiqin365_orders_add", body=NEW), writes=WRITES)
    assert (done.is_error, done.meta["outcome"]) == (False, "done")
    assert "SO-9" in done.meta["note"]
    assert [record["order_no"] for record in own.orders.list()] == ["SO-9"]


def test_unknown_outcome_that_was_not_applied_says_so(own: SandboxServer) -> None:
    own.fault("write-closed-without-answer", on="orders.add")
    unknown = ask(own.url, lambda agent: dry_and_sent(agent, "waiqin365_orders_add", body=NEW), writes=WRITES)
    assert (unknown.is_error, unknown.meta["error"], unknown.meta["verdict"]) == (True, "unknown_outcome", "not done")
    assert len(own.orders) == 0


def test_server_that_is_gone_after_the_write_leaves_the_outcome_unknown(own: SandboxServer) -> None:
    own.fault("server-gone-after-write", on="orders.add")
    unknown = ask(own.url, lambda agent: dry_and_sent(agent, "waiqin365_orders_add", body=NEW), writes=WRITES)
    assert (unknown.is_error, unknown.meta["error"], unknown.meta["verdict"]) == (True, "unknown_outcome", "undecided")
    assert "do not send it again" in unknown.meta["advice"]


def test_write_that_never_left_is_no_unknown_outcome(own: SandboxServer) -> None:
    own.fault("write-refused")
    failed = ask(own.url, lambda agent: dry_and_sent(agent, "waiqin365_orders_add", body=NEW), writes=WRITES)
    assert (failed.is_error, failed.meta["error"]) == (True, "no_answer")
