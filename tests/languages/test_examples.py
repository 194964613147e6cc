"""What the examples promise: little to write by hand, a README of one screen, pins without addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tools.languages.programs import LANGUAGES, MORE, Name
from tools.languages.toolchain import EXAMPLES, ROOT

BY_HAND = {
    "typescript": ["dingdan.ts"],
    "java": ["Waiqin365.java", "Wshoto.java"],
    "go": ["dingdan.go", "templates/decimal.mustache"],
    "typescript-hey-api": ["dingdan.ts"],
    "php": ["dingdan.php"],
    "ruby": ["dingdan.rb"],
    "kotlin": ["Dingdan.kt"],
}
"""Signing and decoding, tokens and GET with a body: what nothing generates."""


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("language", BY_HAND)
def test_signing_and_decoding_stay_under_80_lines(language: str) -> None:
    assert sum(lines(EXAMPLES / language / name) for name in BY_HAND[language]) < 80


@pytest.mark.parametrize("language", BY_HAND)
def test_readme_has_one_screen(language: str) -> None:
    assert lines(EXAMPLES / language / "README.md") <= 50


def test_every_language_has_an_example() -> None:
    assert {*LANGUAGES, *MORE} - {Name.PYTHON} == set(BY_HAND)


LOCKS = [
    "examples/languages/typescript", "examples/languages/typescript-hey-api",
    "tools/collections", "tools/redocly", "tools/spec_checkers",
]  # fmt: skip


@pytest.mark.parametrize("folder", LOCKS)
def test_lock_file_of_npm_names_no_address_to_download_from(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_bytes())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"], name
        assert "resolved" not in package, name


@pytest.mark.parametrize("name", ["requirements", "requirements-kotlin"])
def test_pins_are_locked_with_hashes(name: str) -> None:
    asked = (ROOT / f"tools/languages/{name}.in").read_text(encoding="utf-8")
    pins = {line.split("#")[0].strip() for line in asked.splitlines()} - {""}
    locked = (ROOT / f"tools/languages/{name}.txt").read_text(encoding="utf-8")
    assert pins
    assert pins == {line.removesuffix(" \\") for line in locked.splitlines() if "==" in line}
    assert "://" not in locked


def test_the_table_of_generators_has_every_client_with_the_version_that_runs() -> None:
    """The versions that `make languages` installs, as the table of specs/README.md has them."""
    table = (
        (ROOT / "specs/README.md").read_text(encoding="utf-8").partition("\n## Generators\n")[2].partition("\n## ")[0]
    )
    rows = {
        row.split("](../examples/languages/")[1].split(")")[0]: row for row in table.splitlines() if "](../ex" in row
    }
    pins = (ROOT / "tools/languages/requirements.txt").read_text(encoding="utf-8")
    generator = re.search(r"^openapi-generator-cli==(\S+)", pins, re.MULTILINE)
    assert generator
    assert set(rows) == set(BY_HAND)
    for example, row in rows.items():
        package = EXAMPLES / example / "package.json"
        if package.is_file():
            needed = json.loads(package.read_bytes())["devDependencies"]
            name, version = next((name, needed[name]) for name in needed if "openapi" in name)
            assert f"| {name} {version} |" in row
        else:
            assert f"| openapi-generator {generator[1]}, `{example}` |" in row


@pytest.mark.parametrize("generator", ["datamodel-code-generator", "openapi-python-client"])
def test_the_table_of_generators_has_the_locked_versions_of_those_for_python(generator: str) -> None:
    locked = re.search(
        rf"^{generator}(?:\[.*\])?==(\S+)", (ROOT / "requirements/dev.txt").read_text("utf-8"), re.MULTILINE
    )
    assert locked
    assert f"| {generator} {locked[1]}" in (ROOT / "specs/README.md").read_text(encoding="utf-8")
