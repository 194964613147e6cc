"""Which calls are sent again, how often, and that each time is signed afresh."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from dingdan import (
    APIError,
    AuthenticationError,
    ConnectFailed,
    DecodeError,
    DingdanError,
    HTTPStatusError,
    OutcomeUnknown,
    RateLimited,
    Timeout,
    TransportError,
)
from dingdan._config import RecentIds
from dingdan_runtime import Body, Operation, Options
from tests.dingdan.calling import APPKEY, Calls
from tests.dingdan.scripted_server import (
    DROP,
    HANG_UP,
    STALL,
    Answer,
    ScriptedServer,
    answer,
    serving,
    waiqin,
    waiqin_rows,
    wshoto,
    wshoto_rows,
    wshoto_token,
)

pytestmark = pytest.mark.usefixtures("no_waiting")

UNPACKABLE = Answer(b"plain", headers={"Content-Encoding": "gzip"})
CUT = Answer(b'{"return_code":"0"}', cut=5)
PASSING = [
    Answer(b"", 500),
    Answer(b"<html>", 502),
    Answer(b"", 503),
    Answer(b"", 429),
    answer({"return_code": "1", "return_msg": "busy"}, 503),
    answer({"return_code": "1", "return_msg": "busy"}, 429),
    DROP,
    HANG_UP,
    CUT,
    UNPACKABLE,
    Answer(b'{"return_code":"0","response_da'),
    waiqin("[{]"),
    Answer(b""),
]


def query(client: Any) -> Any:
    return client.orders.query()


def add(client: Any) -> Any:
    return client.orders.add(cm_code="C1", emp_code="E1", storehouse_code="S1")


def mall(client: Any) -> Any:
    return client.mall_orders.list(type=1, start_time=1780000000)


@pytest.fixture
def deaf() -> Iterator[ScriptedServer]:
    """A server that refuses connections until it is told to listen."""
    with serving(listening=False) as scripted:
        yield scripted


class TestReads:
    """A read goes again on what may pass."""

    @pytest.mark.parametrize("trouble", PASSING)
    def test_is_sent_again_after_trouble_that_may_pass(self, wq: Calls, server: ScriptedServer, trouble: Any) -> None:
        server.will(trouble, waiqin_rows({"id": 1}))
        assert [record.id for record in wq(query, max_retries=1).records] == ["1"]

    @pytest.mark.parametrize(
        ("trouble", "kind"),
        [
            (Answer(b"", 400), HTTPStatusError),
            (Answer(b"", 404), HTTPStatusError),
            (Answer(b"<html>"), DecodeError),
            (waiqin(code="1"), APIError),
            (waiqin(code="102"), APIError),
            (answer({"return_code": "1"}, 400), APIError),
        ],
    )
    def test_is_not_sent_again_after_an_answer_that_will_stay(
        self, wq: Calls, server: ScriptedServer, trouble: Any, kind: type[Exception]
    ) -> None:
        server.will(trouble)
        with pytest.raises(kind):
            wq(query, max_retries=5)
        assert len(server.asked) == 1

    @pytest.mark.parametrize("max_retries", [0, 1, 4])
    def test_is_given_up_after_max_retries(self, wq: Calls, server: ScriptedServer, max_retries: int) -> None:
        server.will(*[Answer(b"", 500)] * 9)
        with pytest.raises(HTTPStatusError):
            wq(query, max_retries=max_retries)
        assert len(server.asked) == max_retries + 1

    def test_is_sent_three_times_unless_told(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(*[DROP] * 9)
        del wq.options["max_retries"]
        with pytest.raises(TransportError):
            wq(query)
        assert len(server.asked) == 3

    def test_of_wshoto_is_sent_three_times_unless_told(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(*[DROP] * 9)
        del ws.options["max_retries"]
        with pytest.raises(TransportError):
            ws(mall)
        assert len(server.asked) == 3

    def test_is_signed_afresh_each_time_with_the_same_msg_id(self, wq: Calls, server: ScriptedServer) -> None:
        ticks = itertools.count(1780000000)
        server.will(Answer(b"", 500), DROP, waiqin("[]"))
        wq(query, max_retries=2, clock=lambda: float(next(ticks)))
        signed = [asked.signed for asked in server.asked]
        assert [timestamp for _, timestamp, _, _ in signed] == ["1780000000000", "1780000001000", "1780000002000"]
        assert len({signature for _, _, signature, _ in signed}) == 3
        assert len({msg_id for _, _, _, msg_id in signed}) == 1
        assert len({(asked.content, len(asked.path.split("/"))) for asked in server.asked}) == 1

    def test_read_that_runs_out_of_time_is_sent_again(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(STALL, STALL)
        with pytest.raises(Timeout, match=r"queryStdomOrder: no response in time \(ReadTimeout\) \(msg_id "):
            wq(query, max_retries=1, timeout=0.3)
        assert len(server.asked) == 2

    def test_says_that_no_connection_could_be_had(self, wq: Calls, deaf: ScriptedServer) -> None:
        with pytest.raises(ConnectFailed, match=r"no connection \(ConnectError: .*\); is base_url right"):
            wq(query, max_retries=1, base_url=deaf.url)

    def test_of_wshoto_is_sent_again_with_its_token(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto(code=5, status=500), DROP, wshoto(code=9, status=429), wshoto_rows())
        assert ws(mall, max_retries=3).records == []
        assert len({asked.target for asked in server.asked}) == 1

    def test_limit_that_stays_is_an_error_of_its_own(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(*[wshoto(code=45009, message="too many", status=429)] * 2)
        with pytest.raises(RateLimited, match="code 45009: too many"):
            ws(mall, max_retries=1)

    def test_each_page_has_its_own_retries(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP, waiqin_rows({"id": 1}), DROP, waiqin_rows({"id": 2}), DROP, waiqin("[]"))
        assert [record.id for record in wq.rows(query, max_retries=1)] == ["1", "2"]

    def test_retries_show_no_secret_in_the_log(
        self, wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG, "dingdan")
        server.will(Answer(b"", 500), waiqin("[]"))
        wq(query, max_retries=1)
        records = [record for record in caplog.records if "sent again" in record.getMessage()]
        assert len(records) == 1
        assert [secret for secret in (APPKEY, server.asked[0].signed[2]) if secret in str(vars(records[0]))] == []


class TestWrites:
    """A write goes again only when it certainly never left."""

    @pytest.mark.parametrize("trouble", [DROP, HANG_UP, CUT, UNPACKABLE])
    def test_write_that_left_is_never_sent_again(self, wq: Calls, server: ScriptedServer, trouble: Any) -> None:
        server.will(trouble, waiqin(None))
        told = r"addStdomOrder: The request was sent, but no usable response came .*Check whether it was applied"
        with pytest.raises(OutcomeUnknown, match=told):
            wq(add, max_retries=5)
        assert len(server.asked) == (trouble is not HANG_UP)
        assert len(server.script) == 1

    def test_write_that_runs_out_of_time_is_never_sent_again(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(STALL, waiqin(None))
        with pytest.raises(OutcomeUnknown, match="ReadTimeout"):
            wq(add, max_retries=5, timeout=0.3)
        assert len(server.asked) == 1

    @pytest.mark.parametrize(
        ("status", "kind"),
        [(404, HTTPStatusError), (429, RateLimited), *((status, OutcomeUnknown) for status in (500, 502, 503, 504))],
    )
    def test_write_that_failed_is_never_sent_again(
        self, wq: Calls, server: ScriptedServer, status: int, kind: type[DingdanError]
    ) -> None:
        """A gateway's 5xx tells nothing of what the platform behind it has done."""
        server.will(Answer(b"<html>gateway</html>", status), waiqin(None))
        with pytest.raises(kind, match="addStdomOrder") as caught:
            wq(add, max_retries=5)
        assert type(caught.value) is kind
        assert len(server.asked) == 1

    def test_write_that_never_left_is_sent_again(self, wq: Calls, deaf: ScriptedServer) -> None:
        times = iter([1.0, 2.0, 3.0])

        def clock() -> float:
            now = next(times)  # asked once an attempt, for the signature
            if now == 3.0:
                deaf.listen()
            return now

        deaf.will(waiqin(None, message="done"))
        assert wq(add, max_retries=2, base_url=deaf.url, clock=clock).message == "done"
        assert [asked.signed[1] for asked in deaf.asked] == ["3000"]

    def test_write_that_never_leaves_is_given_up(self, wq: Calls, deaf: ScriptedServer) -> None:
        with pytest.raises(ConnectFailed, match="addStdomOrder: no connection"):
            wq(add, max_retries=2, base_url=deaf.url)


class TestAnswersOutOfStep:
    """A connection may bring the answer to an earlier message: its msg_id tells."""

    def test_read_is_sent_again(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin("[]"), waiqin_rows({"id": 1}, msg_id="first"), waiqin_rows({"id": 2}))
        pages = wq.all(lambda client: client.orders.query(msg_id="first"), query, max_retries=1)
        assert [record.id for record in pages[1].records] == ["2"]
        assert len(server.asked) == 3

    def test_write_has_an_unknown_outcome(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin("[]"), waiqin(None, msg_id="first"))
        with pytest.raises(OutcomeUnknown, match="addStdomOrder"):
            wq.all(lambda client: client.orders.query(msg_id="first"), add)

    @pytest.mark.parametrize("echoed", ["X000001", "{ msg_id }", "", None, 5])
    def test_id_that_was_never_sent_says_nothing(self, wq: Calls, server: ScriptedServer, echoed: Any) -> None:
        """The documents' own examples show such."""
        server.will(waiqin_rows({"id": 1}, msg_id=echoed))
        assert len(wq(query).records) == 1

    def test_only_so_many_ids_are_kept(self) -> None:
        recent = RecentIds()
        for number in range(RecentIds.KEPT):
            recent.add(str(number))
        recent.add("0")
        recent.add("new")
        assert [text in recent for text in ("0", "1", "2", "new")] == [True, False, True, True]


class TestWshotoWrites:
    """Wshoto has no write yet; the rules hold for the first one that a spec brings."""

    WRITE: Operation[Any] = Operation("wshoto", "addOrder", "t.add", "POST", "/openapi/add", True, Body())

    def write(self, client: Any) -> Any:
        return client._transport.write(self.WRITE, {}, Options())

    def test_whose_token_cannot_be_fetched_never_left(self, ws_secret: Calls, server: ScriptedServer) -> None:
        server.will(STALL)
        with pytest.raises(Timeout, match="getAccessToken: no response in time"):
            ws_secret(self.write, timeout=0.1)

    def test_wshoto_write_that_left_has_an_unknown_outcome(self, ws_secret: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_token(), DROP)
        with pytest.raises(OutcomeUnknown, match="addOrder"):
            ws_secret(self.write, max_retries=3)
        assert len(server.asked) == 2

    def test_whose_token_is_refused_is_not_sent_again(self, ws_secret: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_token("old"), wshoto(code=10001), wshoto_token("new"), wshoto(None))
        with pytest.raises(AuthenticationError, match="addOrder: code 10001"):
            ws_secret(self.write, max_retries=3)
        assert len(server.asked) == 2
