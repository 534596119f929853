# Each target sets up what it needs first; scripts/ does the work, also where there is no make.
PYTHON ?= python3

.PHONY: run test tour bench soak lock clean

run: ## open the desk on the sample shop
	@$(PYTHON) scripts/open_desk.py

test: ## lint, format, types, import contracts, translations, tests
	@$(PYTHON) scripts/check.py

tour: ## a picture of every screen and document into build/tour
	@$(PYTHON) scripts/setup.py run
	@.venv/bin/python app.py tour --out build/tour

bench: ## measure speed as ratios; see benchmarks/README.md
	@$(PYTHON) scripts/setup.py dev
	@PYTHONPATH=. .venv/bin/python benchmarks/run.py

soak: ## the slow checks: kill -9, fuzzing, long runs
	@$(PYTHON) scripts/setup.py dev
	@QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -m slow

lock: ## write the hashed locks anew from pyproject.toml
	@$(PYTHON) scripts/setup.py dev
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.lock --group dev pyproject.toml -o requirements-dev.lock

clean: ## remove what was made here
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
