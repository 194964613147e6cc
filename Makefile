# `make help` lists the targets. All of them need only Python 3.11+ and make; what else they use comes with `setup`.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO := build/demo/venv
DEMO_READY := $(DEMO)/.ready
MUTATION := build/mutation/venv
MUTATION_READY := $(MUTATION)/.ready
NODE_READY := tools/redocly/node_modules/.ready
NEWMAN_READY := tools/collections/node_modules/.ready
CHECKERS_READY := tools/spec_checkers/node_modules/.ready
BENCH := build/bench/venv
BENCH_READY := $(BENCH)/.ready
TRIAL := build/sync-trial/venv
TRIAL_READY := $(TRIAL)/.ready
DOCS := build/docs/venv
DOCS_READY := $(DOCS)/.ready
RELEASE := $(CURDIR)/build/release/venv
RELEASE_READY := $(RELEASE)/.ready
RELEASE_TOOLS = --twine $(RELEASE)/bin/twine --towncrier $(RELEASE)/bin/towncrier --pypi-server $(RELEASE)/bin/pypi-server \
	--cyclonedx $(RELEASE)/bin/cyclonedx-py --uv $(UV)
HEAVY := build/extras/venv
HEAVY_READY := $(HEAVY)/.ready
# dlt and Spark are too heavy for .venv; requirements/extras.txt has them.
LIGHT_EXTRAS = $(shell $(PYTHON) -c 'import tomllib; print(*("--extra=" + each for each in \
	tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"] if each not in ("all", "dlt", "spark")))')
UV := $(CURDIR)/build/lock/venv/bin/uv
# uv trusts its own list of certificates unless told: trust what the machine trusts, as pip does, behind a company's proxy too.
export UV_SYSTEM_CERTS ?= 1
LANGUAGES_READY := build/languages/tools/.ready
KOTLIN_READY := build/languages/kotlin-tools/.ready
REDOCLY = $(BIN)/node tools/redocly/node_modules/@redocly/cli/bin/cli.js
# Many tests wait for servers, timeouts and child processes: more workers than cores keep the cores busy.
JOBS ?= $(shell $(PYTHON) -c 'import os; print(2 * (os.cpu_count() or 1))')
# Folders of the tests that coverage is measured by: measured, a test takes up to twice as long, and the others run few lines
# that these do not. Slow tests among these have the mark `no_cover`.
COVERING := dingdan docs_api docs_diff generator runtime spec_diff webhooks
.DEFAULT_GOAL := help

.PHONY: help setup demo test coverage test-databases fuzz lint lint-specs check-variants check-prism generate check-generated check-collections mutation docs check-docs docs-api check-docs-api check-proxy docs-diff spec-diff languages languages-more conformance bench sync-trial test-extras screenshots \
	lock hooks build check-wheel check-deploy sbom changelog release upload rehearse-release clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## make .venv with everything (the others do this themselves)

CHECK_PYTHON := @$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	"Dingdan needs Python 3.11 or newer: make PYTHON=python3.11 ...")'

$(READY): requirements/dev.txt pyproject.toml
	$(CHECK_PYTHON)
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# A small environment of its own, whose modules are compiled when they are first used: a first look should not have to wait.
$(DEMO_READY): requirements/demo.txt
	$(CHECK_PYTHON)
	$(PYTHON) -m venv --clear $(DEMO)
	$(DEMO)/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements/demo.txt
	@touch $@

demo: $(DEMO_READY)  ## read and write every resource of the embedded sandbox, keep its orders in DuckDB, report on them
	@PYTHONPATH=runtime:generated:overrides:apps MPLCONFIGDIR=$(DEMO) $(DEMO)/bin/python examples/demo.py

# Workers and the hundreds of programs that tests start compile each module once, on machines too where Python may keep
# nothing beside the sources, as in many containers.
# Benchmarks then measure what an installed wheel does, which is compiled beforehand.
test coverage bench: export PYTHONDONTWRITEBYTECODE :=
test coverage bench: export PYTHONPYCACHEPREFIX := $(CURDIR)/build/pycache

test: $(READY)  ## run the whole suite; FULL=1: every sample at its largest
	$(if $(FULL),DINGDAN_TESTS=full) $(BIN)/python -m pytest -n $(JOBS) --dist worksteal

coverage: $(READY)  ## which lines of library and tools the tests of COVERING run; fails below the percentage in pyproject.toml
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal --cov --cov-report=term $(addprefix tests/,$(COVERING))

test-databases: $(READY)  ## the sync killed by 20 seeds in every database, and all else of tests/sync; needs a MariaDB server
	@$(BIN)/python -m tests.support.mariadb
	DINGDAN_TESTS=full $(BIN)/python -m pytest -n $(JOBS) --dist worksteal tests/sync

fuzz: $(READY)  ## call the clients with EXAMPLES new random answers a property (2,000; the suite has the same 200 in every run)
	DINGDAN_EXAMPLES=$(or $(EXAMPLES),2000) $(BIN)/python -m pytest -q -n $(JOBS) tests/properties

lint: $(READY)  ## ruff, mypy --strict and pyright
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy runtime generated overrides apps generator tools benchmarks examples/erp-bridge examples/conformance
	$(BIN)/pyright

# --use-system-ca: trust what the machine trusts, as pip does, behind a company's proxy too.
tools/%/node_modules/.ready: tools/%/package-lock.json $(READY)
	cd tools/$* && NODE_OPTIONS=--use-system-ca ../../$(BIN)/npm ci \
		--no-audit --no-fund --no-update-notifier --ignore-scripts --loglevel=error
	@touch $@

lint-specs: $(READY) $(NODE_READY)  ## the repo's own rules, then Redocly's (needs the npm registry)
	$(BIN)/python -m generator lint
	$(REDOCLY) lint --config specs/redocly.yaml specs/waiqin365/openapi.yaml specs/wshoto/openapi.yaml
	$(REDOCLY) lint --config specs/redocly.yaml specs/dist/waiqin365.yaml specs/dist/wshoto.yaml
	$(REDOCLY) lint --config specs/redocly.yaml --skip-rule no-unused-components $(wildcard specs/dist/*.*.yaml)

check-variants: $(READY) $(NODE_READY) $(CHECKERS_READY)  ## specs/dist with Spectral, swagger-parser, openapi-spec-validator, Redocly
	$(BIN)/python -m pytest -n $(JOBS) tests/spec_checkers/test_variants.py

check-prism: $(READY) $(CHECKERS_READY)  ## Prism as a mock of specs/dist, and between clients and sandbox (needs the npm registry)
	$(BIN)/python -m pytest -n $(JOBS) tests/spec_checkers/test_prism.py

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

$(DOCS_READY): requirements/docs.txt
	$(CHECK_PYTHON)
	$(PYTHON) -m venv --clear $(DOCS)
	$(DOCS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

docs: $(READY) $(DOCS_READY)  ## the documentation site in build/site/, English and Chinese; fails on a warning or a broken link
	@$(BIN)/python -m tools.docs_site --zensical $(DOCS)/bin/zensical

check-docs: docs  ## open each page of the site in Chromium, as wide as a phone and as a desk, and search (needs Chromium)
	$(BIN)/python -m tools.docs_site.check_in_browser

check-collections: $(READY) $(NEWMAN_READY)  ## run the Postman collections with newman against the sandbox (needs the npm registry)
	$(BIN)/python -m pytest -q tools/collections

docs-api: $(READY) $(NODE_READY)  ## an HTML page a platform in docs/api/, whole in itself (needs the npm registry)
	@$(BIN)/python -m generator docs-api

check-docs-api: docs-api  ## run the commands of those pages against the sandbox (curl, openssl), open them in Chromium
	$(BIN)/python -m pytest -q tools/docs_api/test_commands.py
	$(BIN)/python -m tools.docs_api.check_in_browser

check-proxy: $(READY)  ## try every call out in the pages of `dingdan proxy`, in Chromium, against the sandbox
	$(BIN)/python -m tools.proxy_pages.check_in_browser

docs-diff: $(READY)  ## compare a saved page of a platform's documents with the specs; PAGE, PLATFORM, FORMAT, SOURCE, ALL=1, NEW=1, WRITE=1
	@$(BIN)/python -m generator docs-diff $(if $(PAGE),"$(PAGE)") $(if $(PLATFORM),--platform $(PLATFORM)) \
		$(if $(FORMAT),--format $(FORMAT)) $(if $(SOURCE),--source "$(SOURCE)") \
		$(if $(ALL),--all) $(if $(NEW),--new) $(if $(WRITE),--write)

spec-diff: $(READY)  ## what changed in the specs since BASE (a git revision), and what that breaks; HEAD, FORMAT, WRITE=1
	@$(BIN)/python -m generator spec-diff $(BASE) $(if $(HEAD),--head $(HEAD)) $(if $(FORMAT),--format $(FORMAT)) \
		$(if $(WRITE),--write)

$(LANGUAGES_READY): tools/languages/requirements.txt | $(READY)
$(KOTLIN_READY): tools/languages/requirements-kotlin.txt | $(READY)
$(LANGUAGES_READY) $(KOTLIN_READY):
	rm -rf $(@D)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --target $(@D) -r $<
	@touch $@

languages: $(READY) $(LANGUAGES_READY)  ## clients in TypeScript (two generators), Java and Go, run and compared (needs npm, a JDK)
	@$(BIN)/python -m tools.languages

languages-more: $(READY) $(LANGUAGES_READY) $(KOTLIN_READY)  ## the same for PHP, Ruby and Kotlin, which CI does not run (needs Debian's packages, says which)
	@$(BIN)/python -m tools.languages php ruby kotlin

conformance: $(READY)  ## implementations on specs/vectors: CMD="node mine.mjs", or the examples; ARGS (specs/vectors/README.md)
	@$(BIN)/python -m tools.conformance $(ARGS) $(if $(CMD),-- $(CMD))

$(BENCH_READY): requirements/dev.txt requirements/bench.txt pyproject.toml
	$(PYTHON) -m venv --clear $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements/dev.txt -r requirements/bench.txt
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

bench: $(BENCH_READY)  ## how fast Dingdan is beside others, and the table in benchmarks/README.md; SCENARIO, ARGS
	$(BENCH)/bin/python -m benchmarks $(SCENARIO) $(ARGS)
	$(BENCH)/bin/python -m benchmarks --readme

$(TRIAL_READY): benchmarks/sync_trial/requirements.txt
	$(PYTHON) -m venv --clear $(TRIAL)
	$(TRIAL)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

sync-trial: $(TRIAL_READY)  ## kill loaders of orders, ours and dlt, and count what they lost (docs/sync-trial.md; an hour); ARGS
	$(TRIAL)/bin/python -m benchmarks.sync_trial $(ARGS)

$(HEAVY_READY): requirements/extras.txt pyproject.toml
	$(PYTHON) -m venv --clear $(HEAVY)
	$(HEAVY)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/extras.txt
	$(HEAVY)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

test-extras: $(HEAVY_READY)  ## the tests of the extras dlt and spark, in a venv of their own (Spark needs Java 17)
	$(HEAVY)/bin/python -m pytest tests/extras $(ARGS)

$(UV): requirements/uv.txt
	$(PYTHON) -m venv --clear build/lock/venv
	build/lock/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

lock: $(UV)  ## write requirements/*.txt and tools/languages/requirements*.txt anew, as pyproject.toml and *.in say
	$(UV) pip compile pyproject.toml $(LIGHT_EXTRAS) --group dev --generate-hashes --no-emit-index-url --no-strip-extras --universal \
		--python-version 3.11 --no-header --quiet --output-file requirements/dev.txt
	$(UV) pip compile tools/languages/requirements.in --generate-hashes --no-emit-index-url --universal \
		--python-version 3.11 --no-header --quiet --output-file tools/languages/requirements.txt
	$(UV) pip compile tools/languages/requirements-kotlin.in --no-deps --generate-hashes --no-emit-index-url --universal \
		--python-version 3.11 --no-header --quiet --output-file tools/languages/requirements-kotlin.txt
	$(UV) pip compile requirements/mutation.in --constraint requirements/dev.txt --generate-hashes --no-emit-index-url \
		--no-strip-extras --universal --python-version 3.11 --no-header --quiet --output-file requirements/mutation.txt
	$(UV) pip compile --group bench --constraint requirements/dev.txt --generate-hashes --no-emit-index-url \
		--no-strip-extras --universal --python-version 3.11 --no-header --quiet --output-file requirements/bench.txt
	$(UV) pip compile pyproject.toml --extra sandbox --extra sync --group demo --constraint requirements/dev.txt --generate-hashes \
		--no-emit-index-url --no-strip-extras --universal --python-version 3.11 --no-header --quiet \
		--output-file requirements/demo.txt
	$(UV) pip compile benchmarks/sync_trial/requirements.in --generate-hashes --no-emit-index-url --no-strip-extras \
		--universal --python-version 3.11 --no-header --quiet --output-file benchmarks/sync_trial/requirements.txt
	$(UV) pip compile pyproject.toml --extra dlt --extra spark --extra sync --extra mysql --extra sandbox --group extras \
		--constraint requirements/dev.txt --generate-hashes --no-emit-index-url --no-strip-extras --universal \
		--python-version 3.11 --no-header --quiet --output-file requirements/extras.txt
	$(UV) pip compile --group docs --generate-hashes --no-emit-index-url --no-strip-extras --universal \
		--python-version 3.11 --no-header --quiet --output-file requirements/docs.txt
	$(UV) pip compile --group release --constraint requirements/dev.txt --generate-hashes --no-emit-index-url --no-strip-extras \
		--universal --python-version 3.11 --no-header --quiet --output-file requirements/release.txt
	$(UV) pip compile requirements/uv.in --generate-hashes --no-emit-index-url --universal \
		--python-version 3.11 --no-header --quiet --output-file requirements/uv.txt

screenshots: $(READY)  ## the READMEs' pictures of a terminal (needs tmux, chromium and fonts-noto-cjk)
	$(BIN)/python -m tools.screenshot

hooks: $(READY)  ## check what is committed before each commit: ruff, the specs' rules, generated files (pre-commit)
	$(BIN)/pre-commit install

$(RELEASE_READY): requirements/release.txt
	$(CHECK_PYTHON)
	$(PYTHON) -m venv --clear $(RELEASE)
	$(RELEASE)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

build: $(RELEASE_READY)  ## sdist and wheel in dist/, the same bytes from the same commit; their contents and metadata checked
	@$(RELEASE)/bin/python -m tools.release build $(RELEASE_TOOLS)

check-wheel: $(READY) $(UV)  ## install the wheel with each extra, lowest and newest versions, and use it; EXTRAS, PYTHONS, ARGS
	$(if $(EXTRAS),EXTRAS="$(EXTRAS)") $(if $(PYTHONS),PYTHONS="$(PYTHONS)") $(BIN)/python -m pytest tests/wheel $(ARGS)

check-deploy: $(RELEASE_READY)  ## hadolint on the container file of examples/deploy
	@$(RELEASE)/bin/hadolint examples/deploy/Dockerfile

sbom: build $(UV)  ## the SBOM of all that dingdan[all] installs, and its licences, in dist/ (downloads 0.7 GB)
	@$(RELEASE)/bin/python -m tools.release sbom $(RELEASE_TOOLS)

changelog: $(RELEASE_READY)  ## show the section of the changelog that changes/ makes
	@$(RELEASE)/bin/python -m tools.release changelog $(RELEASE_TOOLS)

release: $(READY) $(RELEASE_READY)  ## prepare a release: VERSION, INDEX (its simple API); nothing leaves this machine
	@$(BIN)/python -m tools.release prepare $(VERSION) --index "$(INDEX)" $(RELEASE_TOOLS)

upload: $(READY) $(RELEASE_READY)  ## upload what `make release` prepared and people signed off: INDEX, UPLOAD_TO
	@$(BIN)/python -m tools.release upload --index "$(INDEX)" --upload-to "$(UPLOAD_TO)" $(RELEASE_TOOLS)

rehearse-release: $(READY) $(RELEASE_READY) $(UV)  ## release the last commit to an index on loopback, and install from it
	@$(BIN)/python -m tools.release rehearse $(RELEASE_TOOLS)

clean:  ## remove all that make has made
	rm -rf .venv dist build .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .schemathesis tools/*/node_modules examples/languages/typescript/node_modules
