# Each target makes what it needs: the virtual environment .venv, pinned by constraints.txt and hashes.txt.
# ARGS is handed on, e.g.: make test ARGS='-k kdu'

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench faults mutants deep docs wheel bundle sbom clean
.NOTPARALLEL:

BIN := .venv/bin
BOOTSTRAP := tools/bootstrap.sh

help:
	@printf '%s\n' \
	  'make demo     run the demonstration: a year of the plan, with mails' \
	  'make test     run all tests and features' \
	  'make check    style, types and import contracts' \
	  'make format   put the source into its style' \
	  'make bench    benchmarks: ratios within one run, with their bars' \
	  'make faults   crash and failure tests' \
	  'make mutants  which of 60 mistakes in the product the features notice' \
	  'make deep     in full what CI takes a part of: examples, mails, pages, edits, days replayed, benchmarks, 200 kills' \
	  'make docs     the documents as pages, in build/docs' \
	  'make wheel    build dist/*.whl' \
	  'make bundle   build dist/*-bundle-*.tar.gz: installs without network and compiler' \
	  'make sbom     the parts of what a server is given: dist/*.cdx.json (CycloneDX)' \
	  'make clean    remove what the targets made (not var/, where the data are)'

demo:
	@$(BOOTSTRAP) demo
	@$(BIN)/zielwacht demo $(ARGS)

test:
	@$(BOOTSTRAP) test
	@$(BIN)/pytest -n auto --dist worksteal $(ARGS)

check:
	@$(BOOTSTRAP) test dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format:
	@$(BOOTSTRAP) test dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# One process: the ratios are of CPU time, and neighbours would spoil them.
bench:
	@$(BOOTSTRAP) test
	@$(BIN)/pytest -m benchmark -p no:xdist tests/benchmarks $(ARGS)

# KILLS: how many processes are killed beside the mail server, in all.
faults: export KILLS ?= 200
faults:
	@$(BOOTSTRAP) test
	@$(BIN)/pytest -m faults $(ARGS)

# Makes each in a copy of the checkout. ARGS: only those in these files, e.g. ARGS=follow_up
mutants:
	@$(BOOTSTRAP) test
	@$(BIN)/python -m tests.mutants $(ARGS)

# In full what CI takes a part of, with tables for people. tests/in_full.py is asked by whatever takes a part.
deep: export KILLS ?= 200
deep:
	@$(BOOTSTRAP) test
	@$(BIN)/python -m tests.answers_table
	@$(BIN)/python -m tests.tamper_table
	@TESTS_IN_FULL=1 $(BIN)/pytest tests/property tests/unit $$(grep -rl --include='test_*.py' '^from tests.in_full import' tests/integration tests/web)
	@TESTS_IN_FULL=1 $(BIN)/pytest -m deep
	@TESTS_IN_FULL=1 $(BIN)/pytest -m benchmark -p no:xdist tests/benchmarks
	@$(BIN)/pytest -m faults
	@$(MAKE) --no-print-directory docs

# Without network; a warning is an error. BUILDER=dummy reads everything, follows every link, and writes no page.
docs: BUILDER ?= html
docs:
	@$(BOOTSTRAP) docs
	@$(BIN)/sphinx-build -q -E -W --keep-going -j auto -b $(BUILDER) docs build/docs $(ARGS)
	@[ $(BUILDER) != html ] || echo 'the documents: build/docs/index.html'

wheel:
	@$(BOOTSTRAP) dev
	$(BIN)/python -m build --no-isolation --wheel

# For each of our Pythons that is here with its headers; one more: ARGS='--python /path/to/python3.12'
bundle:
	@$(BOOTSTRAP) dev
	@$(BIN)/python -m tools.bundle $(ARGS)

sbom:
	@$(BOOTSTRAP) demo features oidc bulk dev
	@$(BIN)/python -m tools.sbom

clean:
	rm -rf .venv .venv.lock .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
