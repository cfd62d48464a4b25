"""Losses: what ``without`` makes of a record, and what a table of promises says of a path."""

import time

import pytest
from msgspec.structs import replace

from rusrec.loss import Loss, Report, carried, line, paths_to, without
from rusrec.model import (
    Date,
    Event,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Name,
    NameForm,
    Note,
    Record,
    Relation,
    Rights,
    Text,
)

KO, EN, EN2 = Text("제목", "ko"), Text("A title", "en"), Text("Another", "en")


def record() -> Record:
    """Return a record with something of everything that a path can lead to."""
    return Record(
        id="a",
        language=("ko",),
        title=(KO, EN, EN2),
        author=(
            Name(name=(NameForm("송", "준서", "ko"),), orcid="0"),
            Name(org=(Text("B", "ko"),)),
        ),
        host=Record(id="h", type="periodical", title=(KO,)),
        volume="8",
        publisher=((Text("P", "ko"), Text("Q", "en")),),
        identifiers=(Identifier("doi", "10.1/x"), Identifier("issn", "1"), Identifier("issn", "2")),
        notes=(Note((Text("n", "ko"),), "status"),),
        rights=Rights(license="CC BY"),
        event=Event(name=(KO,), date=Date("1998")),
        extra=(Extra("bibtex", (ExtraValue("a.b[1]", "x"), ExtraValue("c", "y"))),),
    )


def lost(path: str, arrives: object = None) -> Record:
    """Return the record without what is at *path*."""
    return without(record(), [Loss("a", path, "no-target-field", arrives)])


def test_a_tag_in_a_path_means_all_texts_of_that_tag() -> None:
    """An index after it means one of them."""
    assert lost("title.en").title == (KO,)
    assert lost("title.en[0]").title == (KO, EN2)
    assert lost("title.en[1]").title == (KO, EN)
    assert lost("title.en", Text("X", "en")).title == (KO, Text("X", "en"))
    assert lost("title").title == ()


def test_paths_are_looked_up_in_the_record_as_it_was() -> None:
    """The order of losses makes no difference."""
    losses = [Loss("a", f"title.en[{n}]", "no-target-field") for n in (0, 1)]
    both = [Loss("a", f"author[{n}]", "no-target-field") for n in (0, 1)]

    assert without(record(), losses) == without(record(), losses[::-1])
    assert without(record(), losses).title == (KO,)
    assert without(record(), both).author == ()


def test_a_path_leads_through_structs_and_keys() -> None:
    """Into hosts, names, publishers, notes and what only a format knows."""
    assert lost("author[0].orcid").author[0].orcid == ""
    assert lost("author[0].name.ko.given", "").author[0].name[0] == NameForm("송", "", "ko")
    assert lost("identifiers.issn[0]").identifiers[1:] == (Identifier("issn", "2"),)
    assert lost("publisher[0].en").publisher == ((Text("P", "ko"),),)
    assert lost("extra.bibtex.a.b[1]").extra[0].values == (ExtraValue("c", "y"),)
    assert lost("extra.bibtex").extra == ()


def test_what_holds_nothing_any_more_is_gone() -> None:
    """A name without forms, rights without a word, a note without its text."""
    assert lost("rights.license").rights is None
    assert lost("author[1].org.ko").author == record().author[:1]
    assert lost("notes[0].note").notes == ()
    assert lost("event.date").event == Event(name=(KO,))
    assert lost("host", Record(id="h")).host == Record(id="h")
    assert lost("extra.bibtex.c").extra[0].values == (ExtraValue("a.b[1]", "x"),)


def test_a_relation_to_nothing_is_gone() -> None:
    """What must be said of a thing is not there: so is the thing."""
    review = Record(id="a", relations=(Relation("review-of", "b"),))
    assert without(review, [Loss("a", "relations[0].to", "no-target-field")]).relations == ()
    assert without(Record(volume="8"), [Loss("", "volume", "no-target-field")]) == Record()


def test_thousands_of_losses_cost_no_more_than_their_number() -> None:
    """Each element is looked up at once, however many there are, by key or by place."""
    many = Record(
        keywords=tuple(Keyword(f"{n}", "ko") for n in range(20_000)),
        author=tuple(Name(org=(Text(f"{n}", "ko"),), orcid="0") for n in range(20_000)),
    )
    paths = [*paths_to("keywords", many.keywords), *(f"author[{n}].orcid" for n in range(20_000))]
    start = time.process_time()
    seen = without(many, [Loss("a", path, "no-target-field") for path in paths])
    assert time.process_time() - start < 5
    assert seen == Record(author=tuple(replace(name, orcid="") for name in many.author))


def test_the_path_of_an_element_is_its_key() -> None:
    """It has a number where several share one."""
    assert paths_to("title", (KO, EN, EN2)) == ["title.ko", "title.en[0]", "title.en[1]"]
    assert paths_to("title", ()) == []


def test_a_path_that_stands_twice_counts_the_second_time() -> None:
    """Also where the first put something that was not there."""
    losses = [Loss("a", "title.ru", "joined", Text(word, "ru")) for word in ("Я", "Ты")]
    assert without(record(), losses).title == (KO, EN, EN2, Text("Ты", "ru"))


def test_what_all_texts_of_a_tag_lose_arrives_at_each() -> None:
    """Both English titles are by the same then."""
    titles = lost("title.en.by", "author").title
    assert [(text.text, text.by) for text in titles] == [
        ("제목", ""), ("A title", "author"), ("Another", "author"),
    ]  # fmt: skip


def test_a_value_can_arrive_where_nothing_was() -> None:
    """A text that moved to the host stands there, in canonical order."""
    moved = lost("host.publisher", ((Text("P", "ko"),),))

    assert isinstance(moved.host, Record)
    assert moved.host.publisher == ((Text("P", "ko"),),)
    assert lost("series", Record(title=(KO,))).series == Record(title=(KO,))
    assert lost("issued", Date("2001")).issued == Date("2001")
    assert lost("title.ru", Text("Я", "ru")).title == (KO, EN, EN2, Text("Я", "ru"))


@pytest.mark.parametrize(
    ("path", "promise"),
    [
        ("title", "whole"),
        ("title.ko", "changed"),
        ("title.en[1].by", "lost"),
        ("author[0].orcid", "lost"),
        ("author[0].name.ko", "changed"),
        ("author", "changed"),
        ("host.title", "whole"),
        ("host.id", "lost"),
        ("nowhere", "lost"),
    ],
)
def test_the_most_exact_row_of_a_table_counts(path: str, promise: str) -> None:
    """``title.en`` is found under ``title.*`` before ``title``."""
    assert carried(
        path,
        {
            "title": "whole",
            "title.*": "changed",
            "title.*.by": "lost",
            "author": "changed",
            "author.orcid": "lost",
            "host.title": "whole",
        },
    ) == promise  # fmt: skip


def test_a_report_counts_by_field_and_tells_housekeeping_apart() -> None:
    """A loss of the house's notes makes no export lossy."""
    ledger: list[Loss] = []
    report = Report(ledger.append)
    for path in ("title.en[0]", "title.en[1]", "sources", "extra.bibtex.x"):
        report(Loss("a", path, "no-target-field"))

    assert report.losses["title.en", "no-target-field"] == 2
    assert report.bibliographic == 2
    assert len(ledger) == 4
    assert str(report) == "0 records; changed or lost: title 2; not carried: extra, sources"


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        ((), "1 record, whole"),
        (("title.en",), "1 record; changed or lost: title 1"),
        (("host.sources", "sources.s1"), "1 record; not carried: host.sources, sources"),
    ],
)
def test_a_report_says_nothing_of_what_there_is_not(paths: tuple[str, ...], said: str) -> None:
    """No empty part, and the house's notes on a journal are not those on its article."""
    report = Report()
    report.records = 1
    for path in paths:
        report(Loss("a", path, "no-target-field"))
    assert str(report) == said


def test_a_path_in_the_words_of_a_source_counts_too() -> None:
    """Its brackets may hold a name, which is no index."""
    report = Report()
    for path in ("name/namePart[date]", "part/detail[volume]/title", "title.und[1]", "a[b", "[1]"):
        report(Loss("a", path, "not-representable"))
    assert [field for field, _ in report.losses] == [
        "name/namePart[date]", "part/detail[volume]/title", "title.und", "a[b", "[1]",
    ]  # fmt: skip


def test_a_loss_is_one_line() -> None:
    """Record, path, reason and what arrives, whatever is in the value."""
    text = line(Loss("a", "title.en", "joined", (Text("one\ttwo\nthree", "en"),)))

    assert text.split("\t")[:3] == ["a", "title.en", "joined"]
    assert text.count("\t") == 3
    assert "\n" not in text
