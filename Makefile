# One command each: make run, make test, make bench, make lint. All of them set up first.
IS_NEW := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON := $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c '$(IS_NEW)' 2>/dev/null && { echo $$name; break; }; done)
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := 1
# Compiled once here, or every command compiles the libraries anew where writing is switched off.
export UV_COMPILE_BYTECODE := 1

.PHONY: help setup run test bench lint lock readme
help:
	@echo "make setup   create .venv with the tracker command"
	@echo "make run     set up, then start collecting and the dashboard"
	@echo "make test    set up, then run every test, those in a browser too"
	@echo "make bench   set up, then measure against the references in the README"
	@echo "make lint    set up, then check style, format and import order"
	@echo "make readme  write anew what README.md and .env.example take from the code"
	@echo "make lock    write requirements.lock anew from pyproject.toml"

setup: $(BIN)/.ready
	@:

$(BIN)/.ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "The tracker needs Python 3.11 or newer (python3 on the PATH)." >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
		  { apt-get -qq update; apt-get -qq install -y python3-venv; } >&2; } || \
		{ echo "Python's venv cannot install pip here: apt-get install python3-venv (Debian, Ubuntu), then again." >&2; exit 1; }
	@test -x $(BIN)/pip || { echo "Creating .venv with $(PYTHON) …"; rm -rf .venv; $(PYTHON) -m venv .venv; }
	@echo "Installing what requirements.lock names …"
	@uv=$$(command -v uv) && $$uv --version >/dev/null 2>&1 || uv=$(BIN)/uv; \
		test "$$uv" != $(BIN)/uv || $(BIN)/pip install -q --disable-pip-version-check uv 2>/dev/null || true; \
		$$uv pip install -q --python $(BIN)/python --require-hashes -r requirements.lock \
		|| { echo "uv could not (see above); pip takes a minute more."; \
		     $(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock; }
	@$(BIN)/pip install -q --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q tracker scrapers dashboard
	@touch $@

run: setup
	@$(BIN)/tracker up

test: setup
	@$(BIN)/python -m tests.needs
	@$(BIN)/python -m pytest -n 2 --dist loadfile

bench: setup
	@$(BIN)/python -m tests.bench.run

lint: setup
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports --no-logo

readme: setup
	@$(BIN)/python -m tests.readme

lock: setup
	@$$(command -v uv || echo $(BIN)/uv) pip compile -q --universal --generate-hashes --python-version 3.11 --no-annotate \
		--group dev --extra postgres pyproject.toml --custom-compile-command "make lock" -o requirements.lock
