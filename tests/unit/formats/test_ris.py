"""RIS: both dialects come in whole, what is wrong is told with its line, Zotero gets its lines."""

import io

import pytest

from rusrec.errors import SourceError
from rusrec.formats.ris import read, write
from rusrec.loss import Loss, without
from rusrec.model import (
    Archive,
    Classification,
    Date,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Note,
    Record,
    Text,
)


def records(data: str | bytes, ledger: list[Loss] | None = None, **options: str) -> list[Record]:
    """Return the records of a whole text."""
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    told = ledger if ledger is not None else []
    return list(read(stream, name="x.ris", ledger=told.append, **options))  # type: ignore[arg-type]


def one(*lines: str, ledger: list[Loss] | None = None) -> Record:
    """Return the record of one reference given by its lines."""
    return records("\r\n".join(("TY  - JOUR", *lines, "ER  - ", "")), ledger)[0]


def refused(data: str | bytes) -> str:
    """Return the message of the refusal of *data*."""
    with pytest.raises(SourceError) as caught:
        records(data)
    return str(caught.value)


def person(family: str, given: str = "", tag: str = "und", suffix: str = "") -> Name:
    """Return a person's name."""
    return Name(name=(NameForm(family, given, tag, suffix=suffix),))


def test_a_reference_as_zotero_exports_it_comes_in_whole() -> None:
    """The dialect of 2011: host, abbreviation, both dates, language, keywords, notes."""
    record = one(
        "TI  - Пример заглавия", "AU  - Иванов, Иван", "A4  - Smith, John", "T2  - Вопросы истории",
        "J2  - ВИ", "AB  - Первая строка.", "DA  - 1998/05/31/", "PY  - 1998", "DO  - 10.1000/182",
        "DP  - Каталог", "VL  - 8", "IS  - 1", "SP  - 259", "EP  - 285", "LA  - ru",
        "SN  - 0042-8779", "UR  - https://example.org/a", "Y2  - 2026/01/31/", "KW  - один",
        "KW  - два, три", "N1  - Примечание", "ID  - ivanov-1998",
    )  # fmt: skip

    assert record == Record(
        id="ivanov-1998",
        type="article-journal",
        language=("ru",),
        title=(Text("Пример заглавия", "ru"),),
        author=(person("Иванов", "Иван", "ru"),),
        translator=(person("Smith", "John", "ru"),),
        issued=Date("1998-05-31"),
        accessed=Date("2026-01-31"),
        host=Record(
            type="periodical",
            title=(Text("Вопросы истории", "ru"),),
            short_title=(Text("ВИ", "ru"),),
            identifiers=(Identifier("issn", "0042-8779"),),
        ),
        volume="8",
        issue="1",
        pages="259-285",
        identifiers=(Identifier("doi", "10.1000/182"),),
        links=(Link("https://example.org/a"),),
        abstract=(Text("Первая строка.", "ru"),),
        keywords=(Keyword("один", "ru"), Keyword("два, три", "ru")),
        notes=(Note((Text("Примечание", "ru"),)), Note((Text("Каталог", "ru"),), "source")),
    )


def test_a_reference_of_the_older_dialect_says_the_same() -> None:
    """T1, A1, JF with JO or JA, Y1 with slashes, N2, and a value that goes on in the next line."""
    record = one(
        "T1  - A title that goes on", "in the next line", "A1  - Doe, Jane, Jr.",
        "JF  - The Journal", "JO  - J.", "Y1  - 1998/06/15/", "N2  - An abstract.", "SP  - e12",
        "M3  - 10.1000/xyz",
        "ID  - a",
    )  # fmt: skip

    assert record.title == (Text("A title that goes on in the next line"),)
    assert record.author == (person("Doe", "Jane", suffix="Jr."),)
    assert isinstance(record.host, Record)
    assert record.host.title == (Text("The Journal"),)
    assert record.host.short_title == (Text("J."),)
    assert record.issued == Date("1998-06-15")
    assert record.abstract == (Text("An abstract."),)
    assert (record.pages, record.genre) == ("e12", ())
    assert record.identifiers == (Identifier("doi", "10.1000/xyz"),)


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (("PY  - 1998",), "1998"),
        (("PY  - 1998///",), "1998"),
        (("Y1  - 1998/06//",), "1998-06"),
        (("PY  - 1998", "DA  - 1998///Spring"), "1998-21"),
        (("PY  - 1998", "DA  - 1998-05"), "1998-05"),
        (("DA  - 1998/5/3",), "1998-05-03"),
        (("PY  - 1998/05/03", "DA  - 1998/05"), "1998-05-03"),
        (("PY  - 1999", "DA  - 1998-05"), "1999"),
        (("PY  - in press",), "XXXX"),
    ],
)
def test_a_date_is_as_exact_as_its_lines(lines: tuple[str, ...], date: str) -> None:
    """Slashes, hyphens, seasons; words alone are the words of an unknown date."""
    issued = one("ID  - a", *lines).issued

    assert issued is not None
    assert issued.edtf == date


def test_a_date_that_says_more_is_told() -> None:
    """What follows the third slash and is no season stands in the ledger."""
    told: list[Loss] = []
    record = one("ID  - a", "PY  - 1998/05/31/reprinted", ledger=told)

    assert record.issued == Date("1998-05-31")
    assert [(loss.path, loss.note) for loss in told] == [("PY", "says more than its date")]


def test_the_last_reference_needs_no_end() -> None:
    """A missing ER ends at the next TY, or with the file."""
    both = records("TY  - JOUR\nID  - a\nTI  - A\nTY  - BOOK\nID  - b\nTI  - B\n")

    assert [(r.id, r.type) for r in both] == [("a", "article-journal"), ("b", "book")]


def test_a_book_has_extent_series_and_isbn_of_its_own() -> None:
    """T2 of what stands in nothing is its series; one number under SP is how long it is."""
    text = """TY  - BOOK
TI  - 노동
T2  - 총서
A3  - 김, 영호
SP  - 285
SN  - 978-3-16-148410-0
PB  - 서울대학교
CY  - 서울
ET  - 2
M3  - 기념
CN  - 947.084
DB  - РГАСПИ
AN  - ф. 17, оп. 3
ER  -
"""
    record = records(text)[0]

    assert record.series == Record(
        type="collection", title=(Text("총서"),), editor=(person("김", "영호"),)
    )
    assert (record.pages, record.extent) == ("", "285")
    assert record.identifiers == (Identifier("isbn", "978-3-16-148410-0"),)
    assert record.publisher == ((Text("서울대학교"),),)
    assert record.classification == (Classification("call-number", "947.084"),)
    assert record.archive == Archive("РГАСПИ", shelfmark="ф. 17, оп. 3")


def test_the_editor_of_a_book_in_a_series_is_its_own() -> None:
    """``A2`` is of the book where no other holds it."""
    (record,) = records("TY  - BOOK\r\nID  - a\r\nA2  - Doe, Jane\r\nT2  - S\r\nER  - \r\n")
    assert record.editor == (person("Doe", "Jane"),)


def test_the_editor_of_a_chapter_edits_the_book() -> None:
    """So do publisher, place and ISBN belong to the book."""
    text = "TY  - CHAP\nID  - a\nTI  - A\nT2  - B\nA2  - Ed, Itor\nPB  - P\nER  - \n"
    record = records(text)[0]

    assert record.editor == ()
    assert record.host == Record(
        type="book", title=(Text("B"),), editor=(person("Ed", "Itor"),), publisher=((Text("P"),),)
    )


def test_an_address_of_another_resolver_is_a_link() -> None:
    """Of the identifiers that an address may say it is the handle that has no tag of its own."""
    url = "https://pubmed.ncbi.nlm.nih.gov/12345678"
    record = one(
        "ID  - a", f"UR  - {url}", "UR  - https://doi.org/10.1000/182", "DO  - 10.1000/182"
    )
    assert record.links == (Link(url),)
    assert record.identifiers == (Identifier("doi", "10.1000/182"),)


def test_several_addresses_in_one_line_are_several() -> None:
    """Parted by semicolons, as the rules of 2001 have it, or by blanks; one with a blank is one."""
    record = one("ID  - a", "UR  - http://a.example/1; http://a.example/b c http://a.example/3")
    assert record.links == (
        Link("http://a.example/1"), Link("http://a.example/b c"), Link("http://a.example/3"),
    )  # fmt: skip
    record = one("ID  - a", "UR  - http://a.example/1 - http://a.example/-")
    assert record.links == (Link("http://a.example/1"), Link("http://a.example/-"))


def test_words_before_an_address_are_no_address_of_their_own() -> None:
    """They stay with it, as they stand."""
    record = one("ID  - a", "UR  - Full text at https://a.example/1")
    assert record.links == (Link("Full text at https://a.example/1"),)


def test_an_hour_that_has_no_place_takes_no_month_with_it() -> None:
    """A date of access with its hour is written as its day, and that is told."""
    lost: list[Loss] = []
    record = Record(id="a", accessed=Date("2024-05-06T10:11:12"))
    assert "Y2  - 2024/05/06/\r\n" in "".join(write([record], ledger=lost.append))
    assert [(loss.path, loss.arrives) for loss in lost] == [("accessed.edtf", "2024-05-06")]


def test_a_handle_comes_out_of_its_address_and_a_file_is_kept() -> None:
    """A resolver's address is the identifier; a path on a disk is no address, and stays RIS's."""
    record = one(
        "ID  - a", "UR  - https://hdl.handle.net/10371/88004", "L1  - https://example.org/a.pdf",
        "L1  - internal-pdf://x", "L1  - C:/a.pdf",
    )  # fmt: skip

    assert record.identifiers == (Identifier("hdl", "10371/88004"),)
    assert record.links == (
        Link("https://example.org/a.pdf", "fulltext", "application/pdf"),
        Link("internal-pdf://x", "fulltext", "application/pdf"),
    )
    assert record.extra == (Extra("ris", (ExtraValue("L1", "C:/a.pdf"),)),)


def test_what_has_no_field_is_kept_and_goes_back_out() -> None:
    """Custom tags, addresses of authors and an unusual type stand in extra, several in lines."""
    text = "TY  - EDBOOK\r\nID  - a\r\nC1  - x\r\nC1  - y\r\nAD  - Seoul\r\nER  - \r\n"
    record = records(text)[0]
    written = "".join(write([record], ledger=list[Loss]().append))

    assert record.extra == (
        Extra(
            "ris", (ExtraValue("TY", "EDBOOK"), ExtraValue("C1", "x\ny"), ExtraValue("AD", "Seoul"))
        ),
    )
    assert sorted(written.split("\r\n")) == sorted([*text.split("\r\n"), ""])


def test_what_a_database_prints_above_the_first_reference_is_told() -> None:
    """It belongs to no record; a byte order mark is nothing."""
    told: list[Loss] = []
    text = '\ufeffProvider: Somebody\nContent: text/plain; charset="UTF-8"\n\nTY  - JOUR\nER  - \n'
    assert len(records(text, told)) == 1
    assert [loss.path for loss in told] == ["line 1", "line 2"]


@pytest.mark.parametrize("tags", ["TY  -{}|TI  -{}|ER  -", "TY   - {}|TI   - {}|ER   - "])
def test_blanks_too_few_or_too_many_are_as_in_the_first_line(tags: str) -> None:
    """The lines of a reference are spelt alike; another reference may be spelt otherwise."""
    text = tags.format("JOUR", "A").replace("|", "\n") + "\nTY  - BOOK\nTI  - B\nAU   - is text\n"
    found = records(text)
    assert [record.title[0].text for record in found] == ["A", "B AU - is text"]
    assert found[0].type == "article-journal"


def test_a_title_behind_the_end_of_a_reference_is_refused() -> None:
    """It is of a reference that has lost its first line."""
    told = refused("TY  - JOUR\nTI  - A\nER  - \n\nID  - b\nTI  - B\nER  - \n")
    assert "x.ris:6: [RR401] TI stands in no reference" in told
    assert "| TI  - B" in told


def test_the_full_name_of_a_periodical_counts_before_a_second_title() -> None:
    """Korean databases have the translated title of the article in T2, the journal in JF."""
    record = one("T1  - 가", "T2  - The Big Deal", "JF  - 러시아연구")
    assert isinstance(record.host, Record)
    assert record.host.title == (Text("러시아연구"),)
    assert record.extra == (Extra("ris", (ExtraValue("T2", "The Big Deal"),)),)


def test_an_id_of_another_form_becomes_the_citekey() -> None:
    """The record gets an id that the library can have; without any it is called by its words."""
    text = "TY  - JOUR\nID  - Song1998\nER  - \nTY  - JOUR\nAU  - 송, 준서\nPY  - 1998\nER  - \n"
    first, second = records(text)

    assert (first.id, first.citekey) == ("song1998", "Song1998")
    assert second.id == "song-junseo-1998"


def test_bytes_of_korean_databases_are_read_when_the_encoding_is_said() -> None:
    """Without it the first byte that is no UTF-8 is named."""
    data = "TY  - JOUR\nID  - a\nTI  - 소련의 노동자\nER  - \n".encode("cp949")

    assert records(data, encoding="cp949")[0].title == (Text("소련의 노동자"),)
    assert "cp949" in refused(data)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@article{a, title = {x}}\n", "x.ris:1: [RR401] has no line 'TY  - '"),
        ("TY  - JOUR\nID  - a\nER  - \nTY  - JOUR\nID  - a\nER  - \n", "x.ris:4: [RR210]"),
        ("TY  - JOUR\nTI  - a\x07b\nER  - \n", "x.ris:2:8: [RR104]"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, told: str) -> None:
    """No RIS at all, an id twice, a control character."""
    assert told in refused(text)


def test_a_reference_without_end_costs_no_memory() -> None:
    """Over a mebibyte in one reference is refused at its first line."""
    assert "x.ris:1: [RR103]" in refused("TY  - JOUR\n" + "N1  - " + "x" * 2_000_000 + "\n")


def test_zotero_gets_the_citation_key_and_no_translated_title() -> None:
    """It takes the key from a line of M2, and would make a note of TT."""
    record = Record(
        id="a-1",
        citekey="Song98",
        type="article-journal",
        language=("ko",),
        title=(Text("제목", "ko"), Text("Title", "en")),
        identifiers=(Identifier("pmid", "12345678"),),
    )
    plain = "".join(write([record], ledger=list[Loss]().append))
    zotero = "".join(write([record], ledger=list[Loss]().append, for_="zotero"))

    assert "TT  - Title\r\n" in plain
    assert "TT  - " not in zotero
    assert "M2  - Citation Key: Song98\r\nM2  - PMID: 12345678\r\n" in zotero
    assert records(zotero)[0].citekey == "Song98"
    assert records(zotero)[0].identifiers == (Identifier("pmid", "12345678"),)


def test_what_is_kept_is_seen_in_the_order_in_which_it_is_written() -> None:
    """Tags with a place of their own come first; the ledger tells the order of the others."""
    kept = (ExtraValue("C1", "x"), ExtraValue("J2", "y"))
    record = Record(id="a", type="book", extra=(Extra("ris", kept),))
    told: list[Loss] = []
    text = "".join(write([record], ledger=told.append))
    assert [without(record, told)] == records(text)


def test_a_comma_behind_makes_a_body_as_endnote_writes_it() -> None:
    """One word with a comma behind is left as it is: it may be a person's."""
    record = one("AU  - Office of Snow,", "AU  - Дом снега,", "AU  - Snow,")
    assert record.author[0] == Name(org=(Text("Office of Snow", "und"),))
    assert record.author[1].org[0].text == "Дом снега"
    assert record.author[2] == person("Snow,")


def test_a_name_that_ends_in_a_comma_is_written_without_and_told() -> None:
    """With it, the name of a person would come back as that of a body."""
    names = (person("Snow and Ice,"), Name(org=(Text("Office of Snow,", "und"),)))
    record = Record(id="a", type="article-journal", author=names)
    told: list[Loss] = []
    text = "".join(write([record], ledger=told.append))
    assert "AU  - Snow and Ice\r\nAU  - Office of Snow\r\n" in text
    assert records(text) == [without(record, told)]
    assert [loss.path for loss in told if loss.path.startswith("author[0]")]


@pytest.mark.parametrize("said", ["et al.", "et al", "others", "and others", "и др."])
def test_those_who_are_not_named_are_no_person_and_are_told(said: str) -> None:
    """Whatever way the reference goes."""
    told: list[Loss] = []
    record = one("TI  - A", "AU  - Kim, Y.", f"AU  - {said}", ledger=told)
    assert record.author == (person("Kim", "Y."),)
    assert [loss.path for loss in told] == ["AU"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Kim, Y. et al.", person("Kim", "Y.")),
        ("송, 준서 외 2인", person("송", "준서")),
        ("Иванов, И.И. и др.", person("Иванов", "И.И.")),
    ],
)
def test_those_who_are_not_named_behind_a_name_are_no_part_of_it(said: str, name: Name) -> None:
    """They are told as those in a line of their own."""
    told: list[Loss] = []
    assert one("TI  - A", f"AU  - {said}", ledger=told).author == (name,)
    assert [loss.path for loss in told] == ["AU"]


def test_an_empty_line_in_an_abstract_parts_paragraphs() -> None:
    """A line without a tag is else the same paragraph, and a title is one line whatever it has."""
    record = one("TI  - A", "", "title", "AB  - First", "goes on.", "", "Second.", "", "N1  - x")
    assert record.title[0].text == "A title"
    assert record.abstract[0].text == "First goes on.\nSecond."
    assert record.notes[0].note[0].text == "x"


def test_a_file_put_behind_another_brings_its_byte_order_mark() -> None:
    """And the reference behind it is not lost."""
    text = "\ufeffTY  - JOUR\nTI  - A\nER  - \n"
    assert [record.title[0].text for record in records(text + text)] == ["A", "A"]


@pytest.mark.parametrize("text", ["ER  - \n" * 3, "\nER  -\n", "TI  - A\nER  - \n"])
def test_ends_of_references_that_never_began_are_no_file_of_ris(text: str) -> None:
    """An error names the first line that there is."""
    told = refused(text)
    assert "RR401" in told
    assert f"| {text.split(maxsplit=1)[0]}" in told


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("blank", ["\u00a0", " \u00a0", "\u00a0 "])
def test_tags_may_be_parted_by_blanks_that_do_not_break(blank: str, end: str) -> None:
    """So they are copied out of a web page; within a value such a blank is the author's."""
    lines = ("TY  - JOUR", "TI  - Qui\u00a0?", "VL  - 3", "ER  - ", "")
    text = end.join(lines).replace("  ", blank * 2 if len(blank) == 1 else blank)
    (record,) = records(text.replace("- ", f"-{blank[0]}"))
    assert (record.title[0].text, record.volume) == ("Qui\u00a0?", "3")
    assert refused("no RIS").startswith("x.ris:1: [RR401]")


@pytest.mark.parametrize("last", ["ER  - ", "ER  - \n", "ER  - \r\n", "ER  - \r", "AB  - b", ""])
def test_the_end_of_file_of_dos_is_no_part_of_it(last: str) -> None:
    """One Ctrl-Z or a block of them, whatever stands before; elsewhere it is refused."""
    text = f"TY  - JOUR\nTI  - a\n{last}"
    ledger: list[Loss] = []
    for marks in ("\x1a", "\x1a" * 100):
        assert records(text + marks, ledger) == records(text)
    assert ledger == []
    assert "[RR104] U+001A" in refused(f"TY  - JOUR\nTI  - \x1aa\n{last}\x1a")
    assert "[RR104] U+001A" in refused(f"{text}\x1a\nTY  - BOOK\nTI  - b\nER  - \n")


@pytest.mark.parametrize(
    ("lines", "terms"),
    [
        (("노동;사회; труд ;",), ("노동", "사회", "труд")),
        (("labour; society", "state"), ("labour; society", "state")),
        (("Science &amp; Society",), ("Science &amp; Society",)),
        (("a, b",), ("a, b",)),
        ((";",), (";",)),
    ],
)
def test_keywords_that_stand_in_one_line_are_parted_at_semicolons(
    lines: tuple[str, ...], terms: tuple[str, ...]
) -> None:
    """So Korean databases write them; where each has a line of its own none is parted."""
    found = one(*(f"KW  - {line}" for line in lines))
    assert found.keywords == tuple(Keyword(term, "und") for term in terms)


def test_a_keyword_with_a_semicolon_that_stands_alone_is_told_in_writing() -> None:
    """Any reader would part it; beside others it comes back as it is."""
    for terms, paths in ((("a; b",), ["keywords"]), (("a; b", "c"), [])):
        told: list[Loss] = []
        record = Record(id="x", type="book", title=(Text("T", "en"),), language=("en",),
                        keywords=tuple(Keyword(term, "en") for term in terms))  # fmt: skip
        (back,) = records("".join(write([record], ledger=told.append)))
        assert [loss.path.partition("[")[0].partition(".")[0] for loss in told] == paths
        assert (back.keywords == record.keywords) is (not paths)
