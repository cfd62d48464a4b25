"""Entries of a field a line, taken apart at once, are what the grammar gives."""

from typing import Final
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec.errors import Problem, SourceError
from rusrec.formats._bib.grammar import blocks, reading
from rusrec.formats._bib.grammar.entries import RawEntry, entries
from rusrec.formats._bib.grammar.lines import cut_of

LINES: Final = (
    "  author = {송, 준서 and King, M.},", "  title = {The {DNA} of x},", "\tTitle={Рекорд},",
    "  year = 1998,", "month = sep,", "month = SEP,", "month = foo,", "  note = {a", "  b},", "",
    "  note = {a}", "  note = {}},", "  note = {{a}", "  note = {a} # {b},", '  note = "a",',
    "  note = {a}, url = {b},", "  note = {a}b},", "  x+an:y = {a},", "  % off = {a},", ",", "}",
    "  note = {a},,", "  note = {a = b},", "  note = {},", "  a b = {c},", "  = {c},", "  n = a-b,",
    "  note = {a}, {b},", "  note = { a },", "note = {\\{},", "  year = 1998", "\u00a0note = {a},",
    "  m = \u0661,", "  note = {a} ,", "note = {a},\u00a0", "  note = {a}\\,", "K = {a},",
    "k = {b},", "\u0130 = {a},", "  note={a},", "  note = {a {b}", "  note = {a = {b} c},",
    "  note = {a", "@misc{b,", "  note = {\\}},", "  year = 1998,,", "  month = sep },",
    "  x = {a}, }", "  note = {\x07},", "  note = {a},\n}", "  x = {}}",
)  # fmt: skip

KEYS: Final = ("key,", "key ,", "key", "", ",", "a b,", "ключ,", "key, x = {1},", "a=b,", "k}y,")


def outcome(text: str) -> tuple[list[RawEntry], list[Problem], list[str]]:
    """Return what reading *text* gives: entries, warnings, errors."""
    warned: list[Problem] = []
    refused: list[SourceError] = []
    found = list(entries([text], name="x.bib", warn=warned.append, refuse=refused.append))
    found = [entry._replace(printable=False) for entry in found]
    return found, warned, [str(each) for each in refused]


def texts() -> st.SearchStrategy[str]:
    """Return entries, most lines of them usual."""
    line = st.one_of(st.sampled_from(LINES[:5]), st.sampled_from(LINES))
    body = st.lists(line, max_size=5).map("\n".join)
    return st.builds("@article{{{}\n{}\n}}\n".format, st.sampled_from(KEYS), body)


def field_by_field(text: str) -> tuple[list[RawEntry], list[Problem], list[str]]:
    """Return what reading *text* by the grammar gives."""
    with (
        mock.patch.object(blocks, "cut_of", return_value=None),
        mock.patch.object(reading, "cut_of", return_value=None),
    ):
        return outcome(text)


@settings(max_examples=600, deadline=None)
@given(texts())
def test_at_once_is_field_by_field(text: str) -> None:
    """The same entries, warnings and errors."""
    assert outcome(text) == field_by_field(text)


@pytest.mark.parametrize("blank", [" \t", "\x1f", "\x0c", "\u00a0", "\u2028", "\u3000", "\x85"])
def test_a_line_of_blanks_that_no_text_holds_is_no_empty_one(blank: str) -> None:
    """A separator of Unicode between two fields is as wrong as it is within one."""
    text = f"@article{{key,\n  year = 1998,\n{blank}\n  note = {{a}},\n}}\n"
    assert outcome(text) == field_by_field(text)


def test_usual_entries_are_taken_at_once() -> None:
    """So the grammar is not asked for what most programs write."""
    body = "key,\n" + "\n".join(LINES[:2]) + "\n  year = 1998,\n  month = sep\n"
    found = cut_of(body)
    assert found is not None
    assert list(found.fields) == ["author", "title", "year", "month"]
    assert found.macros == ("month",)
