"""What a record is called by."""

import pytest

from rusrec.model import is_id


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("a", True),
        ("7", True),
        ("rosia-yongu-8-1", True),
        ("", False),
        ("A", False),
        ("a-", False),
        ("-a", False),
        ("-", False),
        ("a--b", False),
        ("a_b", False),
        ("a b", False),
        ("a\n", False),
        ("연구", False),
        ("a" * 200, True),
        ("a" * 201, False),
        ("²", False),
        ("ﬁ", False),
    ],
)
def test_an_id_has_small_letters_and_digits_between_single_hyphens(
    text: str, *, answer: bool
) -> None:
    """All of ASCII, so that it can be the name of a file and an id in any syntax."""
    assert is_id(text) is answer
