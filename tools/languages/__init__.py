"""Proves the specs in other languages: `make languages` makes a client in each, runs a program, compares.

python -m tools.languages            all of them
python -m tools.languages java go    these, and Python to compare with
"""
