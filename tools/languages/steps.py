"""Build steps that run again only after a change of their inputs."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.languages.commands import Command


@dataclass(frozen=True)
class Step:
    """A build step: commands that create output files from input files.

    Attributes:
        title: The title for progress messages.
        inputs: The files and folders that it reads.
        outputs: The files and folders that it creates; they are removed before it starts.
        commands: The commands, in order.
    """

    title: str
    inputs: Sequence[Path]
    outputs: Sequence[Path]
    commands: Sequence[Command]


def take(step: Step, stamps: Path, before: str) -> tuple[str, bool]:
    """Run a step, unless its last run had the same inputs.

    Args:
        step: The step.
        stamps: The folder that stores the key of the last run of each step.
        before: The key of the previous step; "" for the first step.

    Returns:
        The key of this step, and True if it ran.

    Raises:
        CommandFailedError: a command failed. The next call runs the step again.
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
    """Copy the files of `source` that match `patterns` to `target`, and delete other files from `target`."""
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
