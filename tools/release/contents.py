"""Checks of the contents of a wheel and an sdist."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.release.commands import run

_HOMES = re.compile(rb"(?:/home|/Users|/root|/tmp|/workspaces?)/[A-Za-z0-9_.-]+|[A-Z]:\\Users\\\w+")
"""Folders that only one machine has. Examples in help texts and documents use others, such as /data and /etc."""
_NOT_SHIPPED = re.compile(r"(?:^|/)(?:(?:tests?|__pycache__|\.venv|node_modules)/|(?:test_[^/]*|conftest)\.py$)|\.pyc$")


def wheel_problems(wheel: Path, tree: Path) -> list[str]:
    """Compare a wheel with the tree that it was built from.

    The wheel must have exactly the files of the packages that git knows, and the bundled specs; `py.typed` in each
    package; a true RECORD; no tests; no path of this machine.

    Args:
        wheel: The wheel.
        tree: The checkout that it was built from.

    Returns:
        One line for each fault, none if the wheel is right.
    """
    settings = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    target = settings["targets"]["wheel"]
    with zipfile.ZipFile(wheel) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    modules = {name: data for name, data in files.items() if ".dist-info/" not in name}
    expected = {
        f"{Path(package).name}/{file.removeprefix(f'{package}/')}": file
        for package in target["packages"] for file in _known_files(tree, package)
    } | {inside: file for file, inside in target["force-include"].items()}  # fmt: skip
    found = [f"lacks {name}" for name in sorted(expected.keys() - modules.keys())]
    found += [f"has {name}, which is not in the repository" for name in sorted(modules.keys() - expected.keys())]
    for name in sorted(expected.keys() & modules.keys()):
        if modules[name] != (tree / expected[name]).read_bytes():
            found.append(f"{name} differs from {expected[name]}")
    packages = {name.partition("/")[0] for name in modules}
    found += [f"{package} has no py.typed" for package in sorted(packages) if f"{package}/py.typed" not in modules]
    found += [f"has no {kind}" for kind in ("METADATA", "licenses/LICENSE") if not _info(files, kind)]
    found += _record_problems(files)
    return [f"{wheel.name} {fault}" for fault in [*found, *_foreign_problems(files, tree)]]


def sdist_problems(sdist: Path, tree: Path) -> list[str]:
    """Check that an sdist has what the wheel is built from and what users read, no tests and no path of this machine.

    Args:
        sdist: The sdist.
        tree: The checkout that it was built from.

    Returns:
        One line for each fault, none if the sdist is right.
    """
    with tarfile.open(sdist) as archive:
        files = {
            member.name.partition("/")[2]: stream.read()
            for member in archive.getmembers() if (stream := archive.extractfile(member)) is not None
        }  # fmt: skip
    folders = ("specs", "runtime", "generated", "overrides", "apps")
    expected = {file for folder in folders for file in _known_files(tree, folder)}
    expected |= {"README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE", "pyproject.toml"}
    found = [f"lacks {name}" for name in sorted(expected - files.keys())]
    extra = files.keys() - expected - {"PKG-INFO", ".gitignore"}
    found += [f"has {name}, which is not in the repository" for name in sorted(extra)]
    return [f"{sdist.name} {fault}" for fault in [*found, *_foreign_problems(files, tree)]]


def _known_files(tree: Path, folder: str) -> list[str]:
    # Files that were never added are listed too: the build takes them, and a release needs a clean tree anyway.
    listed = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", folder], cwd=tree)
    return [name for name in listed.split("\0") if name and (tree / name).exists()]


def _info(files: Mapping[str, bytes], name: str) -> bytes | None:
    return next((data for file, data in files.items() if file.partition(".dist-info/")[2] == name), None)


def _record_problems(files: Mapping[str, bytes]) -> Iterable[str]:
    record = _info(files, "RECORD")
    if record is None:
        yield "has no RECORD"
        return
    rows = {row[0]: row[1] for row in csv.reader(io.StringIO(record.decode("utf-8")))}
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode("ascii").rstrip("=")
        if name not in rows:
            yield f"has {name}, which its RECORD does not name"
        elif not name.endswith(".dist-info/RECORD") and rows[name] != f"sha256={digest}":
            yield f"has another hash in its RECORD for {name}"


def _foreign_problems(files: Mapping[str, bytes], tree: Path) -> Iterable[str]:
    here = (str(tree.resolve()).encode(), str(Path.home()).encode() + b"/")
    for name, data in files.items():
        if _NOT_SHIPPED.search(name):
            yield f"has {name}, which is not for users"
        homes = [found.group().decode() for found in _HOMES.finditer(data)]
        homes += [path.decode() for path in here if path in data]
        yield from (f"names the path {path} of a machine in {name}" for path in dict.fromkeys(homes))
