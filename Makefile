# Each target makes what it needs: the virtual environment .venv, pinned by constraints.txt and hashes.txt.
# ARGS is handed on, e.g.: make test ARGS='-k kdu'

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench faults mutants deep wheel clean
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
	  'make wheel    build dist/*.whl' \
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

# In full what CI takes a part of, with tables for people.
deep: export KILLS ?= 200
deep:
	@$(BOOTSTRAP) test
	@$(BIN)/python -m tests.answers_table
	@$(BIN)/python -m tests.tamper_table
	@ZIELWACHT_EXAMPLES=400 $(BIN)/pytest tests/property tests/unit
	@ZIELWACHT_EVERY_MAIL=1 $(BIN)/pytest tests/integration/test_mail_axe.py
	@ZIELWACHT_EVERY_PAGE=1 $(BIN)/pytest tests/web/test_every_page.py tests/web/test_evidence_pages.py tests/web/test_link_scanner.py
	@ZIELWACHT_EVERY_EDIT=1 $(BIN)/pytest tests/unit/preview/test_no_edit_reaches_more_than_acts.py tests/integration/preview/test_what_needs_nobody_softens_nothing.py tests/integration/test_change_preview.py tests/integration/test_change_preview_of_the_demo.py tests/integration/test_every_edit_turns_a_scenario_red.py tests/integration/test_a_changed_house_stays_green.py tests/integration/test_audit_features.py
	@ZIELWACHT_EVERY_DAY=1 $(BIN)/pytest tests/integration/test_replay_every_day.py
	@ZIELWACHT_EVERY_REQUEST=1 $(BIN)/pytest tests/web/test_api_description.py
	@ZIELWACHT_WHOLE_YEAR=1 $(BIN)/pytest tests/integration/preview/test_forecast_of_the_year.py
	@ZIELWACHT_EVERY_CELL=1 $(BIN)/pytest tests/integration/test_audit_pack.py
	@ZIELWACHT_EVERY_COMMIT=1 $(BIN)/pytest tests/integration/test_answers_on_pages.py
	@ZIELWACHT_EVERY_BROKEN_FILE=1 $(BIN)/pytest tests/integration/test_broken_files.py
	@ZIELWACHT_TEN_MILLION=1 $(BIN)/pytest -m benchmark -p no:xdist tests/benchmarks
	@ZIELWACHT_IN_FULL=1 $(BIN)/pytest tests/unit/rulebook/test_schema.py tests/unit/evaluation/test_next_look.py tests/unit/store/test_records.py tests/property/test_calendar_against_oracle.py tests/integration/test_remembering_ticks.py
	@$(BIN)/pytest -m deep
	@$(BIN)/pytest -m faults

wheel:
	@$(BOOTSTRAP) dev
	$(BIN)/python -m build --no-isolation --wheel

clean:
	rm -rf .venv .venv.lock .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
