"""Records out of sources and into sinks by the name of a format, and the public names."""

import importlib
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import rusrec
from rusrec import Loss, Record, RecordError, SourceError, UnknownFormatError, convert, read, write
from rusrec.conversion import encoded
from rusrec.formats import Format, Option

RECORDS = [Record(id="one", type="book", volumes="2"), Record(id="two", type="book")]
TEXT = "---\nrusrec: 1\nid: one\ntype: book\nvolumes: 2\n---\nrusrec: 1\nid: two\ntype: book\n"


@pytest.fixture(autouse=True)
def _loud(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a format of lines, whose reader and writer each tell a loss of each record."""

    def reading(
        stream: io.BytesIO, *, name: str, ledger: rusrec.Ledger, mark: str = ""
    ) -> Iterator[Record]:
        for line in stream:
            id_ = line.decode().strip()
            if not id_.isalnum():
                raise SourceError(rusrec.Problem("is no id", source=name))
            ledger(Loss(id_, "note", "not-representable"))
            yield Record(id=id_, citekey=mark)

    def writing(
        records: Iterator[Record], *, ledger: rusrec.Ledger, end: str = ""
    ) -> Iterator[str]:
        for record in records:
            ledger(Loss(record.id, "title", "no-target-field"))
            yield f"{record.id}{end}\n"

    module = ModuleType("rusrec.formats.ids")
    words = {"title": "ids", "suffixes": (), "media_type": "", "spec": "", "carries": {}}
    words["options"] = {
        "mark": Option("who has it", kind=str, reading=True),
        "end": Option("after each", ("!", "?")),
    }
    module.FORMAT = Format(name="ids", read=reading, write=writing, **words)  # type: ignore[attr-defined, arg-type]
    monkeypatch.setitem(sys.modules, "rusrec.formats.ids", module)
    mute = ModuleType("rusrec.formats.mute")
    mute.FORMAT = Format(name="mute", **words)  # type: ignore[attr-defined, arg-type]
    monkeypatch.setitem(sys.modules, "rusrec.formats.mute", mute)


def test_a_source_is_a_path_or_a_stream(tmp_path: Path) -> None:
    """Both give the same records; the stream of the caller stays open."""
    path = tmp_path / "in.yaml"
    path.write_text(TEXT, encoding="utf-8")
    stream = io.BytesIO(TEXT.encode())
    assert list(read(path, "yaml")) == list(read(str(path), "yaml")) == RECORDS
    assert list(read(stream, "yaml")) == RECORDS
    assert not stream.closed


def test_a_string_is_a_path_and_never_content() -> None:
    """There is no guessing; a missing file is the system's error, an open text stream a mistake."""
    with pytest.raises(OSError, match="No such file"):
        list(read(TEXT, "yaml"))
    with pytest.raises(TypeError, match="binary stream"):
        list(read(io.StringIO(TEXT), "yaml"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="binary stream"):
        write(RECORDS, io.StringIO(), "yaml")  # type: ignore[arg-type]


def test_records_come_one_at_a_time() -> None:
    """The first is there before a bad second one is looked at; its error names the source."""
    records = read(io.BytesIO(b"one\n?\n"), "ids")
    assert next(records).id == "one"
    with pytest.raises(SourceError, match="<stream>: is no id"):
        next(records)


def test_a_format_that_is_not_there_is_told_at_once() -> None:
    """Before the source is opened; one that only reads or only writes says so."""
    with pytest.raises(UnknownFormatError, match="no format 'bibtecks'"):
        read("nowhere", "bibtecks")
    with pytest.raises(UnknownFormatError, match="only written"):
        read("nowhere", "mute")
    with pytest.raises(UnknownFormatError, match="only read"):
        write([], "nowhere", "mute")
    assert not Path("nowhere").exists()


def test_a_sink_is_a_path_or_a_stream(tmp_path: Path) -> None:
    """Both get the same bytes, and the report says how many records."""
    stream = io.BytesIO()
    for sink in (stream, tmp_path / "out", str(tmp_path / "text")):
        report = write(iter(RECORDS), sink, "yaml")
        assert (report.records, dict(report.losses)) == (2, {})
    assert stream.getvalue() == TEXT.encode()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "out": TEXT.encode(),
        "text": TEXT.encode(),
    }


@pytest.mark.parametrize("sink", [io.StringIO(), object()])
def test_what_takes_no_bytes_is_no_sink(sink: object) -> None:
    """It is refused before anything is written."""
    with pytest.raises(TypeError, match="a path or a binary stream is needed"):
        write(RECORDS, sink, "yaml")  # type: ignore[arg-type]


def test_a_ledger_is_a_call_or_a_list() -> None:
    """Losses of reading and of writing go there, and those of writing are counted."""
    losses: list[Loss] = []
    calls: list[Loss] = []
    records = list(read(io.BytesIO(b"one\ntwo\n"), "ids", ledger=losses))
    report = write(records, io.BytesIO(), "ids", ledger=calls.append)
    assert losses == [Loss(id_, "note", "not-representable") for id_ in ("one", "two")]
    assert calls == [Loss(id_, "title", "no-target-field") for id_ in ("one", "two")]
    assert report.losses == {("title", "no-target-field"): 2}


def test_a_conversion_tells_the_losses_of_both_ways() -> None:
    """In the report and in the ledger."""
    losses: list[Loss] = []
    sink = io.BytesIO()
    report = convert(io.BytesIO(b"one\n"), sink, from_="ids", to="ids", ledger=losses)
    assert sink.getvalue() == b"one\n"
    assert report.records == 1
    assert [loss.path for loss in losses] == ["note", "title"]
    assert {path for path, _ in report.losses} == {"note", "title"}


def test_options_go_to_the_format() -> None:
    """Each format has its own."""
    sink = io.BytesIO()
    records = list(read(io.BytesIO(b"one\n"), "ids", mark="x"))
    assert records[0].citekey == "x"
    write(records, sink, "ids", end="!")
    assert sink.getvalue() == b"one!\n"


def failing() -> Iterator[Record]:
    """Give a record, then fail."""
    yield RECORDS[0]
    message = "no host"
    raise RecordError(message)


def test_a_file_appears_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    """A bad record refuses the whole of it."""
    target = tmp_path / "out"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(RecordError, match="no host"):
        write(failing(), target, "yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_stream_ends_after_a_whole_record() -> None:
    """What was good before the bad one has arrived."""
    sink = io.BytesIO()
    with pytest.raises(RecordError, match="no host"):
        write(failing(), sink, "yaml")
    assert sink.getvalue() == TEXT.encode()[: TEXT.index("---", 3)]


class Narrow(io.RawIOBase):
    """A raw stream that takes seven bytes at a time."""

    def __init__(self) -> None:
        """Start empty."""
        self.got = b""
        self.calls = 0

    def writable(self) -> bool:
        """Return that it takes bytes."""
        return True

    def write(self, block: memoryview) -> int:  # type: ignore[override]
        """Take what it can."""
        self.calls += 1
        self.got += bytes(block[:7])
        return len(bytes(block[:7]))


def test_a_raw_stream_that_takes_less_gets_the_rest() -> None:
    """No byte is dropped in silence."""
    sink = Narrow()
    write(RECORDS, sink, "yaml")  # type: ignore[arg-type]
    assert sink.got == TEXT.encode()
    assert sink.calls > 9


def test_a_sink_that_does_not_say_what_it_took_has_taken_all() -> None:
    """As one of a few lines does that somebody writes for a test of his own."""

    class Silent:
        def __init__(self) -> None:
            self.got = b""

        def write(self, block: memoryview) -> None:
            assert not self.got, "the same comes again"
            self.got += bytes(block)

    sink = Silent()
    write(RECORDS, sink, "yaml")  # type: ignore[arg-type]
    assert sink.got == TEXT.encode()


def test_text_goes_out_in_blocks() -> None:
    """Few calls of the system, and flat memory; a record is never divided between two blocks."""
    blocks = list(encoded("ж" * 1000 for _ in range(300)))
    assert [len(block) for block in blocks] == [66000] * 9 + [6000]


def test_importing_the_package_loads_nothing_else() -> None:
    """Start-up time counts."""
    program = "import sys; import rusrec; print([m for m in sys.modules if 'rusrec.' in m])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", rusrec.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """And the list of names is what the package says that it has."""
    assert getattr(rusrec, name) is not None
    assert name in dir(rusrec)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="'sav'"):
        rusrec.sav  # noqa: B018


def test_check_is_called_whether_its_module_was_loaded_before_or_not(tmp_path: Path) -> None:
    """The module ``rusrec.check`` and the function have one name."""
    program = (
        "import rusrec.check; from rusrec.check import CODES; import rusrec;"
        "from rusrec import check, load;"
        f"print(list(check(load({str(tmp_path)!r}))), rusrec.check.CODES is CODES)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[] True\n"
    importlib.import_module("rusrec.check.finding")
    assert callable(rusrec.check)


@pytest.mark.parametrize(
    ("name", "meant"), [("bibtx", "bibtex"), ("MODS", "mods"), ("json", "csl-json")]
)
def test_the_format_that_may_have_been_meant_is_named(name: str, meant: str) -> None:
    """Beside all that there are, whatever the case of its letters."""
    with pytest.raises(UnknownFormatError, match=f"did you mean '{meant}'.*biblatex, bibtex"):
        next(read(io.BytesIO(), name))
