"""What a record notes of itself: its sources, its corrections, and what formats had."""

from typing import Any, Final, get_args

from hypothesis import strategies as st

from rusrec.model import (
    Correction,
    Extra,
    ExtraValue,
    Given,
    Source,
)
from rusrec.model.source import Why
from rusrec.testing.values import CERTS, distinct, optional, several
from rusrec.testing.words import phrases, plain_phrases

__all__ = ["EXTRAS", "corrections", "extras", "sources"]

Strategy = st.SearchStrategy[Any]

_SHA: Final = "0c68772ef10e52a1164e2177358143ddb71e48d7eea3d88fe572ec8720684799"

EXTRAS: Final[dict[str, tuple[tuple[str, ...], Strategy]]] = {
    "bibtex": (
        ("file", "timestamp", "owner", "xnote", "bdsk-url-1"),
        st.one_of(
            plain_phrases(),
            st.sampled_from((":/x/a b.pdf:PDF", "{A} {{B}} c", "50\\% \\& more", "\\emph{x}~y")),
        ),
    ),
    "ris": (("C1", "U1", "AD", "OP"), st.one_of(plain_phrases(), st.just("a b\nc"))),
    "mods": (
        ("xnote", "tableOfContents", "targetAudience"),
        st.one_of(
            plain_phrases(),
            st.sampled_from(
                ("<tableOfContents>A &amp; B</tableOfContents>", "<tableOfContents/>", "<x/>")
            ),
        ),
    ),
    "marc": (
        ("599", "950.2", "500", "245", "700.2", "LDR", "008", "880", "883", "01"),
        st.sampled_from(
            (
                "##$a송 5$bx",
                "10$aЁлка :$b{dollar}5",
                "1#$a남궁, 민$4trl",
                "00000nab#a2200000#c#4500",
                "0#$6700-01$aX",
                "0#$81\\p$aRomanized by machine (ALA-LC)",
                "1",
                "##$",
            )
        ),
    ),
    "csl-json": (
        ("xnote", "favourite"),
        st.one_of(plain_phrases(), st.sampled_from(('{"a":[1,"송"]}', "[]", "true", "12", '"12"'))),
    ),
}
"""By format: keys that the model has no field for, and values that such a file could have had."""


def sources() -> Strategy:
    """Return sources, files and pages, with what they give."""
    gives = distinct(
        st.builds(Given, st.sampled_from(("title.ko", "author", "issued")), phrases(2)), "field"
    )
    of_file = st.builds(
        Source,
        key=st.sampled_from(("s1", "s2")),
        file=st.just("sources/x.txt"),
        sha256=st.just(_SHA),
        what=optional(phrases()),
        gives=gives,
    )
    of_page = st.builds(
        Source,
        key=st.sampled_from(("s1", "s2")),
        url=st.just("https://example.org/x?a=1&b=2"),
        accessed=optional(st.just("2026-01-31")),
        gives=optional(gives, ()),
    )
    return distinct(st.one_of(of_file, of_page), "key", 2)


def corrections() -> Strategy:
    """Return corrections of words, and by a rule."""
    field = st.sampled_from(("title.ko", "abstract.en"))
    said = {
        "why": st.sampled_from(("", *get_args(Why))),
        "cert": st.sampled_from(CERTS),
        "resp": optional(phrases(2)),
        "note": optional(phrases()),
        "count": st.sampled_from(("", "2", "65")),
    }
    changed = st.builds(Correction, field, sic=phrases(2), corr=phrases(2), **said)
    ruled = st.builds(Correction, field, rule=st.just("one-for-l"), **said)
    return several(st.one_of(changed, ruled))


def extras() -> st.SearchStrategy[tuple[Extra, ...]]:
    """Return what formats had and the model has not, for each format what it could have had."""
    from rusrec import formats

    def of(name: str) -> Strategy:
        keys, said = EXTRAS.get(name, (("xnote", "unheard-of"), plain_phrases()))
        value = st.builds(ExtraValue, st.sampled_from(keys), said)
        return st.builds(Extra, st.just(name), distinct(value, "key", 2))

    known = st.sampled_from(sorted({*formats.available(), *EXTRAS})).flatmap(of)
    return distinct(known, "format", 2)
