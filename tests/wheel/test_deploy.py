"""The command of the container file and of the systemd unit: not root, in a folder that it cannot write."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from dingdan_sandbox import Running
from tests.examples.test_deploy import instructions
from tests.wheel.environments import Interpreter, interpreters, make

SECONDS = 120
NOBODY = "nobody"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that another user can enter, unlike those of pytest."""
    made = Path(tempfile.mkdtemp(prefix="deploy"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def usable_by(user: str | None) -> Interpreter:
    """The Python of the machine that a user can run."""
    for each in [*interpreters(), *(Interpreter("3", name) for name in ("/usr/bin/python3.11", "/usr/bin/python3"))]:
        try:
            subprocess.run([each.program, "-c", "import venv"], user=user, cwd="/", check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        return each
    raise AssertionError(f"no Python of this machine can be run by {user}")


def test_follow_runs_as_another_user_and_writes_its_health_file_alone(
    folder: Path, wheel: Path, box: Running, servers: dict[str, str]
) -> None:
    user = NOBODY if os.geteuid() == 0 else None
    python = make(folder / "env", usable_by(user), wheel, ("cli", "postgres"), "highest")
    run = folder / "run"
    run.mkdir()
    if user:
        shutil.chown(run, user)
    empty = folder / "read-only"
    empty.mkdir(mode=0o555)
    with psycopg.connect(servers["POSTGRES"], autocommit=True) as connection:
        connection.execute("create database deployed")
    environment = {
        "PATH": f"{python.parent}:{os.environ['PATH']}", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(empty), "WAIQIN365_OPENID": box.sandbox.openid, "WAIQIN365_APPKEY": box.sandbox.appkey,
        "WAIQIN365_BASE_URL": box.url, "ORDERS_DATABASE": servers["POSTGRES"].rpartition("/")[0] + "/deployed",
    }  # fmt: skip

    def words(text: str) -> list[str]:
        return [word.replace("/run/dingdan", str(run)) for word in json.loads(text)]

    command = [*words(instructions()["ENTRYPOINT"]), *words(instructions()["CMD"])]
    check = words(instructions()["HEALTHCHECK"].partition(" CMD ")[2])
    program = shutil.which(command[0], path=environment["PATH"])
    assert program is not None
    process = subprocess.Popen(
        [program, *command[1:]], cwd=empty, env=environment, user=user, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        deadline = time.monotonic() + SECONDS
        while True:
            health = subprocess.run([python, *check[1:]], cwd=empty, env=environment, user=user, check=False)
            done = json.loads((run / "health.json").read_bytes()) if health.returncode == 0 else {}
            if done.get("last_success"):
                break
            assert process.poll() is None, process.communicate()[0].decode()
            assert time.monotonic() < deadline, health
            time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=SECONDS)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0, output.decode()
    assert [each.name for each in run.iterdir()] == ["health.json"]
    assert list(empty.iterdir()) == []
    with psycopg.connect(environment["ORDERS_DATABASE"]) as connection:
        (rows,) = connection.execute("select count(*) from waiqin365_orders").fetchone() or (0,)
    assert rows >= 30
