# Two commands for a newcomer: `make run` and `make test`. Everything else is for those who build.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test check audit sbom bench server clean
.DEFAULT_GOAL := run

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; try: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv is missing; on Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $(READY)

run: $(READY)        ## set everything up and open the demo desk with its central server
	$(BIN)/python main.py --demo

test: $(READY)       ## everything CI runs: format, lint, types, imports, tests, self-check
	$(BIN)/python -m tests.check

check: $(READY)      ## the same without the tests: seconds
	$(BIN)/python -m tests.check --static

audit: $(READY)      ## is a pinned package known to be vulnerable? a warning without a line to ask
	$(BIN)/python -m tests.audit

sbom: $(READY)       ## what a desk is made of, as CycloneDX JSON in build/
	$(BIN)/python -m tests.sbom

bench: $(READY)      ## is anything slower than expected? ratios to a baseline of the same run
	$(BIN)/python -m tests.benchmarks.guard

server: $(READY)     ## the central server on 127.0.0.1:8700, with a one-time enrolment code
	$(BIN)/python -m callcenter.server --listen 127.0.0.1:8700 --data build/server --new-code

clean:               ## throw away what was generated, never a desk's data
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*
