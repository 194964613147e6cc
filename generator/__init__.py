"""Turns `specs/` into `specs/dist/` and `generated/`. Development only, never shipped.

Run it as `python -m generator`; `make generate` and `make check-generated` do.
"""
