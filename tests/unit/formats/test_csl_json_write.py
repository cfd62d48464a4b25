"""CSL-JSON written: what each field becomes, and what the ledger says of the rest."""

import json
from io import BytesIO
from typing import Any

import pytest

from rusrec.errors import RecordError
from rusrec.formats.csl_json import read, write
from rusrec.loss import Loss
from rusrec.model import (
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
    Rights,
    Text,
)


def export(record: Record, **options: Any) -> tuple[dict[str, Any], list[tuple[str, Any]]]:
    """Return the item of *record* without id, type and key, and the losses by path."""
    losses = list[Loss]()
    text = "".join(write([record], ledger=losses.append, **options))
    item = json.loads(text)[0]
    for key in ("id", "type", "citation-key"):
        item.pop(key)
    return item, [(loss.path, loss.arrives) for loss in losses]


def korean(**fields: Any) -> Record:
    """Return a record in Korean."""
    return Record(id="a-1", type="article-journal", language=("ko",), **fields)


def test_the_output_is_an_array_with_one_item_a_line() -> None:
    """Nothing is escaped that need not be; no records are an empty array."""
    records = [Record(id="a", type="book", title=(Text('송 "x"'),)), Record(id="b", citekey="B1")]
    assert "".join(write(records, ledger=print)) == (
        "[\n"
        '{"id":"a","type":"book","citation-key":"a","title":"송 \\"x\\""},\n'
        '{"id":"b","type":"document","citation-key":"B1"}\n'
        "]\n"
    )
    assert "".join(write([], ledger=print)) == "[]\n"


def test_a_title_goes_out_in_the_language_of_the_record_with_its_subtitle() -> None:
    """Other forms are lost by name; the joined title is told as it arrives."""
    record = korean(
        title=(Text("제목", "ko"), Text("Title", "en")),
        subtitle=(Text("부제", "ko"), Text("Sub", "en")),
    )
    item, losses = export(record)
    assert item["title"] == "제목: 부제"
    assert losses == [
        ("subtitle", None),
        ("title.ko", Text("제목: 부제", "ko")),
        ("title.en", None),
    ]


def test_a_title_that_asks_gets_no_colon() -> None:
    """Styles print ``Who? A story``."""
    record = Record(id="a", title=(Text("Who?"),), subtitle=(Text("A story"),))
    assert export(record)[0]["title"] == "Who? A story"


def test_a_text_in_another_language_goes_out_when_there_is_no_other() -> None:
    """It then arrives in the language of the record."""
    item, losses = export(korean(title=(Text("Title", "en", by="author"),)))
    assert item["title"] == "Title"
    assert losses == [("title.en", Text("Title", "ko"))]


def test_plain_text_that_looks_marked_up_is_declared() -> None:
    """CSL-JSON has no way to write a tag that is none."""
    item, losses = export(korean(title=(Text("<i>a</i>", "ko"),)))
    assert item["title"] == "<i>a</i>"
    assert losses == [("title.ko", Text("<i>a</i>", "ko", markup="csl"))]
    assert export(korean(title=(Text("<i>a</i>", "ko", markup="csl"),)))[1] == []


def test_parts_of_a_name_go_inside_it_unless_asked_for() -> None:
    """Zotero drops particle and suffix fields, so they are the exception."""
    form = NameForm("Gogh", "V.", "ko", particle="van", dropping_particle="de", suffix="Jr.")
    record = korean(author=(Name(name=(form,)),))

    item, losses = export(record)
    assert item["author"] == [{"family": "van Gogh", "given": "V. de, Jr."}]
    assert losses == [("author[0].name.ko", NameForm("van Gogh", "V. de, Jr.", "ko"))]

    item, losses = export(record, particles=True)
    assert item["author"] == [
        {
            "family": "Gogh",
            "given": "V.",
            "dropping-particle": "de",
            "non-dropping-particle": "van",
            "suffix": "Jr.",
            "comma-suffix": True,
        }
    ]
    assert losses == []


def test_bodies_are_literal_and_one_part_is_the_family() -> None:
    """Neither is ever split."""
    authors = (Name(org=(Text("연구소, 서울", "ko"),)), Name(name=(NameForm("송준서", "", "ko"),)))
    item, losses = export(korean(author=authors))
    assert item["author"] == [{"literal": "연구소, 서울"}, {"family": "송준서"}]
    assert losses == []


def test_what_a_name_has_beside_its_form_is_lost_by_name() -> None:
    """Other forms, ids and affiliations."""
    name = Name(
        name=(NameForm("송", "준서", "ko"), NameForm("Song", "Chun-sŏ", "ko-Latn-alalc97")),
        orcid="0000-0002-1825-0097",
        order="family-first",
    )
    item, losses = export(korean(author=(name,)))
    assert item["author"] == [{"family": "송", "given": "준서", "static-ordering": True}]
    assert losses == [("author[0].name.ko-Latn-alalc97", None), ("author[0].orcid", None)]


def test_a_role_without_a_variable_becomes_contributor() -> None:
    """An issuing body and a jurisdiction have variables of their own."""
    body = (Text("Суд", "ko"),)
    record = korean(
        contributor=(
            Name(name=(NameForm("A", "", "ko"),), role="abr"),
            Name(name=(NameForm("B", "", "ko"),), role="ill"),
            Name(org=body, role="isb"),
            Name(org=body, role="jug"),
        )
    )
    item, losses = export(record)
    assert item["contributor"] == [{"family": "A"}]
    assert item["illustrator"] == [{"family": "B"}]
    assert (item["authority"], item["jurisdiction"]) == ("Суд", "Суд")
    assert losses == [("contributor[0].role", "ctb")]


@pytest.mark.parametrize(
    ("edtf", "wire", "arrives"),
    [
        ("1998-05-31", {"date-parts": [[1998, 5, 31]]}, None),
        ("1998/2001", {"date-parts": [[1998], [2001]]}, None),
        ("1998~", {"date-parts": [[1998]], "circa": True}, None),
        ("1998?", {"date-parts": [[1998]], "circa": True}, "1998~"),
        ("1998%/2001", {"date-parts": [[1998], [2001]], "circa": True}, "1998~/2001~"),
        ("1998-21", {"date-parts": [[1998]], "season": 1}, None),
        ("-0043", {"date-parts": [[-44]]}, None),
        ("1998-05-31T12:00:00Z", {"date-parts": [[1998, 5, 31]]}, "1998-05-31"),
        ("1998/..", {"literal": "1998/.."}, None),
        ("199X", {"literal": "199X"}, None),
        ("[1937-05-12..1937-05-15]", {"literal": "[1937-05-12..1937-05-15]"}, None),
        ("1998-33", {"literal": "1998-33"}, None),
    ],
)
def test_dates_are_parts_where_these_can_say_them(
    edtf: str, wire: dict[str, Any], arrives: str | None
) -> None:
    """Else the EDTF itself goes out as the literal date, and comes back whole."""
    item, losses = export(korean(issued=Date(edtf)))
    assert item["issued"] == wire
    assert losses == ([("issued.edtf", arrives)] if arrives else [])


def test_words_stand_for_a_date_of_which_only_words_are_known() -> None:
    """Beside a known date they are lost."""
    assert export(korean(issued=Date("XXXX", text="б. г.")))[0]["issued"] == {"literal": "б. г."}
    assert export(korean(issued=Date("1998", text="1998년")))[1] == [("issued.text", None)]


def test_a_host_gives_container_title_publisher_and_issn() -> None:
    """What of it has no variable is lost at its own path."""
    host = Record(
        id="yongu",
        type="periodical",
        language=("ko",),
        title=(Text("연구", "ko"), Text("Studies", "en")),
        publisher=((Text("연구소", "ko"),),),
        identifiers=(Identifier("issn", "1229-1056"), Identifier("eissn", "2434-561X")),
    )
    item, losses = export(korean(host=host, volume="8"))
    assert item == {
        "language": "ko",
        "container-title": "연구",
        "volume": "8",
        "publisher": "연구소",
        "ISSN": "1229-1056, 2434-561X",
    }
    assert [path for path, _ in losses] == [
        "host.id", "host.language", "host.title.en", "host.identifiers.eissn",
    ]  # fmt: skip


def test_what_only_the_host_says_becomes_the_item_s_own() -> None:
    """A style prints the volume and the date of the issue that an article stands in."""
    issue = Record(
        volume="8", issue="1", issued=Date("1998"), host=Record(title=(Text("연구", "ko"),))
    )
    item, losses = export(korean(host=issue))
    assert (item["volume"], item["issue"], item["issued"]) == ("8", "1", {"date-parts": [[1998]]})
    assert item["container-title"] == "연구"
    assert {path: arrives for path, arrives in losses if not path.startswith("host")} == {
        "volume": "8",
        "issue": "1",
        "issued": Date("1998"),
    }
    assert ("host.volume", None) in losses


def test_an_issue_with_a_title_is_a_volume_title() -> None:
    """It stands between the article and the journal."""
    journal = Record(type="periodical", title=(Text("연구", "ko"),))
    issue = Record(type="periodical", title=(Text("특집", "ko"),), host=journal)
    item, losses = export(korean(host=issue))
    assert (item["volume-title"], item["container-title"]) == ("특집", "연구")
    assert losses == []


def test_a_chapter_shows_the_editors_of_its_book() -> None:
    """The variable is the book's; an editor of the chapter itself has no place beside them."""
    book = Record(
        type="book", title=(Text("책", "ko"),), editor=(Name(name=(NameForm("편", "", "ko"),)),)
    )
    record = Record(
        id="a", type="chapter", language=("ko",), host=book,
        editor=(Name(name=(NameForm("다른", "", "ko"),)),),
    )  # fmt: skip
    item, losses = export(record)
    assert item["editor"] == [{"family": "편"}]
    assert losses == [("editor", None)]


def test_the_author_of_an_original_is_not_written() -> None:
    """Zotero would make him an author of the translation."""
    original = Record(
        title=(Text("Летопись"),), author=(Name(name=(NameForm("Сонов"),)),), issued=Date("1962")
    )
    item, losses = export(korean(original=original))
    assert item == {
        "language": "ko",
        "original-title": "Летопись",
        "original-date": {"date-parts": [[1962]]},
    }
    assert losses == [("original.author", None)]


def test_a_handle_is_the_address_when_there_is_no_other() -> None:
    """And comes back as a handle."""
    handle = (Identifier("hdl", "10371/88004"),)
    item, losses = export(korean(identifiers=handle))
    assert item["URL"] == "https://hdl.handle.net/10371/88004"
    assert losses == []
    item, losses = export(korean(identifiers=handle, links=(Link("https://example.org/"),)))
    assert item["URL"] == "https://example.org/"
    assert losses == [("identifiers.hdl", None)]


def test_one_address_goes_out() -> None:
    """The first that says more than the DOI does."""
    record = korean(
        identifiers=(Identifier("doi", "10.1000/182"),),
        links=(Link("https://doi.org/10.1000/182"), Link("https://a.example/", "pdf"), Link("x")),
    )
    item, losses = export(record)
    assert item["URL"] == "https://a.example/"
    assert losses == [("links[0]", None), ("links[1].kind", None), ("links[2]", None)]


def test_keywords_of_all_languages_are_joined() -> None:
    """By semicolons where a term has a comma."""
    record = korean(keywords=(Keyword("가", "ko"), Keyword("나", "ko")))
    assert export(record) == ({"language": "ko", "keyword": "가, 나"}, [])
    record = korean(keywords=(Keyword("가, 나", "ko"),))
    assert export(record) == ({"language": "ko", "keyword": "가, 나;"}, [])
    record = korean(keywords=(Keyword("가, 나", "ko"), Keyword("a", "en")))
    assert export(record) == (
        {"language": "ko", "keyword": "가, 나; a"},
        [("keywords.en[0]", Keyword("a", "ko"))],
    )


def test_a_keyword_with_a_semicolon_arrives_as_two() -> None:
    """Every reader parts the line there, and the ledger says so."""
    item, losses = export(korean(keywords=(Keyword("가; 나", "ko"),)))
    assert item["keyword"] == "가; 나"
    assert losses == [("keywords", (Keyword("가", "ko"), Keyword("나", "ko")))]


def test_notes_keep_apart_and_typed_ones_have_variables() -> None:
    """Notes of no type are parted by a blank line."""
    notes = (
        Note((Text("가", "ko"),)),
        Note((Text("나\n다", "ko"),)),
        Note((Text("출판 중", "ko"),), "status"),
    )
    item, losses = export(korean(notes=notes))
    assert (item["note"], item["status"]) == ("가\n\n나\n다", "출판 중")
    assert losses == []


def test_numbers_of_a_kind_have_a_variable_each() -> None:
    """The second of a kind has none."""
    numbers = (Numbering("1"), Numbering("2", "chapter"), Numbering("3", "chapter"))
    item, losses = export(korean(number=numbers))
    assert (item["number"], item["chapter-number"]) == ("1", "2")
    assert losses == [("number[2]", None)]


def test_an_event_has_name_place_and_date() -> None:
    """All three arrive."""
    event = Event((Text("학회", "ko"),), (Text("서울", "ko"),), Date("1998"))
    item, losses = export(korean(event=event))
    assert item["event-title"] == "학회"
    assert item["event-place"] == "서울"
    assert item["event-date"] == {"date-parts": [[1998]]}
    assert losses == []


def test_extra_goes_out_under_custom() -> None:
    """The schema is closed, so keys of others' go where anything may stand."""
    values = (ExtraValue("custom", '{"x":1.10}'), ExtraValue("zzz", "송"), ExtraValue("n", "[1]"))
    record = korean(extra=(Extra("bibtex", (ExtraValue("file", "x"),)), Extra("csl-json", values)))
    losses = list[Loss]()
    text = "".join(write([record], ledger=losses.append))
    custom = '{"x":1.10,"zzz":"송","n":[1]}'
    assert f'"custom":{custom}' in text
    assert [(loss.path, loss.arrives) for loss in losses] == [
        ("extra.bibtex", None),
        ("extra.csl-json", Extra("csl-json", (ExtraValue("custom", custom),))),
    ]


def test_juris_m_gets_the_other_forms() -> None:
    """Under ``multi``, and nothing of them is lost."""
    forms = (NameForm("송", "준서", "ko"), NameForm("Song", "Chun-sŏ", "ko-Latn-alalc97"))
    record = korean(title=(Text("제목", "ko"), Text("Title", "en")), author=(Name(name=forms),))
    item, losses = export(record, for_="jurism")
    assert item["multi"] == {"main": {"title": "ko"}, "_keys": {"title": {"en": "Title"}}}
    assert item["author"][0]["multi"] == {
        "main": "ko",
        "_key": {"ko-Latn-alalc97": {"family": "Song", "given": "Chun-sŏ"}},
    }
    assert losses == []


def test_a_whole_record_goes_under_custom_when_asked_for() -> None:
    """Nothing is lost then; other programs see what they see without it."""
    record = korean(title=(Text("제목", "ko"), Text("Title", "en")), draft=True)
    item, losses = export(record, embed=True)
    assert item["title"] == "제목"
    assert item["custom"]["rusrec"]["title"] == {"ko": "제목", "en": "Title"}
    assert losses == []


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ([Record(id="a", title=(Text("x\x00y"),))], "cannot stand in a text"),
        ([Record(id="a", title=(Text("x\x85y"),))], "cannot stand in a text"),
        ([Record(id="a", title=(Text("x\ud800y"),))], "cannot stand in a text"),
    ],
)
def test_what_cannot_be_written_names_the_record(records: list[Record], message: str) -> None:
    """A character that no reader takes is refused."""
    with pytest.raises(RecordError, match=message):
        list(write(records, ledger=print))


def test_a_backslash_before_u_is_only_text() -> None:
    r"""``\u0000`` as six characters is no control character."""
    assert export(Record(id="a", title=(Text("\\u0000"),)))[0]["title"] == "\\u0000"


def test_an_option_that_is_none_is_refused() -> None:
    """``for_`` has one value."""
    with pytest.raises(ValueError, match="jurism"):
        list(write([], ledger=print, for_="nobody"))


def test_a_key_in_custom_that_is_no_text_goes_out_escaped() -> None:
    """What other programs keep there comes back as it was, and never stops the writer."""
    custom = '{"\\ud800":{"\\ud800":1}}'
    record = Record(id="a", extra=(Extra("csl-json", (ExtraValue("custom", custom),)),))
    text = "".join(write([record], ledger=print))
    assert custom.encode() in text.encode()


def test_for_zotero_lines_of_extra_stand_in_the_note_once() -> None:
    """Behind the record's own notes; a second trip writes no line again."""
    record = Record(
        id="x",
        citekey="doe",
        type="article-journal",
        short_title=(Text("A"),),
        identifiers=(Identifier("pmid", "12345678"),),
        host=Record(type="periodical", title=(Text("B"),), publisher=((Text("P"),),)),
        notes=(Note((Text("n"),)),),
        rights=Rights(license="CC-BY-4.0"),
    )
    item, losses = export(record, for_="zotero")
    lines = "Citation Key: doe\nPMID: 12345678\nPublisher: P\nRights: CC-BY-4.0"
    assert item["note"] == f"n\n\n{lines}"
    assert item["shortTitle"] == item["title-short"] == "A"
    assert "notes" in [path for path, _ in losses]
    whole = [{**item, "id": "x", "type": "article-journal", "citation-key": "doe"}]
    (back,) = read(BytesIO(json.dumps(whole).encode()), name="x", ledger=print)
    again, _ = export(back, for_="zotero")
    assert again["note"] == item["note"]
