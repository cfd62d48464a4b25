"""CSV: sheets as people make them come in whole, nothing is run, and what is wrong has its line."""

import io

import pytest

from rusrec.errors import SourceError
from rusrec.formats.csv import read, write
from rusrec.formats.csv.cells import guarded, joined, parts, unguarded
from rusrec.loss import Loss
from rusrec.model import (
    Date,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Missing,
    Name,
    NameForm,
    Note,
    Numbering,
    Record,
    Text,
)


def records(data: str | bytes, ledger: list[Loss] | None = None, **options: str) -> list[Record]:
    """Return the records of a whole sheet."""
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    told = ledger if ledger is not None else []
    return list(read(stream, name="x.csv", ledger=told.append, **options))  # type: ignore[arg-type]


def sheet(*wanted: Record, **options: object) -> str:
    """Return the sheet of records of which nothing may be lost."""
    losses: list[Loss] = []
    text = "".join(write(wanted, ledger=losses.append, no_bom=True, **options))  # type: ignore[arg-type]
    assert losses == []
    return text


def refused(data: str | bytes) -> str:
    """Return the message of the refusal of *data*."""
    with pytest.raises(SourceError) as caught:
        records(data)
    return str(caught.value)


def person(*forms: NameForm) -> Name:
    """Return a person."""
    return Name(name=forms)


def test_a_sheet_with_the_words_of_people_comes_in_whole() -> None:
    """Headings in any case, in English, Korean or Russian; ids and types need not be there."""
    data = (
        "Title,Authors,Year,Journal,Volume,Issue,Pages,DOI,Keywords,language,Title [en]\n"
        '논문,"홍, 길동; 김, 영희",1998,러시아연구,8,1,259-285,10.1000/182,'
        "스탈린; 노동,Korean,A Paper\n"
    )
    (came,) = records(data)
    assert came.type == "article-journal"
    assert came.title == (Text("논문", "ko"), Text("A Paper", "en"))
    assert came.author == (
        person(NameForm("홍", "길동", "ko")),
        person(NameForm("김", "영희", "ko")),
    )
    assert came.identifiers == (Identifier("doi", "10.1000/182"),)
    assert came.keywords == (Keyword("스탈린", "ko"), Keyword("노동", "ko"))
    assert isinstance(came.host, Record)
    assert (came.host.type, came.host.title) == ("periodical", (Text("러시아연구", "ko"),))
    korean, russian = records("제목,저자\n논문,홍길동\n") + records(
        "название;автор\nКнига;Иванов\n"
    )
    assert (korean.title[0].text, russian.title[0].text) == ("논문", "Книга")


@pytest.mark.parametrize(
    "data",
    [
        "id;type;title\na;book;Один, два\n",
        "id\ttype\ttitle\na\tbook\tОдин, два\n",
        "sep=;\nid;type;title\na;book;Один, два\n",
        '\ufeff"id","type","title"\r\n"a","book","Один, два"\r\n',
        'id,type,title,,\na,book,"Один, два",,\n,,,,\n',
    ],
    ids=["semicolon", "tab", "declared", "quoted", "empty columns and rows"],
)
def test_what_excel_writes_in_each_country_is_read(data: str) -> None:
    """The heading shows by which sign cells are parted."""
    assert records(data) == [Record(id="a", type="book", title=(Text("Один, два"),))]


def test_excels_unicode_text_and_korean_databases_are_read() -> None:
    """UTF-16 by its mark, CP949 by name."""
    data = "id\ttype\tlanguage\ttitle\r\na\tbook\tko\t논문\r\n"
    wanted = [Record(id="a", type="book", language=("ko",), title=(Text("논문", "ko"),))]
    assert records(data.encode("utf-16")) == wanted
    assert records(data.encode("cp949"), encoding="cp949") == wanted


def test_an_abstract_of_several_paragraphs_stands_in_one_cell() -> None:
    """A quoted cell goes on over lines, and the rows after it keep their lines in messages."""
    data = 'id,type,abstract\na,book,"one, ""two""\nthree"\nb,boook,\n'
    message = refused(data)
    assert message.startswith("x.csv:4: [RR203] type: 'boook' is not an item type")
    (came,) = records(data.replace("b,boook,\n", ""))
    assert came.abstract == (Text('one, "two"\nthree'),)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ('title,type\nx,book\n"a,book\nb,book\n', "x.csv:3:1: [RR150] a quote that is not closed"),
        ('title,type\n"a "b" c",book\n', "x.csv:2:5: [RR150] text behind a closing quote"),
        ("title,author\nHong, G,x\n", "x.csv:2: [RR150] the cell 3 stands under no heading"),
        ("title,Title\na,b\n", "x.csv:1: [RR151] two columns are one: 'title' and 'Title'"),
        ("title,x,x\na,b,c\n", "x.csv:1: [RR151] two columns are one: 'x' and 'x'"),
        ("a list of ours,,\ntitle,type\n", "x.csv:1: [RR151] no column is called as a field"),
        ("title,type\na\0b,book\n", "x.csv:2:2: [RR104] U+0000 (NUL)"),
        (f"title,type\n{'x' * 2**20},book\n", "x.csv:2:1: [RR150] too long"),
        ('title,type\n"' + ("x" * 2**19 + "\n") * 2 + '",book\n', "x.csv:2:1: [RR150] too long"),
        ("id,type\na,book\na,book\n", "x.csv:3: [RR210] the id 'a' stands twice"),
        ('id,type,corrections\na,book,"[{""sic"": "\n', "corrections: should be a map"),
        ('title,author\na,"King, Jr., Martin"\n', "has two commas"),
    ],
)  # fmt: skip
def test_a_faulty_sheet_is_refused_with_line_and_remedy(data: str, told: str) -> None:
    """Nobody looks for the quote in four hundred rows."""
    message = refused(data)
    assert told in message
    assert "help: " in message


def test_a_row_of_a_mebibyte_is_read() -> None:
    """With its line end; the rows before it do not count."""
    long = "x" * (2**20 - len("a,book,\n"))
    (_, record) = records(f"id,type,title\nb,book,{long[:-9]}\na,book,{long}\n")
    assert record.title[0].text == long


def test_the_id_of_a_work_stands_in_the_column_of_the_work() -> None:
    """Under either heading: alone it is the id of a record, with a title beside it that one's."""
    for heading in ("host", "host.id"):
        assert records(f"id,type,{heading}\na,chapter,b\n")[0].host == "b"
        (record,) = records(f"id,type,{heading},host.title\na,chapter,b,T\n")
        assert record.host == Record(id="b", type="book", title=(Text("T"),))


@pytest.mark.parametrize("fields", [("abstract", "title"), ("title", "abstract")])
def test_what_is_missing_keeps_its_order(fields: tuple[str, str]) -> None:
    """In columns where that is the order of the alphabet, else together in one cell."""
    missing = tuple(Missing(field, "lost") for field in fields)
    record = Record(id="a", type="book", missing=missing)
    assert records(sheet(record)) == [record]
    assert ("missing.title" in sheet(record)) == (fields[0] < fields[1])


def test_numbers_stand_in_columns_whatever_their_order() -> None:
    """The record has an order of its own for them, which no sheet has to keep."""
    record = Record(id="a", type="book", number=(Numbering("5"), Numbering("3", "chapter")))
    assert sheet(record) == "id,type,number,number.chapter\r\na,book,5,3\r\n"
    assert records(sheet(record)) == [record]


@pytest.mark.parametrize(
    "heading",
    [
        "title,title.ko",
        "title.KO,title.ko",
        "title.en,title.en.1",
        "doi,identifiers.doi",
        "notes,notes.1",
        "notes,notes.note",
        "rights,rights.text",
        "issued,issued.edtf",
        "event,event.name",
        "number,number.number",
        "archive,archive.name",
    ],
)
def test_two_cells_that_are_one_are_refused_unless_they_say_the_same(heading: str) -> None:
    """None is passed over for the other, whichever language the record is in."""
    data = f"id,type,language,{heading}\na,book,ko,1998,1999\n"
    message = refused(data)
    assert message.startswith("x.csv:2: [RR151] two cells say different things")
    first, second = heading.split(",")
    assert f"{first}: 1998; {second}: 1999" in message
    assert len(records(data.replace("1999", "1998"))) == 1


def test_two_numbers_of_one_kind_come_back() -> None:
    """The second stands in a column with a number, also of the kind that needs no name."""
    number = tuple(Numbering(value, of) for of in ("", "part") for value in "12")
    record = Record(id="a", type="book", number=number)
    text = sheet(record)
    assert text.startswith("id,type,number,number.2,number.part,number.part.2\r\n")
    assert records(text) == [record]


@pytest.mark.parametrize("heading", ["id.x", "citekey.x", "aka.x", "id.1"])
def test_what_a_record_is_called_has_no_parts(heading: str) -> None:
    """Such a column is told and kept, not passed over."""
    ledger: list[Loss] = []
    (came,) = records(f"{heading},type\nb,book\n", ledger)
    assert came.extra == (Extra("csv", (ExtraValue(heading, "b"),)),)
    assert [loss.path for loss in ledger] == [f"column {heading}"]


def test_a_key_in_json_and_in_a_column_is_one() -> None:
    """Who edits one of the two is told."""
    data = 'id,type,missing,missing.author\na,book,"{""author"": ""x""}",not-in-source\n'
    assert "two cells say different things" in refused(data)


def test_a_number_of_thousands_of_digits_is_no_number() -> None:
    """Python itself refuses to read it as one."""
    assert "RR" in refused(f"id,type,notes.{'9' * 5000}\na,book,x\n")


def test_an_unknown_column_is_named_and_kept_and_goes_back_out() -> None:
    """What is near a field is asked about; the words of the sheet are not lost."""
    ledger: list[Loss] = []
    (came,) = records("id,type,titel,서가\na,book,x,=1+1\n", ledger)
    assert [loss.path for loss in ledger] == ["column titel", "column 서가"]
    assert "did you mean 'title'?" in ledger[0].note
    assert came.extra == (Extra("csv", (ExtraValue("titel", "x"), ExtraValue("서가", "=1+1"))),)
    assert sheet(came) == "id,type,titel,서가\r\na,book,x,'=1+1\r\n"


def test_what_was_missing_and_is_filled_in_is_missing_no_more() -> None:
    """The author is there, so the column that says the opposite counts no more; that is told."""
    ledger: list[Loss] = []
    data = "id,type,author,missing.author,missing.issued\na,book,Ким,not-in-source,no-value\n"
    (came,) = records(data, ledger)
    assert came.missing == (Missing("issued", "no-value"),)
    assert [loss.path for loss in ledger] == ["missing.author"]


def test_columns_are_there_for_what_the_records_say_and_stand_in_order() -> None:
    """Which there are is known after the last record; what a record lacks is an empty cell."""
    text = sheet(
        Record(
            id="a", type="book", language=("ru",), title=(Text("Один", "ru"), Text("One", "en"))
        ),
        Record(
            id="b", type="book", pages="1-9", identifiers=(Identifier("isbn", "5-02-013850-9"),)
        ),
    )
    assert text.split("\r\n") == [
        "id,type,language,title,title.en,pages,isbn",
        "a,book,ru,Один,One,,",
        "b,book,,,,1-9,5-02-013850-9",
        "",
    ]


def test_names_stand_side_by_side_with_their_other_forms_and_who_they_are() -> None:
    """The second in each cell is of the second person; a body stands in braces."""
    author = (
        Name(
            name=(NameForm("송", "준서", "ko"), NameForm("Song", "Chun-sŏ", "ko-Latn")), orcid="1"
        ),
        Name(org=(Text("연구소; 제2실", "ko"),)),
        person(NameForm("Beauvoir", "Simone", "fr", particle="de")),
        person(NameForm("{x}", "", "ko")),
    )
    record = Record(id="a", type="book", language=("ko",), author=author)
    text = sheet(record)
    assert text.split("\r\n")[:2] == [
        "id,type,language,author,author.fr,author.fr.particle,author.ko-Latn,author.orcid",
        (
            'a,book,ko,"송, 준서; {연구소\\; 제2실}; ; \\\\{x}",'
            '"; ; Beauvoir, Simone","; ; de","Song, Chun-sŏ",1'
        ),
    ]
    assert records(text) == [record]


def test_a_part_of_a_name_is_never_several_people() -> None:
    """Whatever stands in it: its column is its own."""
    form = NameForm("송준서", "박철수, 이민", "ko", suffix="김영희, 이철수")
    record = Record(id="a", type="book", language=("ko",), author=(person(form),))
    assert records(sheet(record)) == [record]


def test_a_second_text_of_one_language_and_a_second_note_have_numbers() -> None:
    """So a cell is never parted that holds a sentence."""
    title = (Text("One; two", "en"), Text("On the cover", "en", "cover"))
    notes = (Note((Text("A; b", "en"),)), Note((Text("C", "en"),), "annote"))
    record = Record(id="a", type="book", language=("en",), title=title, notes=notes)
    text = sheet(record)
    assert text.startswith(
        "id,type,language,title,title.en.2,title.en.2.kind,notes,notes.2,notes.2.type"
    )
    assert records(text) == [record]


@pytest.mark.parametrize("text", ["=1+1", "+7", "-1", "@a", "\tx", "＝1", "'=1", "''@", "'08"])
def test_no_cell_is_a_formula_and_each_comes_back(text: str) -> None:
    """One apostrophe before it, also where it has some of its own."""
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["'90s", "''", "a=1", "1-20", "08", "1998-05"])
def test_other_cells_stand_as_they_are(text: str) -> None:
    """A quotation mark that guards nothing is a quotation mark."""
    assert guarded(text) == text
    assert unguarded(text) == text


@pytest.mark.parametrize(
    "text", ["1-20", "08", "1998-05", "1998-05-31", "3/4", "1e5", "May 5", "5월 1일"]
)
def test_what_excel_would_make_a_date_or_number_is_guarded_for_it(text: str) -> None:
    """Pages 1-20 stay pages, and come back without the guard."""
    assert guarded(text, excel=True) == f"'{text}"
    assert unguarded(f"'{text}") == text
    record = Record(id="a", type="book", pages=text)
    assert records(sheet(record, for_="excel")) == [record]


@pytest.mark.parametrize("texts", [["a", "", "b"], ["a;b", "c\\"], ["\\;", ";"], ["", "x"]])
def test_several_values_in_a_cell_come_apart_as_they_were(texts: list[str]) -> None:
    """Whatever signs are in them; an empty one keeps the places of the others."""
    assert parts(joined(texts)) == texts


def test_a_list_may_be_typed_in_lines() -> None:
    """People press Alt and Enter in a cell."""
    (came,) = records('id,type,author\na,book,"Hong, G\nKim, Y"\n')
    assert [name.name[0].family for name in came.author] == ["Hong", "Kim"]


def test_the_sheet_begins_with_a_mark_and_may_be_parted_otherwise() -> None:
    """Excel knows UTF-8 by the mark; in Russia its comma is a semicolon."""
    record = Record(id="a", type="book", title=(Text("a;b,c"),))
    assert "".join(write([record], ledger=print)).startswith("\ufeffid,type,title\r\n")
    assert sheet(record, separator="semicolon") == 'id;type;title\r\na;book;"a;b,c"\r\n'
    assert sheet() == "id,type\r\n"
    assert records(sheet(record, separator="tab")) == [record]


def test_a_program_that_nobody_writes_for_is_refused() -> None:
    """With those that there are."""
    with pytest.raises(ValueError, match="'excel'"):
        list(write([], ledger=print, for_="lotus"))


def test_a_wide_sheet_of_nonsense_is_told_in_short() -> None:
    """A row with hundreds of faults shows a few cells, not all of them once for each fault."""
    wide = ",".join(f"title.x{n:04}" for n in range(400))
    with pytest.raises(SourceError) as caught:
        records(f"id,type,{wide}\na,book{',t' * 400}\n")
    assert len(caught.value.problems) == 400
    assert {problem.evidence for problem in caught.value.problems} == {
        "title.x0000: t; title.x0001: t; title.x0002: t"
    }


def test_a_language_in_brackets_is_known_by_its_name_too() -> None:
    """What is no language there makes the heading another one, and its column is kept."""
    data = "제목(국문),제목(영문),초록[English],Author(s) ID,저자(Name)\n가,A,B,7,나\n"
    told: list[Loss] = []
    (came,) = records(data, told)
    assert came.title == (Text("A", "en"), Text("가", "ko"))
    assert came.abstract == (Text("B", "en"),)
    assert [loss.path for loss in told] == ["column Author(s) ID", "column 저자(Name)"]


def test_columns_that_say_one_thing_together_or_two_in_one_are_read() -> None:
    """As Scopus and Korean databases have them; what is not sure is kept as it came."""
    told: list[Loss] = []
    (came,) = records("title,Page start,Page end,권호\nA,1,9,8(1)\n", told)
    assert (came.pages, came.volume, came.issue) == ("1-9", "8", "1")
    assert told == []
    found = records("title,Start Page,권호\nA,5,제8권 제1-2호\nB,,8권\nC,,봄호\n", told)
    assert [(each.pages, each.volume, each.issue) for each in found] == [
        ("5", "8", "1-2"), ("", "8", ""), ("", "", ""),
    ]  # fmt: skip
    assert [loss.path for loss in told] == ["column 권호"]
    (came,) = records("title,pages,volume,Page start,권호\nA,1-9,8,1,7(3)\n")
    assert (came.pages, came.volume) == ("1-9", "8")
    assert len(came.extra[0].values) == 2


@pytest.mark.parametrize(
    ("cell", "volume", "issue"),
    [("제13호", "", "13"), ("12-13호", "", "12-13"), ("12", "12", ""), ("12 3호", "12", "3"),
     ("25-3", "", ""), ("34)", "", ""), ("12권13", "12", "13")],
)  # fmt: skip
def test_a_number_is_not_divided_between_volume_and_issue(
    cell: str, volume: str, issue: str
) -> None:
    """The thirteenth issue is not the third of the first volume; what is not sure is kept."""
    (came,) = records(f"title,권호\nA,{cell}\n")
    assert (came.volume, came.issue) == (volume, issue)
    assert bool(came.extra) == (not volume and not issue)


def test_types_of_other_programs_are_read() -> None:
    """A word that is no type is refused all the same."""
    words = "type,title\njournal-article,A\nJournal Article,B\n학위논문,C\nКнига,D\n"
    kinds = [record.type for record in records(words)]
    assert kinds == ["article-journal", "article-journal", "thesis", "book"]
    assert "[RR203]" in refused("type,title\nwhatever,A\n")


def test_a_column_that_is_no_field_is_told_when_something_stands_in_it() -> None:
    """Databases export dozens that are empty."""
    told: list[Loss] = []
    records("title,Shelf,Cited by\nA,,\nB,,3\nC,,4\n", told)
    assert [loss.path for loss in told] == ["column Cited by"]


def test_dates_may_be_typed_as_people_do() -> None:
    """A day that is none is refused all the same."""
    typed = "title,발행년월\nA,1998.06\nB,May 1998\nC,1998-06\n"
    assert [record.issued and record.issued.edtf for record in records(typed)] == [
        "1998-06", "1998-05", "1998-06",
    ]  # fmt: skip
    assert "issued" in refused("title,year\nA,2001-02-30\n")


@pytest.mark.parametrize(("typed", "meant"), [
    ("1998년 6월", "1998-06"), ("1998. 6. 15.", "1998-06-15"), ("15.06.1998", "1998-06-15"),
    ("June 1998", "1998-06"), ("1998 г.", "1998"), ("1998-1999", "1998/1999"),
    ("ca. 1998", "1998~"),
])  # fmt: skip
def test_a_date_is_read_as_it_is_typed_where_it_can_mean_but_one(typed: str, meant: str) -> None:
    """The words add nothing to it."""
    assert records(f"title,year\nA,{typed}\n")[0].issued == Date(meant)


@pytest.mark.parametrize(("typed", "year"), [
    ("n.d.", "XXXX"), ("미상", "XXXX"), ("c1998", "1998"), ("in press 1998 or 1999", "XXXX"),
])  # fmt: skip
def test_words_that_are_no_date_are_kept_beside_the_year(typed: str, year: str) -> None:
    """The year, where they have one."""
    assert records(f"title,year\nA,{typed}\n")[0].issued == Date(year, text=typed)


@pytest.mark.parametrize("typed", ["6/15/1998", "35971", "1998-13", "98", "2001-02-30"])
def test_numbers_that_may_mean_anything_are_refused(typed: str) -> None:
    """Day or month first, a day that Excel counted, a year without its century."""
    with pytest.raises(SourceError, match="RR208"):
        records(f"title,year\nA,{typed}\n")[0]


def test_commas_that_part_nobody_knows_what_are_refused_with_the_right_sign() -> None:
    """Between people stands a semicolon."""
    with pytest.raises(SourceError, match="part people by a semicolon"):
        records('title,author\nA,"Kim, Lee, Park"\n')[0]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> branch"])
def test_a_merge_that_was_not_finished_is_no_row(mark: str) -> None:
    """In a quoted cell it is a text like another."""
    with pytest.raises(SourceError, match="merge"):
        records(f"id,title\na,A\n{mark}\n")[0]
    assert records(f'id,title\na,"A\n{mark}"\n')[0].title[0].text == f"A {mark}"
