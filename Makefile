# `make help` lists the targets. All of them need only Python 3.11+ and make; what else they use comes with `setup`.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
MUTATION := build/mutation/venv
MUTATION_READY := $(MUTATION)/.ready
NODE_READY := tools/redocly/node_modules/.ready
REDOCLY = $(BIN)/node tools/redocly/node_modules/@redocly/cli/bin/cli.js
JOBS ?= auto
.DEFAULT_GOAL := help

.PHONY: help setup demo test lint lint-specs generate mutation check-generated lock build clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## make .venv with everything (the others do this themselves)

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dingdan needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)  ## read and write every resource against the embedded sandbox
	@$(BIN)/python examples/demo.py

test: $(READY)  ## run the whole suite
	$(BIN)/python -m pytest -n $(JOBS) --cov --cov-report=term

lint: $(READY)  ## ruff, mypy --strict and pyright
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy runtime generated overrides apps generator
	$(BIN)/pyright

# --use-system-ca: trust what the machine trusts, as pip does, behind a company's proxy too.
$(NODE_READY): tools/redocly/package-lock.json $(READY)
	cd tools/redocly && NODE_OPTIONS=--use-system-ca ../../$(BIN)/npm ci \
		--no-audit --no-fund --no-update-notifier --ignore-scripts --loglevel=error
	@touch $@

lint-specs: $(READY) $(NODE_READY)  ## the repo's own rules, then Redocly's (the one target that needs the npm registry)
	$(BIN)/python -m generator lint
	$(REDOCLY) lint --config specs/redocly.yaml specs/waiqin365/openapi.yaml specs/wshoto/openapi.yaml
	$(REDOCLY) lint --config specs/redocly.yaml specs/dist/waiqin365.yaml specs/dist/wshoto.yaml

generate: $(READY)  ## specs -> specs/dist and generated/
	$(BIN)/python -m generator generate

$(MUTATION_READY): requirements/dev.txt requirements/mutation.txt
	$(PYTHON) -m venv --clear $(MUTATION)
	$(MUTATION)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements/dev.txt -r requirements/mutation.txt
	@touch $@

mutation: $(MUTATION_READY)  ## break the library in small ways and see what the tests notice (slow: see docs/mutation.md)
	$(MUTATION)/bin/python tools/mutation/run.py $(GROUP)

check-generated: $(READY)  ## fail, naming the file, when a generated file is not what the specs give
	$(BIN)/python -m generator check

bench: $(READY)  ## how fast the sandbox serves a page
	$(BIN)/python benchmarks/sandbox_page.py

lock: $(READY)  ## write requirements/*.txt anew from pyproject.toml and mutation.in (needs uv)
	uv pip compile pyproject.toml --all-extras --group dev --generate-hashes --no-emit-index-url --no-strip-extras --universal \
		--python-version 3.11 --no-header --quiet --output-file requirements/dev.txt
	uv pip compile requirements/mutation.in --constraint requirements/dev.txt --generate-hashes --no-emit-index-url \
		--no-strip-extras --universal --python-version 3.11 --no-header --quiet --output-file requirements/mutation.txt

build: $(READY)  ## sdist and wheel in dist/
	$(BIN)/python -m hatchling build

clean:  ## remove all that make has made
	rm -rf .venv dist build .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .schemathesis tools/redocly/node_modules
