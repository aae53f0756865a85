# Everything a person does with the project. `make help` lists the commands.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
JOBS ?= auto
VENV := .venv
BIN := $(VENV)/bin
SCANNER := .venv-scan
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock"
BANDIT := bandit --quiet --severity-level medium --recursive app.py questions quiz

.DEFAULT_GOAL := help
.PHONY: help setup run test check audit scan soak eval bench messages lock

help:  ## list the commands
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(VENV)/.installed  ## make .venv and install what the app needs, by hash

run: setup  ## serve the app with demo data (HOST=127.0.0.1 PORT=8000)
	$(BIN)/flask --app app serve --host $(HOST) --port $(PORT)

test: $(VENV)/.installed-dev  ## run all tests; those for Chromium or PostgreSQL skip where it is missing
	$(BIN)/python -m pytest -n $(JOBS)

check: $(VENV)/.installed-dev  ## lint, formatting, types, import directions, what bandit finds
	@failed=; for command in "ruff check" "ruff format --check" mypy lint-imports "$(BANDIT)"; do \
		echo "$$command"; $(BIN)/$$command || failed="$$failed, $$command"; done; \
	if [ "$$failed" ]; then echo "failed$$failed" >&2; exit 1; fi

audit: $(VENV)/.installed-dev  ## ask for known vulnerabilities of the dependencies (needs the network)
	$(BIN)/pip-audit --disable-pip --requirement requirements.lock

scan: $(VENV)/.installed-dev $(SCANNER)/.installed  ## let wapiti attack the running app as teacher and learner (ten minutes)
	$(BIN)/python -m tests.scan $(SCANNER)/bin/wapiti

soak: $(VENV)/.installed-dev  ## the long tests of faults: killed processes, many rounds (docs/faults.md)
	NACHGEFRAGT_SOAK=1 $(BIN)/python -m pytest tests/quiz/faults -q -s

eval: $(VENV)/.installed-dev  ## the quality gate: figures against their floors
	$(BIN)/python -m tests.eval

bench: $(VENV)/.installed-dev  ## measure speed and memory
	$(BIN)/python -m benchmarks

messages: $(VENV)/.installed-dev  ## collect the texts for people and bring the translations up to date
	$(BIN)/python -m quiz.translations

lock:  ## resolve the dependencies anew (needs uv)
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(LOCK) --group scan --output-file requirements-scan.lock

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Nachgefragt needs Python 3.11 or newer: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "No virtual environment: on Debian and Ubuntu, apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: requirements.lock | $(BIN)/python
	@echo "Installing what the app needs into $(VENV) ..."
	@$(PIP) --requirement requirements.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing what the workshop needs into $(VENV) ..."
	@$(PIP) --requirement requirements-dev.lock
	@touch $@

# A virtual environment of its own: wapiti wants old versions of what the app uses.
$(SCANNER)/.installed: requirements-scan.lock
	@echo "Installing wapiti into $(SCANNER) ..."
	@$(PYTHON) -m venv $(SCANNER)
	@$(SCANNER)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-scan.lock
	@touch $@
