import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOPS = tuple(sorted(path.name + "/" for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")))


def table() -> list[str]:
    """The rows of the table "Where to change what"."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("## Where to change what")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("|") and "`" in line]


def named_paths(text: str) -> list[str]:
    quoted = re.findall(r"`([^`]+)`", text)
    return [path for path in quoted if path.startswith(TOPS) or path.endswith(".py")]


@pytest.mark.parametrize("row", table(), ids=lambda row: row.split("|")[1].strip())
def test_paths_of_the_table_exist(row: str) -> None:
    paths = [path for path in named_paths(row) if "<" not in path]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_module_of_the_packages_has_a_row() -> None:
    named = [path for row in table() for path in named_paths(row)]
    for folder in ("overrides/dingdan/transport", "overrides/dingdan/codec", "overrides/dingdan/auth"):
        assert any(path.startswith(folder) for path in named), folder
    assert any(path.endswith("/_paging.py") for path in named)
