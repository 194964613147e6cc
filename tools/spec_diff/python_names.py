"""Public Python names that a new version of the packages no longer has."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

import griffe

PACKAGES = {
    "dingdan_runtime": "runtime",
    "waiqin365_api": "generated",
    "wshoto_api": "generated",
    "dingdan": "overrides",
}
"""The public packages and their folders."""
KINDS = {
    griffe.BreakageKind.OBJECT_REMOVED: "removed",
    griffe.BreakageKind.PARAMETER_REMOVED: "argument removed",
}
"""Breakages that remove a name. Types and rules of arguments are compared in the specs."""
PRIVATE_MODULE = re.compile(r"(\._\w+)+(?=\.)")


@dataclass(frozen=True, order=True, slots=True)
class VanishedName:
    """A removed public name."""

    name: str
    """The full name, such as `waiqin365_api.records.StdomOrder.order_no` or `dingdan.digest(body)`."""
    what: str
    """The change: `removed` or `argument removed`."""
    file: Path
    """The file that defined it."""
    line: int


def vanished_names(old: Path, new: Path) -> list[VanishedName]:
    """Return the public names that the packages in folder `old` have and those in folder `new` do not.

    Raises:
        SyntaxError: a module is not valid Python.
    """
    before, after = _load(old), _load(new)
    found: set[VanishedName] = set()
    for name, package in before.items():
        if name not in after:
            found.add(VanishedName(name, "removed", _file(package), 1))
            continue
        for breakage in griffe.find_breaking_changes(package, after[name]):
            if breakage.kind in KINDS and not breakage.obj.name.startswith("_"):
                found.add(_vanished(breakage, package))
    return sorted(found)


def _load(root: Path) -> dict[str, griffe.Object | griffe.Alias]:
    names = [name for name, folder in PACKAGES.items() if (root / folder / name / "__init__.py").is_file()]
    for name in names:
        for file in sorted((root / PACKAGES[name] / name).rglob("*.py")):
            _check_syntax(file)  # griffe passes over what it cannot read
    folders = dict.fromkeys(PACKAGES.values())
    loader = griffe.GriffeLoader(search_paths=[root / folder for folder in folders], allow_inspection=False)
    packages = {name: loader.load(name, try_relative_path=False) for name in names}
    loader.resolve_aliases(external=False)
    return packages


def _check_syntax(file: Path) -> None:
    try:
        ast.parse(file.read_bytes())
    except SyntaxError as error:
        error.filename = str(file)
        raise


def _vanished(breakage: griffe.Breakage, package: griffe.Object | griffe.Alias) -> VanishedName:
    name, gone = _imported_name(breakage.obj.path, package), breakage.old_value
    if isinstance(gone, griffe.Parameter):
        name = f"{name}({gone.name})"
    return VanishedName(name, KINDS[breakage.kind], _file(breakage.obj), breakage.obj.lineno or 1)


def _imported_name(path: str, package: griffe.Object | griffe.Alias) -> str:
    """Return the public name of the object defined at `path`: the name that the package exports, if there is one."""
    for member in package.members.values():
        if isinstance(member, griffe.Alias) and f"{path}.".startswith(f"{member.target_path}."):
            return f"{member.path}{path.removeprefix(member.target_path)}"
    return PRIVATE_MODULE.sub("", path)


def _file(found: griffe.Object | griffe.Alias) -> Path:
    file = found.filepath
    return file if isinstance(file, Path) else file[0]
