"""The command of the release tools: `python -m tools.release build`, and more. `make` calls it."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from tools.release.build import ROOT, build, built_in, epoch_of_last_commit
from tools.release.changelog import draft
from tools.release.commands import run
from tools.release.contents import sdist_problems, wheel_problems
from tools.release.errors import ReleaseError

DIST = ROOT / "dist"


def _build(given: argparse.Namespace) -> None:
    built = build(ROOT, given.into, epoch=epoch_of_last_commit(ROOT))
    faults = wheel_problems(built.wheel, ROOT) + sdist_problems(built.sdist, ROOT)
    if faults:
        raise ReleaseError("\n".join(faults))
    print(run([given.twine, "check", "--strict", built.sdist, built.wheel], cwd=ROOT).rstrip())


def _sbom(given: argparse.Namespace) -> None:
    from tools.release.licences import write_licences
    from tools.release.sbom import write_sbom

    built = built_in(DIST)
    document = DIST / f"{built.wheel.name.split('-py3')[0]}.cdx.json"
    environment = ROOT / "build" / "release" / "all"
    epoch = epoch_of_last_commit(ROOT)
    programs = {"uv": given.uv.absolute(), "cyclonedx": given.cyclonedx.absolute()}
    write_sbom(built.wheel, document, environment=environment, epoch=epoch, **programs)
    found = write_licences(document, DIST / "LICENCES.md")
    print(f"{document.name}: {len(found)} libraries; LICENCES.md: each licence allows any use")


def _changelog(given: argparse.Namespace) -> None:
    text = draft(ROOT, given.version, date=_today(), towncrier=given.towncrier)
    print(text or "changes/ has no fragment")


def _prepare(given: argparse.Namespace) -> None:
    from tools.release.prepare import SIGN_OFF, prepare

    settings = {"index": given.index, "date": _today(), "twine": given.twine, "towncrier": given.towncrier}
    prepare(ROOT, given.version, DIST, **settings)
    print(f"prepared {given.version}; nothing has left this machine. Next: tick {DIST / SIGN_OFF}, then make upload")


def _upload(given: argparse.Namespace) -> None:
    from tools.release.prepare import upload

    upload(DIST, index=given.index, upload_to=given.upload_to, twine=given.twine)


def _rehearse(given: argparse.Namespace) -> None:
    from tools.release.rehearsal import Programs, rehearse

    rehearse(ROOT, Programs(given.uv, given.twine, given.towncrier, given.pypi_server), date=_today())


def _today() -> str:
    return dt.datetime.now().astimezone().date().isoformat()


def main() -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m tools.release")
    commands = parser.add_subparsers(required=True)
    tools = argparse.ArgumentParser(add_help=False)
    for name in ("twine", "towncrier", "pypi-server"):
        tools.add_argument(f"--{name}", default=name, help="the program; make installs it")
    tools.add_argument("--uv", type=Path, default=Path("uv"), help="the same")
    tools.add_argument("--cyclonedx", type=Path, default=Path("cyclonedx-py"), help="the same")

    each = commands.add_parser("build", parents=[tools], help="build sdist and wheel, and check what is in them")
    each.add_argument("--into", type=Path, default=DIST, help="the folder to write")
    each.set_defaults(run=_build)
    each = commands.add_parser(
        "sbom", parents=[tools], help="list what the wheel installs with all extras, and licences"
    )
    each.set_defaults(run=_sbom)
    each = commands.add_parser("changelog", parents=[tools], help="show the section that changes/ makes")
    each.add_argument("--version", default="next", help="its version")
    each.set_defaults(run=_changelog)
    each = commands.add_parser("prepare", parents=[tools], help="write version and changelog, tag, build, check")
    each.add_argument("version", help="such as 0.3.0")
    each.add_argument("--index", required=True, help="the simple API of the index, which must not have the version")
    each.set_defaults(run=_prepare)
    each = commands.add_parser("upload", parents=[tools], help="upload what was prepared and signed off")
    each.add_argument("--index", required=True, help="the simple API of the index")
    each.add_argument("--upload-to", required=True, help="the address that takes uploads")
    each.set_defaults(run=_upload)
    each = commands.add_parser("rehearse", parents=[tools], help="release to an index on loopback, and install from it")
    each.set_defaults(run=_rehearse)
    given = parser.parse_args()
    try:
        given.run(given)
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
