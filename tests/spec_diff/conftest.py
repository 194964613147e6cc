"""Both platforms' documents as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from generator.bundle import bundle
from generator.pipeline import PLATFORMS
from tests.spec_diff.repository import Repository
from tests.support.linting import once_when_clean
from tools.spec_diff import report

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session", autouse=True)
def specs_are_linted_once() -> Iterator[None]:
    """Lint each version of the specs once."""
    with patch.object(report, "_check", once_when_clean(report._check)):
        yield


@pytest.fixture(scope="session")
def documents() -> dict[str, dict[str, Any]]:
    """The bundled document of each platform; not to be changed."""
    return {key: bundle(ROOT / "specs" / key / "openapi.yaml").document for key in PLATFORMS}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with both platforms in it."""
    return Repository.make(tmp_path / "repository")
