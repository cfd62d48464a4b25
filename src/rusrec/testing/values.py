"""Texts, names, dates and identifiers as the canonical record holds them."""

from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from rusrec.model import (
    Archive,
    Date,
    Event,
    Identifier,
    Keyword,
    Link,
    Note,
    Rights,
    Text,
    Texts,
    edtf,
    identifier,
)
from rusrec.model.text import implied_kind
from rusrec.testing.words import phrases

__all__ = [
    "archives",
    "dates",
    "events",
    "identifiers",
    "keywords",
    "links",
    "markup",
    "notes",
    "paragraphs",
    "rights",
    "tags",
    "texts",
]

TAGS: Final = (
    "ko", "en", "ru", "ko-Latn-alalc97", "ru-Latn-alalc97", "ko-Hani", "ru-Latn", "de", "fr", "uk",
    "ko-Latn-t-ko-m0-mcst", "ru-Latn-t-ru-m0-iso", "ko-Cyrl", "zh-Hant", "ja", "sr-Latn", "kk",
    "en-GB", "und", "und-Latn",
)  # fmt: skip
KINDS: Final = ("", "parallel", "translated", "transcribed", "variant", "cover", "abbreviated")
CERTS: Final = ("", "high", "medium", "low", "unknown")
DATES: Final = (
    "1998", "1998-05", "1998-05-31", "1998~", "1998?", "1998%", "1937-05-1X", "199X", "19XX",
    "XXXX", "1998-XX", "1998/2001", "1998-05/1998-06", "1998/..", "../1998", "1998/", "/1998",
    "[1937-05-12..1937-05-15]", "[1667,1668,1670..1672]", "{1960,1961-12}", "[..1984]",
    "1998-21", "1998-24", "1998-33", "1998-06~/2001?", "0800", "-0043", "Y12000", "0000",
    "1998-05-31T12:00:00Z", "1998-05-31T12:00:00+09:00", "1998-05-01/1998-05-31",
)  # fmt: skip
IDENTIFIERS: Final = {
    "doi": ("10.1000/182", "10.1000/a(b)c;2-#_&x", "10.1000/<5::aid>3.0.co"),
    "hdl": ("10371/88004",),
    "issn": ("1229-1056", "0317-847X", "1229-1056 (print)", "1229-1056; 2434"),
    "eissn": ("2049-3630",),
    "issn-l": ("0317-8471",),
    "isbn": ("978-3-16-148410-0", "9785170000005", "0-306-40615-2"),
    "pmid": ("12345678",),
    "pmcid": ("PMC123456",),
    "urn": ("urn:nbn:de:101:1-201102033592",),
    "lccn": ("n78890351",),
    "oclc": ("123456789",),
    "kci": ("ART001234567",),
    "uci": ("G704-000123.2010..5.004",),
    "riss": ("A105212345",),
    "ark": ("ark:/12148/btv1b8449691v",),
    "local": ("Р-1235/98 {а}", "x: y", "№ 5"),
}
NOTES: Final = (
    "", "", "", "annote", "status", "source", "references", "scale", "dimensions", "medium",
    "division", "howpublished", "provenance",
)  # fmt: skip
_LINKS: Final = (
    "https://example.org/",
    "http://example.org/a_b?c=d&e=%20#f~{g}",
    "https://example.org/송준서/Правда",
    "ftp://example.org/x",
)


def optional(strategy: st.SearchStrategy[Any], nothing: Any = "") -> st.SearchStrategy[Any]:
    """Return *strategy*, or *nothing*."""
    return st.one_of(st.just(nothing), strategy)


def several(strategy: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[Any]:
    """Return tuples of one to *most*."""
    return st.lists(strategy, min_size=1, max_size=most).map(tuple)


def distinct(strategy: st.SearchStrategy[Any], key: str, most: int = 3) -> st.SearchStrategy[Any]:
    """Return tuples whose elements differ in the attribute *key*."""
    return st.lists(
        strategy, min_size=1, max_size=most, unique_by=lambda element: getattr(element, key)
    ).map(tuple)


def tags() -> st.SearchStrategy[str]:
    """Return language tags in canonical spelling: own scripts, transcriptions, undetermined."""
    return st.sampled_from(TAGS)


def markup() -> st.SearchStrategy[str]:
    """Return texts with well-formed inline tags of CSL."""
    wraps = ("<i>{}</i>", "<b>{}</b>", "<sup>{}</sup>", "<sub>{}</sub>", "{}",
             '<span class="nocase">{}</span>', '<span style="font-variant:small-caps;">{}</span>',
             "<i>a <b>{}</b></i>")  # fmt: skip
    part = st.builds(
        lambda wrap, word: wrap.replace("{}", word),
        st.sampled_from(wraps),
        st.sampled_from(("Правда", "연구", "Deal", "№ 5", "{x}", "50%", "“q”")),
    )
    return st.lists(part, min_size=1, max_size=3).map(" ".join)


@cache
def paragraphs() -> st.SearchStrategy[str]:
    """Return one to three paragraphs, one a line; now and then one of some thousand characters."""
    long = phrases().map(lambda line: f"{line} " * 150 + "end.")
    line = st.one_of(phrases(), phrases(12), phrases(12), long)
    return st.lists(line, min_size=1, max_size=3).map("\n".join)


def with_kind(form: Any, tag: str, kind: str) -> Any:
    from msgspec.structs import replace

    return replace(form, tag=tag, kind="" if kind == implied_kind(tag) else kind)


BY: Final = st.sampled_from(("", "machine", "cataloguer", "author", "송, 준서"))


def _full_text(
    said: st.SearchStrategy[str], tagged: st.SearchStrategy[str]
) -> st.SearchStrategy[Text]:
    """Return texts with all that can be said of one; *tagged* have inline tags."""
    form = st.one_of(
        st.builds(Text, said, by=BY, cert=st.sampled_from(CERTS), divided=phrases(2)),
        st.builds(Text, said, by=BY),
        st.builds(Text, tagged, markup=st.just("csl")),
    )
    return st.builds(with_kind, form, tags(), st.sampled_from(KINDS))


@cache
def texts(most: int = 3, said: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Texts]:
    """Return one to *most* forms of a text; two may share a tag. Of *said*, else phrases."""
    tagged = markup()
    if said is paragraphs():
        tagged = st.lists(tagged, min_size=1, max_size=2).map("\n".join)
    said = phrases() if said is None else said
    bare = st.builds(Text, said, tags())
    one = st.one_of(bare, bare, _full_text(said, tagged))
    return st.lists(one, min_size=1, max_size=most).map(tuple)


def _ymd() -> st.SearchStrategy[str]:
    return st.dates().map(lambda day: edtf.of(day.year, day.month, day.day))


@cache
def dates(of: str = "") -> st.SearchStrategy[Date]:
    """Return dates in EDTF in canonical spelling, some with the words on the item."""
    value = st.one_of(st.sampled_from(DATES), st.sampled_from(DATES), _ymd())
    bare = st.builds(Date, value, of=st.just(of))
    return st.one_of(
        bare,
        bare,
        st.builds(
            Date,
            value,
            of=st.just(of),
            by=BY,
            cert=st.sampled_from(CERTS),
            text=st.one_of(st.just(""), phrases(3)),
        ),
    )


def identifiers() -> st.SearchStrategy[tuple[Identifier, ...]]:
    """Return identifiers in canonical spelling; a scheme may have several."""
    known = [
        Identifier(scheme, identifier.normal(scheme, value))
        for scheme, values in IDENTIFIERS.items()
        for value in values
    ]
    return st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True).map(tuple)


def keywords() -> st.SearchStrategy[tuple[Keyword, ...]]:
    """Return subject terms in one or several languages."""
    bare = st.builds(Keyword, phrases(2), tags())
    full = st.builds(
        Keyword,
        phrases(2),
        tags(),
        vocabulary=st.sampled_from(("", "lcsh", "kmdb")),
        uri=st.sampled_from(("", "http://id.loc.gov/authorities/subjects/sh85125928")),
    )
    return st.lists(st.one_of(bare, bare, full), min_size=1, max_size=4).map(tuple)


def notes() -> st.SearchStrategy[tuple[Note, ...]]:
    """Return notes; some say what they are."""
    note = st.builds(Note, texts(2, paragraphs()), st.sampled_from(NOTES))
    return st.lists(note, min_size=1, max_size=2).map(tuple)


def links() -> st.SearchStrategy[tuple[Link, ...]]:
    """Return addresses of the item."""
    link = st.builds(
        Link,
        st.sampled_from(_LINKS),
        kind=st.sampled_from(("", "", "fulltext", "abstract")),
        media_type=st.sampled_from(("", "application/pdf")),
        accessed=st.sampled_from(("", "2026-01-31")),
        language=st.sampled_from(("", "ko")),
    )
    bare = st.builds(Link, st.sampled_from(_LINKS))
    return st.lists(st.one_of(bare, link), min_size=1, max_size=2).map(tuple)


def archives() -> st.SearchStrategy[Archive]:
    """Return places of a single copy, at least one thing said of it."""
    maybe = st.one_of(st.just(""), phrases(2))
    shelfmark = st.sampled_from(("", "ф. 17, оп. 3, д. 971", "MS 5 {a}"))
    every = st.builds(Archive, maybe, maybe, maybe, shelfmark)
    return every.filter(lambda archive: archive != Archive())


def rights() -> st.SearchStrategy[Rights]:
    """Return licences and statements."""
    licence = st.sampled_from(("CC-BY-4.0", "All rights reserved"))
    uri = st.sampled_from(("", "https://creativecommons.org/licenses/by/4.0/"))
    return st.one_of(
        st.builds(Rights, licence, uri, st.one_of(st.just(()), texts(1))),
        st.builds(Rights, text=texts(2)),
    )


def events() -> st.SearchStrategy[Event]:
    """Return conferences and other events, at least with a name or a place."""
    maybe = st.one_of(st.just(()), texts(2))
    when = st.one_of(st.none(), dates())
    return st.one_of(
        st.builds(Event, texts(2), maybe, when),
        st.builds(Event, place=texts(1), date=when),
    )
