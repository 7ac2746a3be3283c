# Needs make, Python 3.11 or later and a package index; everything else is installed below .venv and .uv.
PYTHON ?= python3
export UV_PROJECT_ENVIRONMENT := .venv
UV := .uv/bin/uv

.PHONY: demo test lint bench fuzz install compiled clean
.DEFAULT_GOAL := demo

# uv in a folder of its own: a system Python may refuse `pip install`, and a user's own uv may be too old for the lock file.
$(UV):
	@echo "installing uv below .uv"
	@$(PYTHON) -m venv .uv && .uv/bin/python -m pip install --quiet --disable-pip-version-check uv \
	  || $(PYTHON) -m pip install --quiet --disable-pip-version-check --upgrade --target .uv uv

# The system's certificates: behind a company's proxy uv's own do not know its issuer.
.venv/.installed: $(UV) pyproject.toml uv.lock
	@echo "installing knobgraph and its tools below .venv"
	@$(UV) sync --locked --quiet --system-certs
	@touch $@

install: .venv/.installed

demo: install
	@sh examples/demo.sh .venv/bin/knobgraph

test: install lint
	.venv/bin/pytest -q -n auto --dist loadfile

lint: install
	.venv/bin/ruff check .
	.venv/bin/lint-imports
	.venv/bin/mypy
	.venv/bin/pyright

# Every operation of the HTTP service with 200 examples and all edge values; takes a while.
fuzz: install
	KNOBGRAPH_FUZZ_EXAMPLES=200 KNOBGRAPH_FUZZ_PHASES=examples,coverage,fuzzing,stateful .venv/bin/pytest -q -n 0 tests/api/http/test_contract.py

# In the environment that `make compiled` made, where there is one; in the plain one with `make bench BENCH_VENV=.venv`.
BENCH_VENV ?= $(if $(wildcard .venv-compiled/bin/python),.venv-compiled,.venv)
bench: install
	@for file in $$(ls tests/bench_*.py tests/*/bench_*.py 2>/dev/null); do \
	  module=$$(echo $${file%.py} | tr / .); echo "== $$module"; $(BENCH_VENV)/bin/python -m $$module || exit 1; \
	done

# The interpreter and what it asks as a C extension, in an environment of its own: needs a C compiler and Python's headers, takes a few minutes.
compiled: install
	@echo "compiling knobgraph's interpreter below .venv-compiled"
	@UV_PROJECT_ENVIRONMENT=.venv-compiled HATCH_BUILD_HOOK_ENABLE_CUSTOM=true $(UV) sync --locked --quiet --system-certs --no-editable \
	  --reinstall-package knobgraph --refresh-package knobgraph
	@.venv-compiled/bin/python -c 'import knobgraph_ingest.interpreter.value as value; assert not value.__file__.endswith(".py"), value.__file__'

clean:
	rm -rf .venv .venv-compiled .uv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
