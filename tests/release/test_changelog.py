"""The section of a release in the changelog, and the fragments in the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.release.changelog import fragments, released, section_of
from tools.release.errors import ReleaseError

ROOT = Path(__file__).resolve().parents[2]
DRAFT = "## 0.2.0 - 2026-12-01\n\n### Added\n\n- A new call.\n\n### Security\n\n- A mended leak.\n"
BEGUN = (
    "# Changelog\n\n## 0.2.0 - unreleased\n\nWhy.\n\n### Added\n\n- One.\n\n### Fixed\n\n- Two.\n\n## 0.1.0\n\n- Old.\n"
)


def test_section_that_was_begun_keeps_its_text_and_takes_the_fragments() -> None:
    text = released(BEGUN, "0.2.0", date="2026-12-01", drafted=DRAFT)
    assert text == (
        "# Changelog\n\n## 0.2.0 - 2026-12-01\n\nWhy.\n\n### Added\n\n- One.\n- A new call.\n\n### Fixed\n\n- Two.\n\n"
        "### Security\n\n- A mended leak.\n\n## 0.1.0\n\n- Old.\n"
    )


def test_section_without_fragments_gets_its_date_alone() -> None:
    assert released(BEGUN, "0.2.0", date="2026-12-01", drafted="") == BEGUN.replace("unreleased", "2026-12-01")


def test_new_version_comes_first() -> None:
    text = released(
        BEGUN, "0.3.0", date="2026-12-09", drafted=DRAFT.replace("0.2.0 - 2026-12-01", "0.3.0 - 2026-12-09")
    )
    assert text.index("## 0.3.0 - 2026-12-09") < text.index("## 0.2.0 - unreleased")
    assert section_of(text, "0.3.0") == "### Added\n\n- A new call.\n\n### Security\n\n- A mended leak."
    assert text.replace(text[text.index("## 0.3.0") : text.index("## 0.2.0")], "") == BEGUN


def test_changelog_of_the_repository_is_whole_after_a_release() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    text = released(changelog, "9.0.0", date="2026-12-09", drafted=DRAFT.replace("0.2.0 -", "9.0.0 -"))
    assert section_of(text, "9.0.0")
    assert text.endswith(changelog[changelog.index("\n## ") :])


def test_fragments_of_the_repository_have_names_that_towncrier_takes() -> None:
    fragments(ROOT)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("sync.added.md", "A.", "changes/sync.added.md is not named +<what>.<kind>.md"),
        ("+sync.feature.md", "A.", "changes/+sync.feature.md is not named +<what>.<kind>.md"),
        ("+sync.added.md", " \n", "changes/+sync.added.md is empty"),
    ],
)
def test_fragment_with_a_fault_is_named(tmp_path: Path, name: str, text: str, fault: str) -> None:
    (tmp_path / "changes").mkdir()
    (tmp_path / "changes" / name).write_text(text, encoding="utf-8")
    with pytest.raises(ReleaseError) as caught:
        fragments(tmp_path)
    assert str(caught.value).splitlines()[0] == fault
