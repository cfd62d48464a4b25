"""What a clumsy or hostile user does at the command line: told with its status, nothing harmed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = "rosia-yongu-8-1-259"
RIS = "TY  - BOOK\nTI  - A\nER  - \n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder with a copy of the repository's records."""
    shutil.copytree(ROOT / "records", tmp_path / "records")
    return tmp_path


def shell(folder: Path, line: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a line of the shell in *folder*, ``rusrec`` being ours."""
    line = line.replace("rusrec", f"'{sys.executable}' -m rusrec")
    return subprocess.run(["/bin/sh", "-c", line], cwd=folder, capture_output=True, check=False)


def test_standard_input_that_is_closed_is_told_where_it_is_asked_for(library: Path) -> None:
    """And is no harm where it is not, as for a job of cron."""
    (library / "a.ris").write_text(RIS, encoding="utf-8")

    done = shell(library, "rusrec convert - --from ris --to yaml <&-")
    assert (done.returncode, done.stderr.split(b"\n")[0]) == (3, b"standard input: is closed")
    assert shell(library, "rusrec convert a.ris --to yaml <&-").returncode == 0
    assert shell(library, "rusrec import a.ris <&-").returncode == 0


@pytest.mark.parametrize("target", ["-o records/x.yaml", "--split records/x/.."])
def test_records_are_not_exported_among_themselves(library: Path, target: str) -> None:
    """Each would be there twice, and no command would run."""
    before = sorted(library.rglob("*"))
    done = shell(library, f"rusrec export -f yaml {target}")

    assert done.returncode == 2
    assert b"is in the library records" in done.stderr
    assert sorted(library.rglob("*")) == before
    assert shell(library, "rusrec export -f yaml --split elsewhere").returncode == 0
    assert shell(library, "rusrec export -f bibtex -o records/all.bib").returncode == 0


def test_a_device_is_written_to_and_not_replaced(library: Path) -> None:
    """``--losses /dev/null`` leaves that where it is, and a list that fails leaves nothing."""
    assert shell(library, "rusrec export -f bibtex --losses /dev/null").returncode == 0
    assert Path("/dev/null").is_char_device()
    assert b"author[0]" in shell(library, "rusrec export -f bibtex --losses /dev/stderr").stderr

    done = shell(library, "rusrec export -f bibtex nobody --losses lost.tsv")
    assert done.returncode == 1
    assert [path.name for path in library.iterdir()] == ["records"]
    assert shell(library, "rusrec export -f bibtex --losses no/such/x").returncode == 3


def test_what_a_killed_export_left_is_swept(library: Path) -> None:
    """Hidden files of a process that is no more do not pile up in a folder of exports."""
    out = library / "out"
    out.mkdir()
    (out / ".rusrec-set-0123456789abcdef.tmp").write_text("half", encoding="utf-8")
    (out / ".mine.tmp").write_text("", encoding="utf-8")

    assert shell(library, "rusrec export -f bibtex --split out").returncode == 0
    assert sorted(path.name for path in out.iterdir()) == [".mine.tmp", f"{SEED}.bib"]


_FULL = b"""standard output: No space left on device
  help: make room, and run it again
"""


@pytest.mark.parametrize("command", [
    "list", "list --ids", "show rosia-yongu", "export -f ris", "cite --style apa", "formats",
    "formats --fields", "losses", "schema", "styles", "--help",
])  # fmt: skip
@pytest.mark.parametrize(("output", "told"), [
    ("> /dev/full", _FULL),
    (">&-", b"standard output: is closed\n  help: redirect it, or name a file instead\n"),
    ("<&- >&-", b"standard output: is closed\n  help: redirect it, or name a file instead\n"),
])  # fmt: skip
def test_an_output_that_is_full_or_closed_is_named(
    library: Path, command: str, output: str, told: bytes
) -> None:
    """What nobody got is not done."""
    done = shell(library, f"rusrec {command} {output}")
    assert (done.returncode, done.stderr) == (3, told)


@pytest.mark.parametrize("command", ["check", "fmt --check", "export -f ris -o seed.ris"])
def test_a_closed_output_is_no_harm_where_nothing_goes_there(library: Path, command: str) -> None:
    """As for a job of cron that looks at the status alone."""
    assert shell(library, f"rusrec {command} >&-").returncode == 0


@pytest.mark.parametrize("command", [
    "convert a.ris --to yaml", "convert a.ris a.mrc --to yaml --keep-going", "import a.ris",
    "import a.mrc --keep-going", "lint a.mrc",
])  # fmt: skip
def test_an_encoding_that_is_not_read_is_wrong_usage(library: Path, command: str) -> None:
    """It is the caller who wrote it, not the file, whatever its format."""
    (library / "a.ris").write_text(RIS, encoding="utf-8")
    shell(library, "rusrec convert a.ris -o a.mrc")
    done = shell(library, f"rusrec {command} --encoding klingon")

    assert done.returncode == 2
    assert b"[RR102] 'klingon' is not an encoding that is read" in done.stderr
    assert done.stdout == b""


@pytest.mark.parametrize("name", ["a\nb.ris", "a\x1b[31m.ris", "\u202ea.ris", "a\udcff.ris"])
def test_the_name_of_a_file_does_nothing_to_a_terminal(library: Path, name: str) -> None:
    """It stands on one line, and nothing in it is a command to the terminal."""
    path = os.fsencode(library / name)
    with open(path, "wb") as file:  # noqa: PTH123 (a name that is no text)
        file.write(b"junk")
    shown = ascii(name)[1:-1].encode()
    for command in ("convert --to bibtex", "import", "lint --from marc21"):
        arguments: list[str | bytes] = [sys.executable, "-m", "rusrec", *command.split(), path]
        done = subprocess.run(arguments, cwd=library, capture_output=True, check=False)
        assert done.returncode == 1
        assert shown in done.stderr.split(b"[RR")[0]
        assert b"\x1b" not in done.stderr


@pytest.mark.parametrize(("text", "told"), [
    (b"[see @nobody, p. 3]\n", b"a.txt:1: [RR211] no record 'nobody'\n    1 | [see @nobody, p. 3]"),
    (b"\n[@x\xff]\n", b"a.txt:2:4: [RR101] not UTF-8"),
    (b"[@x\x00]\n", b"a.txt:1:4: [RR104]"),
    (b"[[" * 100_000, b"a.txt:1: is not JSON that holds citations"),
    (b'[\n{"citationItems": [}', b"a.txt:2: is not JSON"),
    (b'{"citationItems": "x"}', b"citation 1 is no list of cite items"),
    (b'[{"citationItems": [{"id": "x", "locator": {}}, {"id": "x", "label": []}]}]',
     b"that is no text"),
])  # fmt: skip
def test_a_document_that_cites_amiss_is_told_with_its_place(
    library: Path, text: bytes, told: bytes
) -> None:
    """With evidence and remedy, whatever it is."""
    (library / "a.txt").write_bytes(text)
    done = shell(library, "rusrec cite --style apa --document a.txt")

    assert done.returncode == 1
    assert told in done.stderr
    assert b"help: " in done.stderr
    assert done.stdout == b""


def test_one_citation_of_csl_is_a_document(library: Path) -> None:
    """As csl-citation.json has it, without a list around it."""
    (library / "a.json").write_text(f'{{"citationItems": [{{"id": "{SEED}"}}]}}', "utf-8")
    done = shell(library, "rusrec cite --style apa --document a.json")
    assert done.stdout.decode().startswith("(송, 1998)\n")


def test_a_record_of_nothing_is_not_begun(library: Path) -> None:
    """An id is made of a title or a host; a made one is no device of Windows."""
    done = shell(library, "rusrec new --language ko")
    assert done.returncode == 2
    assert b"say --title, --host or --id" in done.stderr
    assert shell(library, "rusrec new --language ko --title ''").returncode == 2
    assert shell(library, "rusrec new --language en --title Con").stdout == b"records/con-2.yaml\n"


@pytest.mark.parametrize(
    "line",
    [
        "rusrec export -f bibtex -o x.bib --losses x.bib",
        "rusrec export -f bibtex -o x.bib --losses ./records/../x.bib",
        "rusrec convert a.ris -o x.bib --losses a.ris",
        "rusrec convert a.ris -o x.bib --losses x.bib",
        "rusrec import a.ris --losses a.ris",
    ],
)
def test_losses_are_not_listed_in_a_file_that_is_read_or_written(library: Path, line: str) -> None:
    """One of the two would be gone, and nobody would be told."""
    (library / "a.ris").write_text(RIS, encoding="utf-8")
    before = sorted(library.rglob("*"))
    done = shell(library, line)

    assert done.returncode == 2
    assert b"would be written over; name another file" in done.stderr
    assert sorted(library.rglob("*")) == before
    assert (library / "a.ris").read_text("utf-8") == RIS


@pytest.mark.parametrize(
    ("asked", "remedy"),
    [
        ("volum=8", "write volume=8"),
        ("title.ru=x", "write title=x, which looks at all that is in title"),
        ("volume", "write volume=TEXT"),
        ("=8", "write FIELD=TEXT with a field of a record"),
    ],
)
def test_a_question_for_no_field_is_told_with_the_field_that_was_meant(
    library: Path, asked: str, remedy: str
) -> None:
    """A slip, a path into a field, a field alone, none."""
    done = shell(library, f"COLUMNS=200 rusrec list --query '{asked}'")
    assert done.returncode == 2
    assert remedy.encode() in done.stderr
