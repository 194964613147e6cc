"""What is generated from the invented spec: the same bytes, sound types, headers, names.

Renew what is expected with `RENEW_GOLDEN=1`; see golden/README.md.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from generator.clients import write_client
from generator.model import Platform
from generator.pipeline import CLIENT, format_python, generate
from tests.generator.spec_folder import GOLDEN, ROOT, tree

SPECS, GENERATED, BUNDLED = (GOLDEN / name for name in ("specs", "generated", "bundled"))
PACKAGES = [GENERATED / "teahouse_api", ROOT / "generated" / "waiqin365_api", ROOT / "generated" / "wshoto_api"]
HEADER = "Generated from specs/{}/ by `make generate`. Do not edit: change the spec, or the templates in generator/."


def modules(package: Path) -> list[str]:
    """The names of all modules of a package."""
    return [
        ".".join(file.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")
        for file in sorted(package.rglob("*.py"))
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the invented platform was generated afresh."""
    folder = tmp_path_factory.mktemp("made")
    if os.environ.get("RENEW_GOLDEN"):
        generate(SPECS, GENERATED, BUNDLED, ("teahouse",))
    generate(SPECS, folder / "generated", folder / "bundled", ("teahouse",))
    return folder


CALLER = '''
from teahouse_api.codes import Grade, Mood
from teahouse_api.params import AddTeasItemParam
from teahouse_api.records import Tea, Visit
from teahouse_api.resources.teas import Teas
from teahouse_api.resources.visits import Visits


def labels(tea: Tea, visit: Visit) -> list[str]:
    """Read labels as a caller does: no code has to be asked first whether it is documented."""
    found = [code.label_zh for code in (tea.grade, visit.mood) if code is not None and code.known]
    if tea.grade == Grade.FIRST or tea.grade == "99":
        found.append(tea.grade.label if tea.grade else "")
    return found


def codes(teas: Teas, visits: Visits) -> None:
    """Give a code that is documented, one that is not and a member."""
    teas.query(grade="1")
    teas.query(grade="99")
    teas.query(grade=99)
    teas.query(grade=Grade.FIRST)
    items: list[AddTeasItemParam] = [
        {"name": "A", "leaves": [], "grade": "1"},
        {"name": "B", "leaves": [], "grade": "99"},
        {"name": "C", "leaves": [], "grade": Grade.FIRST},
    ]
    teas.add(items)
    visits.list(since=0, mood=1)
    visits.list(since=0, mood=99)
    visits.list(since=0, mood=Mood.CALM)
'''


def test_generated_files_are_the_expected_ones_byte_for_byte(made: Path) -> None:
    assert {
        folder.name: [name for name, content in tree(made / folder.name).items() if tree(folder).get(name) != content]
        for folder in (GENERATED, BUNDLED)
    } == {"generated": [], "bundled": []}
    assert {folder.name: tree(folder).keys() - tree(made / folder.name).keys() for folder in (GENERATED, BUNDLED)} == {
        "generated": set(),
        "bundled": set(),
    }


def test_generating_again_over_an_older_result_gives_the_same_bytes(made: Path) -> None:
    before = tree(made)
    stale = made / "generated" / "teahouse_api" / "stale.py"
    stale.write_text("")
    (made / "bundled" / "teahouse.yaml").write_text("old")
    generate(SPECS, made / "generated", made / "bundled", ("teahouse",))
    assert tree(made) == before


@pytest.mark.finding(17)
def test_the_generated_package_passes_mypy_strict(made: Path, tmp_path: Path) -> None:
    caller = tmp_path / "caller.py"
    caller.write_text(CALLER, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--explicit-package-bases", "--config-file", os.devnull,
         "--cache-dir", str(tmp_path / "cache"), str(made / "generated" / "teahouse_api"), str(caller)],
        env={**os.environ, "MYPYPATH": os.pathsep.join([str(ROOT / "runtime"), str(made / "generated")])},
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout.partition(" in ")[0], done.returncode) == ("Success: no issues found", 0)


def test_the_plain_client_is_what_openapi_python_client_writes(platform: Platform, made: Path, tmp_path: Path) -> None:
    write_client(platform, tmp_path / CLIENT, tmp_path)
    format_python(tmp_path / CLIENT)
    written = tree(tmp_path / CLIENT)
    header = f"# {HEADER.format('teahouse')}\n".encode()
    of_package = tree(made / "generated" / "teahouse_api" / CLIENT)
    assert {name: content.removeprefix(header) for name, content in of_package.items()} == written


def test_every_module_of_the_golden_package_imports(teahouse_api: Callable[[str], ModuleType]) -> None:
    names = modules(GENERATED / "teahouse_api")
    assert [teahouse_api(name.partition(".")[2]).__name__ for name in names] == names


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_every_python_file_begins_with_the_header_of_its_platform(package: Path) -> None:
    header = f"# {HEADER.format(package.name.removesuffix('_api'))}"
    without = [file.name for file in package.rglob("*.py") if file.read_text("utf-8").split("\n", 1)[0] != header]
    assert without == []


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_package_holds_python_files_and_the_marker_of_types_alone(package: Path) -> None:
    others = {file.name for file in package.rglob("*") if file.is_file() and file.suffix not in (".py", ".pyc")}
    assert others == {"py.typed"}


@pytest.mark.parametrize("bundled", [BUNDLED / "teahouse.yaml", *(ROOT / "specs" / "dist").glob("*.yaml")],
                         ids=lambda file: file.name)  # fmt: skip
def test_every_bundled_spec_begins_with_the_header_of_its_platform(bundled: Path) -> None:
    platform = bundled.name.partition(".")[0]
    assert bundled.read_text("utf-8").split("\n", 1)[0] == (
        f"# Made from specs/{platform}/ by `make generate`: one file for tools and other languages. Do not edit."
    )


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_every_name_in_all_exists_and_stands_once(package: Path, teahouse_api: Callable[[str], ModuleType]) -> None:
    missing = []
    for name in modules(package):
        module = teahouse_api(name.partition(".")[2]) if package == PACKAGES[0] else importlib.import_module(name)
        listed = getattr(module, "__all__", ())
        missing += [f"{name}.{each}" for each in listed if not hasattr(module, each)]
        assert len(set(listed)) == len(listed)
    assert missing == []


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_no_generated_line_names_a_temporary_folder_or_a_date(package: Path) -> None:
    text = "".join(file.read_text("utf-8") for file in package.rglob("*.py"))
    assert [word for word in ("/tmp", "timestamp:", "filename:", "dingdan-generate-", str(ROOT)) if word in text] == []
