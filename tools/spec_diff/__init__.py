"""Compares two versions of the specs and checks their version numbers; see docs/spec-diff.md."""
