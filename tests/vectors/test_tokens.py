"""specs/vectors/tokens.json: when Wshoto's access token is fetched anew."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from dingdan import APIError
from tests.dingdan.scripted_server import ScriptedServer, wshoto, wshoto_rows
from tests.vectors.vector_calls import PlatformCalls, Vector, call, name, vectors

TOKEN_PATH = "/openapi/access_token"
LIST = call("valetorderInfoList")


def at(moments: list[float], moment: float) -> Callable[[Any], Any]:
    """A call at `moment` of the clock `moments`."""

    def later(client: Any) -> Any:
        moments[0] = moment
        return LIST(client)

    return later


@pytest.mark.parametrize("vector", vectors("tokens", "renewals"), ids=name)
def test_token_is_renewed(vector: Vector, calls: PlatformCalls, server: ScriptedServer) -> None:
    expected: list[str] = []
    fetched = 0
    for each in vector["calls"]:
        if each["fetches"]:
            fetched += 1
            answer = {"access_token": f"token-{fetched}", **vector["answer"]}
            # The platform's clock goes on as ours does.
            if fetched > 1 and "create_at" in answer:
                answer["create_at"] += each["at"] - vector["asked_at"]
            server.will(wshoto(answer))
            expected.append("fetch")
        server.will(wshoto_rows(total=0))
        expected.append(f"token-{fetched}")
    now = [float(vector["asked_at"])]
    calls.with_secret.all(*(at(now, each["at"]) for each in vector["calls"]), clock=lambda: now[0])
    found = ["fetch" if asked.path == TOKEN_PATH else asked.query["access_token"][0] for asked in server.asked]
    assert found == expected


@pytest.mark.parametrize("vector", vectors("tokens", "refusals"), ids=name)
def test_refused_token_is_replaced(vector: Vector, calls: PlatformCalls, server: ScriptedServer) -> None:
    expected = vector["expected"]
    token = {"expires_in": 7200, "create_at": 1780000000}
    for number in range(expected["sends"]):
        if number < expected["fetches"]:
            server.will(wshoto({"access_token": f"token-{number}", **token}))
        refused = number < vector["refusals"]
        server.will(wshoto(code=vector["code"], status=vector["status"]) if refused else wshoto_rows(total=0))
    refusal = pytest.raises(APIError, match=f"code {vector['code']}")
    with refusal if expected["outcome"] == "refused" else nullcontext():
        calls.with_secret(LIST, clock=lambda: 1780000000.0)
    fetches = sum(asked.path == TOKEN_PATH for asked in server.asked)
    assert (fetches, len(server.asked) - fetches) == (expected["fetches"], expected["sends"])
