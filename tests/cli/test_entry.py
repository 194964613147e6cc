"""How the command line is started: `dingdan`, `python -m dingdan`, without its extra, and its sandbox."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = str(Path(sys.executable).with_name("dingdan"))
ENVIRONMENT = os.environ | {"DINGDAN_LANG": "en", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
WITHOUT = """
import runpy, sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "typer":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
sys.argv[1:] = ["--version"]
runpy.run_module("MODULE", run_name="__main__", alter_sys=True)
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, check=False)


def test_module_runs_the_command() -> None:
    done = run(sys.executable, "-m", "dingdan", "--version")
    assert (done.returncode, done.stdout.partition(" ")[0], done.stderr) == (0, "dingdan", "")


@pytest.mark.parametrize("module", ["dingdan", "dingdan_cli"])
def test_missing_extra_is_one_line(module: str) -> None:
    done = run(sys.executable, "-c", WITHOUT.replace("MODULE", module))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("The command line needs typer: pip install 'dingdan[cli]'")


def test_sandbox_has_the_options_of_its_own_command() -> None:
    process = subprocess.Popen(
        [SCRIPT, "sandbox", "--orders", "1", "--openid", "o"], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
    )
    try:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
        assert lines[0].startswith("Dingdan sandbox: http://127.0.0.1:")
        assert lines[2] == "export WAIQIN365_OPENID=o\n"
        process.send_signal(signal.SIGINT)
        process.wait(30)
    finally:
        process.kill()
        process.communicate()


def test_help_of_the_sandbox_loads_no_server() -> None:
    script = (
        "import sys; from dingdan_cli.app import root; from dingdan_cli.failures import run\n"
        "run(root, ['sandbox', '--help'])\n"
        "print(sorted({'starlette', 'openapi_core', 'httpx', 'rich'} & {*sys.modules}))"
    )
    assert run(sys.executable, "-c", script).stdout.splitlines()[-1] == "[]"
