"""Pages of two invented platforms, and a copy of their specs to write to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.docs_diff.saved_pages import SPECS
from tests.support.linting import once_when_clean
from tools.docs_diff import spec_fields


@pytest.fixture(scope="session", autouse=True)
def specs_are_linted_once() -> Iterator[None]:
    """Lint each version of the specs once."""
    with patch.object(spec_fields, "check", once_when_clean(spec_fields.check)):
        yield


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """A copy of the specs of both platforms."""
    return Path(shutil.copytree(SPECS, tmp_path / "specs"))
