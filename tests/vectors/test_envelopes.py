"""specs/vectors/envelopes.json: what a whole answer means."""

from __future__ import annotations

from typing import Any

import pytest

from dingdan import APIError, AuthenticationError, DecodeError, HTTPStatusError, RateLimited
from tests.dingdan.scripted_server import ScriptedServer
from tests.vectors.vector_calls import PlatformCalls, Vector, call, name, text, vectors

KINDS = {"api": APIError, "authentication": AuthenticationError, "rate_limit": RateLimited}


def outcome(calls: PlatformCalls, vector: Vector) -> dict[str, Any]:
    """What comes of the call, in the words of the vectors."""
    more = {"msg_id": vector["msg_id"]} if "msg_id" in vector else {}
    try:
        given = calls[vector["platform"]](call(vector["operation"], **more))
    except APIError as error:
        (kind,) = [kind for kind, named in KINDS.items() if type(error) is named]
        return {"outcome": "refused", "code": error.code, "message": error.message, "kind": kind}
    except HTTPStatusError as error:
        return {"outcome": "http_error", "status": error.status_code}
    except DecodeError:
        return {"outcome": "unreadable"}
    if hasattr(given, "records"):
        return {"outcome": "rows", "rows": [record.raw for record in given.records], "total": given.total}
    if hasattr(given, "raw"):
        return {"outcome": "record", "record": given.raw}
    if vector["expected"]["outcome"] == "rows":
        return {"outcome": "rows", "rows": [record.raw for record in given.data], "total": None}
    return {"outcome": "data", "data": given.data}


@pytest.mark.parametrize("vector", vectors("envelopes"), ids=name)
def test_answer_means(vector: Vector, calls: PlatformCalls, server: ScriptedServer) -> None:
    server.will(text(vector["body"], vector["status"]))
    assert outcome(calls, vector) == vector["expected"]
    assert len(server.asked) == 1


def test_every_outcome_is_there_for_both_platforms() -> None:
    found = {(vector["platform"], vector["expected"]["outcome"]) for vector in vectors("envelopes")}
    common = {"rows", "refused", "http_error", "unreadable"}
    assert found == {
        *(("waiqin365", each) for each in common | {"data"}),
        *(("wshoto", each) for each in common | {"record"}),
    }
