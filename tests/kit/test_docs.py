"""docs/testing.md and its Chinese twin: the table of faults, the names left out, the code, the same content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest

import tests.kit.preloaded  # noqa: F401
from dingdan_sandbox.faults.listing import listing
from tests.kit.left_out import LEFT_OUT

pytest_plugins = ["pytester"]
DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES: dict[Literal["en", "zh"], str] = {
    "en": (DOCS / "testing.md").read_text(encoding="utf-8"),
    "zh": (DOCS / "testing.zh-CN.md").read_text(encoding="utf-8"),
}


@pytest.mark.parametrize("language", PAGES)
def test_the_table_of_faults_is_that_of_the_code(language: Literal["en", "zh"]) -> None:
    """`python -m dingdan_sandbox.faults.listing [zh]` prints it."""
    shown = PAGES[language].partition("<!-- faults -->")[2].partition("<!-- end of faults -->")[0]
    assert shown.strip() == listing(language)


@pytest.mark.parametrize("language", PAGES)
def test_names_that_the_kit_lacks_are_listed(language: Literal["en", "zh"]) -> None:
    prose = PAGES[language].partition("<!-- faults -->")[0]
    twins = {name for name in LEFT_OUT if name.startswith("token-clock")}
    assert LEFT_OUT - twins <= set(re.findall(r"`([\w-]+)`", prose))


def test_both_pages_have_the_same_code_and_names() -> None:
    english, chinese = (re.findall(r"```.*?```|`[^`\n]+`", page, re.DOTALL) for page in PAGES.values())
    assert set(english) == set(chinese)
    assert [len(re.findall(mark, page, re.MULTILINE)) for mark in ("^#", r"^\|", "^- ") for page in PAGES.values()] == [
        len(re.findall(mark, PAGES["en"], re.MULTILINE)) for mark in ("^#", r"^\|", "^- ") for _ in PAGES
    ]


def test_the_code_passes(pytester: pytest.Pytester) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGES["en"], re.DOTALL)
    pytester.makepyfile(code)
    pytester.runpytest_inprocess("-p", "no:cov").assert_outcomes(passed=2)
