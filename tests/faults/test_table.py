"""Every case of the table, on blocking and on asynchronous clients."""

from __future__ import annotations

import pickle
import re
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from dingdan import DingdanError
from dingdan_sandbox.faults.messages import TOKEN
from dingdan_sandbox.faults.server import FaultServer, Forwarding, fault_server
from tests.faults.cases import CASES, Case, Times, table
from tests.faults.crowded import crowded
from tests.faults.world import DETAIL, QUERY, Outcome, World, runs
from tests.no_waits import no_waits

OPTIONS = {"timeout": 5.0, "total_timeout": 20.0}
README = Path(__file__).with_name("README.md")


def among(times: Times) -> tuple[int, ...]:
    return times if isinstance(times, tuple) else (times,)


@contextmanager
def address(case: Case, server: FaultServer) -> Iterator[str]:
    """Where the client is sent to."""
    if case.reach == "crowded":
        with crowded() as url:
            yield url
    else:
        yield "https://dingdan.invalid" if case.reach == "nameless" else server.url


def reached(world: World, operation: str) -> int:
    """How many requests for an operation the sandbox got since it was last asked."""
    return sum(f"/{operation}" in received.path for received in world.server.requests)


def shown(error: DingdanError) -> str:
    """All that an error may leave in a log, a report or a queue."""
    printed = "".join(traceback.format_exception(error))
    return "\n".join([printed, repr(error), repr(vars(error)), pickle.dumps(error, protocol=0).decode("latin-1")])


def secrets(world: World, server: FaultServer) -> set[str]:
    """What may not be shown: credentials, digests that were sent, tokens that were sent or given."""
    sandbox = world.server.sandbox
    given = {
        match for reply in server.replies[TOKEN].values() for match in re.findall(r"sandbox-token-[\w-]+", str(reply))
    }
    return server.secrets | given | {sandbox.openid, sandbox.appkey, sandbox.app_secret}


def check_error(case: Case, error: Exception | None, hidden: set[str]) -> None:
    if case.error is None:
        if error is not None:
            raise error
        return
    assert type(error) in (case.error if isinstance(case.error, tuple) else (case.error,)), repr(error)
    assert isinstance(error, DingdanError)
    assert re.search(case.text, str(error), re.DOTALL), str(error)
    assert {name: getattr(error, name) for name in case.has} == dict(case.has)
    assert len(str(error)) < 900
    assert [secret for secret in hidden if secret in shown(error)] == []


def check_result(case: Case, outcome: Outcome, world: World) -> None:
    if case.call.paged:
        whole = world.rows(case.call)
        expected = case.rows if case.rows is not None else 0 if case.error else len(whole)
        assert outcome.rows == whole[:expected]
    elif case.call is DETAIL and not case.error:
        assert outcome.value.raw == world.rows(DETAIL)[0]
    elif not case.error:
        assert outcome.value.response.status_code == 200


@pytest.mark.parametrize("blocking", [True, False], ids=["sync", "async"])
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case, blocking: bool, both_worlds: tuple[World, World]) -> None:
    world = both_worlds[case.call.written is not None]
    world.prepare(case.call)
    late = 0.25 if case.reach == "late" else 0
    with (
        fault_server(Forwarding(world.server)) as elsewhere,
        fault_server(Forwarding(world.server), case.plan(), deaf=case.reach == "never", late=late) as server,
        address(case, server) as url,
        nullcontext() if case.waits else no_waits(),
    ):
        server.elsewhere = elsewhere.url
        world.server.requests.clear()
        outcome = runs(case.call, world, url, blocking=blocking, **{**OPTIONS, **case.options}).outcome(
            case.call, world
        )
    arrived = reached(world, case.call.operation)
    asked = len(server.about(case.call.operation))
    assert elsewhere.connections == 0
    check_error(case, outcome.error, secrets(world, server))
    check_result(case, outcome, world)
    assert asked in among(case.asked)
    assert arrived in among(case.asked if case.reached is None else case.reached)
    if case.tokens is not None:
        assert len(server.about(TOKEN)) in among(case.tokens)
    if case.call.written is not None:
        assert case.written is not None
        assert world.written(case.call) in among(case.written)
    assert case.least <= outcome.seconds
    assert outcome.patient_seconds <= case.most


def test_the_table_has_no_name_twice() -> None:
    assert [name for name, count in Counter(case.name for case in CASES).items() if count > 1] == []


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 80


def test_the_readme_shows_the_table() -> None:
    """`python -m tests.faults.cases` prints what belongs there."""
    shown_table = README.read_text(encoding="utf-8").partition("<!-- cases -->\n")[2]
    assert shown_table.strip() == table().strip()


def test_the_sandboxes_rows_are_what_the_cases_say(both_worlds: tuple[World, World]) -> None:
    assert len(both_worlds[0].rows(QUERY)) == 120
