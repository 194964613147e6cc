"""What changed between two versions of the specs, and whether their version numbers say so; see docs/spec-diff.md."""

from __future__ import annotations
