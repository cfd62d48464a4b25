"""Options of formats: declared once, checked in one place; and records that are refused singly."""

import io

import pytest

from rusrec import OptionError, Record, RecordError, RusrecError, convert, read, write
from rusrec.formats import Option, available, get, spelled

TWO = [Record(id="a", type="book"), Record(id="b", type="book")]
BROKEN = {
    "yaml": b"rusrec: 1\nid: a\ntype: book\n---\ntitel: x\n---\nrusrec: 1\nid: b\ntype: book\n",
    "bibtex": b"@book{a, volume={1}}\n@book{a, volume={2}}\n@book{b, volume={1}}\n",
    "csl-json": b'[{"id":"a","type":"book"},{"id":"a","type":"book"},{"id":"b","type":"book"}]',
}


@pytest.mark.parametrize("name", available())
def test_an_option_that_a_format_has_not_is_refused_with_those_it_has(name: str) -> None:
    """The reader and the writer are asked before a byte is read or written."""
    if get(name).read:
        with pytest.raises(OptionError, match="without an option --no-such"):
            read(io.BytesIO(), name, no_such=True)
    with pytest.raises(OptionError, match="without an option --no-such"):
        write(TWO, io.BytesIO(), name, no_such=True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"for_": "nobody"}, "--for of csl-json takes zotero or jurism, not 'nobody'"),
        ({"embed": "yes"}, "--embed of csl-json is a switch"),
        ({"encoding": "utf-8"}, "written without an option --encoding"),
    ],
)
def test_a_value_that_an_option_does_not_take_is_refused(
    options: dict[str, object], said: str
) -> None:
    """A word that is not one of its values, and a reader's option for the writer."""
    with pytest.raises(OptionError, match=said):
        write(TWO, io.BytesIO(), "csl-json", **options)  # type: ignore[arg-type]


def test_convert_gives_each_format_its_own_options() -> None:
    """The reader gets the encoding, the writer the rest."""
    sink = io.BytesIO()
    source = io.BytesIO("@book{a, title={Книга}}".encode("koi8-r"))

    given = {"encoding": "koi8-r", "embed": True, "for_": "jurism"}
    convert(source, sink, from_="bibtex", to="csl-json", **given)  # type: ignore[arg-type]

    assert "Книга" in sink.getvalue().decode()
    assert '"rusrec"' in sink.getvalue().decode()


def test_an_option_of_python_alone_is_not_offered_on_the_command_line() -> None:
    """A mapping cannot be typed; a word of several can, whatever it stands for."""
    options = get("mods").options
    assert {name: each.typed for name, each in options.items() if not each.typed} == {
        "dates": False
    }
    assert Option("words", values=("a",), kind=dict).typed
    with pytest.raises(OptionError) as caught:
        write(TWO, io.BytesIO(), "mods", no_such=True)
    assert "--dates" not in str(caught.value)
    assert "--mods-version" in str(caught.value)


def test_an_option_is_typed_as_it_is_called() -> None:
    """Python's own words have no underscore on the command line."""
    assert [spelled(name) for name in ("for_", "mods_version")] == ["--for", "--mods-version"]


@pytest.mark.parametrize("name", BROKEN)
def test_a_record_that_is_refused_stops_no_other(name: str) -> None:
    """With ``refuse`` the records before and after it are read; without it the error is raised."""
    refused: list[RusrecError] = []

    assert [r.id for r in read(io.BytesIO(BROKEN[name]), name, refuse=refused.append)] == ["a", "b"]
    assert len(refused) == 1
    with pytest.raises(RusrecError):
        list(read(io.BytesIO(BROKEN[name]), name))


@pytest.mark.parametrize("name", ["bibtex", "csl-json"])
def test_a_record_that_cannot_be_written_stops_no_other(name: str) -> None:
    """A doubled id is refused, and what is written is whole."""
    refused: list[RusrecError] = []
    sink = io.BytesIO()
    write([TWO[0], TWO[0], TWO[1]], sink, name, refuse=refused.append)

    assert [record.id for record in read(io.BytesIO(sink.getvalue()), name)] == ["a", "b"]
    assert [type(error) for error in refused] == [RecordError]


def test_every_option_says_what_it_does() -> None:
    """The help of the command line is made of it."""
    for form in map(get, available()):
        assert all(option.help for option in form.options.values()), form.name
