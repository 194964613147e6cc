"""What hooks are told and what the log says, for each attempt."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from dingdan import APIError, DingdanError, HTTPStatusError, RequestEvent, ResponseEvent, TransportError
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import DROP, Answer, ScriptedServer, waiqin, waiqin_rows, wshoto_rows

pytestmark = pytest.mark.usefixtures("no_waiting")


def query(client: Any) -> Any:
    return client.orders.query(msg_id="m-1")


class TestHooks:
    """`on_request` before, `on_response` after each attempt."""

    @pytest.mark.parametrize("awaited", [False, True])
    def test_are_told_of_every_attempt(self, wq: Calls, server: ScriptedServer, awaited: bool) -> None:
        if awaited and wq.blocking:
            awaited = False
        told: list[Any] = []

        async def later(event: Any) -> None:
            told.append(event)

        hook: Any = later if awaited else told.append
        server.will(DROP, Answer(b"", 503), waiqin_rows({"id": 1}, {"id": 2}))
        wq(query, max_retries=2, on_request=hook, on_response=hook)
        context = {
            "platform": "waiqin365", "operation": "queryStdomOrder", "call": "orders.query", "write": False,
            "msg_id": "m-1",
        }  # fmt: skip
        assert told[::2] == [RequestEvent(attempt=number, **context) for number in (1, 2, 3)]
        answers: list[ResponseEvent] = told[1::2]
        assert [(event.attempt, event.status_code, event.rows, type(event.error)) for event in answers] == [
            (1, None, None, TransportError), (2, 503, None, HTTPStatusError), (3, 200, 2, type(None)),
        ]  # fmt: skip
        assert all(0 < event.seconds < 5 for event in answers)

    def test_of_a_write_has_no_rows(self, wq: Calls, server: ScriptedServer) -> None:
        told: list[ResponseEvent] = []
        server.will(waiqin(None))
        wq(lambda client: client.shipments.cancel(sent_no="F"), on_response=told.append)
        assert [(event.write, event.rows) for event in told] == [(True, None)]

    def test_of_wshoto_have_no_msg_id(self, ws: Calls, server: ScriptedServer) -> None:
        told: list[ResponseEvent] = []
        server.will(wshoto_rows())
        ws(lambda client: client.mall_orders.list(type=1, start_time=0), on_response=told.append)
        assert [(event.platform, event.msg_id, event.rows) for event in told] == [("wshoto", None, 0)]

    def test_request_hook_that_raises_stops_the_call(self, wq: Calls, server: ScriptedServer) -> None:
        def forbid(event: RequestEvent) -> None:
            raise PermissionError("not on Sundays")

        with pytest.raises(PermissionError, match="not on Sundays"):
            wq(query, on_request=forbid)
        assert server.asked == []

    def test_response_hook_that_raises_changes_nothing(
        self, wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail(event: ResponseEvent) -> None:
            raise RuntimeError("the metrics are down")

        server.will(waiqin(None, message="done"))
        ack = wq(lambda client: client.shipments.cancel(sent_no="F"), on_response=fail)
        assert ack.message == "done"
        assert "on_response failed" in caplog.text
        assert "the metrics are down" in caplog.text


class TestLog:
    """One line an attempt."""

    def line(self, caplog: pytest.LogCaptureFixture) -> logging.LogRecord:
        (record,) = (record for record in caplog.records if record.name == "dingdan")
        return record

    def test_of_a_read(self, wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO, "dingdan")
        server.will(waiqin_rows({"id": 1}))
        wq(query)
        record = self.line(caplog)
        assert record.levelname == "INFO"
        assert record.getMessage().startswith("queryStdomOrder ok: status 200, rows 1, ")
        assert record.getMessage().endswith(" ms, attempt 1, msg_id m-1")
        told = vars(record)
        assert {name: told[name] for name in ("platform", "operation", "status", "rows", "attempt", "msg_id")} == {
            "platform": "waiqin365", "operation": "queryStdomOrder", "status": 200, "rows": 1, "attempt": 1,
            "msg_id": "m-1",
        }  # fmt: skip
        assert isinstance(told["ms"], int)

    @pytest.mark.parametrize(
        ("answer", "outcome"),
        [
            (waiqin(code="1", message="库存不足"), "APIError 1: status 200"),
            (Answer(b"", 404), "HTTPStatusError: status 404"),
            (Answer(b"<html>"), "DecodeError: status 200"),
            (DROP, "TransportError: "),
        ],
    )
    def test_of_a_failure(
        self, wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture, answer: Any, outcome: str
    ) -> None:
        server.will(answer)
        with pytest.raises(DingdanError):
            wq(query)
        record = self.line(caplog)
        assert record.levelname == "WARNING"
        assert record.getMessage().startswith(f"queryStdomOrder {outcome}")
        assert "None" not in record.getMessage()

    def test_bodies_at_debug_show_what_may_be_shown(
        self, wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG, "dingdan")
        row = {"id": 7300000000000000101, "order_amount": "12.50", "receive_phone": "13800000000", "ext_1": "秘密"}
        server.will(waiqin_rows(row))
        wq(lambda client: client.orders.query(cm_code="C1", msg_id="m-1", extra_body={"receiver": "某人"}))
        request, response = (record.getMessage() for record in caplog.records if record.levelname == "DEBUG"
                             and record.name == "dingdan")  # fmt: skip
        assert request == 'queryStdomOrder request body: {"cm_code": "C1", "page_number": 1, "receiver": "***"}'
        assert response == (
            'queryStdomOrder response body: {"return_code": "0", "return_msg": null, "msg_id": "m-1", '
            '"response_data": [{"id": 7300000000000000101, "order_amount": "12.50", "receive_phone": "***", '
            '"ext_1": "***"}]}'
        )

    @pytest.mark.parametrize("body", [b"<html>", b"", b"[" * 100_000])
    def test_body_that_is_no_json_is_told_by_its_length(
        self, wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture, body: bytes
    ) -> None:
        caplog.set_level(logging.DEBUG, "dingdan")
        server.will(Answer(body))
        with pytest.raises(DingdanError):
            wq(query)
        assert f"response body: {len(body)} bytes that are no JSON" in caplog.text

    def test_bodies_are_not_looked_at_above_debug(
        self, wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.INFO, "dingdan")
        server.will(waiqin(code="1"))
        with pytest.raises(APIError):
            wq(query)
        assert "body" not in caplog.text
