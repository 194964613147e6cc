"""Who is let in, what is handled once, what is answered and what is logged."""

from __future__ import annotations

import functools
import json
import logging
import pickle
import re
import threading
import traceback
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from dingdan import ConfigError, DingdanError
from dingdan.webhooks import Claim, MemoryIdempotencyStore, Push, PushNotVerified, PushReceiver, Reply
from tests.webhooks.pushing import ADDRESS, DIGEST, FAILED, FORM, OK, PHONE, body


def trusting(**options: Any) -> PushReceiver:
    return PushReceiver(verify=lambda push: True, **options)


def never(push: Push) -> None:
    raise AssertionError("handled")


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG, "dingdan")
    return caplog


@pytest.mark.parametrize("verify", [None, "md5", 1])
def test_a_verifier_must_be_given(verify: Any) -> None:
    with pytest.raises(ConfigError, match="verify must be a plain function"):
        PushReceiver(verify=verify)
    with pytest.raises(TypeError):
        PushReceiver()  # type: ignore[call-arg]


def test_a_verifier_that_nobody_would_await_is_refused() -> None:
    async def verify(push: Push) -> bool:
        return True

    with pytest.raises(ConfigError):
        PushReceiver(verify=verify)  # type: ignore[arg-type]


@pytest.mark.parametrize("verdict", [False, None, 1, "yes", Push, [True]])
def test_only_true_lets_a_push_in(verdict: Any, log: pytest.LogCaptureFixture) -> None:
    receiver = PushReceiver(verify=lambda push: verdict)
    with pytest.raises(PushNotVerified) as caught:
        receiver.receive(body(), FORM)
    assert str(caught.value) == "waiqin365: verify did not return True (msg_id msg-1)"
    assert receiver.handle(body(), FORM, never).body == FAILED
    assert log.messages == ["push refused: waiqin365: verify did not return True (msg_id msg-1)"]


def test_a_verifier_that_raises_refuses() -> None:
    def verify(push: Push) -> bool:
        raise KeyError("pushsecret")

    receiver = PushReceiver(verify=verify)
    with pytest.raises(PushNotVerified) as caught:
        receiver.receive(body(), FORM)
    assert isinstance(caught.value.__cause__, KeyError)
    assert str(caught.value) == "waiqin365: verify raised KeyError (msg_id msg-1)"
    assert receiver.handle(body(), FORM, never) == Reply.failed()
    assert pickle.loads(pickle.dumps(caught.value)).msg_id == "msg-1"
    assert isinstance(caught.value, DingdanError)


def test_a_verifier_sees_all_that_a_digest_can_be_made_of() -> None:
    seen: list[Push] = []

    def verify(push: Push) -> bool:
        seen.append(push)
        return push.raw["digest"] == DIGEST and push.body == body()

    assert PushReceiver(verify=verify).receive(body(), FORM) == seen[0]


def test_replies_are_the_documented_ones() -> None:
    assert json.loads(Reply.ok().body) == {"return_code": 0}
    assert json.loads(Reply.failed().body) == {"return_code": 1}
    assert {(reply.status_code, reply.content_type) for reply in (Reply.ok(), Reply.failed())} == {
        (200, "application/json")
    }
    assert Reply.failed(503).status_code == 503
    assert trusting(failure_status=500).handle(b"", FORM, never) == Reply(FAILED, 500)


def test_a_push_is_handled_once(log: pytest.LogCaptureFixture) -> None:
    handled: list[Push] = []
    receiver = trusting()
    replies = [receiver.handle(body(), FORM, handled.append) for _ in range(3)]
    assert [reply.body for reply in replies] == [OK] * 3
    assert [push.msg_id for push in handled] == ["msg-1"]
    assert [re.sub(r"\d+ ms", "# ms", line) for line in log.messages] == [
        "push msg-1 handled in # ms",
        "push msg-1 has been handled before",
        "push msg-1 has been handled before",
    ]


def test_a_push_that_failed_is_handled_when_it_comes_again(log: pytest.LogCaptureFixture) -> None:
    handled: list[Push] = []
    receiver = trusting()

    def failing(push: Push) -> None:
        raise ValueError(f"no place for {push.raw['data']} signed {push.digest}")

    assert receiver.handle(body(), FORM, failing).body == FAILED
    assert receiver.handle(body(), FORM, handled.append).body == OK
    assert len(handled) == 1
    (failure, _) = log.messages
    where = r"test_receiving\.py:\d+"
    assert re.fullmatch(rf"push msg-1 failed: the handler raised ValueError < {where}", failure)


def test_a_refused_push_is_not_taken_for_handled() -> None:
    store = MemoryIdempotencyStore()
    PushReceiver(verify=lambda push: False, idempotency_store=store).handle(body(), FORM, never)
    assert store.claim("msg-1") is Claim.NEW


def test_a_process_that_is_told_to_stop_gives_its_push_back() -> None:
    handled: list[Push] = []
    receiver = trusting()

    def stopping(push: Push) -> None:
        raise SystemExit(1)

    with pytest.raises(SystemExit):
        receiver.handle(body(), FORM, stopping)
    assert receiver.handle(body(), FORM, handled.append).body == OK
    assert len(handled) == 1


class _Later:
    """Something to await that is no coroutine."""

    def __await__(self) -> Any:
        return iter(())


async def _asynchronous(push: Push) -> None:
    """Never runs."""


def _generator(push: Push) -> Iterator[int]:
    yield 1


async def _asynchronous_generator(push: Push) -> AsyncIterator[int]:
    yield 1


@pytest.mark.parametrize(
    "handler",
    [
        _asynchronous,
        functools.partial(_asynchronous),
        lambda push: _Later(),
        _generator,
        _asynchronous_generator,
    ],
)
def test_a_handler_that_nobody_awaits_is_no_handled_push(handler: Any) -> None:
    handled: list[Push] = []
    receiver = trusting()
    with pytest.raises(ConfigError, match="nothing awaits it"):
        receiver.handle(body(), FORM, handler)
    assert receiver.handle(body(), FORM, handled.append).body == OK
    assert len(handled) == 1


def test_one_of_many_threads_handles_a_push() -> None:
    handled: list[Push] = []
    receiver, started, finish = trusting(), threading.Event(), threading.Event()

    def slow(push: Push) -> None:
        handled.append(push)
        started.set()
        assert finish.wait(30)

    with ThreadPoolExecutor(17) as pool:
        first = pool.submit(receiver.handle, body(), FORM, slow)
        assert started.wait(30)
        others = [pool.submit(receiver.handle, body(), FORM, never) for _ in range(16)]
        # Not yet done, so not yet to be called done: were the first to fail, nobody would send it again.
        assert [other.result(30).body for other in others] == [FAILED] * 16
        finish.set()
        assert first.result(30).body == OK
        assert receiver.handle(body(), FORM, never).body == OK
    assert len(handled) == 1


def test_threads_that_start_together_handle_each_push_once() -> None:
    handled: list[str] = []
    receiver, together = trusting(), threading.Barrier(8)

    def work() -> None:
        together.wait(30)
        for number in range(200):
            receiver.handle(body(msgId=f"msg-{number}"), FORM, lambda push: handled.append(push.msg_id))

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(work) for _ in range(8)]:
            done.result(60)
    assert sorted(handled) == sorted(f"msg-{number}" for number in range(200))


class BrokenStore(MemoryIdempotencyStore):
    """A store of a user whose disk fills up at a given step."""

    def __init__(self, broken: str) -> None:
        super().__init__()
        self._broken = broken

    def _step(self, name: str) -> None:
        if name == self._broken:
            raise OSError(f"disk full at {PHONE}")

    def claim(self, msg_id: str) -> Claim:
        self._step("claim")
        return super().claim(msg_id)

    def complete(self, msg_id: str) -> None:
        self._step("complete")
        super().complete(msg_id)

    def release(self, msg_id: str) -> None:
        self._step("release")
        super().release(msg_id)


def test_a_store_that_cannot_claim_leaves_the_push_for_later(log: pytest.LogCaptureFixture) -> None:
    assert trusting(idempotency_store=BrokenStore("claim")).handle(body(), FORM, never).body == FAILED
    assert "the store raised OSError" in log.text
    assert PHONE not in log.text


def test_a_handled_push_is_handled_even_where_the_store_cannot_say_so(log: pytest.LogCaptureFixture) -> None:
    handled: list[Push] = []
    assert trusting(idempotency_store=BrokenStore("complete")).handle(body(), FORM, handled.append).body == OK
    assert len(handled) == 1
    assert "the store raised OSError" in log.text


def test_a_failed_push_is_failed_even_where_the_store_cannot_say_so(log: pytest.LogCaptureFixture) -> None:
    assert trusting(idempotency_store=BrokenStore("release")).handle(body(), FORM, never).body == FAILED
    assert [record.levelname for record in log.records] == ["ERROR", "ERROR"]


@pytest.mark.parametrize(
    "content",
    [
        body(),
        body() + b"&data=" + PHONE.encode(),
        body() + b"&" + PHONE.encode(),
        body(data=f'{{"{PHONE}": "{ADDRESS}'),
        body(data=f'"{PHONE}"'),
        body(**{f"{PHONE}\n{DIGEST}": "%"}) + b"%",
    ],
)
@pytest.mark.parametrize("verdict", [True, False])
def test_no_data_and_no_digest_in_logs_errors_or_tracebacks(
    content: bytes, verdict: bool, log: pytest.LogCaptureFixture
) -> None:
    receiver = PushReceiver(verify=lambda push: verdict)

    def failing(push: Push) -> None:
        push.records()
        raise RuntimeError(f"{push.data} {push.digest}")

    receiver.handle(content, FORM, failing)
    written = log.text
    assert written
    try:
        receiver.receive(content, FORM).records()
    except DingdanError as error:
        written += "".join(traceback.format_exception(error)) + repr(error) + str(error.__dict__)
    for hidden in (PHONE, ADDRESS, DIGEST):
        assert hidden not in written
