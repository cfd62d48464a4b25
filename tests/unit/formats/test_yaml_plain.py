"""The reader of usual documents: whatever it takes, the long way reads in the same way."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rusrec.formats.yaml import FORMAT, render
from rusrec.formats.yaml.plain import record_of
from rusrec.formats.yaml.tree import tree_of
from rusrec.model import Record
from rusrec.schema.codec import Context
from rusrec.schema.record import RECORD
from rusrec.scripts import gate
from rusrec.testing.mutations import inputs
from rusrec.testing.strategies import records

USUAL = """\
rusrec: 1
id: a-1
type: article-journal
language: ko
title:
  ko: 1930년대 소련에서의 "대협약"
  en: "The Big Deal: its making"
author:
  - ko: 송, 준서
  - ko: 김, 영희
    ko-Latn: Kim, Yŏnghŭi
issued: 1998-06
host:
  type: periodical
  title:
    ko: 러시아연구
  identifiers:
    issn: 1229-1056
volume: 8
pages: 259-285
identifiers:
  doi: 10.1000/182
abstract:
  ko: |
    가나다 라마바.
    사아자 차카타.
  en: One line
keywords:
  ko: [소련, "A, b"]
  en: [labour]
"""

BOOK = "rusrec: 1\nid: a\ntype: book\n"

_LINES = (
    *(f"{line}" for line in USUAL.split("\n")[3:-1]),
    "language: en", "language: [en, ko]", "language:", "  - ru", "genre: thesis", "genre:",
    "title: 외교", "  text: a", "  ko: |", "    c", "     d", "  KO: a", "  ko: a  b", "  en: [a]",
    "  ko: {text: a, by: machine}", "  - 송, 준서", "  - org: 대학", "  - en: A, B, C",
    "  - en: {family: King, given: Martin}", "  - {en: A}", "host: a-2 8(1), 5", "host: a-2",
    "missing:", "  issued: unknown", "volume: [1, 2]", "volume: 8 ", "notes: a", "extra:",
    "  und: a", "  en: [a, b ]", "  family: [x]", "  - family: B", "# a", "a: b", "", "  ", "---",
    "contributor:", "  - en: A, B", "    role: ill", "dates:", "  created: 1990", "issued: 1998?",
)  # fmt: skip
_DOCUMENTS = st.lists(st.sampled_from(_LINES), max_size=12).map(
    lambda lines: BOOK + "".join(f"{line}\n" for line in lines)
)


def taken(text: str) -> bool:
    """Tell whether *text* is taken, which the long way must then read as the same record."""
    record = record_of(text)
    if record is not None:
        context = Context()
        assert record == RECORD.load(tree_of(text), (), context)
        assert not context.problems
    return record is not None


def test_a_usual_article_is_taken() -> None:
    """With names of several forms, a host, paragraphs, keywords; twice, from what was kept too."""
    assert taken(USUAL)
    assert taken(USUAL)
    assert taken(USUAL.replace("language: ko", "language: en"))


def test_what_many_records_share_is_one_object() -> None:
    """The same journal in two records, but not in records of other languages."""
    one, other = (record_of(USUAL.replace("a-1", f"a-{n}")) for n in (1, 2))
    english = record_of(USUAL.replace("language: ko", "language: en"))
    assert one
    assert other
    assert english
    assert one.host is other.host
    assert one.host is not english.host


@pytest.mark.parametrize(
    "text",
    [
        USUAL.replace("rusrec: 1", "rusrec: 2"),
        USUAL.replace("id: a-1\n", ""),
        USUAL.replace("type: article-journal\n", ""),
        USUAL.replace("volume: 8", "volume: 8\n\nissue: 1"),
        USUAL.replace("volume: 8", "volume: 8\nvolume: 9"),
        USUAL.replace("volume: 8", "colour: 8"),
        USUAL.replace("issued: 1998-06", "missing:\n  issued: not-in-source"),
        USUAL.replace("  en: One line", "  ko: One line"),
        USUAL.replace("  en: [labour]", "  ko: [labour]"),
        USUAL.replace("type: article-journal", "type: essay"),
        USUAL.replace("    사아자", "\n    사아자"),
        USUAL[:-1],
        "",
    ],
)
def test_what_is_wrong_or_hangs_on_two_fields_goes_the_long_way(text: str) -> None:
    """Also what the long way would read."""
    assert record_of(text) is None


@given(records())
def test_what_is_written_is_read_alike(record: Record) -> None:
    """Canonical text of any record."""
    taken(render(record))


@settings(max_examples=1000)
@given(_DOCUMENTS)
@example(BOOK + "language: ko\ntitle:\n  ko: a\nlanguage: ko\n")
@example(BOOK + "abstract:\n  ko: |\n    a\n\n    b\n")
@example(BOOK + "abstract:\n  ko: |\n")
@example(BOOK + "author:\n  - ko: 송, 준서\n    en: Song, J\n")
@example("rusrec: 1\n id: a\ntype: book\n")
@example(BOOK + "language:\n  - ko\n  - en\ntitle:\n  ko: a\n  en: b\n")
@example(BOOK + "language: ko\nauthor:\n  - org: 대학\n")
@example(BOOK + "title:\n  ko: a  b\n")
@example(BOOK + "title:\n  KO: a\n")
@example(BOOK + "title:\n  ko: a\n    en: b\n")
@example(BOOK + "identifiers:\n  issn: 1229-1056\n  doi: 10.1000/182\n")
def test_whatever_is_taken_is_read_alike(text: str) -> None:
    """Lines put together without sense are left, or read as the long way reads them."""
    taken(gate.nfc(text))


@settings(max_examples=400)
@given(inputs(FORMAT))
def test_spoilt_files_are_never_read_otherwise(data: bytes) -> None:
    """A file with some places spoilt is left, or means what it says."""
    with contextlib.suppress(UnicodeDecodeError):
        for document in data.decode().split("---\n"):
            if gate.refused(document) is None:
                taken(gate.nfc(document))


@pytest.mark.parametrize(
    "path",
    sorted((Path(__file__).parents[3] / "records").rglob("*.yaml")),
    ids=lambda path: path.name,
)
def test_the_library_is_taken(path: Path) -> None:
    """Its records are in canonical form."""
    assert taken(gate.nfc(path.read_text("utf-8")))
