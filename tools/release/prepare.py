"""A release, from the checks to the list for its sign-off. Nothing leaves this machine before `upload`."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from pathlib import Path

from tools.release.build import Distributions, build, built_in, epoch_of_last_commit
from tools.release.changelog import draft, fragments, released, section_of
from tools.release.commands import run
from tools.release.contents import sdist_problems, wheel_problems
from tools.release.errors import ReleaseError
from tools.release.refusals import last_release, refusals, versions_on

BY_PEOPLE = (
    "`.ci/run` passed on this commit",
    "`make check-wheel` passed on this commit",
    "`make sbom` passed: every licence is judged",
    "the section of the changelog below was read, by somebody who did not write it",
    "both READMEs and the pages of docs/ say what this version does",
    "the tag is pushed only after the upload has passed",
)
"""Lines of the sign-off that no program can tick."""
SIGN_OFF = "SIGN-OFF.md"


def prepare(
    tree: Path, version: str, into: Path, *, index: str, date: str, twine: str, towncrier: str
) -> Distributions:
    """Write version and changelog, commit, tag, build from the tag, check, and write the list for the sign-off.

    Args:
        tree: A clean checkout, on the branch that is released.
        version: The version, such as `0.3.0`.
        into: The folder of the distributions and the list.
        index: The address of the index's simple API, which must not have the version yet.
        date: The day of the release, such as `2026-12-01`.
        twine: The program twine.
        towncrier: The program towncrier.

    Raises:
        ReleaseError: There is a reason not to release (nothing was changed), or a check of what was built failed (the
            message says how to take the commit and the tag back).
    """
    if reasons := refusals(tree, version, index=index):
        raise ReleaseError("\n".join(reasons))
    base = last_release(tree)
    _write_version(tree, version)
    _write_changelog(tree, version, date=date, towncrier=towncrier)
    run(["git", "add", "--all"], cwd=tree)
    run(["git", "commit", "--quiet", "-m", f"Release {version}"], cwd=tree)
    run(["git", "tag", "--annotate", f"v{version}", "-m", f"Release {version}"], cwd=tree)
    try:
        built = _build_twice(tree, into)
        faults = wheel_problems(built.wheel, tree) + sdist_problems(built.sdist, tree)
        if faults:
            raise ReleaseError("\n".join(faults))
        run([twine, "check", "--strict", built.sdist, built.wheel], cwd=tree)
    except ReleaseError as error:
        back = f"to take it back: git tag -d v{version} && git reset --hard HEAD~1"
        raise ReleaseError(f"{error}\n{back}") from error
    _write_sign_off(tree, version, built, into, base)
    return built


def upload(dist: Path, *, index: str, upload_to: str, twine: str) -> None:
    """Upload what was prepared and signed off.

    Args:
        dist: The folder of `prepare`.
        index: The address of the index's simple API.
        upload_to: The address that takes uploads. Credentials are twine's: its environment or configuration.
        twine: The program twine.

    Raises:
        ReleaseError: A line is not signed off, a file is not the one that was, or the index refuses.
    """
    sign_off = dist / SIGN_OFF
    if not sign_off.exists():
        raise ReleaseError(f"{sign_off} is missing: prepare the release first")
    text = sign_off.read_text(encoding="utf-8")
    if still := re.findall(r"^- \[ \] (.*)$", text, re.MULTILINE):
        raise ReleaseError("\n".join(f"not signed off: {line}" for line in still))
    built = built_in(dist)
    for file in (built.sdist, built.wheel):
        if f"{_sha256(file)}  {file.name}" not in text:
            raise ReleaseError(f"{file.name} is not the file that was signed off")
    (version,) = re.findall(r"^# Sign-off of dingdan (\S+)$", text, re.MULTILINE)
    if version in versions_on(index):
        raise ReleaseError(f"{version} is on the index already")
    command = [twine, "upload", "--non-interactive", "--disable-progress-bar", "--repository-url", upload_to]
    run([*command, built.sdist, built.wheel], cwd=dist)


def _write_version(tree: Path, version: str) -> None:
    file = tree / "overrides" / "dingdan" / "_version.py"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r'__version__ = ".*"', f'__version__ = "{version}"', text), encoding="utf-8")


def _write_changelog(tree: Path, version: str, *, date: str, towncrier: str) -> None:
    file = tree / "CHANGELOG.md"
    drafted = draft(tree, version, date=date, towncrier=towncrier)
    text = released(file.read_text(encoding="utf-8"), version, date=date, drafted=drafted)
    file.write_text(text, encoding="utf-8")
    for fragment in fragments(tree):
        fragment.unlink()


def _build_twice(tree: Path, into: Path) -> Distributions:
    """Build in the checkout, and from the commit alone in another folder: the bytes must be the same."""
    into.mkdir(parents=True, exist_ok=True)
    epoch = epoch_of_last_commit(tree)
    built = build(tree, into, epoch=epoch)
    with tempfile.TemporaryDirectory(prefix="dingdan-release-") as name:
        archive = Path(name, "tree.tar")
        run(["git", "archive", "--format=tar", "--output", archive, "HEAD"], cwd=tree)
        shutil.unpack_archive(archive, Path(name, "tree"), filter="data")
        again = build(Path(name, "tree"), Path(name, "dist"), epoch=epoch)
        for one, other in ((built.sdist, again.sdist), (built.wheel, again.wheel)):
            if one.read_bytes() != other.read_bytes():
                raise ReleaseError(f"{one.name} has other bytes when it is built from the commit alone")
    return built


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _write_sign_off(tree: Path, version: str, built: Distributions, into: Path, base: str | None) -> None:
    commit = run(["git", "rev-parse", "HEAD"], cwd=tree).strip()
    since = f"since {base}" if base else "the first release"
    lines = [
        f"# Sign-off of dingdan {version}", "",
        f"Commit {commit}, tag v{version}, {since}. Checked by the script: a clean tree, the versions of specs",
        "and package, the contents of both files, `twine check`, the same bytes from a second build.", "",
        *(f"    {_sha256(file)}  {file.name}" for file in (built.sdist, built.wheel)), "",
        "To be ticked (`[x]`) by who has seen it:", "",
        *(f"- [ ] {line}" for line in BY_PEOPLE), "",
        "## Changelog", "",
        section_of((tree / "CHANGELOG.md").read_text(encoding="utf-8"), version) or "",
    ]  # fmt: skip
    (into / SIGN_OFF).write_text("\n".join(lines) + "\n", encoding="utf-8")
