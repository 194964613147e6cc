"""Implementations of signing: those of examples/conformance pass, and each wrong one fails on the cases made for it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tools.conformance.cases import Case, read_cases
from tools.conformance.examples import EXAMPLES, SIGNING
from tools.conformance.judging import Verdict, judge
from tools.conformance.running import run

ROOT = Path(__file__).resolve().parents[2]
CASES = read_cases(ROOT / "specs" / "vectors", SIGNING)
BY_HAND = sorted(path.name for path in (ROOT / "examples" / "conformance").iterdir() if path.stem == "sign")


def names(*tasks: str) -> set[str]:
    return {case.name for case in CASES if case.task in tasks}


def failed(fault: str, cases: list[Case] = CASES) -> set[str]:
    """The cases that the signer with this fault fails."""
    output = run([sys.executable, "-I", str(Path(__file__).with_name("signer.py")), fault], cases, ROOT, 300)
    assert output.ended == ""
    results, problems = judge(cases, output.printed)
    assert problems == []
    assert {result.verdict for result in results} <= {Verdict.PASSED, Verdict.FAILED}
    return {result.case.name for result in results if result.verdict is Verdict.FAILED}


SIGNED = names("sign", "sign_path")
DATETIMES = {case.name for case in CASES if case.input.get("timestamp_format") == "datetime" and case.task != "sign"}
MILLIS = names("format_timestamp", "sign_path") - DATETIMES
NOT_ASCII = {case.name for case in CASES if not case.input.get("body", "").isascii()}
FAULTS = {
    "": set(),
    "appkey first": SIGNED,
    "no separators": SIGNED,
    "upper case": SIGNED,
    "sha256": SIGNED,
    "gbk body": NOT_ASCII,
    "composed text": {"sign/combining"},
    "trimmed body": {"sign/line-end"},
    "re-serialised body": {"sign/escaped", "sign/spaces-kept", "sign/line-end", "sign/decimals-kept"},
    "epoch seconds": MILLIS,
    "utc": DATETIMES,
    "rounded seconds": {"format_timestamp/datetime"},
    "digest first": names("sign_path"),
    "slash kept": {"sign_path/escaped-segments"},
    "marks kept": {"sign_path/kept-characters"},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_signer_fails_on_the_cases_of_its_fault(fault: str) -> None:
    assert failed(fault) == FAULTS[fault]


def test_every_case_of_signing_is_failed_by_some_fault() -> None:
    assert set[str]().union(*FAULTS.values()) == names(*SIGNING)


@pytest.mark.parametrize("name", ["bash", "node"])
def test_an_example_signs_as_the_vectors_say(name: str) -> None:
    output = run(EXAMPLES[name].command(), CASES, ROOT, 300)
    results, problems = judge(CASES, output.printed, output.ended)
    assert [(result.case.name, result.problem) for result in results if result.verdict is not Verdict.PASSED] == []
    assert (problems, output.ended) == ([], "")


def test_bash_needs_only_openssl(tmp_path: Path) -> None:
    """No Python, jq, Perl or awk stands behind the example of bash."""
    for program in ("openssl", "cut"):
        (tmp_path / program).symlink_to(str(shutil.which(program)))
    command = [str(shutil.which("env")), f"PATH={tmp_path}", str(shutil.which("bash")), "examples/conformance/sign.sh"]
    output = run(command, CASES, ROOT, 300)
    assert {result.verdict for result in judge(CASES, output.printed, output.ended)[0]} == {Verdict.PASSED}


@pytest.mark.parametrize("file", BY_HAND)
def test_an_example_of_signing_has_under_40_lines(file: str) -> None:
    text = (ROOT / "examples" / "conformance" / file).read_text(encoding="utf-8")
    assert len(text.splitlines()) < 40


def test_signing_is_there_in_three_languages() -> None:
    assert BY_HAND == ["sign.mjs", "sign.php", "sign.sh"]
