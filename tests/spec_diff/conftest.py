"""Both platforms' documents as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.bundle import bundle
from generator.pipeline import PLATFORMS
from tests.spec_diff.repository import Repository

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def documents() -> dict[str, dict[str, Any]]:
    """The bundled document of each platform; not to be changed."""
    return {key: bundle(ROOT / "specs" / key / "openapi.yaml").document for key in PLATFORMS}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with both platforms in it."""
    return Repository.make(tmp_path / "repository")
