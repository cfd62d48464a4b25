"""Where an item stands in its host, in the words of catalogues of several countries."""

import time

import pytest

from rusrec.formats._marc.where import place_in_words


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Vol. 8, no. 1 (1998), p. 259-285", ("8", "1", "259-285")),
        ("no. 1", ("", "1", "")),
        ("p. e12", ("", "", "e12")),
        ("Vol. 8, No. 1 (June 1998), pp. 259–285", ("8", "1", "259-285")),
        ("Т. 8, № 1 (1998), с. 259-285", ("8", "1", "259-285")),
        ("2015. – № 3. – С. 5-10", ("", "3", "5-10")),
        ("Т. 8, вып. 1-2. - С. 5", ("8", "1-2", "5")),
        ("No. 5 (1998), p. 3", ("", "5", "3")),
        ("제8권 제1호 (1998), p. 259-285", ("8", "1", "259-285")),
        ("제8집, 259 ~ 285쪽", ("8", "", "259-285")),
        ("8권 1호", ("8", "1", "")),
        ("8(1), 259-285쪽", ("8", "1", "259-285")),
    ],
)
def test_a_place_is_read_in_the_words_of_each_country(words: str, place: tuple[str, ...]) -> None:
    """Volume, issue and pages; a year in between is the date's."""
    assert place_in_words(words) == place


@pytest.mark.parametrize(
    "words", ["8(1998), 5", "1998", "in two parts", "Vol. eight (1) x", "v 12면", "no 12/13쪽"]
)
def test_what_is_not_surely_a_place_is_none(words: str) -> None:
    """It stays with the field."""
    assert place_in_words(words) is None


def test_long_words_take_no_time() -> None:
    """Whatever is repeated in them."""
    start = time.process_time()
    for piece in ("8(", "Т. 8, ", "1-", " - ", "제", "(1)"):
        place_in_words(piece * 100_000)
        place_in_words((piece * 200)[:199])
    assert time.process_time() - start < 2
