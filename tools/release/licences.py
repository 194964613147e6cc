"""Licences of what a release installs, read from its SBOM, and the rule for them.

A program that imports Dingdan loads these libraries beside it, so each must allow any use, commercial use included, and
ask nothing of the program's own source. Licences that do are listed; all others are named as faults, to be judged by a
person, who adds a row to `JUDGED`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.release.errors import ReleaseError

ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "LGPL-3.0-only",
    "LGPL-3.0-or-later", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib",
}  # fmt: skip
"""Licences by their SPDX ids. LGPL and MPL ask for the source of the library alone, if it is passed on."""
SPELLINGS = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
}
"""Trove classifiers, and the licence that each stands for; the first of a family where a classifier names a family."""
JUDGED = {
    "swagger-ui-py": ("Apache-2.0", "no licence in its metadata; its wheel has the text of Apache 2.0"),
}
"""Libraries whose metadata does not say it, the licence that their files have, and where that was seen."""


@dataclass(frozen=True, slots=True)
class Licensed:
    """A library of the SBOM and what its metadata says of its licence."""

    name: str
    version: str
    licences: tuple[str, ...]
    """SPDX ids and expressions where they are known, else the words of the metadata. All of them hold."""

    @property
    def fault(self) -> str | None:
        """The reason why it is not allowed, or None."""
        if not self.licences:
            return f"{self.name} {self.version} names no licence"
        refused = [each for each in self.licences if not _allowed(each)]
        return (
            f"{self.name} {self.version} has a licence that nobody has judged: {', '.join(refused)}"
            if refused
            else None
        )


def _allowed(expression: str) -> bool:
    """Judge an SPDX expression: of `A OR B` one will do, of `A AND B` both must; `WITH` only adds permissions."""
    tokens = re.findall(r"[()]|[^()\s]+", expression)

    def either() -> bool:
        found = both()
        while tokens[:1] == ["OR"]:
            del tokens[0]
            found = both() or found
        return found

    def both() -> bool:
        found = one()
        while tokens[:1] == ["AND"]:
            del tokens[0]
            found = one() and found
        return found

    def one() -> bool:
        word = tokens.pop(0) if tokens else ""
        if word == "(":
            found = either()
            return tokens[:1] == [")"] and bool(tokens.pop(0)) and found
        if tokens[:1] == ["WITH"]:
            del tokens[:2]
        return word in ALLOWED

    return either() and not tokens


def read_licences(sbom: Mapping[str, Any], judged: Mapping[str, tuple[str, str]] = JUDGED) -> list[Licensed]:
    """Return the libraries of a CycloneDX document and their licences, by name.

    Args:
        sbom: The document, decoded.
        judged: Licences of libraries whose metadata has none.
    """
    found = []
    for component in sbom.get("components", []):
        if component["name"] == "dingdan":
            continue
        told = tuple(dict.fromkeys(_told(component.get("licenses", []))))
        name = re.sub(r"[-_.]+", "-", component["name"]).lower()
        if not told and name in judged:
            told = (judged[name][0],)
        found.append(Licensed(name, component.get("version", ""), told))
    return sorted(found, key=lambda each: each.name)


def _told(licences: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    for each in licences:
        text: str = each.get("expression") or each["license"].get("id") or each["license"]["name"]
        yield SPELLINGS.get(text, text)


def write_licences(sbom: Path, into: Path) -> list[Licensed]:
    """Write the list of licences beside an SBOM: a line for each library, and a count of each licence.

    Args:
        sbom: The CycloneDX document.
        into: The Markdown file to write.

    Returns:
        The libraries.

    Raises:
        ReleaseError: Some have a licence that is not allowed, or none.
    """
    found = read_licences(json.loads(sbom.read_text(encoding="utf-8")))
    counts: dict[str, int] = {}
    for each in found:
        for licence in each.licences:
            counts[licence] = counts.get(licence, 0) + 1
    lines = ["# Licences of what `dingdan[all]` installs", "", "| libraries | licence |", "|---|---|"]
    lines += [
        f"| {count} | {licence} |" for licence, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    lines += ["", "| library | version | licence |", "|---|---|---|"]
    lines += [f"| {each.name} | {each.version} | {', '.join(each.licences) or '-'} |" for each in found]
    into.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if faults := [each.fault for each in found if each.fault]:
        raise ReleaseError("\n".join([*faults, "tools/release/licences.py has the rule, and the table JUDGED"]))
    return found
