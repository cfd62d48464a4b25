"""Records of MODS by a plan are the records of the parser, and tell the same."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rusrec.errors import RusrecError, SourceError
from rusrec.formats import mods
from rusrec.formats._xml.layout import Layout, Layouts
from rusrec.formats._xml.plain import Cut
from rusrec.formats.mods import plain
from rusrec.formats.mods.plain import Filled, Plans, Prepared
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
    with mock.patch.object(Layouts, "find", return_value=None):
        return outcome(text)


def planned(text: str) -> int:
    """Return how many records of *text* are read by a plan."""
    number = 0
    plan = Plans.plan

    def counted(plans: Plans, layout: Layout[Prepared]) -> Callable[[Cut], Filled | None]:
        filled = plan(plans, layout)

        def counting(cut: Cut) -> Filled | None:
            nonlocal number
            found = filled(cut)
            number += found is not None
            return found

        return counting

    with mock.patch.object(Plans, "plan", counted):
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


VALUES: Final = (
    "http://a.org/1",
    "a &amp; b",
    " a",
    "a > b",
    "]]>",
    "",
    "e\u0301",
    "a\nb",
    "&#65;",
    "<",
)
TAG: Final = re.compile(
    r"<(titleInfo|name|subject|topic|genre|language|note|relatedItem|extension)\b"
)
ATTRIBUTES: Final = (' ID="{}"', ' valueURI="{}"', ' xlink:href="{}"', " ID='{}'", ' note="{}"')


@st.composite
def varied(draw: st.DrawFn) -> str:
    """Return a collection of records of ours, and others of their elements, with other texts.

    Some have one layout, some a layout that is new, some attributes that differ. It has to be
    short, or hypothesis will not show it.
    """
    pair = draw(st.lists(records(), min_size=1, max_size=2))
    found = inner("".join(mods.write(pair, ledger=lambda _: None, refuse=lambda _: None)))
    elements = [each for record in found for each in parted(record)]
    some = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("".join)
    text = st.one_of(some, some, some, st.sampled_from((*WORDS, *RARE)))
    rate, marked = draw(st.sampled_from((0, 0.2, 1))), draw(st.sampled_from((0, 0, 0.1)))
    change = draw(st.randoms(use_true_random=False))

    def other(found: re.Match[str]) -> str:
        return f">{draw(text)}<" if change.random() < rate else found[0]

    def attributed(found: re.Match[str]) -> str:
        if change.random() >= marked:
            return found[0]
        return found[0] + change.choice(ATTRIBUTES).format(change.choice(VALUES))

    def others() -> str:
        record = found[0]
        if change.random() < 0.5:
            some = change.choices(elements, k=change.randint(0, min(len(elements), 8)))
            record = "".join(("<mods>", *some, "\n</mods>"))
        return TAG.sub(attributed, re.sub(r">([^<>]+)<", other, record))

    return collection(*found, found[0], *(others() for _ in range(4)))


def parted(record: str) -> list[str]:
    """Return the elements directly in a record of ours, which begin on lines of their own."""
    return re.findall(r"\n  <(?!/mods).*?(?=\n  <|\n</mods>|</mods>$)", record, re.DOTALL)


@settings(
    suppress_health_check=list(HealthCheck),
    deadline=None,
    max_examples=200,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking takes minutes
)
@given(varied().filter(lambda text: len(text) < 25_000), st.sampled_from((0, 0, 700)))
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
    with mock.patch.dict(plain.LONG, relatedItem=mock.Mock(side_effect=AssertionError)):
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


PARTS: Final = [
    '<titleInfo lang="en"><title>Title</title></titleInfo>',
    '<name type="personal"><namePart type="family">Kim</namePart></name>',
    "<subject><topic>One</topic></subject>",
    "<note>Two</note>",
]
WORDS_OF_PARTS: Final = ("Title", "Kim", "One", "Two")


def test_a_new_layout_of_elements_that_have_been_is_not_parsed() -> None:
    """Each element has a plan of its own, wherever it stands."""
    records = [f"<mods>{''.join(PARTS[:number])}</mods>" for number in (4, 4, 1, 2, 3)]
    records += [f"<mods>{''.join(reversed(PARTS))}</mods>", f"<mods>{PARTS[2] * 9}</mods>"]
    text = collection(*records)
    assert outcome(text) == parsed_outcome(text)
    assert planned(text) == len(records) - 1


def test_an_element_that_is_new_among_many_that_have_been_is_prepared_at_once() -> None:
    """A record is not parsed for one new element."""
    known, new = "".join(PARTS), '<note type="x">Three</note>'
    text = collection(*[f"<mods>{known}</mods>"] * 2, f"<mods>{known}{new}</mods>")
    assert outcome(text) == parsed_outcome(text)
    assert planned(text) == 2


@pytest.mark.parametrize(
    "element",
    [
        '<subject valueURI="http://a.org/{0}"><topic>T</topic></subject>',
        '<accessCondition xlink:href="http://b.org/{0}">A</accessCondition>',
        '<name ID="n{0}" valueURI="http://c.org/{0}"><namePart>Kim, A.</namePart></name>',
        '<note ID="{0}">N</note>',
        '<relatedItem type="host"><titleInfo ID="t{0}"><title>T</title></titleInfo></relatedItem>',
        '<typeOfResource valueURI="http://d.org/{0}">text</typeOfResource>',
        "<note>\n  Late {0}\n</note>",
    ],
)
def test_a_value_that_differs_in_each_record_makes_no_new_layout(element: str) -> None:
    """Addresses and ids in attributes are texts to a plan, and arrive as the parser gives them."""
    values = ("1", "2", "a &amp; b", "a > b", " c ")
    text = collection(*[f"<mods>{element.format(value)}</mods>" for value in values])
    assert outcome(text) == parsed_outcome(text)
    assert planned(text) == len(values) - 1


SAID: Final = (
    "a  b", " a", "a ", "a\tb", "a\n b", "e\u0301", "]]>", "a\u0301]]>", "&lt;\u0338", "a\u00a0",
    "\u00a0", "a\x01", "a\x85", "\u1112\u1161", "&amp;amp;", "&#65;", "&nbsp;", "&", ">", "1", " ",
    "", "\u2b1a1", "\u0338", "a\ud7b0", "\ufdd0", "\uff21", "\ufa10", "a\u00ad",
)  # fmt: skip


@pytest.mark.parametrize("said", SAID)
def test_a_text_that_is_not_usual_is_read_as_the_parser_reads_it(said: str) -> None:
    """Blanks, accents, signs of markup, and what no value may hold."""
    said_there = [f"<mods>{''.join(PARTS).replace(word, said)}</mods>" for word in WORDS_OF_PARTS]
    text = collection(*[f"<mods>{''.join(PARTS)}</mods>"] * 2, *said_there)
    assert outcome(text) == parsed_outcome(text)


@pytest.mark.parametrize(
    "value", ["a < b", "a\x01b", "a\nb", " a", "&nbsp;", "", "&lt;", "e\u0301"]
)
def test_a_value_that_is_not_usual_is_read_by_the_parser(value: str) -> None:
    """What a parser refuses or changes is not seen by a plan."""
    for each in ('<note ID="{}">a</note>', '<genre valueURI="{}" type="x">a</genre>'):
        records = [f"<mods>{each.format(said)}</mods>" for said in ("1", "2", "3", value, "4")]
        text = collection(*records)
        assert outcome(text) == parsed_outcome(text)


MARKUP: Final = (
    "<note>a<i>b</i>c</note>", "<note>a<i>b</i></note>", "<note><i>b</i>c</note>", "<note> </note>",
    "<note/>", '<note type="a > b">c</note>', "<note type='a\"b'>c</note>", "<note>\u2b1a1</note>",
    '<note type="\u2b1a1">c</note>', '<note type="\u2b1ax">c</note>', "<note>a</note>b", "<a/>",
    "b<note>a</note>", "</note><note>", "<note\n>a</note\n>", "<note type='x ID=\"y\"'>a</note>",
    '<note type="a"/>b', '<note type="/>">c</note>', "<note>a</note><note>b</name>", "<!--/>a-->",
    "<note><!--/>a-->b</note>", "<note><?x /> y?>b</note>", "\u00a0<note>a</note>",
)  # fmt: skip


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_that_is_not_usual_is_read_as_the_parser_reads_it(markup: str) -> None:
    """Text beside elements, signs of markup in values, and what is not well-formed."""
    odd = f"<mods>{PARTS[0]}{markup}{PARTS[1]}</mods>"
    text = collection(*[odd] * 4, f"<mods>{PARTS[0]}</mods>")
    assert outcome(text) == parsed_outcome(text)


def test_what_is_kept_stays_in_the_order_of_the_source() -> None:
    """Elements are read in another order than they stand in."""
    kept = (
        '<relatedItem type="constituent"><titleInfo><title>A</title></titleInfo></relatedItem>'
        "<targetAudience>B</targetAudience><tableOfContents>C</tableOfContents>"
        '<language objectPart="x"><languageTerm>D</languageTerm></language>'
    )
    text = collection(*[f"<mods>{kept}</mods>"] * 3)
    assert planned(text) == 2
    assert outcome(text) == parsed_outcome(text)


@pytest.mark.parametrize(
    "element",
    [
        '<language objectPart="summary"><languageTerm type="text">{}</languageTerm></language>',
        "<typeOfResource>{}</typeOfResource>",
        '<typeOfResource manuscript="yes">{}</typeOfResource>',
    ],
)
def test_an_element_that_stands_twice_says_twice_its_own(element: str) -> None:
    """What one of them said is not what the other says, though both are laid out alike."""
    both = "".join(element.format(said) for said in ("German", "French"))
    text = collection(*[f"<mods>{both}</mods>"] * 3)
    assert planned(text) == 2
    assert outcome(text) == parsed_outcome(text)


def several(*bodies: str, start: str = 'ID="m{0}"') -> str:
    """Return a collection with five records of each of *bodies*."""
    titled = "<titleInfo><title>T{0}</title></titleInfo>"
    made = [
        f"<mods {start.format(number)}>{titled.format(number)}{body}</mods>"
        for at, body in enumerate(bodies)
        for number in range(5 * at, 5 * at + 5)
    ]
    return f"{HEAD}{''.join(made)}</modsCollection>"


@pytest.mark.parametrize(
    "host",
    [
        "<subject><topic>T</topic>{}<name><namePart>N</namePart></name>{}",
        (
            '<relatedItem type="series"><titleInfo><title>S</title></titleInfo>{}'
            "<originInfo><publisher>P</publisher></originInfo>{}"
        ),
    ],
)
def test_hosts_of_the_same_elements_in_another_nesting_are_others(host: str) -> None:
    """Whether somebody is a subject of the journal or its author, or who published what."""
    inner = f"</{host[1:].split(' ', maxsplit=1)[0].split('>', maxsplit=1)[0]}>"
    journal = '<relatedItem type="host"><titleInfo><title>J</title></titleInfo>{}</relatedItem>'
    beside, within = (journal.format(host.format(*at)) for at in ((inner, ""), ("", inner)))
    for text in (several(beside, within), several(beside), several(within)):
        assert outcome(text) == parsed_outcome(text)


@pytest.mark.parametrize(
    "start",
    [
        'ID="a\x7f{0}"', 'ID="a\x85{0}"', 'ID="a\u2028{0}"', 'ID="\ufdd0{0}"', 'ID="e\u0301{0}"',
        'ID=" a  {0} "', 'ID="a\0{0}"', 'ID="a&amp;b"', "ID='m'", "usage='x ID=\"m{0}\"'",
        "usage='x ID=\"m{0}\"' ID=\"k{0}\"",
    ],
)  # fmt: skip
def test_an_id_is_what_the_parser_takes_for_one(start: str) -> None:
    """Its characters are looked at, and an attribute may hold what looks like another."""
    text = several("<note>n</note>", start=start)
    assert outcome(text) == parsed_outcome(text)


@pytest.mark.parametrize("body", ["", "\n", "text"])
@pytest.mark.parametrize(
    "start", ['note="x"', 'version="3.7"', "\u0301", "a=b", 'a="&no;"', 'a:b="c"']
)
def test_the_start_tag_of_an_empty_record_is_looked_at(start: str, body: str) -> None:
    """What it says is told, and where it is none it is refused: the parser reads it."""
    text = collection(*[f"<mods {start}>{body}</mods>"] * 4)
    assert outcome(text) == parsed_outcome(text)


def test_a_nul_in_an_attribute_is_no_place_of_a_text() -> None:
    """It is refused where it stands, beside elements that are known."""
    known = "<note>n</note><abstract>a</abstract><genre>g</genre><classification>c</classification>"
    text = several(known, f'{known}<note type="\0">x</note>')
    found, losses, errors = outcome(text)
    assert (found, losses, errors) == parsed_outcome(text)
    assert "RR140" in errors[-1]


@pytest.mark.parametrize("last", ["tableOfContents", "language", "relatedItem"])
def test_what_is_kept_of_a_record_is_in_one_order(last: str) -> None:
    """The first of a layout is parsed, the others are not."""
    of = {
        "tableOfContents": "<tableOfContents>t</tableOfContents>",
        "language": "<language><languageTerm>Title</languageTerm></language>",
        "relatedItem": '<relatedItem type="isReferencedBy"><note>x</note></relatedItem>',
    }
    for first in of.keys() - {last}:
        text = several(
            f"{of[first]}<typeOfResource>software, multimedia</typeOfResource>"
            f'<genre authority="marcgt">book</genre><classification>q</classification>{of[last]}'
        )
        assert outcome(text) == parsed_outcome(text)


def test_a_total_is_said_unless_it_is_that_of_the_pages() -> None:
    """Nine pages from 1 to 9 are no loss, ten are one."""
    part = "<part><extent><start>1</start><end>9</end><total>{}</total></extent></part>"
    text = several(part.format(9), part.format(10))
    found = outcome(text)
    assert found == parsed_outcome(text)
    assert [each.arrives for each in found[1]] == ["10"] * 5
