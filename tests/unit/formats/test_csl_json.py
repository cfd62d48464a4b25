"""CSL-JSON read: what programs write comes in whole, and what is wrong is told with its place."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from rusrec.errors import SourceError
from rusrec.formats.csl_json import read
from rusrec.loss import Loss, line
from rusrec.model import (
    Classification,
    Date,
    Event,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Note,
    Numbering,
    Record,
    Relation,
    Text,
)


def records(data: str | bytes, ledger: list[Loss] | None = None) -> list[Record]:
    """Return the records of a whole text."""
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return list(read(stream, name="x.json", ledger=(ledger if ledger is not None else []).append))


def one(ledger: list[Loss] | None = None, **item: Any) -> Record:
    """Return the record of one item; underscores in its keys are hyphens."""
    keys = {key.replace("_", "-"): value for key, value in item.items()}
    return records(json.dumps([{"id": "a", "type": "article-journal", **keys}]), ledger)[0]


def refused(data: str | bytes) -> str:
    """Return the message of the refusal of *data*."""
    with pytest.raises(SourceError) as caught:
        records(data)
    return str(caught.value)


def test_a_journal_article_gets_its_host() -> None:
    """Publisher, ISSN and short title are the journal's; volume, issue, pages say where."""
    record = one(
        language="ko",
        title="제목",
        container_title="러시아연구",
        journalAbbreviation="러연",
        publisher="연구소",
        ISSN="12291056, 2434-561X (online)",
        volume=8,
        issue="1",
        page="259-285",
        DOI="https://doi.org/10.1000/182",
    )
    assert record.host == Record(
        type="periodical",
        title=(Text("러시아연구", "ko"),),
        short_title=(Text("러연", "ko"),),
        publisher=((Text("연구소", "ko"),),),
        identifiers=(Identifier("issn", "1229-1056"), Identifier("issn", "2434-561X")),
    )
    assert (record.volume, record.issue, record.pages) == ("8", "1", "259-285")
    assert record.identifiers == (Identifier("doi", "10.1000/182"),)
    assert record.publisher == ()


def test_a_chapter_gives_its_editor_and_isbn_to_the_book() -> None:
    """In CSL the editor of a chapter is the book's; a volume with a title stands between."""
    record = one(
        type="chapter",
        title="Chapter",
        editor=[{"family": "E", "given": "D"}],
        container_title="Set",
        volume_title="Volume",
        ISBN="978-3-16-148410-0",
        publisher="P",
        collection_title="Series",
        collection_number="4",
    )
    assert isinstance(record.host, Record)
    assert record.host.editor == (Name(name=(NameForm("E", "D"),)),)
    assert record.host.identifiers == (Identifier("isbn", "978-3-16-148410-0"),)
    assert record.host.title == (Text("Volume"),)
    assert record.host.host == Record(type="book", title=(Text("Set"),))
    assert record.editor == ()
    assert record.series == Record(type="collection", title=(Text("Series"),))
    assert record.number == (Numbering("4", "series"),)


def test_a_book_keeps_its_own_publisher_and_isbn() -> None:
    """Without a container everything is the item's own, and a volume title is a note."""
    record = one(type="book", publisher="P", publisher_place="Энск", ISBN="978-3-16-148410-0",
                 volume_title="V")  # fmt: skip
    assert record.host is None
    assert record.publisher == ((Text("P"),),)
    assert record.place == ((Text("Энск"),),)
    assert record.identifiers == (Identifier("isbn", "978-3-16-148410-0"),)
    assert record.notes == (Note((Text("V"),), "volume-title"),)


def test_texts_are_in_the_language_of_the_item() -> None:
    """A bare text takes the item's language; codes and names of languages become tags."""
    assert one(language="kor", title="제목").title == (Text("제목", "ko"),)
    assert one(language="en_US", title="T").title == (Text("T", "en-US"),)
    assert one(language="Russian", title="Т").language == ("ru",)
    assert one(language="Korean; English").language == ("ko", "en")
    assert one(title="T").title == (Text("T", "und"),)


def test_a_language_that_nobody_knows_is_kept_aside() -> None:
    """It goes to extra, and the texts are of no language."""
    record = one(language="Klingonish", title="T")
    assert record.language == ()
    assert record.extra == (Extra("csl-json", (ExtraValue("language", "Klingonish"),)),)


def test_the_original_and_the_reviewed_work_are_in_a_language_not_stated() -> None:
    """Nobody says that the original of a Korean translation is Korean."""
    record = one(
        type="review-book",
        language="ko",
        original_title="Летопись",
        original_date={"date-parts": [[1962]]},
        reviewed_title="Сон",
        reviewed_author=[{"family": "Иванов", "given": "И."}],
    )
    assert record.original == Record(title=(Text("Летопись"),), issued=Date("1962"))
    author = (Name(name=(NameForm("Иванов", "И."),)),)
    assert record.relations == (Relation("review-of", Record(title=(Text("Сон"),), author=author)),)


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ({"family": "송", "given": "준서"}, Name(name=(NameForm("송", "준서"),))),
        ({"given": "Plato"}, Name(name=(NameForm("Plato"),))),
        ({"literal": "Институт, сектор"}, Name(org=(Text("Институт, сектор"),))),
        (
            {"family": "Gogh", "given": "V.", "non-dropping-particle": "van", "suffix": "Jr."},
            Name(name=(NameForm("Gogh", "V.", particle="van", suffix="Jr."),)),
        ),
        (
            {"family": "van der Sanden", "given": "J. de, Jr.", "parse-names": 1},
            Name(name=(NameForm("Sanden", "J.", "und", "van der", "de", "Jr."),)),
        ),
        (
            {"family": "송", "static-ordering": True},
            Name(name=(NameForm("송"),), order="family-first"),
        ),
        (
            {"family": "A", "ORCID": "http://orcid.org/0000-0002-1825-0097", "affiliation": []},
            Name(name=(NameForm("A"),), orcid="0000-0002-1825-0097"),
        ),
        (
            {"family": "A", "affiliation": [{"name": "Zoo"}, "Moon"], "sequence": "first"},
            Name(name=(NameForm("A"),), affiliation=(Text("Zoo"), Text("Moon"))),
        ),
        (
            {"literal": "B", "affiliation": "Zoo"},
            Name(org=(Text("B"),), affiliation=(Text("Zoo"),)),
        ),
        ({"name": "A Society"}, Name(org=(Text("A Society"),))),
        ({"family": "EU", "isInstitution": "true"}, Name(org=(Text("EU"),))),
    ],
)
def test_a_name_is_a_person_or_a_body(wire: dict[str, Any], name: Name) -> None:
    """Parts make a person, one part alone is the family; literal and its like make a body."""
    told: list[Loss] = []
    assert one(told, author=[wire]).author == (name,)
    assert told == []


ZOO, DOE = Name(org=(Text("Zoo"),)), Name(name=(NameForm("Doe", "Jane"),))


@pytest.mark.parametrize(
    ("key", "wire", "field", "value", "told"),
    [
        ("title", True, "title", (Text("true"),), []),
        ("title", ["a"], "title", (Text("a"),), []),
        ("title", [None, "a"], "title", (Text("a"),), []),
        ("title", [], "title", (), []),
        ("title", "", "title", (), []),
        ("volume", 8.5, "volume", "8.5", []),
        ("keyword", ["a", "b"], "keywords", (Keyword("a"), Keyword("b")), []),
        ("categories", "a", "classification", (Classification("category", "a"),), []),
        ("author", "Doe, Jane", "author", (DOE,), []),
        ("author", "Zoo", "author", (ZOO,), []),
        ("author", {"literal": "Zoo"}, "author", (ZOO,), []),
        ("author", "", "author", (), []),
        ("author", ["Zoo", ""], "author", (ZOO,), ["author[1]"]),
        ("author", [{"literal": "Zoo", "isInstitution": True}], "author", (ZOO,), []),
        ("author", [{"name": "Zoo", "literal": "Zoo"}], "author", (ZOO,), ["author[0].name"]),
        (
            "author",
            [{"family": "Doe", "given": "Jane", "isInstitution": "1"}],
            "author",
            (DOE,),
            ["author[0].isInstitution"],
        ),
        (
            "author",
            [{"literal": "Zoo", "affiliation": [{"name": "Moon", "place": "Sky"}, {"id": 1}]}],
            "author",
            (replace(ZOO, affiliation=(Text("Moon"),)),),
            ["author[0].affiliation"],
        ),
        ("author", [{"literal": "Zoo", "sequence": "x"}], "author", (ZOO,), ["author[0].sequence"]),
        ("issued", [[1998, 5]], "issued", Date("1998-05"), []),
        ("issued", [{"date-parts": [[1998, 5]]}], "issued", Date("1998-05"), []),
        ("issued", {"raw": "1998", "season": "x"}, "issued", Date("1998"), ["issued"]),
    ],
)
def test_a_value_of_another_shape_is_taken_for_what_it_means(
    key: str, wire: object, field: str, value: object, told: list[str]
) -> None:
    """One for a list of one, a word for a name; what is not so is told."""
    losses: list[Loss] = []
    assert getattr(one(losses, **{key: wire}), field) == value
    assert [loss.path for loss in losses] == told


def test_other_roles_become_contributors() -> None:
    """By MARC relator where there is one, else by the variable's name, sorted by role."""
    record = one(
        illustrator=[{"family": "I"}],
        chair=[{"family": "C"}],
        authority="Court",
        translator=[{"family": "T"}],
    )
    assert [(n.role, n.name or n.org) for n in record.contributor] == [
        ("chair", (NameForm("C"),)),
        ("ill", (NameForm("I"),)),
        ("isb", (Text("Court"),)),
    ]
    assert record.translator == (Name(name=(NameForm("T"),)),)


@pytest.mark.parametrize(
    ("wire", "date"),
    [
        ({"date-parts": [[1998, 5, 31]]}, Date("1998-05-31")),
        ({"date-parts": [["1998", "05", ""]]}, Date("1998-05")),
        ({"date-parts": [[1998, 0, 0]]}, Date("1998")),
        ({"date-parts": [1998, 5]}, Date("1998-05")),
        ({"date-parts": [[1998], [2001]]}, Date("1998/2001")),
        ({"date-parts": [[1998], [0]]}, Date("1998/..")),
        ({"date-parts": [[0], [1998]]}, Date("../1998")),
        ({"date-parts": [[-44]]}, Date("-0043")),
        ({"date-parts": [[1998, 13]]}, Date("1998-21")),
        ({"date-parts": [[1998]], "season": "Winter"}, Date("1998-24")),
        ({"date-parts": [[1998]], "circa": 1}, Date("1998~")),
        ({"date-parts": [[1998]], "circa": "false"}, Date("1998")),
        ({"raw": "1998-05"}, Date("1998-05")),
        ({"raw": "1998/5/31"}, Date("1998-05-31")),
        ({"raw": "May 31, 1998"}, Date("1998-05-31")),
        ({"literal": "199X"}, Date("199X")),
        ({"literal": "б. г."}, Date("XXXX", text="б. г.")),
        ("1998/2001", Date("1998/2001")),
        (1998, Date("1998")),
        ({"date-parts": [[""]], "literal": "n.d."}, Date("XXXX", text="n.d.")),
        ({"date-parts": [[]], "raw": "1998-05"}, Date("1998-05")),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": []}, None),
    ],
)
def test_dates_become_edtf(wire: object, date: Date | None) -> None:
    """Parts, seasons, circa and words all have their EDTF; precision is never invented."""
    told: list[Loss] = []
    assert one(told, issued=wire).issued == date
    assert told == []


@pytest.mark.parametrize(
    ("wire", "date"),
    [
        ({"date-parts": [[1998, 2, 31]]}, Date("1998-02")),
        ({"date-parts": [[1998, 45, 1]]}, Date("1998")),
        ({"date-parts": [[2001], [1998]]}, Date("XXXX", text="2001/1998")),
        ({"date-parts": [["n.d."]]}, Date("XXXX", text="n.d.")),
        ({"date-parts": [[1998]], "season": "22:56:08"}, Date("1998")),
        ({"date-parts": [[1998]], "precision": "day"}, Date("1998")),
        ({"date-parts": [[1998], [1999], [2001]]}, Date("1998/1999")),
        ({"date-parts": [[1998, 5, 31, 7]]}, Date("1998-05-31")),
    ],
)
def test_what_of_a_date_cannot_be_read_is_told(wire: object, date: Date) -> None:
    """What is valid stays, the rest is told with the variable's name."""
    told: list[Loss] = []
    assert one(told, issued=wire).issued == date
    assert [loss.path.partition(".")[0] for loss in told] == ["issued"]


def test_all_dates_have_a_home() -> None:
    """Submitted is received, the event has a date of its own."""
    parts = {"date-parts": [[1998]]}
    record = one(submitted=parts, available_date=parts, event_date=parts, event="E", accessed=parts)
    assert record.dates == (Date("1998", "received"), Date("1998", "available"))
    assert record.event == Event((Text("E"),), (), Date("1998"))
    assert record.accessed == Date("1998")


def test_inline_tags_make_a_text_marked_up() -> None:
    """Tags of CSL that are closed in their places; anything else is plain text."""
    marked = 'A <i>b</i> <span class="nocase">C</span> < d'
    assert one(title=marked).title == (Text(marked, markup="csl"),)
    for plain in ("<i>a", "a</i>", "<i><b></i></b>", "<u>a</u>", "a < b", "<span>a</span>"):
        assert one(title=plain).title == (Text(plain),)


def test_an_abstract_of_crossref_loses_its_jats() -> None:
    """Paragraphs become lines, italics CSL's tag, entities characters."""
    jats = (
        "<jats:title>Abstract</jats:title><jats:p>On <jats:italic>x</jats:italic> &amp; y</jats:p>"
    )
    assert one(abstract=jats).abstract == (Text("Abstract\nOn <i>x</i> & y", markup="csl"),)


def test_blanks_are_folded_and_text_is_nfc() -> None:
    """Line ends count only in abstracts and notes."""
    record = one(title=" a \n b ", abstract="a \n\n b\r\nc", note="a\nb\n\nc", volume="  ")
    assert record.title == (Text("a b"),)
    assert record.abstract == (Text("a\nb\nc"),)
    assert record.notes == (Note((Text("a\nb"),)), Note((Text("c"),)))
    assert record.volume == ""
    assert one(title="и\u0306").title == (Text("й"),)


def test_keywords_are_parted_by_semicolons_or_else_by_commas() -> None:
    """A list of them does as well."""
    assert one(keyword="a, b").keywords == (Keyword("a"), Keyword("b"))
    assert one(keyword="a, b; c ").keywords == (Keyword("a, b"), Keyword("c"))
    assert one(keyword=["a", "b"]).keywords == (Keyword("a"), Keyword("b"))


def test_an_address_that_only_resolves_an_identifier_is_that_identifier() -> None:
    """The DOI's own address says nothing new; another DOI's address is a link."""
    assert one(URL="https://hdl.handle.net/1/2").identifiers == (Identifier("hdl", "1/2"),)
    assert one(URL="https://doi.org/10.1000/A").identifiers == (Identifier("doi", "10.1000/A"),)
    same = one(URL="http://dx.doi.org/10.1000/a", DOI="10.1000/A")
    assert (same.links, same.identifiers) == ((), (Identifier("doi", "10.1000/A"),))
    other = one(URL="https://doi.org/10.1000/b", DOI="10.1000/a")
    assert other.links == (Link("https://doi.org/10.1000/b"),)


def test_the_first_page_says_nothing_new_beside_the_pages() -> None:
    """It is the pages where there are none, and kept where it contradicts them."""
    assert one(page_first="5").pages == "5"
    assert one(page="5-9", page_first="5").extra == ()
    assert one(page="55-9", page_first="5").extra[0].values == (ExtraValue("page-first", "5"),)


def test_marks_of_shelf_and_class_are_classification() -> None:
    """call-number and categories are schemes."""
    assert one(call_number="DK1", categories=["x", "y"]).classification == (
        Classification("call-number", "DK1"),
        Classification("category", "x"),
        Classification("category", "y"),
    )


def test_keys_that_csl_does_not_know_go_to_extra() -> None:
    """Text as it is, all else as JSON; text that looks like JSON in quotes."""
    record = one(custom={"n": [1.50, "x"]}, zzz="송", n="12", empty=None, reference_count=3)
    assert record.extra == (
        Extra(
            "csl-json",
            (
                ExtraValue("custom", '{"n":[1.5,"x"]}'),
                ExtraValue("n", '"12"'),
                ExtraValue("reference-count", "3"),
                ExtraValue("zzz", "송"),
            ),
        ),
    )


def test_the_numbers_of_extra_stay_as_they_are_written() -> None:
    """No digit is lost by way of a float."""
    text = '[{"id":"a","type":"book","custom":{ "n" : 1.10, "big":12345678901234567890.0 }}]'
    assert records(text)[0].extra[0].values == (
        ExtraValue("custom", '{"n":1.10,"big":12345678901234567890.0}'),
    )


def test_an_unknown_type_is_a_document() -> None:
    """The type itself is kept, and told."""
    told: list[Loss] = []
    record = one(told, type="sculpture")
    assert record.type == "document"
    assert record.extra[0].values == (ExtraValue("type", "sculpture"),)
    assert [(loss.path, loss.arrives) for loss in told] == [("type", "sculpture")]


@pytest.mark.parametrize(
    ("id_", "key", "is_called"),
    [
        ("a-1", "", ("a-1", "", ())),
        ("a-1", "a-1", ("a-1", "", ())),
        ("a-1", "Song1998", ("a-1", "Song1998", ())),
        ("http://zotero.org/users/1/items/AB", "song-1998", ("song-1998", "", ("http://zotero.org/users/1/items/AB",))),
        ("http://zotero.org/users/1/items/AB", "Song1998", ("song1998", "Song1998", ("http://zotero.org/users/1/items/AB",))),
        ("송1998", "", ("song1998", "", ("송1998",))),
        (12, "", ("12", "", ())),
        ("", "Song1998", ("song1998", "Song1998", ())),
        ("a-1", "two words", ("a-1", "", ("two words",))),
    ],
)  # fmt: skip
def test_an_id_that_is_none_of_ours_is_kept_among_the_names(
    id_: object, key: str, is_called: tuple[str, str, tuple[str, ...]]
) -> None:
    """The citation key makes the id then, or what can be read of either."""
    record = one(id=id_, citation_key=key)
    assert (record.id, record.citekey, record.aka) == is_called


def test_ids_that_read_alike_are_told_apart() -> None:
    """Two keys of one slug get two ids."""
    found = records('[{"id":"Müller","type":"book"},{"id":"Muller","type":"book"}]')
    assert [record.id for record in found] == ["muller", "muller-2"]


@pytest.mark.parametrize("of", [{"type": "book"}, {"type": "book", "note": ["x"]}])
def test_an_id_like_one_that_was_made_is_told_apart(of: dict[str, Any]) -> None:
    """``doe`` behind ``Doe`` is another item; it keeps its name. A third is refused."""
    items = [{"id": "Doe", **of}, {"id": "doe", **of}]
    found = records(json.dumps(items))
    assert [(each.id, each.aka) for each in found] == [("doe", ("Doe",)), ("doe-2", ("doe",))]
    assert "'doe' stands twice" in refused(json.dumps([*items, items[1]]))
    found = records(json.dumps([items[0], {"id": "doe", "citation-key": "X", **of}]))
    assert (found[1].id, found[1].citekey, found[1].aka) == ("x", "X", ("doe",))
    found = records(json.dumps([items[0], {"id": "doe", "citation-key": "doe", **of}]))
    assert (found[1].id, found[1].citekey, found[1].aka) == ("doe-2", "", ("doe",))


def test_the_forms_of_juris_m_are_read() -> None:
    """``multi`` gives the other forms of fields and names, each with its tag."""
    record = one(
        language="ko",
        title="제목",
        author=[{"family": "송", "multi": {"main": "ko", "_key": {"en": {"family": "Song"}}}}],
        multi={"main": {"title": "ko"}, "_keys": {"title": {"en": "Title"}}, "_lsts": {}},
    )
    assert record.title == (Text("제목", "ko"), Text("Title", "en"))
    assert record.author == (Name(name=(NameForm("송", "", "ko"), NameForm("Song", "", "en"))),)


def test_what_juris_m_says_of_a_number_is_told() -> None:
    """A volume has one form in the record; its others, and lists that say more, are not dropped."""
    ledger: list[Loss] = []
    multi = {
        "main": {"title": "ko", "volume": "ko"},
        "_keys": {"title": {"en": "Title"}, "volume": {"en": "eight"}},
        "_lsts": {"title": ["en"], "volume": ["en", "ja"]},
    }
    record = one(ledger, title="제목", volume="8", multi=multi)
    assert [text.text for text in record.title] == ["Title", "제목"]
    assert [(loss.path, loss.arrives) for loss in ledger] == [
        ("multi._lsts", multi["_lsts"]),
        ("multi.main.volume", "ko"),
        ("multi._keys.volume.en", "eight"),
    ]
    ledger.clear()
    multi["_lsts"] = {"title": ["en"], "volume": ["en"]}
    one(ledger, title="제목", volume="8", multi=multi)
    assert len(ledger) == 2


@pytest.mark.parametrize(
    ("wire", "fault"),
    [
        ({"raw": "1998", "literal": "May 1998"}, "literal cannot be read whole"),
        ({"date-parts": [[1998]], "raw": "1998", "literal": "May"}, "raw cannot be read whole"),
        ({"raw": "n.d.", "literal": "n.d."}, ""),
    ],
    ids=str,
)
def test_words_beside_other_words_of_a_date_are_told(wire: dict[str, Any], fault: str) -> None:
    """One of ``raw`` and ``literal`` arrives; the other is told where it says something else."""
    ledger: list[Loss] = []
    one(ledger, issued=wire)
    assert [loss.path for loss in ledger] == (["issued"] if fault else [])
    assert all(loss.note.startswith(fault) for loss in ledger)


def test_what_a_date_loses_is_in_the_ledger() -> None:
    """Not only that it cannot be read whole: the day that is none, the season beside a day."""
    ledger: list[Loss] = []
    one(ledger, issued={"date-parts": [[2001, 2, 30]]})
    one(ledger, issued={"date-parts": [[2001, 2, 3]], "season": "Spring"})
    assert "2001-2-30" in line(ledger[0])
    assert "Spring" in line(ledger[1])


def test_what_crossref_sends_comes_in() -> None:
    """Lists for text, nulls, time stamps, keys of its own; only the latter are kept aside."""
    told: list[Loss] = []
    record = one(
        told,
        title=["A title"],
        container_title=["Journal"],
        ISSN=["1229-1056", "2434-561X"],
        issued={"date-parts": [[2015, 3]], "date-time": "2015-03-01T00:00:00Z", "timestamp": 1},
        author=[{"family": "A", "sequence": "first"}],
        publisher=None,
        subject=["x"],
    )
    assert record.title == (Text("A title"),)
    assert record.issued == Date("2015-03")
    assert isinstance(record.host, Record)
    assert [each.value for each in record.host.identifiers] == ["1229-1056", "2434-561X"]
    assert record.extra[0].values == (ExtraValue("subject", '["x"]'),)
    assert told == []


def test_an_object_alone_and_an_array_in_items_are_read_too() -> None:
    """As Zotero's interface and other programs hand them out."""
    assert records('{"id":"a","type":"book"}')[0].id == "a"
    many = ",".join(f'{{"id":"a-{n}","type":"book"}}' for n in range(3))
    assert len(records(f'\ufeff{{ "items" : [{many}] }}\n')) == 3
    assert records("[]") == records('{"items":[]}') == []


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("", "x.json:1:1: [RR110] is empty", "[]"),
        ("null", "is not CSL-JSON: it begins with 'n'", "array"),
        ("[" * 100_000, "x.json:1:2: [RR110] has '[' where an item should begin", "{...}"),
        ('[{"x":' + "[" * 100_000, "nests too deep", "64"),
        ('[{"id":"a","x":' + "[" * 70 + "]" * 70 + "}]", "items[0]: nests too deep", "64"),
        ('[{"id":"a","volume":NaN}]', "NaN is not JSON", "number or text"),
        ('[{"id":"a"}] x', "x.json:1:14: [RR110] goes on after its end", "one array"),
        ('{"id":"a"}\n [{"id":"b"}]', "x.json:2:2: [RR110] goes on after its end", "one array"),
        ('[{"id":"a","title":"', "ends in the middle of an item", "cut short"),
        ('[\n{"id":"a"},\n', "x.json:3:1: [RR110] ends without ']'", "cut short"),
        ('[{"id":"a"},]', "has a comma before ']'", "delete the comma"),
        ('[{"id":"a"} {"id":"b"}]', "has '{' where ']' or a comma should be", "RFC 8259"),
        ("[{'id':'a'}]", "is not JSON", "RFC 8259"),
        ('[{"id":"a","title":"x","title":"y"}]', "'title' stands twice in one object", "delete"),
        ('[{"author":[{"family":"x","family":"y"}]}]', "'family' stands twice", "delete"),
        (
            '[\n{"id":"a"},\n{"id":"a"}]',
            "x.json:3: [RR210] items[1].id: the id 'a' stands twice, first at x.json:2",
            "another id",
        ),
        ('[{"type":"book"}]', "items[0].id: has no id", '"id"'),
        (
            '[{"id":"a","title":{"x":1}}]',
            "items[0].title: should be text, and is an object",
            "text",
        ),
        (
            '[{"id":"a","author":[{"family":["x","y"]}]}]',
            "items[0].author[0].family: should be text, and is a list",
            "text",
        ),
        ('[{"id":"a","issued":{"date-parts":[[{}]]}}]', "items[0].issued.date-parts[0][0]", "text"),
        ('[{"id":"a","title":"x\\u0000y"}]', "items[0].title: U+0000 (NUL)", ""),
        (
            '[{"id":"a","author":[{"family":"\\ud800"}]}]',
            "items[0].author[0].family: U+D800",
            "whole",
        ),
        ('[{"id":"a","ISBN":"1 \\ud800"}]', "items[0].ISBN: U+D800", "whole"),
        ('[{"id":"a","\\ud800":"x"}]', "x.json:1: [RR104] items[0]", "whole"),
        ('[{"id":"a","author":[{"family":"A","\\ud800":"x"}]}]', "x.json:1: [RR104] items[0]", ""),
        ('[{"id":"a","k":1,"author":[{"\\ud800":"x"}]}]', "x.json:1: [RR104] items[0]", ""),
        (
            '[{"id":"a","title":"' + "x" * 1_000_001 + '"}]',
            "more than 1,000,000 characters",
            "bracket",
        ),
    ],
)
def test_what_is_wrong_is_told_with_place_and_remedy(text: str, message: str, remedy: str) -> None:
    """File and line, item and path, and what to do."""
    said = refused(text)
    assert message in said
    assert remedy in said


def test_bytes_in_another_encoding_are_read_when_it_is_named() -> None:
    """Without its name they are refused, with it they are text."""
    data = '[{"id":"a","type":"book","title":"송준서"}]'.encode("cp949")
    assert "cp949" in refused(data)
    found = next(read(io.BytesIO(data), name="x", ledger=print, encoding="cp949"))
    assert found.title == (Text("송준서"),)


class Slow(io.RawIOBase):
    """A stream that gives a few bytes at a time, and counts them."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Give *pieces* bit by bit."""
        self.pieces, self.rest, self.given = pieces, b"", 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def read1(self, size: int = -1) -> bytes:
        """Give seven bytes at most."""
        self.rest = self.rest or next(self.pieces, b"")
        size = min(7, size if size > 0 else 7)
        piece, self.rest = self.rest[:size], self.rest[size:]
        self.given += len(piece)
        return piece


def test_a_large_item_in_small_pieces_takes_no_square_of_its_length() -> None:
    """An item of half a megabyte in pieces of seven bytes is there at once."""
    data = b'[{"id":"a","type":"book","title":"' + b"x" * 500_000 + b'"}]'
    stream = Slow(iter([data]))
    assert len(next(read(stream, name="x", ledger=print)).title[0].text) == 500_000  # type: ignore[arg-type]


def test_the_input_is_read_only_as_far_as_needed() -> None:
    """The first record of an endless array comes out."""

    def endless() -> Iterator[bytes]:
        yield b"["
        number = 0
        while True:
            yield b'{"id":"a-%d","type":"book"},\n' % number
            number += 1

    stream = Slow(endless())
    found = read(stream, name="x", ledger=print)  # type: ignore[arg-type]
    assert [next(found).id for _ in range(3)] == ["a-0", "a-1", "a-2"]
    assert stream.given < 200


def test_an_item_without_id_is_called_by_its_doi_or_its_title() -> None:
    """Crossref gives items without an id, each with a DOI."""
    data = (
        b'[{"type":"book","DOI":"10.1000/abc"},{"type":"book","title":"\xec\xa0\x9c\xeb\xaa\xa9"},'
        b'{"id":" ","type":"book","title":"Blank"}]'
    )

    assert [record.id for record in records(data)] == ["10-1000-abc", "jemok", "blank"]


def test_what_an_isbn_says_beside_its_number_is_told() -> None:
    """The number arrives, and the ledger has the words that do not."""
    ledger: list[Loss] = []
    record = one(ledger, type="book", ISBN="0-306-40615-2 (pbk.)")

    assert [each.value for each in record.identifiers] == ["0-306-40615-2"]
    assert [loss.path for loss in ledger] == ["ISBN"]

    ledger.clear()
    one(ledger, type="book", ISBN="0-306-40615-2, 978-0-306-40615-7")

    assert ledger == []


WORK = {"publisher": "P", "DOI": "10.1000/182", "type": "journal-article", "title": ["A"]}


@pytest.mark.parametrize(
    ("source", "beside"),
    [
        ({"status": "ok", "message": WORK}, ["status"]),
        (
            {
                "status": "ok",
                "message": {"total-results": 1, "items": [WORK], "query": {"a": "]}"}},
            },
            ["status", "total-results", "query"],
        ),
        ({"config": {"id": "x"}, "items": [WORK]}, ["config"]),
        ({"items": [WORK], "more": [1, "{"]}, ["more"]),
    ],
)
def test_the_answer_of_a_service_is_read_and_what_stands_beside_the_items_is_told(
    source: dict[str, Any], beside: list[str]
) -> None:
    """Crossref's, for one work and for many; an export with its settings; indented or not."""
    for indent in (None, 1):
        losses: list[Loss] = []
        stream = io.BytesIO(json.dumps(source, indent=indent).encode())
        (record,) = read(stream, name="x", ledger=losses.append)

        assert (record.type, record.title[0].text) == ("article-journal", "A")
        assert [loss.path for loss in losses] == beside


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('{"status":"error","message":"Resource not found."}', "holds no item"),
        ('{"error":"quota"}', "holds no item"),
        ('{"data":{"id":"10.1000/182"}}', "holds no item"),
        ('[{"itemType":"book","title":"T"}]', "an item of Zotero's own JSON"),
        ('[{"key":"A","data":{"itemType":"book","title":"T"}}]', "an item of Zotero's own JSON"),
        ('{"data":{"type":"dois","attributes":{"creators":[]}}}', "as DataCite has it"),
        ('[{"id":"W1","type":"article","authorships":[]}]', "as OpenAlex has it"),
        ('{"id":"x","type":"dois","creators":[]}', "as DataCite has it"),
        ('{"items":[{"id":"a"}], "b"}', "a key without a value"),
        ('{"items":[{"id":"a"}], }', "a comma without a key"),
        ('{"status":"ok","message":{"id":"a"}', "ends without '}'"),
        ('{"status":"ok","message":{"items":[{"id":"a"}]}', "ends without '}'"),
    ],
)
def test_an_answer_that_is_none_is_refused(source: str, said: str) -> None:
    """An error of the service, another program's JSON, or a text that is cut short."""
    with pytest.raises(SourceError, match=said):
        list(read(io.BytesIO(source.encode()), name="x", ledger=lambda _: None))


def test_an_item_with_such_keys_is_an_item() -> None:
    """What has an id, a type or a title is no envelope."""
    source = '{"id":"a","status":"in press","message":{"id":"b"},"items":[{"id":"c"}]}'
    (record,) = read(io.BytesIO(source.encode()), name="x", ledger=lambda _: None)
    assert record.id == "a"


def test_a_name_of_nothing_is_told() -> None:
    """A null among names may have been somebody; no names at all are none."""
    told: list[Loss] = []
    (person,) = one(told, type="book", author=[None, {"family": "Kim"}]).author
    assert person.name[0].family == "Kim"
    assert [(loss.path, loss.note) for loss in told] == [("author[0]", "is a name of nothing")]
    assert one(told, type="book", author="").author == ()
    assert len(told) == 1


def test_lists_of_texts_as_crossref_has_them_give_the_first_and_tell_the_others() -> None:
    """A paper of a book in a series has two container titles."""
    told: list[Loss] = []
    record = one(
        told, type="chapter", title=["A", "B"], **{"container-title": ["The Book", "The Series"]}
    )
    assert record.title[0].text == "A"
    assert isinstance(record.host, Record)
    assert record.host.title[0].text == "The Book"
    assert [loss.path for loss in told] == ["title[1]", "container-title[1]"]
    assert told[1].arrives == "The Series"


@pytest.mark.parametrize("between", ["\n", "\r\n", "\n\n"])
def test_an_object_a_line_is_an_item_a_line(between: str) -> None:
    """JSON Lines; on one line two objects are an error still."""
    text = between.join(f'{{"id": "{name}", "type": "book"}}' for name in "abc") + "\n"
    assert [record.id for record in records(text)] == ["a", "b", "c"]
    assert "goes on after its end" in refused('{"id": "a", "type": "book"} {"id": "b"}')
    assert "x.json:2" in refused('{"id": "a", "type": "book"}\n{"id": "a", "type": "book"}')


def test_the_references_of_pandocs_metadata_are_items() -> None:
    """As the others are."""
    assert records('{"references": [{"id": "a", "type": "book"}]}')[0].id == "a"


def test_parts_of_a_name_that_are_nothing_say_nothing() -> None:
    """As programs write a field that was left empty."""
    assert (
        one(author=[{"family": "Hong", "given": None}]).author
        == one(author=[{"family": "Hong"}]).author
    )


@pytest.mark.parametrize("key", ["ISSN", "ISBN", "keyword", "language"])
def test_an_object_among_texts_is_refused_with_its_key(key: str) -> None:
    """It never ends in an error of Python's own."""
    assert key in refused(json.dumps([{"id": "a", "type": "book", key: ["a", {"b": "c"}]}]))


def test_a_name_that_is_an_object_is_told() -> None:
    """Only a text can be what a body is called by."""
    told: list[Loss] = []
    assert one(told, author=[{"family": "Hong", "name": {"x": "y"}}]).author[0].org == ()
    assert [loss.path for loss in told] == ["author[0].name"]
    told.clear()
    assert one(told, author=[{"name": {"x": "y"}}]).author == ()
    assert told
