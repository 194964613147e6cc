"""Steps are done again when something that they read has changed, and never half done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.languages.commands import Command
from tools.languages.errors import CommandFailedError
from tools.languages.steps import Step, mirror, take

COPY = "import shutil, sys; shutil.copy(sys.argv[1], sys.argv[2])"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "source.txt"
    file.write_text("one", encoding="utf-8")
    return file


def copying(source: Path, script: str = COPY) -> Step:
    made = source.parent / "made" / "copy.txt"
    command = Command([sys.executable, "-c", script, source, made], source.parent)
    return Step("copy it", [source], [made], [command])


def test_a_step_is_done_once(source: Path, tmp_path: Path) -> None:
    key, done = take(copying(source), tmp_path / "stamps", "")
    assert done
    assert take(copying(source), tmp_path / "stamps", "") == (key, False)


def test_it_is_done_again_when_an_input_changes(source: Path, tmp_path: Path) -> None:
    take(copying(source), tmp_path / "stamps", "")
    source.write_text("two", encoding="utf-8")
    assert take(copying(source), tmp_path / "stamps", "")[1]
    assert (tmp_path / "made/copy.txt").read_text(encoding="utf-8") == "two"


def test_it_is_done_again_when_the_step_before_was(source: Path, tmp_path: Path) -> None:
    take(copying(source), tmp_path / "stamps", "one")
    assert take(copying(source), tmp_path / "stamps", "two")[1]


def test_it_is_done_again_when_its_command_changes(source: Path, tmp_path: Path) -> None:
    take(copying(source), tmp_path / "stamps", "")
    assert take(copying(source, f"{COPY}; print()"), tmp_path / "stamps", "")[1]


def test_it_is_done_again_when_what_it_made_is_gone(source: Path, tmp_path: Path) -> None:
    take(copying(source), tmp_path / "stamps", "")
    (tmp_path / "made/copy.txt").unlink()
    assert take(copying(source), tmp_path / "stamps", "")[1]


def test_a_file_in_a_folder_is_an_input(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    step = Step("folder", [folder], [], [])
    key, _ = take(step, tmp_path / "stamps", "")
    (folder / "new.txt").touch()
    assert take(step, tmp_path / "stamps", "")[0] != key


def test_what_was_made_before_is_removed_first(source: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    (made / "stale.txt").touch()
    fill = "import pathlib, sys; pathlib.Path(sys.argv[1]).mkdir()"
    take(
        Step("fill", [source], [made], [Command([sys.executable, "-c", fill, made], tmp_path)]), tmp_path / "stamps", ""
    )
    assert list(made.iterdir()) == []


def test_a_failure_shows_what_was_printed_and_is_tried_again(source: Path, tmp_path: Path) -> None:
    broken = copying(source, f"{COPY}; print('half'); sys.exit('broken off')")
    for _ in range(2):
        with pytest.raises(CommandFailedError, match=r"(?s)exit code 1\n    half\n    broken off"):
            take(broken, tmp_path / "stamps", "")


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match=r"none: No such file or directory"):
        Command([tmp_path / "none"], tmp_path).run()


def test_settings_reach_the_program(tmp_path: Path) -> None:
    script = "import os; print(os.environ['ONE'], os.environ['TWO'])"
    command = Command([sys.executable, "-c", script], tmp_path, {"ONE": "1"})
    assert command.run({"TWO": "2"}) == "1 2\n"


def test_mirror_copies_what_fits_and_drops_what_is_gone(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    for file in (source / "main.go", source / "README.md", target / "old.go", target / "kept.txt"):
        file.touch()
    mirror(source, ["*.go"], target)
    assert sorted(file.name for file in target.iterdir()) == ["kept.txt", "main.go"]
