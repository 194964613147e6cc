"""A push is verified before it is read: size, then `verify`, then parsing."""

from __future__ import annotations

import copy
import hashlib
import hmac
import logging
import pickle
import tracemalloc
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

import dingdan.webhooks._push
from dingdan.webhooks import Push, PushError, PushNotVerified, PushReceiver
from tests.webhooks.pushing import DIGEST, FAILED, FORM, OK, TENANT, body, encoded_again

pytestmark = pytest.mark.finding(37)
MEGABYTES = 4
ESCAPED = "".join(f"%{byte:02X}" for byte in b'{"a":1},')


def long_body(start: bytes = b"msgId=msg-1&dataType=stdorder_order") -> bytes:
    """A push of a few megabytes in which every character is escaped: decoding and parsing it takes the most."""
    items = MEGABYTES * 1024 * 1024 // len(ESCAPED)
    return start + b"&tenantId=" + TENANT.encode() + b"&data=%5B" + ESCAPED.encode() * items + b"1%5D"


def peak(work: Callable[[], object]) -> int:
    """The most bytes that `work` holds at a time."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def asked(receiver: PushReceiver, content: bytes) -> None:
    with pytest.raises(PushNotVerified):
        receiver.receive(content, FORM)


def noting(seen: list[Push]) -> Callable[[Push], bool]:
    """A verify that lets in whatever comes, and notes it."""

    def verify(push: Push) -> bool:
        seen.append(push)
        return True

    return verify


@pytest.fixture
def parsing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts whose JSON is decoded."""
    decoded: list[str] = []
    decode = dingdan.webhooks._push._decoded

    def spy(text: str, msg_id: str) -> Any:
        decoded.append(text)
        return decode(text, msg_id)

    monkeypatch.setattr(dingdan.webhooks._push, "_decoded", spy)
    return decoded


class TestRefusedPush:
    def test_by_its_bytes_costs_next_to_nothing(self, parsing: list[str]) -> None:
        content = long_body()
        receiver = PushReceiver(verify=lambda push: hmac.compare_digest(hashlib.md5(push.body).digest(), b"no" * 8))
        assert peak(lambda: asked(receiver, content)) < len(content) // 20
        assert parsing == []

    def test_by_its_fields_costs_little_more_than_its_size(self, parsing: list[str]) -> None:
        content = long_body()
        receiver = PushReceiver(verify=lambda push: push.tenant_id == "another" or push.msg_id == "another")
        assert peak(lambda: asked(receiver, content)) < 3 * len(content)
        assert parsing == []

    @pytest.mark.parametrize(
        "content",
        [b"msgId=%", b"a=1&a=1", b"", b"msgId=1&dataType=x&data={", b"msgId=%FF&dataType=x", b"&" * 500],
        ids=["escape", "twice", "empty", "JSON", "UTF-8", "fields"],
    )
    def test_what_cannot_be_read_is_not_looked_at(self, content: bytes) -> None:
        asked(PushReceiver(verify=lambda push: push.body == b"signed"), content)

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"msgId=m-1&dataType=x", "m-1"),
            (b"dataType=x&msgId=m%2D1&data={", "m-1"),
            (b"dataType=x&msgId=" + b"m" * 300, None),
            (b"msgId=a%0Ab", None),
            (b"dataType=msgId", None),
            (b"msgId", None),
            (b"", None),
        ],
    )
    def test_its_msg_id_is_told_where_it_can_be(self, content: bytes, told: str | None) -> None:
        with pytest.raises(PushNotVerified) as caught:
            PushReceiver(verify=lambda push: False).receive(content, FORM)
        assert caught.value.msg_id == told


class TestOrder:
    @pytest.mark.parametrize(("content", "content_type"), [(b"a" * 101, FORM), (b"msgId=1&dataType=x", "text/plain")])
    def test_size_and_kind_come_before_verify(self, content: bytes, content_type: str) -> None:
        asked_for: list[Push] = []
        receiver = PushReceiver(verify=noting(asked_for), max_bytes=100)
        with pytest.raises(PushError):
            receiver.receive(content, content_type)
        assert asked_for == []

    def test_parsing_comes_after_verify(self, parsing: list[str]) -> None:
        at_verify: list[int] = []

        def verify(push: Push) -> bool:
            at_verify.append(len(parsing))
            return push.raw["digest"] == DIGEST

        assert PushReceiver(verify=verify).receive(body(), FORM).data["order_no"] == "DH-1"
        assert (at_verify, len(parsing)) == ([0], 1)

    def test_push_that_is_let_in_and_cannot_be_read_is_an_error(self, caplog: pytest.LogCaptureFixture) -> None:
        receiver = PushReceiver(verify=lambda push: True)
        with caplog.at_level(logging.WARNING, "dingdan"):
            assert receiver.handle(body(data="{"), FORM, lambda push: None).body == FAILED
        assert caplog.messages == ["push refused: waiqin365: data: is not JSON (msg_id msg-1)"]

    @pytest.mark.parametrize(
        ("field", "content"),
        [
            ("tenant_id", b"msgId=1&dataType=x&tenantId=%FF"),
            ("msg_id", b"dataType=x"),
            ("raw", b"msgId=1&dataType=x&other=%"),
            ("data", b"msgId=1&dataType=x&data={"),
        ],
    )
    def test_field_that_verify_asks_for_and_cannot_be_read(self, field: str, content: bytes) -> None:
        receiver = PushReceiver(verify=lambda push: bool(getattr(push, field)))
        with pytest.raises(PushError):
            receiver.receive(content, FORM)
        assert receiver.handle(content, FORM, lambda push: None).body == FAILED


class TestWhatVerifyIsGiven:
    def given(self, content: bytes) -> tuple[Push, Push]:
        """What verify was given, and what came of it."""
        seen: list[Push] = []
        push = PushReceiver(verify=noting(seen)).receive(content, FORM)
        return seen[0], push

    @pytest.mark.parametrize("data", [None, "", '{"id":1}', '[{"id":1}]', encoded_again('{"id":1}')])
    def test_is_the_push(self, data: str | None) -> None:
        unverified, push = self.given(body(data=data))
        assert isinstance(unverified, Push)
        assert type(push) is Push
        assert unverified == push
        assert push == unverified
        assert unverified.records() == push.records()
        assert (unverified.data, unverified.data_json) == (push.data, push.data_json)

    def test_shows_itself_without_digest_and_data(self) -> None:
        unverified, push = self.given(body())
        assert repr(unverified) == repr(push).replace("Push(", "UnverifiedPush(", 1)
        assert DIGEST not in repr(unverified)

    def test_cannot_be_changed_and_has_no_other_fields(self) -> None:
        unverified: Any = self.given(body())[0]
        with pytest.raises(AttributeError):
            unverified.tenant_id = "another"
        with pytest.raises(AttributeError, match="tenant"):
            unverified.tenant  # noqa: B018

    def test_push_survives_copies_and_pickling(self) -> None:
        for push in self.given(body()):
            for again in (pickle.loads(pickle.dumps(push)), copy.copy(push)):
                assert again == push


def test_push_of_the_full_size_is_read_in_bounded_memory() -> None:
    content = long_body()
    handled: list[str] = []
    receiver = PushReceiver(verify=lambda push: True)

    def work() -> None:
        assert receiver.handle(content, FORM, lambda push: handled.append(push.msg_id)).body == OK

    text = MEGABYTES * 1024 * 1024
    numbers = text // len(ESCAPED)
    of_the_data = numbers * 300  # a dict of one member each, which the caller asked for
    assert peak(work) - of_the_data < 6 * text
    assert handled == ["msg-1"]


@pytest.mark.parametrize("length", [0, 1, 2, 3, 65533, 65534, 65535, 65536, 65537, 131072])
def test_no_escape_is_cut_in_two(length: int) -> None:
    text = "x" * length + "茶 +&=%" * 5
    push = PushReceiver(verify=lambda push: True).receive(b"msgId=1&dataType=x&note=" + quote(text).encode(), FORM)
    assert push.raw["note"] == text
