"""Waiqin365's signature: what is hashed, and where it goes in the URL."""

from __future__ import annotations

import hashlib
import pickle
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingdan import ConfigError, DigestAuth, TimestampFormat, digest, format_timestamp
from dingdan._secrets import Secrets
from tests.dingdan.calling import APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import Answer, Asked, ScriptedServer, waiqin
from waiqin365_api.openapi_client import Client
from waiqin365_api.openapi_client.api.orders import query_stdom_order
from waiqin365_api.openapi_client.models import QueryStdomOrderRequest

NOON = datetime(2026, 11, 1, 4, 0, 0, 123000, tzinfo=UTC).timestamp()


def signature_holds(asked: Asked, appkey: str = APPKEY) -> bool:
    _, timestamp, signature, _ = asked.signed
    signed = asked.content + f"|{appkey}|{timestamp}".encode()
    return signature == hashlib.md5(signed).hexdigest()


def sign(request: httpx.Request, auth: DigestAuth) -> httpx.Request:
    """Let `auth` sign, without sending."""
    request.read()
    return next(auth.sync_auth_flow(request))


def post(url: str, content: bytes = b"{}", msg_id: str | None = "m1") -> httpx.Request:
    extensions = {} if msg_id is None else {"dingdan.msg_id": msg_id}
    return httpx.Request("POST", url, content=content, extensions=extensions)


@pytest.mark.parametrize(
    ("body", "appkey", "timestamp", "expected"),
    [
        ('{"org_status":"1"}', "2EV5i30kYI6r7Hz817", "1617206400000", "b7b7d9810bbb0786e9560751dc2b6597"),
        (
            '{"org_id":"ORG001","org_name":"南京掌控网络","org_parent_id":"","org_sequence":001}',
            "BFCO0PAgIUgd50c0l6",
            "20150806142836",
            "74267bf0cae0998a719879ec9b3c7780",
        ),
        ("", "", "", "7d010443693eec253a121e2aa2ba177c"),
    ],
)
def test_digest_of_a_known_request(body: str, appkey: str, timestamp: str, expected: str) -> None:
    assert digest(body.encode(), appkey, timestamp) == expected


def test_digest_works_where_md5_may_not_be_used_for_security(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on machines that are set up for FIPS, which none of ours is."""
    md5 = hashlib.md5

    def strict(data: bytes, *, usedforsecurity: bool = True) -> Any:
        if usedforsecurity:
            raise ValueError("disabled for FIPS")
        return md5(data)

    monkeypatch.setattr(hashlib, "md5", strict)
    assert digest(b"", "", "") == "7d010443693eec253a121e2aa2ba177c"


@given(body=st.binary(), appkey=st.text(st.characters(codec="utf-8")), timestamp=st.text(st.characters(codec="utf-8")))
def test_digest_is_over_the_body_the_key_and_the_time(body: bytes, appkey: str, timestamp: str) -> None:
    expected = hashlib.md5(b"|".join([body, appkey.encode(), timestamp.encode()])).hexdigest()
    assert digest(body, appkey, timestamp) == expected


@pytest.mark.parametrize(
    ("form", "seconds", "expected"),
    [
        ("epoch_millis", NOON, "1793505600123"),
        ("epoch_millis", 1617206400.0, "1617206400000"),
        ("datetime", NOON, "20261101120000"),
        ("datetime", NOON + 43200, "20261102000000"),
    ],
)
def test_timestamp_is_written_in_its_form(form: TimestampFormat, seconds: float, expected: str) -> None:
    assert format_timestamp(seconds, form) == expected


class TestDigestAuth:
    """The httpx.Auth."""

    @pytest.mark.parametrize(
        ("url", "signed_path"),
        [
            ("http://h/api/x", "/api/x/"),
            ("http://h/api/x/", "/api/x/"),
            ("http://h/tenant/7/api/x", "/tenant/7/api/x/"),
            ("http://h", "/"),
            ("http://h/%E8%AE%A2%2F/x", "/%E8%AE%A2%2F/x/"),
            ("http://h/api/X", "/api/X/"),
        ],
    )
    def test_signs_behind_the_path(self, url: str, signed_path: str) -> None:
        secrets = Secrets()
        request = DigestAuth("o1", "k1", clock=lambda: NOON).sign(secrets, post(url))
        expected = digest(b"{}", "k1", "1793505600123")
        assert request.url.raw_path == f"{signed_path}o1/1793505600123/{expected}/m1".encode()
        assert list(secrets) == ["o1", "k1", expected]

    def test_keeps_the_query(self) -> None:
        request = sign(post("http://h/api?a=%2F&b=&c=1+2"), DigestAuth("o1", "k1"))
        path, _, query = request.url.raw_path.partition(b"?")
        assert (path.split(b"/")[1:3], query) == ([b"api", b"o1"], b"a=%2F&b=&c=1+2")

    @given(openid=st.text(st.characters(codec="utf-8"), min_size=1), msg_id=st.text(min_size=1, max_size=20))
    def test_quotes_what_is_reserved(self, openid: str, msg_id: str) -> None:
        msg_id = msg_id.encode(errors="replace").decode()
        request = sign(post("http://h/api?q", msg_id=msg_id), DigestAuth(openid, "k1"))
        path, _, query = request.url.raw_path.decode("ascii").partition("?")
        _, api, quoted_openid, _, signature, quoted_msg_id = path.split("/")
        assert (api, unquote(quoted_openid), len(signature), unquote(quoted_msg_id), query) == (
            "api",
            openid,
            32,
            msg_id,
            "q",
        )

    @pytest.mark.parametrize("dots", [".", ".."])
    def test_keeps_segments_of_dots(self, dots: str) -> None:
        request = sign(post("http://h/api", msg_id=dots), DigestAuth(dots, "k1"))
        path = request.url.raw_path.decode()
        assert [unquote(part) for part in path.split("/")][2::3] == [dots, dots]

    def test_leaves_other_dots_alone(self) -> None:
        request = sign(post("http://h/api", msg_id="m.1"), DigestAuth("o.1", "k1"))
        assert request.url.raw_path.split(b"/")[2::3] == [b"o.1", b"m.1"]

    def test_signs_the_same_request_afresh_with_the_same_msg_id(self) -> None:
        times = iter([1.0, 2.5])
        auth = DigestAuth("o1", "k1", clock=lambda: next(times))
        request = post("http://h/api?q=1", msg_id=None)
        first = sign(request, auth).url.raw_path.decode()
        again = sign(request, auth).url.raw_path.decode()
        msg_id = request.extensions["dingdan.msg_id"]
        assert first == f"/api/o1/1000/{digest(b'{}', 'k1', '1000')}/{msg_id}?q=1"
        assert again == f"/api/o1/2500/{digest(b'{}', 'k1', '2500')}/{msg_id}?q=1"

    def test_gives_each_request_a_msg_id_of_its_own(self) -> None:
        auth = DigestAuth("o1", "k1")
        ids = {sign(post("http://h/api", msg_id=None), auth).url.path.split("/")[-1] for _ in range(5)}
        assert [len(msg_id) for msg_id in ids] == [32] * 5

    def test_signs_a_stream_that_is_read_for_it(self, server: ScriptedServer) -> None:
        server.will(waiqin("[]"))
        with httpx.Client(auth=DigestAuth(OPENID, APPKEY)) as http:
            http.post(f"{server.url}/api", content=iter([b'{"a":', b"1}"]))
        (asked,) = server.asked
        assert (asked.content, signature_holds(asked)) == (b'{"a":1}', True)

    def test_shows_no_credential(self) -> None:
        assert repr(DigestAuth("o1", "k1", timestamp_format="datetime")) == "DigestAuth(timestamp_format='datetime')"

    @pytest.mark.parametrize("form", ["millis", "", None, 13])
    def test_unknown_form_of_time_is_refused(self, form: object) -> None:
        with pytest.raises(ConfigError, match=f"timestamp_format is epoch_millis or datetime, not {form!r}") as caught:
            DigestAuth("o1", "k1", timestamp_format=form)  # type: ignore[arg-type]
        assert caught.value.platform == "waiqin365"

    def test_is_not_pickled(self) -> None:
        with pytest.raises(TypeError, match=r"^a DigestAuth cannot be pickled: it holds credentials$"):
            pickle.dumps(DigestAuth("o1", "k1"))

    def test_signs_the_generated_client_too(self, server: ScriptedServer) -> None:
        server.will(waiqin("[]"))
        with Client(server.url, httpx_args={"auth": DigestAuth(OPENID, APPKEY)}) as client:
            query_stdom_order.sync(client=client, body=QueryStdomOrderRequest(page_number=1))
        assert signature_holds(server.asked[0])


class TestClients:
    """What the clients send."""

    def test_signature_is_over_the_bytes_sent(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin("[]"))
        wq(lambda client: client.orders.query(cm_code="客户🙂", extra_body={"a": 'quoted "text"'}))
        (asked,) = server.asked
        assert asked.content == '{"cm_code":"客户🙂","page_number":1,"a":"quoted \\"text\\""}'.encode()
        assert signature_holds(asked)

    def test_array_is_signed_like_an_object(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin(None))
        wq(lambda client: client.shipments.add([{"order_no": "DD-1", "emp_code": "E1"}]))
        (asked,) = server.asked
        assert (asked.content, signature_holds(asked)) == (b'[{"order_no":"DD-1","emp_code":"E1"}]', True)

    def test_url_and_headers_are_as_documented(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin("[]"))
        wq(lambda client: client.orders.query(msg_id="mine/1"), clock=lambda: NOON)
        (asked,) = server.asked
        signature = digest(asked.content, APPKEY, "1793505600123")
        assert (asked.method, asked.target) == (
            "POST",
            f"/api/stdorder/v1/queryStdomOrder/{OPENID}/1793505600123/{signature}/mine%2F1",
        )
        assert (asked.headers["content-type"], asked.headers["accept"]) == ("application/json", "application/json")
        assert asked.headers["user-agent"].startswith("dingdan/")

    def test_older_form_of_time_is_sent_when_chosen(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin("[]"))
        wq(lambda client: client.orders.query(), clock=lambda: NOON, timestamp_format="datetime")
        (asked,) = server.asked
        assert (asked.signed[1], signature_holds(asked)) == ("20261101120000", True)

    @pytest.mark.parametrize("prefix", ["/tenant-7", "/tenant-7/"])
    def test_path_of_base_url_is_kept(self, wq: Calls, server: ScriptedServer, prefix: str) -> None:
        server.will(waiqin("[]"))
        wq(lambda client: client.orders.query(), base_url=server.url + prefix)
        assert server.asked[0].path.startswith(f"/tenant-7/api/stdorder/v1/queryStdomOrder/{OPENID}/")

    @pytest.mark.parametrize("path", ["", "/tenant-7"])
    def test_wshoto_token_goes_into_the_query(self, ws: Calls, server: ScriptedServer, path: str) -> None:
        server.will(Answer(b'{"code":0,"data":{}}'))
        ws(lambda client: client.sale_orders.get(id=5), access_token="a/b+c=", base_url=server.url + path)
        (asked,) = server.asked
        assert (asked.method, asked.path) == ("GET", f"{path}/openapi/crm/saleOrder/detail")
        assert (asked.query, asked.json) == ({"access_token": ["a/b+c="]}, {"id": 5})
