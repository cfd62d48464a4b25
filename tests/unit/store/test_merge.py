"""What a record that comes in changes of one that is there, and which two are one work."""

from typing import Any

import pytest
from msgspec.structs import replace

from rusrec.model import Identifier, Name, NameForm, Record, Text
from rusrec.store.known import Known, alike
from rusrec.store.merge import merged

KO, EN = Text("가", "ko"), Text("A", "en")
DOI, HDL = Identifier("doi", "10.1/2"), Identifier("hdl", "1/2")


def person(family: str, **said: Any) -> Name:
    """Return a person."""
    return Name(name=(NameForm(family, tag="en"),), **said)


def test_identifiers_of_other_schemes_stay() -> None:
    """A format that knows DOIs alone takes no handle away, and a new DOI replaces the old one."""
    new = Identifier("doi", "10.1/3")
    after = merged(
        Record(id="a", identifiers=(DOI, HDL)),
        Record(id="a", identifiers=(new,)),
        Record(id="a", identifiers=(DOI,)),
    )
    assert after.identifiers == (new, HDL)


def test_what_the_format_cannot_say_of_a_name_stays() -> None:
    """Of those that it gives back as they went."""
    old = (person("Doe", orcid="0000-0002-1825-0097"), person("Roe"))
    seen = (person("Doe"), person("Roe"))
    after = merged(
        Record(id="a", author=old),
        Record(id="a", author=(person("Doe"), person("Poe"))),
        Record(id="a", author=seen),
    )
    assert after.author == (old[0], person("Poe"))


def test_a_text_changes_in_its_own_language_alone() -> None:
    """The forms that the format has no place for are still there."""
    after = merged(
        Record(id="a", language=("ko",), title=(KO, EN)),
        Record(id="a", language=("ko",), title=(Text("나", "ko"),)),
        Record(id="a", language=("ko",), title=(KO,)),
    )
    assert after.title == (Text("나", "ko"), EN)


def test_nothing_is_taken_away() -> None:
    """What comes in is silent of many things: not all that a format can say stands in a file."""
    old = Record(id="a", volume="8", title=(EN,), author=(person("Doe"),), identifiers=(DOI,))
    assert merged(old, Record(id="a", pages="1"), old) == replace(old, pages="1")


@pytest.mark.parametrize(
    ("came", "title", "subtitle"),
    [
        ("A: b", "A", "b"),
        ("A: c", "A", "c"),
        ("B: b", "B", "b"),
        ("B: c: d", "B", "c: d"),
        ("B", "B", "b"),
    ],
)
def test_a_joined_title_comes_apart_where_the_format_joined_it(
    came: str, title: str, subtitle: str
) -> None:
    """At its own sign; what came as it went changes nothing."""
    old = Record(id="a", title=(EN,), subtitle=(Text("b", "en"),))
    new, seen = (Record(id="a", title=(Text(text, "en"),)) for text in (came, "A: b"))
    after = merged(old, new, seen)
    assert (after.title[0].text, after.subtitle[0].text) == (title, subtitle)
    assert (after is old) == (came == "A: b")


def test_a_title_that_was_not_joined_is_taken_as_it_is() -> None:
    """What the format made of the two has other words between."""
    old = Record(id="a", title=(EN,), subtitle=(Text("b", "en"),))
    seen = Record(id="a", title=(Text("A (b)", "en"),))
    after = merged(old, Record(id="a", title=(Text("A: c", "en"),)), seen)
    assert after.title[0].text == "A: c"


def found(known: Record, record: Record) -> list[str]:
    """Return by which fields *record* may be *known*."""
    return [match.field for match in Known([known]).matches(record)]


ISBN = Identifier("isbn", "978-3-16-148410-0")
ISSN = (Identifier("issn", "1229-1056"),)


@pytest.mark.parametrize(
    ("known", "record", "fields"),
    [
        (
            Record(id="a", identifiers=(DOI,)),
            Record(id="b", identifiers=(DOI,)),
            ["identifiers.doi"],
        ),
        (
            Record(id="a", identifiers=(Identifier("doi", "10.1/AB"),)),
            Record(id="b", identifiers=(Identifier("doi", "https://doi.org/10.1/ab"),)),
            ["identifiers.doi"],
        ),
        (
            Record(id="a", type="article-journal", identifiers=ISSN),
            Record(id="b", type="article-journal", identifiers=ISSN),
            [],
        ),
        (
            Record(id="a", type="periodical", identifiers=ISSN),
            Record(id="b", type="periodical", identifiers=(Identifier("issn", "12291056"),)),
            ["identifiers.issn"],
        ),
        (Record(id="a", aka=("c",)), Record(id="c"), ["id"]),
        (Record(id="a"), Record(id="b", aka=("a",)), ["aka"]),
        (Record(id="a", citekey="K"), Record(id="b", citekey="K"), ["citekey"]),
        (Record(id="a", citekey="b"), Record(id="b"), ["citekey"]),
        (Record(id="a", title=(EN,)), Record(id="b", title=(EN,)), ["title"]),
        (Record(id="a"), Record(id="b"), []),
    ],
)
def test_two_records_are_one_work_by_what_they_share(
    known: Record, record: Record, fields: list[str]
) -> None:
    """A number of the work, a name that it has or had, else all that is said of it.

    The ISSN of an article is its journal's.
    """
    assert found(known, record) == fields


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ({"title": (EN,)}, {"title": (EN,)}, True),
        ({"title": (EN,)}, {"title": (EN,), "volume": "1", "pages": "2"}, True),
        ({"title": (EN,)}, {"title": (EN,), "author": (person("Doe"),)}, False),
        ({"title": (EN,), "pages": "1"}, {"title": (EN,), "author": (person("Doe"),)}, True),
        ({"title": (EN,), "pages": "1"}, {"title": (KO,), "pages": "1"}, True),
        ({"title": (EN,), "pages": "1"}, {"title": (KO,), "pages": "2"}, False),
        ({"title": (EN,)}, {"title": (KO,)}, False),
        ({"title": (EN,), "pages": "1"}, {"pages": "1", "author": (person("Doe"),)}, False),
    ],
)
def test_two_records_of_one_key_are_alike_by_title_or_place(
    one: dict[str, Any], other: dict[str, Any], *, answer: bool
) -> None:
    """One title; or another one, and the same people on the same page."""
    assert alike(Record(id="a", **one), Record(id="b", **other)) is answer


def test_an_id_that_once_was_a_record_s_is_taken() -> None:
    """No id is given twice."""
    known = Known([Record(id="a", aka=("b",), citekey="K")])
    assert ["a" in known, "b" in known, "c" in known] == [True, True, False]
    assert (known.by_key("K"), known.by_key("a")) == ("a", "")
