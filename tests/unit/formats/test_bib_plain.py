"""The quick way of writing .bib files writes and tells what the long way does, or leaves it."""

from typing import Any, Final
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rusrec import formats
from rusrec.errors import RusrecError
from rusrec.formats._bib.plain import Plain
from rusrec.loss import Loss
from rusrec.model import (
    Date,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Note,
    Record,
    Text,
)
from rusrec.testing.strategies import record_lists

DIALECTS: Final = ("bibtex", "biblatex")
Outcome = tuple[list[str], list[Loss], str]


def outcome(name: str, records: list[Record]) -> Outcome:
    """Return the entries, the losses, and the error that ended it."""
    entries: list[str] = []
    losses: list[Loss] = []
    write = formats.get(name).write
    assert write is not None
    try:
        entries.extend(write(records, ledger=losses.append))
    except RusrecError as error:
        return entries, losses, str(error)
    return entries, losses, ""


def slow_outcome(name: str, records: list[Record]) -> Outcome:
    """Return the same, each record written the long way."""
    with mock.patch.object(Plain, "entry", return_value=None):
        return outcome(name, records)


WORDS: Final = (
    "제목", "Рекорд", "Title", "of", "&", "50%", '"', "{", "}", "\\", "--", ", ", "; ", "and", "\n",
    "<i>x</i>", "DNA", "é", "~", "\x07",
)  # fmt: skip


USUAL: Final[dict[str, Any]] = {
    "id": "a",
    "type": "article-journal",
    "language": ("ko",),
    "title": (Text("제목", "ko"),),
    "author": (Name(name=(NameForm("송", "준서", "ko"),)),),
}


def words() -> st.SearchStrategy[str]:
    """Return texts of a few words, with what TeX takes for its own, in three scripts."""
    found = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
    return st.one_of(st.just("Title"), found.map(" ".join))


def records() -> st.SearchStrategy[Record]:
    """Return records of the usual fields, with one now and then that is not quite usual."""
    tags = st.sampled_from(("ko", "ko", "ko", "en", "und"))
    texts = st.one_of(
        st.builds(Text, words(), tags).map(lambda text: (text,)),
        st.lists(st.builds(Text, words(), tags, markup=st.sampled_from(("", "csl"))), max_size=2),
    ).map(tuple)
    person = st.builds(NameForm, words(), words(), tags, suffix=st.sampled_from(("", "", "Jr.")))
    name = st.one_of(
        st.builds(lambda form: Name(name=(form,)), person),
        st.builds(lambda text: Name(org=(text,)), st.builds(Text, words(), tags)),
        st.builds(lambda form: Name(name=(form,), orcid="0000-0002-1825-0097"), person),
    )
    dates = st.sampled_from(
        ("1998", "2345-05", "1998-05-31", "1996-02-29", "1997-02-29", "1998-13", "1998-21", "0998",
         "1998~", "199X", "1998/2001", "XXXX")
    )  # fmt: skip
    date = st.builds(Date, dates, text=st.sampled_from(("", "", "n.d.")))
    identifiers = st.sampled_from(
        ((), (Identifier("doi", "10.1/a"),), (Identifier("doi", "10.1/a{b"),),
         (Identifier("doi", "10.1/a"), Identifier("issn", "1229-1056")))
    )  # fmt: skip
    hosts = st.sampled_from(
        (None, Record(type="periodical", title=(Text("러시아연구", "ko"),)), "some-id",
         Record(type="periodical", title=(Text("A & B", "en"),), volume="8"),
         Record(type="book", title=(Text("Book", "ko"),), publisher=((Text("P", "ko"),),)))
    )  # fmt: skip
    link = st.builds(Link, st.sampled_from(("https://a.example/1", "https://a.example/{; b")))
    keyword = st.builds(Keyword, words(), tags)
    short = st.builds(Text, words(), st.just("ko")).map(lambda text: (text,))
    note = st.builds(Note, short, type=st.sampled_from(("source", "source", "", "annote")))
    names = st.sampled_from(("http://zotero.org/users/1/items/AB12", "Song:1998", "a b", "x\x07"))
    seldom = st.one_of(st.just(()), st.just(()), texts)
    fields = {
        "id": st.sampled_from(("a", "b", "c-d")),
        "citekey": st.sampled_from(("", "", "Song1998", "a:b", "B", "a")),
        "type": st.sampled_from(("article-journal", "chapter", "book", "thesis", "webpage", "map")),
        "language": st.sampled_from((("ko",), ("en",), (), ("ko", "ru"))),
        "title": texts,
        "author": st.lists(name, max_size=2).map(tuple),
        "issued": st.one_of(st.none(), date),
        "accessed": st.one_of(st.none(), st.none(), date),
        "host": hosts,
        "volume": st.sampled_from(("", "8", "8-9", "viii")),
        "issue": st.sampled_from(("", "1", "1 & 2")),
        "pages": st.sampled_from(("", "259-285", "e12-e15", "٣-٥", "-5")),
        "publisher": st.sampled_from(((), ((Text("P", "ko"),),))),
        "identifiers": identifiers,
        "links": st.lists(link, max_size=2).map(tuple),
        "abstract": texts,
        "keywords": st.lists(keyword, max_size=2).map(tuple),
        "extent": st.sampled_from(("", "", "", "285", "xii-xv", "1\n2")),
        "editor": st.one_of(st.just(()), st.just(()), st.lists(name, max_size=1).map(tuple)),
        "translator": st.one_of(st.just(()), st.lists(name, max_size=2).map(tuple)),
        "short_title": st.one_of(st.just(()), short),
        "edition": seldom,
        "notes": st.one_of(st.just(()), st.lists(note, max_size=2).map(tuple)),
        "aka": st.one_of(st.just(()), st.lists(names, max_size=2, unique=True).map(tuple)),
        "volumes": st.sampled_from(("", "", "", "2")),
    }
    some = st.lists(st.sampled_from(sorted(fields)), max_size=5, unique=True)
    few = some.flatmap(lambda keys: st.fixed_dictionaries({key: fields[key] for key in keys}))
    found = st.one_of(few, few, st.fixed_dictionaries(fields))
    return found.map(lambda values: Record(**{**USUAL, **values}))


@pytest.mark.parametrize("name", DIALECTS)
@pytest.mark.parametrize("field", ["volume", "issue", "pages"])
@pytest.mark.parametrize("value", ["8\x07", "8\n9", "8\u2028"])
def test_a_number_that_no_text_may_hold_takes_the_long_way(
    field: str, value: str, name: str
) -> None:
    """What the quick way keeps of numbers that come again it has looked at before."""
    found = [Record(**{**USUAL, field: value})]
    assert outcome(name, found) == slow_outcome(name, found)


@pytest.mark.parametrize("name", DIALECTS)
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=st.lists(records(), min_size=1, max_size=3))
def test_both_ways_write_and_tell_the_same(name: str, found: list[Record]) -> None:
    """Entries, losses and errors of usual records are the same, twice in a row too."""
    assert outcome(name, [*found, *found]) == slow_outcome(name, [*found, *found])


@pytest.mark.parametrize("name", DIALECTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=record_lists())
def test_both_ways_agree_on_any_record(name: str, found: list[Record]) -> None:
    """So it is with records of every field."""
    assert outcome(name, found) == slow_outcome(name, found)


KO: Final = Text("제목", "ko")
SONG: Final = (Name(name=(NameForm("Song", "Junseo", "ko"),)),)
FEWER: Final[list[tuple[str, Any]]] = [
    ("aka", ("http://zotero.org/users/1/items/AB12",)),
    ("aka", ("a b",)),
    ("aka", ("x\x07",)),
    ("notes", (Note((KO,), "source"),)),
    ("notes", (Note((KO,), "source"), Note((KO,), "source"))),
    ("notes", (Note((KO,)),)),
    ("notes", (Note((KO,), "annote"),)),
    ("editor", SONG),
    ("translator", SONG),
    ("short_title", (KO,)),
    ("short_title", (KO, Text("Title", "en"))),
    ("edition", (Text("2 & 3", "ko"),)),
    ("edition", (Text("2nd", "en"),)),
    ("extent", "xii-xv"),
    ("extent", "1\x07"),
]
HOSTS: Final = (
    None,
    Record(type="periodical", title=(KO,)),
    Record(type="book", title=(KO,)),
)


@pytest.mark.parametrize("name", DIALECTS)
@pytest.mark.parametrize("host", HOSTS, ids=("alone", "journal", "book"))
@pytest.mark.parametrize(("field", "value"), FEWER)
def test_what_fewer_records_have_is_written_alike(
    name: str, host: Record | None, field: str, value: Any
) -> None:
    """Each value of a field that exports of Zotero have, alone and in each kind of host."""
    kind = "chapter" if host is HOSTS[2] else "article-journal"
    record = Record(**{**USUAL, "type": kind, "host": host, field: value})
    assert outcome(name, [record]) == slow_outcome(name, [record])


@pytest.mark.parametrize("name", DIALECTS)
def test_the_usual_record_is_written_quickly(name: str) -> None:
    """An article with a journal, two authors and a DOI takes the quick way."""
    record = Record(
        id="a",
        citekey="Song1998",
        aka=("http://zotero.org/users/1/items/AB12",),
        type="article-journal",
        language=("ko",),
        title=(Text('제목 "A & B"', "ko"),),
        short_title=(Text("제목", "ko"),),
        notes=(Note((Text("KCI", "ko"),), "source"),),
        author=(Name(name=(NameForm("송", "준서", "ko"),)), Name(org=(Text("연구소", "ko"),))),
        issued=Date("1998-05"),
        accessed=Date("2026-01-02"),
        host=Record(type="periodical", title=(Text("러시아연구", "ko"),)),
        volume="8",
        issue="1",
        pages="259-285",
        identifiers=(Identifier("doi", "10.1000/182"),),
        links=(Link("https://a.example/1?b=c"),),
        abstract=(Text("요약\n둘째", "ko"),),
        keywords=(Keyword("가", "ko"), Keyword("나", "ko")),
    )
    found: list[Any] = []
    quick = Plain.entry

    def noted(plain: Plain, record: Record) -> str | None:
        found.append(quick(plain, record))
        return found[-1]  # type: ignore[no-any-return]

    with mock.patch.object(Plain, "entry", noted):
        entries, losses, _ = outcome(name, [record])
    assert found == entries
    assert [loss.path for loss in losses] == ["notes[0]"]
