"""Paths of fields, as a person writes them under gives and corrections."""

import pytest

from rusrec.check.fields import at_of, is_missing, said, values
from rusrec.formats import yaml
from rusrec.model import Record

TEXT = """\
rusrec: 1
id: a
type: chapter
language: [ru, ko]
title:
  ru: Дом
  en:
    - House
    - {text: Home, kind: variant}
author:
  - ru: Сидоров, Пётр
    ru-Latn: Sidorov, Petr
  - org: {ru: Академия}
missing: {issued: no-value, title.ko: lost}
dates: {received: 1998-05}
host:
  type: book
  title: {ru: Книга}
  identifiers: {isbn: 978-3-16-148410-0}
event: {ru: Съезд}
number: {chapter: 3}
publisher:
  - {ru: Печать}
  - {ru: Книга, en: Book}
identifiers: {doi: [10.1000/182, 10.1000/183]}
archive: {shelfmark: ф. 1}
keywords: {ru: [дом, сад]}
notes:
  - {ru: заметка}
rights: {license: CC-BY-4.0}
counts: [{of: citations, n: 0}]
extra: {bibtex: {x-note: y}}
"""


@pytest.fixture(scope="module")
def record() -> Record:
    """Return a record with something in every kind of field."""
    found = yaml.parse(TEXT)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("field", "said_there"),
    [
        ("title", ["Дом", "House", "Home"]),
        ("title.ru", ["Дом"]),
        ("title.en", ["House", "Home"]),
        ("title.en[1]", ["Home"]),
        ("author[0].ru-Latn", ["Sidorov"]),
        ("author.ru", ["Сидоров", "Академия"]),
        ("author[1].org.ru", ["Академия"]),
        ("dates.received", ["1998-05"]),
        ("host.title.ru", ["Книга"]),
        ("host.identifiers.isbn", ["978-3-16-148410-0"]),
        ("event.ru", ["Съезд"]),
        ("event.name.ru", ["Съезд"]),
        ("number.chapter", ["3"]),
        ("publisher.ru", ["Печать", "Книга"]),
        ("publisher[1].en", ["Book"]),
        ("identifiers.doi[1]", ["10.1000/183"]),
        ("archive.shelfmark", ["ф. 1"]),
        ("keywords.ru[1]", ["сад"]),
        ("notes[0].ru", ["заметка"]),
        ("rights.license", ["CC-BY-4.0"]),
        ("counts", ["citations"]),
        ("extra.bibtex.x-note", ["x-note"]),
        ("language", ["ru", "ko"]),
        ("subtitle", []),
        ("title.ko", []),
        ("titel.ru", []),
        ("author[2]", []),
        ("author[0][0]", []),
        ("author[99999999]", []),
        ("title.", []),
        ("", []),
        ("[0]", []),
        ("title..ru", []),
        ("volume[0].x", []),
    ],
)
def test_a_path_leads_to_what_is_said_there(
    record: Record, field: str, said_there: list[str]
) -> None:
    """Keys and indexes lead in; a path that leads nowhere gives nothing and no error."""
    found = values(record, field)
    assert len(found) == len(said_there)
    assert all(words in repr(value) for words, value in zip(said_there, found, strict=True))


def test_a_name_is_left_whole(record: Record) -> None:
    """An author is a name, with all its forms."""
    assert values(record, "author") == list(record.author)
    assert values(record, "author[0]") == [record.author[0]]


def test_what_is_missing_covers_what_is_below(record: Record) -> None:
    """A title in one language can be missing by itself."""
    assert is_missing(record, "issued")
    assert is_missing(record, "issued.text")
    assert is_missing(record, "title.ko")
    assert not is_missing(record, "title")
    assert not is_missing(record, "title.ru")


def test_a_path_has_a_place_in_the_tree() -> None:
    """Indexes become numbers."""
    assert at_of("author[1].org.ru") == ("author", 1, "org", "ru")
    assert at_of("short-title") == ("short-title",)
    assert at_of("short title") == ()


def test_every_text_with_a_tag_is_told(record: Record) -> None:
    """In hosts too, and names as words."""
    texts = {(text, tag) for _, text, tag in said(record)}
    assert texts == {
        ("Дом", "ru"), ("House", "en"), ("Home", "en"), ("Сидоров Пётр", "ru"),
        ("Sidorov Petr", "ru-Latn"), ("Академия", "ru"), ("Книга", "ru"), ("Съезд", "ru"),
        ("Печать", "ru"), ("Book", "en"), ("дом", "ru"), ("сад", "ru"), ("заметка", "ru"),
    }  # fmt: skip
