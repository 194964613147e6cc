"""The sdist and the wheel: the same bytes everywhere, and nothing in them but what users need."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools.release.build import Distributions, build
from tools.release.contents import sdist_problems, wheel_problems
from tools.release.errors import ReleaseError

ROOT = Path(__file__).resolve().parents[2]
EPOCH = 1_790_000_000


def copy_tree(into: Path, *, age: int, mode: int) -> Path:
    """Copy what git knows of the repository's distribution, with other times and permissions."""
    paths = ["pyproject.toml", "LICENSE", "*.md", "specs", "runtime", "generated", "overrides", "apps", ".gitignore"]
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *paths]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).exists():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, into / name)
            (into / name).chmod(mode)
            os.utime(into / name, (EPOCH - age, EPOCH - age))
    return into


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    return build(ROOT, tmp_path_factory.mktemp("dist"), epoch=EPOCH)


def bytes_of(built: Distributions) -> tuple[bytes, bytes]:
    return built.sdist.read_bytes(), built.wheel.read_bytes()


def test_bytes_are_the_same_in_another_folder_and_time_and_from_the_sdist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = copy_tree(tmp_path / "a", age=5, mode=0o644)
    one = build(first, tmp_path / "one", epoch=EPOCH)
    for name, value in {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "7"}.items():
        monkeypatch.setenv(name, value)
    second = copy_tree(tmp_path / "订单 b" / "deeper", age=50_000_000, mode=0o600)
    two = build(second, tmp_path / "two", epoch=EPOCH)
    assert bytes_of(one) == bytes_of(two)

    with tarfile.open(one.sdist) as archive:
        assert {member.mtime for member in archive.getmembers()} == {EPOCH}
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    assert bytes_of(build(unpacked, tmp_path / "three", epoch=EPOCH)) == bytes_of(one)


def test_contents_are_those_of_the_repository(built: Distributions) -> None:
    assert wheel_problems(built.wheel, ROOT) == []
    assert sdist_problems(built.sdist, ROOT) == []


def rewritten(wheel: Path, into: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Copy a wheel, with a change of its files."""
    with zipfile.ZipFile(wheel) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    target = into / wheel.name
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("dingdan_cli/py.typed", None, "dingdan_cli has no py.typed"),
        ("dingdan_sandbox/specs/wshoto.yaml", None, "lacks dingdan_sandbox/specs/wshoto.yaml"),
        ("waiqin365_api/records.py", None, "lacks waiqin365_api/records.py"),
        ("dingdan/_paging.py", b"", "dingdan/_paging.py differs from overrides/dingdan/_paging.py"),
        ("dingdan/_paging.py", b"", "has another hash in its RECORD for dingdan/_paging.py"),
        ("dingdan/stray.py", b"", "has dingdan/stray.py, which is not in the repository"),
        ("dingdan/stray.py", b"", "has dingdan/stray.py, which its RECORD does not name"),
        ("tests/test_a.py", b"", "has tests/test_a.py, which is not for users"),
        ("dingdan/a.txt", b"/home/li/dingdan", "names the path /home/li of a machine in dingdan/a.txt"),
    ],
)
def test_faults_of_a_wheel_are_named(
    built: Distributions, tmp_path: Path, name: str, data: bytes | None, fault: str
) -> None:
    def change(files: dict[str, bytes]) -> None:
        if data is None:
            del files[name]
        else:
            files[name] = data

    assert f"{built.wheel.name} {fault}" in wheel_problems(rewritten(built.wheel, tmp_path, change), ROOT)


def test_failed_build_shows_what_hatchling_said(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "dingdan"\n', encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"(?s)hatchling build .* failed with code 1:\n.*version"):
        build(tmp_path, tmp_path / "dist", epoch=EPOCH)


def test_every_dependency_of_users_has_a_lower_and_an_upper_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    others = [requirement for text in texts if (requirement := Requirement(text)).name != "dingdan"]
    assert len(others) > 20
    for requirement in others:
        assert sorted(bound.operator for bound in requirement.specifier) == ["<", ">="], requirement


def test_all_has_every_other_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    (everything,) = extras.pop("all")
    assert everything == f"dingdan[{','.join(sorted(extras))}]"
