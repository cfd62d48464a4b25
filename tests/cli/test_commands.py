"""The command line: what goes where, what each status means, and that nothing is half-written."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rusrec.cli import COMMANDS

ROOT = Path(__file__).parents[2]
SEED = "rosia-yongu-8-1-259"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder with a copy of the repository's records."""
    shutil.copytree(ROOT / "records", tmp_path / "records")
    return tmp_path


def rusrec(
    folder: Path, *arguments: str, stdin: str = "", **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run the command line in *folder*."""
    return subprocess.run(
        [sys.executable, "-m", "rusrec", *arguments],
        cwd=folder, input=stdin, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "COLUMNS": "100", **environment},
    )  # fmt: skip


def test_data_goes_to_standard_output_and_talk_to_standard_error(library: Path) -> None:
    """An export can be piped: the summary of losses is not in it."""
    done = rusrec(library, "export", "--format", "bibtex")

    assert done.returncode == 0
    assert done.stdout.startswith(f"@article{{{SEED},\n")
    assert done.stderr.startswith("rusrec: 1 record; changed or lost: ")


def test_the_library_is_found_from_a_folder_inside_it(library: Path) -> None:
    """As Git finds its repository."""
    assert SEED in rusrec(library / "records" / "rosia-yongu", "list").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["export", "-f", "bibtex", "nobody"], 1, "no record 'nobody'"),
        (["export", "-f", "nonsense"], 2, "no format 'nonsense'"),
        (["export"], 2, "which format"),
        (["nonsense"], 2, "No such command"),
        (["export", "-f", "bibtex", "-o", "no/such/folder/x.bib"], 3, "No such file"),
        (["export", "-f", "bibtex", "--strict"], 1, "would be lost"),
        (["export", "-f", "bibtex", "--query", "nonsense=x"], 2, "no field of a record"),
        (["show"], 2, "which record"),
        (["vocab", "roles", "zzzzz"], 1, "no roles"),
        (["list", "--library", "nowhere"], 2, "does not exist"),
        (["export", "-f", "bibtex", "-o", "x.bib", "--split", "x"], 2, "either --output or"),
        (["new", "--host", "rosia-yonga 9(2)"], 1, "did you mean 'rosia-yongu'"),
        (["new", "--host", "nobody", "--title", "x"], 1, "no record 'nobody'"),
        (["schema", "--check", "records/latin.json"], 1, "not the schema"),
    ],
)
def test_each_status_says_what_kind_of_thing_is_wrong(
    library: Path, arguments: list[str], status: int, said: str
) -> None:
    """1 is bad data, 2 wrong usage, 3 a file that cannot be read or written; never a traceback."""
    (library / "records" / "latin.json").write_bytes(b"\xff")
    done = rusrec(library, *arguments)

    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_library_is_told_what_to_do(tmp_path: Path) -> None:
    """No traceback, and a remedy."""
    done = rusrec(tmp_path, "list")

    assert done.returncode in (1, 3)
    assert "records" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(tmp_path: Path, command: str) -> None:
    """The help of a command shows a line that a person can copy."""
    done = rusrec(tmp_path, command, "--help")

    assert done.returncode == 0
    assert f"\n  rusrec {command}" in done.stdout


def test_the_help_of_the_program_shows_its_examples_a_line_each(tmp_path: Path) -> None:
    """As they are typed, and without a mark of the formatter's."""
    said = rusrec(tmp_path, "--help").stdout

    assert "\n  rusrec export -f bibtex  " in said
    assert "\n  rusrec check  " in said
    assert "\\b" not in said


def test_text_is_utf_8_whatever_the_locale(library: Path) -> None:
    """A stream that is said to be Latin-1 gets the titles in UTF-8 all the same."""
    done = rusrec(library, "list", PYTHONIOENCODING="latin-1")

    assert done.returncode == 0
    assert "러시아연구" in done.stdout


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("command", ["export -f csl-json", "export -f bibtex", "list", "--help"])
@pytest.mark.parametrize(
    ("redirection", "status"),
    [(">&-", 3), (">/dev/full", 3), ("| true", 0), ("2>&- | grep -q rosia-yongu", 0)],
)
def test_a_stream_that_takes_nothing_ends_with_its_status(
    library: Path, redirection: str, status: int, command: str, unbuffered: str
) -> None:
    """Closed, full or left, whenever Python writes out what it holds: told once, no traceback."""
    line = f"set -o pipefail; {sys.executable} -m rusrec {command} {redirection}"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=library,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.stderr.count("standard output: ") == (status == 3)


def test_standard_error_that_takes_nothing_is_an_error_too(library: Path) -> None:
    """The data still arrives."""
    line = f"{sys.executable} -m rusrec export -f csl-json 2>/dev/full"
    done = subprocess.run(
        ["bash", "-c", line], cwd=library, capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 3
    assert done.stdout.endswith("]\n")


def test_completion_outside_a_library_is_silent(tmp_path: Path) -> None:
    """Nothing is printed into the line that a person is typing."""
    done = rusrec(
        tmp_path, "show", _RUSREC_COMPLETE="bash_complete", COMP_WORDS="rusrec show a",
        COMP_CWORD="2",
    )  # fmt: skip

    assert (done.stdout.strip(), done.stderr) == ("", "")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("rusrec conv", "convert"),
        ("rusrec export -f csl", "csl-json"),
        ("rusrec export rosia-yongu-", SEED),
        ("rusrec export --emb", "--embed"),
        ("rusrec import x.bib --enc", "--encoding"),
    ],
)
def test_a_line_is_completed(library: Path, typed: str, offered: str) -> None:
    """Commands, formats, ids and the options of formats, as the shells ask for them."""
    done = rusrec(
        library, _RUSREC_COMPLETE="bash_complete", COMP_WORDS=typed,
        COMP_CWORD=str(typed.count(" ")),
    )  # fmt: skip

    assert f"plain,{offered}" in done.stdout.splitlines()
    assert done.stderr == ""


def test_a_file_that_cannot_be_finished_is_not_begun(library: Path) -> None:
    """With a bad record the old output stays; with --keep-going the good ones come, status 1."""
    output = library / "out.bib"
    output.write_text("old")
    (library / "records" / "bad.yaml").write_text("rusrec: 1\nid: bad\ntype: book\ntitel: x\n")
    refused = rusrec(library, "export", "-f", "bibtex", "-o", "out.bib")

    assert (refused.returncode, output.read_text()) == (1, "old")
    assert "bad.yaml:4:1" in refused.stderr

    kept = rusrec(library, "export", "-f", "bibtex", "-o", "out.bib", "--keep-going")

    assert kept.returncode == 1
    assert SEED in output.read_text("utf-8")


def test_options_of_a_format_go_to_the_format(library: Path) -> None:
    """--embed to CSL-JSON; YAML has no such option, and says so with status 2."""
    whole = rusrec(library, "export", "-f", "csl-json", "--embed", "--for", "jurism")

    assert json.loads(whole.stdout)[0]["custom"]["rusrec"]["id"] == SEED
    assert whole.stderr == "rusrec: 1 record, whole\n"

    refused = rusrec(library, "export", "-f", "yaml", "--embed")

    assert (refused.returncode, refused.stdout) == (2, "")
    assert "yaml is written without an option --embed" in refused.stderr
    assert "reading  --encoding TEXT" in rusrec(library, "formats", "bibtex").stdout
    text = " ".join(rusrec(library, "export", "--help").stdout.split())
    assert "jurism" in text
    assert text.count("the whole record too") == 1
    text = " ".join(rusrec(library, "import", "--help").stdout.split())
    assert text.count("(all formats that are read)") == 2


def test_no_format_is_loaded_to_export_in_another(library: Path) -> None:
    """The options of formats are looked up only when one is used."""
    code = (
        "import sys; from rusrec.cli import run; run(['export', '-f', 'yaml']);"
        "sys.exit(bool({'rusrec.formats.bibtex', 'rusrec.formats.csl_json'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=library, capture_output=True, check=False
    )

    assert done.returncode == 0


def test_split_writes_a_file_for_each_record(library: Path) -> None:
    """Named by id, with the format's suffix."""
    done = rusrec(library, "export", "-f", "csl-json", "--all", "--split", "out")

    assert done.returncode == 0
    assert sorted(path.name for path in (library / "out").iterdir()) == [
        f"{SEED}.json", "rosia-yongu.json",
    ]  # fmt: skip
    assert json.loads((library / "out" / f"{SEED}.json").read_text("utf-8"))[0]["id"] == SEED


def test_losses_lists_each_value_that_does_not_arrive(library: Path) -> None:
    """One line a loss: record, path, reason, what arrives."""
    rusrec(library, "export", "-f", "bibtex", "--losses", "lost.tsv", "-o", "x.bib")
    lines = (library / "lost.tsv").read_text("utf-8").splitlines()

    assert f"{SEED}\ttitle.en\tsingle-valued\t" in "\n".join(lines)
    assert all(line.split("\t")[0] == SEED for line in lines)


def test_one_changed_letter_is_found(library: Path) -> None:
    """``check`` passes, and fails naming field and line when record or source is changed."""
    assert rusrec(library, "check").returncode == 0

    path = library / "records" / "rosia-yongu" / f"{SEED}.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Vera Dunham", "Vera Dunhan"), "utf-8")
    done = rusrec(library, "check")

    assert done.returncode == 1
    assert "abstract.en" in done.stdout
    assert f"{SEED}.yaml:" in done.stdout

    path.write_text(text, "utf-8")
    source = library / "records" / "sources" / "s-space-88004.txt"
    source.write_bytes(source.read_bytes().replace(b"Vera", b"Wera"))
    done = rusrec(library, "check")

    assert done.returncode == 1
    assert "sha256" in done.stdout
    assert f"{SEED}.yaml:" in done.stdout


def test_fmt_puts_a_file_into_canonical_form_and_shows_it_first(library: Path) -> None:
    """--check and --diff write nothing; comments stay."""
    path = library / "records" / "rosia-yongu" / "rosia-yongu.yaml"
    canonical = path.read_text("utf-8")
    path.write_text(
        canonical.replace("type: periodical\n", "") + "# why\ntype: periodical\n", "utf-8"
    )

    assert rusrec(library, "fmt", "--check", SEED).returncode == 0

    checked = rusrec(library, "fmt", "--check")
    shown = rusrec(library, "fmt", "--diff")

    assert (checked.returncode, shown.returncode) == (1, 1)
    assert "+type: periodical" in shown.stdout

    assert rusrec(library, "fmt").returncode == 0
    assert path.read_text("utf-8") == canonical.replace("type:", "# why\ntype:")
    assert rusrec(library, "fmt", "--check").returncode == 0


def test_a_new_record_can_be_shown_renamed_and_checked(library: Path) -> None:
    """From the beginning of a record to its second id."""
    made = rusrec(
        library, "new", "--host", "rosia-yongu 9(2), 1-20", "--language", "ru",
        "--title", "Заглавие", "--author", "Иванов, Иван",
    )  # fmt: skip

    assert made.returncode == 0
    assert made.stdout.strip().endswith("rosia-yongu-9-2-1.yaml")
    assert "ru: Заглавие" in rusrec(library, "show", "rosia-yongu-9-2-1").stdout
    assert rusrec(library, "new", "--id", SEED).returncode == 1

    renamed = rusrec(library, "rename", "rosia-yongu-9-2-1", "other-name")

    assert renamed.returncode == 0
    assert renamed.stdout.splitlines()[0].endswith("other-name.yaml")
    assert rusrec(library, "list", "--ids", "--query", "author=Иванов").stdout == "other-name\n"
    assert "aka:\n  - rosia-yongu-9-2-1" in rusrec(library, "show", "other-name").stdout


def test_a_closed_pipe_is_no_error(library: Path) -> None:
    """``rusrec export | head -1`` ends without a word."""
    command = f"{sys.executable} -m rusrec export -f bibtex 2>err | head -1; cat err"
    done = subprocess.run(
        ["bash", "-c", command], cwd=library, capture_output=True, encoding="utf-8", check=False
    )

    assert done.stdout.startswith("@article")
    assert "Traceback" not in done.stdout


def test_the_schema_is_fresh_or_refused(library: Path) -> None:
    """--check compares it with a file."""
    fresh = rusrec(library, "schema").stdout
    (library / "s.json").write_text(fresh, "utf-8")

    assert rusrec(library, "schema", "--check", "s.json").returncode == 0

    (library / "s.json").write_text(fresh + " ", "utf-8")

    assert rusrec(library, "schema", "--check", "s.json").returncode == 1


def test_losses_are_a_table_of_fields_and_formats(library: Path) -> None:
    """Numbers of records; what loses nothing is said on standard error; the status is 0.

    A format that is named twice is asked once.
    """
    done = rusrec(library, "losses", "-f", "ris", "-f", "yaml", "-f", "ris")

    lines = done.stdout.splitlines()
    assert lines[0].split() == ["field", "ris", "yaml"]
    assert ["subtitle", "lost", "1", "-"] in [line.split() for line in lines]
    assert done.stderr == "rusrec: 1 record; whole in yaml\n"
    assert done.returncode == 0


def test_each_loss_is_a_line_for_programs(library: Path) -> None:
    """Format, record, path, reason and what arrives, parted by tabs."""
    done = rusrec(library, "losses", "-f", "ris", "--each")

    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert {(row[0], row[1]) for row in rows} == {("ris", SEED)}
    assert ["ris", SEED, "subtitle", "joined", ""] in rows


def test_losses_end_with_1_where_they_are_asked_to(library: Path) -> None:
    """With --strict, if a field of an item is lost; the house's notes never count."""
    assert rusrec(library, "losses", "-f", "ris", "--strict").returncode == 1
    assert rusrec(library, "losses", "-f", "csv", "--strict").returncode == 0
    assert rusrec(library, "losses", "-f", "ris", "--embed", "--strict").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["-f", "nonsense"], 2),
        (["--embod"], 2),
        (["nobody"], 1),
        (["-f", "ris", "--svg", "no/such/folder/x.svg"], 3),
    ],
)
def test_losses_that_cannot_be_shown_have_their_status(
    library: Path, arguments: list[str], status: int
) -> None:
    """2 for what was typed wrong, 1 for what is not there, 3 for what cannot be written.

    Of no record no format is called whole.
    """
    done = rusrec(library, "losses", *arguments)
    assert done.returncode == status
    assert "whole" not in done.stderr


def test_tables_are_drawn_into_files(library: Path) -> None:
    """The table of losses beside what is printed; that of formats instead of their list."""
    drawn = rusrec(library, "losses", "-f", "ris", "--svg", "losses.svg")
    formats = rusrec(library, "formats", "--svg", "formats.svg")

    assert "subtitle" in drawn.stdout
    assert formats.stdout == ""
    for name in ("losses.svg", "formats.svg"):
        assert (library / name).read_text("utf-8").startswith("<svg ")
