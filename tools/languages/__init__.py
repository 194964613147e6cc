"""Checks the specs in other languages: `make languages` generates clients, runs programs and compares their output.

python -m tools.languages            all languages
python -m tools.languages java go    these languages, and Python as the reference
"""
