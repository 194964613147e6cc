"""Log records of httpx, httpcore and hpack at DEBUG hold no signature, token or secret, whoever sent the request."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Iterator
from threading import Thread
from typing import Any

import h2.config
import h2.connection
import h2.events
import httpx
import pytest

import dingdan
from dingdan import AsyncWaiqin365, AsyncWshoto, DigestAuth, DingdanError, Waiqin365, Wshoto
from tests.dingdan.calling import ACCESS_TOKEN, APP_SECRET, APPID, APPKEY, NO_CERTIFICATES, OPENID
from tests.dingdan.scripted_server import URL, Answer, ScriptedServer, waiqin, wshoto_rows, wshoto_token

pytestmark = pytest.mark.finding(27)
LONG_OPENID = f"{OPENID}-very-secret"
LIBRARIES = ("httpx", "httpcore", "hpack", "h2")


class Http2Server:
    """Answers every request over HTTP/2 without TLS, with the data that it was told to, and keeps the paths."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self.url = "http://{}:{}".format(*listening.getsockname())
        self.paths: list[str] = []
        self.script: list[bytes] = []

    def serve(self) -> None:
        while True:
            try:
                connected, _ = self._listening.accept()
            except OSError:
                return
            with connected:
                self._converse(connected)

    def _converse(self, connected: socket.socket) -> None:
        talk = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="ascii"))
        talk.initiate_connection()
        connected.sendall(talk.data_to_send())
        while data := connected.recv(65536):
            for event in talk.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    self.paths.append(dict(event.headers or [])[":path"])  # type: ignore[arg-type]
                if isinstance(event, h2.events.StreamEnded):
                    path = self.paths[-1]
                    location = [("location", path)]  # as a gateway does that adds a slash
                    talk.send_headers(event.stream_id, [(":status", "200"), *location])
                    talk.send_data(event.stream_id, self.script.pop(0), end_stream=True)
            connected.sendall(talk.data_to_send())


@pytest.fixture
def http2() -> Iterator[Http2Server]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Http2Server(listening)
        thread = Thread(target=server.serve)
        thread.start()
        yield server
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.fixture
def records(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    for name in LIBRARIES:
        caplog.set_level(logging.DEBUG, name)
    return caplog


def secrets_in(records: pytest.LogCaptureFixture, paths: list[str]) -> set[str]:
    text = "\n".join(record.getMessage() for record in records.records)
    text += "\n".join(repr((record.msg, record.args)) for record in records.records)
    digests = {part for path in paths for part in path.split("/")[:-1] if len(part) == 32}
    return {secret for secret in {LONG_OPENID, APPKEY, APP_SECRET, ACCESS_TOKEN, *digests} if secret in text}


def compressed(records: pytest.LogCaptureFixture) -> list[str]:
    """What hpack writes of compressed headers, from which paths could be decoded."""
    texts = (record.getMessage() for record in records.records if record.name == "hpack.hpack")
    return [text for text in texts if text.startswith(("Encoded header block", "Decoding"))]


def names(records: pytest.LogCaptureFixture) -> set[str]:
    return {record.name for record in records.records}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_http2_of_waiqin365(http2: Http2Server, records: pytest.LogCaptureFixture, kind: str) -> None:
    http2.script = [waiqin("[]").body.replace(b"@@MSG_ID@@", b"m")]

    async def go() -> None:
        async with httpx.AsyncClient(http1=False, http2=True, verify=NO_CERTIFICATES) as http:
            client = AsyncWaiqin365(LONG_OPENID, APPKEY, base_url=http2.url, http_client=http)
            await client.orders.query(msg_id="m")

    if kind == "async":
        asyncio.run(go())
    else:
        with httpx.Client(http1=False, http2=True, verify=NO_CERTIFICATES) as http:
            Waiqin365(LONG_OPENID, APPKEY, base_url=http2.url, http_client=http).orders.query(msg_id="m")
    assert LONG_OPENID in http2.paths[0]
    assert {"hpack.hpack", "httpcore.http2", "httpx"} <= names(records)
    assert {"Encoded header block to ***", "Decoding ***"} == set(compressed(records))
    assert secrets_in(records, http2.paths) == set()


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_http2_of_wshoto(http2: Http2Server, records: pytest.LogCaptureFixture, kind: str) -> None:
    http2.script = [wshoto_token(ACCESS_TOKEN).body, wshoto_rows().body]

    async def go() -> None:
        async with httpx.AsyncClient(http1=False, http2=True, verify=NO_CERTIFICATES) as http:
            await AsyncWshoto(APPID, APP_SECRET, base_url=http2.url, http_client=http).valet_orders.list()

    if kind == "async":
        asyncio.run(go())
    else:
        with httpx.Client(http1=False, http2=True, verify=NO_CERTIFICATES) as http:
            Wshoto(APPID, APP_SECRET, base_url=http2.url, http_client=http).valet_orders.list()
    assert [APP_SECRET in http2.paths[0], ACCESS_TOKEN in http2.paths[1]] == [True, True]
    assert secrets_in(records, http2.paths) == set()


@pytest.mark.parametrize("make", [Waiqin365, Wshoto])
def test_redirect_that_repeats_the_signed_path(
    server: ScriptedServer, records: pytest.LogCaptureFixture, make: Any
) -> None:
    # The scripted server puts the target into bodies only: a header is told by a server that knows what is coming.
    target = f"/x/{LONG_OPENID}/1793505600123/{'ab' * 16}/m" if make is Waiqin365 else f"/x?access_token={ACCESS_TOKEN}"
    server.will(Answer(URL, 302, {"Location": target, "X-Original": f"http://h{target}"}))
    given = (LONG_OPENID, APPKEY) if make is Waiqin365 else ()
    more = {} if make is Waiqin365 else {"access_token": ACCESS_TOKEN}
    with make(*given, **more, base_url=server.url, max_retries=0) as client, pytest.raises(DingdanError):
        client.orders.query() if make is Waiqin365 else client.valet_orders.list()
    assert any("Location" in record.getMessage() for record in records.records if record.name == "httpcore.http11")
    assert secrets_in(records, [target, *(asked.target for asked in server.asked)]) == set()


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_digest_auth_alone_and_a_redirect_that_is_followed(
    server: ScriptedServer, records: pytest.LogCaptureFixture, kind: str
) -> None:
    target = f"/x/{LONG_OPENID}/1793505600123/{'ab' * 16}/m"
    server.will(Answer(b"", 307, {"Location": target}), Answer(b"{}"))
    auth = DigestAuth(LONG_OPENID, APPKEY)

    async def go() -> None:
        async with httpx.AsyncClient(auth=auth, verify=NO_CERTIFICATES, follow_redirects=True) as http:
            await http.post(f"{server.url}/api", json={})

    if kind == "async":
        asyncio.run(go())
    else:
        with httpx.Client(auth=auth, verify=NO_CERTIFICATES, follow_redirects=True) as http:
            http.post(f"{server.url}/api", json={})
    assert len(server.asked) == 2
    assert {"httpcore.http11", "httpx"} <= names(records)
    assert secrets_in(records, [asked.target for asked in server.asked]) == set()


class TestFilter:
    """`dingdan.redact_http_logs`, for who signs in another way."""

    @pytest.fixture(autouse=True)
    def filtered(self) -> None:
        dingdan.redact_http_logs()
        dingdan.redact_http_logs()

    @pytest.mark.parametrize("name", ["hpack.hpack", "hpack.table", "httpcore.http2", "httpcore.proxy", "httpx"])
    @pytest.mark.parametrize(
        "value",
        [
            (b":path", f"/api/{LONG_OPENID}/1793505600123/{'ab' * 16}/m".encode()),
            f"http://h/api/{LONG_OPENID}/1793505600123/{'ab' * 16}/m",
            httpx.URL(f"http://h/openapi/access_token?appid=a&app_secret={APP_SECRET}"),
            [(b"location", f"/x?access_token={ACCESS_TOKEN}&b=2".encode())],
        ],
    )
    def test_covers_arguments_of_any_kind(self, records: pytest.LogCaptureFixture, name: str, value: object) -> None:
        logging.getLogger(name).debug("Adding %s to the table, sensitive:%s", value, False)
        logging.getLogger(name).debug(f"return_value={value!r}")  # as httpcore writes them
        assert len(records.records) == 2
        assert secrets_in(records, [f"/{'ab' * 16}/m"]) == set()

    def test_leaves_other_records_as_they_are(self, records: pytest.LogCaptureFixture) -> None:
        logging.getLogger("httpx").info("%s of %d", "a", 2)
        (record,) = records.records
        assert (record.msg, record.args) == ("%s of %d", ("a", 2))

    def test_leaves_records_that_cannot_be_written_to_logging(self, records: pytest.LogCaptureFixture) -> None:
        record = logging.LogRecord("httpx", logging.INFO, "", 1, "%d", ("no number",), None)
        assert logging.getLogger("httpx").filter(record)
        assert record.args == ("no number",)

    def test_is_there_once(self) -> None:
        filters = logging.getLogger("hpack.hpack").filters
        assert len(filters) == len(set(filters)) == 1
