"""The word that was meant."""

import pytest

from rusrec.scripts.near import nearest


@pytest.mark.parametrize(
    ("word", "words", "meant"),
    [
        ("titel", ["title", "type", "issued"], "title"),
        ("yongu-8-1-25", [f"yongu-{n}-1-259" for n in range(1, 9)], "yongu-8-1-259"),
        ("nonsense", ["title", "type"], ""),
        ("titel", [], ""),
    ],
)
def test_the_word_most_like_it_is_named(word: str, words: list[str], meant: str) -> None:
    """Or none, where none is like it."""
    assert nearest(word, words) == meant


def test_among_many_a_slip_at_either_end_is_found() -> None:
    """Those that agree with it at the ends are looked at, whatever stands before them."""
    words = [f"journal-{n}-{n % 7}-{n % 300}" for n in range(100_000)]

    assert nearest("journal-99999-4-99-", words) == "journal-99999-4-99"
    assert nearest("ournal-99999-4-99", words) == "journal-99999-4-99"
