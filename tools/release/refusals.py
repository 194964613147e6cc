"""The reasons not to release."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path

from tools.release.changelog import fragments, section_of
from tools.release.commands import run
from tools.release.errors import ReleaseError
from tools.spec_diff.report import RevisionError, UnreadableError, compare_revisions
from tools.spec_diff.revisions import FOLDERS
from tools.spec_diff.versions import Version

SECONDS_FOR_INDEX = 30


def last_release(tree: Path) -> str | None:
    """Return the newest tag of a release before the current commit, such as `v0.1.0`, or None before the first."""
    tags = run(["git", "tag", "--merged", "HEAD", "--list", "v[0-9]*"], cwd=tree).split()
    return max(tags, key=lambda tag: Version.read(tag.removeprefix("v")), default=None)


def refusals(tree: Path, version: str, *, index: str) -> list[str]:
    """Return why a version cannot be released from a checkout; one line for each reason.

    Args:
        tree: The checkout.
        version: The version that is wanted, such as `0.3.0`.
        index: The address of the index's simple API, such as `http://127.0.0.1:8080/simple/`.

    Raises:
        ReleaseError: The index does not answer, or the specs cannot be compared.
    """
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        return [f"{version} is not a version of the form 1.2.3"]
    found = []
    if changed := run(["git", "status", "--porcelain"], cwd=tree).splitlines():
        found.append(f"the tree is not clean: {changed[0].strip()}{' and more' if len(changed) > 1 else ''}")
    base = last_release(tree)
    if base is not None and Version.read(version) <= Version.read(base.removeprefix("v")):
        found.append(f"{version} is not higher than the last release, {base}")
    if version in versions_on(index):
        found.append(f"{version} is on the index already, and an index never takes the same version twice")
    if not fragments(tree) and not section_of((tree / "CHANGELOG.md").read_text(encoding="utf-8"), version):
        found.append(f"the changelog would be silent: changes/ has no fragment, CHANGELOG.md no section of {version}")
    return found + (_too_low(tree, base, version) if base is not None else [])


def versions_on(index: str) -> set[str]:
    """Return the versions of dingdan that an index has.

    Raises:
        ReleaseError: The index does not answer.
    """
    if not index.startswith(("http://", "https://")):
        raise ReleaseError(f"{index} is not the address of an index")
    try:
        with urllib.request.urlopen(f"{index.rstrip('/')}/dingdan/", timeout=SECONDS_FOR_INDEX) as answer:  # noqa: S310
            page = answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return set()
        raise ReleaseError(f"the index answers {error.code}: {index}") from error
    except OSError as error:
        raise ReleaseError(f"the index does not answer: {index}: {error}") from error
    return set(re.findall(r"dingdan-([0-9][^-/\"'<>]*?)(?:\.tar\.gz|-py3)", page))


def _too_low(tree: Path, base: str, version: str) -> list[str]:
    """Return the versions of specs and package that are too low for what changed since the last release."""
    if not run(["git", "diff", "--name-only", base, "--", *FOLDERS], cwd=tree):
        return []  # a comparison takes seconds
    try:
        report = compare_revisions(tree, base)
    except (RevisionError, UnreadableError) as error:
        raise ReleaseError(f"the specs cannot be compared with {base}: {error}") from error
    numbers = [spec.version for spec in report.specs]
    if report.package is not None:
        numbers.append(replace(report.package, new=Version.read(version)))
    return [number.complaint for number in numbers if not number.kept]
