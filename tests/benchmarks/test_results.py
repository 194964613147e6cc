"""What is committed of a measurement: README shows it, the peers are pinned, and no machine is told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from benchmarks import results, tables

ROOT = Path(__file__).resolve().parents[2]


def pins(file: str) -> dict[str, str]:
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w, -]+\])?==(\S+)", text, re.MULTILINE))


def test_readme_shows_what_was_measured_last() -> None:
    readme = tables.README.read_text(encoding="utf-8")
    assert tables.with_table(readme, results.read()) == readme, "run `python -m benchmarks --readme`"


def test_a_readme_without_markers_is_told() -> None:
    with pytest.raises(SystemExit, match="README"):
        tables.with_table("# Dingdan", {})


def test_results_tell_what_they_depend_on_and_not_whose_machine_it_is() -> None:
    for result in results.read().values():
        assert result["machine"].keys() == {"system", "processor", "cores", "python"}
        assert {"orjson", "httpx", "msgspec"} <= result["versions"].keys()
    text = results.LATEST.read_text(encoding="utf-8")
    assert not re.search(r"/(?:home|root|work|Users|tmp)\b|\\\\", text)


def test_peers_are_pinned_and_locked_with_what_is_installed_for_development() -> None:
    group = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["bench"]
    locked, dev = pins("bench.txt"), pins("dev.txt")
    wanted = {name.partition("[")[0]: version for name, version in (pin.split("==") for pin in group)}
    assert {name: locked.get(name.lower()) for name in wanted} == wanted
    shared = locked.keys() & dev.keys()
    assert {name: locked[name] for name in shared} == {name: dev[name] for name in shared}
    assert "://" not in (ROOT / "requirements" / "bench.txt").read_text(encoding="utf-8")
