"""FINDINGS.md and the tests that carry its numbers."""

import re
from pathlib import Path

TESTS = Path(__file__).parent


def listed() -> set[int]:
    return {int(number) for number in re.findall(r"^\| (\d+) \|", (TESTS / "FINDINGS.md").read_text(), re.MULTILINE)}


def marked() -> set[int]:
    marks = re.compile(r"pytest\.mark\.finding\(([\d, \n]+)\)")
    return {
        int(number)
        for file in TESTS.rglob("test_*.py")
        for numbers in marks.findall(file.read_text())
        for number in re.findall(r"\d+", numbers)
    }


def test_every_finding_has_a_test_and_every_mark_a_line() -> None:
    assert marked() == listed()
