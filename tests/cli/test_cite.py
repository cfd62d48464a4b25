"""``rusrec cite`` and ``rusrec styles``: what goes where, and how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = "rosia-yongu-8-1-259"


def rusrec(*arguments: str, folder: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    """Run the command line."""
    return subprocess.run(
        [sys.executable, "-m", "rusrec", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "COLUMNS": "100"},
    )  # fmt: skip


def test_entries_go_to_standard_output_and_warnings_to_standard_error(tmp_path: Path) -> None:
    """With --strict a warning ends with 1, and the entries are printed all the same."""
    source = tmp_path / "a.bib"
    source.write_text("@book{a, title={Nothing}, langid={english}}", "utf-8")
    plain = rusrec("cite", "--style", "mla", "--from", str(source))
    strict = rusrec("cite", "--style", "mla", "--from", str(source), "--strict")

    assert (plain.returncode, strict.returncode) == (0, 1)
    assert plain.stdout == strict.stdout == "Nothing.\n"
    assert "a: [RR612] author: " in plain.stderr
    assert "a: [RR612] issued: " in plain.stderr


@pytest.mark.parametrize(
    ("option", "typed", "offered"),
    [("--forms", "chi", "chicago chicago-17"), ("--brackets", "ko", "korean"),
     ("--group-by-script", "hangul", "hangul-first hangul-last")],
)  # fmt: skip
def test_what_has_names_is_completed(option: str, typed: str, offered: str) -> None:
    """By the shell, from what is typed of it."""
    done = subprocess.run(
        [sys.executable, "-m", "rusrec"], capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "_RUSREC_COMPLETE": "bash_complete", "COMP_CWORD": "3",
             "COMP_WORDS": f"rusrec cite {option} {typed}"},
    )  # fmt: skip
    assert [line.partition(",")[2] for line in done.stdout.splitlines()] == offered.split()


def test_the_seed_has_no_warnings() -> None:
    """Nothing to say of it."""
    done = rusrec("cite", SEED, "--style", "korean-humanities", "--strict")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("송준서, 「")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["cite"], 2, "--style"),
        (["cite", "--style", "nonsense"], 2, "no style 'nonsense'"),
        (["cite", "--style", "apa", "--locale", "no language"], 2, "language tag"),
        (["cite", "--style", "apa", "--output", "pdf"], 2, "pdf"),
        (["cite", "--style", "apa", "--engine", "abacus"], 2, "abacus"),
        (["cite", "--style", "apa", "--forms", "nonsense"], 2, "no table of forms"),
        (["cite", "--style", "apa", "--forms", "original ["], 2, "no pattern"),
        (["cite", "--style", "apa", "--brackets", "nonsense"], 2, "no brackets"),
        (["cite", "--style", "apa", "--group-by-script", "Zyxw"], 2, "no script"),
        (["cite", "--style", "apa", "--forms", "apa", "--engine", "citeproc-py"], 2, "knows CSL"),
        (["cite", "--style", "no/such.csl"], 3, "No such file"),
        (["cite", "--style", "README.md.csl"], 3, "No such file"),
        (["cite", "nobody", "--style", "apa"], 1, "no record 'nobody'"),
        (["cite", "--style", "apa", "--from", "no-such.bib"], 3, "No such file"),
        (["cite", "--style", "apa", "--from", "LICENSE"], 2, "which format"),
        (["styles", "--preview", "no/such.csl"], 3, "No such file"),
        (["styles", "nobody"], 1, "no record 'nobody'"),
    ],
)
def test_each_failure_has_its_status(arguments: list[str], status: int, said: str) -> None:
    """2 wrong usage, 1 bad data, 3 what cannot be read; never a traceback."""
    done = rusrec(*arguments)

    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_style_is_bad_data(tmp_path: Path) -> None:
    """Told with the file and the remedy."""
    path = tmp_path / "page.csl"
    path.write_text("<html/>")
    done = rusrec("cite", "--style", str(path))

    assert done.returncode == 1
    assert str(path) in done.stderr
    assert "help: " in done.stderr


def test_the_records_of_a_file_are_cited_in_the_order_of_the_ids(tmp_path: Path) -> None:
    """In a numbered style; one that is not there is told."""
    source = tmp_path / "a.bib"
    source.write_text(
        "".join(f"@book{{{key}, title={{{key.upper()}}}, year=2001}}\n" for key in "abc"), "utf-8"
    )
    arguments = ("--style", "vancouver", "--from", str(source))

    assert rusrec("cite", "c", "a", *arguments).stdout == "1. C. 2001.\n2. A. 2001.\n"
    missing = rusrec("cite", "d", *arguments)
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "no record 'd'" in missing.stderr


def test_records_come_from_standard_input_where_asked() -> None:
    """With the format said, for there is no suffix."""
    arguments = ("cite", "--style", "mla", "--from", "-", "--format", "bibtex")
    done = subprocess.run(
        [sys.executable, "-m", "rusrec", *arguments],
        cwd=ROOT, input="@book{a, title={Nothing}, year=2001}", capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "Nothing. 2001.\n")
    assert rusrec("cite", "--style", "mla", "--from", "-").returncode == 2


def test_addresses_are_links_where_asked(tmp_path: Path) -> None:
    """In HTML; citeproc-py cannot make them, and says so."""
    source = tmp_path / "a.bib"
    source.write_text("@misc{a, title={Nothing}, langid={english}, doi={10.5555/a}}", "utf-8")
    asked = ("cite", "--style", "mla", "--from", str(source), "--output", "html")
    link = '<a href="https://doi.org/10.5555/a">https://doi.org/10.5555/a</a>'

    assert link in rusrec(*asked, "--links").stdout
    assert "<a " not in rusrec(*asked).stdout
    assert rusrec(*asked, "--links", "--engine", "citeproc-py").returncode == 2


def test_styles_are_listed_and_shown() -> None:
    """As text and as a page of HTML."""
    listed = rusrec("styles").stdout
    page = rusrec("styles", SEED, "--output", "html").stdout

    names = [line.split()[0] for line in listed.splitlines()]
    assert names == sorted(path.stem for path in (ROOT / "styles").glob("*.csl"))
    assert page.startswith("<!DOCTYPE html>")
    assert all(f"<code>{name}</code>" in page for name in names)
    assert page.count("<i>러시아연구</i>") >= 4


def test_the_citations_of_a_document_come_before_what_it_cites(tmp_path: Path) -> None:
    """One a line; what was cited just before is not spelt out again."""
    source = tmp_path / "notes.txt"
    source.write_text(f"[see @{SEED}, p. 260]\n[@{SEED}, p. 261]\n", "utf-8")
    done = rusrec("cite", "--style", "korean-humanities", "--document", str(source))

    first, second, empty, listed = done.stdout.splitlines()
    assert first.startswith("see 송준서, 「")
    assert first.endswith(", 260쪽.")
    assert (second, empty) == ("위의 글, 261쪽.", "")
    assert listed.endswith("259-285쪽.")


def test_a_citation_that_shows_nothing_is_told(tmp_path: Path) -> None:
    """A style of numbers has no author to show alone."""
    source = tmp_path / "notes.json"
    cited = {"citationItems": [{"id": SEED}], "properties": {"mode": "author-only"}}
    source.write_text(json.dumps([cited]), "utf-8")
    done = rusrec("cite", "--style", "ieee", "--document", str(source))

    assert done.stdout.splitlines()[:2] == ["", ""]
    assert "shows nothing in a citation" in done.stderr


def test_a_document_is_cited_by_the_engine_of_our_own_alone(tmp_path: Path) -> None:
    """Wrong usage ends with 2."""
    source = tmp_path / "notes.txt"
    source.write_text(f"[@{SEED}]\n", "utf-8")
    done = rusrec("cite", "--style", "apa", "--document", str(source), "--engine", "citeproc-py")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--document is for the engine of our own" in done.stderr


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("[@nobody]", 1, "no record 'nobody'"),
        (f"[@{SEED}]\n[@nobody]", 1, "notes.txt:2"),
        ("[@a]\nno citation", 1, "notes.txt:2"),
    ],
)
def test_a_document_with_a_fault_is_told(tmp_path: Path, line: str, status: int, said: str) -> None:
    """The place and the remedy; nothing is printed."""
    source = tmp_path / "notes.txt"
    source.write_text(line, "utf-8")
    done = rusrec("cite", "--style", "apa", "--document", str(source))

    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr
    assert "help: " in done.stderr
