# What people and CI run, by name; `make` alone lists it. Everything is installed into .venv and nowhere else.

PYTHON ?= python3
# More arguments for the command behind a target: make serve ARGS='--brand lakala'
ARGS ?=
# Test processes: two for the two cores of CI; 0 for a debugger, auto for a larger machine.
WORKERS ?= 2

RUN := .venv/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --no-input
# A person's own Python settings must not reach into .venv.
unexport PYTHONPATH PYTHONHOME
# Containers often set it; each start of the program would then compile all modules again.
unexport PYTHONDONTWRITEBYTECODE

# Set-up leaves three stamps, named after what they were made from: a change of content counts, a change of date does
# not. Each is written last, so an interrupted set-up leaves none and starts again. The packages also depend on the
# Python and on the folder, because the programs in .venv/bin name both. Empty when there is no fit Python.
KEYS := $(shell $(PYTHON) -c 'import ensurepip, hashlib, os, sys, venv; \
	sys.version_info >= (3, 11) or sys.exit(1); \
	read = lambda *names: b"".join(open(name, "rb").read() for name in names); \
	key = lambda content: hashlib.sha256(content).hexdigest()[:16]; \
	place = repr((sys.version_info[:2], sys.base_prefix, os.getcwd())).encode(); \
	print(key(place + read("requirements.lock", "requirements-dev.lock")), key(read("pyproject.toml")))' 2>/dev/null)
PACKAGES := .venv/packages-$(word 1,$(KEYS))
DEV := .venv/dev-$(word 1,$(KEYS))
PROJECT := .venv/project-$(word 1,$(KEYS))-$(word 2,$(KEYS))

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint formatting types imports content tests format bench lock clean distclean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

site: $(PROJECT) ## build everything into site/
	@.venv/bin/poshelp build $(ARGS)

serve: $(PROJECT) ## the site with live reload while trees, pages, templates or settings change
	@.venv/bin/poshelp serve $(ARGS)

check: $(PROJECT) ## print every problem in trees, pages and settings
	@.venv/bin/poshelp check $(ARGS)

# ---- Gates: all of them run, also after one has failed, and each says in a line how it went.

test: $(PROJECT) $(DEV) ## every gate: lint formatting types imports content tests
	@$(MAKE) --no-print-directory --keep-going lint formatting types imports content tests

# One line when the command is content, all that it has to say when it is not.
define gate
	@if said=$$($(1) 2>&1); then echo 'ok      $@: $(1)'; else printf '%s\n' "$$said"; echo 'FAILED  $@: $(1)'; exit 1; fi
endef

lint: $(DEV) ## rules of code: ruff check
	$(call gate,$(RUN) -m ruff check)

formatting: $(DEV) ## layout of code: ruff format --check
	$(call gate,$(RUN) -m ruff format --check --output-format concise)

types: $(PROJECT) $(DEV) ## types: mypy --strict
	$(call gate,$(RUN) -m mypy)

imports: $(PROJECT) $(DEV) ## which module may import which: import-linter
	$(call gate,.venv/bin/lint-imports)

# The workflow that publishes sets the tag: no address that readers have may be lost.
content: $(PROJECT) ## trees, pages, settings, and addresses that were published: poshelp check
	$(call gate,.venv/bin/poshelp check $(addprefix --since ,$(shell git tag --list published 2>/dev/null)))

# The last line is pytest's own. The variable makes Python warn about a missing encoding=, in workers and programs too.
# Each process has one half of the tests, in order, so that what a module builds is built once, and takes over from the
# other when it is done.
tests: $(PROJECT) $(DEV) ## tests with coverage; a part of them: .venv/bin/pytest tests/load
	@PYTHONWARNDEFAULTENCODING=1 $(RUN) -m pytest --quiet --numprocesses $(WORKERS) --dist worksteal --cov

# ---- For the people who change the project.

format: $(DEV) ## rewrite the code as ruff wants it
	@$(RUN) -m ruff check --fix-only --quiet
	@$(RUN) -m ruff format --quiet

bench: $(PROJECT) $(DEV) ## compare with other generators
	@$(RUN) -m benchmarks $(ARGS)

# --universal and fewest: one version of a package, with the hashes of all platforms. Only wheels are ever installed.
COMPILE := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-strip-extras --only-binary :all: --emit-build-options --custom-compile-command 'make lock' $(ARGS)

lock: $(DEV) ## pin the dependencies again; newer versions: make lock ARGS=--upgrade
	@$(COMPILE) pyproject.toml requirements.in --output-file requirements.lock
	@$(COMPILE) requirements-dev.in --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove what was built, and all caches
	@rm -rf site .cache .hypothesis
	@find generator tests examples benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## and .venv
	@rm -rf .venv

# ---- Set-up.

$(PACKAGES):
	@test -n '$(KEYS)' || { \
		echo 'poshelp needs Python 3.11 or newer with venv (Debian, Ubuntu: apt install python3 python3-venv);' \
			'name another Python with make PYTHON=/path/to/python3.' >&2; exit 1; }
	@echo 'setting up .venv, once'
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) install --quiet --require-hashes --requirement requirements.lock
	@touch $@

# Without an index and without isolation nothing comes from outside the lock; `pip check` notices a forgotten `make lock`.
$(PROJECT): $(PACKAGES)
	@rm -f .venv/project-*
	@$(PIP) install --quiet --no-index --no-deps --no-build-isolation --editable .
	@said=$$($(PIP) check) || { printf '%s\n' "$$said" 'pyproject.toml and requirements.lock differ: make lock' >&2; exit 1; }
	@$(RUN) -m generator.publish.fonts
	@touch $@

$(DEV): $(PACKAGES)
	@$(PIP) install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@
