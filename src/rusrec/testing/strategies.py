"""Whole records, as Hypothesis strategies: valid, canonical, in every state a record can be in."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, cast, get_args

from hypothesis import strategies as st

from rusrec.model import (
    Change,
    Classification,
    Count,
    Missing,
    Numbering,
    Record,
    Relation,
)
from rusrec.model.arrangement import canonical
from rusrec.model.date import DATES
from rusrec.model.record import NUMBERED
from rusrec.model.source import Reason
from rusrec.schema.parts import RELATION
from rusrec.scripts.slug import slug
from rusrec.testing import housekeeping, people
from rusrec.testing import values as v
from rusrec.testing.words import phrases
from rusrec.vocab import item_types

__all__ = ["ids", "record_lists", "records", "works"]

Strategy = st.SearchStrategy[Any]

_PAGES: Final = (
    "259-285", "259", "e12", "259-285, 301", "1-2", "xii-xv", "С. 5-12", "12–15", "1-24, i", "8:1",
)  # fmt: skip
_NUMBERS: Final = ("8", "08", "VIII", "1998", "3-4", "8.2", "№ 5", "Т. 3", "1_000", "8:30")
_KEYS: Final = ("Song1998", "song_1998.a", "s+1-b", "DBLP:x/y", "송1998", "Иванов98", "a", "9x")


def ids(prefix: str = "") -> st.SearchStrategy[str]:
    """Return ids as a library has them; *prefix* sets those of hosts apart."""
    stem = st.sampled_from(("rosia-yongu-8-1", "a", "voprosy-istorii-1998-5", "x", "0"))
    return st.builds(lambda s, n: f"{prefix}{s}-{n}", stem, st.integers(1, 9999))


def _numbering() -> Strategy:
    each = st.builds(Numbering, st.sampled_from(_NUMBERS), st.sampled_from(NUMBERED))
    return st.lists(each, min_size=1, max_size=3, unique=True).map(tuple)


def _relations() -> Strategy:
    to = st.one_of(ids("other-"), works(("title", "author", "issued"), identified=True))
    kinds = st.sampled_from(RELATION.words)
    return v.several(st.builds(Relation, kinds, to))


@cache
def _fields() -> dict[str, Strategy]:
    """Return the values of each field; ``missing`` is drawn when the others are known."""
    names, texts, work = v.several(people.names(), 3), v.texts(), works()
    number = st.sampled_from(_NUMBERS)
    day = st.sampled_from(("", "2026-01-31"))
    return {
        "draft": st.just(value=True),
        "citekey": st.sampled_from(_KEYS),
        "aka": st.lists(phrases(1), min_size=1, max_size=2, unique=True).map(tuple),
        "genre": v.texts(2),
        "language": st.sampled_from(
            (("ko",), ("ru",), ("en",), ("ko",), ("ru", "en"), ("ko-Hani",), ("sr-Latn",), ("und",))
        ),
        "title": texts,
        "subtitle": texts,
        "short_title": v.texts(2),
        "author": names,
        "editor": names,
        "translator": names,
        "contributor": v.several(people.names(role=True), 3),
        "issued": v.dates(),
        "dates": v.several(st.sampled_from(DATES).flatmap(v.dates)),
        "accessed": v.dates(),
        "original": work,
        "host": work,
        "series": work,
        "event": v.events(),
        "volume": number,
        "issue": number,
        "number": _numbering(),
        "section": v.texts(2),
        "pages": st.sampled_from(_PAGES),
        "extent": st.sampled_from(("285", "285 с.", "xii, 285 p.")),
        "volumes": st.sampled_from(("2", "в 3 т.")),
        "edition": st.one_of(v.texts(2), v.texts(1, st.sampled_from(("2", "2nd revised")))),
        "publisher": v.several(v.texts(2)),
        "place": v.several(v.texts(2)),
        "identifiers": v.identifiers(),
        "archive": v.archives(),
        "links": v.links(),
        "abstract": v.texts(2, v.paragraphs()),
        "keywords": v.keywords(),
        "classification": v.several(
            st.builds(Classification, st.sampled_from(("kdc", "ddc", "udc")), phrases(1))
        ),
        "notes": v.notes(),
        "rights": v.rights(),
        "counts": v.several(st.builds(Count, phrases(1), number, v.optional(phrases(2)), day)),
        "relations": _relations(),
        "sources": housekeeping.sources(),
        "corrections": housekeeping.corrections(),
        "history": v.several(
            st.builds(Change, st.just("2026-01-31"), v.optional(phrases(2)), v.optional(phrases()))
        ),
        "extra": housekeeping.extras(),
    }  # fmt: skip


_COMMON: Final = (
    "title", "title", "title", "subtitle", "author", "author", "author", "issued", "issued", "host",
    "host", "volume", "issue", "pages", "language", "language", "identifiers", "abstract", "editor",
    "publisher",
)  # fmt: skip
_OF_WORK: Final = (
    "title", "title", "subtitle", "short_title", "editor", "author", "issued", "publisher", "place",
    "identifiers", "language", "volume", "issue", "number", "edition", "genre", "translator",
)  # fmt: skip


@st.composite
def works(
    draw: Callable[..., Any],
    fields: tuple[str, ...] = _OF_WORK,
    *,
    identified: bool | None = None,
    depth: int = 1,
) -> Record:
    """Return a work as it stands inside another record: a host, a series, an original.

    It has a type and at least one thing more. Not every one has an id unless *identified* says
    so; a host may be in a host of its own.
    """
    chosen = draw(st.lists(st.sampled_from(fields), min_size=1, max_size=4, unique=True))
    values: dict[str, Any] = {field: draw(_fields()[field]) for field in chosen}
    if identified or (identified is None and draw(st.booleans())):
        values["id"] = draw(ids("host-"))
    if depth and draw(st.integers(0, 3)) == 3:  # noqa: PLR2004 (one in four)
        where = draw(st.sampled_from(("host", "host", "series")))
        values[where] = draw(works(fields, identified=identified, depth=depth - 1))
    return Record(type=draw(_types()), **values)


@cache
def _types() -> st.SearchStrategy[str]:
    common = ("article-journal", "chapter", "book", "thesis", "periodical", "document")
    return st.one_of(st.sampled_from(common), st.sampled_from(tuple(item_types())))


@st.composite
def records(draw: Callable[..., Any], *, least: int = 0, most: int = 9) -> Record:
    """Return a valid record in canonical order, *least* to *most* fields beside id and type.

    Hosts are inside it, as a format gets them.
    """
    pool = st.sampled_from((*_COMMON, *_fields()))
    chosen = draw(st.lists(pool, min_size=least, max_size=most, unique=True))
    values = {field: draw(_fields()[field]) for field in chosen}
    if draw(st.integers(0, 5)) == 5:  # noqa: PLR2004 (one in six)
        absent = [field.replace("_", "-") for field in _fields() if field not in values]
        reasons = st.sampled_from(cast("Sequence[str]", get_args(Reason)))
        values["missing"] = draw(
            v.distinct(st.builds(Missing, st.sampled_from(absent), reasons), "field", 2)
        )
    return canonical(Record(id=draw(ids()), type=draw(_types()), **values))


def _keys(record: Record) -> set[str]:
    """Return all by which a format may tell the record from its neighbours."""
    return {name for key in (record.id, record.citekey) if key for name in (key.lower(), slug(key))}


@st.composite
def record_lists(
    draw: Callable[..., Any], *, least: int = 1, most: int = 2, fields: int = 9
) -> list[Record]:
    """Return *least* to *most* records whose ids and keys differ, whatever the case of letters."""
    from msgspec.structs import replace

    found = draw(
        st.lists(
            records(most=fields), min_size=least, max_size=most, unique_by=lambda record: record.id
        )
    )
    taken = {key for record in found for key in (record.id, slug(record.id))}
    for place, record in enumerate(found):
        if record.citekey and taken & {record.citekey.lower(), slug(record.citekey)}:
            found[place] = replace(record, citekey="")
        taken |= _keys(found[place])
    return cast("list[Record]", found)
