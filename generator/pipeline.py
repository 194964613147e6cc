"""The generation pipeline. It works in a temporary folder and replaces committed files only after success."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.clients import run_tool, write_client
from generator.collections import collections
from generator.errors import Finding, SpecError
from generator.facade import write_facade
from generator.links import with_links
from generator.lint import load
from generator.model import Platform
from generator.quirks import quirk_list
from generator.records import write_records
from generator.source import write_yaml
from generator.variants import variants

PLATFORMS = ("waiqin365", "wshoto")
"""The platforms of this repository."""

CLIENT = "openapi_client"
"""The folder for the output of openapi-python-client. It is formatted and gets a header; ruff fixes nothing in it."""
POSTMAN = "postman"
"""The folder of `dist` for collections."""
PYTHON_HEADER = """\
# Generated from specs/{key}/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""
YAML_HEADER = """\
# Made from specs/{key}/ by `make generate`: one file for tools and other languages. Do not edit.
"""
RUFF_SELECT = "I,F401,UP,D209,D210,D212"
"""Ruff rules for automatic fixes: import order, unused imports, modern syntax and the layout of docstrings."""


def platforms_in(specs: Path) -> tuple[str, ...]:
    """Return the names of the platforms in a folder of specs: the subfolders with an `openapi.yaml`.

    Raises:
        SpecError: there is none.
    """
    found = tuple(sorted(entry.parent.name for entry in specs.glob("*/openapi.yaml")))
    if not found:
        raise SpecError([Finding(specs, 1, "no folder in it has an openapi.yaml")])
    return found


def generate(specs: Path, output: Path, dist: Path, platforms: tuple[str, ...] = PLATFORMS) -> None:
    """Generate the files of `dist` and `output/<platform>_api/` from `specs/<platform>/`.

    Args:
        specs: The folder of the specs, with one folder for each platform.
        output: The folder for the packages. Other folders in it are kept.
        dist: The folder for the bundled specs, their variants and their collections.
        platforms: The names of the platforms.

    Raises:
        SpecError: a spec has errors. Each finding has a file and a line. Nothing was written.
        ToolError: an external generator failed. Nothing was written.
    """
    with tempfile.TemporaryDirectory(prefix="dingdan-generate-") as name:
        scratch = Path(name)
        render(specs, scratch / "generated", scratch / "dist", platforms)
        output.mkdir(parents=True, exist_ok=True)
        dist.mkdir(parents=True, exist_ok=True)
        for key in platforms:
            _replace(scratch / "generated" / f"{key}_api", output / f"{key}_api")
        for name in _files(scratch / "dist"):
            (dist / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(scratch / "dist" / name, dist / name)


def differences(specs: Path, output: Path, dist: Path, platforms: tuple[str, ...] = PLATFORMS) -> list[str]:
    """Return a message for every committed file that differs from the generated one.

    Raises:
        SpecError: a spec has errors.
        ToolError: an external generator failed.
    """
    with tempfile.TemporaryDirectory(prefix="dingdan-check-") as name:
        scratch = Path(name)
        render(specs, scratch / "generated", scratch / "dist", platforms)
        found = []
        for key in platforms:
            found += _compare(scratch / "generated" / f"{key}_api", output / f"{key}_api")
        for name, made in _files(scratch / "dist").items():
            committed = dist / name
            if not committed.exists():
                found.append(f"{committed}: missing")
            elif made != committed.read_bytes():
                found.append(f"{committed}: differs from what the specs give")
        packages = {f"{key}_api" for key in platforms}
        found += [f"{left}: no spec gives it" for left in sorted(output.glob("*_api")) if left.name not in packages]
        return found


def render(specs: Path, output: Path, dist: Path, platforms: tuple[str, ...]) -> None:
    """Generate all files into empty folders; the arguments are those of `generate`."""
    output.mkdir(parents=True)
    dist.mkdir(parents=True)
    found = [Platform(key, load(specs / key / "openapi.yaml")) for key in platforms]
    with ThreadPoolExecutor(len(found) or 1) as pool:
        list(pool.map(lambda platform: _render_platform(platform, output, dist), found))
    (dist / "quirks.md").write_text(quirk_list(found), encoding="utf-8")
    # One run for all packages: starting ruff costs more than formatting does.
    first_party = f"lint.isort.known-first-party={json.dumps(['dingdan_runtime', *(each.package for each in found)])}"
    run_tool(
        "ruff",
        [
            *_ruff("check"),
            "--config",
            first_party,
            "--fix-only",
            "--unsafe-fixes",
            "--select",
            RUFF_SELECT,
            "--exclude",
            CLIENT,
            str(output),
        ],
    )
    format_python(output)
    for key in platforms:
        for file in sorted((output / f"{key}_api").rglob("*.py")):
            text = file.read_text(encoding="utf-8").removeprefix("# generated by datamodel-codegen:\n")
            lines = [line for line in text.splitlines(keepends=True) if not line.startswith("#   filename:")]
            file.write_text(PYTHON_HEADER.format(key=key) + "".join(lines), encoding="utf-8")


def format_python(folder: Path) -> None:
    """Format generated code. Trailing commas do not split a statement that fits on one line."""
    run_tool("ruff", [*_ruff("format"), "--config", "format.skip-magic-trailing-comma=true", str(folder)])


def _render_platform(platform: Platform, output: Path, dist: Path) -> None:
    shared = Platform(platform.key, with_links(platform))
    text = YAML_HEADER.format(key=platform.key) + write_yaml(shared.document)
    (dist / f"{platform.key}.yaml").write_text(text, encoding="utf-8")
    for name, variant in variants(shared).items():
        text = YAML_HEADER.format(key=platform.key) + write_yaml(variant)
        (dist / f"{platform.key}.{name}.yaml").write_text(text, encoding="utf-8")
    for name, content in collections(platform).items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        (dist / POSTMAN).mkdir(exist_ok=True)
        (dist / POSTMAN / f"{platform.key}.{name}.json").write_text(text, encoding="utf-8")
    package = output / platform.package
    package.mkdir()
    with tempfile.TemporaryDirectory(prefix="dingdan-") as scratch:
        write_client(platform, package / CLIENT, Path(scratch))
        write_records(platform, package / "records.py", Path(scratch))
    write_facade(platform, package)


def _ruff(command: str) -> list[str]:
    return [sys.executable, "-m", "ruff", command, "--isolated", "--no-cache", "--target-version", "py311",
            "--line-length", "110"]  # fmt: skip


def _replace(made: Path, target: Path) -> None:
    """Replace the folder `target` with a copy of `made` by renaming, so that no reader sees a partial folder."""
    fresh = target.with_name(f".{target.name}.new")
    old = target.with_name(f".{target.name}.old")
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(made, fresh)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _files(folder: Path) -> dict[str, bytes]:
    """Return the content of all files in a folder by relative path, sorted."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }


def _compare(made: Path, committed: Path) -> list[str]:
    wanted, found = _files(made), _files(committed)
    return (
        [f"{committed / name}: missing" for name in sorted(wanted.keys() - found.keys())]
        + [f"{committed / name}: the specs give no such file" for name in sorted(found.keys() - wanted.keys())]
        + [
            f"{committed / name}: differs from what the specs give"
            for name in sorted(wanted.keys() & found.keys())
            if wanted[name] != found[name]
        ]
    )


__all__ = ["CLIENT", "PLATFORMS", "differences", "generate", "platforms_in", "render"]
