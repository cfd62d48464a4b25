"""What each format would lose: counted by field, drawn so that everybody can read it."""

import re
import xml.dom.minidom
from collections.abc import Iterable, Iterator

import pytest
from msgspec.structs import replace

from rusrec import formats
from rusrec.conversion import coverage, survey
from rusrec.conversion.picture import Cell, Row, picture
from rusrec.conversion.survey import Count, Survey, row_of
from rusrec.errors import OptionError, RusrecError
from rusrec.loss import Ledger, Loss
from rusrec.model import Name, NameForm, Record, Text

KO = NameForm("송", "준서", "ko")
RECORDS = [
    Record(
        id="a", type="book", language=("ko",), title=(Text("가", "ko"), Text("A", "en")),
        author=(Name(name=(KO,)), Name(name=(KO,), orcid="0000-0002-1825-0097")), draft=True,
    ),
    Record(id="b", type="book", language=("ko",), title=(Text("나", "ko"), Text("B", "en"))),
    Record(id="c", type="book", language=("ko",), title=(Text("다", "ko"),)),
]  # fmt: skip


def unexpected(error: RusrecError) -> None:
    """Take no error: none is expected."""
    raise AssertionError(str(error))


def taken(*names: str, **options: object) -> Survey:
    """Return a survey of the records in the formats of these names."""
    made = Survey([formats.get(name) for name in names])
    made.take(lambda _: RECORDS, options, unexpected)
    return made


def test_a_field_counts_once_for_each_record_that_loses_it() -> None:
    """Whatever the number of authors; lost where nothing arrives, changed where something does."""
    made = taken("ris", "csv")
    assert made.records == 3
    assert made.count("title.en", "ris") == Count(lost=0, changed=2)
    assert made.count("author.orcid", "ris") == Count(lost=1)
    assert made.count("draft", "ris") == Count(lost=1)
    assert made.whole == ["csv"]
    assert made.bibliographic == 3


def test_a_field_of_which_something_arrives_is_changed() -> None:
    """Whatever else of it is lost: one author is gone, of another a name arrives."""
    losses: list[Loss] = [
        Loss("a", "author[1].name", "no-target-field", None),
        Loss("a", "author[2].name", "narrower-vocabulary", KO),
    ]

    def write(records: Iterable[Record], ledger: Ledger, **_: object) -> Iterator[str]:
        for record in records:
            for loss in losses:
                ledger(loss)
            yield record.id

    made = Survey([replace(formats.get("ris"), write=write)])
    made.take(lambda _: RECORDS[:1], {}, unexpected)
    assert made.count("author.name", "ris") == Count(lost=0, changed=1)


def test_rows_stand_in_the_order_of_the_record_without_the_numbers_of_authors() -> None:
    """And of the house's notes only the field stands there."""
    assert taken("ris").rows == ["draft", "title.en", "author.orcid"]
    assert row_of("author[12].name.ko[1].cert") == "author.name.ko.cert"
    assert row_of("host.sources.s1.gives.title.ko") == "host.sources"
    assert row_of("extra.ris.C1") == "extra"


def test_each_format_gets_the_options_that_are_its_own() -> None:
    """``--embed`` is for RIS and not for CSV; what no format has is refused."""
    assert taken("ris", "csv", embed=True).whole == ["ris", "csv"]
    assert taken("ris", "csv", for_="zotero").count("title.en", "ris") == Count(lost=2)
    for options in ({"embod": True}, {"for_": "nobody"}):
        with pytest.raises(OptionError):
            taken("ris", "csv", **options)


def test_a_value_that_no_format_takes_is_refused_by_one_that_has_the_option() -> None:
    """Whichever comes first: it says which values there are."""
    with pytest.raises(OptionError, match="--for of ris takes zotero"):
        taken("schema-org", "ris", for_="nobody")


def test_each_loss_is_told_with_its_format_and_record() -> None:
    """One by one, as they come, so that a million cost no memory."""
    told: list[tuple[str, Loss]] = []
    made = Survey([formats.get("ris")], lambda name, loss: told.append((name, loss)))
    made.take(lambda _: RECORDS, {}, unexpected)
    assert {(name, loss.record) for name, loss in told} == {("ris", "a"), ("ris", "b")}
    assert ("ris", "author[1].orcid") in {(name, loss.path) for name, loss in told}


def test_a_record_that_a_format_refuses_is_told_and_the_others_are_asked() -> None:
    """And so are the other formats."""
    refused: list[RusrecError] = []
    made = Survey([formats.get("ris"), formats.get("csv")])
    made.take(lambda _: [Record(id=""), *RECORDS], {}, refused.append)
    assert len(refused) == 2
    assert made.count("title.en", "ris").all == 2


def test_more_records_than_are_held_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The counts are the same; faults of the library are told once."""
    monkeypatch.setattr(survey, "_HELD", 1)
    faults: list[RusrecError] = []
    calls: list[int] = []

    def select(refuse: object) -> Iterator[Record]:
        calls.append(1)
        assert callable(refuse)
        refuse(RusrecError("a fault"))
        yield from RECORDS

    made = Survey([formats.get("ris"), formats.get("csv")])
    made.take(select, {}, faults.append)
    assert len(calls) == 3
    assert len(faults) == 1
    assert made.count("title.en", "ris").changed == 2


def test_a_count_is_said_in_words() -> None:
    """The words of the table of formats."""
    assert [str(Count()), str(Count(2)), str(Count(2, 1))] == ["-", "lost 2", "lost 2, changed 1"]


def drawings() -> list[str]:
    """Return all that is drawn."""
    forms = [formats.get(name) for name in ("ris", "csv", "mods")]
    return [taken("ris", "csv").drawn(), coverage.drawn(forms)]


@pytest.mark.parametrize("text", drawings(), ids=["losses", "formats"])
def test_a_picture_is_valid_and_says_in_words_what_its_colours_say(text: str) -> None:
    """XML with a title and a description; each cell has a title and a text of its own."""
    svg = xml.dom.minidom.parseString(text).documentElement  # noqa: S318 (our own)
    assert svg is not None
    assert svg.getAttribute("role") == "img"
    for name in svg.getAttribute("aria-labelledby").split():
        assert f'id="{name}">' in text
    cells = svg.getElementsByTagName("g")
    assert cells
    for cell in cells:
        (told,), (said,) = (cell.getElementsByTagName(tag) for tag in ("title", "text"))
        kind = cell.getElementsByTagName("rect")[0].getAttribute("class")
        word = said.firstChild.data  # type: ignore[union-attr]
        assert kind in (word.split(" ")[0], "whole")
        assert told.firstChild


def test_a_cell_says_what_of_how_many_records_is_lost() -> None:
    """Where nothing is, that it is whole."""
    text = taken("ris", "csv").drawn()
    told = re.findall("<g><title>(.*?)</title>", text)
    assert "title.en in ris: changed 2 of 3" in told
    assert "title.en: whole" in told
    assert 'class="changed"' in text
    assert 'class="lost"' in text


def test_all_of_a_picture_is_in_its_frame() -> None:
    """However many rows and columns it has."""
    for text in drawings():
        width, height = map(int, re.findall(r'viewBox="0 0 (\d+) (\d+)"', text)[0])
        assert max(map(int, re.findall(r' y="(\d+)"', text))) < height
        assert max(map(float, re.findall(r' x="([\d.]+)"', text))) < width


def test_a_picture_is_the_same_in_every_run_and_no_text_is_markup() -> None:
    """A diff in Git shows what changed, and nothing else."""
    assert drawings() == drawings()
    text = picture("<script>", "a & b", ["]]>"], [Row("<b>", [Cell('"x"', "lost", "y<z", 0.5)])])
    assert "<script>" not in text
    assert xml.dom.minidom.parseString(text)  # noqa: S318 (our own)


def test_the_more_records_there_are_the_stronger_is_the_colour() -> None:
    """A fifth of it for next to none, all of it for all; what is whole has none."""
    shares = {"lost": (0.0, 0.5, 1.0), "whole": (1.0,)}
    cells = [Cell("x", kind, "y", share) for kind in shares for share in shares[kind]]  # type: ignore[arg-type]
    text = picture("a", "b", ["c"] * 4, [Row("d", cells)])
    assert re.findall(r'class="(\w+)"[^>]*rx="3"(?: fill-opacity="([0-9.]+)")?/>', text) == [
        ("lost", "0.20"),
        ("lost", "0.60"),
        ("lost", "1.00"),
        ("whole", ""),
    ]


def _light(colour: str, under: str = "#000000", share: float = 1.0) -> float:
    """Return the relative luminance of a colour that lies over another (WCAG 2.2)."""
    values = []
    for at in (1, 3, 5):
        value = share * int(colour[at : at + 2], 16) + (1 - share) * int(under[at : at + 2], 16)
        part = value / 255
        values.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    red, green, blue = values
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("share", [0.2, 0.6, 1.0])
@pytest.mark.parametrize("kind", ["lost", "changed", "whole"])
def test_text_can_be_read_on_every_colour_in_light_and_dark(
    kind: str, share: float, *, dark: bool
) -> None:
    """Contrast is at least 4.5, however many records there are."""
    style = picture("a", "b", [], []).partition("<style>")[2].partition("</style>")[0]
    light, _, night = style.partition("@media (prefers-color-scheme: dark) {")
    colours = dict(re.findall(r"(?:\.)?(\w+) \{.*?fill: (#\w{6})", night if dark else light))
    ink, cell = _light(colours["text"]), _light(colours[kind], colours["paper"], share)
    bright, dim = max(ink, cell), min(ink, cell)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


def test_the_picture_of_formats_has_each_field_and_its_other_languages() -> None:
    """In the order of the record."""
    text = coverage.drawn([formats.get("ris")])
    names = re.findall(r'<text x="16" y="\d+">([^<]+)</text>', text)[1:]
    assert names[:3] == ["id", "draft", "citekey"]
    assert names.index("title") + 1 == names.index("title.*")
    assert "title.* in ris: changed" in text
