"""The quick way of writing MARC writes and tells what the long way does, or leaves it."""

from collections.abc import Sequence
from typing import Final, TypeVar
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rusrec import formats
from rusrec.errors import RusrecError
from rusrec.formats._marc import plain, writer
from rusrec.loss import Loss
from rusrec.model import (
    Date,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Record,
    Source,
    Text,
)
from rusrec.testing.strategies import record_lists

PROFILES: Final = ("vernacular", "loc880", "kormarc")
T = TypeVar("T")
Outcome = tuple[list[str], list[Loss], str]


def outcome(profile: str, records: list[Record]) -> Outcome:
    """Return what is written, the losses, and the error that ended it."""
    found: list[str] = []
    losses: list[Loss] = []
    write = formats.get("marcxml").write
    assert write is not None
    try:
        found.extend(write(records, ledger=losses.append, profile=profile))
    except RusrecError as error:
        return found, losses, str(error)
    return found, losses, ""


def slow_outcome(profile: str, records: list[Record]) -> Outcome:
    """Return the same, each record written the long way."""
    with mock.patch.object(writer, "usual", return_value=None):
        return outcome(profile, records)


WORDS: Final = (
    "제목", "Рекорд", "Title", "The", ":", "=", "/", ".", ",", "[1998]", "\n", "A. B.", "  ", "é",
    "<i>x</i>", "\x07",
)  # fmt: skip


JOURNAL: Final = Record(type="periodical", title=(Text("러시아연구", "ko"),))


def words() -> st.SearchStrategy[str]:
    """Return texts of a few words, with the marks of catalogues, in three scripts."""
    found = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
    return mostly(("제목", "Title", "Рекорд"), found.map(" ".join))


def mostly(usual: Sequence[T], other: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    """Return a strategy that gives one of *usual* but for one time in twenty."""
    places = st.integers(0, 19)
    return places.flatmap(lambda place: other if place == 13 else st.sampled_from(usual))


def records() -> st.SearchStrategy[Record]:
    """Return records of the usual fields, with one now and then that is not quite usual."""
    tags = mostly(("ko",), st.sampled_from(("en", "ru", "ko-Latn-alalc97", "und")))
    by = mostly(("",), st.just("machine"))
    text = st.builds(Text, words(), tags, by=by)
    texts = st.lists(text, max_size=3, unique_by=lambda text: text.tag).map(tuple)
    form = st.builds(NameForm, words(), words(), tags, by=by)
    forms = st.lists(form, min_size=1, max_size=2, unique_by=lambda form: form.tag)
    names = st.lists(
        st.one_of(
            st.builds(lambda forms: Name(name=tuple(forms)), forms),
            st.builds(lambda text: Name(org=(text,), orcid="0000-0002-1825-0097"), text),
        ),
        max_size=2,
    ).map(tuple)
    dates = mostly(("1998", "1998-05"), st.sampled_from(("1998~", "199X", "1998/2001", "XXXX")))
    date = st.one_of(st.none(), st.builds(Date, dates, text=mostly(("",), st.just("n.d."))))
    titled = st.builds(
        Record,
        type=st.sampled_from(("periodical", "periodical", "book")),
        title=texts,
        publisher=st.lists(texts.filter(bool), max_size=1).map(tuple),
        volume=mostly(("",), st.just("3")),
    )
    groups = st.lists(texts.filter(bool), max_size=2).map(tuple)
    return st.builds(
        Record,
        id=st.sampled_from(("a", "b", "c-d")),
        citekey=st.sampled_from(("", "", "Song1998")),
        type=mostly(("article-journal", "chapter"), st.sampled_from(("book", "periodical"))),
        language=mostly((("ko",), ("ko", "ru")), st.sampled_from((("en",), ()))),
        title=texts,
        subtitle=mostly(((),), texts),
        author=names,
        editor=mostly(((),), names),
        issued=date,
        accessed=st.one_of(st.none(), date),
        host=mostly((None, JOURNAL, JOURNAL), st.one_of(titled, st.just("some-id"))),
        volume=mostly(("", "8", "viii"), st.just("8, no. 2")),
        issue=mostly(("", "1"), st.just("(1)")),
        pages=mostly(("", "259-285", "e12-e15"), st.just(", p. 3")),
        publisher=mostly(((),), groups),
        place=mostly(((),), groups),
        identifiers=st.sampled_from(
            ((), (Identifier("doi", "10.1/a"),), (Identifier("doi", "10.1/a b"),),
             (Identifier("isbn", "9780306406157"), Identifier("issn", "1229-1056")))
        ),
        links=st.sampled_from(((), (Link("https://a.example/1"),), (Link("https://a.b", "x:"),))),
        abstract=texts,
        keywords=st.lists(
            st.builds(Keyword, words(), tags, mostly(("",), st.just("lcsh"))), max_size=3
        ).map(tuple),
        sources=st.sampled_from(((), (), (Source(key="s1", what="text of the page"),))),
        extent=mostly(("",), st.just("285 p.")),
    )  # fmt: skip


@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=st.lists(records(), min_size=1, max_size=3))
def test_both_ways_write_and_tell_the_same(profile: str, found: list[Record]) -> None:
    """Fields, losses and errors of usual records are the same."""
    assert outcome(profile, found) == slow_outcome(profile, found)


@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=record_lists())
def test_both_ways_agree_on_any_record(profile: str, found: list[Record]) -> None:
    """So it is with records of every field."""
    assert outcome(profile, found) == slow_outcome(profile, found)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_usual_record_is_written_quickly(profile: str) -> None:
    """An article with a journal, a title in two languages, a DOI and a note takes the quick way."""
    record = Record(
        id="a",
        citekey="Song1998",
        type="article-journal",
        language=("ko",),
        title=(Text("제목", "ko"), Text("The title", "en"), Text("Chemok", "ko-Latn-alalc97")),
        author=(Name(name=(NameForm("송", "준서", "ko"),)), Name(org=(Text("연구소", "ko"),))),
        issued=Date("1998-05"),
        host=Record(type="periodical", title=(Text("러시아연구", "ko"),)),
        volume="8",
        issue="1",
        pages="259-285",
        identifiers=(Identifier("doi", "10.1000/182"),),
        links=(Link("https://a.example/1?b=c"),),
        abstract=(Text("요약\n둘째", "ko"),),
        keywords=(Keyword("가", "ko"), Keyword("나", "ko")),
        sources=(Source(key="s1", what="text of the page"),),
    )
    found = plain.usual(record, profile)
    assert found
    assert [loss.path for loss in found[1]] == ["citekey", "sources", "extra"]
