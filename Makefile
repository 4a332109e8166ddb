# Everything a newcomer or a build machine needs; works with only python3 (3.11 or newer) and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check torture bench bench-all peers words table docs constraints clean

# The main job on the example book: set up, write the book, ask it whom to contact today.
demo: $(READY)
	@rm -rf build/demo && mkdir -p build/demo
	@$(BIN)/salesbook demo --book build/demo/demo.db
	@$(BIN)/salesbook today --book build/demo/demo.db

test: $(READY)
	$(BIN)/python -m pytest -n auto

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

# The long runs: what the tests try a few hundred times, many thousand times.
torture: $(READY)
	PARITY_CASES=20000 $(BIN)/python -m pytest -n auto tests/commands/test_parity.py
	TORTURE=1 $(BIN)/python -m pytest tests/book/test_book_migrate.py
	$(BIN)/python -m tests.torture.run --write

bench: $(READY)
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m benchmarks.run --runs 25

bench-all: $(READY) peers
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m benchmarks.run --sizes 1000,10000,100000 \
	    --runs 25 --peers build/peers/bin

# Programs to measure against, in an environment of their own.
peers: build/peers/.ready

build/peers/.ready:
	@$(PYTHON) -m venv build/peers
	@build/peers/bin/python -m pip install --quiet --disable-pip-version-check topydo todoman
	@touch $@

# The Chinese catalogue: collect new messages, compile what is translated.
words: $(READY)
	$(BIN)/python tools/words.py

# What the commands declare with Typer, as the table that the door reads, and what they load.
table: $(READY)
	$(BIN)/python tools/table.py
	$(BIN)/python tools/together.py

# Pages made from the code: the command reference and the table of fields.
docs: table
	$(BIN)/python tools/pages.py

constraints: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url \
	    --no-header --no-annotate --group dev pyproject.toml -o constraints.txt

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo 'salesbook needs Python 3.11 or newer (PYTHON=python3.12 make ...)'; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt \
	    --group dev -e .
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
