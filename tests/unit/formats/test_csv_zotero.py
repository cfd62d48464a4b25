"""The sheet that Zotero exports comes in whole, whatever the type of the item."""

import io

from rusrec.formats.csv import read
from rusrec.loss import Loss
from rusrec.model import (
    Date,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Numbering,
    Record,
    Text,
)

ARTICLE = {
    "Key": "ABCD1234",
    "Item Type": "journalArticle",
    "Publication Year": "1998",
    "Author": "홍, 길동; 김, 영희",
    "Title": "제목",
    "Publication Title": "러시아연구",
    "ISSN": "1229-1056, 2713-9565",
    "DOI": "https://doi.org/10.1000/182",
    "Url": "https://hdl.handle.net/10371/88004",
    "Date": "May 12, 1998",
    "Access Date": "2020-01-02 03:04:07",
    "Issue": "1",
    "Volume": "8",
    "Publisher": "Pub; Co",
    "Language": "ko",
    "Extra": "Citation Key: hong1998\nsome words",
    "Notes": "<p>n</p>",
    "Link Attachments": "https://a.example/x",
    "Manual Tags": "스탈린; 노동",
    "Automatic Tags": "노동; auto",
}


def came(rows: list[dict[str, str]], ledger: list[Loss] | None = None) -> list[Record]:
    """Return the records of a sheet with these cells, all quoted as Zotero does."""
    names = list(dict.fromkeys([*ARTICLE, *(name for row in rows for name in row)]))
    table = [names, *([row.get(name, "") for name in names] for row in rows)]
    text = "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in table
    )
    told = ledger if ledger is not None else []
    return list(read(io.BytesIO(text.encode()), name="x.csv", ledger=told.append))


def person(family: str, given: str, tag: str, suffix: str = "") -> Name:
    """Return a person."""
    return Name(name=(NameForm(family, given, tag, suffix=suffix),))


def test_an_article_of_zotero_comes_in_with_its_journal() -> None:
    """Its year, date, two kinds of tags, notes and addresses each find a place."""
    told: list[Loss] = []
    (record,) = came([ARTICLE], told)
    assert (record.id, record.citekey, record.aka) == ("hong1998", "", ("ABCD1234",))
    assert record.type == "article-journal"
    assert record.author == (person("홍", "길동", "ko"), person("김", "영희", "ko"))
    assert record.issued == Date("1998-05-12")
    assert record.accessed == Date("2020-01-02T03:04:07")
    assert record.identifiers == (
        Identifier("doi", "10.1000/182"),
        Identifier("hdl", "10371/88004"),
    )
    assert record.links == (Link("https://a.example/x"),)
    assert record.keywords == tuple(Keyword(term, "ko") for term in ("스탈린", "노동", "auto"))
    assert [note.note[0].text for note in record.notes] == ["some words", "<p>n</p>"]
    assert isinstance(record.host, Record)
    assert record.host.title == (Text("러시아연구", "ko"),)
    assert record.host.publisher == ((Text("Pub; Co", "ko"),),)
    assert [each.value for each in record.host.identifiers] == ["1229-1056", "2713-9565"]
    assert told == []


def test_an_hour_without_seconds_stays_in_the_words_beside_its_day() -> None:
    """EDTF has no such hour; the day is still a date."""
    (record,) = came([{**ARTICLE, "Access Date": "2020-01-02 03:04"}], [])
    assert record.accessed == Date("2020-01-02", text="2020-01-02 03:04")


def test_what_stands_in_a_book_gives_it_editor_and_isbn() -> None:
    """And the series is the series'; roles keep their names together."""
    row = {
        "Key": "K1", "Item Type": "bookSection", "Title": "T", "Publication Title": "B",
        "Author": "King, Martin Luther, Jr.; Doe, Jane", "Editor": "Roe, R.", "Translator": "T, T",
        "ISBN": "9780306406157 0306406152", "Series": "S", "Series Editor": "Smith, S.",
        "Series Number": "5", "Contributor": "Con, C.", "Composer": "Com, D.; Com, E.",
    }  # fmt: skip
    told: list[Loss] = []
    (record,) = came([row], told)
    assert record.author == (
        person("King", "Martin Luther", "und", "Jr."),
        person("Doe", "Jane", "und"),
    )
    assert [each.role for each in record.contributor] == ["cmp", "cmp", "ctb"]
    assert isinstance(record.host, Record)
    assert (record.host.type, record.host.editor) == ("book", (person("Roe", "R.", "und"),))
    assert len(record.host.identifiers) == 2
    assert isinstance(record.series, Record)
    assert record.series.editor == (person("Smith", "S.", "und"),)
    assert record.number == (Numbering("5", "series"),)
    assert told == []


def test_what_no_field_has_is_kept_and_told_once() -> None:
    """A type that has no other, a date that is none, an editor of a series without a title."""
    row = {
        "Key": "K1", "Item Type": "instantMessage", "Title": "T", "Date": "in press",
        "Publication Year": "", "Series Editor": "Smith, S.", "Date Added": "2020-01-02 03:04:05",
    }  # fmt: skip
    told: list[Loss] = []
    first, second = came(
        [row, {**row, "Key": "K2", "Date": "c. 1998", "Publication Year": "1998"}], told
    )
    assert first.issued == Date("XXXX", text="in press")
    assert second.issued == Date("1998", text="c. 1998")
    kept = {value.key: value.value for value in first.extra[0].values}
    assert kept == {
        "Item Type": "instantMessage", "Series Editor": "Smith, S.",
        "Date Added": "2020-01-02 03:04:05",
    }  # fmt: skip
    assert sorted(loss.path.removeprefix("column ") for loss in told) == sorted(kept)


def test_an_address_that_resolves_another_identifier_is_a_link() -> None:
    """Only that of a handle is the handle."""
    (record,) = came([{**ARTICLE, "Url": "https://doi.org/10.1000/184", "Link Attachments": ""}])
    assert [link.url for link in record.links] == ["https://doi.org/10.1000/184"]
    assert [each.scheme for each in record.identifiers] == ["doi"]
