"""Building the sdist and the wheel: the same bytes from the same commit, wherever and whenever it is done."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.release.commands import run
from tools.release.errors import ReleaseError

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Distributions:
    """The two files of a release."""

    sdist: Path
    wheel: Path


def epoch_of_last_commit(tree: Path) -> int:
    """Return the time of the last commit, in seconds since 1970: the time of all files in the archives.

    Raises:
        ReleaseError: `tree` is in no git repository with a commit.
    """
    return int(run(["git", "log", "-1", "--format=%ct"], cwd=tree))


def build(tree: Path, into: Path, *, epoch: int) -> Distributions:
    """Build the sdist and the wheel of a tree, and remove older ones from the folder.

    The bytes depend on the files of the tree, `epoch`, the version of hatchling (requirements/*.txt) and the zlib of
    Python; not on the folder, the time, the times and permissions of files, the locale or the time zone.

    Args:
        tree: A checkout, or an unpacked sdist.
        into: The folder to write.
        epoch: The time of all files, in seconds since 1970.

    Raises:
        ReleaseError: hatchling failed.
    """
    for old in [*into.glob("dingdan-*.tar.gz"), *into.glob("dingdan-*.whl")]:
        old.unlink()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "PYTHONDONTWRITEBYTECODE": "1"}
    run([sys.executable, "-m", "hatchling", "build", "-d", into.absolute()], cwd=tree, env=environment)
    return built_in(into)


def built_in(folder: Path) -> Distributions:
    """Return the distributions of a folder.

    Raises:
        ReleaseError: It does not have one sdist and one wheel.
    """
    sdists, wheels = [*folder.glob("dingdan-*.tar.gz")], [*folder.glob("dingdan-*.whl")]
    if len(sdists) != 1 or len(wheels) != 1:
        raise ReleaseError(f"{folder} has {len(sdists)} sdists and {len(wheels)} wheels, not one of each: make build")
    return Distributions(sdists[0], wheels[0])
