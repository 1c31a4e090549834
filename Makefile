# What can be done with this repository. `make` alone lists it.
# A step belongs here only if it prepares, runs or checks the whole; what a user does with a home is a `tierline` command.

PYTHON ?= python3
BIN := .venv/bin
DEMO := data
BENCH ?= ../shared/bench
BENCH_LINES ?= 1M
MADE_BY_RUNS := archive landing quarantine warehouse published audit .dagster
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

# Tests wait for the disk more than for a core: where a memory disk has 8 GB left, they write there (they need 3 to 5).
MEMORY_DISK := $(shell test "$$(df --output=avail /dev/shm 2>/dev/null | tail -1)" -gt 8000000 2>/dev/null && echo /dev/shm)

IN_MEMORY := $(if $(MEMORY_DISK),TMPDIR=$(MEMORY_DISK))
SPREAD := --numprocesses 4 --dist loadfile
SPREAD_TIERS := long faults

# pytest ends with 5 when it finds no test.
define tier
@$(if $(filter $(SPREAD_TIERS),$(1)),$(IN_MEMORY)) $(BIN)/python -m pytest -m $(1) $(if $(filter $(SPREAD_TIERS),$(1)),$(SPREAD)); code=$$?; \
	if [ $$code -eq 5 ]; then echo "no tests of this tier yet: $(1)"; else exit $$code; fi
endef

export DO_NOT_TRACK := 1
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export GX_ANALYTICS_ENABLED := false

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-long test-faults test-servers test-spark test-torture test-bi test-browser search bench check documents ui lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.ready ## prepare .venv with the tierline command; costs nothing the second time
	@echo "Ready. Try: $(BIN)/tierline --help"

demo: .venv/.ready ## run the main job on the made-up shop in data/sample
	@mkdir -p $(DEMO)/inbox
	@cp -R $(DEMO)/sample/. $(DEMO)/inbox/
	@$(BIN)/tierline refresh --home $(DEMO)

test: .venv/.ready ## run the tests that run anywhere, files spread over four processes
	$(IN_MEMORY) $(BIN)/python -m pytest $(SPREAD)

test-long: .venv/.ready ## live homes through many refreshes
	$(call tier,long)

test-faults: .venv/.ready ## kill, starve and race whole refreshes
	$(call tier,faults)

test-servers: .venv/.ready ## run the tests that start servers: databases, mail, proxies
	$(call tier,servers)

test-spark: .venv/.ready ## run the tests of the Spark engine
	$(call tier,spark)

test-torture: .venv/.ready ## the same at every file operation, for TIERLINE_TORTURE_MINUTES (25)
	$(call tier,torture)

test-bi: .venv/.ready ## run the tests with BI tools
	$(call tier,bi)

test-browser: .venv/.ready ## print and show pages in a browser
	$(call tier,browser)

search: .venv/.ready ## look for new examples against the laws of tests/generative; the other targets try the same ones
	TIERLINE_EXAMPLES=search $(BIN)/python -m pytest tests/generative

bench: .venv/.ready ## measure the road over BENCH_LINES (1M) beside the hand-written limit in BENCH
	$(BIN)/python -m tests.load.bench $(BENCH) $(BENCH_LINES)

check: .venv/.ready ## format, lint, types, the rules of the house, fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not slow and not long and not faults and not servers and not spark and not torture and not bi and not browser" tests/shape tests/unit

documents: .venv/.ready ## write docs/policies and docs/rules anew from the cases of tests/spec
	@$(BIN)/python -m tests.spec

ui: .venv/.ready ## open the demo home's asset graph on http://127.0.0.1:3000
	@$(BIN)/tierline serve --home $(DEMO)

lock: .venv/.ready ## renew requirements/*.txt within the bounds of pyproject.toml
	$(UV_COMPILE) --upgrade pyproject.toml -o requirements/run.txt
	$(UV_COMPILE) --upgrade pyproject.toml --extra postgres --group dev -c requirements/run.txt -o requirements/dev.txt
	$(UV_COMPILE) --upgrade --group setup -o requirements/uv.txt

clean: ## remove what runs and tools made; files still waiting in data/inbox stay
	rm -rf $(addprefix $(DEMO)/,$(MADE_BY_RUNS)) dbt_project/target dbt_project/logs
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find pipelines expectations dbt_project tests data -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp is written last: an installation that was interrupted is simply done again.
.venv/.ready: pyproject.toml requirements/uv.txt requirements/dev.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(None if (3, 11) <= v < (3, 14) else \
		f"Python {v[0]}.{v[1]} is not supported: name a Python 3.11 to 3.13, such as make setup PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode -r requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@
