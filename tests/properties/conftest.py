"""How many examples, and clients that stay open through all of them."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from typing import Any

import pytest
from hypothesis import event, note, settings

from dingdan import (
    Ack,
    AsyncPage,
    AsyncWaiqin365,
    AsyncWshoto,
    DecodeError,
    DingdanError,
    Page,
    Record,
    StrictError,
    Waiqin365,
    Wshoto,
)
from dingdan_runtime import Operation
from tests.dingdan.calling import ACCESS_TOKEN, APPKEY, OPENID
from tests.properties.answering import AnsweringServer, answering
from tests.properties.judging import judge, records_of
from tests.properties.operations import call

PROFILE = settings(max_examples=int(os.environ.get("DINGDAN_EXAMPLES") or 200))

ENVELOPE = {"code", "msg"}
"""Members of Wshoto's envelope beside its data."""

Answered = Callable[[Operation[Any], bytes], Any]
"""Answers a call with bytes, and gives what it gave, already judged: an error of ours, or what is whole."""


@pytest.fixture(scope="module")
def server() -> Iterator[AnsweringServer]:
    logger = logging.getLogger("dingdan")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # a line a request would be thousands
    with answering() as found:
        yield found
    logger.setLevel(level)


def options(server: AnsweringServer, platform: str, **more: Any) -> dict[str, Any]:
    credentials = {"waiqin365": {"openid": OPENID, "appkey": APPKEY}, "wshoto": {"access_token": ACCESS_TOKEN}}
    return {"base_url": server.url, "max_retries": 0, **credentials[platform], **more}


@pytest.fixture(scope="module")
def answered(server: AnsweringServer) -> Iterator[Answered]:
    """Calls of blocking clients; each example once as ever and once with strict=True."""
    kinds: dict[str, Any] = {"waiqin365": Waiqin365, "wshoto": Wshoto}
    with ExitStack() as stack:
        clients, strict = (
            {name: stack.enter_context(kind(**options(server, name, strict=how))) for name, kind in kinds.items()}
            for how in (False, True)
        )

        def answered(operation: Operation[Any], body: bytes) -> Any:
            server.body = body
            given = _called(operation, body, lambda: call(clients[operation.platform], operation))
            strictly = _called(operation, body, lambda: call(strict[operation.platform], operation))
            _compare(given, strictly)
            return given

        yield answered


@pytest.fixture(scope="module")
def answered_async(server: AnsweringServer) -> Iterator[Answered]:
    """Calls of asyncio clients, on one loop."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        kinds: dict[str, Any] = {"waiqin365": AsyncWaiqin365, "wshoto": AsyncWshoto}

        async def made() -> dict[str, Any]:
            return {
                name: await stack.enter_async_context(kind(**options(server, name))) for name, kind in kinds.items()
            }

        clients = runner.run(made())

        async def waited(operation: Operation[Any]) -> Any:
            return await call(clients[operation.platform], operation)

        def answered(operation: Operation[Any], body: bytes) -> Any:
            server.body = body
            return _called(operation, body, lambda: runner.run(waited(operation)))

        yield answered
        runner.run(stack.aclose())


def _called(operation: Operation[Any], body: bytes, made: Callable[[], Any]) -> Any:
    try:
        given = made()
    except DingdanError as error:
        given = error
    note(f"{operation.id} answered with {body!r} gave {type(given).__name__}")
    event(type(given).__name__)  # shown by --hypothesis-show-statistics
    if isinstance(given, DingdanError):
        assert str(given)
    else:
        judge(operation, body, given)
    return given


def _compare(given: Any, strictly: Any) -> None:
    """With strict=True a call fails where it does without, and where there are problems; else it gives the same."""
    problems = [problem for record in records_of(given) for problem in record.problems]
    problems += given.problems if isinstance(given, Ack | Page | AsyncPage) else []
    if isinstance(strictly, StrictError):
        path = strictly.problems[0].path
        assert path in str(strictly) or not path.isprintable()  # control characters are shown as escapes
        if isinstance(given, DingdanError):  # of a row behind the one that strict=True refuses
            assert isinstance(given, DecodeError)
        else:  # a record that comes alone has no place for problems of the envelope
            assert problems or (isinstance(given, Record) and path in ENVELOPE)
    elif isinstance(strictly, DecodeError) and strictly.misplaced and isinstance(given, Ack):
        assert given.data is None
        assert strictly.carried_out
    else:
        assert type(strictly) is type(given)
        assert isinstance(given, DingdanError) or not problems
