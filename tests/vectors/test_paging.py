"""specs/vectors/paging.json: where a query ends."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dingdan import PagingError
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import ScriptedServer
from tests.vectors.vector_calls import PlatformCalls, Vector, call, envelope, name, vectors


def page(platform: str, content: Vector) -> Any:
    """The answer that a page of a vector stands for."""
    if platform == "waiqin365":
        return envelope(platform, json.dumps(content["rows"]))
    return envelope(platform, json.dumps({"total": content["total"], "records": content["rows"]}))


def read(calls: Calls, vector: Vector) -> tuple[str, list[str]]:
    """Read all pages: how that ends, and the rows until then."""
    got: list[Any] = []
    asked = call(vector["operation"], **vector["request"])

    def pages(client: Any) -> None:
        for each in asked(client).iter_pages():
            got.extend(each.records)

    async def waiting(client: Any) -> None:
        async for each in asked(client).iter_pages():
            got.extend(each.records)

    try:
        calls(pages if calls.blocking else waiting)
    except PagingError:
        return "error", ids(got)
    return "complete", ids(got)


def ids(records: list[Any]) -> list[str]:
    return [str(next(iter(record.raw.values()))) for record in records]


@pytest.mark.parametrize("vector", vectors("paging"), ids=name)
def test_query_ends(vector: Vector, calls: PlatformCalls, server: ScriptedServer) -> None:
    server.will(*(page(vector["platform"], each) for each in vector["pages"]))
    ended, rows = read(calls[vector["platform"]], vector)
    number = next(iter(vector["request"]))
    requests = [asked.json[number] for asked in server.asked]
    assert {"outcome": ended, "requests": requests, "ids": rows} == vector["expected"]
    assert len(server.script) == 0
