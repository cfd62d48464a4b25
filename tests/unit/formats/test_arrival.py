"""What of a record arrives: each difference is told as exactly as a path can say it."""

import time
from typing import Any

import pytest

from rusrec.formats._arrival import losses
from rusrec.loss import without
from rusrec.model import (
    Archive,
    Date,
    Identifier,
    Keyword,
    Name,
    NameForm,
    Note,
    Record,
    Relation,
    Text,
)

A, B, C = Text("a", "ko"), Text("b", "en"), Text("c", "ru")
SONG, DOE = Name(name=(NameForm("송", tag="ko"),)), Name(name=(NameForm("Doe", tag="en"),))
BOOK, TITLED = Record(type="book"), Record(type="book", title=(A,))


@pytest.mark.parametrize(
    ("field", "had", "seen", "told"),
    [
        ("volume", "1", "", ["volume no-target-field None"]),
        ("volume", "1", "2", ["volume narrower-vocabulary 2"]),
        ("volume", "", "2", ["volume no-target-field 2"]),
        ("title", (A, B), (A,), ["title.en single-valued None"]),
        ("title", (A, B), (), ["title no-target-field None"]),
        ("title", (A, B, C), (A, C), ["title.en single-valued None"]),
        ("title", (A, B), (A, Text("b: d", "en")), ["title.en joined b: d"]),
        ("title", (A, B), (A, Text("d", "en")), ["title.en narrower-vocabulary d"]),
        ("title", (A,), (A, B), ["title narrower-vocabulary a b"]),
        (
            "title",
            (A, B),
            (Text("d", "ja"), Text("e", "zh")),
            ["title.ko narrower-vocabulary d", "title.en narrower-vocabulary e"],
        ),
        ("title", (Text("a", "ko", by="x"),), (A,), ["title.ko.by no-target-field None"]),
        (
            "title",
            (Text("a", "ko", by="x"),),
            (Text("a", "ko", by="y"),),
            ["title.ko narrower-vocabulary a"],
        ),
        (
            "title",
            (Text("a", "ko", by="x", markup="csl"),),
            (A,),
            ["title.ko narrower-vocabulary a"],
        ),
        ("author", (SONG, DOE), (DOE,), ["author narrower-vocabulary Doe"]),
        (
            "author",
            (SONG, DOE),
            (SONG, Name(name=(NameForm("Doe", tag="und"),))),
            ["author[1].name.en narrower-vocabulary Doe"],
        ),
        ("aka", ("a", "b"), ("a", "c"), ["aka narrower-vocabulary a c"]),
        ("issued", Date("1998", by="x"), Date("1998"), ["issued.by no-target-field None"]),
        (
            "archive",
            Archive("a", "b", "c"),
            Archive("a", "", "d"),
            ["archive.place no-target-field None", "archive.collection narrower-vocabulary d"],
        ),
        ("host", TITLED, BOOK, ["host.title no-target-field None"]),
        ("host", "j", TITLED, ["host narrower-vocabulary a"]),
        (
            "identifiers",
            (Identifier("doi", "10.1/2"), Identifier("pmid", "1")),
            (Identifier("pmid", "1"),),
            ["identifiers.doi single-valued None"],
        ),
        (
            "keywords",
            (Keyword("a", "ko"), Keyword("b", "ko")),
            (Keyword("b", "ko"),),
            ["keywords.ko[0] single-valued None"],
        ),
        (
            "notes",
            (Note((A,)), Note((B,), "status")),
            (Note((A,)), Note((B,))),
            ["notes[1].type no-target-field None"],
        ),
        (
            "relations",
            (Relation("review-of", "a"), Relation("review-of", TITLED)),
            (Relation("review-of", "a"), Relation("review-of", BOOK)),
            ["relations[1].to.title no-target-field None"],
        ),
    ],
)
def test_a_difference_is_told_at_its_place(
    field: str, had: Any, seen: Any, told: list[str]
) -> None:
    """And the losses make what arrives of what there was."""
    record = Record(id="x", language=("ko",), **{field: had})
    arrived = Record(id="x", language=("ko",), **{field: seen})
    found = list(losses(record, arrived))
    assert [f"{loss.path} {loss.reason} {shown(loss.arrives)}" for loss in found] == told
    if had:
        assert without(record, found) == arrived


def shown(value: Any) -> str:
    """Return a value in short."""
    if isinstance(value, tuple):
        return " ".join(map(shown, value))
    for name in () if isinstance(value, str) else ("text", "family", "name", "title"):
        if hasattr(value, name):
            return shown(getattr(value, name))
    return str(value)


def test_thousands_of_differences_cost_no_more_than_their_number() -> None:
    """Of twenty thousand keywords half arrive: those between them are found gone soon."""
    had = Record(id="a", keywords=tuple(Keyword(f"{n}", "ko") for n in range(20_000)))
    seen = Record(id="a", keywords=had.keywords[::2])
    start = time.process_time()
    found = [*losses(had, seen)]
    assert time.process_time() - start < 5
    assert [loss.path for loss in found[:2]] == ["keywords.ko[1]", "keywords.ko[3]"]
    assert len(found) == 10_000


def test_a_field_may_have_a_reason_of_its_own() -> None:
    """A subtitle is joined to the title, which no difference shows."""
    had = Record(id="x", title=(A,), subtitle=(B,))
    (loss,) = losses(had, Record(id="x", title=(A,)), {"subtitle": "joined"})
    assert (loss.path, loss.reason) == ("subtitle", "joined")
