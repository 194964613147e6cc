"""Generates `specs/dist/` and `generated/` from `specs/`. It is a development tool and not part of the wheel.

Run it as `python -m generator`, or with `make generate` and `make check-generated`.
"""
