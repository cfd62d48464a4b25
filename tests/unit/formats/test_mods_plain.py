"""Records of MODS by a plan are the records of the parser, and tell the same."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rusrec.errors import RusrecError, SourceError
from rusrec.formats import mods
from rusrec.formats.mods import plain
from rusrec.formats.mods.plain import Filled, Plans
from rusrec.loss import Loss
from rusrec.model import Record
from rusrec.testing import records

HEAD: Final = (
    '<modsCollection xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">'
)
CORPORA: Final = Path(__file__).parents[4] / "shared" / "data" / "corpora"
SAMPLES: Final = Path(__file__).parents[4] / "shared" / "data" / "samples"

Outcome = tuple[list[Record], list[Loss], list[str]]


def outcome(text: str, step: int = 0) -> Outcome:
    """Return what reading *text* gives, in pieces of *step* bytes: records, losses, errors.

    The line that an error shows is left out: of a piece that is cut there is only a part.
    """
    found: list[Record] = []
    losses: list[Loss] = []
    errors: list[RusrecError] = []
    raw = io.BytesIO(text.encode())
    stream = Pieces(raw, step) if step else raw
    try:
        found.extend(
            mods.read(stream, name="in.xml", ledger=losses.append, refuse=errors.append)  # type: ignore[arg-type]
        )
    except SourceError as error:
        errors.append(error)
    return found, losses, [re.sub(r"\n.*\|.*", "", str(error)) for error in errors]


class Pieces:
    """A stream that gives a few bytes at a time."""

    def __init__(self, stream: io.BytesIO, step: int) -> None:
        """Give *step* bytes of *stream* at a time."""
        self._stream, self._step = stream, step

    def read(self, size: int) -> bytes:
        """Give the next bytes."""
        return self._stream.read(min(size, self._step))


def parsed_outcome(text: str) -> Outcome:
    """Return the same, each record given to the parser."""
    with mock.patch.object(Plans, "filled", return_value=None):
        return outcome(text)


def planned(text: str) -> int:
    """Return how many records of *text* are read by a plan."""
    number = 0
    filled = Plans.filled

    def counted(plans: Plans, cut: object) -> Filled | None:
        nonlocal number
        found = filled(plans, cut)  # type: ignore[arg-type]
        number += found is not None
        return found

    with mock.patch.object(Plans, "filled", counted):
        outcome(text)
    return number


def collection(*records: str) -> str:
    """Return a collection of *records*, each on lines of its own."""
    return "\n".join((HEAD, *records, "</modsCollection>\n"))


def inner(document: str) -> list[str]:
    """Return the records of a document as they stand, without what they are called."""
    found: list[str] = re.findall(r"<mods\b[^<>]*>.*?</mods>", document, re.DOTALL)
    return [re.sub(r'(<mods[^>]*) ID="[^"]*"', r"\1", each) for each in found]


WORDS: Final = (
    "제목", "\u1112\u1161", "Рекорд", "title", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "&amp;",
    "&lt;i&gt;", "e\u0301", "\u0301", "&#x41;", "]]&gt;", "\u00ad", ", ", "King", ": ", "8", "1998",
    "1998-05", "1998/1999", "ko", "rus", "aut", "author", "10.1000/182", "http://a.org/b", "Jr.",
    "0037-6779", "[1998]", "marcgt", "book", "article", "--", ">",
)  # fmt: skip
RARE: Final = ("\x85", "&nbsp;", "<!-- a -->", "<![CDATA[3]]>", "<?x?>", "<i>a</i>", "&", "]]>")


@st.composite
def varied(draw: st.DrawFn) -> str:
    """Return a collection of one layout: a record of ours, and others of it with other texts."""
    record = draw(records())
    (element,) = inner("".join(mods.write([record], ledger=lambda _: None)))
    some = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("".join)
    text = st.one_of(some, some, some, st.sampled_from((*WORDS, *RARE)))
    rate = draw(st.sampled_from((0, 0.2, 1)))
    change = draw(st.randoms(use_true_random=False))

    def other(found: re.Match[str]) -> str:
        return f">{draw(text)}<" if change.random() < rate else found[0]

    return collection(
        element, element, *(re.sub(r">([^<>]+)<", other, element) for _ in range(3)), element
    )


@settings(
    suppress_health_check=list(HealthCheck),
    deadline=None,
    max_examples=150,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking takes minutes
)
@given(varied(), st.sampled_from((0, 0, 700)))
def test_a_plan_reads_what_the_parser_reads(text: str, step: int) -> None:
    """Records of one layout, whatever their texts: the same records, losses, and errors."""
    assert outcome(text, step) == parsed_outcome(text)


def files() -> Iterator[Path]:
    """Give the files of MODS that others have written."""
    for folder in (CORPORA, SAMPLES):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and b"loc.gov/mods" in path.read_bytes()[:4000]:
                yield path


@pytest.mark.skipif(not CORPORA.is_dir(), reason="needs ../shared/data")
def test_the_corpora_are_read_alike() -> None:
    """Each record of the corpora three times, so that the third is read by a plan."""
    number = 0
    for path in files():
        text = path.read_text("utf-8")
        found = [each for each in inner(text) for _ in range(3)]
        document = collection(*found)
        assert outcome(document) == parsed_outcome(document), path
        number += planned(document)
    assert number > 0


USUAL: Final = """<mods ID="a{0}">
  <titleInfo lang="ko"><title>제목 {0}</title></titleInfo>
  <name type="personal"><namePart>King, Martin Luther, Jr.</namePart></name>
  <language><languageTerm type="code" authority="rfc3066">ko</languageTerm></language>
  <note>One
line</note>
  <relatedItem type="host"><titleInfo><title>Journal &amp; Co.</title></titleInfo>
    <originInfo><dateIssued>1998-0{0}</dateIssued></originInfo>
    <genre authority="marcgt">periodical</genre><part>
    <detail type="volume"><number>{0}</number></detail>
    <extent unit="page"><start>1</start><end>2{0}</end></extent></part></relatedItem>
</mods>"""


def usual(*numbers: int) -> list[str]:
    """Return records of one layout."""
    return [USUAL.format(number) for number in numbers]


def test_a_layout_that_comes_again_is_not_parsed_again() -> None:
    """The first record is parsed and the others are not, and all come out in order."""
    text = collection(*usual(1, 2, 3, 4))
    found, losses, errors = outcome(text)
    assert [record.id for record in found] == ["a1", "a2", "a3", "a4"]
    assert found[3].author[0].name[0].suffix == "Jr."
    assert (losses, errors) == ([], [])
    assert planned(text) == 3


def test_a_journal_is_read_once() -> None:
    """Not even the host of a usual layout goes the long way; its date, volume and pages differ."""
    with mock.patch.object(plain, "related", side_effect=AssertionError):
        found = outcome(collection(*usual(1, 2, 3)))[0]
    assert [(record.issued.edtf, record.volume) for record in found if record.issued] == [
        ("1998-01", "1"), ("1998-02", "2"), ("1998-03", "3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "fault",
    [
        "<mods ID='b'><note>a</mods>",
        "<mods><note>&nbsp;</note></mods>",
        "<mods>\n<note>\x85</note></mods>",
        USUAL.format(3),
        "<mods><note>a</note>",
        "text",
        "<mods><extension><mods><note>a</note></mods></extension></mods>",
        "<!-- <mods><note>a</note></mods> -->",
        "<name/>",
    ],
)
@pytest.mark.parametrize("step", [0, 100])
def test_what_is_told_has_the_line_where_it_stands(fault: str, step: int) -> None:
    """Lines that the parser did not get count all the same."""
    text = collection(*usual(1, 2, 3, 4), fault, *usual(5, 6))
    assert outcome(text, step) == parsed_outcome(text)


def test_layouts_that_never_come_again_have_no_plan() -> None:
    """Plans cost more than they save there."""
    found = [f'<mods><note type="n{number}">a</note></mods>' for number in range(50)]
    assert planned(collection(*found)) == 0
