"""The section of a release in CHANGELOG.md, composed from its fragments."""

from __future__ import annotations

import re
from pathlib import Path

from tools.release.commands import run
from tools.release.errors import ReleaseError

FRAGMENT = re.compile(r"\+[a-z0-9-]+\.(added|changed|fixed|removed|security)\.md")
"""The name of a fragment. changes/README.md explains it; `[tool.towncrier]` in pyproject.toml has the same kinds."""
_HEADING = re.compile(r"^## (?P<version>\d\S*) - (?P<date>\S+)$", re.MULTILINE)


def fragments(tree: Path) -> list[Path]:
    """Return the files of changes/ that towncrier takes.

    Raises:
        ReleaseError: A file has a name or a text that is none of a fragment.
    """
    found = sorted(file for file in (tree / "changes").glob("*") if file.name != "README.md")
    faults = [
        f"changes/{file.name} is not named +<what>.<kind>.md" for file in found if not FRAGMENT.fullmatch(file.name)
    ]
    faults += [f"changes/{file.name} is empty" for file in found if not file.read_text(encoding="utf-8").strip()]
    if faults:
        raise ReleaseError("\n".join([*faults, "changes/README.md explains the names"]))
    return found


def draft(tree: Path, version: str, *, date: str, towncrier: str) -> str:
    """Return the section that the fragments make, or an empty text if there are none.

    Raises:
        ReleaseError: towncrier failed, or a fragment has a wrong name.
    """
    if not fragments(tree):
        return ""
    command = [towncrier, "build", "--draft", "--version", version, "--date", date]
    return run(command, cwd=tree).strip() + "\n"


def section_of(changelog: str, version: str) -> str | None:
    """Return the text below the heading of a version, or None if it has no section."""
    found = next((each for each in _HEADING.finditer(changelog) if each["version"] == version), None)
    if found is None:
        return None
    rest = changelog[found.end() :]
    end = re.search(r"^## ", rest, re.MULTILINE)
    return rest[: end.start() if end else None].strip()


def released(changelog: str, version: str, *, date: str, drafted: str) -> str:
    """Return the changelog with the dated section of a version.

    A section that people began (`## 0.2.0 - unreleased`) keeps its text and gets the date; what was drafted follows
    the entries of the same kind, or makes a new kind at its end. Without one, the draft becomes the first section.

    Args:
        changelog: The text of CHANGELOG.md.
        version: The version.
        date: The day of the release.
        drafted: The section that the fragments make; may be empty.
    """
    text = section_of(changelog, version)
    if text is None:
        first = _HEADING.search(changelog)
        place = first.start() if first else len(changelog)
        return f"{changelog[:place]}{drafted.strip()}\n\n{changelog[place:]}"
    merged = text
    for kind, entries in re.findall(r"^### (\w+)\n+(.*?)(?=^### |\Z)", drafted, re.MULTILINE | re.DOTALL):
        merged = _with_entries(merged, kind, entries.strip())
    heading = next(each for each in _HEADING.finditer(changelog) if each["version"] == version)
    before, after = changelog[: heading.start()], changelog[heading.end() :].replace(text, merged, 1)
    return f"{before}## {version} - {date}{after}"


def _with_entries(section: str, kind: str, entries: str) -> str:
    parts = re.split(r"^(?=### )", section, flags=re.MULTILINE)
    for number, part in enumerate(parts):
        if part.startswith(f"### {kind}\n"):
            parts[number] = f"{part.rstrip()}\n{entries}\n\n"
            return "".join(parts).rstrip()
    return f"{section.rstrip()}\n\n### {kind}\n\n{entries}"
