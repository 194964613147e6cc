"""What a terminal would obey in a platform's words is shown as escapes; plain http to another machine is warned of."""

from __future__ import annotations

import logging
import pickle
import traceback
import warnings
from pathlib import Path
from typing import Any

import httpx
import pytest

from dingdan import (
    APIError,
    AsyncWaiqin365,
    AsyncWshoto,
    DingdanError,
    DingdanWarning,
    HTTPStatusError,
    InvalidRequest,
    TransportError,
    Waiqin365,
    Wshoto,
)
from dingdan._errors import visible
from dingdan.webhooks import PushReceiver
from tests.dingdan.calling import ACCESS_TOKEN, APPKEY, NO_CERTIFICATES, OPENID, Calls
from tests.dingdan.scripted_server import ScriptedServer, waiqin, wshoto
from tests.webhooks.pushing import FORM
from tests.webhooks.pushing import body as push_body

# Clears the screen and sets the window's title; the same in the 8-bit form; turns the direction of what follows.
TRICKS = "\x1b[2J\x1b]0;mine\x07 \x9b2J \u202eoderf\u202c \u2066x\u2069\u2028y\x7f\r"
SHOWN = "\\x1b[2J\\x1b]0;mine\\x07 \\x9b2J \\u202eoderf\\u202c \\u2066x\\u2069"


def obeyed(text: str) -> set[str]:
    """Characters that a terminal would obey."""
    return {char for char in text if char != "\n" and (not char.isprintable() or char in "\u202e\u2066")}


@pytest.mark.finding(28)
class TestControlCharacters:
    """Errors and log lines."""

    def test_of_waiqin365_are_shown_as_escapes(
        self, wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG, "dingdan")
        server.will(waiqin(code="\x1b[31m7", message=TRICKS))
        with pytest.raises(APIError) as caught:
            wq(lambda client: client.orders.query())
        error = caught.value
        assert (error.message, error.code) == (TRICKS, "\x1b[31m7")
        assert f"code \\x1b[31m7: {SHOWN}" in str(error)
        assert obeyed(str(error)) == set()
        assert obeyed("".join(traceback.format_exception(error))) == set()
        assert str(pickle.loads(pickle.dumps(error))) == str(error)
        assert obeyed("\n".join(record.getMessage() for record in caplog.records if record.name == "dingdan")) == set()

    def test_of_wshoto_are_shown_as_escapes(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto(code=7, message=TRICKS))
        with pytest.raises(APIError) as caught:
            ws(lambda client: client.valet_orders.list())
        assert caught.value.message == TRICKS
        assert f"code 7: {SHOWN}" in str(caught.value)

    def test_of_a_push_are_shown_as_escapes_in_the_log(self, caplog: pytest.LogCaptureFixture) -> None:
        receiver = PushReceiver(verify=lambda push: True)
        caplog.set_level(logging.DEBUG, "dingdan")
        receiver.handle(push_body(msgId=f"m{TRICKS}"), FORM, lambda push: None)
        receiver.handle(push_body(msgId=f"n{TRICKS}", data="{"), FORM, lambda push: None)
        assert len(caplog.records) == 2
        assert obeyed("\n".join(record.getMessage() for record in caplog.records)) == set()

    @pytest.mark.parametrize(
        "error",
        [
            TransportError(TRICKS),
            InvalidRequest(TRICKS, argument=TRICKS),
            HTTPStatusError(TRICKS, response=httpx.Response(500)),
            DingdanError("a", msg_id=TRICKS),
        ],
    )
    def test_of_any_error_are_shown_as_escapes(self, error: DingdanError) -> None:
        assert obeyed(str(error)) == set()
        assert SHOWN in str(error)

    @pytest.mark.parametrize(
        "text", ["客户不存在　请检查", "two\nlines", "👨‍👩‍👧 and é", 'a\\x1b "quoted"', "non\u00a0breaking"]
    )
    def test_ordinary_text_stays_as_it_is(self, text: str) -> None:
        assert visible(text) == text

    def test_half_an_emoji_can_be_printed(self) -> None:
        assert visible("a\ud83d").encode() == b"a\\ud83d"


@pytest.mark.finding(29)
class TestPlainHttp:
    """A warning about addresses without TLS."""

    @pytest.mark.parametrize("url", ["http://openapi.waiqin365.com", "http://10.0.0.7:8080/gw", "http://[fd00::1]"])
    @pytest.mark.parametrize("make", [Waiqin365, AsyncWaiqin365, Wshoto, AsyncWshoto])
    def test_is_given_once_at_the_line_that_makes_the_client(self, make: Any, url: str) -> None:
        given = {"openid": OPENID, "appkey": APPKEY} if "Waiqin" in make.__name__ else {"access_token": ACCESS_TOKEN}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            make(**given, base_url=url)
        (warning,) = caught
        assert warning.category is DingdanWarning
        assert str(warning.message).startswith(f"base_url is {url}: without https")
        line = Path(warning.filename).read_text(encoding="utf-8").splitlines()[warning.lineno - 1]
        assert (Path(warning.filename).name, line.strip()) == (Path(__file__).name, "make(**given, base_url=url)")

    def test_points_at_the_line_that_makes_a_subclass(self) -> None:
        class Mine(Waiqin365):
            def __init__(self) -> None:
                super().__init__(OPENID, APPKEY, base_url="http://h")

        with pytest.warns(DingdanWarning) as caught:
            Mine()
        assert caught[0].filename == __file__

    def test_is_given_for_an_address_of_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("WAIQIN365_BASE_URL", "http://openapi.waiqin365.com")
        with pytest.warns(DingdanWarning, match="without https"):
            Waiqin365(OPENID, APPKEY).close()

    @pytest.mark.parametrize(
        "url",
        [
            *("http://127.0.0.1:1", "http://127.8.8.8", "http://localhost:8000", "http://LOCALHOST", "http://[::1]:5"),
            *("http://a.localhost", "http://[::ffff:127.0.0.1]", "https://openapi.waiqin365.com"),
        ],
    )
    def test_is_not_given_for_loopback_or_https(self, url: str) -> None:
        # Warnings are errors in these tests.
        with httpx.Client(verify=NO_CERTIFICATES) as http:
            Waiqin365(OPENID, APPKEY, base_url=url, http_client=http).close()
