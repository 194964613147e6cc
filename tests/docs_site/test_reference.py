"""The reference has every public name, and nothing else of the modules."""

from __future__ import annotations

import importlib

import pytest

from tools.docs_site.languages import CHINESE, ENGLISH
from tools.docs_site.reference import MODULES, public_names, write_reference

IMPORTABLE = [name for name in MODULES if name not in ("dingdan_sync.dlt", "dingdan_spark")]
"""The modules whose libraries are in .venv."""


@pytest.mark.parametrize("module", MODULES)
def test_each_public_name_has_an_entry_with_a_text(module: str) -> None:
    page = write_reference(module, ENGLISH)
    for name in public_names(module):
        entry = page.partition(f"\n## `{name}`\n")[2].partition("\n## ")[0]
        code, _, text = entry.partition("\n```\n")
        assert name in code
        assert text.strip() or "TypeAlias" in code or "Literal" in code, f"{name} has no docstring"


@pytest.mark.parametrize("module", IMPORTABLE)
def test_the_names_are_those_of_all(module: str) -> None:
    assert set(public_names(module)) == set(importlib.import_module(module).__all__) - {"__version__"}


def test_sections_of_docstrings_become_tables_in_both_languages() -> None:
    english, chinese = (write_reference("dingdan", language) for language in (ENGLISH, CHINESE))
    assert "| argument | meaning |\n| --- | --- |\n| `openid` |" in english
    assert "| 参数 | 含义 |\n| --- | --- |\n| `openid` |" in chinese
    assert "| error | when |\n| --- | --- |\n| `ConfigError` |" in english
    assert "class ConnectFailed(TransportError)" in english
    assert "### `OutcomeUnknown.resolve`" in english
