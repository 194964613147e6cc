"""Writes of master data of Waiqin365, whose pages show answers with return_code as a number."""

from __future__ import annotations

from typing import Any

import pytest

from dingdan import APIError
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import ScriptedServer, answer
from tests.support.bundled import bundled_spec
from waiqin365_api.codes import ReturnCode

CALLS = {"addPdType": "product_types.add", "maintainCmReceiverRelation": "receivers.maintain"}


def examples() -> list[tuple[str, dict[str, Any], dict[str, Any], bool]]:
    """Call, body and answer of each example of an answer, with the code as text and as a number."""
    paths = bundled_spec("waiqin365")["paths"]
    found = []
    for spec in (item["post"] for item in paths.values() if item["post"]["operationId"] in CALLS):
        bodies = [each["value"] for each in spec["requestBody"]["content"]["application/json"]["examples"].values()]
        for each in spec["responses"]["200"]["content"]["application/json"]["examples"].values():
            found += [(CALLS[spec["operationId"]], bodies[0], each["value"], number) for number in (False, True)]
    return found


@pytest.mark.parametrize(("call", "body", "shown", "is_number"), examples())
def test_example_is_decoded_whole(
    wq: Calls, server: ScriptedServer, call: str, body: dict[str, Any], shown: dict[str, Any], is_number: bool
) -> None:
    resource, method = call.split(".")
    code = shown["return_code"]
    server.will(answer(shown | {"return_code": int(code) if is_number else code}))

    def write(client: Any) -> Any:
        return getattr(getattr(client, resource), method)(**body)

    if code == ReturnCode.SUCCESS:
        ack = wq(write)
        assert (ack.message, ack.msg_id, ack.data) == (shown["return_msg"], shown["msg_id"], None)
    else:
        with pytest.raises(APIError) as caught:
            wq(write)
        assert (caught.value.code, caught.value.message) == (code, shown["return_msg"])
        assert caught.value.code in list(ReturnCode)
    assert server.asked[-1].json == body


def test_answer_without_a_message_is_success(wq: Calls, server: ScriptedServer) -> None:
    server.will(answer({"msg_id": "T-1", "return_code": 0}))
    ack = wq(lambda client: client.product_types.add(pd_type_id="T", pd_type_name="茶具"))
    assert (ack.msg_id, ack.message, ack.data) == ("T-1", None, None)
