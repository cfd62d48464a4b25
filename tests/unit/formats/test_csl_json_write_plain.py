"""The quick way of writing CSL-JSON writes and tells what the long way does, or leaves it."""

from typing import Any, Final
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rusrec.errors import RusrecError
from rusrec.formats.csl_json import write
from rusrec.formats.csl_json.write_plain import Plain
from rusrec.loss import Loss
from rusrec.model import Date, Identifier, Keyword, Link, Name, NameForm, Note, Record, Text
from rusrec.testing.strategies import record_lists

Outcome = tuple[list[str], list[Loss], str]


def outcome(records: list[Record], **options: Any) -> Outcome:
    """Return the lines, the losses, and the error that ended it."""
    lines: list[str] = []
    losses: list[Loss] = []
    try:
        lines.extend(write(records, ledger=losses.append, **options))
    except RusrecError as error:
        return lines, losses, str(error)
    return lines, losses, ""


def slow_outcome(records: list[Record], **options: Any) -> Outcome:
    """Return the same, each record written the long way."""
    with mock.patch.object(Plain, "line", return_value=None):
        return outcome(records, **options)


WORDS: Final = (
    "제목", "Рекорд", "Title", "&", '"', "\\", "\\u00", ", ", "; ", "\n", "\t", "<i>x</i>", "<",
    "<p>", "é", "e\u0301", "\u00a0", "\x07", "\ud800", "\u2028",
)  # fmt: skip


USUAL: Final[dict[str, Any]] = {
    "id": "a",
    "type": "article-journal",
    "language": ("ko",),
    "title": (Text("제목", "ko"),),
    "author": (Name(name=(NameForm("송", "준서", "ko"),)),),
}


def words() -> st.SearchStrategy[str]:
    """Return texts of a few words, with what JSON takes for its own, in three scripts."""
    found = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
    return st.one_of(st.just("Title"), st.just("제목"), found.map(" ".join))


def hosts() -> st.SearchStrategy[Any]:
    """Return hosts: none, journals, books that say more than themselves."""
    ko = (Text("러시아연구", "ko"),)
    issn = (Identifier("issn", "1229-1056"),)
    return st.sampled_from(
        (
            None,
            "some-id",
            Record(type="periodical", title=ko, identifiers=issn),
            Record(type="periodical", title=ko, publisher=((Text("P", "ko"),),), place=(ko,)),
            Record(type="periodical", title=(*ko, Text("Russian Studies", "en"))),
            Record(type="periodical", title=(Text("A\u2028", "ko"),)),
            Record(type="periodical", title=ko, volume="8"),
            Record(type="book", title=ko, editor=(Name(name=(NameForm("Song", tag="ko"),)),)),
            Record(type="book", title=ko, host=Record(type="book", title=ko)),
        )
    )


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
        st.builds(
            lambda form, order: Name(name=(form,), order=order),
            person,
            st.sampled_from(("family-first", "given-first")),
        ),
    )
    dates = ("1998", "1998-05", "1998-05-31", "1998~", "199X", "1998/2001", "1998-21", "XXXX", "x")
    date = st.builds(Date, st.sampled_from(dates), text=st.sampled_from(("", "", "n.d.")))
    identifiers = (
        (),
        (Identifier("doi", "10.1000/a"),),
        (Identifier("doi", '10.1000/a"'),),
        (Identifier("doi", "10.1/A"),),
        (Identifier("doi", "10.1000/a"), Identifier("issn", "1229-1056")),
    )
    urls = ("https://a.example/1", "https://a.example/ ", "https://doi.org/10.1000/a", "a\\b")
    link = st.builds(Link, st.sampled_from(urls), kind=st.sampled_from(("", "", "fulltext")))
    keyword = st.builds(Keyword, words(), tags, uri=st.sampled_from(("", "", "", "x:y")))
    short = st.builds(Text, words(), st.just("ko")).map(lambda text: (text,))
    note = st.builds(Note, short, type=st.sampled_from(("source", "source", "", "annote")))
    seldom = st.one_of(st.just(()), st.just(()), texts)
    fields = {
        "id": st.sampled_from(("a", "b", "c-d", "A")),
        "citekey": st.sampled_from(("", "", "Song1998", 'a"b', "a")),
        "type": st.sampled_from(("article-journal", "chapter", "book", "thesis", "webpage", "map")),
        "language": st.sampled_from((("ko",), ("en",), (), ("ko", "ru"))),
        "title": texts,
        "author": st.lists(name, max_size=2).map(tuple),
        "editor": st.one_of(st.just(()), st.lists(name, max_size=1).map(tuple)),
        "issued": st.one_of(st.none(), date),
        "accessed": st.one_of(st.none(), st.none(), date),
        "host": hosts(),
        "volume": st.sampled_from(("", "8", '8"', "viii")),
        "issue": st.sampled_from(("", "1", "1\n2")),
        "pages": st.sampled_from(("", "259-285", "e12\\", "\x85")),
        "publisher": st.sampled_from(((), ((Text("P", "ko"),),), ((Text("P", "en"),),))),
        "identifiers": st.sampled_from(identifiers),
        "links": st.lists(link, max_size=2).map(tuple),
        "abstract": texts,
        "keywords": st.lists(keyword, max_size=2).map(tuple),
        "extent": st.sampled_from(("", "", "", "285", "xii, 285", 'a"')),
        "short_title": st.one_of(st.just(()), short),
        "translator": st.one_of(st.just(()), st.just(()), st.lists(name, max_size=1).map(tuple)),
        "edition": seldom,
        "genre": seldom,
        "notes": st.one_of(st.just(()), st.lists(note, max_size=2).map(tuple)),
        "aka": st.sampled_from(((), (), ("http://zotero.org/users/1/items/AB12",))),
        "volumes": st.sampled_from(("", "", "", "2")),
    }
    some = st.lists(st.sampled_from(sorted(fields)), max_size=5, unique=True)
    few = some.flatmap(lambda keys: st.fixed_dictionaries({key: fields[key] for key in keys}))
    found = st.one_of(few, few, st.fixed_dictionaries(fields))
    return found.map(lambda values: Record(**{**USUAL, **values}))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=st.lists(records(), min_size=1, max_size=3), particles=st.booleans())
def test_both_ways_write_and_tell_the_same(found: list[Record], *, particles: bool) -> None:
    """Lines, losses and errors of usual records are the same, and the second time too."""
    twice = [*found, *(Record(**{**fields(each), "id": f"{each.id}-2"}) for each in found)]
    expected = slow_outcome(twice, particles=particles)
    assert outcome(twice, particles=particles) == expected


KO: Final = Text("제목", "ko")
SONG: Final = (Name(name=(NameForm("Song", "Junseo", "ko"),)),)
FEWER: Final[list[tuple[str, Any]]] = [
    ("aka", ("http://zotero.org/users/1/items/AB12",)),
    ("notes", (Note((KO,), "source"),)),
    ("notes", (Note((Text("<i>x</i>", "ko"),), "source"),)),
    ("notes", (Note((Text("KCI", "en"),), "source"),)),
    ("notes", (Note((KO,), "source"), Note((KO,), "source"))),
    ("notes", (Note((KO,)),)),
    ("notes", (Note((Text("e\u0301", "ko"),), "source"),)),
    ("notes", (Note((Text("a  b", "ko"),), "source"),)),
    ("notes", (Note((Text(" a", "ko"),), "source"),)),
    ("notes", (Note((Text(" ", "ko"),), "source"),)),
    ("translator", SONG),
    ("translator", (Name(org=(Text("Institute", "en"),)),)),
    ("short_title", (KO,)),
    ("short_title", (Text('a "b" \\', "ko"),)),
    ("genre", (Text("석사", "ko"),)),
    ("edition", (Text("2", "ko"), Text("2nd", "en"))),
    ("extent", "xii-xv"),
    ("extent", '1"'),
    ("title", (Text("", "ko"),)),
    ("abstract", (Text("", "ko"), Text("", "en"))),
    ("short_title", (Text("", "ko"),)),
]


@pytest.mark.parametrize("kind", ["article-journal", "chapter", "thesis"])
@pytest.mark.parametrize(("field", "value"), FEWER)
def test_what_fewer_records_have_is_written_alike(kind: str, field: str, value: Any) -> None:
    """Each value of a field that exports of Zotero have, in items of several types."""
    host = Record(type="book", title=(KO,)) if kind == "chapter" else None
    record = Record(**{**USUAL, "type": kind, "host": host, field: value})
    assert outcome([record]) == slow_outcome([record])


def fields(record: Record) -> dict[str, Any]:
    """Return the fields of a record as they are."""
    return {name: getattr(record, name) for name in record.__struct_fields__}


@pytest.mark.parametrize("options", [{}, {"for_": "zotero"}, {"for_": "jurism"}, {"embed": True}])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=record_lists())
def test_both_ways_agree_on_any_record(options: dict[str, Any], found: list[Record]) -> None:
    """So it is with records of every field, and with each option."""
    assert outcome(found, **options) == slow_outcome(found, **options)


def test_the_usual_record_is_written_quickly() -> None:
    """An article with a journal, two authors, a DOI and quotation marks takes the quick way."""
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
        abstract=(Text("요약\n둘째 < 셋째", "ko"),),
        keywords=(Keyword("가", "ko"), Keyword("나", "ko")),
    )
    found: list[Any] = []
    quick = Plain.line

    def noted(plain: Plain, record: Record) -> str | None:
        found.append(quick(plain, record))
        return found[-1]  # type: ignore[no-any-return]

    with mock.patch.object(Plain, "line", noted):
        lines, losses, _ = outcome([record])
    assert found == [lines[0].removeprefix("[\n")]
    assert [loss.path for loss in losses] == ["aka"]
