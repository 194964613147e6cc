"""Steps on the way to a program, each done again only when something that it reads has changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.languages.commands import Command


@dataclass(frozen=True)
class Step:
    """Commands that make folders or files out of others.

    Attributes:
        title: What it does, for people.
        inputs: Files and folders that it reads.
        outputs: Files and folders that it makes; removed before it starts, so that nothing old stays.
        commands: What makes them.
    """

    title: str
    inputs: Sequence[Path]
    outputs: Sequence[Path]
    commands: Sequence[Command]


def take(step: Step, stamps: Path, before: str) -> tuple[str, bool]:
    """Do a step, unless it was done from the very same inputs.

    Args:
        step: The step.
        stamps: Folder that keeps what each step was last done from.
        before: Key of the step before, or "".

    Returns:
        The key of this step, and whether there was anything to do.

    Raises:
        CommandFailedError: one of its commands failed; the next time it is done again.
    """
    key = _key(step, before)
    stamp = stamps / step.title.replace(" ", "-")
    if stamp.is_file() and stamp.read_text("utf-8") == key and all(output.exists() for output in step.outputs):
        return key, False
    stamp.unlink(missing_ok=True)
    for output in step.outputs:
        shutil.rmtree(output) if output.is_dir() else output.unlink(missing_ok=True)
        output.parent.mkdir(parents=True, exist_ok=True)
    for command in step.commands:
        command.run()
    stamps.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key, "utf-8")
    return key, True


def mirror(source: Path, patterns: Iterable[str], target: Path) -> None:
    """Copy the files of a folder that fit any of `patterns`, and remove those that are gone from it."""
    target.mkdir(parents=True, exist_ok=True)
    for pattern in patterns:
        for old in target.glob(pattern):
            old.unlink()
        for file in source.glob(pattern):
            shutil.copyfile(file, target / file.name)


def _key(step: Step, before: str) -> str:
    key = hashlib.sha256(before.encode())
    for command in step.commands:
        key.update(repr((command.arguments, sorted(command.environment.items()))).encode())
    for file in _files(step.inputs):
        key.update(f"\0{file}\0".encode())
        key.update(hashlib.sha256(file.read_bytes()).digest())
    return key.hexdigest()


def _files(inputs: Sequence[Path]) -> Iterator[Path]:
    for path in inputs:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file())
        else:
            yield path
