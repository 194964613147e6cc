"""Extracts a git revision into a separate folder. The working tree is not touched."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("specs", "runtime", "generated", "overrides")
"""Folders that are compared: the specs, and the packages that people import."""


class RevisionError(Exception):
    """A revision cannot be had; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions that are compared."""

    name: str
    """The revision as it was asked for; empty for the working tree."""
    folder: Path

    def shown(self, file: Path) -> str:
        """A file of this side as people find it: `revision:path`, or the path alone."""
        resolved, folder = file.resolve(), self.folder.resolve()
        path = resolved.relative_to(folder).as_posix() if resolved.is_relative_to(folder) else str(file)
        return f"{self.name}:{path}" if self.name else path


def working_tree(root: Path) -> Side:
    """The files as they are now, committed or not."""
    return Side("", root)


def take(root: Path, revision: str, folder: Path) -> Side:
    """Extract `revision` of the repository at `root` into `folder`.

    Raises:
        RevisionError: there is no git, no such revision, or it has no specs.
    """
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except RevisionError as error:
        raise RevisionError(f"{revision}: git knows no such revision{_because(error)}") from None
    sha = commit.decode().strip()
    found = set(_git(root, "ls-tree", "-z", "--name-only", sha, *FOLDERS).decode().split("\0"))
    if "specs" not in found:
        raise RevisionError(f"{revision}: there is no folder specs at this revision")
    archive = _git(root, "archive", "--format=tar", sha, *(name for name in FOLDERS if name in found))
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    return Side(revision, folder)


def _git(root: Path, *arguments: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise RevisionError("git is needed, and not on the PATH")
    done = subprocess.run([git, "-C", str(root), *arguments], capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise RevisionError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def _because(error: Exception) -> str:
    return f" ({error})" if str(error) else ""
