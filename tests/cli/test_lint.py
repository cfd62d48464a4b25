"""``rusrec lint``: files of MARC by the rules of MARC 21."""

import subprocess
import sys
from pathlib import Path

import pytest

from rusrec import write
from rusrec.model import Name, NameForm, Record, Text

SONG = Record(
    id="a-1",
    type="book",
    language=("ko",),
    title=(Text("보기", "ko"),),
    author=(Name((NameForm("송", "준서", "ko"), NameForm("Song", "Chun-sŏ", "ko-Latn"))),),
)


def lint(folder: Path, *arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    """Run it in *folder*, and return its status and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "rusrec", "lint", *arguments],
        cwd=folder, input=stdin, capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("name", ["marcxml", "marc21"])
def test_our_own_files_have_no_findings_and_a_broken_link_is_one(name: str, tmp_path: Path) -> None:
    """Status 0, and 1; findings go to standard output, the sum to standard error."""
    path = tmp_path / f"in.{'mrc' if name == 'marc21' else 'marcxml'}"
    write([SONG], path, name)
    assert lint(tmp_path, path.name) == (0, "", "rusrec: 1 file, no findings\n")

    path.write_bytes(path.read_bytes().replace(b"880-01", b"880-02"))
    status, out, err = lint(tmp_path, path.name)
    assert (status, err) == (1, "rusrec: 1 file, 2 findings\n")
    assert "record 1 (a-1), 100: is linked to 880-02, which is not there" in out
    assert out.count("  help: ") == 2

    status, out, err = lint(tmp_path, "-", "--from", name, stdin=path.read_bytes())
    assert (status, out.count("<stdin>")) == (1, 2)


def test_a_record_that_cannot_be_read_is_a_finding_and_the_next_is_looked_at(
    tmp_path: Path,
) -> None:
    """It is told on standard error, with its number."""
    path = tmp_path / "in.mrc"
    write([SONG], path, "marc21")
    data = path.read_bytes()
    path.write_bytes(data[:30] + b"x" + data[31:] + data.replace(b"880-01", b"880-02"))
    status, out, err = lint(tmp_path, path.name)
    assert status == 1
    assert "record 1 (byte 0)" in err
    assert "record 2 (a-1)" in out
    assert "3 findings" in err


def test_help_has_the_options_of_the_formats_that_are_linted(tmp_path: Path) -> None:
    """Only MARC's: no other format is named."""
    _, out, _ = lint(tmp_path, "--help")
    options = out.partition("Options of formats")[2]
    assert options.count("(marc21,") == 2
    assert "biblatex" not in options


def test_a_format_without_rules_is_named(tmp_path: Path) -> None:
    """Wrong usage, status 2, with the formats that have rules."""
    (tmp_path / "a.bib").write_text("@book{a, title={A}}\n", "utf-8")
    status, _, err = lint(tmp_path, "a.bib")
    assert status == 2
    assert "RR308" in err
    assert "there are for marc21, marcxml\n" in err
