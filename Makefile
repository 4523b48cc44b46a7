# Two commands are enough: `make site` and `make test`. Everything lives in .venv/.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help firefox gallery lighthouse site test test-long serve check bench clean lint requirements basemap

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

site: $(VENV)/site.done ## install what is needed, check the data, build site/ and dist/
	$(BIN)/explainer editions

serve: $(VENV)/site.done ## preview the site on http://127.0.0.1:8000/, or ADDRESS=127.0.0.1:8001
	$(BIN)/explainer serve $(if $(ADDRESS),--address $(ADDRESS))

check: $(VENV)/site.done ## judge the data
	$(BIN)/explainer check --stats

test: $(VENV)/test.done lint ## install what is needed, a browser included, and run the tests
	$(BIN)/python -m pytest -m "not long" -n 2

test-long: $(VENV)/test.done $(VENV)/basemap.done firefox ## what takes longer: fuzzing, every page, the base map anew
	$(BIN)/python -m pytest -m long -n 2

firefox: $(VENV)/test.done ## find a Firefox, or install one
	$(BIN)/python -m tests.browser_here firefox

gallery: $(VENV)/test.done ## write a page with every component and its examples into build/gallery/
	$(BIN)/python -m macros.gallery

lighthouse: $(VENV)/test.done site ## Lighthouse on four pages, medians of five
	$(BIN)/python -m tests.lighthouse

bench: $(VENV)/test.done ## measure speed and memory
	$(BIN)/explainer bench
	$(BIN)/python -m tests.search_bench

lint: $(VENV)/test.done ## style, types, layers
	$(BIN)/ruff check macros tests
	$(BIN)/ruff format --check macros tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/explainer schema --check

requirements: $(VENV)/maintain.done ## write the hashed requirements anew from pyproject.toml
	$(BIN)/pip-compile -q --strip-extras --allow-unsafe --generate-hashes --extra build --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements.txt pyproject.toml
	$(BIN)/pip-compile -q --strip-extras --allow-unsafe --generate-hashes --extra build --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra test -o requirements-test.txt pyproject.toml

basemap: $(VENV)/basemap.done ## draw the base maps under data/geo/ anew (downloads 91 MB)
	$(BIN)/python -m macros.base_map

clean: ## remove what was built and installed
	rm -rf site dist $(VENV) .site.building .site.old .site.lock .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.done: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/basemap.done: requirements-basemap.txt | $(VENV)/site.done
	$(BIN)/python -m pip install -q --require-hashes --no-deps -r requirements-basemap.txt
	touch $@

$(VENV)/test.done: requirements-test.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --require-hashes -r requirements-test.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	$(BIN)/python -m tests.browser_here
	touch $(VENV)/site.done $@

$(VENV)/maintain.done: $(VENV)/test.done
	$(BIN)/python -m pip install -q -e '.[maintain]'
	touch $@
