"""The quick way of writing MARC writes and tells what the long way does, or leaves it."""

from typing import Final
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


def words() -> st.SearchStrategy[str]:
    """Return texts of a few words, with the marks of catalogues, in three scripts."""
    found = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
    return st.one_of(st.sampled_from(("제목", "Title")), found.map(" ".join))


def records() -> st.SearchStrategy[Record]:
    """Return records of the usual fields, with one now and then that is not quite usual."""
    tags = st.sampled_from(("ko", "ko", "en", "ru", "ko-Latn-alalc97", "und"))
    by = st.sampled_from(("", "", "machine"))
    text = st.builds(Text, words(), tags, by=by)
    texts = st.lists(text, max_size=3).map(tuple)
    form = st.builds(NameForm, words(), words(), tags, by=by)
    names = st.lists(
        st.one_of(
            st.builds(
                lambda forms: Name(name=tuple(forms)), st.lists(form, min_size=1, max_size=2)
            ),
            st.builds(lambda text: Name(org=(text,), orcid="0000-0002-1825-0097"), text),
        ),
        max_size=2,
    ).map(tuple)
    dates = st.sampled_from(("1998", "1998-05", "1998-05-31", "1998~", "199X", "1998/2001", "XXXX"))
    date = st.one_of(st.none(), st.builds(Date, dates, text=st.sampled_from(("", "", "n.d."))))
    titled = st.builds(
        Record,
        type=st.sampled_from(("periodical", "periodical", "book")),
        title=texts,
        publisher=st.lists(texts.filter(bool), max_size=1).map(tuple),
        volume=st.sampled_from(("", "", "", "3")),
    )
    groups = st.lists(texts.filter(bool), max_size=2).map(tuple)
    return st.builds(
        Record,
        id=st.sampled_from(("a", "b", "c-d")),
        citekey=st.sampled_from(("", "", "Song1998")),
        type=st.sampled_from(("article-journal", "chapter", "book", "thesis", "periodical", "map")),
        language=st.sampled_from((("ko",), ("en",), (), ("ko", "ru"))),
        title=texts,
        subtitle=st.one_of(st.just(()), texts),
        author=names,
        editor=st.one_of(st.just(()), names),
        issued=date,
        accessed=st.one_of(st.none(), date),
        host=st.one_of(st.none(), st.just("some-id"), titled, titled),
        volume=st.sampled_from(("", "8", "8, no. 2", "viii")),
        issue=st.sampled_from(("", "1", "(1)")),
        pages=st.sampled_from(("", "259-285", "e12-e15", ", p. 3")),
        publisher=groups,
        place=groups,
        identifiers=st.sampled_from(
            ((), (Identifier("doi", "10.1/a"),), (Identifier("doi", "10.1/a b"),),
             (Identifier("isbn", "9780306406157"), Identifier("issn", "1229-1056")))
        ),
        links=st.sampled_from(((), (Link("https://a.example/1"),), (Link("https://a.b", "x:"),))),
        abstract=texts,
        keywords=st.lists(
            st.builds(Keyword, words(), tags, st.sampled_from(("", "", "lcsh"))), max_size=3
        ).map(tuple),
        sources=st.sampled_from(((), (), (Source(key="s1", what="text of the page"),))),
        extent=st.sampled_from(("", "", "", "285 p.")),
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
