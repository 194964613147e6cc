"""How the command line is started: `dingdan`, `python -m dingdan`, without its extra, and its sandbox."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = str(Path(sys.executable).with_name("dingdan"))
ENVIRONMENT = os.environ | {
    "DINGDAN_LANG": "en",
    "WAIQIN365_OPENID": "o",
    "WAIQIN365_APPKEY": "a",
    "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
}
WITHOUT = """
import runpy, sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "LIBRARY":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
sys.argv[1:] = ARGUMENTS
runpy.run_module("MODULE", run_name="__main__", alter_sys=True)
"""


def without(library: str, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module in a process that cannot import a library."""
    script = WITHOUT.replace("MODULE", module).replace("LIBRARY", library).replace("ARGUMENTS", repr(list(arguments)))
    return run(sys.executable, "-c", script)


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, check=False)


def test_module_runs_the_command() -> None:
    done = run(sys.executable, "-m", "dingdan", "--version")
    assert (done.returncode, done.stdout.partition(" ")[0], done.stderr) == (0, "dingdan", "")


@pytest.mark.parametrize("module", ["dingdan", "dingdan_cli"])
def test_missing_extra_is_one_line(module: str) -> None:
    done = without("typer", module, "--version")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("The command line needs typer: pip install 'dingdan[cli]'")


@pytest.mark.parametrize(
    ("library", "arguments", "extra"),
    [
        ("pyarrow", ["status", "--to", "sqlite:///a.sqlite"], "sync"),
        ("xlsxwriter", ["waiqin365", "--to", "xlsx:///a.xlsx"], "excel"),
        ("psycopg", ["status", "--to", "postgresql://u@127.0.0.1/d"], "postgres"),
        ("sqlalchemy", ["status", "--to", "mysql://u@127.0.0.1/d"], "mysql"),
    ],
)
def test_missing_extra_of_the_sync_is_one_line(library: str, arguments: list[str], extra: str) -> None:
    done = without(library, "dingdan_cli", "sync", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"needs {library}: pip install 'dingdan[{extra}]'" in done.stderr


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
        "print(sorted({'starlette', 'jsonschema', 'httpx', 'rich'} & {*sys.modules}))"
    )
    assert run(sys.executable, "-c", script).stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("encoding", "form", "label"),
    [("ascii", "json", '"待确认"'), ("latin-1", "json", '"待确认"'), ("ascii", "table", "待确认"),
     ("latin-1", "table", r"\u5f85\u786e\u8ba4")],
)  # fmt: skip
def test_chinese_is_printed_whatever_the_encoding_of_stdout_is(encoding: str, form: str, label: str) -> None:
    done = subprocess.run(
        [SCRIPT, "codes", "orders.order_status", "--lang", "zh", "--format", form],
        capture_output=True,
        env=ENVIRONMENT | {"PYTHONIOENCODING": encoding},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert label in done.stdout.decode()


def test_chinese_failures_are_printed_whatever_the_encoding_of_stderr_is() -> None:
    done = subprocess.run(
        [SCRIPT, "describe", "nothing", "--lang", "zh"],
        capture_output=True,
        env=ENVIRONMENT | {"PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert (done.returncode, done.stderr.decode().partition(" ")[2][:4]) == (2, "没有接口")
