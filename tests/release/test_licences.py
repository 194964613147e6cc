"""The rule for licences of what a release installs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tools.release.errors import ReleaseError
from tools.release.licences import read_licences, write_licences


def component(name: str, *licences: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "version": "1.0", "licenses": [*licences]}


def named(text: str) -> dict[str, Any]:
    return {"license": {"name": text}}


@pytest.mark.parametrize(
    ("licences", "fault"),
    [
        ([{"license": {"id": "MIT"}}], None),
        ([named("License :: OSI Approved :: BSD License")], None),
        ([{"expression": "Apache-2.0 AND CNRI-Python"}], None),
        ([{"expression": "GPL-3.0-only OR MIT"}], None),
        ([{"license": {"id": "LGPL-3.0-only"}}], None),
        ([{"expression": "MPL-2.0 AND (Apache-2.0 OR MIT)"}], None),
        ([{"expression": "(GPL-3.0-only OR MIT) AND Apache-2.0 WITH LLVM-exception"}], None),
        (
            [{"expression": "MIT AND (GPL-3.0-only OR AGPL-3.0-only)"}],
            "lib 1.0 has a licence that nobody has judged: MIT AND (GPL-3.0-only OR AGPL-3.0-only)",
        ),
        ([{"expression": "(MIT"}], "lib 1.0 has a licence that nobody has judged: (MIT"),
        ([named("MIT or so")], "lib 1.0 has a licence that nobody has judged: MIT or so"),
        ([], "lib 1.0 names no licence"),
        ([{"license": {"id": "AGPL-3.0-only"}}], "lib 1.0 has a licence that nobody has judged: AGPL-3.0-only"),
        (
            [{"expression": "MIT AND GPL-3.0-only"}],
            "lib 1.0 has a licence that nobody has judged: MIT AND GPL-3.0-only",
        ),
        (
            [{"license": {"id": "MIT"}}, named("Free for non-commercial use")],
            "lib 1.0 has a licence that nobody has judged: Free for non-commercial use",
        ),
    ],
)
def test_licences_that_allow_any_use_pass(licences: list[dict[str, Any]], fault: str | None) -> None:
    (found,) = read_licences({"components": [component("lib", *licences)]})
    assert found.fault == fault


def test_judged_library_has_its_licence_only_while_its_metadata_is_silent() -> None:
    judged = {"lib-a": ("MIT", "seen"), "lib-b": ("MIT", "seen")}
    sbom = {"components": [component("Lib_A"), component("lib.b", named("Proprietary")), component("dingdan")]}
    assert [each.fault for each in read_licences(sbom, judged)] == [
        None,
        "lib-b 1.0 has a licence that nobody has judged: Proprietary",
    ]


def test_list_is_written_even_if_a_licence_is_refused(tmp_path: Path) -> None:
    sbom = tmp_path / "sbom.json"
    document = {"components": [component("b", {"license": {"id": "MIT"}}), component("a", named("Proprietary"))]}
    sbom.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"^a 1\.0 has a licence that nobody has judged: Proprietary\n"):
        write_licences(sbom, tmp_path / "LICENCES.md")
    written = (tmp_path / "LICENCES.md").read_text(encoding="utf-8")
    assert "| 1 | MIT |" in written
    assert written.endswith("| a | 1.0 | Proprietary |\n| b | 1.0 | MIT |\n")
