# Tasks; `just` lists them. The tools come from .venv where there is one (see CONTRIBUTING.md).

export PATH := justfile_directory() / ".venv/bin" + ":" + env("PATH")

_list:
    @"{{ just_executable() }}" --list

# everything that CI asks, but the tests
check:
    ruff check
    ruff format --check
    mypy
    lint-imports
    rusrec check
    rusrec schema --check

# mend what a tool can mend
fix:
    ruff check --fix
    ruff format

# all tests but the long sweeps; arguments go to pytest
test *args:
    pytest -n auto {{ args }}

# the round trip of every installed format
laws *args:
    pytest -n auto tests/laws {{ args }}

# output against official schemas and parsers
conformance *args:
    pytest tests/conformance {{ args }}

# rewrite the golden files; read the diff before you commit it
accept:
    pytest tests/golden --accept
    git diff --stat tests/golden

# run every example of the documentation
docs *args:
    pytest tests/docs {{ args }}

# each program in benchmarks/ measures one claim, side by side with its peers
bench:
    for program in benchmarks/*.py; do echo "== $program" && python "$program" || exit 1; done
