"""What the examples promise: little to write by hand, a README of one screen, pins without addresses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.languages.programs import EXAMPLES, ROOT

BY_HAND = {
    "typescript": ["dingdan.ts"],
    "java": ["Waiqin365.java", "Wshoto.java"],
    "go": ["dingdan.go", "templates/decimal.mustache"],
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


def test_lock_file_of_npm_names_no_address_to_download_from() -> None:
    lock = json.loads((EXAMPLES / "typescript" / "package-lock.json").read_bytes())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"], name
        assert "resolved" not in package, name


def test_pins_are_locked_with_hashes() -> None:
    asked = (ROOT / "tools/languages/requirements.in").read_text(encoding="utf-8")
    pins = {line.split("#")[0].strip() for line in asked.splitlines()} - {""}
    locked = (ROOT / "tools/languages/requirements.txt").read_text(encoding="utf-8")
    assert pins
    assert pins == {line.removesuffix(" \\") for line in locked.splitlines() if "==" in line}
    assert "://" not in locked
