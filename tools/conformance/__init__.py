"""Runs implementations in any language on the vectors of specs/vectors; specs/vectors/README.md describes the lines."""
