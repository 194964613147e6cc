"""The sandbox where the libraries of its extra are not installed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.sandbox.test_cli import ENVIRONMENT

WITHOUT = """
import runpy, sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == {library!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Missing())
{code}
"""
RUN = "sys.argv[1:] = ['--port', '0']; runpy.run_module('dingdan_sandbox', run_name='__main__', alter_sys=True)"


def run(library: str, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT.format(library=library, code=code)],
        capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, check=False,
    )  # fmt: skip


@pytest.mark.finding(39)
@pytest.mark.parametrize("library", ["starlette", "typer", "uvicorn", "jsonschema", "yaml"])
def test_the_command_names_the_extra_in_one_line(library: str) -> None:
    done = run(library, RUN)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1), done.stderr
    assert done.stderr.startswith(f"The sandbox needs {library}: pip install 'dingdan[sandbox]'")


@pytest.mark.finding(39)
def test_the_script_names_the_extra_in_one_line() -> None:
    done = run("typer", "from dingdan_sandbox.__main__ import cli; sys.exit(cli())")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.finding(39)
@pytest.mark.parametrize("name", ["running", "create_app"])
def test_an_import_names_the_extra(name: str) -> None:
    done = run("starlette", f"from dingdan_sandbox import {name}")
    assert done.stderr.splitlines()[-1] == "ImportError: The sandbox needs starlette: pip install 'dingdan[sandbox]'"


@pytest.mark.finding(39)
def test_settings_need_no_library() -> None:
    done = run("starlette", "from dingdan_sandbox import Sandbox; print(Sandbox().orders)")
    assert (done.stdout, done.stderr) == ("1000\n", "")
