"""Commands that are called in this process, on a server that gives the answers it was told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dingdan_cli.app import root
from dingdan_cli.failures import run
from tests.cli.operations.conftest import Outcome, environment
from tests.dingdan.scripted_server import ScriptedServer, serving
from tests.no_waits import no_waits

Add = Callable[..., Outcome]


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """The server."""
    with serving() as scripted:
        yield scripted


@pytest.fixture
def add(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], server: ScriptedServer, tmp_path: Path
) -> Add:
    """Call `shipments add --yes --settle 0` in the folder of the test. A table or a body may be given as text."""
    for name, value in environment(server.url).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str, csv: str | bytes = "", body: str | bytes = "", call: str = "shipments add") -> Outcome:
        given: list[str] = []
        for option, name, content in (("--csv", "table.csv", csv), ("--body", "body.json", body)):
            if content:
                data = content if isinstance(content, bytes) else content.encode()
                (tmp_path / name).write_bytes(data)
                given += [option, name]
        with no_waits():
            code = run(root, ["waiqin365", *call.split(), "--yes", "--settle", "0", *given, *arguments])
        return Outcome(int(code), *capfd.readouterr())

    return called
