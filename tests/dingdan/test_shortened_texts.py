"""Texts of the platform are redacted before they are shortened: no part of a secret is left at the cut."""

from __future__ import annotations

import logging
import pickle
import traceback
from typing import Any

import httpx
import pytest

from dingdan import APIError, DecodeError, DingdanError, OutcomeUnknown, Waiqin365, Wshoto
from tests.dingdan.calling import APPKEY, OPENID

PHONE = "13812345678"
ORDER = {"order_no": "SO-1", "cm_code": "C", "emp_code": "E", "storehouse_code": "K", "receive_name": "欧阳锦绣文"}


def failure(response: httpx.Response, write: bool = False) -> DingdanError:
    http = httpx.Client(transport=httpx.MockTransport(lambda _: response))
    with Waiqin365(OPENID, APPKEY, http_client=http, max_retries=0) as client, pytest.raises(DingdanError) as caught:
        client.orders.add(**ORDER) if write else client.orders.query()
    return caught.value


def shown(error: DingdanError) -> str:
    again = pickle.loads(pickle.dumps(error))
    return "\n".join(
        [str(error), repr(error), str(error.args), str(again), str(vars(again)), *traceback.format_exception(error)]
    )


@pytest.mark.parametrize("length", [150, *range(178, 201), 250])
@pytest.mark.parametrize("secret", [APPKEY, PHONE, OPENID], ids=["appkey", "phone", "openid"])
class TestCut:
    def parts(self, secret: str) -> list[str]:
        return [secret[:end] for end in range(8, len(secret) + 1)]

    def test_message_of_a_refusal(self, secret: str, length: int) -> None:
        error = failure(httpx.Response(200, json={"return_code": "1", "return_msg": "x" * length + f" {secret}"}))
        assert isinstance(error, APIError)
        assert [part for part in self.parts(secret) if part in shown(error)] == []
        assert "code 1: xxx" in str(error)

    def test_message_of_a_write_with_an_unknown_outcome(self, secret: str, length: int) -> None:
        body = {"return_code": "1", "return_msg": "x" * length + f" {secret}"}
        error = failure(httpx.Response(502, json=body), write=True)
        assert isinstance(error, OutcomeUnknown)
        assert [part for part in self.parts(secret) if part in shown(error)] == []

    def test_body_that_is_no_json(self, secret: str, length: int) -> None:
        error = failure(httpx.Response(200, text="<" + "x" * length + f" {secret}"))
        assert isinstance(error, DecodeError)
        assert [part for part in self.parts(secret) if part in shown(error)] == []
        assert error.excerpt.startswith("<xxx")

    def test_message_of_a_response_without_data(self, secret: str, length: int) -> None:
        respond = httpx.Response(200, json={"code": 0, "msg": "x" * length + f" {secret}", "data": None})
        http = httpx.Client(transport=httpx.MockTransport(lambda _: respond))
        with (
            Wshoto(access_token=APPKEY, http_client=http, max_retries=0) as client,
            pytest.raises(DecodeError, match="has no data, and the message") as caught,
        ):
            client.sale_orders.get(id=1)
        if secret != OPENID:  # which is no secret of Wshoto's
            assert [part for part in self.parts(secret) if part in shown(caught.value)] == []


def test_long_code_is_shortened_and_stays_on_its_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dingdan"):
        forged = failure(httpx.Response(200, json={"return_code": "9\n2026 CRITICAL forged", "return_msg": "no"}))
        long = failure(httpx.Response(200, json={"return_code": "7" * 500_000, "return_msg": "no"}))
    assert isinstance(forged, APIError)
    assert isinstance(long, APIError)
    assert forged.code == "9\n2026 CRITICAL forged"
    assert len(long.code) == 500_000
    assert len(str(long)) < 1000
    assert [record for record in caplog.records if "\n" in record.getMessage() or len(record.getMessage()) > 1000] == []


def test_names_that_a_call_sent_stand_in_no_cause(caplog: pytest.LogCaptureFixture) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout(f"late for {ORDER['receive_name']}", request=request)

    http = httpx.Client(transport=httpx.MockTransport(respond))
    arguments: Any = ORDER
    with Waiqin365(OPENID, APPKEY, http_client=http, max_retries=0) as client, pytest.raises(OutcomeUnknown) as caught:
        client.orders.add(**arguments)
    assert ORDER["receive_name"] not in "".join(traceback.format_exception(caught.value))
