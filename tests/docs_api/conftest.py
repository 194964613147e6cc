"""Both platforms' documents as they are published."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document import JsonObject
from generator.lint import load
from generator.model import Platform
from tools.docs_api.document import published_document

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def platforms() -> dict[str, Platform]:
    return {key: Platform(key, load(ROOT / "specs" / key / "openapi.yaml")) for key in ("waiqin365", "wshoto")}


@pytest.fixture(scope="session")
def published(platforms: dict[str, Platform]) -> dict[str, JsonObject]:
    return {key: published_document(platform) for key, platform in platforms.items()}
