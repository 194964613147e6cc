"""All differences between two versions, and the check of their version numbers."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.bundle import Bundle, bundle
from generator.errors import Finding, SpecError
from generator.lint import Rule, openapi, operations
from generator.model import Platform
from generator.pipeline import PLATFORMS
from tools.spec_diff.changes import Change, Effect, worst
from tools.spec_diff.compare_specs import compare_documents
from tools.spec_diff.python_names import VanishedName, vanished_names
from tools.spec_diff.revisions import RevisionError, Side, take, working_tree
from tools.spec_diff.versions import Version

NEEDED: tuple[tuple[Rule, ...], ...] = (
    (openapi.openapi_shape,),
    (openapi.json_schema_shape,),
    (openapi.known_extensions,),
    (operations.whole_operations, operations.named_bodies),
)
"""Lint rules that both documents must pass to be compared. Old versions need not follow newer rules."""
PACKAGE_VERSION = Path("overrides", "dingdan", "_version.py")


class UnreadableError(Exception):
    """A version cannot be compared. Each line of the message has a place and a reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change with its file and line."""

    change: Change
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """The old and new version number, and the effect of the changes between them."""

    name: str
    old: Version | None
    """The old version number; None if there was none."""
    new: Version
    effect: Effect

    @property
    def needed(self) -> Version:
        """The lowest allowed new version number."""
        return self.new if self.old is None else self.old.after(self.effect)

    @property
    def kept(self) -> bool:
        """True if the new version number is high enough."""
        return self.new >= self.needed

    @property
    def complaint(self) -> str:
        """The error message for a version number that is too low."""
        if self.effect is Effect.NONE:
            return f"{self.name} {self.new} was {self.old}: a version does not go back"
        what = "a breaking change" if self.effect is Effect.BREAKING else "an addition"
        return f"{self.name} {self.new} has {what} since {self.old}: it has to be {self.needed} or higher"


@dataclass(frozen=True, slots=True)
class SpecReport:
    """The differences between two versions of a platform's spec."""

    platform: str
    version: Numbered
    entries: list[Entry]

    def count(self, effect: Effect) -> int:
        """Return the number of changes with `effect`."""
        return sum(entry.change.effect is effect for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Report:
    """The differences between two versions of all specs and packages."""

    base: str
    head: str
    specs: list[SpecReport]
    package: Numbered | None
    names: list[tuple[VanishedName, str]]
    """Removed public names, each with the display path of its file."""

    @property
    def complaints(self) -> list[str]:
        """The error messages for all version numbers that are too low."""
        numbers = [spec.version for spec in self.specs] + ([self.package] if self.package else [])
        return [number.complaint for number in numbers if not number.kept]


def compare_revisions(root: Path, base: str, head: str | None = None) -> Report:
    """Compare two revisions of the repository at `root`; without `head`, compare `base` with the working tree.

    Raises:
        RevisionError: a revision cannot be extracted.
        UnreadableError: the files of a revision cannot be parsed.
    """
    with tempfile.TemporaryDirectory(prefix="dingdan-spec-diff-") as name:
        old = take(root, base, Path(name, "old"))
        new = take(root, head, Path(name, "new")) if head else working_tree(root)
        specs = [_compare_specs(key, old, new) for key in PLATFORMS]
        names = _names(old, new)
        return Report(base, head or "", specs, _package(old, new, bool(names)), names)


def _compare_specs(key: str, old: Side, new: Side) -> SpecReport:
    entry = Path("specs", key, "openapi.yaml")
    after = _read(new, entry)
    _check(new, after)
    version = _version(new, after)
    if not (old.folder / entry).exists():
        return SpecReport(key, Numbered(f"specs/{key}", None, version, Effect.NONE), [])
    before = _read(old, entry)
    if before.document != after.document:  # checking takes longer than all else
        _check(old, before)
    changes = compare_documents(Platform(key, before.document), Platform(key, after.document))
    effect = worst(*(change.effect for change in changes))
    numbered = Numbered(f"specs/{key}", _version(old, before), version, effect)
    return SpecReport(key, numbered, [_entry(change, (old, before), (new, after)) for change in changes])


def _read(side: Side, entry: Path) -> Bundle:
    try:
        return bundle(side.folder / entry)
    except SpecError as error:
        raise _unreadable(side, error.findings) from None


def _check(side: Side, joined: Bundle) -> None:
    for rules in NEEDED:
        found = {joined.finding(path, message) for rule in rules for path, message in rule(joined.document)}
        if found:
            raise _unreadable(side, sorted(found))


def _unreadable(side: Side, findings: list[Finding]) -> UnreadableError:
    return UnreadableError("\n".join(_located(side, finding) for finding in findings))


def _version(side: Side, joined: Bundle) -> Version:
    try:
        return Version.read(joined.document["info"]["version"])
    except ValueError as error:
        raise UnreadableError(_located(side, joined.finding(("info", "version"), str(error)))) from None


def _entry(change: Change, old: tuple[Side, Bundle], new: tuple[Side, Bundle]) -> Entry:
    side, joined = old if change.gone else new
    finding = joined.finding(change.path, change.message)
    return Entry(change, side.shown(finding.file), finding.line)


def _names(old: Side, new: Side) -> list[tuple[VanishedName, str]]:
    try:
        found = vanished_names(old.folder, new.folder)
    except SyntaxError as error:
        file = Path(error.filename or "")
        side = old if file.is_relative_to(old.folder) else new
        raise UnreadableError(f"{side.shown(file)}:{error.lineno or 1}: not Python: {error.msg}") from None
    return [(name, (old if name.file.is_relative_to(old.folder) else new).shown(name.file)) for name in found]


def _package(old: Side, new: Side, broken: bool) -> Numbered | None:
    """Compare the version of the package. Only removed names require a higher one; CHANGELOG.md has other changes."""
    files = old.folder / PACKAGE_VERSION, new.folder / PACKAGE_VERSION
    if not all(file.exists() for file in files):
        return None
    before, after = (_package_version(side, file) for side, file in zip((old, new), files, strict=True))
    return Numbered("package dingdan", before, after, Effect.BREAKING if broken else Effect.NONE)


def _package_version(side: Side, file: Path) -> Version:
    found: Any = re.search(r'__version__ = "([^"]*)"', file.read_text(encoding="utf-8"))
    try:
        return Version.read(found[1] if found else "")
    except ValueError as error:
        raise UnreadableError(f"{side.shown(file)}:1: {error}") from None


def _located(side: Side, finding: Finding) -> str:
    return f"{side.shown(finding.file)}:{finding.line}: {finding.message}"


__all__ = ["Entry", "Numbered", "Report", "RevisionError", "SpecReport", "UnreadableError", "compare_revisions"]
