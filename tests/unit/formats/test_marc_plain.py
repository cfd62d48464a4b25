"""The quick way of writing MARC writes and tells what the long way does, or leaves it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeVar
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rusrec import formats
from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.plain import Plain
from rusrec.loss import Loss
from rusrec.model import (
    Classification,
    Date,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Note,
    Numbering,
    Record,
    Source,
    Text,
)
from rusrec.testing.strategies import record_lists

if TYPE_CHECKING:
    from rusrec.errors import RusrecError

PROFILES: Final = ("vernacular", "loc880", "kormarc")
T = TypeVar("T")
Outcome = tuple[list[str], list[Loss], list[str]]


def outcome(profile: str, records: list[Record], name: str = "marcxml") -> Outcome:
    """Return what is written, the losses, and the errors of records that are not."""
    losses: list[Loss] = []
    errors: list[RusrecError] = []
    write = formats.get(name).write
    assert write is not None
    found = [*write(records, ledger=losses.append, profile=profile, refuse=errors.append)]
    return found, losses, [*map(str, errors)]


def slow_outcome(profile: str, records: list[Record], name: str = "marcxml") -> Outcome:
    """Return the same, each record written the long way."""
    with mock.patch.object(Plain, "written", return_value=None):
        return outcome(profile, records, name)


WORDS: Final = (
    "제목", "Рекорд", "Title", "The", ":", "=", "/", ".", ",", "[1998]", "\n", "A. B.", "  ", "é",
    "<i>x</i>", "\x07",
)  # fmt: skip


JOURNAL: Final = Record(type="periodical", title=(Text("러시아연구", "ko"),))


CLASSES: Final = (Classification("kdc", "3"), Classification("ddc", "947"))


def illustrators(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return *names* as contributors."""
    return tuple(replace(name, role="ill") for name in names)


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
        extent=mostly(("", "", "285 p."), st.sampled_from(("p. 3", "2 v.", "x :"))),
        notes=mostly(((),), st.lists(st.builds(Note, texts.filter(bool)), max_size=2).map(tuple)),
        genre=mostly(((),), texts),
        edition=mostly(((),), texts),
        classification=mostly(((), (Classification("ddc", "947"),)), st.just(CLASSES)),
        contributor=mostly(((),), names.map(illustrators)),
        series=mostly((None,), st.just(Record(type="collection", title=(Text("총서", "ko"),)))),
        number=mostly(((),), st.just((Numbering("5", "series"),))),
    )  # fmt: skip


@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=st.lists(records(), min_size=1, max_size=3))
def test_both_ways_write_and_tell_the_same(profile: str, found: list[Record]) -> None:
    """Fields, losses and errors of usual records are the same."""
    assert outcome(profile, found) == slow_outcome(profile, found)


TITLES: Final = (
    "제목", "The Deal", "the deal", "Deal", "A", "An A", "L'été", "La l' x", "1984", "U.S.", "war.",
    "Smith & Co.", "a: b", "a : b", "a = b", "x =", "= x", " x", "x  y", "[x]", "Рекорд :", "x/",
    "KGB의", "Ünï", "e\u0301", "\u00a0x", "\\u0041", "日本", "Ωμέγα", "х\u0485", "\n", "", "\ud800",
    "Chemok", "l'", "100%", "\ue0ff", "<&>", "The", "|", "x|", "Le Deal = The Deal", "x;",
    "…", "x +",
)  # fmt: skip


NAMES: Final = (
    "", "de Beauvoir", "van", "Jr.", "Song, J.", "X.", "Smith.", "e\u0301", "A  B", " a", "\\u0041",
    "日本", "\x07", "\ue0ff", "100%", "a/", "von der", "x :", "&", "[Kim]",
)  # fmt: skip


def alike() -> st.SearchStrategy[list[Record]]:
    """Return several articles that differ in titles, abstracts and places in the host."""
    title = mostly(("제목", "The Deal", "Рекорд", "Deal", "Chemok"), st.sampled_from(TITLES))
    tags = mostly(("ko", "en", "ko-Latn-alalc97"), st.sampled_from(("fr", "it", "ru", "und")))
    kinds = mostly(("", ""), st.sampled_from(("translated", "variant", "cover", "abbreviated")))
    text = st.builds(Text, title, tags, kinds, mostly(("",), st.just("machine")))
    texts = st.lists(text, max_size=3, unique_by=lambda text: text.tag).map(tuple)
    abstract = st.builds(
        Text,
        st.lists(title, min_size=1, max_size=3).map("\n".join),
        tags,
        by=mostly(("",), st.just("machine")),
    )
    number = mostly(("8", "12", ""), st.sampled_from(("viii", "т. 3", "1-2", "-", ",", "8.", " 8")))
    host = Record(type="periodical", title=(Text("러시아연구", "ko"), Text("Studies", "en")))
    links = st.builds(
        Link, mostly(("https://a.b/c",), st.sampled_from(("a b", "é", ""))),
        mostly(("",), st.just("x:")), accessed=mostly(("",), st.just("1998")),
    )  # fmt: skip
    numbers = st.builds(
        Identifier, st.sampled_from(("doi", "hdl", "issn", "isbn", "lccn", "local", "oclc")),
        mostly(("10.1/a", "1229-1056"), st.sampled_from(("x  y", "", "é", "9780306406157"))),
    )  # fmt: skip
    family = mostly(("송", "Song", "Иванов", "O'Brien"), st.sampled_from(NAMES))
    given = mostly(("준서", "J.", "Anna", "Пётр"), st.sampled_from(NAMES))
    form = st.builds(NameForm, family, given, tags, by=mostly(("",), st.just("machine")))
    named = st.one_of(
        form.map(lambda form: Name((form,))),
        st.tuples(form, form).map(Name),
        st.builds(Name, form.map(lambda form: (form,)), orcid=mostly(("",), st.just("0"))),
    )
    one = st.builds(
        Record,
        type=st.just("article-journal"),
        language=mostly((("ko",),), st.sampled_from((("en",), ("ko", "en"), ("it",)))),
        title=texts,
        subtitle=mostly(((), ()), texts),
        author=st.lists(named, max_size=3).map(tuple),
        editor=mostly(((),), st.lists(named, max_size=1).map(tuple)),
        issued=mostly((None, Date("1998-05")), st.just(Date("199X"))),
        host=mostly((JOURNAL, host), st.none()),
        volume=number,
        issue=number,
        pages=mostly(("1-2", ""), st.sampled_from(("e12-e15", ", p. 3", " ", ".", "é", "1,"))),
        identifiers=mostly(((),), st.lists(numbers, max_size=2).map(tuple)),
        links=mostly(((),), st.lists(links, max_size=2).map(tuple)),
        abstract=st.lists(abstract, max_size=2).map(tuple),
        keywords=st.lists(st.builds(Keyword, title, tags), max_size=3).map(tuple),
    )  # fmt: skip
    found = st.lists(one, min_size=1, max_size=6)
    return found.map(lambda made: [replace(r, id=f"a-{at}") for at, r in enumerate(made)])


ARTICLE: Final = Record(
    type="article-journal",
    language=("ko",),
    title=(Text("제목", "ko"),),
    author=(Name((NameForm("송", "준서", "ko"),)),),
    issued=Date("1998"),
    host=JOURNAL,
)


def said(words: str) -> Iterator[Record]:
    """Yield articles with these words at each place where words stand."""
    for tag in ("ko", "en", "it"):
        for titles in ((Text(words, tag),), (ARTICLE.title[0], Text(words, tag))):
            yield replace(ARTICLE, title=titles)
            yield replace(ARTICLE, title=titles, author=())
    text = Text(words, "ko")
    for kind in ("translated", "variant", "cover", "abbreviated"):
        yield replace(ARTICLE, title=(*ARTICLE.title, Text(words, "en", kind)))
    yield replace(ARTICLE, title=(*ARTICLE.title, Text("The a", "en"), Text(words, "en")))
    yield replace(ARTICLE, title=(Text("a", "ko"), Text(words, "en"), Text("An a", "en")))
    for author in (ARTICLE.author, ()):
        yield replace(ARTICLE, subtitle=(text,), author=author)
    yield replace(ARTICLE, subtitle=(text,), title=(*ARTICLE.title, Text("The b", "en")))
    yield replace(ARTICLE, abstract=(text,))
    yield replace(ARTICLE, abstract=(Text(f"가\n{words}\nb", "ko"),))
    yield replace(ARTICLE, keywords=(Keyword(words, "ko"), Keyword("가", "ko")))
    for form in (NameForm(words, "J.", "ko"), NameForm("Song", words, "en")):
        yield replace(ARTICLE, author=(Name((form,)), *ARTICLE.author))
        yield replace(ARTICLE, editor=(Name((form,)),))
    yield replace(ARTICLE, volume=words, issue="1")
    yield replace(ARTICLE, issue=words, pages="2-3")
    yield replace(ARTICLE, volume="8", pages=words)
    for scheme in ("doi", "issn", "isbn", "local"):
        yield replace(ARTICLE, identifiers=(Identifier(scheme, words),))
    yield replace(ARTICLE, links=(Link(words), Link("https://a.b/c", "x:")))


PLACES: Final = ("8", "viii", "1-2", "-", ",", "8.", " 8", ", p. 3", "e12-e15", "(1)", "8, no. 2")


@pytest.mark.parametrize(
    ("profile", "name"), [*((p, "marcxml") for p in PROFILES), ("vernacular", "marc21")]
)
def test_both_ways_agree_on_words_that_a_reader_may_take_for_marks(profile: str, name: str) -> None:
    """Each stands where others of its script stood."""
    words = ["제목", "Deal", "Рекорд", "1984", *TITLES, *NAMES, *PLACES]
    if name != "marcxml":
        words = words[::5]
    records = [
        replace(record, id=f"a-{at}-{n}")
        for at, each in enumerate(words)
        for n, record in enumerate(said(each))
    ]

    assert outcome(profile, records, name) == slow_outcome(profile, records, name)


@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=alike())
def test_both_ways_agree_on_records_like_those_before(profile: str, found: list[Record]) -> None:
    """Titles, abstracts and places that stand as others stood are written as they are alone."""
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
    found = Plain(profile, Carrier()).written(record)
    assert found
    assert [loss.path for loss in found[1]] == ["citekey", "sources", "extra"]
