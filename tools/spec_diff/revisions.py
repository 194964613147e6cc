"""Extraction of a git revision into a separate folder. The working tree does not change."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("specs", "runtime", "generated", "overrides")
"""The compared folders: the specs and the public packages."""


class RevisionError(Exception):
    """A revision cannot be extracted. The message has the revision and the reason."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two compared versions."""

    name: str
    """The revision given by the user; empty for the working tree."""
    folder: Path

    def shown(self, file: Path) -> str:
        """Return the display path of a file: `revision:path`, or only the path in the working tree."""
        resolved, folder = file.resolve(), self.folder.resolve()
        path = resolved.relative_to(folder).as_posix() if resolved.is_relative_to(folder) else str(file)
        return f"{self.name}:{path}" if self.name else path


def working_tree(root: Path) -> Side:
    """Return the current files, committed or not."""
    return Side("", root)


def take(root: Path, revision: str, folder: Path) -> Side:
    """Extract `revision` of the repository at `root` into `folder`.

    Raises:
        RevisionError: git is not installed, the revision does not exist, or it has no folder `specs`.
    """
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except RevisionError as error:
        raise RevisionError(f"{revision}: the revision does not exist{_reason(error)}") from None
    sha = commit.decode().strip()
    found = set(_git(root, "ls-tree", "-z", "--name-only", sha, *FOLDERS).decode().split("\0"))
    if "specs" not in found:
        raise RevisionError(f"{revision}: this revision has no folder specs")
    archive = _git(root, "archive", "--format=tar", sha, *(name for name in FOLDERS if name in found))
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    return Side(revision, folder)


def _git(root: Path, *arguments: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise RevisionError("git is required, but not on the PATH")
    done = subprocess.run([git, "-C", str(root), *arguments], capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise RevisionError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def _reason(error: Exception) -> str:
    return f" ({error})" if str(error) else ""
