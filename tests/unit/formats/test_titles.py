"""Titles as plain words."""

import pytest

from rusrec.formats._titles import plain
from rusrec.model import Text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On <i>Pravda</i> & co", "On Pravda & co"),
        ("a <i> b</i> c", "a b c"),
        ("<b> a</b>", "a"),
        ("a\n<i> </i>\nb", "a\nb"),
    ],
)
def test_blanks_that_only_markup_parted_are_one(text: str, words: str) -> None:
    """Lines stay apart; a text without markup has no tags, whatever it looks like."""
    assert plain(Text(text, "en", markup="csl")) == words
    assert plain(Text("a <i> b</i>", "en")) == "a <i> b</i>"
