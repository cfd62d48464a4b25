"""``rusrec import``: files into the library, all or nothing, and what is there stays as it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = "rosia-yongu-8-1-259"
BIB = """@article{song2001,
  author = {홍, 길동}, title = {{보기 제목}}, journal = {러시아연구}, issn = {1229-1056},
  volume = 11, number = 2, pages = {5--9}, year = 2001, langid = {korean}, doi = {10.1234/x}
}
@book{DBLP:books/x, author={Doe, Jane}, title={A Book on Things}, year=2001, langid={english}}
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder with a copy of the repository's records and a .bib file."""
    shutil.copytree(ROOT / "records", tmp_path / "records")
    (tmp_path / "a.bib").write_text(BIB, "utf-8")
    return tmp_path


def rusrec(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command line in *folder*."""
    return subprocess.run(
        [sys.executable, "-m", "rusrec", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "COLUMNS": "100"},
    )  # fmt: skip


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of the library."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted((folder / "records").rglob("*"))
        if path.is_file()
    }


def test_an_import_makes_records_that_pass_the_checks_and_keep_their_keys(library: Path) -> None:
    """The files are printed; LaTeX finds the old keys; the journal is the one that is there."""
    done = rusrec(library, "import", "a.bib")

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "records/rosia-yongu/rosia-yongu-11-2-5.yaml", "records/a-book-on-things.yaml",
    ]  # fmt: skip
    assert done.stderr.endswith("rusrec: 2 new\n")
    assert rusrec(library, "check").returncode == 0
    exported = rusrec(library, "export", "-f", "bibtex").stdout
    assert "@article{song2001,\n" in exported
    assert "ids = {a-book-on-things, DBLP:books/x}" in exported


def test_a_dry_run_says_the_same_and_writes_nothing(library: Path) -> None:
    """The same lines, the same summary, the same library."""
    before = content(library)
    dry = rusrec(library, "import", "a.bib", "--dry-run")

    assert content(library) == before

    wet = rusrec(library, "import", "a.bib")

    assert (dry.stdout, dry.stderr, dry.returncode) == (wet.stdout, wet.stderr, 0)


def test_the_same_file_again_changes_nothing_and_says_so(library: Path) -> None:
    """No byte, and status 0."""
    rusrec(library, "import", "a.bib")
    before = content(library)
    again = rusrec(library, "import", "a.bib")

    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.endswith("rusrec: 2 there already\n")
    assert content(library) == before


def test_a_work_that_is_there_is_named_and_the_others_are_taken(library: Path) -> None:
    """Status 1; with --replace it changes, shown as a diff of its lines."""
    rusrec(library, "import", "a.bib")
    changed = (
        BIB.replace("보기 제목", "고친 제목") + "@book{more, title={More}, langid={english}}\n"
    )
    (library / "a.bib").write_text(changed, "utf-8")
    done = rusrec(library, "import", "a.bib")

    assert done.returncode == 1
    assert done.stdout == "records/more.yaml\n"
    assert (
        "a.bib: [RR510] song2001 is rosia-yongu-11-2-5, by its identifiers.doi "
        "(records/rosia-yongu/rosia-yongu-11-2-5.yaml:16); they differ in title"
    ) in done.stderr
    assert done.stderr.endswith("rusrec: 1 new, 1 there already, 1 not taken\n")

    replaced = rusrec(library, "import", "a.bib", "--replace")

    assert replaced.returncode == 0
    assert "\n-  ko: 보기 제목\n+  ko: 고친 제목\n" in replaced.stdout
    assert replaced.stderr.endswith("rusrec: 1 changed, 2 there already\n")
    assert "고친 제목" in rusrec(library, "show", "rosia-yongu-11-2-5").stdout


def test_an_export_comes_back_without_a_change(library: Path) -> None:
    """Sources, corrections, other languages: what the format cannot carry stays."""
    before = content(library)
    for form in ("bibtex", "csl-json", "yaml"):
        rusrec(library, "export", "-f", form, "-o", f"out.{form}")
        back = rusrec(library, "import", f"out.{form}", "--from", form, "--replace")

        assert (back.returncode, back.stdout) == (0, "")
        assert back.stderr.endswith("rusrec: 1 there already\n")
    assert content(library) == before


def test_a_bad_record_keeps_all_out_unless_the_good_ones_are_wanted(library: Path) -> None:
    """All or nothing; --keep-going takes the others, status 1 either way."""
    (library / "a.bib").write_text(BIB + BIB.partition("@book")[0], "utf-8")
    before = content(library)
    refused = rusrec(library, "import", "a.bib")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "a.bib:6" in refused.stderr
    assert content(library) == before

    kept = rusrec(library, "import", "a.bib", "--keep-going")

    assert kept.returncode == 1
    assert len(kept.stdout.splitlines()) == 2


def test_what_the_reader_could_not_hold_is_told(library: Path) -> None:
    """In the summary and in the list, with what the journal's record does not say."""
    (library / "a.bib").write_text(
        BIB.replace("volume = 11", "publisher = {Nobody}, volume = 11, crossref = {none}"), "utf-8"
    )
    done = rusrec(library, "import", "a.bib", "--losses", "lost.tsv")
    lost = (library / "lost.tsv").read_text("utf-8")

    assert "changed or lost: " in done.stderr
    assert "song2001\tcrossref\t" in lost
    assert "song2001\thost.publisher\tsingle-valued\tnot in the record of the journal" in lost


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["nowhere.bib"], 3, "No such file"),
        (["a.bib", "--folder", "../out"], 1, "cannot hold records"),
        (["a.bib", "--for", "jurism"], 2, "No such option"),
        (["a.bib", "--encoding", "utf-16-le"], 1, "a.bib:"),
        (["a.bib", "--library", "nowhere"], 2, "does not exist"),
        (["host.yaml"], 1, "has the host 'nowhere'"),
    ],
)
def test_each_status_says_what_kind_of_thing_is_wrong(
    library: Path, arguments: list[str], status: int, said: str
) -> None:
    """And the library is as it was."""
    (library / "host.yaml").write_text(
        "rusrec: 1\nid: x\ntype: article-journal\nlanguage: en\ntitle: X\nhost: nowhere\n"
    )
    before = content(library)
    done = rusrec(library, "import", *arguments)

    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert content(library) == before


def test_ids_and_folder_are_as_asked(library: Path) -> None:
    """--keep-ids keeps the keys that are ids; --folder holds all new files."""
    done = rusrec(library, "import", "a.bib", "--keep-ids", "--folder", "new/ones")

    assert done.stdout.splitlines() == [
        "records/new/ones/song2001.yaml", "records/new/ones/dblp-books-x.yaml",
    ]  # fmt: skip
