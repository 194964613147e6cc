"""The page on errors has every public error and every hint, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dingdan._hints import HINTS
from dingdan_cli.call_translations import CALLS
from tools.docs_site.reference import modules, public_names

ROOT = Path(__file__).resolve().parents[2]
MODULES = ("dingdan", "dingdan.webhooks", "dingdan_sync", "dingdan_spark")
PAGES = [ROOT / "docs" / "guides" / name for name in ("troubleshooting.md", "troubleshooting.zh-CN.md")]


def errors() -> set[str]:
    """The names of all public errors and warnings. They are read, not imported: Spark is not in .venv."""
    found = [modules()[module][name] for module in MODULES for name in public_names(module)]
    targets = [each.final_target if each.is_alias else each for each in found]
    kinds = {each.name: {each.name, *(base.name for base in each.mro())} for each in targets if each.is_class}
    return {name for name, mro in kinds.items() if mro & {"DingdanError", "DingdanWarning"}}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_error_has_a_row_with_cause_and_cure(page: Path) -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name for name, _, _ in rows} == errors() - {"DingdanError"}  # the text names it
    assert all(cause.strip() and cure.strip() for _, cause, cure in rows)


def test_every_hint_has_a_row_in_both_languages() -> None:
    english, chinese = (page.read_text(encoding="utf-8") for page in PAGES)
    for hint in HINTS:
        assert f"| {hint.text} |" in english
        (translated,) = (zh for pattern, zh in CALLS if re.fullmatch(pattern, f"[{hint.text}]"))
        assert f"| {translated.strip('【】')} |" in chinese
