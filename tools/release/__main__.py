"""The command of the release tools: `python -m tools.release build`, and more. `make` calls it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.release.build import ROOT, build, epoch_of_last_commit
from tools.release.commands import run
from tools.release.contents import sdist_problems, wheel_problems
from tools.release.errors import ReleaseError


def _build(given: argparse.Namespace) -> None:
    built = build(ROOT, given.into, epoch=epoch_of_last_commit(ROOT))
    faults = wheel_problems(built.wheel, ROOT) + sdist_problems(built.sdist, ROOT)
    if faults:
        raise ReleaseError("\n".join(faults))
    print(run([given.twine, "check", "--strict", built.sdist, built.wheel], cwd=ROOT).rstrip())


def main() -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m tools.release")
    commands = parser.add_subparsers(required=True)
    each = commands.add_parser("build", help="build sdist and wheel, and check what is in them")
    each.add_argument("--into", type=Path, default=ROOT / "dist", help="the folder to write")
    each.add_argument("--twine", default="twine", help="the program; `make build` installs it")
    each.set_defaults(run=_build)
    given = parser.parse_args()
    try:
        given.run(given)
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
