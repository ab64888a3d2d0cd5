# Everything a newcomer types. `make` alone lists the targets.

# The interpreter (empty: the fastest that the machine has, see scripts/install.sh), and the version of the installer
# that is put into .tools.
PYTHON ?=
UV_VERSION := 0.13.9

# Test processes (three for two cores: half of the time a test waits for other processes), and anything more for the
# command of a target: make test ARGS="-k stay", make demo ARGS="--port 9000".
JOBS ?= 3
ARGS ?=

BIN := .venv/bin
INSTALL := PYTHON="$(PYTHON)" UV_VERSION="$(UV_VERSION)" sh scripts/install.sh
CODE := $(wildcard src packages/client-python/src tests benchmarks scripts examples)
FILES ?= $(CODE)

.DEFAULT_GOAL := help
.PHONY: help install install-runtime demo test check format bench soak replay docs sdk wheel lock clean

help: ## list these targets
	@awk 'BEGIN { FS = ":.*## "; print "usage: make TARGET [ARGS=\"...\"]\n" } /^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

install: ## install everything that development needs into .venv
	@$(INSTALL) dev

install-runtime:
	@$(INSTALL) runtime

demo: install-runtime ## run the whole server on http://127.0.0.1:8480 with demo data
	@exec $(BIN)/roomrack demo $(ARGS)

test: install ## run the test suite; the long tests in their short form
	@$(INSTALL) browser
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

check: install ## run every check that needs no server: style, types, layers, rules of this repository, locks
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.check_sources
	$(BIN)/python -m scripts.check_text
	$(BIN)/python -m scripts.check_locks
	$(BIN)/mypy $(CODE)

format: install ## format the code and mend what can be mended safely (FILES="..." for some files only)
	$(BIN)/ruff check --fix-only $(FILES)
	$(BIN)/ruff format $(FILES)

bench: install ## measure speed, each figure beside a ceiling taken in the same run
	$(BIN)/python -m benchmarks $(ARGS)

soak: install ## run the long tests in their long form (hours)
	@$(INSTALL) browser
	ROOMRACK_SOAK=1 $(BIN)/python -m pytest -m soak -o faulthandler_timeout=0 $(ARGS)

replay: install ## play a season of real bookings through the API: make replay DATA=FILE
	@test -n "$(DATA)" || { echo "usage: make replay DATA=FILE" >&2; exit 2; }
	$(BIN)/python -m benchmarks.replay "$(DATA)" $(ARGS)

docs: install ## write what is generated: examples and code samples of the API reference (needs Node), docs/conformance.md
	@$(INSTALL) browser
	$(BIN)/python -m scripts.write_reference
	ROOMRACK_WRITE_DOCS=1 $(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

sdk: install ## write what the two SDKs hold of the API anew
	$(BIN)/python -m scripts.sdk

wheel: install ## build the wheels and try them in an environment of its own: make wheel INTO=FOLDER
	@test -n "$(INTO)" || { echo "usage: make wheel INTO=FOLDER" >&2; exit 2; }
	@$(INSTALL) wheel "$(INTO)"

lock: ## resolve the dependencies anew into the two lock files (ARGS="--upgrade" for newer ones)
	@$(INSTALL) lock $(ARGS)

clean: ## remove what is installed and cached here; the demo's data stays
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
