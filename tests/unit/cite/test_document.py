"""A document: hostile text, wrong types, what a style cannot show, citations put in between."""

from typing import Any

import pytest

from rusrec.cite import output, styles
from rusrec.cite.citation import Citation, Reference
from rusrec.cite.date import Date, Day, date_of
from rusrec.cite.document import Document
from rusrec.cite.positions import places
from rusrec.cite.run import plain
from rusrec.cite.style import parse

_STYLE = b"""<style class="note" version="1.0"><info><title>Short</title></info>
<citation><layout suffix="."><choose><if position="ibid"><text term="ibid"/></if>
<else><names variable="author"><name form="short"/></names><text variable="title" prefix=", "/>
</else></choose></layout></citation>
<bibliography><layout suffix="."><names variable="author"><name/></names>
<text variable="title" prefix=". "/><text variable="URL" prefix=" "/></layout></bibliography>
</style>"""


def _html(items: list[dict[str, Any]]) -> str:
    entries = Document(parse(_STYLE), items).bibliography().entries
    return output.get("html").bibliography(entry.content for entry in entries)


def test_hostile_text_stays_text() -> None:
    """Tags, scripts and marks of our own in a field never act."""
    html = _html(
        [
            {
                "id": "a",
                "type": "book",
                "title": "<script>alert(1)</script>\ufdd0\x00<i onclick='x'>y</i><b>",
                "author": [{"family": "<img src=x onerror=alert(1)>", "given": "\ufdef\ufde6"}],
                "URL": "javascript:alert(1)",
            }
        ]
    )
    assert html == (
        '<div class="csl-bib-body">\n  <div class="csl-entry">'
        "&#60;img src=x onerror=alert(1)&#62;. &#60;script&#62;alert(1)&#60;/script&#62;"
        "<i>y</i>&#60;b&#62; javascript:alert(1).</div>\n</div>\n"
    )


def test_values_of_a_wrong_type_are_left_out() -> None:
    """Nothing that an item holds makes the processor fall."""
    odd: list[dict[str, Any]] = [
        {"id": 7, "title": ["x"], "author": "Kim", "issued": {"date-parts": [["x"], 3]}},
        {"id": "b", "author": [None, 3, {}, {"family": None}], "issued": [], "title": "Only"},
        {"id": "c", "issued": {"raw": "??"}, "title": None, "volume": 1e300},
    ]
    document = Document(parse(_STYLE), odd)
    made = document.bibliography()
    assert [(entry.id, plain(entry.content)) for entry in made.entries] == [("b", ". Only.")]
    assert made.warnings == ("7: the style shows nothing of it", "c: the style shows nothing of it")


def test_a_citation_put_in_between_changes_those_after_it() -> None:
    """Positions follow the order of the document as it is now."""
    items = [
        {"id": "a", "type": "book", "title": "A", "author": [{"family": "Kim"}]},
        {"id": "b", "type": "book", "title": "B", "author": [{"family": "Lee"}]},
    ]
    document = Document(parse(_STYLE), items)
    first = Citation((Reference("a"),), note=1)
    again = Citation((Reference("a"),), note=2)
    between = Citation((Reference("b"),), note=2)

    def texts(*citations: Citation) -> list[str]:
        return [plain(content) for content in document.cite(citations)]

    assert texts(first, again) == ["Kim, A.", "Ibid."]
    assert texts(first, between, again._replace(note=3)) == ["Kim, A.", "Lee, B.", "Kim, A."]


def test_a_style_without_a_bibliography_says_so() -> None:
    """It is a warning, for citations alone may be all that is wanted."""
    style = _STYLE[: _STYLE.index(b"<bibliography>")] + b"</style>"
    made = Document(parse(style), [{"id": "a", "title": "A"}]).bibliography()
    assert (made.entries, made.warnings) == ((), ("the style 'Short' has no bibliography",))


def test_links_are_made_where_they_are_asked_for() -> None:
    """The address becomes a run; an output decides whether it is fit."""
    item = {"id": "a", "type": "book", "title": "A", "URL": "https://example.org/?a&b"}
    made = Document(parse(_STYLE), [item], links=True).bibliography()
    assert output.get("html").render(made.entries[0].content) == (
        '. A <a href="https://example.org/?a&#38;b">https://example.org/?a&#38;b</a>.'
    )


def test_no_field_brings_marks_or_surrogates_of_its_own() -> None:
    """Whatever the field, what no text may hold does not arrive."""
    style = _STYLE.replace(
        b'<text variable="URL" prefix=" "/>',
        b'<date variable="issued"/><text variable="volume"/><label variable="volume"/>',
    )
    odd = "\ufdd0\ud800\ufde6x\ufdef"
    item = {"id": odd, "type": odd, "title": odd, "volume": odd, "issued": {"literal": odd}}
    made = Document(parse(style), [item | {"note": f"volume: {odd}", "language": odd}])
    text = "".join(plain(entry.content) for entry in made.bibliography().entries)
    assert text == ". xxxvolume."


@pytest.mark.parametrize(
    ("mode", "infix", "expected"),
    [
        ("", "", "Kim, A."),
        ("author-only", "", "Kim"),
        ("suppress-author", "", ", A."),
        ("composite", "’s view", "Kim’s view , A."),
        ("composite", ", who says so", "Kim, who says so , A."),
        ("composite", "argues", "Kim argues , A."),
        ("composite", " argues", "Kim argues , A."),
    ],
)
def test_a_citation_has_a_mode(mode: str, infix: str, expected: str) -> None:
    """The author may stand in the text, alone or with the rest after him."""
    item = {"id": "a", "type": "book", "title": "A", "author": [{"family": "Kim"}]}
    document = Document(parse(_STYLE), [item])
    (content,) = document.cite([Citation((Reference("a"),), 1, "", mode, infix)])
    assert plain(content) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (Reference("a", suffix=", ch. 3", author="suppress"), "(ch. 3; Lee)"),
        (Reference("a", prefix="see ", author="suppress"), "(see; Lee)"),
        (Reference("a", prefix="see ", suffix=" passim", author="suppress"), "(see passim; Lee)"),
        (Reference("a", author="suppress"), "(Lee)"),
    ],
)
def test_what_is_written_around_a_cite_that_shows_nothing_is_kept(
    reference: Reference, expected: str
) -> None:
    """A style of authors and pages has nothing to show without either."""
    items = [
        {"id": id_, "type": "book", "title": id_, "author": [{"family": family}]}
        for id_, family in (("a", "Kim"), ("b", "Lee"))
    ]
    document = Document(styles.find("mla").csl, items)
    (content,) = document.cite([Citation((reference, Reference("b")))])
    assert plain(content) == expected


@pytest.mark.parametrize("alone", [
    Citation((Reference("a"),), 1, mode="author-only"),
    Citation((Reference("a", author="only"),), 1),
])  # fmt: skip
def test_an_author_alone_is_no_citation_of_his_work(alone: Citation) -> None:
    """The first citation after him is the first; between two others he is passed over."""
    once = (Reference("a"),)
    citations = [alone, Citation(once, 1), alone._replace(note=2), Citation(once, 2)]
    found = [place.position for (place,) in places(citations, 5)]
    assert found == ["first", "first", "first", "ibid"]


def test_a_section_of_the_bibliography_keeps_the_order_and_the_numbers() -> None:
    """Only the entries that are wanted are there."""
    items = [{"id": name, "type": "book", "title": name} for name in ("a", "b", "c")]
    made = Document(parse(_STYLE), items).bibliography({"c", "a"})
    assert [entry.id for entry in made.entries] == ["a", "c"]


@pytest.mark.parametrize(
    ("variable", "prefix", "value", "shown"),
    [
        ("DOI", "https://doi.org/", "10.5555/a", '<a href="https://doi.org/10.5555/a">https://doi.org/10.5555/a</a>'),
        ("DOI", "DOI: ", "10.5555/a", 'DOI: <a href="https://doi.org/10.5555/a">10.5555/a</a>'),
        ("DOI", "", "10.5555/a<b>2", '<a href="https://doi.org/10.5555/a%3Cb%3E2">10.5555/a&#60;b&#62;2</a>'),
        ("DOI", "", "https://doi.org/10.5555/a", '<a href="https://doi.org/10.5555/a">https://doi.org/10.5555/a</a>'),
        ("PMID", "PMID ", "12", 'PMID <a href="https://www.ncbi.nlm.nih.gov/pubmed/12">12</a>'),
        ("URL", "<", "javascript:alert(1)", "&#60;javascript:alert(1)"),
        ("URL", "https://evil.example/", "x", '<a href="https://evil.example/x">https://evil.example/x</a>'),
    ],
)  # fmt: skip
def test_a_prefix_that_is_an_address_belongs_to_the_link(
    variable: str, prefix: str, value: str, shown: str
) -> None:
    """Any other stays outside; an identifier gets the address of its resolver."""
    layout = f'<text variable="{variable}" prefix="{prefix.replace("<", "&lt;")}"/>'
    style = parse(
        f'<style class="note" version="1.0"><info/><citation><layout>{layout}</layout></citation>'
        "</style>".encode()
    )
    document = Document(style, [{"id": "a", "type": "book", variable: value}], links=True)
    [content] = document.cite([Citation((Reference("a"),))])
    assert output.get("html").render(content) == shown


def test_a_bibliography_says_how_it_is_spaced() -> None:
    """Line and entry spacing, hanging indent and alignment are values of the result."""
    spaced = _STYLE.replace(
        b"<bibliography>",
        b'<bibliography line-spacing="2" entry-spacing="0" hanging-indent="true">',
    )
    item = {"id": "a", "type": "book", "title": "T"}
    made = Document(parse(spaced), [item]).bibliography()
    assert (made.line_spacing, made.entry_spacing, made.hanging_indent) == (2, 0, True)
    plain_made = Document(parse(_STYLE), [item]).bibliography()
    assert (plain_made.line_spacing, plain_made.entry_spacing) == (1, 1)


def test_ibid_follows_a_citation_of_one_cite() -> None:
    """Where the note before cites the same work twice, it is not clear which of them is meant."""
    once, twice = (Reference("a"),), (Reference("a", "5"), Reference("a", "9"))
    citations = [Citation(once, 1), Citation(twice, 2), Citation(once, 3), Citation(once, 4)]
    found = list(places(citations, 5))
    assert [place.position for place in found[2]] == ["subsequent"]
    assert [place.position for place in found[3]] == ["ibid"]


def test_a_note_refers_to_notes_before_it() -> None:
    """A work cited twice in the note of its first citation has no note to look up."""
    citations = [Citation((Reference("a"), Reference("a")), 1), Citation((Reference("a"),), 2)]
    found = list(places(citations, 5))
    assert [place.first_note for place in found[0]] == [0, 0]
    assert found[1][0].first_note == 1


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("c. 1998", Date(Day(1998), circa=True)),
        ("1998?", Date(Day(1998), circa=True)),
        ("5/12/1998", Date(Day(1998, 5, 12))),
        ("100 BC", Date(Day(-100))),
        ("1998/2001", Date(Day(1998), Day(2001))),
        ("c. the end", Date(None, literal="c. the end")),
    ],
)
def test_raw_dates_are_read_as_people_write_them(raw: str, expected: Date) -> None:
    """With doubt, an era, or the month first."""
    assert date_of({"raw": raw}) == expected


def test_a_locator_keeps_what_its_label_does_not_say() -> None:
    """The label that it begins with counts where no other is stated."""
    assert Reference.of({"id": "a", "locator": "chap. 3"})[1:3] == ("3", "chapter")
    stated = {"id": "a", "locator": "chap. 3", "label": "verse"}
    assert Reference.of(stated)[1:3] == ("chap. 3", "verse")


def test_an_item_made_known_later_stands_in_the_bibliography() -> None:
    """A word processor adds works while a document is open; one seen before is replaced."""
    first = {"id": "a", "type": "book", "title": "A"}
    document = Document(parse(_STYLE), [first])
    assert document.order() == ("a",)
    document.register([{"id": "b", "type": "book", "title": "B"}, first | {"title": "C"}])
    assert document.order() == ("a", "b")
    texts = [plain(entry.content) for entry in document.bibliography().entries]
    assert texts == [". C.", ". B."]


def test_a_truth_value_is_no_text() -> None:
    """A number is."""
    style = _STYLE.replace(b'variable="URL"', b'variable="volume"')
    items = [{"id": "a", "title": "A", "volume": True}, {"id": "b", "title": "B", "volume": 2}]
    entries = Document(parse(style), items).bibliography().entries
    assert [plain(entry.content) for entry in entries] == [". A.", ". B 2."]
