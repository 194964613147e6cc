"""The invented platform and the package generated from it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from generator.bundle import bundle
from generator.model import Platform
from tests.generator.spec_folder import GOLDEN, SpecFolder


@pytest.fixture
def teahouse(tmp_path: Path) -> SpecFolder:
    """A copy of the invented platform's spec to edit."""
    return SpecFolder.copy(tmp_path / "specs")


@pytest.fixture(scope="session")
def platform() -> Platform:
    """The invented platform as the templates see it."""
    return Platform("teahouse", bundle(GOLDEN / "specs" / "teahouse" / "openapi.yaml").document)


@pytest.fixture(scope="session")
def teahouse_api() -> Iterator[Callable[[str], ModuleType]]:
    """Import a module of the golden package by its name in it."""
    folder = str(GOLDEN / "generated")
    sys.path.insert(0, folder)
    dont_write, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield lambda name: importlib.import_module(f"teahouse_api.{name}" if name else "teahouse_api")
    finally:
        sys.dont_write_bytecode = dont_write
        sys.path.remove(folder)
        for name in [name for name in sys.modules if name.partition(".")[0] == "teahouse_api"]:
            del sys.modules[name]
