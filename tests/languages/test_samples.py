"""The code samples of the docs variant are compiled and run, and a failure names the operation."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dingdan_runtime.reference import all_operations
from tools.languages import samples
from tools.languages.commands import Command
from tools.languages.programs import Name
from tools.languages.samples import CHOSEN, Checks, check_samples


def python_checks(printed: str, *, broken: bool = False) -> Checks:
    """The samples of Python, checked as those of the other languages."""
    check = [sys.executable, "-c", "import sys; sys.exit('no compiler')"] if broken else [sys.executable, "-c", ""]
    return Checks(
        "Python",
        lambda sample: f"{sample.operation}/main.py",
        lambda folder, _: [Command(check, folder)],
        lambda folder, sample: Command([sys.executable, f"{sample.operation}/main.py"], folder),
        printed,
        CHOSEN[:2],
    )


@pytest.fixture(autouse=True)
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(samples, "BUILD", tmp_path)
    return tmp_path


def test_all_are_written_and_the_chosen_run(
    build: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(samples.CHECKS, "snake", lambda: python_checks(r"\S"))
    assert check_samples("snake") == []
    operations = len(list(all_operations(["waiqin365_api", "wshoto_api"])))
    assert f"{operations + 1} compiled, 2 run" in capsys.readouterr().out  # and the one that fetches a token
    assert len(list((build / "snake/samples").iterdir())) == operations + 1


def test_a_sample_that_prints_something_else_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(samples.CHECKS, "snake", lambda: python_checks("order_no"))
    (failure,) = check_samples("snake")
    assert failure.startswith("the sample of addStdomOrder printed '[]")


def test_a_sample_that_does_not_compile_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(samples.CHECKS, "snake", lambda: python_checks("", broken=True))
    assert check_samples("snake")[-1] == "    no compiler"


def test_a_language_without_samples_has_nothing_to_check() -> None:
    assert check_samples(Name.RUBY) == []
