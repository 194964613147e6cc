"""Pages of two invented platforms, and a copy of their specs to write to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.docs_diff.saved_pages import SPECS


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """A copy of the specs of both platforms."""
    return Path(shutil.copytree(SPECS, tmp_path / "specs"))
