"""Nothing that a failing run writes holds a credential, a signature, a token or a customer's data."""

from __future__ import annotations

import json
import logging
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any
from urllib.parse import quote, quote_plus

import httpx
import pytest

from dingdan import AsyncWaiqin365, DigestAuth, Waiqin365, Wshoto, redact_url
from dingdan._redaction import loggable, redact_body, redact_json_text, redact_text
from tests.dingdan import failing_run
from tests.dingdan.calling import APP_SECRET, APPID, APPKEY, OPENID, Calls
from tests.dingdan.failing_run import PERSONAL, SECRETS
from tests.dingdan.scripted_server import (
    DROP,
    HANG_UP,
    STALL,
    URL,
    Answer,
    ScriptedServer,
    answer,
    waiqin,
    waiqin_rows,
    wshoto,
    wshoto_token,
)
from waiqin365_api import privacy as waiqin365_privacy
from wshoto_api import privacy as wshoto_privacy

ECHO = json.dumps(PERSONAL, ensure_ascii=False)
# Of a platform's free words only what the call sent can be known for personal, and phone numbers by their form.
REPEATING = "没有权限 " + URL.decode() + " 收货人" + " ".join(PERSONAL.values())
PHONES = "没有权限 " + URL.decode() + f" {PERSONAL['receive_phone']} {PERSONAL['receive_tel']}"
WAIQIN_TROUBLE: list[Any] = [
    Answer(b"<html>" + URL + b"</html>"),
    Answer(b"<html>" + URL + b"</html>", 502),
    Answer(URL, 404),
    answer({"return_code": "102", "return_msg": REPEATING}),
    answer({"return_code": "1", "return_msg": REPEATING}),
    answer({"return_code": "1", "return_msg": REPEATING}, 429),
    answer({"return_code": "1", "return_msg": f"ERROR\n{REPEATING}"}),
    Answer(b'{"return_code": "0", "response_data": "[' + json.dumps(ECHO).encode()[1:-1]),
    waiqin(f"[{ECHO}, {{"),
    Answer(ECHO.encode()),
    Answer(b'{"return_code": "0", "at": "' + URL),
    DROP,
    HANG_UP,
    STALL,
    Answer(b"plain", headers={"Content-Encoding": "gzip"}),
    Answer(b'{"return_code":"0"}', cut=5),
    Answer(b"", 302, {"Location": "http://127.0.0.1:9/elsewhere"}),
]
TOKEN = wshoto_token(SECRETS["token"])
NAMED, PLAIN = (json.dumps(text, ensure_ascii=False).encode()[1:-1] for text in (REPEATING, PHONES))


def is_read_again(trouble: Any) -> bool:
    """Whether a read that meets it is sent again."""
    if not isinstance(trouble, Answer):
        return True
    return (
        trouble.status in (429, 502)
        or bool(trouble.cut or trouble.headers.get("Content-Encoding"))
        or (trouble.status == 200 and trouble.body.startswith(b'{"return_code": "0"'))
    )


WSHOTO_TROUBLE: list[Any] = [
    [wshoto(code=10001, message=PHONES)],  # the token call itself
    [Answer(b"<html>" + URL)],
    [Answer(b'{"code": 0, "data": {"access_token": "' + SECRETS["token"].encode())],
    [DROP, DROP],
    [TOKEN, wshoto(code=5, message=PHONES)],
    [Answer(b"<html>" + URL, 502), Answer(b"<html>" + URL, 502)],
    [wshoto(code=10010, message=PHONES), TOKEN, wshoto(code=10010, message=PHONES)],
    [Answer(ECHO.encode())],
]


def forms(secret: str) -> set[str]:
    """All the ways in which a secret may stand in text."""
    return {secret, quote(secret, safe=""), secret.encode("unicode_escape").decode(), repr(secret.encode())[2:-1]}


def found_in(output: str, secrets: list[str]) -> set[str]:
    return {secret for secret in secrets if any(form in output for form in forms(secret))}


def output_of(server: ScriptedServer, platform: str, count: int) -> str:
    done = subprocess.run(
        [sys.executable, failing_run.__file__, server.url, platform, str(count)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_failing_run_on_waiqin365_shows_none(server: ScriptedServer) -> None:
    reads = [replace(trouble, body=trouble.body.replace(NAMED, PLAIN)) if isinstance(trouble, Answer) else trouble
             for trouble in WAIQIN_TROUBLE]  # fmt: skip
    for _ in ("sync", "async"):
        server.will(*[trouble for trouble in reads for _ in range(2 if is_read_again(trouble) else 1)], *WAIQIN_TROUBLE)
    output = output_of(server, "wq", len(WAIQIN_TROUBLE))
    digests = {asked.signed[2] for asked in server.asked if len(asked.signed[2]) == 32}
    assert len(digests) > 30
    assert found_in(output, [*SECRETS.values(), *digests]) - {SECRETS["appid"]} == set()
    # What a traceback with variables shows of the caller's own arguments is not ours to hide.
    shown = "\n".join(line for line in output.splitlines() if not _is_argument(line))
    assert found_in(shown, list(PERSONAL.values())) == set()
    for name in (
        "dingdan WARNING",
        "httpx INFO HTTP Request: POST",
        "httpcore",
        "OutcomeUnknown",
        "APIError",
        "Timeout",
    ):
        assert name in output


def _is_argument(line: str) -> bool:
    """Whether a line of a traceback shows an argument of a call, before it is a request."""
    name = line.strip().partition(" = ")[0]
    return line.startswith("    ") and name in {*PERSONAL, "arguments", "body", "PERSONAL", "given", "self", "exchange"}


def test_failing_run_on_wshoto_shows_none(server: ScriptedServer) -> None:
    for trouble in WSHOTO_TROUBLE * 2:
        server.will(*trouble)
    output = output_of(server, "ws", len(WSHOTO_TROUBLE))
    assert len(server.asked) > 15
    assert found_in(output, [SECRETS["app_secret"], SECRETS["token"], *PERSONAL.values()]) == set()
    assert "httpx INFO HTTP Request: GET" in output


@pytest.mark.parametrize("make", [DigestAuth, Waiqin365, AsyncWaiqin365])
def test_holder_of_credentials_is_not_pickled(make: Any) -> None:
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(make(OPENID, APPKEY))


def test_wshoto_client_is_not_pickled() -> None:
    with Wshoto(APPID, APP_SECRET) as client, pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(client)


def test_values_that_do_not_fit_are_not_shown_by_strict_errors(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin_rows({"receive_phone": {"n": "13800000000"}, "order_amount": "zwölf"}))
    with pytest.raises(Exception, match="not") as caught:
        wq(lambda client: client.orders.query(), strict=True)
    problems = {problem.path: problem.value for problem in caught.value.problems}  # type: ignore[attr-defined]
    assert problems == {"receive_phone": {"n": "***"}, "order_amount": "zwölf"}


class TestHttpxLine:
    """httpx logs whole URLs at INFO, of everybody's requests."""

    def test_of_a_call_hides_openid_and_digest(
        self, wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.INFO, "httpx")
        server.will(waiqin("[]"))
        wq(lambda client: client.orders.query(msg_id="m-1"))
        (line,) = (record.getMessage() for record in caplog.records if record.name == "httpx")
        _, timestamp, signature, _ = server.asked[0].signed
        assert line == (
            f'HTTP Request: POST {server.url}/api/stdorder/v1/queryStdomOrder/***/{timestamp}/***/m-1 "HTTP/1.1 200 OK"'
        )
        assert signature not in line

    def test_of_others_stays_as_it_is(self, server: ScriptedServer, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO, "httpx")
        server.will(Answer(b""), Answer(b""))
        Waiqin365(OPENID, APPKEY).close()
        httpx.get(f"{server.url}/orders/7?page=2")
        httpx.get(f"{server.url}/?access_token=token-very-secret&b=2")
        lines = [record.getMessage() for record in caplog.records if record.name == "httpx"]
        assert lines == [
            f'HTTP Request: GET {server.url}/orders/7?page=2 "HTTP/1.1 200 OK"',
            f'HTTP Request: GET {server.url}/?access_token=***&b=2 "HTTP/1.1 200 OK"',
        ]


SIGNED = "https://openapi.waiqin365.com/api/stdorder/v1/queryStdomOrder/8161/1617206400000/" + "ab" * 16 + "/m1"


class TestRedaction:
    """What is blotted out, and what is not."""

    @pytest.mark.parametrize(
        ("url", "shown"),
        [
            (SIGNED, SIGNED.replace("/8161/", "/***/").replace("ab" * 16, "***")),
            (SIGNED.replace("1617206400000", "20150928163425"), None),
            (httpx.URL(SIGNED), SIGNED.replace("/8161/", "/***/").replace("ab" * 16, "***")),
            ("https://h/openapi/access_token?appid=a&app_secret=s3", "https://h/openapi/access_token?appid=a&app_secret=***"),
            ("https://h/a?access_token=t&x=1#f", "https://h/a?access_token=***&x=1#f"),
            ("https://h/a/b/1617206400000/short", "https://h/a/b/1617206400000/short"),
            ("https://h/orders?page=3", "https://h/orders?page=3"),
        ],
    )  # fmt: skip
    def test_of_an_address(self, url: Any, shown: str | None) -> None:
        if shown is None:
            assert "8161" not in redact_url(url)
            assert "ab" * 16 not in redact_url(url)
        else:
            assert redact_url(url) == shown

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("手机号13800000000已存在", "手机号***已存在"),
            ("call +86 13800000000 or 021-55550000", "call *** or ***"),
            ("order 7300000000000000101", "order 7300000000000000101"),
            ("SO-3e08b0600596485da3269929aff6e1eb", "SO-3e08b0600596485da3269929aff6e1eb"),
            ("at 1617206400000 ms", "at 1617206400000 ms"),
            ("12.13800000000", "12.13800000000"),
            ('{"access_token": "abc-def", "x": 1}', '{"access_token": "***", "x": 1}'),
            (r"{\"app_secret\":\"abc\"}", r"{\"app_secret\":\"***\"}"),
        ],
    )
    def test_of_text(self, text: str, shown: str) -> None:
        assert redact_text(text) == shown

    def test_of_a_secret_in_its_forms(self) -> None:
        assert redact_text("a k/y+secret b k%2Fy%2Bsecret", ["k/y+secret"]) == "a *** b ***"

    @pytest.mark.parametrize("secret", ["a k/y+secret=", "令牌/a b+c~!'()*"])
    def test_of_a_secret_in_the_forms_of_addresses_forms_and_json(self, secret: str) -> None:
        quoted = [quote(secret, safe=""), quote(secret), quote_plus(secret), quote_plus(secret, safe="/")]
        lower = [re.sub("%..", lambda escape: escape[0].lower(), form) for form in quoted]
        for form in (secret, *quoted, *lower, secret.replace("/", "\\/")):
            assert redact_text(f"<{form}>", [secret]) == "<***>"

    def test_of_a_name_of_three_characters_but_not_of_an_ordinary_word(self) -> None:
        assert redact_text("某某某的订单 SO-1", ["某某某", "SO-1"]) == "***的订单 SO-1"

    def test_of_the_longer_of_two_secrets_first(self) -> None:
        assert redact_text("secret-longer", ["secret", "secret-longer"]) == "***"

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ('{"receive_addr":"某路一百号","order_no":"SO-1"}', '{"receive_addr":"***","order_no":"SO-1"}'),
            ('"[{\\"receive_addr\\":\\"某路一', '"[{\\"receive_addr\\":\\"***'),
            ('{"remark":"a \\" b","id":"7"}', '{"remark":"***","id":"7"}'),
            ('{"remark": "", "id": 7}', '{"remark": "", "id": 7}'),
            ("<html>no JSON</html>", "<html>no JSON</html>"),
        ],
    )
    def test_of_json_cut_anywhere(self, text: str, shown: str) -> None:
        assert redact_json_text(text) == shown

    def test_of_a_body_shows_only_what_the_specs_allow(self) -> None:
        body = {
            "order_no": "SO-1", "receive_phone": 13800000000, "unknown": ["a", 1.5, None, True, ""],
            "prods": [
                {"order_count": "2.0000", "remarks": "送到后门", "exts_detail": [{"ext_key": "k", "ext_value": "v"}]}
            ],
        }  # fmt: skip
        assert redact_body(body) == {
            "order_no": "SO-1", "receive_phone": "***", "unknown": ["***", "***", None, True, ""],
            "prods": [
                {"order_count": "2.0000", "remarks": "***", "exts_detail": [{"ext_key": "***", "ext_value": "***"}]}
            ],
        }  # fmt: skip

    @pytest.mark.parametrize("privacy", [waiqin365_privacy, wshoto_privacy])
    def test_nothing_personal_may_be_logged(self, privacy: Any) -> None:
        assert privacy.PERSONAL
        assert not privacy.PERSONAL & loggable()
