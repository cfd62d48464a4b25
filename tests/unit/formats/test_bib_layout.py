"""The quick way of reading .bib entries makes what the long way makes, or leaves it to that."""

import io
from typing import Final
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec import formats
from rusrec.errors import SourceError
from rusrec.formats._bib import layout, reader
from rusrec.formats._bib.grammar.entries import RawEntry
from rusrec.formats.bibtex.dialect import DIALECT
from rusrec.loss import Loss
from rusrec.model import Record

Outcome = tuple[list[Record], list[Loss], str]

VALUES: Final = {
    "author": ("송, 준서 and King, M.", "{Body of x}", "a and others", "von Last, Jr, F.", "A B"),
    "title": ("{제목}", "The {DNA} of \\emph{x}", "", "\\unknown{x}"),
    "journal": ("Slavic Review", "{Рекорд}", "", "\\foo"),
    "booktitle": ("A Book", ""),
    "editor": ("Park, K.", "Yi, S. and others"),
    "issn": ("0037-6779", "none", "0037-6779 (online)"),
    "language": ("ko", "korean", "nonsense"),
    "langid": ("korean", "american", "x"),
    "doi": ("10.1234/Ab.1", "https://doi.org/10.1234/x", "none", "10.1234/a\\_b"),
    "url": (
        "https://a.example/x",
        "https://a.example/x https://b.example/y",
        "\\url{https://a.b/c}",
    ),
    "year": ("1998", "in press", "1998 [c. 2000]", "{1998}"),
    "month": ("September", "9", "x"),
    "date": ("1998-05", "1998/1999", "x"),
    "pages": ("1--2", "1~2", "12", "e5, 7"),
    "volume": ("59", "IX", "1--2"),
    "type": ("phdthesis", "Essay"),
    "keywords": ("상; 시장", "a, b", "a\nb\nc"),
    "abstract": ("First.\n\nSecond.", "\\'e \x07", "a~b  c"),
}
FIELDS: Final = (
    *VALUES, "publisher", "address", "location", "school", "institution", "series", "number",
    "issue", "note", "annote", "pubstate", "howpublished", "key", "isbn", "eprint", "foo", "day",
    "journaltitle", "chapter", "maintitle", "ids", "crossref", "subtitle", "date+an:of",
)  # fmt: skip


def outcome(text: str, name: str) -> Outcome:
    """Return what reading *text* gives: records, losses, and the error that ended it."""
    found: list[Record] = []
    losses: list[Loss] = []
    source, read = io.BytesIO(text.encode()), formats.get(name).read
    assert read is not None
    try:
        found.extend(read(source, name="x.bib", ledger=losses.append))
    except SourceError as error:
        return found, losses, str(error)
    return found, losses, ""


def field(name: str) -> st.SearchStrategy[str]:
    """Return lines of a field."""
    others = ("제목", "Рекорд", "title", "12", "", '="host"')
    said = st.sampled_from(VALUES.get(name, others))
    return st.builds("  {} = {{{}}},".format, st.just(name), said)


def entries() -> st.SearchStrategy[str]:
    """Return entries, most of them of usual fields."""
    kinds = st.sampled_from(
        ("article", "article", "book", "incollection", "phdthesis", "misc", "mastersthesis", "odd")
    )
    keys = st.sampled_from(("song", "Song1998", "a_b", ""))
    names = st.one_of(st.sampled_from(tuple(VALUES)), st.sampled_from(FIELDS))
    lines = st.lists(names, max_size=8, unique=True).flatmap(
        lambda chosen: st.tuples(*map(field, chosen)).map("\n".join)
    )
    return st.builds("@{}{{{},\n{}\n}}\n".format, kinds, keys, lines)


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@settings(max_examples=400, deadline=None)
@given(text=st.lists(entries(), min_size=1, max_size=2).map("\n".join))
def test_both_ways_make_the_same(text: str, name: str) -> None:
    """Records, losses and errors are the same."""
    with mock.patch.object(reader, "usual", return_value=None):
        expected = outcome(text, name)
    assert outcome(text, name) == expected


def test_usual_entries_take_the_quick_way() -> None:
    """So an article costs no look for fields that are not there."""
    names = ("author", "title", "journal", "issn", "year", "doi", "pages", "volume", "abstract")
    entry = RawEntry("article", "song", {name: VALUES[name][0] for name in names}, 1, {})
    assert layout.usual(entry, DIALECT) is not None
    assert layout.usual(entry._replace(type="odd"), DIALECT) is None
    more = entry._replace(fields=entry.fields | {"foo": "8"})
    assert layout.usual(more, DIALECT) is None
