"""`python -m generator`: exit codes and what it prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.__main__ import app
from generator.pipeline import PLATFORMS
from tests.generator.spec_folder import ROOT, SpecFolder, tree

LEAF = "  properties:\n    length:\n"


@pytest.fixture
def specs(tmp_path: Path) -> dict[str, SpecFolder]:
    """The invented platform in the places of both real ones."""
    return {key: SpecFolder.copy(tmp_path / "specs", key) for key in PLATFORMS}


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    return ["--specs", str(tmp_path / "specs"), "--output", str(tmp_path / "out")]


def test_generate_makes_both_packages_and_check_names_a_file_that_was_changed_since(
    tmp_path: Path, specs: dict[str, SpecFolder], options: list[str]
) -> None:
    made = CliRunner().invoke(app, ["generate", *options])
    assert (made.exit_code, made.stdout) == (0, f"generated waiqin365_api, wshoto_api in {tmp_path / 'out'}\n")
    assert sorted(path.name for path in (tmp_path / "specs" / "dist").iterdir()) == [
        "quirks.md", "waiqin365.docs.yaml", "waiqin365.plain-3.0.yaml", "waiqin365.plain.yaml", "waiqin365.yaml",
        "wshoto.docs.yaml", "wshoto.plain-3.0.yaml", "wshoto.plain.yaml", "wshoto.yaml",
    ]  # fmt: skip
    changed = tmp_path / "out" / "wshoto_api" / "codes.py"
    changed.write_text("# edited by hand\n")
    failed = CliRunner().invoke(app, ["check", *options])
    assert (failed.exit_code, failed.stdout, failed.stderr) == (
        1, "", f"{changed}: differs from what the specs give\nrun `make generate` and commit the result\n",
    )  # fmt: skip


def test_check_passes_on_the_committed_tree() -> None:
    passed = CliRunner().invoke(app, ["check"])
    assert (passed.stdout, passed.stderr, passed.exit_code) == ("the generated files are up to date\n", "", 0)


@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_broken_spec_stops_with_file_and_line(
    tmp_path: Path, specs: dict[str, SpecFolder], options: list[str], command: str
) -> None:
    broken = specs["wshoto"]
    broken.edit("schemas/teas.yaml", LEAF, f"{LEAF}      maxLength: 3\n")
    kept = tmp_path / "out" / "wshoto_api" / "kept.py"
    kept.parent.mkdir(parents=True)
    kept.write_text("")
    before = tree(tmp_path)
    result = CliRunner().invoke(app, [command, *options])
    file = broken.folder / "wshoto" / "schemas" / "teas.yaml"
    where = f"{file}:{broken.line('schemas/teas.yaml', 'maxLength: 3')}"
    assert (result.exit_code, result.stdout, result.stderr) == (
        1, "", f"{where}: maxLength is not used here: see specs/README.md\n1 finding(s); nothing was written\n",
    )  # fmt: skip
    assert tree(tmp_path) == before


def test_a_failing_tool_stops_with_its_own_words(
    tmp_path: Path, specs: dict[str, SpecFolder], options: list[str]
) -> None:
    broken = specs["waiqin365"]
    broken.edit("schemas/visits.yaml", "        $ref: '#/Visit'\n\n", "        $ref: '#/visit_page'\n\nvisit_page:\n"
                "  type: object\n  title: 页\n  description: D.\n  properties:\n    id: {$ref: common.yaml#/Id, "
                "title: 号, description: D., x-doc-type: X}\n    mood: {$ref: common.yaml#/Mood, title: 心, "
                "description: D., x-doc-type: X}\n\n")  # fmt: skip
    before = tree(tmp_path)
    result = CliRunner().invoke(app, ["generate", *options])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("openapi-python-client failed:\n")
    assert result.stderr.endswith("nothing was written\n")
    assert tree(tmp_path) == before


def test_lint_reports_both_platforms_at_once(tmp_path: Path, specs: dict[str, SpecFolder]) -> None:
    options = ["lint", "--specs", str(tmp_path / "specs")]
    sound = CliRunner().invoke(app, options)
    assert (sound.exit_code, sound.stdout) == (0, "the specs follow the repo's rules\n")
    for folder in specs.values():
        folder.edit("paths/token.yaml", "    summary: Get the token\n", "")
    broken = CliRunner().invoke(app, options)
    assert (broken.exit_code, broken.stderr) == (
        1,
        "".join(f"{tmp_path}/specs/{key}/paths/token.yaml:2: no summary\n" for key in PLATFORMS)
        + "2 finding(s); nothing was written\n",
    )


@pytest.mark.parametrize("command", ["lint", "generate", "check"])
def test_a_folder_without_specs_is_named(tmp_path: Path, command: str) -> None:
    result = CliRunner().invoke(app, [command, "--specs", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{tmp_path}:1: no folder in it has an openapi.yaml\n")


def test_the_module_runs_as_a_program_and_lists_its_commands() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert [command for command in ("generate", "check", "lint") if command not in done.stdout] == []
