# Two commands are enough: `make run` and `make test`. `make help` has the rest.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
export PYTHON
pip := .venv/bin/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: run test check check-faults bench lint format types contracts lock help

run: .venv/ready-to-run ## Start the program with its demonstration company, on http://127.0.0.1:8000
	@bin/run

test: .venv/ready-to-test ## Run all tests, on SQLite and then on PostgreSQL
	@rm -f .coverage .coverage.*
	COVERAGE_FILE=.coverage.sqlite .venv/bin/pytest $(measured)
	COVERAGE_FILE=.coverage.postgresql bin/with-postgres .venv/bin/pytest $(measured) $(of_engines)
	bin/with-postgres .venv/bin/pytest --quiet -m "not browser and not once"
	@.venv/bin/coverage combine --quiet
	.venv/bin/coverage report

# What one engine leaves out the other reaches: only both together are judged. Measuring takes a quarter of the time,
# so on PostgreSQL it is done where something of ours is for that engine alone. A browser meets the same pages on either
# engine, and a program started by a test has a database of its own, so they come once.
of_engines := tests/test_db.py tests/domain/test_history.py tests/web/test_finding_questions.py tests/web/test_board.py
measured := --quiet --cov --cov-report= --cov-fail-under=0

check: lint types contracts ## Everything that must hold before a change lands
	@$(MAKE) --no-print-directory test

check-faults: .venv/ready-to-test ## Plant known faults one at a time, and see the tests catch each
	@.venv/bin/python -m tests.faults.plant

bench: .venv/ready-to-test ## Measure speed beside a bare floor, and write it into benchmarks/
	@.venv/bin/python -m benchmarks

lint: .venv/ready-to-test ## Look for mistakes and for untidy code
	.venv/bin/ruff check --quiet
	.venv/bin/ruff format --check --quiet

format: .venv/ready-to-test ## Tidy the code
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

types: .venv/ready-to-test ## Check the types
	.venv/bin/mypy

contracts: .venv/ready-to-test ## Check who may import whom
	.venv/bin/lint-imports --no-logo

lock: .venv/ready-to-test ## Pin the newest releases of what pyproject.toml asks for
	$(compile) --output-file=requirements/run.txt pyproject.toml
	$(compile) --extra=test --constraint=requirements/run.txt --output-file=requirements/test.txt pyproject.toml

# For the oldest Python that must do, Debian 12's 3.11.2, whichever runs here. Nobody's own configuration is read.
compile := .venv/bin/uv pip compile --no-config --quiet --upgrade --generate-hashes --no-strip-extras --extra=build \
	--python-version=3.11.2 --python-platform=linux --custom-compile-command="make lock"

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Written last: what fails on the way is done again by the next make. What the tests need holds what the program needs.
.venv/ready-to-run: pyproject.toml requirements/run.txt bin/system
	$(call install,run)
	@touch $@

.venv/ready-to-test: pyproject.toml requirements/test.txt bin/system
	$(call install,test)
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || .venv/bin/playwright install --with-deps chromium
	@touch .venv/ready-to-run $@

define install
	@bin/system $(1)
	@echo "Installing what it takes to $(1) into .venv"
	@$(PYTHON) -m venv .venv
	@$(pip) install --require-hashes --requirement requirements/$(1).txt
	@PYTHONWARNINGS=ignore $(pip) install --no-deps --no-build-isolation --editable .
endef
