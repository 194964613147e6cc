"""A tool that is missing fails its own language, and the message says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.languages import more_programs, programs, toolchain
from tools.languages.errors import ToolMissingError
from tools.languages.toolchain import ROOT

ADVICE = "install a JDK, 17 or newer, and put its bin folder on PATH or set JAVA_HOME"


def run_java(path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name != "JAVA_HOME"}
    return subprocess.run(
        [sys.executable, "-m", "tools.languages", "java"],
        cwd=ROOT, env={**inherited, "PATH": str(path), **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def program(folder: Path, name: str, printed: str) -> None:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho {printed}\n", encoding="utf-8")
    file.chmod(0o755)


def test_no_java(tmp_path: Path) -> None:
    done = run_java(tmp_path)
    assert done.returncode == 1
    assert done.stderr == f"java: Java is missing: {ADVICE}\n"
    assert "python" in done.stdout, "the others go on"


def test_java_without_a_compiler(tmp_path: Path) -> None:
    program(tmp_path, "java", "openjdk")
    done = run_java(tmp_path)
    assert done.returncode == 1
    assert done.stderr == f"java: the Java compiler (javac) is missing: {ADVICE}\n"


def test_java_home_counts_before_path(tmp_path: Path) -> None:
    program(tmp_path, "java", "openjdk")
    done = run_java(tmp_path, JAVA_HOME=str(tmp_path / "none"))
    assert done.stderr == f"java: Java is missing: {ADVICE}\n"


@pytest.mark.parametrize("version", ["javac 11.0.2", ""])
def test_old_java(tmp_path: Path, version: str) -> None:
    for name in ("java", "javac"):
        program(tmp_path, name, version)
    done = run_java(tmp_path)
    assert done.returncode == 1
    assert done.stderr == f"java: the installed Java is older than 17: {ADVICE}\n"


def test_unknown_language() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.languages", "cobol"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "cobol" in done.stderr


def test_no_openapi_generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolchain, "GENERATOR", tmp_path / "none.jar")
    with pytest.raises(ToolMissingError, match="openapi-generator is missing from build/: run `make languages`"):
        programs.go()


def test_no_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(ToolMissingError, match=r"node is missing from \.venv: run `make setup`"):
        programs.typescript()


@pytest.mark.parametrize(
    ("language", "advice"),
    [
        ("php", "install it (Debian: apt-get install php-cli php-curl php-mbstring php-guzzlehttp-guzzle)"),
        ("ruby", "install it (Debian: apt-get install ruby ruby-typhoeus)"),
    ],
)
def test_a_language_that_the_machine_lacks_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, advice: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissingError) as missing:
        getattr(more_programs, language)()
    assert str(missing.value) == f"{language} is missing: {advice}"
    program(tmp_path, language, "Fatal error; exit 1")
    with pytest.raises(ToolMissingError) as lacking:
        getattr(more_programs, language)()
    assert str(lacking.value).startswith(f"{language} is too old or lacks a library: {advice}\n{language} -")


def test_no_kotlin_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolchain, "GENERATOR", tmp_path)
    monkeypatch.setattr(more_programs, "KOTLIN", tmp_path / "none")
    with pytest.raises(ToolMissingError, match="the Kotlin compiler is missing from build/: run `make languages-more`"):
        more_programs.kotlin()
