"""``rusrec convert``: files in, files out, in their encodings, whole or not at all."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rusrec import Record, write
from rusrec.formats import available, get
from rusrec.model import Text

BIB = """@article{ivanov,
  author = {Иванов, Иван},
  title = {{Пример: заглавие}},
  journal = {Журнал},
  year = {1998},
  langid = {russian},
}
"""
KOREAN = BIB.replace("Пример: заглавие", "보기 제목").replace("Журнал", "학보").replace(
    "Иванов, Иван", "홍, 길동"
)  # fmt: skip
BROKEN = "@book{one, title={One}}\n@book{one, title={Again}}\n@book{two, title={Two}}\n"
BOTH = [name for name in available() if get(name).read and get(name).write]


def rusrec(
    folder: Path, *arguments: str, stdin: bytes = b"", before: Callable[[], None] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run the command line in *folder*; streams are bytes."""
    return subprocess.run(
        [sys.executable, "-m", "rusrec", *arguments],
        cwd=folder, input=stdin, capture_output=True, check=False, preexec_fn=before,
        env={**os.environ, "COLUMNS": "100"},
    )  # fmt: skip


@pytest.mark.parametrize("to", BOTH)
@pytest.mark.parametrize("from_", BOTH)
def test_every_format_converts_into_every_other(tmp_path: Path, from_: str, to: str) -> None:
    """What both carry is in the second file; suffixes say the formats."""
    record = Record(
        id="a-1", type="book", language=("ru",), title=(Text("Книга & книги", "ru"),), volumes="2"
    )
    source, sink = (f"a{get(name).suffixes[0]}" for name in (from_, to))
    sink = f"b{get(to).suffixes[-1]}"
    write([record], tmp_path / source, from_)
    done = rusrec(tmp_path, "convert", source, "--from", from_, "--to", to, "-o", sink)

    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.startswith(b"rusrec: 1 record")
    assert "Книга" in (tmp_path / sink).read_text("utf-8")


@pytest.mark.parametrize(
    ("encoding", "text", "seen"),
    [
        ("koi8-r", BIB, "Иванов"),
        ("cp1251", BIB, "Иванов"),
        ("cp949", KOREAN, "보기 제목"),
        ("euc-kr", KOREAN, "보기 제목"),
        ("utf-16-le", KOREAN, "보기 제목"),
    ],
)
def test_the_encoding_that_is_said_is_the_one_that_is_read(
    tmp_path: Path, encoding: str, text: str, seen: str
) -> None:
    """Without it the file is refused with its line and the encodings that it may be in."""
    (tmp_path / "old.bib").write_bytes(text.encode(encoding))
    done = rusrec(tmp_path, "convert", "old.bib", "-t", "csl-json", "--encoding", encoding)

    assert done.returncode == 0
    assert seen in done.stdout.decode()

    refused = rusrec(tmp_path, "convert", "old.bib", "-t", "csl-json", "-o", "new.json")

    assert refused.returncode == 1
    assert b"old.bib:" in refused.stderr
    assert b"--encoding" in refused.stderr
    assert not (tmp_path / "new.json").exists()


def test_a_byte_order_mark_says_the_encoding_and_the_format(tmp_path: Path) -> None:
    """UTF-16 with a mark needs no option, and its content says what it is."""
    (tmp_path / "from-windows.txt").write_bytes(BIB.encode("utf-16"))
    done = rusrec(tmp_path, "convert", "from-windows.txt", "-t", "yaml")

    assert "Пример" in done.stdout.decode()
    assert b"from-windows.txt: read as bibtex, by its content" in done.stderr


@pytest.mark.parametrize("heading", ["제목\t저자", "Название\tАвтор", '"Title";"Author"'])
def test_a_sheet_that_excel_saved_as_unicode_text_is_known_by_its_heading(
    tmp_path: Path, heading: str
) -> None:
    """UTF-16 with a mark, its suffix ``.txt``; headings in Korean and Russian too."""
    sheet = f"{heading}\r\n" + heading.replace('"', "") + "\r\n"
    (tmp_path / "a.txt").write_bytes(("\ufeff" + sheet).encode("utf-16-le"))
    done = rusrec(tmp_path, "convert", "a.txt", "--to", "csl-json")

    assert done.returncode == 0
    assert b"a.txt: read as csv, by its content" in done.stderr
    assert b'"author":' in done.stdout


def test_a_folder_is_converted_file_by_file_or_into_one(tmp_path: Path) -> None:
    """-o FOLDER/ gives each file its own, with the folders below; -o FILE has all records."""
    (tmp_path / "old" / "more").mkdir(parents=True)
    (tmp_path / "old" / "a.bib").write_text(BIB, "utf-8")
    (tmp_path / "old" / "more" / "b.bib").write_text("@book{kniga, title={B}}", "utf-8")
    (tmp_path / "old" / "notes.txt").write_text("not a bibliography")
    apart = rusrec(tmp_path, "convert", "old", "-t", "csl-json", "-o", "new/")
    whole = rusrec(tmp_path, "convert", "old", "-o", "all.json", "--sort", "id")
    some = rusrec(tmp_path, "convert", "old/**/b.*", "-t", "csl-json", "-o", "some/")

    assert (apart.returncode, whole.returncode, some.returncode) == (0, 0, 0)
    assert sorted(str(p.relative_to(tmp_path)) for p in (tmp_path / "new").rglob("*.json")) == [
        "new/a.json", "new/more/b.json",
    ]  # fmt: skip
    found = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert [item["id"] for item in found] == ["ivanov", "kniga"]
    assert (tmp_path / "some" / "more" / "b.json").exists()


def test_two_files_that_would_become_one_are_refused(tmp_path: Path) -> None:
    """Both are named, and nothing is written."""
    (tmp_path / "a.bib").write_text(BIB, "utf-8")
    (tmp_path / "a.json").write_text("[]", "utf-8")
    done = rusrec(tmp_path, "convert", "a.bib", "a.json", "-t", "yaml", "-o", "new/")

    assert done.returncode == 1
    assert b"a.json" in done.stderr
    assert b"a.bib" in done.stderr
    assert not (tmp_path / "new").exists()


def test_an_id_in_two_files_is_named_with_both(tmp_path: Path) -> None:
    """With --keep-going the first is taken, and the status is still 1."""
    for name in "ab":
        (tmp_path / f"{name}.bib").write_text(BIB, "utf-8")
    done = rusrec(tmp_path, "convert", "a.bib", "b.bib", "-o", "all.json")

    assert done.returncode == 1
    assert b"b.bib: [RR506] has the id ivanov, which a.bib has too" in done.stderr
    assert not (tmp_path / "all.json").exists()

    kept = rusrec(tmp_path, "convert", "a.bib", "b.bib", "-o", "all.json", "--keep-going")

    assert kept.returncode == 1
    assert len(json.loads((tmp_path / "all.json").read_text("utf-8"))) == 1


def test_standard_input_is_read_only_when_asked_and_named(tmp_path: Path) -> None:
    """``-`` with --from; no format is guessed from a stream."""
    done = rusrec(tmp_path, "convert", "-", "-f", "bibtex", "-t", "csl-json", stdin=BIB.encode())

    assert json.loads(done.stdout)[0]["id"] == "ivanov"

    refused = rusrec(tmp_path, "convert", "-", "-t", "csl-json", stdin=BIB.encode())

    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"--from" in refused.stderr


def test_a_pipe_is_not_looked_into(tmp_path: Path) -> None:
    """Its first bytes would be gone; with --from it is read whole."""
    os.mkfifo(tmp_path / "pipe")
    refused = rusrec(tmp_path, "convert", "pipe", "-t", "csl-json")

    assert refused.returncode == 2
    assert b"add --from" in refused.stderr

    with subprocess.Popen(["sh", "-c", 'printf "%s" "$0" > pipe', BIB], cwd=tmp_path):
        done = rusrec(tmp_path, "convert", "pipe", "-f", "bibtex", "-t", "csl-json")

    assert json.loads(done.stdout)[0]["id"] == "ivanov"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["nowhere.bib", "-t", "yaml"], 3, "No such file"),
        (["brokn.bib", "-t", "yaml"], 3, "help: did you mean broken.bib?"),
        (["no/such.bib", "-t", "yaml"], 3, "help: there is no folder no;"),
        (["*.nothing", "-t", "yaml"], 3, "no file"),
        (["empty", "-t", "yaml"], 3, "no file of a format"),
        (["empty", "-t", "yaml"], 3, "help: name files that are there"),
        (["a.bib"], 2, "which format to write"),
        (["a.bib", "-o", "x.unknown"], 2, "which format to write"),
        ([], 2, "FILE"),
        (["words.txt", "-t", "yaml"], 2, "--from bibtex"),
        (["a.bib", "-f", "nonsense", "-t", "yaml"], 2, "no format 'nonsense'"),
        (["a.bib", "-t", "yaml", "--embed"], 2, "without an option --embed"),
        (["a.bib", "-t", "yaml", "--encoding", "morse"], 2, "not an encoding"),
        (["a.bib", "-t", "yaml", "--limit", "10"], 1, "larger than 10 bytes"),
        (["a.bib", "-t", "yaml", "--limit", "ten"], 2, "not a valid integer"),
        (["a.bib", "-o", "no/such/x.json"], 3, "No such file"),
        (["broken.bib", "-o", "x.json"], 1, "broken.bib:2"),
        (["a.json", "-t", "yaml"], 1, "a.json:1"),
    ],
)
def test_each_status_says_what_kind_of_thing_is_wrong(
    tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    """1 bad data, 2 wrong usage, 3 what cannot be read or written; never a traceback."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.bib").write_text(BIB, "utf-8")
    (tmp_path / "a.json").write_text('[{"id": "a"', "utf-8")
    (tmp_path / "words.txt").write_text("neither fish nor fowl", "utf-8")
    (tmp_path / "broken.bib").write_text(BROKEN, "utf-8")
    done = rusrec(tmp_path, "convert", *arguments)

    assert done.returncode == status
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "x.json").exists()


def test_what_cannot_be_read_is_left_out_when_asked(tmp_path: Path) -> None:
    """--keep-going tells each bad record, goes on with the next one and the next file."""
    (tmp_path / "bad.json").write_text("[{]", "utf-8")
    (tmp_path / "broken.bib").write_text(BROKEN, "utf-8")
    done = rusrec(
        tmp_path, "convert", "bad.json", "broken.bib", "-t", "yaml", "-o", "x.yaml", "--keep-going"
    )

    assert done.returncode == 1
    assert b"bad.json:1" in done.stderr
    assert b"broken.bib:2" in done.stderr
    text = (tmp_path / "x.yaml").read_text("utf-8")
    assert ("One" in text, "Again" in text, "Two" in text) == (True, False, True)


def test_no_file_is_called_like_standard_output(tmp_path: Path) -> None:
    """``--losses -`` is refused, and says how the terminal gets them."""
    (tmp_path / "a.json").write_text('[{"id":"a","type":"book","title":"A"}]')
    done = rusrec(tmp_path, "convert", "a.json", "--to", "bibtex", "--losses", "-")
    assert (done.returncode, b"/dev/stderr" in done.stderr) == (2, True)
    assert not (tmp_path / "-").exists()


def test_losses_of_reading_and_writing_are_told_together(tmp_path: Path) -> None:
    """In the summary and in the list; --strict refuses them, and the list is there all the same."""
    (tmp_path / "a.json").write_text(
        '[{"id":"a","type":"nonsense","title":"A","issued":{"date-parts":[[1998]],"circa":true}}]'
    )
    done = rusrec(tmp_path, "convert", "a.json", "-o", "a.bib", "--losses", "lost.tsv")
    lost = (tmp_path / "lost.tsv").read_text("utf-8")

    assert done.returncode == 0
    assert b"changed or lost: " in done.stderr
    assert "a\ttype\t" in lost
    assert "a\tissued\t" in lost

    (tmp_path / "a.bib").unlink()
    (tmp_path / "lost.tsv").unlink()
    strict = rusrec(
        tmp_path, "convert", "a.json", "-o", "a.bib", "--losses", "lost.tsv", "--strict"
    )

    assert strict.returncode == 1
    assert not (tmp_path / "a.bib").exists()
    assert (tmp_path / "lost.tsv").read_text("utf-8") == lost


@pytest.mark.parametrize("output", [["-o", "x.json"], ["-o", "new/"]])
def test_a_full_disk_ends_with_3_and_leaves_the_old_file(tmp_path: Path, output: list[str]) -> None:
    """So does a limit on the size of files: the output is whole or as it was."""
    (tmp_path / "a.bib").write_text(BIB * 1 + "@book{b, abstract={" + "words " * 5000 + "}}")
    (tmp_path / "new").mkdir()
    for old in (tmp_path / "x.json", tmp_path / "new" / "a.json"):
        old.write_text("old")

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = rusrec(tmp_path, "convert", "a.bib", "-t", "csl-json", *output, before=small)

    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "x.json").read_text() == "old"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.json"]
    assert (tmp_path / "new" / "a.json").read_text() == "old"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_takes_nothing_ends_with_3(tmp_path: Path) -> None:
    """No right to write is told, and nothing is left."""
    (tmp_path / "a.bib").write_text(BIB, "utf-8")
    (tmp_path / "shut").mkdir(mode=0o500)
    done = rusrec(tmp_path, "convert", "a.bib", "-o", "shut/a.json")

    assert done.returncode == 3
    assert b"Permission denied" in done.stderr


@pytest.mark.parametrize("redirection", [">&-", ">/dev/full"])
def test_an_output_that_takes_nothing_ends_with_3(tmp_path: Path, redirection: str) -> None:
    """A closed or full standard output."""
    (tmp_path / "a.bib").write_text(BIB, "utf-8")
    command = f"{sys.executable} -m rusrec convert a.bib -t csl-json {redirection}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


def many(path: Path, number: int) -> None:
    """Write a .bib file of *number* entries."""
    path.write_text("".join(f"@book{{b{n}, title={{Title {n}}}}}\n" for n in range(number)))


def test_a_pipe_that_is_closed_early_is_no_error(tmp_path: Path) -> None:
    """``rusrec convert | head -1`` ends without a word of its own."""
    many(tmp_path / "many.bib", 20_000)
    command = f"{sys.executable} -m rusrec convert many.bib -t csl-json 2>err | head -1; cat err"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False)

    assert done.stdout == b"[\n"


def test_an_interrupted_run_ends_with_130_and_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl-C in the middle: no traceback, no half file, no temporary file."""
    many(tmp_path / "many.bib", 200_000)
    process = subprocess.Popen(
        [sys.executable, "-m", "rusrec", "convert", "many.bib", "-o", "x.json"],
        cwd=tmp_path, stderr=subprocess.PIPE,
        # A shell's job in the background has it ignored, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )  # fmt: skip
    for _ in range(2000):
        time.sleep(0.05)
        if any(path.suffix == ".tmp" for path in tmp_path.iterdir()):
            break
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)

    # Where Python evaluates a text just then (named tuples), it ends by the signal: 130 in a shell.
    assert process.returncode in (130, -signal.SIGINT)
    assert b"Traceback" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["many.bib"]


MENDED = """@article{a,
  title = {A \\foo{word}},
  journal = vi,
  author = {Example, Ann and others}
  year = 1998}
"""


def test_what_a_reader_mends_is_told_with_its_place(tmp_path: Path) -> None:
    """A macro of each sort, a comma, people without names: file and line, or record and field."""
    (tmp_path / "a.bib").write_text(MENDED)
    done = rusrec(tmp_path, "convert", "a.bib", "-t", "yaml")
    assert done.returncode == 0
    define = "write {vi} if that is the text, or define it"
    assert done.stderr.decode().splitlines() == [
        "a.bib:4: a: a comma is missing after the value of author",
        f"a.bib:3: no @string defines vi; its name stands for it; {define}",
        "a.bib: a: title: the macro \\foo is not known; its argument is kept as text",
        "a.bib: a: author: «and others» names nobody, and is left out",
        "rusrec: 1 record; changed or lost: lines 2, title 1, author 1",
    ]


def test_an_import_that_fails_tells_too_what_its_reader_mended(tmp_path: Path) -> None:
    """It may be why."""
    (tmp_path / "records").mkdir()
    (tmp_path / "a.bib").write_text(MENDED + "@book{b, title = {x}\n")
    done = rusrec(tmp_path, "import", "a.bib")
    assert done.returncode == 1
    assert b"a.bib:4: a: a comma is missing" in done.stderr
    assert b"is not closed" in done.stderr
