"""Characters that no value may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusrec.errors import SourceError
from rusrec.formats._characters import check
from rusrec.scripts.gate import refused


@pytest.mark.parametrize(
    ("char", "what", "remedy"),
    [
        ("\x00", "U+0000 (NUL)", "--encoding utf-16-le"),
        ("\x07", "U+0007 (BEL)", "delete it"),
        ("\x0c", "U+000C (FF)", "ordinary line end"),
        ("\x1b", "U+001B (ESC)", "delete it"),
        ("\x7f", "U+007F (DEL)", "delete it"),
        ("\x80", "U+0080 (a control character)", "--encoding cp1252"),
        ("\x85", "U+0085 (NEL)", "ordinary line end"),
        ("\x92", "U+0092 (a control character)", "--encoding cp1252"),
        ("\u2028", "U+2028 (LINE SEPARATOR)", "ordinary line end"),
        ("\u2029", "U+2029 (PARAGRAPH SEPARATOR)", "ordinary line end"),
        ("\ud800", "U+D800 (half of a surrogate pair)", "whole character"),
        ("\ufdd0", "U+FDD0 (a non-character)", "delete it"),
        ("\U0001ffff", "U+1FFFF (a non-character)", "delete it"),
    ],
)
def test_a_refused_character_is_told_with_its_name_and_a_remedy(
    char: str, what: str, remedy: str
) -> None:
    """Number, name, line, column, the line itself, and what to do."""
    with pytest.raises(SourceError) as caught:
        check(f"first\nse{char}cond\nthird", name="x.bib", line=7)
    (found,) = caught.value.problems
    assert found.message == f"{what} cannot stand in a text"
    assert found.place == "x.bib:8:3"
    assert found.code == "RR104"
    assert remedy in found.help
    assert found.evidence == f"se{ascii(char)[1:-1]}cond"


@given(st.text(st.characters(exclude_categories=())))
def test_check_refuses_what_the_gate_refuses(text: str) -> None:
    """No more and no less."""
    if refused(text) is None:
        check(text, name="x")
    else:
        with pytest.raises(SourceError):
            check(text, name="x")
