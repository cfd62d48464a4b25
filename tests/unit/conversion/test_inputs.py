"""Files that are named, by path, folder or pattern, and their records one after another."""

import io
import os
from pathlib import Path

import pytest

from rusrec.conversion.inputs import Input, Reading, inputs, targets
from rusrec.errors import RecordError, RusrecError, SourceError, UnknownFormatError
from rusrec.loss import ignore
from rusrec.store.intake import Intake
from rusrec.store.library import load

RIS = "TY  - BOOK\r\nID  - {}\r\nER  - \r\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three files and one of another kind, in which we are."""
    for name, id_ in (("b.ris", "b"), ("deep/a.ris", "a"), ("odd[1].ris", "c")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(RIS.format(id_), encoding="utf-8", newline="")
    (tmp_path / "note.txt").write_text("nothing", encoding="utf-8")
    for hidden in (".b.ris", ".git/b.ris"):
        (tmp_path / hidden).parent.mkdir(exist_ok=True)
        (tmp_path / hidden).write_text("no reference", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def named(*paths: str, from_: str = "") -> list[str]:
    """Return path and stem of what these name."""
    return [f"{each.path} {each.stem}" for each in inputs(paths, from_, tell=print)]


def test_a_folder_is_its_files_that_a_format_reads(folder: Path) -> None:
    """In the order of their names, those below it too; each is called by its path in it."""
    assert named(str(folder)) == [
        f"{folder}/b.ris b",
        f"{folder}/deep/a.ris deep/a",
        f"{folder}/odd[1].ris odd[1]",
    ]
    assert named("b.ris", "./deep/a.ris") == ["b.ris b", "./deep/a.ris a"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.ris", ["b.ris b", "odd[1].ris odd[1]"]),
        ("**/a.ris", ["deep/a.ris deep/a"]),
        ("odd[1].ris", ["odd[1].ris odd[1]"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_pattern_is_the_files_that_match(pattern: str, found: list[str]) -> None:
    """A file of that very name is no pattern."""
    assert named(pattern) == found


@pytest.mark.usefixtures("folder")
def test_what_names_no_file_that_is_read_is_told() -> None:
    """A pattern without a match, a folder without such files, standard input of no format."""
    Path("empty").mkdir()
    for path in ("*.bib", "empty"):
        with pytest.raises(FileNotFoundError, match="no file of a format"):
            named(path)
    with pytest.raises(UnknownFormatError, match="standard input"):
        named("-")
    assert named("-", from_="ris") == ["- stdin"]


def test_a_pipe_has_to_say_its_format(tmp_path: Path) -> None:
    """Its first bytes would be gone; a file that is not there is told by the system."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnknownFormatError, match="add --from"):
        named(str(tmp_path / "pipe"))
    with pytest.raises(FileNotFoundError):
        named(str(tmp_path / "nothing"))


def test_two_files_that_would_become_one_are_refused() -> None:
    """The same file twice is one."""
    one, other = Input("x/a.ris", "ris", "a"), Input("y/a.bib", "bibtex", "a")
    assert targets([one, one], "out", ".csv") == [("out/a.csv", one)]
    with pytest.raises(RecordError, match=r"RR307.* would be out/a\.csv, as x/a\.ris is"):
        targets([one, other], "out", ".csv")


def reading(refused: list[RusrecError] | None = None) -> Reading:
    """Return a reading that refuses into a list, or raises."""
    return Reading({}, ignore, None if refused is None else refused.append)


@pytest.mark.usefixtures("folder")
def test_an_id_that_two_files_have_is_refused_with_both() -> None:
    """In one file its reader sees to it; a file that is bad stops no other."""
    Path("c.ris").write_text(RIS.format("b") + RIS.format("d"), encoding="utf-8", newline="")
    Path("bad.ris").write_text("TY  - BOOK\r\nTI  - \x07\r\n", encoding="utf-8", newline="")
    files = inputs(["b.ris", "bad.ris", "c.ris"], "", tell=print)
    refused: list[RusrecError] = []
    assert [record.id for record in reading(refused).each(files)] == ["b", "d"]
    assert [type(error) for error in refused] == [SourceError, RecordError]
    assert "b.ris" in str(refused[1])
    assert "c.ris" in str(refused[1])
    with pytest.raises(RecordError, match=r"RR506.*b\.ris has too"):
        list(reading().each([files[0], files[2]]))
    assert [record.id for record in reading().each(files[:1])] == ["b"]


def test_all_hosts_that_are_nowhere_are_named_at_once(tmp_path: Path) -> None:
    """With what is not taken set aside, and without."""
    text = "---\nrusrec: 1\nid: {}\ntype: article-journal\nhost: nowhere\n"
    (tmp_path / "in.yaml").write_text(text.format("a") + text.format("b"), encoding="utf-8")
    files = inputs([str(tmp_path / "in.yaml")], "", tell=print)
    (tmp_path / "records").mkdir()
    with pytest.raises(RecordError) as told:
        reading().into(Intake(load(tmp_path)), files)
    assert [problem.record for problem in told.value.problems] == ["a", "b"]
    left: list[RecordError] = []
    intake = Intake(load(tmp_path), named=left.append)
    assert reading([]).into(intake, files) == 2
    assert (intake.changes, len(left)) == ({}, 2)


def test_standard_input_is_read_where_it_is_named() -> None:
    """Under its own sign."""
    source = reading()
    source.stdin = io.BytesIO(RIS.format("a").encode())
    (record,) = source.each([Input("-", "ris", "stdin")])
    assert record.id == "a"


@pytest.mark.usefixtures("folder")
def test_what_is_imported_is_counted_and_a_host_that_is_nowhere_is_refused() -> None:
    """Its record stays out, or nothing is taken."""
    Path("records").mkdir()
    text = (
        "---\nrusrec: 1\nid: x\ntype: book\n---\nrusrec: 1\nid: y\ntype: chapter\nhost: nowhere\n"
    )
    Path("new.yaml").write_text(text, encoding="utf-8")
    files = inputs(["new.yaml", "b.ris"], "", tell=print)
    refused: list[RusrecError] = []
    intake = Intake(load("records"), named=refused.append)
    assert reading(refused).into(intake, files) == 3
    assert sorted(intake.new) == ["book", "x"]
    assert "nowhere" in str(refused[0])
    with pytest.raises(RecordError, match="nowhere"):
        reading().into(Intake(load("records")), files)
