"""What a command loads: a start is mostly imports, so nothing comes in that the run has no use for.

What stands here was once loaded by a command that never called it.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ITEM = '[{"id": "a", "type": "book", "title": "A", "author": [{"family": "B", "given": "C"}]}]'

HEAVY = frozenset(
    (
        *("lxml", "yaml", "bibtexparser", "citeproc", "pymarc", "rich", "rusrec.cite"),
        *("importlib.metadata", "email", "socket", "subprocess", "difflib", "pathlib"),
    )
)
"""Each of these costs any command a tenth of its start or more."""

READING = frozenset(
    (
        *(f"rusrec.formats._bib.{name}" for name in ("reader", "record", "name", "form", "layout")),
        *("rusrec.formats._bib.grammar", "rusrec.formats._people", "rusrec.formats._tex.reader"),
    )
)
"""The readers' part of .bib files, of which a writer asks only of what is not simple."""

SELDOM = frozenset(
    (
        *(f"rusrec.formats._bib.{name}" for name in ("original", "role", "event", "biber_date")),
        *("rusrec.formats._seen_runs", "rusrec.scripts.slug", "rusrec.scripts.near"),
        *("rusrec.model.tag_advice", "rusrec.model.edtf_advice"),
    )
)
"""What few records need."""

LIBRARY = frozenset(("rusrec.store.library", "rusrec.schema", "rusrec.formats.yaml"))
SAVING = frozenset(
    (
        *("rusrec.store.edit", "rusrec.store.atomic", "fcntl", "rusrec.formats.yaml.text"),
        *("rusrec.formats.yaml.tree", "rusrec.formats._decoding"),
    )
)
MENDING = frozenset(
    ("rusrec.formats.csl_json.mend", "rusrec.formats.csl_json.embed", "rusrec.formats._embed")
)
"""What only an item of CSL-JSON needs that says more than the usual."""
OTHERS = frozenset(
    (
        *("rusrec.formats._xml", "rusrec.formats.mods.writer", "rusrec.formats.mods.reader"),
        *("rusrec.formats.csv.columns", "rusrec.formats.ris.reader", "rusrec.formats.ris.writer"),
        *("rusrec.formats._marc.reader", "rusrec.formats._marc.writer", "lxml"),
    )
)
"""Readers and writers of formats that are asked for no more than their suffixes and options."""

CASES = {
    "export --format bibtex": HEAVY | READING | SELDOM | SAVING | {"rusrec.check", "json"},
    "convert --from csl-json --to bibtex in.json": HEAVY | READING | LIBRARY | SAVING
    - {"rusrec.formats._decoding"} | OTHERS | MENDING | {"rusrec.scripts.slug"},
    "convert --to bibtex in.json": READING | OTHERS,
    "export --help": READING | OTHERS,
    "list": HEAVY | SAVING | {"rusrec.check", "rusrec.conversion", "rusrec.formats._bib"},
    "check": {"yaml", "lxml", "rusrec.cite", "importlib.metadata", "rusrec.formats.yaml.tree"},
    "--help": HEAVY | {"rusrec.model", "rusrec.formats", "rusrec.store"},
}  # fmt: skip


@pytest.mark.parametrize("command", CASES)
def test_a_command_loads_nothing_that_it_has_no_use_for(command: str, tmp_path: Path) -> None:
    """Run over the library of this repository, in a process of its own."""
    (tmp_path / "in.json").write_text(ITEM, encoding="utf-8")
    (tmp_path / "records").symlink_to(ROOT / "records")
    program = (
        "import sys\nfrom rusrec.cli import run\n"
        "status = run(sys.argv[1:])\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)\n"
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, *command.split()],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout or command == "check"
    assert not CASES[command] & set(done.stderr.splitlines())
