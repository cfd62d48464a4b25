"""References of usual form, taken at once, are what reading line by line gives."""

from typing import Final
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec.errors import SourceError
from rusrec.formats.ris import reference
from rusrec.formats.ris.reference import Reference, Stray, references

USUAL: Final = "TY  - JOUR\nAU  - 송, 준서\nTI  - Title\nER  - \n"

LINES: Final = (
    "TY  - JOUR", "AU  - 송, 준서", "AU  - King, M.", "TI  - Рекорд", "ER  - ", "ER  -", "", "ER",
    "goes on", " ", "AB  - ", "AB  -  a", "AB  - a  b", "AB  - a ", "AB  -", "AB - a", "ab  - a",
    "N1  - \u00a0a", "N1  - \u1112\u1161", "N1  - \x85", "TY  - ", "ER  - a", "N1\t- a",
    "  AU  - a", "ER  -foo", "ER  - ER  - ",
    "ty  - jour", "er  - ", "A\u0661  - a", "N1  - a   b", "\ufeff", "TY  -  BOOK ",
)  # fmt: skip


def outcome(text: str, step: int) -> tuple[list[Reference], list[Stray], str]:
    """Return what reading *text* in pieces gives: references, lines in none, and the error."""
    pieces = [text[at : at + step] for at in range(0, len(text), step)]
    found: list[Reference] = []
    strays: list[Stray] = []
    try:
        found.extend(references(pieces, "x.ris", strays.append))
    except SourceError as error:
        return found, strays, str(error)
    return found, strays, ""


def texts() -> st.SearchStrategy[str]:
    """Return references, most of them usual, with other lines among them."""
    lines = st.lists(st.sampled_from(LINES), max_size=6).map("\n".join)
    return st.lists(st.one_of(st.just(USUAL), lines), max_size=6).map("\n".join)


@settings(max_examples=400, deadline=None)
@given(texts(), st.sampled_from((10**6, 7)))
def test_at_once_is_line_by_line(text: str, step: int) -> None:
    """The same references, with their lines, whatever stands among them and in what pieces."""
    with mock.patch.object(reference, "_usual", return_value=None):
        expected = outcome(text, 10**6)
    assert outcome(text, step) == expected


def test_a_usual_reference_is_taken_at_once() -> None:
    """So usual ones take the quick way indeed."""
    text = f"{USUAL}\n{USUAL}"
    with mock.patch.object(reference._Lines, "_line", side_effect=AssertionError):  # noqa: SLF001
        found = outcome(text, 10**6)[0]
    assert [each.line for each in found] == [1, 6]


@pytest.mark.parametrize("step", [10**6, 50])
def test_a_reference_without_end_ends_at_the_next(step: int) -> None:
    """Whether or not the one after it has an end."""
    text = USUAL.replace("ER  - \n", "") + USUAL
    assert [each.line for each in outcome(text, step)[0]] == [1, 4]


def test_tags_and_types_in_small_letters_are_read() -> None:
    """Some programs write so; in a file of capitals such a line goes on with the text before it."""
    found, strays, error = outcome("ty  - jour\nti  - T\ner  - \nTy  - Book\ner  -\n", 10**6)
    assert [(each.kind, each.values) for each in found] == [("JOUR", {"TI": ["T"]}), ("BOOK", {})]
    assert (strays, error) == ([], "")
    (one,) = outcome("TY  - JOUR\nAB  - a\nin  - b\nER  - \n", 10**6)[0]
    assert one.values == {"AB": ["a in - b"]}
